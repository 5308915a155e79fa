internal import CNcurses
internal import Glibc

/// Puts frames on the screen through curses, row by row in runs of one style, and only the rows that changed.
///
/// Curses places glyphs by the C library's widths. Where those differ from ours (joined emoji, flags, signs newer than
/// the library) it gets no-break spaces to reserve the place, and the glyph is written over them afterwards.
struct Painter {
  private let output: Int32
  private let colors: Int
  private let usesColor: Bool
  private var shown: Frame?
  private var cursorShown: Bool?
  private var pairs: [Int32: Int32] = [:]
  private var text: [wchar_t] = []
  private var overlay: [UInt8] = []

  /// More scalars than this curses does not keep in one place.
  private static let cursesCluster = 5
  private static let placeholder: UInt32 = 0xA0

  init(output: Int32, colors: Int, usesColor: Bool) {
    self.output = output
    self.colors = colors
    self.usesColor = usesColor
  }

  /// Forgets what the screen shows.
  mutating func invalidate() { shown = nil }

  /// Draws what changed since the last frame.
  mutating func paint(_ frame: Frame, theme: Theme) {
    guard let window = heed_screen() else { return }
    let rows = min(frame.rows, Int(getmaxy(window)))
    var before = shown
    if before?.columns != frame.columns || before?.rows != frame.rows { before = nil }
    var changed = before == nil
    if before == nil {
      wclear(window)
      clearok(heed_current_screen(), true)
    }
    for row in 0..<rows {
      if let before, before.rowEquals(row, frame) { continue }
      changed = true
      paintRow(row, frame, theme, window)
    }
    let cursor = frame.cursor ?? Position(row: max(0, rows - 1), column: 0)
    if !changed, before?.cursor == frame.cursor, before?.cursorVisible == frame.cursorVisible { return }
    if cursorShown != frame.cursorVisible {
      curs_set(frame.cursorVisible ? 1 : 0)
      cursorShown = frame.cursorVisible
    }
    wmove(window, Int32(clamping: min(cursor.row, rows - 1)), Int32(clamping: min(cursor.column, frame.columns - 1)))
    wnoutrefresh(window)
    doupdate()
    flushOverlay()
    shown = frame
  }

  /// Writes bytes straight to the terminal, after what curses has written.
  func send(_ text: String) { write(Array(text.utf8)) }

  // MARK: Rows

  private mutating func paintRow(_ row: Int, _ frame: Frame, _ theme: Theme, _ window: UnsafeMutablePointer<WINDOW>) {
    let columns = min(frame.columns, Int(getmaxx(window)))
    wmove(window, Int32(row), 0)
    var column = 0
    while column < columns {
      let style = frame[row, column].style
      let ink = theme.resolve(style)
      text.removeAll(keepingCapacity: true)
      while column < columns {
        let cell = frame[row, column]
        guard cell.style == style else { break }
        add(cell, frame, ink, row: row, column: column)
        column += 1
      }
      heed_set_attributes(window, attributes(ink), pair(ink))
      text.withUnsafeBufferPointer { _ = waddnwstr(window, $0.baseAddress, Int32($0.count)) }
    }
  }

  /// Adds a cell to the current run.
  private mutating func add(_ cell: Cell, _ frame: Frame, _ ink: Ink, row: Int, column: Int) {
    if cell.isContinuation { return }
    if cell.code < 0x7F {
      text.append(wchar_t(cell.code))
      return
    }
    if cell.code < Cell.firstCluster {
      if heed_width(wchar_t(cell.code)) == Int32(cell.width) {
        text.append(wchar_t(cell.code))
        return
      }
    } else {
      let scalars = frame.glyph(of: cell).unicodeScalars.map { wchar_t($0.value) }
      if let first = scalars.first, heed_width(first) == Int32(cell.width), scalars.count <= Self.cursesCluster,
        scalars.dropFirst().allSatisfy({ heed_width($0) == 0 })
      {
        text += scalars
        return
      }
    }
    for _ in 0..<cell.width { text.append(wchar_t(Self.placeholder)) }
    overlay += Array("\u{1B}[\(row + 1);\(column + 1)H\(sgr(ink))\(frame.glyph(of: cell))\u{1B}[0m".utf8)
  }

  private mutating func flushOverlay() {
    guard !overlay.isEmpty else { return }
    // Curses must find the cursor where it left it.
    overlay += Array("\u{1B}[\(heed_cursor_row() + 1);\(heed_cursor_column() + 1)H".utf8)
    write(overlay)
    overlay.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  // MARK: Colours

  /// A colour that the terminal has: of the bright eight the plain ones where there are no more.
  private func available(_ color: UInt8?) -> Int32 {
    guard usesColor, let color else { return -1 }
    if Int(color) < colors { return Int32(color) }
    return color < 16 && colors >= 8 ? Int32(color) - 8 : -1
  }

  private mutating func pair(_ ink: Ink) -> Int32 {
    let foreground = available(ink.foreground)
    let background = available(ink.background)
    if foreground < 0 && background < 0 { return 0 }
    let key = (foreground + 1) << 16 | (background + 1)
    if let known = pairs[key] { return known }
    let number = Int32(pairs.count + 1)
    guard number < heed_color_pairs(), init_extended_pair(number, foreground, background) == OK else { return 0 }
    pairs[key] = number
    return number
  }

  private func attributes(_ ink: Ink) -> attr_t {
    var attributes: attr_t = 0
    if ink.attributes.contains(.bold) { attributes |= heed_bold() }
    if ink.attributes.contains(.dim) { attributes |= heed_dim() }
    if ink.attributes.contains(.italic) { attributes |= heed_italic() }
    if ink.attributes.contains(.underline) { attributes |= heed_underline() }
    if ink.attributes.contains(.reverse) { attributes |= heed_reverse() }
    return attributes
  }

  /// The same as a sequence of our own.
  private func sgr(_ ink: Ink) -> String {
    var codes = ["0"]
    if ink.attributes.contains(.bold) { codes.append("1") }
    if ink.attributes.contains(.dim) { codes.append("2") }
    if ink.attributes.contains(.italic) { codes.append("3") }
    if ink.attributes.contains(.underline) { codes.append("4") }
    if ink.attributes.contains(.reverse) { codes.append("7") }
    for (color, base) in [(available(ink.foreground), Int32(30)), (available(ink.background), 40)] where color >= 0 {
      codes.append(color < 8 ? "\(base + color)" : color < 16 ? "\(base + 52 + color)" : "\(base + 8);5;\(color)")
    }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}
