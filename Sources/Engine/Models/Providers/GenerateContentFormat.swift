/// Google's generateContent, as the Gemini API speaks it.
///
/// Source: the types of the `google-genai` package on PyPI, version 3.4, whose default version of the API is `v1`. The
/// version belongs to the base URL, so that another can be named there.
struct GenerateContentFormat: WireFormat {
  func path(of model: String, streams: Bool) -> (path: String, query: String?) {
    streams ? ("models/\(model):streamGenerateContent", "alt=sse") : ("models/\(model):generateContent", nil)
  }

  var takesSystemTurnsAnywhere: Bool { false }

  func headers(_ key: APIKey?) -> HTTPHeaders {
    var headers = HTTPHeaders()
    if let key { headers.add("x-goog-api-key", key.secret) }
    return headers
  }

  func body(_ prompt: Prompt, model: String, settings: ModelSettings, streams: Bool) throws -> WireBody {
    let sampling = settings.sendsTemperature ? prompt.sampling : nil
    func parts(_ texts: [String]) -> WireJSON { .list(texts.map { .fields([("text", .text($0))]) }) }
    let system = prompt.messages.filter { $0.role == .system }.map(\.content)
    let contents = prompt.messages.filter { $0.role != .system }.map { message -> WireJSON in
      .fields([
        ("parts", parts([message.content])), ("role", .text(message.role == .assistant ? "model" : "user")),
      ])
    }
    return try WireBody(
      conversation: [
        ("contents", .list(contents)),
        ("systemInstruction", system.isEmpty ? nil : .fields([("parts", parts(system))])),
      ],
      parameters: [
        (
          "generationConfig",
          .fields([
            ("temperature", sampling.map { .number($0.temperature) }),
            ("topP", sampling?.topP.map(WireJSON.number)),
            ("presencePenalty", sampling?.presencePenalty.map(WireJSON.number)),
            ("maxOutputTokens", .whole(prompt.sampling.maxTokens)),
            ("seed", settings.sendsSeed ? .whole(prompt.seed) : nil),
          ])
        )
      ])
  }

  func read(_ body: [UInt8]) throws(WireFlaw) -> WireAnswer {
    var answer = WireAnswer()
    let reply = try WireCoding.decode(Reply.self, body)
    if reply.error == nil, reply.candidates == nil, reply.promptFeedback == nil {
      throw WireFlaw(what: "candidates is missing")
    }
    answer.take(reply)
    answer.isWhole = true
    return answer
  }

  func add(_ event: ServerEvent, to answer: inout WireAnswer) throws(WireFlaw) {
    answer.take(try WireCoding.decode(Reply.self, event.data))
  }

  // MARK: - JSON

  struct Content: Decodable {
    var role: String?
    var parts: [Part]?
  }

  struct Part: Decodable {
    var text: String?
    /// The text is the model's reasoning.
    var thought: Bool?
  }

  struct Reply: Decodable {
    var candidates: [Candidate]?
    var promptFeedback: Feedback?
    var usageMetadata: Usage?
    var modelVersion: String?
    var error: ServerError?
  }

  struct Candidate: Decodable {
    var content: Content?
    var finishReason: String?
  }

  struct Feedback: Decodable {
    var blockReason: String?
  }

  struct Usage: Decodable {
    var promptTokenCount: Int?
    var candidatesTokenCount: Int?
    var thoughtsTokenCount: Int?
  }

  /// The reasons for which an answer is withheld or broken off by the provider, not by the model.
  static let blocking: Set<String> = [
    "SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "MODEL_ARMOR",
  ]
}

extension WireAnswer {
  fileprivate mutating func take(_ reply: GenerateContentFormat.Reply) {
    error = reply.error ?? error
    version = reply.modelVersion ?? version
    if let usage = reply.usageMetadata {
      inputTokens = usage.promptTokenCount ?? inputTokens
      if let written = usage.candidatesTokenCount { outputTokens = written + (usage.thoughtsTokenCount ?? 0) }
    }
    if let reason = reply.promptFeedback?.blockReason {
      (blocked, isWhole) = (reason, true)
    }
    guard let candidate = reply.candidates?.first else { return }
    for part in candidate.content?.parts ?? [] {
      if part.thought == true { reasoning += part.text ?? "" } else { text += part.text ?? "" }
    }
    if let reason = candidate.finishReason {
      finishReason = reason
      isWhole = true
      if GenerateContentFormat.blocking.contains(reason) { blocked = reason }
    }
  }
}
