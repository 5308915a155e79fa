/// Every command by name, narrowed by what is typed.
struct PaletteView {
  let overlay: PaletteOverlay
  let area: Rect

  func draw(on frame: inout Frame) {
    let matches = overlay.matches
    // As tall as with all commands, so that it does not jump while one types.
    let inside = frame.dialog(
      "commands", height: min(overlay.commands.count + 1, max(4, area.height - 6)), width: 60, in: area)
    let (line, rows) = inside.splitTop(1)
    for (offset, index) in overlay.list.window(of: matches.count, visible: rows.height).enumerated() {
      let entry = matches[index]
      let row = rows.row + offset
      frame.put(entry.name, row: row, column: rows.column, width: rows.width - 12, overflow: .ellipsis)
      let isCommand = if case .command = entry { true } else { false }
      frame.put(
        entry.kind, row: row, column: rows.right - 11, style: Style(isCommand ? .keyName : .muted), width: 11,
        align: .right)
      frame.listRow(index, at: row, in: rows, isSelected: index == overlay.list.selected)
    }
    if matches.isEmpty {
      frame.put(
        "nothing has these letters", row: rows.row, column: rows.column, style: Style(.muted), width: rows.width)
    }
    frame.put(":", row: line.row, column: line.column, style: Style(.keyName))
    frame.edit(overlay.editor, row: line.row, column: line.column + 2, width: line.width - 2)
  }
}
