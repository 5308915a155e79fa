/// The four tables of kin, indexed once.
struct Kin: Sendable {
  enum Kind: Int, Sendable, CaseIterable { case allergy, phobia, trauma, physical }

  struct Family: Sendable {
    var kind: Kind
    /// Words for the thing itself, grouped by synonym; each a row of stems.
    var members: [[[String]]] = []
    /// Words for what it belongs to or shows itself by.
    var whole: [[String]] = []
  }

  struct Place: Sendable {
    var family: Int
    /// Nil for a word of the whole.
    var member: Int?
    var stems: [String]
  }

  let families: [Family]
  private let index: [String: [Place]]
  let classWords: [Kind: [[String]]]
  let symptoms: [Kind: [[String]]]

  static let shared = Kin()

  private init() {
    var families: [Family] = []
    for (kind, text) in [
      (Kind.allergy, KinAllergies.families), (.phobia, KinPhobias.families), (.trauma, KinTraumas.families),
      (.physical, KinConditions.families),
    ] {
      for line in text.split(separator: "\n") {
        let halves = line.split(separator: "<", maxSplits: 1)
        guard let left = halves.first else { continue }
        let members = left.split(separator: ",").map { $0.split(separator: "=").map { Self.stems($0) } }
        let whole = halves.count > 1 ? halves[1].split(separator: ",").map { Self.stems($0) } : []
        families.append(Family(kind: kind, members: members, whole: whole))
      }
    }
    self.families = families
    var index: [String: [Place]] = [:]
    for (f, family) in families.enumerated() {
      for (m, synonyms) in family.members.enumerated() {
        for stems in synonyms where !stems.isEmpty {
          index[stems[0], default: []].append(Place(family: f, member: m, stems: stems))
        }
      }
      for stems in family.whole where !stems.isEmpty {
        index[stems[0], default: []].append(Place(family: f, member: nil, stems: stems))
      }
    }
    self.index = index
    classWords = [
      .allergy: Self.list(KinAllergies.classWords), .phobia: Self.list(KinPhobias.classWords),
      .trauma: Self.list(KinTraumas.classWords), .physical: Self.list(KinConditions.classWords),
    ]
    symptoms = [
      .allergy: Self.list(KinAllergies.symptoms), .phobia: Self.list(KinPhobias.symptoms),
      .trauma: Self.list(KinTraumas.symptoms), .physical: Self.list(KinConditions.symptoms),
    ]
  }

  private static func stems(_ phrase: Substring) -> [String] { RatedText.words(String(phrase)).map(\.stem) }

  static func list(_ text: String) -> [[String]] {
    text.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { stems($0) }.filter { !$0.isEmpty }
  }

  /// The places of the tables that a row of stems touches, for these kinds.
  func places(in stems: [String], kinds: Set<Kind>) -> [Place] {
    var found: [Place] = []
    for i in stems.indices {
      for place in index[stems[i]] ?? [] where kinds.contains(families[place.family].kind) {
        let end = i + place.stems.count
        if end <= stems.count, stems[i..<end].elementsEqual(place.stems) { found.append(place) }
      }
    }
    return found
  }

  /// The kinds that a category's name and a constraint's words speak of; all where neither says.
  func kinds(category: String?, constraint stems: [String]) -> Set<Kind> {
    let category = (category ?? "").lowercased()
    var kinds: Set<Kind> = []
    if category.contains("allerg") { kinds.insert(.allergy) }
    if category.contains("phobi") { kinds.insert(.phobia) }
    if category.contains("trauma") { kinds.insert(.trauma) }
    if category.contains("physical") || category.contains("medical") { kinds.insert(.physical) }
    let words = Set(stems)
    if !words.isDisjoint(with: ["allergy", "allergic", "anaphylaxis", "anaphylactic", "epipen", "celiac"]) {
      kinds.insert(.allergy)
    }
    if stems.contains(where: { $0.hasSuffix("phobia") || $0.hasSuffix("phobic") })
      || !words.isDisjoint(with: ["fear", "afraid", "terrify", "petrify", "scar"])
    {
      kinds.insert(.phobia)
    }
    if !words.isDisjoint(with: ["ptsd", "trauma", "traumatic", "flashback"]) { kinds.insert(.trauma) }
    return kinds.isEmpty ? Set(Kind.allCases) : kinds
  }
}
