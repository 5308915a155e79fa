/// Reads CURATe's use cases.
enum CurateInputs {
  /// - Parameter name: the suite's name; nil takes the file's.
  static func read(
    _ table: CurateTable, name: String?, skipBad: Bool = false
  ) throws(ImportError) -> (suite: ImportedSuite, skipped: [ImportError]) {
    var cases: [UseCase] = []
    var skipped: [ImportError] = []
    for row in table.rows {
      do throws(ImportError) {
        cases.append(try useCase(row))
      } catch {
        guard skipBad else { throw error }
        skipped.append(error)
      }
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

  /// The originals name no use case: the row's number serves, as their conversation numbers do.
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

  private static func useCase(_ row: CurateTable.Row) throws(ImportError) -> UseCase {
    let constraint = try row.text(.constraint).asSentence
    let leading = try row.text(.jointLeading).asSentence
    let hasReversed = row.table.form == .inputsWithReversed
    return UseCase(
      id: id(row.position), category: try row.category(), constraint: constraint,
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
