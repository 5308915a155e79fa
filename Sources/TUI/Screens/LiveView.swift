import Engine

/// A run as it goes: how far it is, how fast, what failed, what it costs; by model and condition; what ended last.
struct LiveView {
  let overlay: LiveOverlay
  let area: Rect

  func draw(on frame: inout Frame) {
    frame.fill(area, " ")
    let run = overlay.progress?.run
    let name = run?.name.map { " · \($0)" } ?? ""
    frame.box(
      area, title: "run \(overlay.run.prefix(10))\(name)", style: Style(.borderFocused),
      titleStyle: Style(.title, .bold))
    frame.cursor = nil
    guard let progress = overlay.progress else {
      frame.put("looking…", row: area.row + 1, column: area.column + 2, style: Style(.muted))
      return
    }
    let layout = LiveLayout(overlay, in: area)
    drawStatus(progress, on: &frame)
    drawFacts(progress, in: layout.facts, on: &frame)
    drawCells(progress, in: layout.cells, on: &frame)
    drawLatest(progress, in: layout.latest, on: &frame)
    if let words = overlay.words { draw(words, in: layout.words, on: &frame) }
  }

  // MARK: The whole

  /// In the upper edge, at the right.
  private func drawStatus(_ progress: RunProgress, on frame: inout Frame) {
    let (word, slot): (String, Slot) =
      switch progress.run.status {
      case .running where progress.run.wish == .pause: ("paused", .warning)
      case .running where progress.run.wish == .stop: ("stopping", .warning)
      case .running: ("running", .emphasis)
      case .interrupted: ("interrupted: heed resume \(progress.run.id.prefix(10))", .warning)
      case .complete: ("complete", .pass)
      case .failed: ("ended, with failures", .fail)
      }
    let width = Glyphs.width(of: word) + 2
    guard width + 20 < area.width else { return }
    frame.put(" \(word) ", row: area.row, column: area.right - width - 2, style: Style(slot, .bold))
  }

  private func drawFacts(_ progress: RunProgress, in area: Rect, on frame: inout Frame) {
    let lines: [[Fact]] = [[], pace(progress), means(progress), errors(progress)]
    for (offset, facts) in lines.prefix(area.height).enumerated() {
      let row = area.row + offset
      if offset == 0 {
        drawBar(progress, row: row, in: area, on: &frame)
      } else {
        frame.put(cutting: runs(facts), row: row, column: area.column, width: area.width)
      }
    }
  }

  private func drawBar(_ progress: RunProgress, row: Int, in area: Rect, on frame: inout Frame) {
    let planned = max(1, progress.run.planned)
    var text = "\(Wording.grouped(progress.done)) of \(Wording.grouped(progress.run.planned)) transcripts"
    if progress.run.failed > 0 { text += ", \(Wording.grouped(progress.run.failed)) failed" }
    let width = max(8, min(area.width / 3, 40))
    frame.bar(Double(progress.done) / Double(planned), row: row, column: area.column, width: width)
    let share = Wording.percent(Double(progress.done) / Double(planned))
    frame.put(
      "\(share)  \(text)", row: row, column: area.column + width + 2, width: area.width - width - 2, overflow: .ellipsis
    )
  }

  private typealias Fact = (text: String, style: Style)

  private func runs(_ facts: [Fact]) -> [Fact] {
    facts.enumerated().flatMap { index, fact in index == 0 ? [fact] : [("  ·  ", Style(.muted)), fact] }
  }

  private func pace(_ progress: RunProgress) -> [Fact] {
    var facts: [Fact] = []
    if !progress.isOver {
      if let left = progress.secondsLeft {
        facts.append(("\(Wording.duration(left)) left", Style(.emphasis)))
      } else {
        facts.append((progress.run.wish == nil ? "time left unknown yet" : "no calls are made", Style(.muted)))
      }
      if let pace = progress.pace {
        facts.append(("\(Wording.amount(Int(pace.transcriptsPerMinute.rounded()))) transcripts/min", Style()))
        facts.append(("\(Wording.amount(Int(pace.callsPerMinute.rounded()))) calls/min", Style()))
      }
    }
    if let seconds = progress.seconds {
      facts.append((progress.isOver ? "took \(Wording.duration(seconds))" : Wording.duration(seconds), Style(.muted)))
    }
    return facts
  }

