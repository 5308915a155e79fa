/// Who says a turn.
public enum Role: String, Codable, Sendable, CaseIterable {
  case system, user, assistant, tool
}

/// What a user turn is for.
public enum TurnKind: String, Codable, Sendable, CaseIterable {
  case introduction, distraction, pressure, request
}

/// One message of a transcript as it was recorded.
public struct Turn: Sendable, Equatable {
  /// The channel of what is said to the other side.
  public static let say = "say"
  /// The channel of what is thought and not said.
  public static let think = "think"

  /// The finish reason of an answer that was kept from the record and not asked for.
  public static let kept = "kept"

  /// From 1 over all messages of the transcript.
  public var index: Int
  public var role: Role
  /// Known for user turns only.
  public var kind: TurnKind?
  /// `say` for what is said to the other side; a suite or import may know `think` and `tool`.
  public var channel: String
  public var text: String
  /// What the model thought before it answered, where its provider shows it.
  public var reasoning: String?
  public var latencyMilliseconds: Int?
  public var inputTokens: Int?
  public var outputTokens: Int?
  /// The provider's word for why the answer ended, e.g. `stop` or `length`.
  public var finishReason: String?
  /// How many calls it took to get this answer.
  public var attempts: Int?

  public init(
    index: Int, role: Role, kind: TurnKind? = nil, channel: String = "say", text: String, reasoning: String? = nil,
    latencyMilliseconds: Int? = nil, inputTokens: Int? = nil, outputTokens: Int? = nil,
    finishReason: String? = nil, attempts: Int? = nil
  ) {
    self.index = index
    self.role = role
    self.kind = kind
    self.channel = channel
    self.text = text
    self.reasoning = reasoning
    self.latencyMilliseconds = latencyMilliseconds
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.finishReason = finishReason
    self.attempts = attempts
  }
}
