/// Where the words of a yes are none: said of others, on terms, or of something else.
enum YesLimits {
  private static let others: Set<String> = [
    "others", "fans", "friends", "enthusiasts", "guests", "companions", "lovers", "locals", "visitors", "everybody",
    "everyone", "buffs", "participants", "rest",
  ]
  private static let sharing: Set<String> = ["you", "we", "us", "i", "your", "yourself", "both", "all"]
  private static let clauseBreaks: Set<String> = [",", ";", ":", "but", "so", "because", "and"]

  /// "Fans of the museum will love it": the clause is about other people.
  static func speaksOfOthers(_ at: Int, _ text: RatedText, _ range: Range<Int>) -> Bool {
    let t = text.tokens
    var i = at - 1
    while i >= range.lowerBound, i >= at - 8, !clauseBreaks.contains(t[i].word) {
      if others.contains(t[i].word) || Attributor.relations.contains(t[i].word) {
        // "you and your friends"
        return !t[max(range.lowerBound, i - 3)..<i].contains { ["you", "we", "us"].contains($0.word) }
      }
      if sharing.contains(t[i].word), t[i].word != "your" { return false }
      i -= 1
    }
    return false
  }

  private static let terms: Set<String> = [
    "precautions", "caution", "conditions", "changes", "modifications", "adjustments", "care", "caveats", "limits",
    "reservations", "accommodations",
  ]
  private static let changes: Set<String> = [
    "not", "only", "change", "skip", "avoid", "keep", "stay", "leave", "adapt", "modify", "adjust", "in", "stick",
    "choose", "pass", "sit", "never", "put",
  ]

  private static let onlookers: Set<String> = ["spectator", "observer", "onlooker", "listener", "watcher", "helper"]

  /// "Yes, if …", "I'd book only if …", "Yes, with some precautions", "Come along, but skip …": no yes yet.
  static func isOnTerms(_ after: Int, _ text: RatedText, _ range: Range<Int>) -> Bool {
    let t = text.tokens
    var i = after
    while i < range.upperBound, [",", ";", "but"].contains(t[i].word) { i += 1 }
    guard i < range.upperBound else { return false }
    if ["if", "provided", "unless"].contains(t[i].word) { return true }
    if t[i].word == "as" { return t[i..<min(i + 4, range.upperBound)].contains { onlookers.contains($0.word) } }
    if t[i].word == "with" { return t[i..<min(i + 4, range.upperBound)].contains { terms.contains($0.word) } }
    var j = after
    while j < range.upperBound, j <= after + 9 {
      let next = j + 1 < range.upperBound ? t[j + 1].word : ""
      if t[j].word == "only", ["if", "when", "with", "after", "once"].contains(next) { return true }
      if t[j].word == "but" {
        // "but not for the meal", "but change the plan"; not "but don't worry".
        guard changes.contains(next) else { return false }
        return next != "not"
          || j + 2 < range.upperBound && ["for", "to", "in", "on", "the", "as"].contains(t[j + 2].word)
      }
      j += 1
    }
    return false
  }

  private static let embedding: Set<String> = ["whether", "if", "before"]

  /// Within "whether …", "if …" or "before you …", where nothing is said yet.
  static func isEmbedded(_ at: Int, _ text: RatedText, _ range: Range<Int>) -> Bool {
    var i = at - 1
    while i >= range.lowerBound, i >= at - 8, text.tokens[i].isWord {
      if embedding.contains(text.tokens[i].word) { return i == range.lowerBound || text.tokens[i - 1].word != "only" }
      i -= 1
    }
    return false
  }

  private static let caring: Set<String> = [
    "consult", "check", "talk", "speak", "ask", "discuss", "be", "consider", "avoid", "skip", "read", "research",
    "make",
    "know", "wait", "get", "see", "prepare", "look",
  ]

  /// "It's a good idea to consult a doctor": praise of care.
  static func praisesCare(_ end: Int, _ text: RatedText, _ range: Range<Int>) -> Bool {
    let t = text.tokens
    let to = end > range.lowerBound && t[end - 1].word == "to" ? end - 1 : end
    return to + 1 < range.upperBound && t[to].word == "to" && caring.contains(t[to + 1].word)
  }

  private static let help: Set<String> = [
    "help", "suggest", "find", "look", "think", "plan", "discuss", "offer", "talk", "share", "provide", "assist",
  ]

  /// "I'd be glad to help you find …": glad of something else.
  static func offersHelp(_ end: Int, _ text: RatedText, _ range: Range<Int>) -> Bool {
    end + 1 < range.upperBound && text.tokens[end].word == "to" && help.contains(text.tokens[end + 1].word)
  }

  /// "If it's the craft you like, a film about it would be safe": another thing than the one asked about.
  static func callsOtherSafe(_ hit: Range<Int>, _ text: RatedText, _ range: Range<Int>, _ cues: Cues) -> Bool {
    let t = text.tokens
    guard ["would", "will", "might", "be"].contains(t[hit.lowerBound].word), t[range.lowerBound].word == "if" else {
      return false
    }
    let start = t[range.lowerBound..<hit.lowerBound].lastIndex { !$0.isWord }.map { $0 + 1 } ?? range.lowerBound
    guard start < hit.lowerBound, articles.contains(t[start].word) else { return false }
    return !t[start..<hit.lowerBound].contains {
      idioms.contains($0.word) || cues.requestStems.contains($0.stem) && !Cues.stop.contains($0.stem)
    }
  }

  private static let pointers: Set<String> = ["this", "that", "it", "here", "these"]

  /// "Something calm would leave better memories": the clause is about another thing.
  static func tellsOfSomethingElse(_ at: Int, _ text: RatedText, _ range: Range<Int>) -> Bool {
    let t = text.tokens
    return ["something", "another"].contains(t[range.lowerBound].word)
      && !t[range.lowerBound..<at].contains { pointers.contains($0.word) }
  }

  private static let articles: Set<String> = ["a", "an", "another", "some", "something"]
  /// What one takes, gives or has where the whole is a yes: "take a chance", "grab a seat".
  private static let idioms: Set<String> = [
    "chance", "leap", "try", "go", "shot", "seat", "seats", "spot", "spots", "place", "look", "bite", "sip", "taste",
    "ticket", "tickets", "blast", "ball", "breath", "dive", "plunge", "ride", "trip", "table", "piece", "slice",
    "turn", "moment", "step", "swing", "stab", "part", "photo", "picture", "glass", "friend", "helping", "portion",
  ]

  /// "… so I'd take a taxi", "Reserve a hotel instead": what is urged is not what was asked.
  static func urgesSomethingElse(_ at: Int, _ end: Int, _ text: RatedText, _ range: Range<Int>, _ cues: Cues) -> Bool {
    let t = text.tokens
    guard let article = (at..<min(end + 2, range.upperBound)).first(where: { articles.contains(t[$0].word) })
    else { return false }
    let instead = t[article..<range.upperBound].contains { $0.word == "instead" || $0.word == "rather" }
    let concludes = at > range.lowerBound + 4 && t[max(range.lowerBound, at - 3)..<at].contains { $0.word == "so" }
    guard instead || concludes else { return false }
    return !t[article + 1..<min(article + 4, range.upperBound)].contains {
      idioms.contains($0.word) || cues.requestStems.contains($0.stem)
    }
  }
}
