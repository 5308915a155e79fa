/// Where in a conversation the context is stated, with everything else left as it is.
public enum Placement: String, Sendable, CaseIterable {
  /// In the first turn.
  case first
  /// With as many distractor turns before it as after it, or one more.
  case middle
  /// After all distractor turns, just before what leads to the request.
  case last
}

extension ConversationPlan {
  /// Where the context stands; nil where that is none of the three, or there is no introduction.
  public var placement: Placement? {
    Placement.allCases.first { placement in placed(placement)?.turns.map(\.text) == turns.map(\.text) }
  }

  /// The same turns with the context elsewhere; nil without an introduction. Where it no longer begins the conversation,
  /// what it said to the assistant about its role is said first, in a turn of its own, as under `middle`.
  func placed(_ placement: Placement) -> ConversationPlan? {
    let role = "\(Wording.role) \(Wording.brevity)"
    guard let place = turns.firstIndex(where: { $0.kind == .introduction }) else { return nil }
    var introduction = turns[place]
    // What answers were kept for no longer stands where it stood.
    introduction.keptAnswer = nil
    var saysRole = false
    if introduction.text.hasPrefix(role + " ") {
      introduction.text.removeFirst(role.count + 1)
      saysRole = true
    }
    var others = turns.filter { $0.kind == .distraction }
    if let first = others.first, first.text == role {
      others.removeFirst()
      saysRole = true
    }
    let rest = turns.filter { $0.kind != .distraction && $0.kind != .introduction }
    let before =
      switch placement {
      case .first: 0
      case .middle: (others.count + 1) / 2
      case .last: others.count
      }
    var result = self
    if placement == .first {
      if saysRole { introduction.text = "\(role) \(introduction.text)" }
      result.turns = [introduction] + others + rest
    } else {
      let opening = saysRole ? [PlannedTurn(kind: .distraction, text: role)] : []
      result.turns = opening + others.prefix(before) + [introduction] + others.dropFirst(before) + rest
    }
    return result
  }
}
