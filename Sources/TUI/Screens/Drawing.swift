/// What several views draw alike.
enum Drawing {
  /// Words wrapped to a width, at most `limit` lines; the last one ends with `…` where there is more.
  static func wrap(_ text: String, width: Int, limit: Int) -> [String] {
    guard width > 0, limit > 0 else { return [] }
    // More than this is never seen, however long the text is.
    let seen = text.prefix(width * limit * 2 + 16).map { $0.isNewline ? " " : $0 }
    let lines = RichText(plain: String(seen)).wrapped(width: width).map(\.text)
    guard lines.count > limit else { return lines }
    var kept = Array(lines.prefix(limit))
    var last = kept[limit - 1]
    while Glyphs.width(of: last) >= width, !last.isEmpty { last.removeLast() }
    kept[limit - 1] = last + "…"
    return kept
  }
}

extension Frame {
  /// The title of a pane, in a line that is heavy where the focus is.
  mutating func paneTitle(_ title: String, in area: Rect, isFocused: Bool) {
    guard !area.isEmpty else { return }
    let line = Rect(row: area.row, column: area.column, height: 1, width: area.width)
    fill(line, isFocused ? "━" : "─", style: Style(isFocused ? .borderFocused : .border))
    let style = isFocused ? Style(.title, .bold) : Style(.muted)
    put(" \(title) ", row: area.row, column: area.column + 1, style: style, width: area.width - 2, overflow: .ellipsis)
  }

  /// Lays a selection over a row that has been drawn.
  mutating func select(_ row: Rect, isFocused: Bool) {
    let slot: Slot = isFocused ? .selection : .selectionUnfocused
    restyle(row) { style in
      if style.foreground == .text || style.foreground == .muted || style.foreground == .missing {
        style.foreground = slot
      }
      style.background = slot
    }
    if isFocused { cursor = Position(row: row.row, column: row.column) }
  }

  /// Makes a line that has been drawn a row of a list over the screen: the selected one is marked, each can be clicked.
  mutating func listRow(_ index: Int, at row: Int, in rows: Rect, isSelected: Bool) {
    let line = Rect(row: row, column: rows.column - 1, height: 1, width: rows.width + 2)
    onClick(line, .row(index))
    guard isSelected else { return }
    select(line, isFocused: true)
    put("▸", row: row, column: line.column, style: Style(.selection, on: .selection))
  }

  /// A centred box with nothing behind it; gives its inside.
  mutating func dialog(_ title: String, height: Int, width: Int, in area: Rect) -> Rect {
    let height = min(max(3, height + 2), area.height)
    let width = min(max(8, width + 4), area.width)
    let box = Rect(
      row: area.row + (area.height - height) / 2, column: area.column + (area.width - width) / 2, height: height,
      width: width)
    fill(box, " ")
    self.box(box, title: title, style: Style(.borderFocused), titleStyle: Style(.title, .bold))
    cursor = nil
    return box.inset(rows: 1, columns: 2)
  }

  /// A line being typed, scrolled so that its cursor is seen; the terminal's cursor stands there. Gives how many columns
  /// of the text are hidden at the left.
  @discardableResult
  mutating func edit(_ editor: LineEditor, row: Int, column: Int, width: Int) -> Int {
    guard width > 0 else { return 0 }
    let before = Glyphs.width(of: editor.beforeCursor)
    let skip = max(0, before - width + 1)
    fill(Rect(row: row, column: column, height: 1, width: width), " ", style: Style(.input, on: .input))
    put(editor.text, row: row, column: column, style: Style(.input, on: .input), width: width, skip: skip)
    cursor = Position(row: row, column: column + before - skip)
    cursorVisible = true
    return skip
  }

  /// Runs of text that end with `…` where they do not fit.
  mutating func put(cutting runs: [(text: String, style: Style)], row: Int, column: Int, width: Int) {
    var used = 0
    for run in runs {
      guard used < width else {
        if !run.text.isEmpty { put("…", row: row, column: column + width - 1, style: Style(.muted)) }
        return
      }
      used += put(run.text, row: row, column: column + used, style: run.style, width: width - used, overflow: .ellipsis)
    }
  }

  /// Wrapped words in an area; gives how many lines they took.
  @discardableResult
  mutating func put(wrapping text: String, in area: Rect, style: Style = Style()) -> Int {
    let lines = Drawing.wrap(text, width: area.width, limit: area.height)
    for (index, line) in lines.enumerated() {
      put(line, row: area.row + index, column: area.column, style: style, width: area.width)
    }
    return lines.count
  }
}

extension ListPosition {
  /// The rows that are seen; the selected one is among them.
  func window(of count: Int, visible: Int) -> Range<Int> {
    guard count > 0, visible > 0 else { return 0..<0 }
    var position = self
    position.selected = min(max(0, selected), count - 1)
    position.reveal(of: count, visible: visible)
    return position.top..<min(count, position.top + visible)
  }
}
