/// The keys by groups, in as many columns as fit.
struct HelpView {
  let overlay: HelpOverlay
  let area: Rect

  private enum Line {
    case group(String)
    case key(String, String)
    case empty
  }

  private static let keyWidth = 11
  private static let columnWidth = 46

  func draw(on frame: inout Frame) {
    let lines = lines
    let showsFilter = overlay.isFiltering || !overlay.filter.text.isEmpty
    let extra = showsFilter ? 2 : 0
    let most = max(1, area.height - 2 - extra)
    let columns = max(1, min((area.width - 4) / HelpView.columnWidth, (lines.count + most - 1) / most))
    let perColumn = min(most, (lines.count + columns - 1) / columns)
    let width = min(area.width - 4, columns * HelpView.columnWidth)
    let all = frame.dialog("keys", height: max(1, perColumn) + extra, width: width, in: area)
    var inside = all
    if showsFilter {
      let (line, rest) = all.splitTop(2)
      inside = rest
      frame.put("/", row: line.row, column: line.column, style: Style(.keyName))
      if overlay.isFiltering {
        frame.edit(overlay.filter, row: line.row, column: line.column + 2, width: line.width - 2)
      } else {
        frame.put(
          overlay.filter.text, row: line.row, column: line.column + 2, width: line.width - 2, overflow: .ellipsis)
      }
    }
    guard !lines.isEmpty else {
      frame.put("no key does that", row: inside.row, column: inside.column, style: Style(.muted), width: inside.width)
      return
    }
    let top = min(max(0, overlay.top), max(0, lines.count - perColumn * columns))
    let each = inside.width / columns
    for column in 0..<columns {
      let place = Rect(
        row: inside.row, column: inside.column + column * each, height: inside.height,
        width: column == columns - 1 ? inside.width - column * each : each - 2)
      for row in 0..<min(perColumn, place.height) {
        guard let line = lines.element(top + column * perColumn + row) else { break }
        draw(line, row: place.row + row, column: place.column, width: place.width, on: &frame)
      }
    }
    let hidden = lines.count - top - perColumn * columns
    if hidden > 0 {
      frame.put(
        " \(hidden) more below ", row: inside.bottom, column: inside.column, style: Style(.muted), width: inside.width)
    }
  }

  private func draw(_ line: Line, row: Int, column: Int, width: Int, on frame: inout Frame) {
    switch line {
    case .empty: break
    case .group(let name): frame.put(name, row: row, column: column, style: Style(.heading, .bold), width: width)
    case .key(let keys, let summary):
      frame.put(keys, row: row, column: column, style: Style(.keyName), width: HelpView.keyWidth - 1)
      frame.put(
        summary, row: row, column: column + HelpView.keyWidth, width: width - HelpView.keyWidth, overflow: .ellipsis)
    }
  }

  private var lines: [Line] {
    let wanted = overlay.filter.text.lowercased()
    var lines: [Line] = []
    for group in Keymap.Group.allCases {
      let bindings = Keymap.bindings.filter { binding in
        binding.group == group
          && (wanted.isEmpty || binding.summary.lowercased().contains(wanted) || binding.written.lowercased() == wanted
            || group.rawValue.lowercased().contains(wanted))
      }
      guard !bindings.isEmpty else { continue }
      if !lines.isEmpty { lines.append(.empty) }
      lines.append(.group(group.rawValue))
      lines += bindings.map { .key($0.written, $0.summary) }
    }
    return lines
  }
}
