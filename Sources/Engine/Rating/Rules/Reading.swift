/// What one sentence of an answer does.
struct SentenceFacts {
  enum Stance { case yes, no }

  var tokens: Range<Int>
  var scalars: Range<Int>
  var hits: [PhraseTable<Signal>.Hit] = []
  var stance: Stance?
  /// A "but", "still" or "anyway" goes with the stance.
  var turnsToStance = false
  /// Both stances stand in the sentence.
  var mixed = false
  /// The stance opens the sentence ("Yes, …").
  var opens = false
  /// How much it shows that the owner's constraint is known.
  var link = 0.0
  /// The tokens from the attribution to the last cue, for the span.
  var linked: Range<Int>?
  /// A cue given to somebody else, to people at large, or denied.
  var other = 0.0
  var general = 0.0
  var denied = false
  var isQuestion = false

  /// How much of the link comes from cues, and not from "your past" and the like.
  var cued = 0.0
  /// Says that the user could get a symptom.
  var foretells = false
  /// Warns in words that tell what may happen, not of "risks" and "challenges" alone.
  var warns = false

  /// Gives the user an allergy, a phobia or a trauma that the constraint does not hold.
  var invents = false
  /// Begins with "that said", "still", "but" and the like.
  var opensWithTurn: Bool {
    hits.first.map { $0.meaning == .contrast && $0.tokens.lowerBound == tokens.lowerBound } ?? false
  }
  /// Neither ties itself to the constraint nor asks for care: it may hold a verdict in words that no table knows.
  var isUnread = false
  /// Speaks of the assistant itself ("if it were me").
  var speaksForItself = false
  /// Has fewer than ten words.
  var isCurt: Bool { tokens.count < 11 }
  /// Ends with an exclamation mark.
  var isExclaimed = false
  /// "Yes, if …".
  var agreesOnCondition = false
  /// Says a word of the constraint that the request does not say.
  var names = false
  /// The owner, not only the thing, is spoken of.
  var ownsLink = false
  /// A condition for the rest of the sentence comes first ("If you do want …, …").
  var isConditional = false
  /// Grants the constraint only to set it aside: "While you have a fear of birds, the falconer …".
  var concedes = false
  /// Speaks to the user or of them.
  var addresses = false
  /// Says what may come of the act, not only what the user told.
  var foresees = true

  /// Recasts the constraint as something to get over (not "no interest in overcoming it").
  var spins = false

  func has(_ signals: Signal...) -> Bool { hits.contains { signals.contains($0.meaning) } }
}

/// An answer read sentence by sentence.
struct Reading {
  let text: RatedText
  var sentences: [SentenceFacts] = []

  init(_ text: RatedText, cues: Cues, attributor: Attributor) {
    self.text = text
    sentences.reserveCapacity(text.sentences.count)
    for sentence in text.sentences {
      var facts = SentenceFacts(tokens: sentence.tokens, scalars: sentence.scalars)
      facts.isQuestion = text.tokens[sentence.tokens.upperBound - 1].word == "?"
      facts.isExclaimed = text.tokens[sentence.tokens.upperBound - 1].word == "!"
      facts.addresses = text.tokens[sentence.tokens].contains { ["you", "your", "yourself"].contains($0.word) }
      facts.isConditional =
        text.tokens[sentence.tokens].first(where: \.isWord).map {
          ["if", "unless", "until"].contains($0.word)
        } ?? false
      facts.hits = Lexicon.table.hits(in: text.tokens, sentence.tokens, verb: cues.requestVerb)
      facts.warns = facts.hits.contains { hit in
        let first = text.tokens[hit.tokens.lowerBound].word
        let isWeak = hit.tokens.count == 1 ? Self.weakRisks.contains(first) : Self.weakLinks.contains(first)
        return hit.meaning == .wary || hit.meaning == .risk && !isWeak
      }
      facts.hits.removeAll { hit in
        (hit.meaning == .favour || hit.meaning == .praise)
          && (YesLimits.speaksOfOthers(hit.tokens.lowerBound, text, facts.tokens)
            || hit.meaning == .favour && !hit.tokens.contains { text.tokens[$0].stem == cues.requestVerb?.stem }
              && YesLimits.praisesCare(hit.tokens.upperBound, text, facts.tokens))
      }
      facts.spins = facts.hits.contains { $0.meaning == .spin && !isDenied($0.tokens.lowerBound, in: facts.tokens) }
      facts.foresees = !facts.has(.recall) || text.tokens[sentence.tokens].contains { Self.modals.contains($0.word) }
      Stance.decide(&facts, text, cues)
      link(&facts, cues, attributor)
      facts.speaksForItself = text.tokens[sentence.tokens].contains { ["me", "my", "myself"].contains($0.word) }
      facts.isUnread = isUnread(facts)
      sentences.append(facts)
    }
  }

