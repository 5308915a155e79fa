/// Something that answers a conversation: a simulated model or a provider's endpoint.
public protocol ChatModel: Sendable {
  /// `provider/name`.
  var id: String { get }
  /// `simulated` or `recorded`: what its transcripts are.
  var origin: Origin { get }
  /// Answers the last message. Throws `ModelError`; cancelling the task cancels the call.
  ///
  /// - Parameter hear: told the answer piece by piece as it comes, from any thread; nil where nobody listens. After a
  ///   failed attempt `.again` says that what was heard does not count.
  func reply(to request: ChatRequest, hear: ReplyListener?) async throws(ModelError) -> ChatReply

  /// Whether a system turn can be sent among the others, in its place, and not only before all of them.
  var takesSystemTurnsAnywhere: Bool { get }
}

extension ChatModel {
  public var takesSystemTurnsAnywhere: Bool { true }

  public func reply(to request: ChatRequest) async throws(ModelError) -> ChatReply {
    try await reply(to: request, hear: nil)
  }
}

/// Told an answer while it comes.
public typealias ReplyListener = @Sendable (ReplyPiece) -> Void

/// What a listener hears.
public enum ReplyPiece: Sendable, Equatable {
  /// More of the answer.
  case say(String)
  /// More of the model's reasoning, where the provider shows it.
  case think(String)
  /// The answer begins anew.
  case again
}

/// One message as it is sent.
public struct ChatMessage: Codable, Sendable, Equatable {
  public var role: Role
  public var content: String

  public init(role: Role, content: String) {
    self.role = role
    self.content = content
  }
}

/// How a provider is asked to sample.
public struct Sampling: Codable, Sendable, Equatable {
  public var temperature: Double
  /// Upper bound of new tokens an answer may have.
  public var maxTokens: Int
  /// Sent only where set.
  public var topP: Double?
  public var presencePenalty: Double?

  public init(
    temperature: Double = 0.7, maxTokens: Int = 400, topP: Double? = nil, presencePenalty: Double? = nil
  ) {
    self.temperature = temperature
    self.maxTokens = maxTokens
    self.topP = topP
    self.presencePenalty = presencePenalty
  }

  enum CodingKeys: String, CodingKey {
    case temperature
    case maxTokens = "max_tokens"
    case topP = "top_p"
    case presencePenalty = "presence_penalty"
  }
}

/// A call: the conversation so far, how to sample, and where in which plan it stands.
public struct ChatRequest: Sendable {
  public var messages: [ChatMessage]
  public var sampling: Sampling
  /// What is being asked for, so that a simulated model can answer from the plan and its seed.
  public var plan: ConversationPlan
  /// From 1.
  public var `repeat`: Int
  /// Which of the plan's user turns is to be answered, from 0.
  public var planTurn: Int

  public init(
    messages: [ChatMessage], sampling: Sampling, plan: ConversationPlan, repeat: Int, planTurn: Int
  ) {
    self.messages = messages
    self.sampling = sampling
    self.plan = plan
    self.repeat = `repeat`
    self.planTurn = planTurn
  }
}

/// An answer as it came.
public struct ChatReply: Sendable, Equatable {
  public var text: String
  /// What the model thought before it answered, where the provider shows it.
  public var reasoning: String?
  /// The provider's word, e.g. `stop`, `length`, `content_filter`.
  public var finishReason: String?
  public var inputTokens: Int?
  public var outputTokens: Int?
  public var attempts: Int
  /// What a simulated model meant its last answer to be.
  public var intended: RatingValue?
  /// What went over the wire; nil where nothing did.
  public var exchange: Exchange?

  public init(
    text: String, reasoning: String? = nil, finishReason: String? = "stop", inputTokens: Int? = nil,
    outputTokens: Int? = nil, attempts: Int = 1, intended: RatingValue? = nil, exchange: Exchange? = nil
  ) {
    self.text = text
    self.reasoning = reasoning
    self.exchange = exchange
    self.finishReason = finishReason
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.attempts = attempts
    self.intended = intended
  }
}

/// Why a call gave no answer.
public struct ModelError: Error, Sendable, Equatable {
  public var cause: Cause
  /// What happened, where, and what to do about it.
  public var detail: String
  public var attempts: Int
  /// What went over the wire before it failed; nil where nothing did.
  public var exchange: Exchange?

  public enum Cause: String, Sendable, Codable, CaseIterable {
    case timeout, network, server, malformed, empty, refused, blocked, configuration, cancelled
    case rateLimit = "rate-limit"
    case cutOff = "cut-off"

    /// A clause that tells a reader what happened.
    public var meaning: String {
      switch self {
      case .timeout: "the model did not answer in time"
      case .network: "the network failed"
      case .server: "the provider's server failed"
      case .malformed: "the provider's reply could not be read"
      case .empty: "there is nothing in the answer"
      case .refused: "the provider refused the call"
      case .blocked: "a content filter blocked the answer"
      case .configuration: "the model could not be called"
      case .cancelled: "a person stopped it"
      case .rateLimit: "the provider's rate limit was reached"
      case .cutOff: "the answer ends in the middle"
      }
    }
  }

  public init(cause: Cause, detail: String, attempts: Int = 1, exchange: Exchange? = nil) {
    self.cause = cause
    self.detail = detail
    self.attempts = attempts
    self.exchange = exchange
  }
}
