import Engine

/// The keys by groups, in as many columns as fit.
struct HelpView {
  let overlay: HelpOverlay
  let keymap: Keymap
  let area: Rect

  private enum Line {
    case group(String)
    case key(String, String)
    case mark(String, String, Style)
    case empty
  }

  private static let keyWidth = 11
  private static let columnWidth = 46
  /// A column takes no more than this, however much there is.
  private static let widest = 68

  func draw(on frame: inout Frame) {
    let lines = lines
    let (extra, columns, perColumn) = measure(lines.count)
    let showsFilter = extra > 0
    let width = columns * min(HelpView.widest, (area.width - 4) / columns)
    let all = frame.dialog(title, height: max(1, perColumn) + extra, width: width, in: area)
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
    let top = min(max(0, overlay.top), lastTop)
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

  /// The lines for the filter, the columns, and the lines of each.
  private func measure(_ count: Int) -> (extra: Int, columns: Int, perColumn: Int) {
    let extra = overlay.isFiltering || !overlay.filter.text.isEmpty ? 2 : 0
    let most = max(1, area.height - 2 - extra)
    let columns = max(1, min((area.width - 4) / HelpView.columnWidth, (count + most - 1) / most))
    return (extra, columns, min(most, (count + columns - 1) / columns))
  }

  /// The first line that is seen when the last one is.
  var lastTop: Int {
    let count = lines.count
    let (_, columns, perColumn) = measure(count)
    return max(0, count - perColumn * columns)
  }

  private func draw(_ line: Line, row: Int, column: Int, width: Int, on frame: inout Frame) {
    switch line {
    case .empty: break
    case .group(let name): frame.put(name, row: row, column: column, style: Style(.heading, .bold), width: width)
    case .mark(let mark, let meaning, let style):
      frame.put(mark, row: row, column: column, style: style)
      frame.put(
        meaning, row: row, column: column + HelpView.keyWidth, width: width - HelpView.keyWidth, overflow: .ellipsis)
    case .key(let keys, let summary):
      frame.put(keys, row: row, column: column, style: Style(.keyName), width: HelpView.keyWidth - 1)
      frame.put(
        summary, row: row, column: column + HelpView.keyWidth, width: width - HelpView.keyWidth, overflow: .ellipsis)
    }
  }

  /// What the signs in lists, margins and tracks mean.
  private static let marks: [(mark: String, meaning: String, style: Style)] = {
    var marks = RatingValue.allCases.map(VerdictLook.init).map { ($0.mark, $0.word, $0.style) }
    marks += [
      ("±", "repeats differ", Style(.unclear)), ("–", "no rating", Style(.missing)),
      ("·", "no transcript", Style(.missing)),
      ("≈", "compared, not rated", Style(.muted)), ("≠", "raters differ", Style(.warning)),
    ]
    marks += Label.spans.map { label in
      let look = LabelLook.find(label.id)
      return (String(look.mark), "\(label.name): \(label.definition)", look.style)
    }
    return marks
  }()

  private var lines: [Line] {
    let wanted = overlay.filter.text.lowercased()
    var lines: [Line] = []
    for group in Keymap.Group.allCases {
      let bindings = keymap.bindings(on: overlay.screen).filter { binding in
        binding.group == group && !binding.keys.isEmpty
          && (wanted.isEmpty || binding.summary.lowercased().contains(wanted) || binding.written.lowercased() == wanted
            || group.rawValue.lowercased().contains(wanted))
      }
      guard !bindings.isEmpty else { continue }
      if !lines.isEmpty { lines.append(.empty) }
      if group != .here { lines.append(.group(group.rawValue)) }
      lines += bindings.map { .key($0.written, $0.summary) }
    }
    lines += fixed(wanted)
    let marks =
      overlay.screen == .main
      ? HelpView.marks.filter { wanted.isEmpty || $0.meaning.lowercased().contains(wanted) } : []
    if !marks.isEmpty {
      if !lines.isEmpty { lines.append(.empty) }
      lines.append(.group("Marks"))
      lines += marks.map { .mark($0.mark, $0.meaning, $0.style) }
    }
    return lines
  }

  private var title: String { overlay.screen == .main ? "keys" : "keys: \(overlay.screen.title.lowercased())" }

  /// Keys that belong to what is chosen, not to an action.
  private func fixed(_ wanted: String) -> [Line] {
    let keys: [(String, String)] =
      switch overlay.screen {
      case .labels: Label.failureModes.compactMap { label in label.hotkey.map { (String($0), label.name) } }
      case .span: Label.spans.map { (String(LabelLook.find($0.id).mark), "mark as \($0.name)") }
      case .spanLabels: SpanPick.labels.map { (String($0.key), $0.label.name) }
      case .rerun: keymap.conditionLetters.map { (String($0.letter), "condition \($0.condition.rawValue)") }
      default: []
      }
    let fitting = keys.filter { wanted.isEmpty || $0.0 == wanted || $0.1.lowercased().contains(wanted) }
    return fitting.isEmpty ? [] : [.empty] + fitting.map { .key($0.0, $0.1) }
  }
}
