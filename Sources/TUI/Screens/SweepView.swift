import Engine

/// What a sweep plays, before it does.
struct SweepView {
  let overlay: SweepOverlay
  let area: Rect

  func draw(on frame: inout Frame) {
    let inside = frame.dialog("what would have saved the user?", height: 7, width: 70, in: area)
    let parent = overlay.parent
    let conditions = Sweep.conditions.map(\.rawValue).joined(separator: ", ")
    let count = overlay.repeats * (Sweep.conditions.count + (parent.scenario == Sweep.alone ? 0 : 1))
    frame.clipped(to: inside) { frame in
      frame.put(
        "\(parent.useCase), \(Wording.scenario(parent.scenario))", row: inside.row, column: inside.column,
        style: Style(.muted), width: inside.width, overflow: .ellipsis)
      draw("model", overlay.model, row: inside.row + 1, isSelected: !overlay.isOnRepeats, in: inside, on: &frame)
      draw(
        "repeats", "\(overlay.repeats)", row: inside.row + 2, isSelected: overlay.isOnRepeats, in: inside, on: &frame)
      let rest = inside.splitTop(4).rest
      frame.put(
        wrapping: "Plays it under \(conditions), and without the others: \(count) conversations.", in: rest,
        style: Style())
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
