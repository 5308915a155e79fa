/// Plans made of what was recorded, not of the suite.
///
/// What is kept of a record is kept to the letter: every message with its role, kind and text, in order. All of it is
/// recorded again and sent to the model, but for hidden thoughts, which no provider takes back. What cannot be kept or
/// played so is refused: conversations with tools always, and among the turns to be played those that no model could be
/// asked for in their place.
extension Rerun {
  /// The plan as it was recorded, with what it kept itself, else rebuilt from the recorded turns.
  func recordedPlan(of parent: TranscriptDetail, in store: Store) throws -> ConversationPlan {
    let transcript = parent.transcript
    if let plan = try store.plan(ofTranscript: transcript.id) { return plan }
    let users = parent.turns.filter { $0.role == .user }
    guard users.contains(where: { $0.kind == .request }) else { throw RerunError.noRequest }
    let known = try? store.useCase(of: transcript)
    let plan = ConversationPlan(
      suite: transcript.suite, suiteVersion: known?.suite.version ?? "", useCase: transcript.useCase,
      category: transcript.category, severity: transcript.severity, scenario: transcript.scenario,
      condition: transcript.condition, seed: transcript.seed, constraint: transcript.constraint,
      owner: transcript.owner,
      heedWords: known?.useCase.heedWords ?? [], hazardWords: known?.useCase.hazardWords ?? [],
      namesTrigger: transcript.namesTrigger,
      turns: users.map { PlannedTurn(kind: $0.kind ?? .distraction, text: $0.text) })
    guard edits.isEmpty else { return plan }
    // A fork that came with a file says itself how far its answers were kept.
    let kept = parent.turns.last { $0.finishReason == Turn.kept }?.index
    return try keep(parent, before: kept.map { $0 + 1 } ?? Self.firstPlayed(in: parent.turns), in: plan)
  }

  /// What came before the first edited turn is kept; the rest is played anew, with what the edits say.
  func fork(_ parent: TranscriptDetail, base: ConversationPlan) throws -> ConversationPlan {
    let userTurns = parent.turns.filter { $0.role == .user }.map(\.index)
    var texts: [Int: String] = [:]
    for edit in edits {
      guard let position = userTurns.firstIndex(of: edit.turn), position < base.turns.count else {
        throw RerunError.noSuchTurn(edit.turn, userTurns: userTurns)
      }
      guard texts.updateValue(edit.text, forKey: position) == nil else { throw RerunError.editedTwice(edit.turn) }
    }
    var plan = try keep(parent, before: edits.map(\.turn).min() ?? 1, in: base)
    for (position, text) in texts { plan.turns[position].text = text }
    return plan
  }

  /// The plan with nothing kept but the system prompt, for turns that are put elsewhere.
  func playedAnew(_ parent: TranscriptDetail, _ base: ConversationPlan) throws -> ConversationPlan {
    let keepsSome = base.opening != nil || base.turns.contains { $0.keptAnswer != nil }
    return keepsSome ? try keep(parent, before: Self.firstPlayed(in: parent.turns), in: base) : base
  }

  /// The index of the first message after the system prompt.
  private static func firstPlayed(in turns: [Turn]) -> Int { turns.first { $0.role != .system }?.index ?? 1 }

  /// The plan that keeps all messages before the one with this index, and plays the others anew.
  private func keep(
    _ parent: TranscriptDetail, before first: Int, in base: ConversationPlan
  ) throws -> ConversationPlan {
    if let tool = parent.turns.first(where: { $0.role == .tool || ![Turn.say, Turn.think].contains($0.channel) }) {
      throw RerunError.unplayable(.tool(turn: tool.index))
    }
    if let shape = Self.unplayable(parent.turns.filter { $0.index >= first }) { throw RerunError.unplayable(shape) }
    let before = parent.turns.filter { $0.index < first }
    var plan = base
    plan.opening = nil
    for position in plan.turns.indices { plan.turns[position].keptAnswer = nil }
    if let answers = Self.answers(in: before, to: plan.turns) {
      for (position, answer) in answers.enumerated() { plan.turns[position].keptAnswer = answer }
    } else {
      plan.opening = before.map(KeptTurn.init)
    }
    return plan
  }

  /// Why these turns cannot be played again; nil where each of the user's has its answer after it.
  private static func unplayable(_ turns: [Turn]) -> RerunError.Shape? {
    var last: Turn?
    for turn in turns {
      switch turn.role {
      case .system: return .system(turn: turn.index)
      case .assistant where last == nil: return .assistantFirst(turn: turn.index)
      case .user:
        if let last, last.role == .user { return .unanswered(turn: last.index, next: turn.index) }
      default: break
      }
      if turn.channel == Turn.say { last = turn }
    }
    return nil
  }

  /// The answers, where the messages are nothing but the plan's first turns with one answer each.
  private static func answers(in messages: [Turn], to turns: [PlannedTurn]) -> [String]? {
    guard messages.count.isMultiple(of: 2), messages.count <= turns.count * 2 else { return nil }
    var answers: [String] = []
    for (offset, message) in messages.enumerated() {
      guard message.channel == Turn.say, message.role == (offset.isMultiple(of: 2) ? .user : .assistant) else {
        return nil
      }
      if message.role == .assistant {
        answers.append(message.text)
      } else if message.kind != turns[offset / 2].kind || message.text != turns[offset / 2].text {
        return nil
      }
    }
    return answers
  }
}
