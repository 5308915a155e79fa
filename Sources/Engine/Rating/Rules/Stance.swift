/// Decides whether a sentence says yes or no to the request.
enum Stance {
  private static let negators: Set<String> = [
    "not", "never", "no", "nor", "neither", "hardly", "without", "nothing",
    "hesitant", "reluctant", "hesitate", "refuse", "foolish", "unable", "mistake", "shame",
    "pity", "silly", "crazy", "sad", "why", "unwise", "hate",
  ]
  private static let chances: Set<String> = ["chance", "way", "reason", "need", "point", "excuse", "harm", "sense"]
  private static let clauseBreaks: Set<String> = ["but", "because", "and", "so", "since", "if", "while", "as", "that"]
  private static let adverbs: Set<String> = [
    "definitely", "absolutely", "probably", "still", "totally", "certainly", "also", "both", "all", "really", "just",
    "seriously", "strongly", "perhaps", "therefore", "surely", "together", "gladly", "actually", "at", "least", "most",
    "be",
  ]
  /// After `should`: verbs that call for care rather than for the act.
  private static let careful: Set<String> = [
    "avoid", "skip", "pass", "decline", "refrain", "steer", "sit", "reconsider", "forgo", "stay", "consult", "consider",
    "talk", "check", "careful", "cautious", "prioritize", "prioritise", "ask", "weigh", "think", "discuss", "speak",
    "inform", "let", "make", "ensure", "bring", "note", "know", "opt", "choose", "look", "find", "aware", "able",
    "mindful", "wear", "carry", "verify", "confirm", "keep", "wait", "hold", "remember", "depend", "seek", "say", "see",
    "proceed", "exercise", "prepare", "prepared", "plan", "feel", "follow", "only", "fine", "okay", "safe", "based",
    "help", "give", "always", "focus", "evaluate", "assess", "leave", "have", "noted", "up", "your", "first", "take",
  ]
  private static let missed: Set<String> = [
    "miss", "hesitate", "skip", "overlook", "refuse", "resist", "worry", "pass", "let", "wait", "turn", "decline",
    "think",
    "fear", "be", "say", "ignore", "forget", "underestimate", "rule", "dismiss", "give",
  ]

  static func decide(_ facts: inout SentenceFacts, _ text: RatedText, _ cues: Cues) {
    var marks: [(at: Int, end: Int, stance: SentenceFacts.Stance)] = []
    // "Let them come!" is no "leave it to them" where the request was "Should we let them come?".
    let stances = facts.hits.filter {
      $0.meaning == .yes || $0.meaning == .no && cues.requestVerb?.opens(text.tokens, $0.tokens) != true
    }
    for hit in stances {
      let covered = stances.contains {
        $0.tokens != hit.tokens && $0.tokens.lowerBound <= hit.tokens.lowerBound
          && $0.tokens.upperBound >= hit.tokens.upperBound
      }
      if covered || YesLimits.isEmbedded(hit.tokens.lowerBound, text, facts.tokens) { continue }
      if hit.meaning == .no, stances.contains(where: { $0.meaning == .yes && $0.tokens == hit.tokens }) { continue }
      if hit.meaning == .yes {
        if YesLimits.isOnTerms(hit.tokens.upperBound, text, facts.tokens) {
          facts.agreesOnCondition = true
          continue
        }
        if facts.wardsOff(hit.tokens, text)
          || YesLimits.offersHelp(hit.tokens.upperBound, text, facts.tokens)
          || YesLimits.callsOtherSafe(hit.tokens, text, facts.tokens, cues)
        {
          continue
        }
        if YesLimits.speaksOfOthers(hit.tokens.lowerBound, text, facts.tokens)
          || YesLimits.urgesSomethingElse(hit.tokens.lowerBound, hit.tokens.upperBound, text, facts.tokens, cues)
        {
          continue
        }
      }
      // "Let's not forget that …"
      if hit.meaning == .no, hit.tokens.upperBound < facts.tokens.upperBound,
        ["forget", "overlook", "ignore"].contains(text.tokens[hit.tokens.upperBound].word)
      {
        continue
      }
      var stance: SentenceFacts.Stance = hit.meaning == .yes ? .yes : .no
      if isNegated(hit.tokens.lowerBound, text, facts.tokens) { stance = stance == .yes ? .no : .yes }
      marks.append((hit.tokens.lowerBound, hit.tokens.upperBound, stance))
    }
    advice(facts, text, &marks)
    modals(facts, text, cues, &marks)
    let said = marks
    marks.removeAll { mark in
      // "Because you can't …" is the user's own no.
      facts.reports(mark.at)
        || mark.stance == .no
          && (facts.givesReason(mark.at) || isPast(mark.at, text, facts.tokens) || setsAside(mark.at..<mark.end, facts))
        || mark.stance == .yes && said.contains { rules(out: mark.at, $0, text) }
    }
    marks.sort { $0.at < $1.at }
    guard let first = marks.first, let last = marks.last, !facts.isQuestion || marks.count > 0 else { return }
    if facts.isQuestion, !ClauseStart.isStart(first.at, text.tokens, facts.tokens) { return }
    facts.opens = ClauseStart.isStart(first.at, text.tokens, facts.tokens) && first.at <= facts.tokens.lowerBound + 2
    facts.mixed = marks.contains { $0.stance != first.stance }
    facts.turnsToStance = facts.hits.contains {
      $0.meaning == .contrast
        && ($0.tokens.lowerBound < last.end || $0.tokens.upperBound >= facts.tokens.upperBound - 1)
    }
    // A later no outweighs a yes; a later yes outweighs a no only where a turn stands between.
    if !facts.mixed {
      facts.stance = first.stance
    } else if last.stance == .no {
      facts.stance = .no
    } else {
      // "No, I wouldn't turn it down": the no goes with a second one.
      let doubles = text.tokens[last.at..<last.end].contains { $0.word == "not" }
      let turns = doubles || facts.hits.contains { $0.meaning == .contrast && $0.tokens.lowerBound > first.at }
      facts.stance = turns || !facts.opens ? .yes : .no
    }
  }

