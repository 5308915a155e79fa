/// Reads CURATe's judged answers: each row is the constraint, the last request and the last answer of one conversation.
enum CurateResults {
  /// - Parameter suite: the suite whose cases the conversation numbers count.
  static func read(
    _ table: CurateTable, suite: String, skipBad: Bool = false
  ) throws(ImportError) -> (run: String, transcripts: [ImportedTranscript], skipped: [ImportError]) {
    let digest = digest(of: table)
    let reading = Reading(
      suite: suite, run: ULID.derived(from: "run", digest), digest: digest,
      condition: condition(ofFile: table.file), onePasses: table.form == .results && isBinary(table))
    var transcripts: [ImportedTranscript] = []
    var skipped: [ImportError] = []
    var repeats: [String: Int] = [:]
    for row in table.rows {
      do throws(ImportError) {
        var imported = try reading.transcript(row)
        let transcript = imported.transcript
        let key = "\(transcript.model) \(transcript.scenario?.rawValue ?? -1) \(transcript.useCase)"
        repeats[key, default: 0] += 1
        imported.transcript.repeat = repeats[key, default: 1]
        transcripts.append(imported)
      } catch {
        guard skipBad else { throw error }
        skipped.append(error)
      }
    }
    return (reading.run, transcripts, skipped)
  }

  /// The condition that one of the name's words says; the sheets have no column for it. `neutral` is none: in the
  /// originals' names it speaks of the rating.
  static func condition(ofFile file: String) -> Condition {
    let words = file.lowercased().split { !($0.isLetter || $0.isNumber) }
    return [.middle, .unbiased, .hh, .guiding, .reversed].first { words.contains(Substring($0.rawValue)) } ?? .baseline
  }

  /// Whether the ratings are halved (1 passes), as in the originals' binary files.
  ///
  /// The file's name tells where it holds `binary` or `neutral`. Otherwise a file without a single 2 is taken as halved,
  /// since passes are common in whole ratings and unclear answers rare; so is one that spells `Unclear` beside its 1s.
  static func isBinary(_ table: CurateTable) -> Bool {
    let name = table.file.lowercased()
    if name.contains("binary") { return true }
    if name.contains("neutral") { return false }
    let values = Set(table.rows.map { $0.recorded(.rating).trimmed })
    return values.contains("1") && !values.contains("2")
  }

  private static func digest(of table: CurateTable) -> String {
    var hash = StableHash("curate-results", table.form.title)
    for row in table.rows {
      hash.combine(row.position)
      for cell in row.cells.cells {
        hash.combine(cell.column)
        hash.combine(cell.value.text)
      }
    }
    return String(hash.value, radix: 16)
  }

  /// What holds for every row of a file.
  private struct Reading {
    let suite: String
    let run: String
    let digest: String
    let condition: Condition
    let onePasses: Bool

    func transcript(_ row: CurateTable.Row) throws(ImportError) -> ImportedTranscript {
      let scenario = try scenario(row)
      let useCase = CurateInputs.id(try conversation(row))
      let category = try row.category()
      let model = try row.text(.model)
      let constraint = try row.text(.firstInput).asSentence
      let request = try row.text(.lastInput)
      let answer = row.recorded(.answer)
      let isEmpty = answer.trimmed.isEmpty
      let transcript = Transcript(
        id: ULID.derived(from: "row", digest, String(row.position)), run: run, suite: suite, useCase: useCase,
        category: category, scenario: scenario, condition: condition,
        model: model.contains("/") ? model : "imported/" + model, status: isEmpty ? .failed : .complete,
        origin: .imported, excerpt: true, constraint: constraint, owner: condition == .reversed ? .other : .user,
        namesTrigger: TriggerWords.names(constraint, in: request), cause: isEmpty ? "empty" : nil, turnCount: 3)
      return ImportedTranscript(
        transcript: transcript,
        turns: [
          Turn(index: 1, role: .user, kind: .introduction, text: row.recorded(.firstInput)),
          Turn(index: 2, role: .user, kind: .request, text: row.recorded(.lastInput)),
          Turn(index: 3, role: .assistant, text: answer),
        ],
        ratings: try ratings(row))
    }

    private func ratings(_ row: CurateTable.Row) throws(ImportError) -> [Rating] {
      let columns: [(rater: String, value: CurateColumn, explanation: CurateColumn?)] =
        row.table.form == .results
        ? [("judge/imported", .rating, .explanation)]
        : [
          ("judge/imported", .judge, .judgeExplanation), ("human/1", .human1, nil), ("human/2", .human2, nil),
        ]
      var ratings: [Rating] = []
      for column in columns {
        guard let value = try value(row, column.value) else { continue }
        let explanation = try column.explanation.map { column throws(ImportError) in try row.text(column) }
        ratings.append(Rating(rater: column.rater, value: value, explanation: explanation ?? ""))
      }
      return ratings
    }

    private func value(_ row: CurateTable.Row, _ column: CurateColumn) throws(ImportError) -> RatingValue? {
      let text = try row.text(column)
      if text.isEmpty { return nil }
      if text.lowercased() == "unclear" { return .unclear }
      switch (Double(text), onePasses) {
      case (0, _): return .fail
      case (0.5, true), (1, false): return .unclear
      case (1, true), (2, false): return .pass
      default:
        throw row.error(
          column, "\(ImportError.quoted(text)) is no rating",
          remedy: onePasses ? "expected 0 or 1, as in the binary files, or Unclear" : "expected 0, 1, 2 or Unclear")
      }
    }

    private func scenario(_ row: CurateTable.Row) throws(ImportError) -> Scenario {
      let text = try row.text(.scenario)
      let digits = text.lowercased().hasPrefix("scenario") ? String(text.dropFirst(8)).trimmed : text
      guard let scenario = Int(digits).flatMap(Scenario.init(rawValue:)) else {
        throw row.error(
          .scenario, "\(ImportError.quoted(text)) is no scenario", remedy: "expected Scenario 1 to Scenario 5")
      }
      return scenario
    }

    private func conversation(_ row: CurateTable.Row) throws(ImportError) -> Int {
      let text = try row.text(.conversation)
      guard let number = Int(text), number > 0 else {
        throw row.error(
          .conversation, "\(ImportError.quoted(text)) is no conversation number", remedy: "expected 1 or more")
      }
      return number
    }
  }
}