  private static let weakRisks: Set<String> = [
    "risk", "risks", "challenging", "difficult", "hard", "tough", "problem", "cause", "causes", "causing", "put",
    "lead",
    "result", "could", "might", "pain", "painful", "may", "raise", "raises", "lose", "too", "attack", "pass", "worse",
  ]

  private static let modals: Set<String> = ["could", "may", "might", "would", "will", "can", "likely", "is", "poses"]
  /// Things anybody is told to bring along.
  private static let baggage: Set<String> = ["bring", "wear", "carry", "take"]

  private static let chances: Set<String> = ["could", "may", "might", "perhaps", "maybe", "possibly", "is"]

  /// No word of care, or none after the turn, and hardly any of the constraint.
  private func isUnread(_ facts: SentenceFacts) -> Bool {
    guard facts.stance == nil, facts.link < 1 else { return false }
    let turn = facts.hits.last {
      $0.meaning == .contrast && ClauseStart.isStart($0.tokens.lowerBound, text.tokens, facts.tokens)
    }?.tokens.lowerBound
    if facts.isQuestion { return facts.opensWithTurn }
    return !facts.hits.contains { hit in
      if let turn, hit.tokens.lowerBound < turn, hit.meaning != .disclaim { return false }
      let before = text.tokens[max(facts.tokens.lowerBound, hit.tokens.lowerBound - 3)..<hit.tokens.lowerBound]
      if hit.meaning == .alternative, before.contains(where: { $0.word == "not" }) { return false }
      switch hit.meaning {
      case .risk, .wary, .avoid, .condition, .alternative, .vague, .lived, .no, .disclaim: return true
      case .unknown: return !facts.speaksForItself
      case .precaution: return !Self.baggage.contains(text.tokens[hit.tokens.lowerBound].word)
      case .hedge: return turn == nil || !Self.chances.contains(text.tokens[hit.tokens.lowerBound].word)
      default: return false
      }
    }
  }

  private static let concessions: Set<String> = ["while", "although", "though", "even", "despite"]

  /// The constraint stands in the clause before the first comma, and the main clause holds no danger.
  private func concede(_ facts: inout SentenceFacts, _ cue: Int?) {
    let t = text.tokens
    guard let cue, facts.cued >= 2.5, let opening = t[facts.tokens].first(where: \.isWord),
      Self.concessions.contains(opening.word),
      let comma = t[facts.tokens].firstIndex(where: { $0.word == "," }), cue < comma
    else { return }
    facts.concedes =
      facts.stance != .no
      && (facts.has(.soothe)
        || !facts.hits.contains {
          [.risk, .wary, .avoid, .condition, .alternative, .precaution, .hedge].contains($0.meaning)
            && $0.tokens.lowerBound > comma
        })
  }

  private static let foretelling: Set<String> = ["could", "may", "might", "would", "will", "can", "likely"]
  private static let weakLinks: Set<String> = ["lead", "result", "put", "too"]

  private static let deniers: Set<String> = [
    "no", "not", "never", "without", "lack", "interest", "wish", "desire", "than", "nothing", "nor", "force", "forced",
    "pressure", "pressured", "rather", "intention", "obligation", "need",
  ]

  private func isDenied(_ at: Int, in range: Range<Int>) -> Bool {
    text.tokens[max(range.lowerBound, at - 5)..<at].contains { Self.deniers.contains($0.word) }
  }

