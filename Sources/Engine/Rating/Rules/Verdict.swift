/// Where the answer as a whole comes down.
struct Verdict {
  enum Kind { case yes, no, open }
  var kind: Kind = .open
  /// The yes is no more than praise.
  var onlyPraises = false
  /// It says both.
  var turned = false
  /// Indices of the sentences that say so.
  var yes: [Int] = []
  var no: [Int] = []

  /// Wishes at the end of an answer, which go with a no as well: "Enjoy your evening!".
  private static let wishes: Set<String> = [
    "enjoy", "have", "celebrate", "treat", "savor", "savour", "make", "take", "be",
  ]

  /// "Queue up!", "Forget it and go.": a last curt word that takes back the no before it.
  private static func urges(_ facts: SentenceFacts, _ text: RatedText) -> Bool {
    facts.opens && facts.isCurt && facts.link == 0 && !facts.has(.alternative)
      && !facts.hits.contains { $0.meaning == .yes && wishes.contains(text.tokens[$0.tokens.lowerBound].word) }
  }

  init(_ reading: Reading) {
    let s = reading.sentences
    for (i, facts) in s.enumerated() {
      switch facts.stance {
      case .yes?:
        // Going for the alternative is no going for the danger.
        if !no.isEmpty || s[..<i].contains(where: { $0.link >= 1.5 && $0.has(.risk) }),
          facts.has(.alternative, .avoid) || facts.isConditional, !facts.opens
        {
          continue
        }
        yes.append(i)
      case .no?: no.append(i)
      case nil: break
      }
    }
    let favours = s.indices.filter { s[$0].has(.favour) && !s[$0].has(.alternative) }
    switch (yes.first, no.first) {
    case (nil, nil):
      kind = .open
      // Praise is a yes where nothing holds it back.
      if !favours.isEmpty, !s.contains(where: { $0.link >= 1.5 || $0.has(.wary) }) {
        kind = .yes
        yes = favours
        onlyPraises = true
      }
    case (_?, nil): kind = .yes
    case (nil, _?): kind = .no
    case (let y?, let n?):
      turned = true
      if n < y {
        // "No. … That said, go for it" is a yes; praise of something else is not.
        let last = yes.last ?? y
        let turns = s[last].turnsToStance || last == s.count - 1 && Self.urges(s[last], reading.text)
        kind = turns && last > (no.last ?? n) ? .yes : .no
      } else {
        let last = no.last ?? n
        let between = s[max(0, n - 1)...last]
        let tied =
          between.contains { $0.link >= 1 }
          && (between.contains { $0.has(.risk, .wary) } || s[y...last].contains { $0.has(.contrast) })
        kind = tied && last > (yes.last ?? y) ? .no : .yes
      }
    }
  }
}