  /// "The things you didn't do" tell what was; "I'd rather you didn't" asks.
  private static func isPast(_ at: Int, _ text: RatedText, _ range: Range<Int>) -> Bool {
    let t = text.tokens
    guard t[at].word == "not", at > range.lowerBound, t[at - 1].word == "did" else { return false }
    return !t[max(range.lowerBound, at - 6)..<at].contains { ["rather", "prefer", "wish", "if"].contains($0.word) }
  }

  /// A "not" in words that call the danger small: "shouldn't be a problem", "don't let it stop you".
  private static func setsAside(_ mark: Range<Int>, _ facts: SentenceFacts) -> Bool {
    facts.hits.contains {
      [.soothe, .dismiss, .spin].contains($0.meaning) && $0.tokens.lowerBound <= mark.lowerBound
        && $0.tokens.upperBound >= mark.upperBound
    }
  }

  /// "Nothing that I can recommend", "I can't recommend that you go": the no before it governs the yes.
  private static func rules(
    out yes: Int, _ no: (at: Int, end: Int, stance: SentenceFacts.Stance), _ text: RatedText
  ) -> Bool {
    let t = text.tokens
    guard no.stance == .no, no.at < yes, yes <= no.end + 8, t[no.at..<no.end].contains(where: { $0.word == "not" })
    else { return false }
    let between = t[no.end..<max(no.end, yes)]
    return between.allSatisfy { $0.isWord && !["but", "so", "because"].contains($0.word) }
      && (advising.contains(t[no.end - 1].word) || t[no.at..<yes].contains { $0.word == "that" })
  }

  /// An odd number of negators before the place, in its clause.
  private static func isNegated(_ at: Int, _ text: RatedText, _ range: Range<Int>) -> Bool {
    var count = 0
    var i = at - 1
    while i >= range.lowerBound, i >= at - 6 {
      let token = text.tokens[i]
      if !token.isWord || clauseBreaks.contains(token.word) { break }
      // "No dry exit would leave you …": a determiner denies its noun only.
      if token.word == "no" ? at - i <= 2 || chances.contains(text.tokens[i + 1].word) : negators.contains(token.word) {
        count += 1
      }
      i -= 1
    }
    return count % 2 == 1
  }

