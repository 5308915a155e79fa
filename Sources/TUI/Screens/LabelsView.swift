import Engine

/// The failure modes with their keys and definitions; the chosen ones are checked.
struct LabelsView {
  let overlay: LabelOverlay
  let state: ExplorerState
  let area: Rect

  func draw(on frame: inout Frame) {
    let labels = Label.failureModes
    let transcript = state.reader.transcript(overlay.transcript)
    let title = "labels\(transcript.map { " of \($0.useCase), \(Wording.shortModel($0.model))" } ?? "")"
    let inside = frame.dialog(title, height: labels.count, width: 86, in: area)
    let isWide = inside.width >= 60
    for (offset, index) in overlay.list.window(of: labels.count, visible: inside.height).enumerated() {
      let label = labels[index]
      let row = inside.row + offset
      let place = overlay.chosen.firstIndex(of: label.id)
      var column = inside.column
      column += frame.put(label.hotkey.map(String.init) ?? " ", row: row, column: column, style: Style(.keyName)) + 1
      column +=
        frame.put(
          place == nil ? "[ ]" : "[x]", row: row, column: column, style: place == nil ? Style(.muted) : Style(.emphasis)
        ) + 1
      column += frame.put(label.id, row: row, column: column, style: LabelLook.find(label.id).style) + 1
      let isPrimary = place == 0
      frame.put(
        label.name + (isPrimary ? " (primary)" : ""), row: row, column: column,
        style: place == nil ? Style() : Style(.emphasis, .bold), width: isWide ? 27 : inside.right - column,
        overflow: .ellipsis)
      if isWide {
        column += 27
        frame.put(
          label.definition, row: row, column: column, style: Style(.muted), width: inside.right - column,
          overflow: .ellipsis)
      }
      if index == overlay.list.selected {
        frame.select(Rect(row: row, column: inside.column - 1, height: 1, width: inside.width + 2), isFocused: true)
        frame.put("▸", row: row, column: inside.column - 1, style: Style(.selection, on: .selection))
      }
    }
  }
}
