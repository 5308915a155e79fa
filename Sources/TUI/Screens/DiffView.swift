import Engine

/// Two answers in one text: `[-only in the first-]`, `{+only in the second+}`.
struct DiffView {
  let overlay: DiffOverlay
  let area: Rect
  let lines: [RichLine]
  private let text: DiffOverlay.Text
  private let names: (a: String, b: String)

  init(overlay: DiffOverlay, state: ExplorerState, area: Rect) {
    self.overlay = overlay
    self.area = area
    let turns = (
      a: state.reader.details[overlay.a]?.turns ?? [], b: state.reader.details[overlay.b]?.turns ?? []
    )
    let answer = turns.b.first { $0.index == overlay.turn && $0.role == .assistant }
    let other = DiffOverlay.counterpart(of: overlay.turn, in: turns.b, among: turns.a)
    func name(_ id: String) -> String {
      guard let transcript = state.reader.transcript(id) else { return String(id.prefix(10)) }
      let number = transcript.repeat > 1 ? " #\(transcript.repeat)" : ""
      let scenario = transcript.scenario.map { "S\($0.rawValue) " } ?? ""
      return "\(transcript.model) \(scenario)\(transcript.condition.rawValue)\(number)"
    }
    let turn = other.map { $0.index == overlay.turn ? "" : ", turn \($0.index)" } ?? ": has no such answer"
    names = (name(overlay.a) + turn, name(overlay.b))
    text = DiffOverlay.text(of: other?.text ?? "", and: answer?.text ?? "")
    lines = RichText(plain: text.text).wrapped(width: max(1, area.width - 4))
  }

  /// Of the text, below the two names.
  var visibleLines: Int { max(1, area.height - 5) }

  func draw(on frame: inout Frame) {
    frame.fill(area, " ")
    frame.box(
      area, title: "differences at turn \(overlay.turn)  \(Wording.percent(text.same)) the same",
      style: Style(.borderFocused), titleStyle: Style(.title, .bold))
    frame.cursor = nil
    let inside = area.inset(rows: 1, columns: 2)
    frame.put("- \(names.a)", row: inside.row, column: inside.column, style: Style(.removed), width: inside.width)
    frame.put("+ \(names.b)", row: inside.row + 1, column: inside.column, style: Style(.added), width: inside.width)
    let spans =
      text.removed.map { StyledRange($0, Style(.removed)) }
      + text.added.map { StyledRange($0, Style(.added, .underline)) }
    let rows = inside.splitTop(3).rest
    for (offset, line) in lines.dropFirst(overlay.top).prefix(rows.height).enumerated() {
      frame.put(line, row: rows.row + offset, column: rows.column, width: rows.width, spans: spans)
    }
    let left = lines.count - overlay.top - rows.height
    if left > 0 {
      frame.put(
        " \(Wording.count(left, "more line", "more lines")) ", row: area.bottom - 1, column: area.column + 2,
        style: Style(.muted))
    }
  }
}
