/// How one protocol writes requests and reads answers. A format knows no network and keeps nothing.
protocol WireFormat: Sendable {
  /// The path below the provider's base URL, and its query; nil for none.
  func path(of model: String, streams: Bool) -> (path: String, query: String?)
  /// What identifies the caller, and the protocol's version.
  func headers(_ key: APIKey?) -> HTTPHeaders
  /// The request's body, and its parameters without the conversation, both JSON with their fields in a fixed order.
  func body(_ prompt: Prompt, model: String, settings: ModelSettings, streams: Bool) throws -> WireBody
  /// Whether a system turn can stand among the others; otherwise all of them are sent before these.
  var takesSystemTurnsAnywhere: Bool { get }
  /// Reads a whole answer.
  func read(_ body: [UInt8]) throws(WireFlaw) -> WireAnswer
  /// Adds an event of a stream to the answer that is coming.
  func add(_ event: ServerEvent, to answer: inout WireAnswer) throws(WireFlaw)
}

struct WireBody: Sendable, Equatable {
  var whole: [UInt8]
  var parameters: [UInt8]
}

/// What an answer says, in any protocol.
struct WireAnswer: Sendable, Equatable {
  var text = ""
  var reasoning = ""
  /// The provider's own words, where it says that the model refused.
  var refusal: String?
  /// The provider withheld the answer or the question: its word for why.
  var blocked: String?
  var finishReason: String?
  var inputTokens: Int?
  /// With those of the reasoning.
  var outputTokens: Int?
  /// The model that answered, by the provider's own name for it.
  var version: String?
  /// Some servers report failures with status 200, or in the middle of a stream.
  var error: ServerError?
  /// Of a stream: it has been said that there is no more.
  var isWhole = false
}

/// What is wrong with an answer, and where in it.
struct WireFlaw: Error, Equatable {
  var what: String
}

extension ProviderSettings {
  /// The format that speaks this provider's protocol to a model.
  func format(_ model: ModelSettings) -> any WireFormat {
    switch self.protocol {
    case .openai: model.isBase ? CompletionsFormat() : ChatCompletionsFormat()
    case .anthropic: MessagesFormat()
    case .google: GenerateContentFormat()
    }
  }
}
