import Engine

/// What a sweep plays, before it does.
struct SweepView {
  let overlay: SweepOverlay
  let area: Rect

  func draw(on frame: inout Frame) {
    let parent = overlay.parent
    let note = Sweep.note(on: parent)
    let inside = frame.dialog(
      "what would have saved the user?", height: note == nil ? 7 : 9, width: 70, in: area)
    let conditions = Sweep.conditions.map(\.rawValue).joined(separator: ", ")
    let others = parent.scenario == Sweep.alone ? "" : ", and without the others"
    frame.clipped(to: inside) { frame in
      frame.put(
        "\(parent.useCase), \(Wording.scenario(parent.scenario))", row: inside.row, column: inside.column,
        style: Style(.muted), width: inside.width, overflow: .ellipsis)
      draw("model", overlay.model, row: inside.row + 1, isSelected: !overlay.isOnRepeats, in: inside, on: &frame)
      draw(
        "repeats", "\(overlay.repeats)", row: inside.row + 2, isSelected: overlay.isOnRepeats, in: inside, on: &frame)
      let rest = inside.splitTop(4).rest
      frame.put(
        wrapping: "Plays it under \(conditions)\(others): \(overlay.conversations) conversations."
          + (note.map { " \($0)" } ?? ""), in: rest, style: Style())
    }
  }

  private func draw(
    _ name: String, _ value: String, row: Int, isSelected: Bool, in inside: Rect, on frame: inout Frame
  ) {
    frame.onClick(
      Rect(row: row, column: inside.column, height: 1, width: inside.width), .field(name == "repeats" ? 1 : 0))
    frame.put(isSelected ? "▸ " : "  ", row: row, column: inside.column, style: Style(.emphasis, .bold))
    frame.put(name, row: row, column: inside.column + 2, style: isSelected ? Style(.emphasis) : Style(.muted))
    frame.put(
      isSelected ? "‹ \(value) ›" : "  \(value)", row: row, column: inside.column + 13,
      style: isSelected ? Style(.selection, on: .selection) : Style(), width: inside.width - 13, overflow: .ellipsis)
    if isSelected { frame.cursor = Position(row: row, column: inside.column) }
  }
}
