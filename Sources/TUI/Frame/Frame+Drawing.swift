/// What happens to text that is wider than its place.
enum Overflow: Sendable {
  case clip
  /// The last visible cell becomes `…`.
  case ellipsis
}

/// Where text stands in a place wider than itself.
enum Alignment: Sendable {
  case left, center, right
}

extension Frame {
  /// Writes one line of text and returns how many columns it took.
  ///
  /// The text may hold anything: control characters, overrides and the like become visible symbols, tabs become spaces.
  /// Work stops at the edge of what is visible, however long the text is.
  /// - Parameters:
  ///   - width: the place for the text in columns; what is wider is cut.
  ///   - skip: how many columns of the text lie left of the place (horizontal scrolling).
  @discardableResult
  mutating func put(
    _ text: some StringProtocol, row: Int, column: Int, style: Style = Style(), width: Int? = nil,
    overflow: Overflow = .clip, align: Alignment = .left, skip: Int = 0
  ) -> Int {
    guard row >= clip.row, row < clip.bottom else { return 0 }
    let place = min(max(0, width ?? .max), max(0, clip.right - column))
    guard place > 0 else { return 0 }
    if align != .left, let width, let used = Glyphs.width(of: text, upTo: width), used < width {
      let space = width - used
      let shift = align == .right ? space : space / 2
      return put(text, row: row, column: column + shift, style: style, width: width - shift) + shift
    }
    var position = -max(0, skip)
    let complete = Glyphs.forEach(in: text) { glyph in
      if glyph.width == 0 { return true }
      if position >= place { return false }
      defer { position += glyph.width }
      if position + glyph.width <= 0 { return true }
      if position < 0 || position + glyph.width > place {
        // Half of a wide glyph is cut off.
        set(row: row, column: column + max(0, position), code: 0x20, width: 1, style: style)
        return position < 0
      }
      let code = glyph.cluster.map { intern($0) } ?? glyph.scalar
      set(row: row, column: column + position, code: code, width: glyph.width, style: style)
      return true
    }
    let wasCut = !complete || position > place
    if wasCut && overflow == .ellipsis {
      set(row: row, column: column + place - 1, code: 0x2026, width: 1, style: style)
    }
    return max(0, min(position, place))
  }

  /// Writes runs of text with a style each, one after the other, and returns how many columns they took.
  @discardableResult
  mutating func put(
    runs: [(text: String, style: Style)], row: Int, column: Int, width: Int? = nil
  ) -> Int {
    var used = 0
    for run in runs {
      let left = width.map { $0 - used }
      if let left, left <= 0 { break }
      used += put(run.text, row: row, column: column + used, style: run.style, width: left)
    }
    return used
  }

  /// Fills an area with one narrow character.
  mutating func fill(_ rect: Rect, _ character: Unicode.Scalar = " ", style: Style = Style()) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for row in area.row..<area.bottom {
      for column in area.column..<area.right {
        set(row: row, column: column, code: character.value, width: 1, style: style)
      }
    }
  }

  /// A horizontal line to the right.
  mutating func hline(row: Int, column: Int, length: Int, style: Style = Style(.border)) {
    fill(Rect(row: row, column: column, height: 1, width: length), "─", style: style)
  }

  /// A vertical line downwards.
  mutating func vline(row: Int, column: Int, length: Int, style: Style = Style(.border)) {
    fill(Rect(row: row, column: column, height: length, width: 1), "│", style: style)
  }

  /// A box on the edge of an area, with a title in its upper line, cut to fit.
  mutating func box(_ rect: Rect, title: String = "", style: Style = Style(.border), titleStyle: Style = Style(.title))
  {
    guard rect.height >= 2, rect.width >= 2 else { return }
    hline(row: rect.row, column: rect.column + 1, length: rect.width - 2, style: style)
    hline(row: rect.bottom - 1, column: rect.column + 1, length: rect.width - 2, style: style)
    vline(row: rect.row + 1, column: rect.column, length: rect.height - 2, style: style)
    vline(row: rect.row + 1, column: rect.right - 1, length: rect.height - 2, style: style)
    for (row, column, corner) in [
      (rect.row, rect.column, "┌" as Unicode.Scalar), (rect.row, rect.right - 1, "┐"),
      (rect.bottom - 1, rect.column, "└"), (rect.bottom - 1, rect.right - 1, "┘"),
    ] {
      set(row: row, column: column, code: corner.value, width: 1, style: style)
    }
    if !title.isEmpty && rect.width > 6 {
      put(
        " \(title) ", row: rect.row, column: rect.column + 2, style: titleStyle, width: rect.width - 4,
        overflow: .ellipsis)
    }
  }

  /// A horizontal bar that is filled to a fraction of its width, in eighths of a cell.
  mutating func bar(
    _ fraction: Double, row: Int, column: Int, width: Int, style: Style = Style(.bar), track: Style = Style(.barTrack)
  ) {
    guard width > 0 else { return }
    let filled = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    let eighths = Int((filled * Double(width) * 8).rounded())
    fill(Rect(row: row, column: column, height: 1, width: width), "░", style: track)
    fill(Rect(row: row, column: column, height: 1, width: eighths / 8), "█", style: style)
    if eighths % 8 > 0, let part = Unicode.Scalar(0x2590 - UInt32(eighths % 8)) {
      set(row: row, column: column + eighths / 8, code: part.value, width: 1, style: style)
    }
  }
}
