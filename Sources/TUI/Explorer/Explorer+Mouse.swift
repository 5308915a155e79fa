import Engine

/// The mouse: a click selects, a click on what is selected opens, the wheel scrolls what is under it.
extension Explorer {
  mutating func handle(_ mouse: Mouse) -> [Effect] {
    if state.overlay != nil {
      switch mouse.kind {
      case .wheelDown: return handleOverlay(.down)
      case .wheelUp: return handleOverlay(.up)
      default: return []
      }
    }
    let layout = layout
    switch mouse.kind {
    case .wheelDown: return wheel(3, at: mouse, layout)
    case .wheelUp: return wheel(-3, at: mouse, layout)
    case .press where mouse.button == .left:
      change { $0.message = nil }
      return click(mouse, layout)
    default: return []
    }
  }

  private mutating func wheel(_ lines: Int, at mouse: Mouse, _ layout: ScreenLayout) -> [Effect] {
    if layout.overview.contains(row: mouse.row, column: mouse.column) {
      return selectOverview(state.overviewList.selected + lines.signum())
    }
    if layout.cases.contains(row: mouse.row, column: mouse.column) {
      return selectCase(state.caseList.selected + lines.signum())
    }
    if layout.transcripts.contains(row: mouse.row, column: mouse.column) { scroll(by: lines) }
    return []
  }

  private mutating func click(_ mouse: Mouse, _ layout: ScreenLayout) -> [Effect] {
    if layout.overview.contains(row: mouse.row, column: mouse.column) {
      return clickList(
        line: mouse.row - layout.overview.row - 1, state.overviewList, pane: .overview, count: state.overview.count)
    }
    if layout.cases.contains(row: mouse.row, column: mouse.column) {
      return clickList(
        line: mouse.row - layout.cases.row - 1, state.caseList, pane: .cases, count: state.cases.count)
    }
    for (id, column) in zip(visibleTranscripts, layout.columns)
    where column.contains(row: mouse.row, column: mouse.column) {
      keepingPlace { $0.change { $0.focus = .transcripts } }
      let text = ScreenLayout.text(of: column)
      if text.contains(row: mouse.row, column: mouse.column) {
        let reader = readerLayout()
        let turn = reader.turn(atLine: state.reader.top + mouse.row - text.row)
        change { $0.reader.turn = turn }
      }
      return keepingPlace { $0.activate(id) }
    }
    return []
  }

  /// A click on a line of a list, counted from below its title.
  private mutating func clickList(line: Int, _ list: ListPosition, pane: ExplorerState.Pane, count: Int) -> [Effect] {
    let wasFocused = state.focus == pane
    keepingPlace { $0.change { $0.focus = pane } }
    let row = line + list.top
    guard line >= 0, row < count else { return [] }
    if row == list.selected, wasFocused { return perform(.open) }
    return pane == .overview ? selectOverview(row) : selectCase(row)
  }
}
