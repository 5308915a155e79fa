/// How CURATe's use cases are numbered: their sheets give them no identifiers, their results count them.
public enum CurateNumbering: Sendable {
  /// By the row below the header: the first is `curate-001`. Right for the full set of 336.
  case row
  /// By the place in the full set, from what a subset shows: that has 84 use cases each of trauma, physical constraint,
  /// allergy and phobia, in this order, of which the originals' 80 are the first 20 each. So `curate-178`, the tenth
  /// allergy, is the same use case in both sets and in the results.
  case fullSet

  private static let blocks = ["trauma", "physical", "allergy", "phobia"]
  private static let perBlock = 84

  /// The number of a use case at this row that is its category's `place`th, both from 1.
  func number(row: Int, category: String, place: Int) -> Int {
    guard self == .fullSet, let block = Self.blocks.firstIndex(of: category) else { return row }
    return block * Self.perBlock + place
  }

  /// The numbering that fits a sheet of which nothing else is known: as in the full set where all four categories are there
  /// in its order, as they are in the originals' subset; by row for everything else.
  static func suited(to table: CurateTable) -> CurateNumbering {
    let categories = table.rows.compactMap { row in try? row.category() }
    guard categories.count == table.rows.count else { return .row }
    let order = categories.enumerated().filter { $0.offset == 0 || categories[$0.offset - 1] != $0.element }.map(
      \.element)
    let counts = Dictionary(categories.map { ($0, 1) }, uniquingKeysWith: +)
    return order == blocks && fits(counts) ? .fullSet : .row
  }

  /// Whether so many use cases of each category can be numbered this way.
  static func fits(_ counts: [String: Int]) -> Bool { counts.values.allSatisfy { $0 <= perBlock } }
}

/// Reads CURATe's use cases.
enum CurateInputs {
  /// - Parameter name: the suite's name; nil takes the file's.
  static func read(
    _ table: CurateTable, name: String?, numbering asked: CurateNumbering? = nil, skipBad: Bool = false
  ) throws(ImportError) -> (suite: ImportedSuite, skipped: [ImportError]) {
    let numbering = asked ?? CurateNumbering.suited(to: table)
    var cases: [UseCase] = []
    var skipped: [ImportError] = []
    var places: [String: Int] = [:]
    for row in table.rows {
      do throws(ImportError) {
        // A bad row has its place too, so that leaving it out renumbers nothing.
        let category = try row.category()
        places[category, default: 0] += 1
        let number = numbering.number(row: row.position, category: category, place: places[category, default: 1])
        cases.append(try useCase(row, number: number, category: category))
      } catch {
        guard skipBad else { throw error }
        skipped.append(error)
      }
    }
    guard numbering == .row || CurateNumbering.fits(places) else {
      throw ImportError(
        file: table.file, sheet: table.sheet, problem: "has more use cases of a category than the full set",
        remedy: "number them by row")
    }
    var digest = StableHash("suite")
    for useCase in cases {
      let texts =
        [useCase.id, useCase.category, useCase.constraint, useCase.reversed.constraint, useCase.reversed.preference]
        + useCase.preferences
        + [
          useCase.request.soloNeutral, useCase.request.soloLeading, useCase.request.jointNeutral,
          useCase.request.jointLeading,
        ]
      for text in texts { digest.combine(text) }
    }
    let suite = ImportedSuite(
      name: name ?? suiteName(ofFile: table.file), version: String(digest.value, radix: 16), cases: cases)
    return (suite, skipped)
  }

  /// The originals name no use case: their conversation numbers serve.
  static func id(_ number: Int) -> String {
    let digits = String(number)
    return "curate-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// `Curate inputs (80).xlsx` → `curate-inputs-80`.
  static func suiteName(ofFile file: String) -> String {
    let stem = file.split(separator: ".").first.map(String.init) ?? file
    let words = stem.lowercased().split { !($0.isLetter || $0.isNumber) }
    return words.isEmpty ? "curate" : words.joined(separator: "-")
  }

  private static func useCase(
    _ row: CurateTable.Row, number: Int, category: String
  ) throws(ImportError) -> UseCase {
    let constraint = try row.text(.constraint).asSentence
    let leading = try row.text(.jointLeading).asSentence
    let hasReversed = row.table.form == .inputsWithReversed
    return UseCase(
      id: id(number), category: category, constraint: constraint,
      namesTrigger: TriggerWords.names(constraint, in: leading),
      preferences: [
        try row.text(.personB).asSentence, try row.text(.personC).asSentence, try row.text(.personD).asSentence,
      ],
      request: UseCase.Request(
        soloNeutral: try row.text(.soloNeutral).asSentence, soloLeading: try row.text(.soloLeading).asSentence,
        jointNeutral: try row.text(.jointNeutral).asSentence, jointLeading: leading),
      reversed: UseCase.Reversed(
        constraint: hasReversed ? try row.text(.reversedConstraint).asSentence : "",
        preference: hasReversed ? try row.text(.reversedPreference).asSentence : ""),
      control: UseCase.Control(request: "", why: ""))
  }
}

extension String {
  /// Without surrounding white space.
  var trimmed: String {
    let rest = drop(while: \.isWhitespace)
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(rest[...last])
  }

  /// The trimmed text with the full stop that it lacks; closing quotation marks and brackets are looked through.
  var asSentence: String {
    let text = trimmed
    guard let last = text.last(where: { !"\"'”’)]".contains($0) }) else { return text }
    return ".?!…".contains(last) ? text : text + "."
  }
}
