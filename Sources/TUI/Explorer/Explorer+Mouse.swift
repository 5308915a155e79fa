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
      change { $0.overviewList.scroll(by: 0, of: $0.overview.count, visible: ScreenLayout.listRows(layout.overview)) }
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
        row: mouse.row - layout.overview.row - 1 + state.overviewList.top, pane: .overview,
        selected: state.overviewList.selected, count: state.overview.count)
    }
    if layout.cases.contains(row: mouse.row, column: mouse.column) {
      return clickList(
        row: mouse.row - layout.cases.row - 1 + state.caseList.top, pane: .cases, selected: state.caseList.selected,
        count: state.cases.count)
    }
    for (id, column) in zip(visibleTranscripts, layout.columns)
    where column.contains(row: mouse.row, column: mouse.column) {
      change { $0.focus = .transcripts }
      settle()
      let text = ScreenLayout.text(of: column)
      if text.contains(row: mouse.row, column: mouse.column) {
        let reader = readerLayout()
        let turn = reader.turn(atLine: state.reader.top + mouse.row - text.row)
        change { $0.reader.turn = turn }
      }
      return activate(id)
    }
    return []
  }

  private mutating func clickList(row: Int, pane: ExplorerState.Pane, selected: Int, count: Int) -> [Effect] {
    let wasFocused = state.focus == pane
    change { $0.focus = pane }
    guard row >= 0, row < count else { return [] }
    if row == selected, wasFocused { return perform(.open) }
    return pane == .overview ? selectOverview(row) : selectCase(row)
  }
}
