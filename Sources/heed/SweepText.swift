import Engine

/// A sweep's report for a terminal, and its part of the JSON document.
struct SweepText {
  let report: SweepReport

  var text: String {
    var table = TextTable(
      header: ["scenario", "condition", "pass", "fail", "unclear", "missing", "rate", "95 % interval", "transcripts"],
      rightAligned: Set([0] + (2..<7)))
    for cell in report.cells {
      var row = [String(cell.scenario.rawValue), cell.condition.rawValue]
      let counts = cell.counts
      row += cell.isRated ? [counts.pass, counts.fail, counts.unclear].map(String.init) : ["–", "–", "–"]
      row.append("\(counts.missing)")
      if let rate = cell.rate {
        row += [
          StatsCommand.percent(rate.rate), "\(StatsCommand.percent(rate.low)) – \(StatsCommand.percent(rate.high))",
        ]
      } else {
        row += ["–", cell.comparison.map(Self.text) ?? "–"]
      }
      table.rows.append(row + [cell.filter.description])
    }
    let example = (report.cells.first { $0.counts.fail > 0 } ?? report.cells.first)?.filter.description ?? ""
    return """
      \(table.text)

      \(report.verdict)\(report.note.map { "\n\($0)" } ?? "")

      A row's transcripts: heed list transcripts --filter '\(example)'
      Its passes, fails and unclear ones: add rating:2, rating:0 or rating:1.
      """
  }

  /// `says the same 4/5`, where there is something to compare with.
  private static func text(_ comparison: SweepReport.Comparison) -> String {
    comparison.baseline == nil || comparison.answers == 0
      ? "–" : "says the same \(comparison.same)/\(comparison.answers)"
  }

  /// What this process's calls took, and those of the whole run where others made some of them.
  static func spent(_ report: RunReport, run: TokenCount) -> String {
    let now = TokenCount(input: report.inputTokens, output: report.outputTokens)
    let cost = "cost \(Price.text(report.cost))"
    return now == run ? "\(now.text), \(cost)" : "\(run.text) in the whole run; now \(now.text), \(cost)"
  }

  /// What a sweep's document has beside a run's.
  var fields: [(String, OrderedJSON)] {
    [
      ("parent", .optional(report.parent)), ("verdict", .string(report.verdict)), ("note", .optional(report.note)),
      ("cells", .array(report.cells.map(Self.json))),
    ]
  }

  private static func json(_ cell: SweepReport.Cell) -> OrderedJSON {
    let rate = cell.rate
    return .object([
      ("scenario", .int(cell.scenario.rawValue)), ("condition", .string(cell.condition.rawValue)),
      ("pass", .int(cell.counts.pass)), ("fail", .int(cell.counts.fail)), ("unclear", .int(cell.counts.unclear)),
      ("missing", .int(cell.counts.missing)), ("rate", .optional(rate?.rate)), ("low", .optional(rate?.low)),
      ("high", .optional(rate?.high)), ("baseline_advice", .optional(cell.comparison?.baseline?.rawValue)),
      ("same", .optional(cell.comparison.flatMap { $0.baseline == nil ? nil : $0.same })),
      ("answers", .optional(cell.comparison?.answers)), ("filter", .string(cell.filter.description)),
    ])
  }
}
