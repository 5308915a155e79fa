/// Anthropic's Messages.
///
/// Source: the types of the `anthropic` package on PyPI, version 2.11: the key is a bearer token, and there is neither a
/// temperature nor a seed (`ModelSettings` can send a temperature to models and servers that still take one).
struct MessagesFormat: WireFormat {
  static let version = "2026-10-21"

  func path(of model: String, streams: Bool) -> (path: String, query: String?) { ("v1/messages", nil) }

  var takesSystemTurnsAnywhere: Bool { false }

  func headers(_ key: APIKey?) -> HTTPHeaders {
    var headers = HTTPHeaders.bearer(key)
    headers.add("anthropic-version", Self.version)
    return headers
  }

  func body(_ prompt: Prompt, model: String, settings: ModelSettings, streams: Bool) throws -> WireBody {
    let system = prompt.messages.filter { $0.role == .system }.map(\.content).joined(separator: "\n\n")
    let sampling = settings.sendsTemperature ? prompt.sampling : nil
    return try WireBody(
      conversation: [
        ("messages", .list(prompt.messages.filter { $0.role != .system }.map(\.json))),
        ("system", system.isEmpty ? nil : .text(system)),
      ],
      parameters: [
        ("model", .text(model)),
        ("max_tokens", .whole(prompt.sampling.maxTokens)),
        ("temperature", sampling.map { .number($0.temperature) }),
        ("top_p", sampling?.topP.map(WireJSON.number)),
        ("stream", .flag(streams)),
      ])
  }

  func read(_ body: [UInt8]) throws(WireFlaw) -> WireAnswer {
    let message = try WireCoding.decode(Message.self, body)
    var answer = WireAnswer(error: message.error, isWhole: true)
    if message.error != nil { return answer }
    guard let content = message.content else { throw WireFlaw(what: "content is missing") }
    answer.take(message)
    for block in content { answer.take(block) }
    answer.stop(message.stopReason, message.stopDetails)
    return answer
  }

  func add(_ event: ServerEvent, to answer: inout WireAnswer) throws(WireFlaw) {
    let event = try WireCoding.decode(Event.self, event.data)
    switch event.type {
    case "message_start":
      if let message = event.message { answer.take(message) }
    case "content_block_start":
      if let block = event.contentBlock { answer.take(block) }
    case "content_block_delta":
      if let delta = event.delta { answer.take(delta) }
    case "message_delta":
      answer.take(usage: event.usage)
      answer.stop(event.delta?.stopReason, event.delta?.stopDetails)
    case "message_stop": answer.isWhole = true
    case "error": answer.error = event.error ?? ServerError(message: "")
    // `ping` and what is still to come.
    default: break
    }
  }

  // MARK: - JSON

  struct Message: Decodable {
    var content: [Block]?
    var model: String?
    var stopReason: String?
    var stopDetails: StopDetails?
    var usage: Usage?
    var error: ServerError?

    enum CodingKeys: String, CodingKey {
      case content, model, usage, error
      case stopReason = "stop_reason"
      case stopDetails = "stop_details"
    }
  }

  /// A content block, or what a delta adds to one.
  struct Block: Decodable {
    var text: String?
    var thinking: String?
    var stopReason: String?
    var stopDetails: StopDetails?

    enum CodingKeys: String, CodingKey {
      case text, thinking
      case stopReason = "stop_reason"
      case stopDetails = "stop_details"
    }
  }

  struct StopDetails: Decodable {
    var category: String?
    var explanation: String?
  }

  struct Usage: Decodable {
    var input: Int?
    var cacheWrite: Int?
    var cacheRead: Int?
    var output: Int?

    /// All that was sent, cached or not.
    var inputTokens: Int? { input.map { $0 + (cacheWrite ?? 0) + (cacheRead ?? 0) } }

    enum CodingKeys: String, CodingKey {
      case input = "input_tokens"
      case cacheWrite = "cache_creation_input_tokens"
      case cacheRead = "cache_read_input_tokens"
      case output = "output_tokens"
    }
  }

  private struct Event: Decodable {
    var type: String
    var message: Message?
    var contentBlock: Block?
    var delta: Block?
    var usage: Usage?
    var error: ServerError?

    enum CodingKeys: String, CodingKey {
      case type, message, delta, usage, error
      case contentBlock = "content_block"
    }
  }
}

extension WireAnswer {
  fileprivate mutating func take(_ message: MessagesFormat.Message) {
    version = message.model ?? version
    take(usage: message.usage)
  }

  fileprivate mutating func take(usage: MessagesFormat.Usage?) {
    inputTokens = usage?.inputTokens ?? inputTokens
    outputTokens = usage?.output ?? outputTokens
  }

  fileprivate mutating func take(_ block: MessagesFormat.Block) {
    text += block.text ?? ""
    reasoning += block.thinking ?? ""
  }

  fileprivate mutating func stop(_ reason: String?, _ details: MessagesFormat.StopDetails?) {
    guard let reason else { return }
    finishReason = reason
    if reason == "refusal" { refusal = details?.explanation ?? details?.category ?? "no reason given" }
  }
}
