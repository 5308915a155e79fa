import Engine

/// The mouse: a click selects, a click on what is selected opens, the wheel scrolls what is under it.
extension Explorer {
  mutating func handle(_ mouse: Mouse) -> [Effect] {
    let isClick = mouse.kind == .press && mouse.button == .left
    if isClick, let click = render().click(row: mouse.row, column: mouse.column) {
      change { $0.message = nil }
      return perform(click)
    }
    if case .span(let pick) = state.overlay, isClick || mouse.kind == .drag { return point(mouse, pick) }
    if let overlay = state.overlay {
      switch mouse.kind {
      case .wheelDown, .wheelUp:
        if case .tour = overlay { return [] }
        if case .player = overlay { return wheel(mouse.kind == .wheelDown ? 3 : -3, at: mouse, layout) }
        return handleOverlay(mouse.kind == .wheelDown ? .down : .up)
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

  // MARK: What was drawn to be clicked

  private mutating func perform(_ click: Click) -> [Effect] {
    switch click {
    case .key(let key): return handle(.key(key))
    case .action(let action): return perform(action)
    case .transcript(let id):
      keepingPlace { $0.change { $0.focus = .transcripts } }
      return keepingPlace { $0.activate(id) }
    case .row(let row): return perform(row: row)
    case .liveRow(let part, let row):
      guard case .live(var live) = state.overlay else { return [] }
      let isSecond = live.part == part && row == (part == .cells ? live.cells : live.latest).selected
      if isSecond { return handleOverlay(.enter) }
      live.part = part
      if part == .cells { live.cells.selected = row } else { live.latest.selected = row }
      return show(.live(live))
    case .field(let field):
      switch state.overlay {
      case .rerun(var rerun):
        guard let field = RerunOverlay.Field(rawValue: field) else { return [] }
        if rerun.field == field { rerun.change(by: 1) }
        rerun.field = field
        return show(.rerun(rerun))
      case .sweep(var sweep):
        if sweep.isOnRepeats == (field == 1) { sweep.change(by: 1) }
        sweep.isOnRepeats = field == 1
        return show(.sweep(sweep))
      default: return []
      }
    }
  }

  /// Selects a row of the list that lies over the screen. What is on or off changes at once; anything else opens at the
  /// second click.
  private mutating func perform(row: Int) -> [Effect] {
    switch state.overlay {
    case .labels(var labels):
      labels.list.selected = row
      return show(.labels(labels)) + handleOverlay(.enter)
    case .layers(var list):
      list.selected = row
      return show(.layers(list)) + handleOverlay(.enter)
    case .table(var table):
      if table.list.selected == row { return handleOverlay(.enter) }
      table.list.selected = row
      return show(.table(table))
    case .queue(var queue):
      if queue.list.selected == row { return handleOverlay(.enter) }
      queue.list.selected = row
      return show(.queue(queue))
    case .input(let input):
      guard let candidate = input.completion?.candidates.element(row) else { return [] }
      return show(.input(input.taking(candidate.text)))
    case .palette(var palette):
      if palette.list.selected == row { return handleOverlay(.enter) }
      palette.list.selected = row
      return show(.palette(palette))
    case .span(var pick):
      guard pick.labels?.selected != row else { return handleOverlay(.enter) }
      pick.labels?.selected = row
      return show(.span(pick))
    default: return []
    }
  }

  /// While a span is selected: a click goes to the word under it, dragging takes in what it passes.
  private mutating func point(_ mouse: Mouse, _ pick: SpanPick) -> [Effect] {
    guard pick.labels == nil, let turn = state.reader.details[pick.transcript]?.turns.element(pick.turn - 1),
      let index = visibleTranscripts.firstIndex(of: pick.transcript), let column = layout.columns.element(index)
    else { return [] }
    let text = ScreenLayout.text(of: column)
    guard text.contains(row: mouse.row, column: mouse.column) else { return [] }
    let reader = readerLayout()
    let row = state.reader.top + mouse.row - text.row - reader.top(ofTurn: pick.turn) - ReaderLayout.headingLines
    guard let line = reader.columns.element(index)?.element(pick.turn - 1)?.element(row) else { return [] }
    let words = TextUnits.words(of: turn.text).filter { line.source?.overlaps($0) == true }
    // The margin for the marks is no text.
    let place = mouse.column - text.column - TranscriptColumnView.margin
    guard let word = words.last(where: { (line.column(ofSource: $0.lowerBound) ?? 0) <= place }) ?? words.first else {
      return []
    }
    var pick = pick
    pick.unit = .word
    pick.head = word
    pick.extends = mouse.kind == .drag
    if !pick.extends { pick.anchor = word }
    return show(.span(pick))
  }
}