  private func means(_ progress: RunProgress) -> [Fact] {
    var facts: [Fact] = [("\(Wording.grouped(progress.calls)) \(progress.calls == 1 ? "call" : "calls")", Style())]
    if progress.cached > 0 { facts.append(("\(Wording.grouped(progress.cached)) known answers", Style())) }
    facts.append(
      ("tokens \(Wording.amount(progress.inputTokens)) in, \(Wording.amount(progress.outputTokens)) out", Style()))
    var cost = "cost \(Price.text(progress.cost))"
    if !progress.isOver, progress.cost != nil {
      cost += progress.expectedCost.map { " of about \(Price.text($0))" } ?? ""
    }
    facts.append((cost, progress.cost == nil ? Style(.muted) : Style()))
    return facts
  }

  private func errors(_ progress: RunProgress) -> [Fact] {
    guard !progress.errors.isEmpty else { return [("no call has failed", Style(.muted))] }
    let retries = "\(Wording.count(progress.retries, "retry", "retries"))"
    return [(retries, Style())]
      + progress.errors.map { error in
        var parts: [String] = []
        if error.failed > 0 { parts.append("\(error.failed) failed") }
        if error.retried > 0 { parts.append("\(error.retried) tried again") }
        return ("\(error.cause) \(parts.joined(separator: ", "))", Style(error.failed > 0 ? .error : .warning))
      }
  }

  // MARK: The lists

  private struct Column {
    var title: String
    var width: Int
    var text: (RunProgress.Cell) -> String
    var style: (RunProgress.Cell) -> Style = { _ in Style() }
  }

  private func columns(width: Int) -> [Column] {
    func number(_ title: String, _ width: Int, _ slot: Slot, _ value: @escaping (RunCell) -> Int) -> Column {
      Column(
        title: title, width: width, text: { Wording.amount(value($0.cell)) },
        style: { value($0.cell) == 0 ? Style(.muted) : Style(slot) })
    }
    var columns = [
      number("pass", 6, .pass, \.pass), number("fail", 6, .fail, \.fail), number("unclear", 7, .unclear, \.unclear),
      number("failed", 6, .error, \.failed),
    ]
    if width >= 110 { columns.append(number("retries", 7, .warning, \.retries)) }
    if width >= 140 {
      columns += [
        number("unrated", 7, .missing, \.unrated), number("in", 7, .text, \.inputTokens),
        number("out", 7, .text, \.outputTokens),
      ]
    }
    if width >= 110 { columns.append(Column(title: "cost", width: 9, text: { Price.text($0.cost) })) }
    return columns
  }

  private func drawCells(_ progress: RunProgress, in area: Rect, on frame: inout Frame) {
    guard !area.isEmpty else { return }
    let isFocused = overlay.part == .cells
    let columns = columns(width: area.width)
    let numbers = columns.reduce(0) { $0 + $1.width + 1 }
    let bar = area.width >= 100 ? 12 : 6
    let done = 13
    let names = max(10, area.width - numbers - bar - done - 3)
    frame.paneTitle("models and conditions", in: area, isFocused: isFocused)
    var column = area.right - numbers
    frame.put(" done", row: area.row, column: column - 6, style: Style(.muted))
    for title in columns {
      frame.put(
        " \(title.title)", row: area.row, column: column, style: Style(.muted), width: title.width + 1, align: .right)
      column += title.width + 1
    }
    let rows = area.splitTop(1).rest
    for (offset, index) in overlay.cells.window(of: progress.cells.count, visible: rows.height).enumerated() {
      let cell = progress.cells[index]
      let row = rows.row + offset
      let name = name(of: cell.cell, in: progress)
      let condition = Glyphs.width(of: name)
      let modelWidth = max(4, names - max(9, min(condition, names / 2)) - 2)
      frame.put(cell.cell.model, row: row, column: rows.column + 1, width: modelWidth, overflow: .ellipsis)
      frame.put(
        name, row: row, column: rows.column + modelWidth + 2, style: Style(.muted),
        width: names - modelWidth - 2, overflow: .ellipsis)
      frame.bar(
        Double(cell.cell.done) / Double(max(1, cell.planned)), row: row, column: rows.column + names + 1, width: bar)
      frame.put(
        "\(Wording.amount(cell.cell.done))/\(Wording.amount(cell.planned))", row: row,
        column: rows.column + names + bar + 2, width: done - 1, overflow: .ellipsis, align: .right)
      var column = rows.right - numbers
      for entry in columns {
        frame.put(
          entry.text(cell), row: row, column: column + 1, style: entry.style(cell), width: entry.width, align: .right)
        column += entry.width + 1
      }
      frame.onClick(Rect(row: row, column: rows.column, height: 1, width: rows.width), .liveRow(.cells, index))
      mark(row: row, in: rows, isSelected: index == overlay.cells.selected, isFocused: isFocused, on: &frame)
    }
  }