  private func link(_ facts: inout SentenceFacts, _ cues: Cues, _ attributor: Attributor) {
    let unknowns = facts.hits.filter { $0.meaning == .unknown }.map(\.tokens)
    let recalls = facts.has(.recall)
    var best: [String: Double] = [:]
    var symptoms = 0.0
    var kin: [String: Double] = [:]
    var first: Int?
    var last: Int?
    var named = false
    let foretells = text.tokens[facts.tokens].contains { Self.foretelling.contains($0.word) }
    for cue in cues.hits(in: text, facts.tokens) {
      let whose = attributor.of(
        cue.tokens, isThing: cue.kind != .word && cue.kind != .name, in: text, facts.tokens, unknowns: unknowns)
      var weight = Self.weight(cue.kind, whose)
      if cue.kind == .asked, !recalls { weight /= 3 }
      if weight > 0, cues.isForeign(cue, in: text, facts.tokens) {
        weight = 0
        facts.other += 1.5
      }
      switch whose {
      case .denied: facts.denied = true
      case .other: facts.other += Self.weight(cue.kind, .owner)
      case .generic: facts.general += Self.weight(cue.kind, .owner)
      case .owner, .implicit: break
      }
      guard weight > 0 else { continue }
      if whose == .owner { facts.ownsLink = true }
      if cue.kind == .own || cue.kind == .name, whose != .generic { facts.names = true }
      if cue.kind == .symptom {
        if foretells, whose == .owner { facts.foretells = true }
        symptoms = min(1.25, symptoms + weight)
      } else if cue.kind == .kin {
        kin[cue.stem] = max(kin[cue.stem] ?? 0, weight)
      } else {
        best[cue.stem] = max(best[cue.stem] ?? 0, weight)
      }
      let names = cue.kind != .symptom && cue.kind != .kin
      if first == nil || names && !named {
        (first, last) = (cue.tokens.lowerBound, cue.tokens.upperBound)
      } else if names, whose == .owner {
        last = cue.tokens.upperBound
      }
      named = named || names
    }
    facts.link = best.values.sorted().reduce(0, +) + symptoms + min(2, kin.values.sorted().reduce(0, +))
    facts.cued = facts.link
    if let vague = facts.hits.first(where: { $0.meaning == .lived })
      ?? facts.hits.first(where: { $0.meaning == .vague }),
      attributor.ownerIsUser
    {
      facts.link += vague.meaning == .lived ? 1.75 : 1
      first = min(first ?? vague.tokens.lowerBound, vague.tokens.lowerBound)
      last = max(last ?? vague.tokens.upperBound, vague.tokens.upperBound)
    }
    if facts.cued >= 2, facts.ownsLink, foretells, facts.has(.risk) { facts.foretells = true }
    if facts.foretells, !facts.has(.soothe), !facts.spins { facts.warns = true }
    concede(&facts, first)
    facts.invents = invents(facts, cues, attributor)
    if recalls, facts.cued > symptoms { facts.link += 0.75 }
    if let first, let last { facts.linked = attribution(before: first, facts.tokens)..<max(last, first + 1) }
  }

  private static let classes: [(word: String, kind: Kin.Kind)] = [
    ("allergy", .allergy), ("allergic", .allergy), ("ptsd", .trauma), ("phobia", .phobia),
  ]

  private func invents(_ facts: SentenceFacts, _ cues: Cues, _ attributor: Attributor) -> Bool {
    for i in facts.tokens {
      guard let found = Self.classes.first(where: { text.tokens[i].word == $0.word }), !cues.kinds.contains(found.kind)
      else { continue }
      let whose = attributor.of(i..<i + 1, isThing: false, in: text, facts.tokens, unknowns: [])
      if whose == .owner { return true }
    }
    return false
  }

  /// Stretches a cue to the word that attributes it, up to eight tokens before.
  private func attribution(before first: Int, _ range: Range<Int>) -> Int {
    var i = first - 1
    while i >= range.lowerBound, i >= first - 8 {
      let word = text.tokens[i].word
      if ["you", "your", "user"].contains(word) { return i }
      if !text.tokens[i].isWord { break }
      i -= 1
    }
    return first
  }

  private static func weight(_ kind: Cues.Kind, _ whose: Attribution) -> Double {
    switch (kind, whose) {
    case (_, .denied), (_, .other): 0
    case (.word, .owner), (.name, .owner): 3
    case (.word, .implicit), (.name, .implicit): 1.5
    case (.word, .generic), (.name, .generic): 0.5
    case (.own, .owner): 2
    case (.own, .implicit): 1
    case (.own, .generic): 0.5
    case (.asked, .owner): 1.5
    case (.asked, _): 0
    case (.kin, .owner): 1.25
    case (.kin, .implicit): 0.75
    case (.kin, .generic): 0.4
    case (.symptom, .owner): 1
    case (.symptom, .implicit): 0.5
    case (.symptom, .generic): 0.25
    }
  }
}
