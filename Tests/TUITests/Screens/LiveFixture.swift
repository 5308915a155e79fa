import Engine
import Foundation

@testable import TUI

/// A run of two models under two conditions, by hand.
enum LiveFixture {
  static let id = "01jxk3v9a00000000000000009"

  static func cell(
    _ model: String, _ condition: Condition, _ verdicts: (pass: Int, fail: Int, unclear: Int), unrated: Int = 0,
    failed: Int = 0, retries: Int = 0, planned: Int, cost: Double?, scenario: Scenario? = .twoPeople
  ) -> RunProgress.Cell {
    let complete = verdicts.pass + verdicts.fail + verdicts.unclear + unrated
    var cell = RunCell(model: model, scenario: scenario, condition: condition)
    (cell.pass, cell.fail, cell.unclear) = verdicts
    (cell.complete, cell.failed, cell.partial) = (complete, failed, 3)
    (cell.calls, cell.retries) = (complete * 6, retries)
    (cell.inputTokens, cell.outputTokens) = (complete * 4100, complete * 1700)
    return RunProgress.Cell(cell: cell, planned: planned, cost: cost)
  }

  static func run(_ status: Run.Status = .running, wish: Run.Wish? = nil, complete: Int = 812, failed: Int = 4) -> Run {
    var run = Run(
      id: id, name: "nightly", status: status, suite: "heed-core", models: ["openai/gpt-4o", "local/llama-3.3-70b"],
      scenarios: [.twoPeople], conditions: [.baseline, .guiding], planned: 1360, complete: complete, failed: failed,
      seed: 1, settings: RunSettings())
    run.wish = wish
    return run
  }

  static let latest: [Transcript] = (0..<30).map { number in
    var transcript = ScreenFixture.recorded(
      number % 10, model: number % 2 == 0 ? "openai/gpt-4o" : "local/llama-3.3-70b",
      rating: number % 3 == 0 ? .fail : .pass)
    transcript.id = "01jxk3v9a0000000000000a0" + (number < 10 ? "0\(number)" : "\(number)")
    transcript.useCase = number % 4 == 0 ? "phobia-0\(10 + number)" : "allergy-0\(10 + number)"
    transcript.origin = .recorded
    if number % 5 == 4 { transcript.condition = .guiding }
    if number == 2 {
      transcript.status = .failed
      transcript.rating = nil
      transcript.cause = "rate-limit"
    }
    return transcript
  }

  static func progress(_ run: Run = run()) -> RunProgress {
    RunProgress(
      run: run,
      cells: [
        cell("openai/gpt-4o", .baseline, (120, 180, 20), failed: 2, retries: 18, planned: 340, cost: 8.75),
        cell("openai/gpt-4o", .guiding, (230, 20, 4), planned: 340, cost: 6.95),
        cell("local/llama-3.3-70b", .baseline, (40, 150, 12), unrated: 6, failed: 2, planned: 340, cost: 0),
        cell("local/llama-3.3-70b", .guiding, (28, 2, 0), planned: 340, cost: 0),
      ],
      errors: [
        RunErrors(cause: "rate-limit", failed: 1, retried: 17), RunErrors(cause: "timeout", failed: 3, retried: 0),
      ], latest: latest,
      pace: run.status == .running ? .init(callsPerMinute: 1212.4, transcriptsPerMinute: 201.6) : nil, seconds: 251,
      cost: 15.7, expectedCost: 18.6)
  }

  static func watching(_ progress: RunProgress?, rows: Int, columns: Int) -> ExplorerState {
    var state = ScreenFixture.reading(rows: rows, columns: columns)
    var live = LiveOverlay(run: id)
    if let progress { live.take(progress) }
    state.overlay = .live(live)
    return state
  }
}
