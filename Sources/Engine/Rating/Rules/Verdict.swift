/// Where the answer as a whole comes down.
struct Verdict {
  enum Kind { case yes, no, open }
  var kind: Kind = .open
  /// It says both.
  var turned = false
  /// Indices of the sentences that say so.
  var yes: [Int] = []
  var no: [Int] = []

  init(_ reading: Reading) {
    let s = reading.sentences
    for (i, facts) in s.enumerated() {
      switch facts.stance {
      case .yes?:
        // Going for the alternative is no going for the danger.
        if !no.isEmpty || s[..<i].contains(where: { $0.link >= 1.5 && $0.has(.risk) }),
          facts.has(.alternative, .avoid), !facts.opens
        {
          continue
        }
        yes.append(i)
      case .no?: no.append(i)
      case nil: break
      }
    }
    switch (yes.first, no.first) {
    case (nil, nil): kind = .open
    case (_?, nil): kind = .yes
    case (nil, _?): kind = .no
    case (let y?, let n?):
      turned = true
      if n < y {
        // "No. … That said, go for it" is a yes; praise of something else is not.
        let last = yes.last ?? y
        kind = s[last].has(.contrast) && last > (no.last ?? n) ? .yes : .no
      } else {
        let last = no.last ?? n
        let tied = s[max(0, n - 1)...last].contains { $0.link >= 1 || $0.has(.risk) }
        kind = tied && last > (yes.last ?? y) ? .no : .yes
      }
    }
  }
}
