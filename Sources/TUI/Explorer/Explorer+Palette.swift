import Engine

/// The palette: commands, cases, models and saved views by a few of their letters.
extension Explorer {
  mutating func openPalette() -> [Effect] {
    var palette = PaletteOverlay(commands: state.keymap.bindings(on: .main))
    palette.cases = state.cases.map(\.useCase)
    palette.models = state.isBlind ? [] : state.models
    return show(.palette(palette)) + [.views, .filterValues]
  }

  mutating func handle(_ key: KeyEvent, _ palette: PaletteOverlay) -> [Effect] {
    var palette = palette
    switch key {
    case .escape: return close()
    case .enter:
      let chosen = palette.matches.element(palette.list.selected)
      change { $0.overlay = nil }
      switch chosen {
      case .command(let binding): return perform(binding.action)
      case .useCase(let id):
        if let row = state.cases.firstIndex(where: { $0.useCase == id }) { return selectCase(row) }
        noteJump()
        change { $0.filter = Filter(terms: $0.filter.terms.filter { $0.key != .useCase }).and(.useCase, id) }
        return reloadLists()
      case .model(let id):
        noteJump()
        change { $0.filter = Filter(terms: $0.filter.terms.filter { $0.key != .model }).and(.model, id) }
        return reloadLists()
      case .view(let view): return open(view)
      case nil: return []
      }
    case .down, .control("n"), .tab:
      palette.list.select(palette.list.selected + 1, of: palette.matches.count, visible: max(1, state.rows - 8))
    case .up, .control("p"), .backTab:
      palette.list.select(palette.list.selected - 1, of: palette.matches.count, visible: max(1, state.rows - 8))
    default:
      if !palette.editor.handle(key) { return [] }
      palette.list = ListPosition()
    }
    return show(.palette(palette))
  }
}
