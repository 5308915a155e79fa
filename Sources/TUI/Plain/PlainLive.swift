import Engine

/// A run that is looked at, in lines.
enum PlainLive {
  static func list(_ live: LiveOverlay, _ keymap: Keymap) -> PlainList {
    let again = "\(keymap.key(of: .redraw, on: .live)) looks again."
    guard let progress = live.progress else {
      return PlainList(facts: ["Run \(live.run): not looked at yet. \(again)"], rows: [], selected: 0)
    }
    let cells = progress.cells.map { cell in
      PlainList.Row(
        id: "\(cell.cell.model) \(cell.cell.scenario?.rawValue ?? -1) \(cell.cell.condition.rawValue)", text: text(cell)
      )
    }
    let latest = progress.latest.map { transcript in
      PlainList.Row(id: transcript.id, text: text(transcript))
    }
    let isCells = live.part == .cells
    let facts = facts(progress) + [again]
    let other = live.asksToStop ? ["Stop the run? y stops it, Esc lets it go on."] : []
    let turn = keymap.key(of: .nextPane, on: .live)
    return isCells
      ? PlainList(
        facts: facts, title: "By model and condition; \(turn) goes to what ended last:", rows: cells,
        selected: live.cells.selected, foot: other)
      : PlainList(
        facts: facts, title: "Ended last; \(turn) goes to models and conditions:", rows: latest,
        selected: live.latest.selected, foot: (latest.isEmpty ? ["Nothing yet."] : []) + other)
  }

  private static func facts(_ progress: RunProgress) -> [String] {
    let run = progress.run
    var lines = ["Run \(run.id)\(run.name.map { ", \($0)" } ?? ""): \(status(run))."]
    let failed = run.failed > 0 ? ", \(Wording.grouped(run.failed)) failed" : ""
    lines.append(
      "\(Wording.grouped(progress.done)) of \(Wording.grouped(run.planned)) \(run.planned == 1 ? "transcript" : "transcripts")\(failed)."
    )
    var pace: [String] = []
    if let left = progress.secondsLeft { pace.append("\(Wording.duration(left)) left") }
    if let seconds = progress.seconds {
      pace.append("\(progress.isOver ? "took " : "")\(Wording.duration(seconds))\(progress.isOver ? "" : " so far")")
    }
    if !pace.isEmpty { lines.append(pace.joined(separator: ", ") + ".") }
    let known = progress.cached > 0 ? ", \(Wording.grouped(progress.cached)) known answers" : ""
    lines.append(
      "\(Wording.count(progress.calls, "call", "calls"))\(known), tokens \(Wording.grouped(progress.inputTokens)) in, \(Wording.grouped(progress.outputTokens)) out, cost \(Price.text(progress.cost))."
    )
    lines += progress.errors.map { error in
      "\(Wording.cause(error.cause)): \(error.failed) failed, \(error.retried) tried again."
    }
    return lines
  }

  private static func status(_ run: Run) -> String {
    switch run.status {
    case .running where run.wish == .pause: "paused"
    case .running where run.wish == .stop: "stopping"
    case .running: "running"
    case .interrupted: "interrupted; heed resume \(run.id) goes on"
    case .complete: "complete"
    case .failed: "ended, with failures"
    }
  }

  private static func text(_ cell: RunProgress.Cell) -> String {
    let counts: [(Int, String)] = [
      (cell.cell.pass, "pass"), (cell.cell.fail, "fail"), (cell.cell.unclear, "unclear"), (cell.cell.failed, "failed"),
    ]
    let words = counts.filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
    return
      "\(cell.cell.model), \(Wording.scenario(cell.cell.scenario)), \(cell.cell.condition.rawValue): \(cell.cell.done) of \(cell.planned) done\(words)"
  }

  private static func text(_ transcript: Transcript) -> String {
    let number = transcript.repeat > 1 ? ", repeat \(transcript.repeat)" : ""
    return
      "\(transcript.useCase), \(Wording.scenario(transcript.scenario)), \(transcript.condition.rawValue)\(number), \(transcript.model): \(VerdictLook(transcript).word)"
  }
}
