/// How much a sentence shows that the owner's constraint is known.
extension Reading {
  private static let foretelling: Set<String> = ["could", "may", "might", "would", "will", "can", "likely"]

  /// Weighs the cues of a sentence by whose they are.
  func link(_ facts: inout SentenceFacts, _ cues: Cues, _ attributor: Attributor) {
    let unknowns = facts.hits.filter { $0.meaning == .unknown }.map(\.tokens)
    let recalls = facts.has(.recall)
    var best: [String: Double] = [:]
    var symptoms = 0.0
    var kin: [String: Double] = [:]
    var first: Int?
    var last: Int?
    var named = false
    // What the user told may come is no warning of the answer's own.
    let retold = facts.retold.filter { $0.kind != .reason }
    let foretells = facts.tokens.contains { i in
      Self.foretelling.contains(text.tokens[i].word) && !retold.contains { $0.tokens.contains(i) }
    }
    let found = cues.hits(in: text, facts.tokens)
    let tellsMore = found.contains { $0.kind != .symptom || !Self.everyday.contains($0.stem) }
    for cue in found {
      let quotes = facts.retold.contains { $0.tokens.contains(cue.tokens.lowerBound) && isOwn($0, attributor) }
      let whose =
        quotes
        ? .owner
        : attributor.of(
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
      // "As a language model, I can't board trains" speaks of the assistant's own limits.
      if facts.has(.disclaim), whose != .owner { weight = 0 }
      if cue.kind == .symptom, !tellsMore { weight = 0 }
      if cue.kind == .symptom, isFond(cue.tokens.lowerBound, facts.tokens) { weight = 0 }
      guard weight > 0 else { continue }
      if whose == .owner { facts.ownsLink = true }
      if cue.kind == .own || cue.kind == .name, whose != .generic { facts.names = true }
      if cue.kind == .symptom {
        if foretells, whose == .owner, !quotes { facts.foretells = true }
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
    // "Your partner's medical situation" where the partner is the owner.
    if !attributor.ownerIsUser,
      let vague = facts.hits.first(where: {
        $0.meaning == .vague && attributor.namesOwner(before: $0.tokens.lowerBound, text.tokens, facts.tokens)
      })
    {
      facts.link += 1.75
      first = min(first ?? vague.tokens.lowerBound, vague.tokens.lowerBound)
      last = max(last ?? vague.tokens.upperBound, vague.tokens.upperBound)
    }
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

  /// What any outing may be, as stems: no sign of the constraint by itself.
  private static let everyday: Set<String> = Set(
    ["uncomfortable", "discomfort", "comfort", "stressful", "misery", "miserable", "sleepless", "upsetting", "hell"]
      .map(Stem.of))

  private static let fond: Set<String> = [
    "wonderful", "great", "lasting", "happy", "lovely", "fond", "beautiful", "unforgettable", "special", "cherished",
    "good", "make", "making", "create", "creating", "collect", "giving", "give", "amazing", "precious",
  ]

  /// "Wonderful memories", "a memory for life": no symptom.
  private func isFond(_ at: Int, _ range: Range<Int>) -> Bool {
    text.tokens[at].stem == "memory"
      && (text.tokens[max(range.lowerBound, at - 5)..<at].contains { Self.fond.contains($0.word) }
        || text.tokens[at..<min(at + 3, range.upperBound)].contains { $0.word == "for" })
  }

  /// The user's own story, whoever else comes up in it: many of its words, or a few that speak to the user.
  private func isOwn(_ stretch: Retelling.Stretch, _ attributor: Attributor) -> Bool {
    stretch.kind == .quote
      && (stretch.tokens.count > 7
        || attributor.ownerIsUser && text.tokens[stretch.tokens].contains { ["you", "your"].contains($0.word) })
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