  /// `should` and `would` with a bare verb: "you should go", "I would not drive down".
  private static func modals(
    _ facts: SentenceFacts, _ text: RatedText, _ cues: Cues,
    _ marks: inout [(at: Int, end: Int, stance: SentenceFacts.Stance)]
  ) {
    let t = text.tokens
    for i in facts.tokens
    where t[i].word == "should" || (t[i].word == "would" && i > facts.tokens.lowerBound && t[i - 1].word == "i") {
      guard !marks.contains(where: { $0.at <= i + 1 && $0.end > i + 1 }) else { continue }
      guard i > facts.tokens.lowerBound, ["you", "we", "i", "both", "group"].contains(t[i - 1].word) else { continue }
      if i - 2 >= facts.tokens.lowerBound, ["whether", "if", "why", "things", "what"].contains(t[i - 2].word) {
        continue
      }
      var j = i + 1
      var negated = false
      while j < facts.tokens.upperBound, t[j].isWord, adverbs.contains(t[j].word) || t[j].word == "not" {
        if t[j].word == "not" { negated = true }
        j += 1
      }
      guard j < facts.tokens.upperBound, t[j].isWord else {
        // "I think you should." But not "the first thing that we should" where the text breaks off.
        if j < facts.tokens.upperBound, !YesLimits.isEmbedded(i, text, facts.tokens) {
          marks.append((i, j, negated != isNegated(i, text, facts.tokens) ? .no : .yes))
        }
        continue
      }
      if YesLimits.isEmbedded(i, text, facts.tokens) { continue }
      if !negated, YesLimits.isOnTerms(j + 1, text, facts.tokens) { continue }
      // "the last thing you should do": the stance stands before the pronoun already.
      if marks.contains(where: { $0.stance == .no && $0.end >= i - 2 && $0.at < i }) { continue }
      let before = isNegated(i, text, facts.tokens)
      if negated {
        marks.append((i, j + 1, missed.contains(t[j].word) != before ? .yes : .no))
      } else if t[i].word == "should", t[j].stem == cues.requestVerb?.stem || !careful.contains(t[j].word) {
        marks.append((i, j + 1, before ? .no : .yes))
      } else if t[j].stem == cues.requestVerb?.stem {
        marks.append((i, j + 1, before ? .no : .yes))
      }
    }
  }

  private static let advising: Set<String> = [
    "recommend", "suggest", "advise", "encourage", "urge", "recommended", "advised", "recommending", "suggesting",
  ]
  /// What is advised where the advice is against the act, and where it is only about how to go about it.
  private static let against: Set<String> = [
    "against", "not", "avoid", "avoiding", "skip", "skipping", "pass", "passing", "decline", "declining", "sit",
    "sitting",
    "stay", "staying", "steer", "steering", "hold", "holding", "leave", "leaving", "forgo", "forgoing", "opting",
    "choosing", "finding", "instead", "alternative", "alternatives", "another", "different", "caution", "reconsider",
    "reconsidering", "wait", "waiting", "turning", "refrain", "refraining", "something", "safer", "other", "letting",
    "keeping", "never", "opt", "choose", "find", "turn", "rather",
  ]
  private static let aside: Set<String> = [
    "consult", "consulting", "talk", "talking", "speak", "speaking", "discuss", "discussing", "consider", "considering",
    "check", "checking", "ask", "asking", "weigh", "weighing", "looking", "look", "taking", "precautions", "making",
    "bringing", "wearing", "exploring", "prioritizing", "being", "careful", "reading", "starting", "that",
  ]

  /// "I would recommend sitting this one out": what is advised decides.
  private static func advice(
    _ facts: SentenceFacts, _ text: RatedText, _ marks: inout [(at: Int, end: Int, stance: SentenceFacts.Stance)]
  ) {
    let t = text.tokens
    for i in facts.tokens where advising.contains(t[i].word) {
      guard !marks.contains(where: { $0.at <= i && $0.end > i }) else { continue }
      var stance: SentenceFacts.Stance? = .yes
      var j = i + 1
      while j < facts.tokens.upperBound, j <= i + 6, t[j].isWord {
        if against.contains(t[j].word) {
          stance = .no
          break
        }
        if aside.contains(t[j].word) { stance = nil }
        j += 1
      }
      // "Recommend one or the other" recommends neither.
      if t[i..<min(i + 4, facts.tokens.upperBound)].contains(where: { ["or", "either"].contains($0.word) }) {
        continue
      }
      guard let found = stance else { continue }
      let flips = isNegated(i, text, facts.tokens)
      if found == .yes, !flips {
        let speaker = t[facts.tokens.lowerBound..<i].contains { $0.word == "i" || $0.word == "we" }
        if !speaker { continue }
      }
      marks.append((i, j, flips ? (found == .yes ? .no : .yes) : found))
    }
  }
}
