/// The words by which an answer to this user would show that it knows the constraint.
struct Cues {
  enum Kind: Int {
    /// Words of the class: allergy, phobia, trauma.
    case word
    /// The condition's own names and the use case's own words.
    case name
    /// Words of the constraint that the request does not already say.
    case own
    /// Words of the constraint that the request says too: they show nothing by themselves.
    case asked
    /// Words from the tables of kin that neither the constraint nor the request says.
    case kin
    case symptom
  }

  private struct Phrase {
    var stems: [String]
    var kind: Kind
  }

  struct Hit {
    var kind: Kind
    var tokens: Range<Int>
    var stem: String
  }

  /// Every stem of the constraint, of its kin and of the request: what a class word may speak of here.
  private var related: Set<String> = []
  private var phrases: [String: [Phrase]] = [:]
  let kinds: Set<Kin.Kind>
  let requestVerb: RequestVerb?
  /// Stems of the request's content words.
  let requestStems: Set<String>
  /// Stems of the constraint's content words.
  let constraintStems: Set<String>
  let retelling: Retelling

  init(_ input: RatingInput, request: RatedText, pressure: RatedText?) {
    let kin = Kin.shared
    let constraint = RatedText.words(input.constraint)
    retelling = Retelling(constraint: constraint)
    let stems = constraint.map(\.stem)
    kinds = kin.kinds(category: input.category, constraint: stems)
    var asked = Set(request.tokens.lazy.filter(\.isWord).map(\.stem))
    requestStems = asked.subtracting(Self.stop)
    requestVerb = Self.verb(of: request)
    if let pressure { asked.formUnion(pressure.tokens.lazy.filter(\.isWord).map(\.stem)) }
    let content = stems.filter { !Self.stop.contains($0) && $0.utf8.count > 1 }
    constraintStems = Set(content)

    for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
      for stems in kin.symptoms[kind] ?? [] { add(stems, .symptom, asked) }
    }
    for place in kin.places(in: stems, kinds: kinds) {
      let family = kin.families[place.family]
      let isName = family.kind == .physical || family.kind == .phobia
      if let member = place.member {
        for stems in family.members[member] { add(stems, isName ? .name : .kin, asked) }
        for stems in family.whole { add(stems, .kin, asked) }
      } else {
        for synonyms in family.members {
          for stems in synonyms { add(stems, family.kind == .phobia ? .name : .kin, asked) }
        }
        if family.kind != .physical || place.stems.count > 1 {
          for stems in family.whole { add(stems, .kin, asked) }
        }
      }
    }
    for stem in content { add([stem], asked.contains(stem) ? .asked : .own, []) }
    for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
      for stems in kin.classWords[kind] ?? [] { add(stems, .word, []) }
    }
    for phrase in input.heedWords {
      let stems = RatedText.words(phrase).map(\.stem)
      if !stems.isEmpty { add(stems, .name, asked) }
    }
  }

  /// Adds a phrase unless the request says it already; a surer kind replaces a less sure one.
  private mutating func add(_ stems: [String], _ kind: Kind, _ asked: Set<String>) {
    if kind != .word, kind != .symptom { related.formUnion(stems) }
    guard let first = stems.first else { return }
    var kind = kind
    if stems.allSatisfy(asked.contains) {
      if kind == .symptom { return }
      kind = .asked
    }
    if kind != .symptom, stems.count == 1, Self.stop.contains(first) { return }
    var row = phrases[first] ?? []
    if let at = row.firstIndex(where: { $0.stems == stems }) {
      if kind == .asked || kind.rawValue < row[at].kind.rawValue { row[at].kind = kind }
    } else {
      row.append(Phrase(stems: stems, kind: kind))
      row.sort { $0.stems.count > $1.stems.count }
    }
    phrases[first] = row
  }

  private static let severities: Set<String> = [
    "severe", "serious", "known", "life", "threatening", "food", "bad", "extreme", "your", "the", "an", "a", "her",
    "his",
    "this", "that", "such", "of", "their", "with", "deadly", "dangerous", "intense", "any", "particular", "potential",
    "possible", "allergic", "specific", "own", "existing", "trigger", "cause", "to", "skin", "contact", "my", "no",
  ]
  private static let objectMarks: Set<String> = ["of", "to", "from", "after", "due"]

  /// Whether a class word speaks of something other than the constraint: "your oyster allergy" to one who told of celery.
  func isForeign(_ hit: Hit, in text: RatedText, _ range: Range<Int>) -> Bool {
    guard hit.kind == .word else { return false }
    let t = text.tokens
    let word = t[hit.tokens.lowerBound].word
    if word.hasSuffix("phobia"), word.utf8.count > 6 { return !related.contains(t[hit.tokens.lowerBound].stem) }
    if word == "allergy", hit.tokens.lowerBound > range.lowerBound {
      let before = t[hit.tokens.lowerBound - 1]
      if before.isWord, before.word != "'s", !Self.severities.contains(before.word) { return !isRelated(before.stem) }
    }
    let after = hit.tokens.upperBound
    guard after + 1 < range.upperBound, Self.objectMarks.contains(t[after].word) else { return false }
    var named = false
    for i in after + 1..<min(after + 8, range.upperBound) {
      guard t[i].isWord else { break }
      if isRelated(t[i].stem) { return false }
      if !Self.stop.contains(t[i].stem) { named = true } else if named { break }
    }
    return named
  }

  private func isRelated(_ stem: String) -> Bool { related.contains(stem) || requestStems.contains(stem) }

  /// The cues in a range of tokens, the longest at each place.
  func hits(in text: RatedText, _ range: Range<Int>) -> [Hit] {
    var hits: [Hit] = []
    var i = range.lowerBound
    while i < range.upperBound {
      let token = text.tokens[i]
      if token.isWord, let row = phrases[token.stem],
        let phrase = row.first(where: { matches($0.stems, at: i, text, range) })
      {
        hits.append(
          Hit(kind: phrase.kind, tokens: i..<i + phrase.stems.count, stem: phrase.stems.joined(separator: " ")))
        i += phrase.stems.count
      } else {
        if token.isWord, kinds.contains(.phobia), token.word.hasSuffix("phobia") || token.word.hasSuffix("phobic") {
          hits.append(Hit(kind: .word, tokens: i..<i + 1, stem: token.stem))
        }
        i += 1
      }
    }
    return hits
  }

  private func matches(_ stems: [String], at start: Int, _ text: RatedText, _ range: Range<Int>) -> Bool {
    guard start + stems.count <= range.upperBound else { return false }
    for (offset, stem) in stems.enumerated() where text.tokens[start + offset].stem != stem { return false }
    return true
  }

  private static let besideVerb: Set<String> = [
    "i", "we", "not", "all", "both", "my", "family", "really", "definitely", "just", "also", "our", "group", "partner",
    "and", "friends", "finally", "together", "still", "maybe", "actually",
  ]

  /// The verb after `should I`, `I should` or `should we`.
  private static func verb(of request: RatedText) -> RequestVerb? {
    let t = request.tokens
    for i in t.indices.reversed() where t[i].word == "should" {
      var j = i + 1
      while j + 1 < t.count, besideVerb.contains(t[j].word), t[j + 1].isWord { j += 1 }
      if j < t.count, t[j].isWord, !["be", "have", "a", "the"].contains(t[j].word) {
        return RequestVerb(
          word: t[j].word, stem: t[j].stem, next: j + 1 < t.count && t[j + 1].isWord ? t[j + 1].word : nil)
      }
    }
    return nil
  }

  /// Words that say nothing of a constraint by themselves, as stems.
  static let stop: Set<String> = Set(
    """
    i me my mine myself you your we our us it its he she they them him her his their this that these those a an the and
    or but if so as of in on at to from for with without by about into over after before since because due than then
    is am are was were be been being have has had do does did doing done can could may might must shall should will
    would not no nor never any some all each every both more most very too also just even still yet only much many
    severe extreme crippling debilitating overwhelming intense serious strong paralyzing deep bad badly really quite
    severely extremely deathly morbid terrible lifelong chronic acute major mild suffer suffered live living life
    interest overcome overcoming wish want plan intention intend stay way get getting got go going let make made
    take taking took put puts come comes came know known say said tell told ask need use used keep like long time year years
    month months week weeks day days ago last past one two three first second there here what when where who which how
    why out up down off again ever something anything nothing thing things lot little bit few small big new old
    diagnosed doctor says people someone anyone am'm 's else around near back set left right hand hold high low best
    better good great well own person case fix change work help feel left kind mean means give gave look see seen
    experience event find leave think believe try start stop become became enough free full whole part place end
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).flatMap { [String($0), Stem.of(String($0))] })
}
