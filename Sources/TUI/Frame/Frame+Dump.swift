extension Frame {
  /// One row as text, without the spaces at its end.
  func text(row: Int) -> String {
    guard row >= 0, row < rows else { return "" }
    var line = ""
    for column in 0..<columns { line += glyph(of: self[row, column]) }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// All rows as text, for golden files.
  var text: String {
    (0..<rows).map { text(row: $0) }.joined(separator: "\n")
  }

  /// All rows as text, each followed by its styled runs (`first-last slot [on slot] [attributes]`, plain text left out),
  /// and the cursor at the end.
  var annotated: String {
    var lines: [String] = []
    for row in 0..<rows {
      lines.append("|" + text(row: row))
      let runs = styleRuns(row: row)
      if !runs.isEmpty { lines.append("  ~ " + runs.joined(separator: "; ")) }
    }
    if let cursor { lines.append("cursor \(cursor.row),\(cursor.column)\(cursorVisible ? " visible" : "")") }
    return lines.joined(separator: "\n")
  }

  private func styleRuns(row: Int) -> [String] {
    var runs: [String] = []
    var start = 0
    while start < columns {
      let style = self[row, start].style
      var end = start + 1
      while end < columns, self[row, end].style == style { end += 1 }
      if style != Style() {
        var parts = ["\(start)-\(end - 1)", style.foreground.name]
        if style.background != .screen { parts.append("on \(style.background.name)") }
        runs.append((parts + style.attributes.names).joined(separator: " "))
      }
      start = end
    }
    return runs
  }
}