  /// The condition, with its scenario where the run has several: a sweep plays one without the others.
  private func name(of cell: RunCell, in progress: RunProgress) -> String {
    guard progress.hasScenarios else { return cell.condition.rawValue }
    return "S\(cell.scenario.map { String($0.rawValue) } ?? "?") \(cell.condition.rawValue)"
  }

  private func drawLatest(_ progress: RunProgress, in area: Rect, on frame: inout Frame) {
    guard !area.isEmpty else { return }
    let isFocused = overlay.part == .latest
    frame.paneTitle("ended last", in: area, isFocused: isFocused)
    let rows = area.splitTop(1).rest
    guard !progress.latest.isEmpty else {
      frame.put("nothing yet", row: rows.row, column: rows.column + 1, style: Style(.muted), width: rows.width - 1)
      return
    }
    let seen = progress.latest.prefix(200)
    let caseWidth = seen.map { Glyphs.width(of: $0.useCase, upTo: 24) ?? 24 }.max() ?? 0
    let modelWidth = seen.map { Glyphs.width(of: $0.model, upTo: 32) ?? 32 }.max() ?? 0
    for (offset, index) in overlay.latest.window(of: seen.count, visible: rows.height).enumerated() {
      let transcript = seen[index]
      let row = rows.row + offset
      let look = VerdictLook(transcript)
      frame.put(look.mark, row: row, column: rows.column + 1, style: look.style)
      frame.put(transcript.useCase, row: row, column: rows.column + 3, width: caseWidth, overflow: .ellipsis)
      let scenario = "S\(transcript.scenario.map { String($0.rawValue) } ?? "?")"
      let cell = "\(scenario) \(transcript.condition.rawValue)\(transcript.repeat > 1 ? " #\(transcript.repeat)" : "")"
      frame.put(
        cell, row: row, column: rows.column + caseWidth + 4, style: Style(.muted), width: 16, overflow: .ellipsis)
      var column = rows.column + caseWidth + 21
      frame.put(
        transcript.model, row: row, column: column, style: Style(.muted), width: min(modelWidth, rows.right - column),
        overflow: .ellipsis)
      column += modelWidth + 2
      frame.put(look.word, row: row, column: column, style: look.style, width: rows.right - column, overflow: .ellipsis)
      frame.onClick(Rect(row: row, column: rows.column, height: 1, width: rows.width), .liveRow(.latest, index))
      mark(row: row, in: rows, isSelected: index == overlay.latest.selected, isFocused: isFocused, on: &frame)
    }
  }

  private func mark(row: Int, in rows: Rect, isSelected: Bool, isFocused: Bool, on frame: inout Frame) {
    guard isSelected else { return }
    frame.put("▸", row: row, column: rows.column)
    frame.select(Rect(row: row, column: rows.column, height: 1, width: rows.width), isFocused: isFocused)
  }

  // MARK: What is being said

  private func draw(_ words: LiveOverlay.Words, in area: Rect, on frame: inout Frame) {
    guard !area.isEmpty else { return }
    frame.paneTitle(
      "turn \(words.turn) of \(words.transcript.prefix(10)), \(words.isThinking ? "reasoning" : "answering")", in: area,
      isFocused: false)
    let rows = area.splitTop(1).rest
    // Its end is what is new: the last lines that fit.
    let lines = Drawing.wrap(words.text, width: rows.width, limit: LiveOverlay.Words.limit).suffix(rows.height)
    for (offset, line) in lines.enumerated() {
      frame.put(
        line, row: rows.row + offset, column: rows.column, style: Style(words.isThinking ? .muted : .text),
        width: rows.width)
    }
  }
}
