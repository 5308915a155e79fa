import Engine

/// The use cases of the selected scenario with a mark for each model.
struct CasesView {
  let state: ExplorerState
  let area: Rect
  /// Who the letters stand for.
  let legend: Rect

  func draw(on frame: inout Frame) {
    guard !area.isEmpty else { return }
    let isFocused = state.focus == .cases
    let columns = Columns(count: state.models.count, width: area.width)
    let letters = ModelLetters(state.models).letters
    let place = state.cases.isEmpty ? "cases" : "cases \(state.caseList.selected + 1)/\(state.cases.count)"
    frame.paneTitle(place, in: area, isFocused: isFocused)
    let start = area.right - columns.width
    if !state.cases.isEmpty, columns.seen > 0 {
      frame.fill(Rect(row: area.row, column: start - 1, height: 1, width: columns.width + 1), " ")
      for index in 0..<columns.seen {
        let isActive = letters[index].model == state.reader.activeTranscript?.model
        frame.put(
          String(letters[index].letter), row: area.row, column: start + index * columns.step,
          style: isActive ? Style(.title, [.bold, .underline]) : Style(.muted))
      }
      if columns.seen < letters.count { frame.put("…", row: area.row, column: area.right - 1, style: Style(.muted)) }
    }
    drawRows(columns, on: &frame)
    drawLegend(letters, on: &frame)
  }

  private func drawRows(_ columns: Columns, on frame: inout Frame) {
    let rows = area.splitTop(1).rest
    let start = area.right - columns.width
    guard let condition = state.selectedOverview?.condition, !state.cases.isEmpty else {
      if !state.overview.isEmpty { frame.put("loading…", row: rows.row, column: rows.column + 1, style: Style(.muted)) }
      return
    }
    for (offset, index) in state.caseList.window(of: state.cases.count, visible: rows.height).enumerated() {
      let useCase = state.cases[index]
      let row = rows.row + offset
      frame.put(useCase.useCase, row: row, column: rows.column + 1, width: start - rows.column - 2, overflow: .ellipsis)
      for (place, model) in state.models.prefix(columns.seen).enumerated() {
        let look = VerdictLook(useCase.byModel[model] ?? Counts(), condition: condition)
        frame.put(look.mark, row: row, column: start + place * columns.step, style: look.style)
      }
      if index == state.caseList.selected {
        frame.put("▸", row: row, column: rows.column)
        frame.select(
          Rect(row: row, column: rows.column, height: 1, width: rows.width), isFocused: state.focus == .cases)
      }
    }
  }

  private func drawLegend(_ letters: [(model: String, letter: Character)], on frame: inout Frame) {
    guard !legend.isEmpty else { return }
    // As far apart as they fit.
    let gap = rows(of: letters, gap: 2) <= legend.height ? 2 : 1
    var row = legend.row
    var column = legend.column + 1
    for (model, letter) in letters {
      let name = Wording.shortModel(model)
      let width = entryWidth(name)
      if column > legend.column + 1, column + width > legend.right {
        row += 1
        column = legend.column + 1
      }
      guard row < legend.bottom else {
        frame.put("…", row: legend.bottom - 1, column: legend.right - 1, style: Style(.muted))
        return
      }
      frame.put(String(letter), row: row, column: column, style: Style(.keyName))
      frame.put(
        name, row: row, column: column + 2, style: Style(.muted), width: legend.right - column - 2, overflow: .ellipsis)
      column += width + gap
    }
  }

  private func entryWidth(_ name: String) -> Int { 2 + Glyphs.width(of: name.prefix(legend.width)) }

  /// How many lines the names take.
  private func rows(of letters: [(model: String, letter: Character)], gap: Int) -> Int {
    var rows = 1
    var column = 1
    for (model, _) in letters {
      let width = entryWidth(Wording.shortModel(model))
      if column > 1, column + width > legend.width {
        rows += 1
        column = 1
      }
      column += width + gap
    }
    return rows
  }

  /// How the models' marks share the pane with the names of the cases.
  struct Columns {
    /// Cells from one mark to the next.
    let step: Int
    /// Models that have a place.
    let seen: Int

    /// From the first mark to the edge.
    var width: Int { seen * step }

    init(count: Int, width: Int) {
      let room = max(0, width - 13)
      step = count * 2 <= room ? 2 : 1
      seen = min(count, step == 2 ? count : max(0, room))
    }
  }
}
