/// OpenAI's Chat Completions, as most servers speak it: vLLM, llama.cpp, Ollama, OpenRouter, Together.
///
/// Source: the types of the `openai` package on PyPI, version 2.54.
struct ChatCompletionsFormat: WireFormat {
  func path(of model: String, streams: Bool) -> (path: String, query: String?) { ("chat/completions", nil) }

  var takesSystemTurnsAnywhere: Bool { true }

  func headers(_ key: APIKey?) -> HTTPHeaders { .bearer(key) }

  func body(_ prompt: Prompt, model: String, settings: ModelSettings, streams: Bool) throws -> WireBody {
    try WireBody(
      conversation: [("messages", .list(prompt.messages.map(\.json)))],
      parameters: Self.parameters(
        prompt, model: model, settings: settings, streams: streams, limit: settings.tokenLimit))
  }

  /// All of a request but its conversation.
  static func parameters(
    _ prompt: Prompt, model: String, settings: ModelSettings, streams: Bool, limit: ModelSettings.TokenLimit
  ) -> [(name: String, value: WireJSON?)] {
    let sampling = settings.sendsTemperature ? prompt.sampling : nil
    let maxTokens = WireJSON.whole(prompt.sampling.maxTokens)
    return [
      ("model", .text(model)),
      ("temperature", sampling.map { .number($0.temperature) }),
      ("top_p", sampling?.topP.map(WireJSON.number)),
      ("presence_penalty", sampling?.presencePenalty.map(WireJSON.number)),
      ("max_tokens", limit == .maxTokens ? maxTokens : nil),
      ("max_completion_tokens", limit == .maxCompletionTokens ? maxTokens : nil),
      ("seed", settings.sendsSeed ? .whole(prompt.seed) : nil),
      ("stream", .flag(streams)),
      ("stream_options", streams ? .fields([("include_usage", .flag(true))]) : nil),
    ]
  }

  func read(_ body: [UInt8]) throws(WireFlaw) -> WireAnswer {
    let reply = try WireCoding.decode(Reply.self, body)
    var answer = WireAnswer(version: reply.model, error: reply.error, isWhole: true)
    answer.count(reply.usage)
    if reply.error != nil { return answer }
    guard let choice = reply.choices.first else { throw WireFlaw(what: "choices is an empty list") }
    guard let message = choice.message else { throw WireFlaw(what: "choices[0].message is missing") }
    answer.text = message.text
    answer.reasoning = message.reasoning
    answer.refusal = message.refusal
    answer.finish(choice.finishReason)
    return answer
  }

  func add(_ event: ServerEvent, to answer: inout WireAnswer) throws(WireFlaw) {
    if event.data.starts(with: "[DONE]".utf8) {
      answer.isWhole = true
      return
    }
    let reply = try WireCoding.decode(Reply.self, event.data)
    answer.version = reply.model ?? answer.version
    answer.error = reply.error ?? answer.error
    answer.count(reply.usage)
    // The last piece may hold nothing but the usage.
    guard let choice = reply.choices.first else { return }
    if let delta = choice.delta {
      answer.text += delta.text
      answer.reasoning += delta.reasoning
      if let refusal = delta.refusal { answer.refusal = (answer.refusal ?? "") + refusal }
    }
    if choice.finishReason != nil {
      answer.finish(choice.finishReason)
      answer.isWhole = true
    }
  }

  // MARK: - JSON

  /// The parts of an answer or of a stream's event that matter; everything else in it may be anything.
  struct Reply: Decodable {
    var choices: [Choice]
    var usage: Usage?
    var model: String?
    var error: ServerError?

    private enum Keys: String, CodingKey { case choices, usage, model, error }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Keys.self)
      error = try? fields.decodeIfPresent(ServerError.self, forKey: .error)
      choices = error == nil ? try fields.decode([Choice].self, forKey: .choices) : []
      usage = try? fields.decodeIfPresent(Usage.self, forKey: .usage)
      model = try? fields.decodeIfPresent(String.self, forKey: .model)
    }
  }

  struct Choice: Decodable {
    var message: Message?
    var delta: Message?
    /// Of a base model's continuation.
    var text: String?
    var finishReason: String?

    private enum Keys: String, CodingKey {
      case message, delta, text
      case finishReason = "finish_reason"
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Keys.self)
      message = try fields.decodeIfPresent(Message.self, forKey: .message)
      delta = try fields.decodeIfPresent(Message.self, forKey: .delta)
      text = try fields.decodeIfPresent(String.self, forKey: .text)
      finishReason = try fields.decodeIfPresent(String.self, forKey: .finishReason)
    }
  }

  struct Message: Decodable {
    var text: String
    /// No part of OpenAI's own protocol: vLLM and DeepSeek say `reasoning_content`, OpenRouter `reasoning`.
    var reasoning: String
    var refusal: String?

    private enum Keys: String, CodingKey {
      case content, refusal, reasoning
      case reasoningContent = "reasoning_content"
    }

    private struct Part: Decodable {
      var text: String?
      var refusal: String?
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Keys.self)
      refusal = try fields.decodeIfPresent(String.self, forKey: .refusal)
      reasoning =
        (try? fields.decodeIfPresent(String.self, forKey: .reasoningContent))
        ?? (try? fields.decodeIfPresent(String.self, forKey: .reasoning)) ?? ""
      text = ""
      guard fields.contains(.content), try !fields.decodeNil(forKey: .content) else { return }
      if let whole = try? fields.decode(String.self, forKey: .content) {
        text = whole
        return
      }
      let parts: [Part]
      do {
        parts = try fields.decode([Part].self, forKey: .content)
      } catch DecodingError.typeMismatch(_, let context)
        where context.codingPath.last?.stringValue == Keys.content.rawValue
      {
        throw DecodingError.dataCorruptedError(
          forKey: .content, in: fields, debugDescription: "neither text, null nor a list of parts")
      }
      text = parts.compactMap(\.text).joined()
      let refusals = parts.compactMap(\.refusal).joined()
      if refusal == nil, !refusals.isEmpty { refusal = refusals }
    }
  }

  struct Usage: Decodable {
    var inputTokens: Int?
    var outputTokens: Int?

    private enum Keys: String, CodingKey {
      case inputTokens = "prompt_tokens"
      case outputTokens = "completion_tokens"
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Keys.self)
      inputTokens = try? fields.decodeIfPresent(Int.self, forKey: .inputTokens)
      outputTokens = try? fields.decodeIfPresent(Int.self, forKey: .outputTokens)
    }
  }
}

extension WireAnswer {
  mutating func count(_ usage: ChatCompletionsFormat.Usage?) {
    inputTokens = usage?.inputTokens ?? inputTokens
    outputTokens = usage?.outputTokens ?? outputTokens
  }

  mutating func finish(_ reason: String?) {
    finishReason = reason
    if reason == "content_filter" { blocked = reason }
    if refusal?.isEmpty == true { refusal = nil }
  }
}

extension HTTPHeaders {
  static func bearer(_ key: APIKey?) -> HTTPHeaders {
    var headers = HTTPHeaders()
    if let key { headers.add("Authorization", "Bearer \(key.secret)") }
    return headers
  }
}
