import Engine

/// What to rerun, and how that differs from what was.
struct RerunView {
  let overlay: RerunOverlay
  let area: Rect

  func draw(on frame: inout Frame) {
    let inside = frame.dialog("rerun", height: 12, width: 64, in: area)
    let parent = overlay.parent
    var lines: [(String, Style)] = []
    let change = overlay.isDefined ? changes : undefined
    lines.append(
      (
        "of \(parent.useCase), \(parent.model), \(Wording.scenario(parent.scenario)), \(parent.condition.rawValue)",
        Style(.muted)
      ))
    // The fields stand together; the empty lines go first where there is little room.
    let isTall = inside.height >= 12
    var row = inside.row
    frame.clipped(to: inside) { frame in
      if inside.height >= 9 {
        for (text, style) in lines {
          frame.put(text, row: row, column: inside.column, style: style, width: inside.width, overflow: .ellipsis)
          row += 1
        }
        if isTall { row += 1 }
      }
      for field in RerunOverlay.Field.allCases {
        draw(field, row: row, in: inside, on: &frame)
        row += 1
      }
      if isTall { row += 1 }
      let rest = Rect(row: row, column: inside.column, height: inside.bottom - row, width: inside.width)
      frame.put(wrapping: change, in: rest, style: overlay.isDefined ? Style() : Style(.error))
    }
  }

  private func draw(_ field: RerunOverlay.Field, row: Int, in inside: Rect, on frame: inout Frame) {
    let isSelected = field == overlay.field
    let (name, value, old): (String, String, String?) =
      switch field {
      case .model: ("model", overlay.model, overlay.model == overlay.parent.model ? nil : overlay.parent.model)
      case .scenario:
        (
          "scenario", Wording.scenario(overlay.scenario),
          overlay.scenario == overlay.parent.scenario
            ? nil : overlay.parent.scenario.map { String($0.rawValue) } ?? "unknown"
        )
      case .condition:
        (
          "condition", overlay.condition.rawValue,
          overlay.condition == overlay.parent.condition ? nil : overlay.parent.condition.rawValue
        )
      case .repeats: ("repeats", String(overlay.repeats), nil)
      case .placement: ("placement", overlay.placement.map(Wording.placement) ?? "as it was", nil)
      case .distance: ("distance", overlay.distance.map { Wording.count($0, "turn", "turns") } ?? "as it was", nil)
      case .temperature: ("temperature", overlay.temperature.map { String($0) } ?? "as it was", nil)
      }
    frame.onClick(Rect(row: row, column: inside.column, height: 1, width: inside.width), .field(field.rawValue))
    frame.put(isSelected ? "▸ " : "  ", row: row, column: inside.column, style: Style(.emphasis, .bold))
    frame.put(name, row: row, column: inside.column + 2, style: isSelected ? Style(.emphasis) : Style(.muted))
    var column = inside.column + 14
    let text = isSelected ? "‹ \(value) ›" : "  \(value)  "
    column += frame.put(
      text, row: row, column: column, style: isSelected ? Style(.selection, on: .selection) : Style(),
      width: inside.right - column, overflow: .ellipsis)
    if let old {
      frame.put(
        "  was \(old)", row: row, column: column, style: Style(.warning), width: inside.right - column,
        overflow: .ellipsis)
    }
    if isSelected { frame.cursor = Position(row: row, column: inside.column) }
  }

  private var changes: String {
    var parts: [String] = []
    if overlay.model != overlay.parent.model { parts.append("model") }
    if overlay.scenario != overlay.parent.scenario { parts.append("scenario") }
    if overlay.condition != overlay.parent.condition { parts.append("condition") }
    if overlay.placement != nil { parts.append("placement") }
    if overlay.distance != nil { parts.append("distance") }
    if overlay.temperature != nil { parts.append("temperature") }
    let times = overlay.repeats == 1 ? "once" : "\(overlay.repeats) times"
    if parts.isEmpty { return "Plays the same again \(times): a further sample of its cell." }
    let warning = parts.count > 1 ? " A difference will have more than one possible reason." : ""
    return "Plays it \(times) with another \(parts.joined(separator: " and ")).\(warning)"
  }

  private var undefined: String {
    "✗ \(overlay.problem(with: overlay.condition))"
  }
}
