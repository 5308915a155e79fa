/// A place on the screen: rows and columns from 0, the origin at the top left.
struct Position: Sendable, Hashable {
  var row: Int
  var column: Int
}

/// An area of the screen in cells. Its sizes are never negative.
struct Rect: Sendable, Hashable {
  var row: Int
  var column: Int
  var height: Int
  var width: Int

  init(row: Int = 0, column: Int = 0, height: Int, width: Int) {
    self.row = row
    self.column = column
    self.height = max(0, height)
    self.width = max(0, width)
  }

  /// The first row below the area.
  var bottom: Int { row + height }
  /// The first column right of the area.
  var right: Int { column + width }
  var isEmpty: Bool { height == 0 || width == 0 }

  func contains(row: Int, column: Int) -> Bool {
    row >= self.row && row < bottom && column >= self.column && column < right
  }

  /// What both areas share; empty when they do not meet.
  func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left, height: min(bottom, other.bottom) - top, width: min(right, other.right) - left)
  }

  /// The area without a margin on every side, as inside a box.
  func inset(rows: Int = 1, columns: Int = 1) -> Rect {
    Rect(row: row + rows, column: column + columns, height: height - 2 * rows, width: width - 2 * columns)
  }

  /// Cuts `rows` off the top: that strip, and what remains.
  func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, rows), height)
    return (
      Rect(row: row, column: column, height: cut, width: width),
      Rect(row: row + cut, column: column, height: height - cut, width: width)
    )
  }

  /// Cuts `rows` off the bottom: what remains, and that strip.
  func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
    let parts = splitTop(height - min(max(0, rows), height))
    return (parts.top, parts.rest)
  }

  /// Cuts `columns` off the left: that strip, and what remains.
  func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, columns), width)
    return (
      Rect(row: row, column: column, height: height, width: cut),
      Rect(row: row, column: column + cut, height: height, width: width - cut)
    )
  }
}
