import Engine

/// Everybody who marked something in the active transcript, and whether it is shown.
struct LayersView {
  let list: ListPosition
  let state: ExplorerState
  let area: Rect

  func draw(on frame: inout Frame) {
    let layers = state.reader.activeDetail.map(Evidence.layers) ?? []
    let names = layers.map { Glyphs.width(of: $0.rater.prefix(60)) }.max() ?? 0
    let inside = frame.dialog("whose spans are shown", height: layers.count, width: max(36, names + 20), in: area)
    for (offset, index) in list.window(of: layers.count, visible: inside.height).enumerated() {
      let layer = layers[index]
      let row = inside.row + offset
      let isShown = state.reader.layers[layer.rater] ?? layer.isUsual
      frame.put(
        isShown ? "[x]" : "[ ]", row: row, column: inside.column, style: isShown ? Style(.emphasis) : Style(.muted))
      frame.put(layer.rater, row: row, column: inside.column + 4, width: inside.width - 16, overflow: .ellipsis)
      frame.put(
        Wording.count(layer.spans.count, "span", "spans"), row: row, column: inside.right - 10, style: Style(.muted),
        width: 10, align: .right)
      frame.listRow(index, at: row, in: inside, isSelected: index == list.selected)
    }
  }
}
