/// How many distractor turns stand where in a plan.
struct PlanDistance: Equatable {
  /// Before the introduction; only `middle` has any.
  let before: Int
  /// Between the introduction and what leads to the request.
  let after: Int

  /// - Parameter asked: how many are to stand after the introduction; nil for as many as the condition has.
  init(_ asked: Int?, _ condition: Condition) {
    if condition == .middle {
      after = asked ?? 1
      // One more than after it: with the role lines before and two turns at the end, the introduction stays in the middle.
      before = after + 1
    } else {
      after = asked ?? SuitePool.drawn
      before = 0
    }
  }

  var trivia: Int { before + after }

  /// The distance that a plan must be given for a conversation with these user turns, whole or not; nil without any.
  static func given(to kinds: [TurnKind], _ condition: Condition) -> Int? {
    guard !kinds.isEmpty else { return nil }
    let introduction = kinds.lastIndex(of: .introduction)
    if condition == .middle {
      // What stands before tells it even where the conversation broke off early: the role lines and one more than after.
      return max(0, kinds[..<(introduction ?? kinds.endIndex)].count { $0 == .distraction } - 2)
    }
    guard let introduction else { return nil }
    return kinds[introduction...].count { $0 == .distraction }
  }
}
