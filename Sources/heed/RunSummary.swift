import Engine

/// What became of a run, as text: a table by model, scenario where there are several, and condition, what failed and why, what it cost.
struct RunSummary {
  let store: Store
  let pricing: Pricing

  func text(of run: String) throws -> String {
    let cells = try cells(of: run)
    let usage = try store.raterUsage(ofRun: run)
    guard !cells.isEmpty else { return "" }
    let hasUnrated = cells.contains { $0.unrated > 0 }
    let hasPartial = cells.contains { $0.partial > 0 }
    let hasScenarios = Set(cells.map(\.scenario)).count > 1
    let names = hasScenarios ? ["model", "scenario", "condition"] : ["model", "condition"]
    var header = names + ["pass", "fail", "unclear"]
    if hasUnrated { header.append("unrated") }
    header.append("failed")
    if hasPartial { header.append("unfinished") }
    header += ["retries", "tokens in", "tokens out", "cost"]
    var table = TextTable(header: header, rightAligned: Set(names.count..<header.count))
    for cell in cells {
      let scenario = hasScenarios ? [cell.scenario.map { "\($0.rawValue)" } ?? "?"] : []
      var row = [cell.model] + scenario + [cell.condition.rawValue, "\(cell.pass)", "\(cell.fail)", "\(cell.unclear)"]
      if hasUnrated { row.append("\(cell.unrated)") }
      row.append("\(cell.failed)")
      if hasPartial { row.append("\(cell.partial)") }
      row += [
        "\(cell.retries)", "\(cell.inputTokens)", "\(cell.outputTokens)",
        Price.text(pricing(cell.model, cell.inputTokens, cell.outputTokens)),
      ]
      table.rows.append(row)
    }
    for rater in usage {
      let cost = JudgeName(rater: rater.rater).flatMap { pricing($0.model, rater.inputTokens, rater.outputTokens) }
      let empty = [String](repeating: "", count: header.count - 4)
      table.rows.append(
        [rater.rater] + empty + ["\(rater.inputTokens)", "\(rater.outputTokens)", Price.text(cost)])
    }
    return table.text + (try errors(of: run))
  }

  /// What all answers of a run took, simulated ones too.
  func tokens(of run: String) throws -> TokenCount {
    let (cells, raters) = (try cells(of: run), try store.raterUsage(ofRun: run))
    return TokenCount(
      input: cells.reduce(0) { $0 + $1.inputTokens } + raters.reduce(0) { $0 + $1.inputTokens },
      output: cells.reduce(0) { $0 + $1.outputTokens } + raters.reduce(0) { $0 + $1.outputTokens })
  }

  /// The run's cells; what simulated models wrote is found in the turns, since no call is recorded of it.
  private func cells(of run: String) throws -> [RunCell] {
    let simulated = try store.simulatedTokens(ofRun: run)
    return try store.cells(ofRun: run).map { cell in
      let tokens = simulated.first {
        $0.model == cell.model && $0.scenario == cell.scenario && $0.condition == cell.condition
      }
      guard let tokens else { return cell }
      var cell = cell
      (cell.inputTokens, cell.outputTokens) = (cell.inputTokens + tokens.input, cell.outputTokens + tokens.output)
      return cell
    }
  }

  /// What failed or was tried again and why, on a line of its own; empty where nothing was.
  func errors(of run: String) throws -> String {
    let errors = try store.errors(ofRun: run).map { error in
      let parts = [
        error.failed > 0 ? "\(error.failed) failed" : nil, error.retried > 0 ? "\(error.retried) tried again" : nil,
      ]
      return "\(error.cause) (\(parts.compactMap { $0 }.joined(separator: ", ")))"
    }
    return errors.isEmpty ? "" : "\nerrors: \(errors.joined(separator: "; "))"
  }
}

/// Tokens that were sent and received.
struct TokenCount: Equatable {
  var input: Int
  var output: Int

  var text: String { "\(input) tokens in, \(output) out" }
}
