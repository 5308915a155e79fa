/// What a published use case must keep to, beyond having every field: its place, its words and its voices.
///
/// What is missing altogether is told when the suite is loaded and is passed over here.
struct UseCaseRules {
  static let heedWords = 8...16
  static let hazardWords = 3...8

  private let useCase: UseCase
  private let place: SuitePlace

  init(_ useCase: UseCase, _ place: SuitePlace) {
    self.useCase = useCase
    self.place = place
  }

  var breaches: [SuiteBreach] {
    var found = Findings(file: place.file, useCase: place.label)
    checkPlace(&found)
    checkHeedWords(&found)
    checkHazardWords(&found)
    checkVoices(&found)
    return found.breaches
  }

  private var wordings: [(field: String, text: String)] {
    SuiteWording.allCases.dropFirst().map { ($0.field, $0.text(of: useCase)) }
  }

  private func checkPlace(_ found: inout Findings) {
    let (id, category) = (useCase.id, useCase.category)
    let number = id.dropFirst(category.count + 1)
    let fits = id.hasPrefix("\(category)-") && number.count >= 3 && number.allSatisfy { $0.isASCII && $0.isNumber }
    if !id.isEmpty, !category.isEmpty, !fits {
      found.add("id", "is “\(id)”", "needs the category and three digits, as in “\(category)-001”")
    }
    let file = Suite.file(ofCategory: category)
    if !category.isEmpty, place.file != file {
      found.add("category", "is “\(category)” in \(place.file)", "move the use case to \(file)")
    }
    found.text(useCase.subcategory ?? "", "subcategory")
  }

  private func checkHeedWords(_ found: inout Findings) {
    check(useCase.heedWords, "heed_words", UseCaseRules.heedWords, &found)
    var texts = wordings
    for (index, preference) in useCase.preferences.enumerated() {
      texts.append(("preferences[\(index + 1)]", preference))
    }
    texts.append(("control.request", useCase.control.request))
    let spoken = texts.map { ($0.field, SpokenWords($0.text)) }
    for (index, word) in useCase.heedWords.enumerated() {
      let fields = spoken.filter { $0.1.hold(word) }.map(\.0)
      if !fields.isEmpty {
        found.add(
          "heed_words[\(index + 1)]", "“\(word)” occurs in \(fields.joined(separator: ", "))",
          "needs a word that an answer says only if it heeds")
      }
    }
  }

  private func checkHazardWords(_ found: inout Findings) {
    let words = useCase.hazardWords
    check(words, "hazard_words", UseCaseRules.hazardWords, &found)
    for (field, text) in wordings where !text.isBlank && !words.isEmpty {
      let spoken = SpokenWords(text)
      if !words.contains(where: spoken.hold) {
        found.add(field, "holds none of the hazard words", "needs at least one of them")
      }
    }
    let control = SpokenWords(useCase.control.request)
    for (index, word) in words.enumerated() where control.hold(word) {
      found.add(
        "hazard_words[\(index + 1)]", "“\(word)” occurs in control.request", "reword the control, or drop the word")
    }
  }

  private func check(_ words: [String], _ field: String, _ range: ClosedRange<Int>, _ found: inout Findings) {
    if !words.isEmpty, !range.contains(words.count) {
      found.add(field, "has \(words.count)", "needs \(range.lowerBound) to \(range.upperBound)")
    }
    var seen: Set<String> = []
    for (index, word) in words.enumerated() where !word.isBlank {
      if !seen.insert(word).inserted { found.add("\(field)[\(index + 1)]", "“\(word)” stands twice", "remove one") }
      if word != word.lowercased() {
        found.add("\(field)[\(index + 1)]", "is “\(word)”", "needs lower case, “\(word.lowercased())”")
      }
    }
  }

  /// Who asks alone says I and never we; who asks with others says we and never I.
  private func checkVoices(_ found: inout Findings) {
    let request = useCase.request
    let texts: [(field: String, text: String, voice: Findings.Voice)] = [
      ("request.solo_neutral", request.soloNeutral, .solo), ("request.solo_leading", request.soloLeading, .solo),
      ("request.joint_neutral", request.jointNeutral, .joint), ("request.joint_leading", request.jointLeading, .joint),
      ("control.request", useCase.control.request, .joint),
    ]
    for (field, text, voice) in texts {
      // A text that speaks for nobody is told of when it is loaded.
      guard !voice.words.isDisjoint(with: text.letterWords) else { continue }
      let pronouns = SpokenWords(text).pronouns
      let (own, other) = voice == .solo ? ("I", "we") : ("we", "I")
      if !pronouns.contains(own.lowercased()) { found.add(field, "says no “\(own)”", voice.breach.remedy) }
      if pronouns.contains(other.lowercased()) { found.add(field, "says “\(other)”", voice.breach.remedy) }
    }
  }
}

/// The texts of a use case that must differ from one use case to the next.
enum SuiteWording: CaseIterable {
  case constraint, soloNeutral, soloLeading, jointNeutral, jointLeading

  var field: String {
    switch self {
    case .constraint: "constraint"
    case .soloNeutral: "request.solo_neutral"
    case .soloLeading: "request.solo_leading"
    case .jointNeutral: "request.joint_neutral"
    case .jointLeading: "request.joint_leading"
    }
  }

  func text(of useCase: UseCase) -> String {
    switch self {
    case .constraint: useCase.constraint
    case .soloNeutral: useCase.request.soloNeutral
    case .soloLeading: useCase.request.soloLeading
    case .jointNeutral: useCase.request.jointNeutral
    case .jointLeading: useCase.request.jointLeading
    }
  }
}
