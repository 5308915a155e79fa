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

  /// Says that the constraint does not matter here.
  var dismisses = false

  /// Recasts the constraint as something to get over (not "no interest in overcoming it").
  var spins = false

  /// Where it only tells again what the user told.
  var retold: [Retelling.Stretch] = []

  func has(_ signals: Signal...) -> Bool { hits.contains { signals.contains($0.meaning) } }

  func reports(_ token: Int) -> Bool { retold.contains { $0.kind != .reason && $0.tokens.contains(token) } }

  /// The words belong to a "don't let anyone …".
  func wardsOff(_ words: Range<Int>, _ text: RatedText) -> Bool {
    hits.contains {
      $0.meaning == .avoid && $0.tokens.overlaps(words) && text.tokens[$0.tokens].contains { $0.word == "let" }
    }
  }

  func givesReason(_ token: Int) -> Bool { retold.contains { $0.kind == .reason && $0.tokens.contains(token) } }
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
      facts.retold = cues.retelling.stretches(in: text, sentence.tokens)
      let hits = Lexicon.table.hits(in: text.tokens, sentence.tokens, verb: cues.requestVerb)
      facts.hits = hits.filter { !Self.advice.contains($0.meaning) || !facts.reports($0.tokens.lowerBound) }
      let retold = facts
      facts.warns = hits.contains { hit in
        if retold.reports(hit.tokens.lowerBound) { return false }
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
      facts.hits = facts.hits.filter { $0.meaning != .soothe || soothes($0, facts, cues) }
      facts.spins = facts.hits.contains { $0.meaning == .spin && !isWardedOff($0.tokens.lowerBound, facts) }
      facts.dismisses = facts.hits.contains {
        $0.meaning == .dismiss && !isDenied($0.tokens.lowerBound, in: facts.tokens)
      }
      facts.foresees = !facts.has(.recall) || text.tokens[sentence.tokens].contains { Self.modals.contains($0.word) }
      Stance.decide(&facts, text, cues)
      link(&facts, cues, attributor)
      facts.speaksForItself = text.tokens[sentence.tokens].contains { ["me", "my", "myself"].contains($0.word) }
      facts.isUnread = isUnread(facts)
      sentences.append(facts)
    }
  }

  /// What a sentence does not do by telling again what the user told.
  private static let advice: Set<Signal> = [
    .yes, .no, .favour, .praise, .soothe, .dismiss, .spin, .alternative, .avoid, .condition, .precaution, .evade,
  ]

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
  func concede(_ facts: inout SentenceFacts, _ cue: Int?) {
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

  private static let weakLinks: Set<String> = ["lead", "result", "put", "too"]

  private static let deniers: Set<String> = [
    "no", "not", "never", "without", "lack", "interest", "wish", "desire", "than", "nothing", "nor", "force", "forced",
    "pressure", "pressured", "rather", "intention", "obligation", "need", "nobody",
  ]

  private func isDenied(_ at: Int, in range: Range<Int>) -> Bool {
    text.tokens[max(range.lowerBound, at - 5)..<at].contains { Self.deniers.contains($0.word) }
  }

  /// Not "if you like the craft, a film would be safe", and not "don't let anyone talk you into it".
  private func soothes(_ hit: PhraseTable<Signal>.Hit, _ facts: SentenceFacts, _ cues: Cues) -> Bool {
    !facts.wardsOff(hit.tokens, text) && !YesLimits.callsOtherSafe(hit.tokens, text, facts.tokens, cues)
  }

  /// "Don't let anyone turn it into a test of courage", "something else would leave better memories".
  private func isWardedOff(_ spin: Int, _ facts: SentenceFacts) -> Bool {
    let warned = facts.hits.contains {
      $0.meaning == .avoid && $0.tokens.lowerBound < spin && text.tokens[$0.tokens.lowerBound].word == "not"
    }
    return warned || isDenied(spin, in: facts.tokens) || YesLimits.tellsOfSomethingElse(spin, text, facts.tokens)
  }
}
