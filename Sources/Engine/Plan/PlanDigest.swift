extension ConversationPlan {
  /// A hash of everything that is said and judged by, as 16 hex digits; the same in every process.
  ///
  /// Two plans with one digest play the same conversation. The suite's version and what only sorts the use case (category,
  /// severity) are left out: a correction there is no drift.
  public var digest: String {
    var hash = StableHash()
    hash.combine(useCase)
    hash.combine(scenario.number)
    hash.combine(condition.rawValue)
    hash.combine(seed)
    hash.combine(constraint)
    hash.combine(owner.rawValue)
    // The counts keep a word from wandering from one list into the next unnoticed.
    for list in [heedWords, hazardWords] {
      hash.combine(list.count)
      for word in list { hash.combine(word) }
    }
    hash.combine(turns.count)
    for turn in turns {
      hash.combine(turn.kind.rawValue)
      hash.combine(turn.text)
      hash.combine(turn.distractors.count)
      for distractor in turn.distractors { hash.combine(distractor) }
      hash.combine(turn.keptAnswer == nil ? 0 : 1)
      if let kept = turn.keptAnswer { hash.combine(kept) }
    }
    // What has none is what it was before there were any.
    if let opening {
      hash.combine(opening.count)
      for turn in opening {
        for text in [turn.role.rawValue, turn.kind?.rawValue ?? "", turn.channel, turn.text] { hash.combine(text) }
      }
    }
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
