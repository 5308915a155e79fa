/// What the screen should show: a grid of styled cells, and where the hardware cursor waits.
///
/// Screens draw into a frame, the terminal shows it, tests read it. Nothing outside `Frame` writes a cell, so that every
/// string is sanitised, measured and clipped in one place (`Frame+Drawing.swift`).
struct Frame: Sendable {
  let rows: Int
  let columns: Int
  /// Where the hardware cursor is parked, on the selected row for instance, so that screen readers follow it.
  var cursor: Position?
  /// Shown as a blinking cursor when text is being typed; else it is parked unseen.
  var cursorVisible = false
  /// What clicks do, and where.
  var clicks: [(area: Rect, click: Click)] = []

  /// Row after row.
  private(set) var cells: [Cell]
  /// Glyphs of more than one scalar.
  private(set) var clusters: [String] = []
  private var clusterIndex: [String: UInt32] = [:]
  /// Nothing outside it is drawn.
  private(set) var clip: Rect

  init(rows: Int, columns: Int, style: Style = Style()) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    cells = Array(repeating: .blank(style), count: self.rows * self.columns)
    clip = Rect(height: self.rows, width: self.columns)
  }

  var bounds: Rect { Rect(height: rows, width: columns) }

  /// The cell there, or a blank outside the frame.
  subscript(row: Int, column: Int) -> Cell {
    guard row >= 0, row < rows, column >= 0, column < columns else { return .blank() }
    return cells[row * columns + column]
  }

  /// What a cell shows; empty for the right half of a wide glyph.
  func glyph(of cell: Cell) -> String {
    if cell.isContinuation { return "" }
    if cell.code >= Cell.firstCluster {
      let index = Int(cell.code - Cell.firstCluster)
      return index < clusters.count ? clusters[index] : "?"
    }
    return Unicode.Scalar(cell.code).map { String(Character($0)) } ?? "?"
  }

  /// Draws inside an area only; areas nest.
  mutating func clipped(to rect: Rect, _ body: (inout Frame) -> Void) {
    let outer = clip
    clip = outer.intersection(rect)
    body(&self)
    clip = outer
  }

  /// Whether a row of both frames looks the same. Both must have the same number of columns.
  func rowEquals(_ row: Int, _ other: Frame) -> Bool {
    guard columns == other.columns, row < rows, row < other.rows else { return false }
    let range = row * columns..<(row + 1) * columns
    let equal = cells[range].elementsEqual(other.cells[range])
    if clusters.isEmpty && other.clusters.isEmpty || clusters == other.clusters { return equal }
    return range.allSatisfy { cellEquals($0, other) }
  }

  /// Whether the cell at an index of the row-after-row order looks the same in both frames.
  func cellEquals(_ index: Int, _ other: Frame) -> Bool {
    let mine = cells[index]
    let theirs = other.cells[index]
    if mine.code < Cell.firstCluster || theirs.code < Cell.firstCluster { return mine == theirs }
    return mine.style == theirs.style && mine.width == theirs.width && glyph(of: mine) == other.glyph(of: theirs)
  }

  /// The code of a glyph of several scalars.
  mutating func intern(_ cluster: String) -> UInt32 {
    if let known = clusterIndex[cluster] { return known }
    let code = Cell.firstCluster + UInt32(clusters.count)
    clusters.append(cluster)
    clusterIndex[cluster] = code
    return code
  }

  /// Writes one glyph, clipped. Where only half of a wide glyph is inside, that half becomes a space; the other half of
  /// a wide glyph that is overwritten becomes a space too.
  mutating func set(row: Int, column: Int, code: UInt32, width: Int, style: Style) {
    guard row >= clip.row, row < clip.bottom else { return }
    let leftInside = column >= clip.column && column < clip.right
    if width == 2 {
      let rightInside = column + 1 >= clip.column && column + 1 < clip.right
      if leftInside && rightInside {
        release(row: row, column: column)
        release(row: row, column: column + 1)
        let index = row * columns + column
        cells[index] = Cell(code: code, width: 2, style: style)
        cells[index + 1] = Cell(code: Cell.continuation, width: 0, style: style)
      } else if leftInside || rightInside {
        set(row: row, column: leftInside ? column : column + 1, code: 0x20, width: 1, style: style)
      }
    } else if leftInside {
      release(row: row, column: column)
      cells[row * columns + column] = Cell(code: code, width: 1, style: style)
    }
  }

  /// Changes the style of every cell of an area, keeping what it shows.
  mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for row in area.row..<area.bottom {
      for index in row * columns + area.column..<row * columns + area.right { change(&cells[index].style) }
    }
  }

  /// Turns the partner of a half that is about to be overwritten into a space.
  private mutating func release(row: Int, column: Int) {
    let index = row * columns + column
    let cell = cells[index]
    if cell.width == 2, column + 1 < columns {
      cells[index + 1] = .blank(cells[index + 1].style)
    } else if cell.isContinuation, column > 0 {
      cells[index - 1] = .blank(cells[index - 1].style)
    }
  }
}

extension Frame: Equatable {
  static func == (a: Frame, b: Frame) -> Bool {
    a.rows == b.rows && a.columns == b.columns && a.cursor == b.cursor && a.cursorVisible == b.cursorVisible
      && (0..<a.rows).allSatisfy { a.rowEquals($0, b) }
  }
}
