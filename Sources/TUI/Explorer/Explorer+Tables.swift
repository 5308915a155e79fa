import Engine

/// Rows to look at and to go to: the matrix, agreement, runs, history, hits of a search.
extension Explorer {
  mutating func handle(_ action: Action?, _ key: KeyEvent, _ table: TableOverlay) -> [Effect] {
    var table = table
    if let rows = step(action, page: overlayPage) {
      table.list.select(table.list.selected + rows, of: table.rows.count, visible: max(1, state.rows - 8))
      return show(.table(table))
    }
    guard action == .open else { return pressBehind(key) }
    guard let row = table.rows.element(table.list.selected) else { return [] }
    guard let target = row.target else {
      say("This row leads nowhere.")
      return []
    }
    change { $0.overlay = nil }
    switch target {
    case .transcript(let id):
      noteJump()
      return locate(id)
    case .turn(let id, let index):
      noteJump()
      return locate(id, turn: index)
    case .filter(let filter):
      noteJump()
      change { $0.filter = filter }
      return reloadLists()
    case .run(let run): return watch(run)
    case .plays(let filter, let title): return awaitTable(.plays(filter, title: title))
    }
  }

  /// From a table one goes on to another, and to what finds and filters, without leaving it first.
  private mutating func pressBehind(_ key: KeyEvent) -> [Effect] {
    let action = state.keymap.action(for: key, on: .main)
    // What lies here already is not asked for again.
    if let action, state.screen?.action == action { return meansNothing(key) }
    switch action {
    case .matrix, .agreement, .runs, .history, .lineage, .queue, .searchAll, .filter, .palette, .sweep:
      change { $0.overlay = nil }
      return handle(.key(key))
    default: return meansNothing(key)
    }
  }
}
