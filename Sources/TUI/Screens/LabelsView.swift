import Engine

/// The failure modes with their keys and definitions; the chosen ones are checked.
struct LabelsView {
  let overlay: LabelOverlay
  let state: ExplorerState
  let area: Rect

  private static let nameWidth = 17

  func draw(on frame: inout Frame) {
    let labels = Label.failureModes
    let transcript = state.reader.transcript(overlay.transcript)
    let title = "labels\(transcript.map { " of \($0.useCase), \(Wording.shortModel($0.model))" } ?? "")"
    // The definition of the selected one is told in full, where there is room.
    let isTall = area.height >= labels.count + 4
    let inside = frame.dialog(title, height: labels.count + (isTall ? 2 : 0), width: 86, in: area)
    let (rows, foot) = isTall ? inside.splitBottom(2) : (inside, Rect(height: 0, width: 0))
    for (offset, index) in overlay.list.window(of: labels.count, visible: rows.height).enumerated() {
      let row = Rect(row: rows.row + offset, column: rows.column, height: 1, width: rows.width)
      draw(labels[index], in: row, on: &frame)
      frame.listRow(index, at: row.row, in: rows, isSelected: index == overlay.list.selected)
    }
    if let label = labels.element(overlay.list.selected) {
      frame.put(wrapping: "\(label.id) is an answer that \(label.definition).", in: foot, style: Style(.muted))
    }
  }

  private func draw(_ label: Label, in line: Rect, on frame: inout Frame) {
    let place = overlay.chosen.firstIndex(of: label.id)
    let row = line.row
    var column = line.column
    column += frame.put(label.hotkey.map(String.init) ?? " ", row: row, column: column, style: Style(.keyName)) + 1
    column +=
      frame.put(
        place == nil ? "[ ]" : "[x]", row: row, column: column, style: place == nil ? Style(.muted) : Style(.emphasis))
      + 1
    column += frame.put(label.id, row: row, column: column, style: LabelLook.find(label.id).style) + 1
    frame.put(
      label.name, row: row, column: column, style: place == nil ? Style() : Style(.emphasis, .bold),
      width: min(LabelsView.nameWidth, line.right - column), overflow: .ellipsis)
    column += LabelsView.nameWidth
    if place == 0 {
      column += frame.put(
        "primary · ", row: row, column: column, style: Style(.emphasis, .bold), width: line.right - column)
    }
    frame.put(
      label.definition, row: row, column: column, style: Style(.muted), width: line.right - column, overflow: .ellipsis)
  }
}
