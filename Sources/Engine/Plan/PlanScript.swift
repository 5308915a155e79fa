/// A recorded message that a plan keeps to the letter.
public struct KeptTurn: Codable, Sendable, Equatable {
  public var role: Role
  /// As it was recorded: nil where the record has none.
  public var kind: TurnKind?
  /// `say`, or `think` for what was thought and not said.
  public var channel: String
  public var text: String

  public init(role: Role, kind: TurnKind? = nil, channel: String = Turn.say, text: String) {
    self.role = role
    self.kind = kind
    self.channel = channel
    self.text = text
  }

  init(_ turn: Turn) { self.init(role: turn.role, kind: turn.kind, channel: turn.channel, text: turn.text) }
}

extension ConversationPlan {
  /// One message of the conversation that a plan makes.
  enum Line: Sendable, Equatable {
    /// As it was recorded.
    case kept(KeptTurn)
    /// What the user says in the plan's turn at this position.
    case said(Int)
    /// What a model is asked for: the answer to the plan's turn at this position.
    case answer(Int)

    var isAnswer: Bool {
      if case .answer = self { true } else { false }
    }
  }

  /// All messages of the conversation, in order: first what is kept, then each of the user's turns with its answer.
  var script: [Line] {
    var lines = (opening ?? []).map(Line.kept)
    let isKept = (opening ?? []).count { $0.role == .user }
    for (position, turn) in turns.enumerated().dropFirst(isKept) {
      lines.append(.said(position))
      lines.append(turn.keptAnswer.map { .kept(KeptTurn(role: .assistant, text: $0)) } ?? .answer(position))
    }
    return lines
  }

  /// How many answers a model is asked for.
  var calls: Int { script.count(where: \.isAnswer) }

  /// The number of the first system turn that does not stand before all others; nil without any.
  var systemTurnAmongOthers: Int? {
    let opening = opening ?? []
    return opening.indices.first { opening[$0].role == .system && $0 > 0 && opening[$0 - 1].role != .system }.map {
      $0 + 1
    }
  }

  /// The role and the text of a line; nil for the text of what a model is asked for.
  func content(of line: Line) -> (role: Role, text: String?) {
    switch line {
    case .kept(let turn): (turn.role, turn.text)
    case .said(let position): (.user, turns[position].text)
    case .answer: (.assistant, nil)
    }
  }
}

extension [Turn] {
  /// What a model is sent of a conversation: everything but hidden thoughts, which no provider takes back.
  var messages: [ChatMessage] {
    filter { $0.channel != Turn.think }.map { ChatMessage(role: $0.role, content: $0.text) }
  }
}
