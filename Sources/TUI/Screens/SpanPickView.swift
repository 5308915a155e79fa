import Engine

/// The labels that a selected span can get, each with its key.
struct SpanPickView {
  let pick: SpanPick
  let area: Rect

  func draw(on frame: inout Frame) {
    guard let list = pick.labels else { return }
    let labels = SpanPick.labels
    let inside = frame.dialog("label of the span", height: labels.count, width: 76, in: area)
    for (offset, index) in list.window(of: labels.count, visible: inside.height).enumerated() {
      let (label, key) = labels[index]
      let row = inside.row + offset
      frame.put(String(key), row: row, column: inside.column, style: Style(.keyName))
      frame.put(
        label.group == .failure ? "\(label.id) \(label.name)" : label.name, row: row, column: inside.column + 2,
        style: LabelLook.find(label.id).style, width: 19, overflow: .ellipsis)
      frame.put(
        label.definition, row: row, column: inside.column + 22, style: Style(.muted), width: inside.width - 22,
        overflow: .ellipsis)
      frame.listRow(index, at: row, in: inside, isSelected: index == list.selected)
    }
  }
}
