/// A table over the screen: its columns are as wide as what is in them.
struct TableView {
  let overlay: TableOverlay
  let area: Rect

  /// Rows that are measured for the widths: those at the top, beside those that are seen.
  private static let measured = 100
  private static let widest = 60

  func draw(on frame: inout Frame) {
    let natural = widths(of: 0..<min(TableView.measured, overlay.rows.count))
    let wanted = max(natural.reduce(0) { $0 + $1 + 2 }, min(80, overlay.note?.count ?? 0))
    let note = overlay.note.map { Drawing.wrap($0, width: max(20, min(wanted, area.width - 4)), limit: 4) } ?? []
    let height = max(2, overlay.rows.count + 1) + (note.isEmpty ? 0 : note.count + 1)
    let title =
      overlay.rows.isEmpty ? overlay.title : "\(overlay.title)  \(overlay.list.selected + 1)/\(overlay.rows.count)"
    var inside = frame.dialog(
      title, height: height, width: max(wanted, Glyphs.width(of: title.prefix(200)) + 4, overlay.empty.count, 40),
      in: area)
    guard !overlay.rows.isEmpty else {
      frame.put(wrapping: overlay.empty, in: inside, style: Style(.muted))
      return
    }
    if !note.isEmpty, inside.height > note.count + 3 {
      let foot: Rect
      (inside, foot) = inside.splitBottom(note.count + 1)
      for (offset, line) in note.enumerated() {
        frame.put(line, row: foot.row + 1 + offset, column: foot.column, style: Style(.emphasis), width: foot.width)
      }
    }
    let (header, body) = inside.splitTop(inside.height > 1 ? 1 : 0)
    let window = overlay.list.window(of: overlay.rows.count, visible: body.height)
    let isNumber = (0..<natural.count).map { column in
      window.allSatisfy { row in
        guard let cell = overlay.rows[row].cells.element(column)?.first else { return true }
        return cell.isNumber || "–-.<+".contains(cell)
      }
    }
    let widths = fitted(zip(natural, self.widths(of: window)).map { max($0, $1) }, to: inside.width)
    frame.clipped(to: inside) { frame in
      draw(overlay.header, row: header.row, widths, isNumber, Style(.heading, .bold), inside, &frame)
    }
    for (offset, index) in window.enumerated() {
      let row = body.row + offset
      frame.clipped(to: inside) { frame in
        draw(overlay.rows[index].cells, row: row, widths, isNumber, Style(), inside, &frame)
      }
      frame.listRow(index, at: row, in: inside, isSelected: index == overlay.list.selected)
    }
  }

  private func draw(
    _ cells: [String], row: Int, _ widths: [Int], _ isNumber: [Bool], _ style: Style, _ inside: Rect,
    _ frame: inout Frame
  ) {
    var column = inside.column
    for (index, width) in widths.enumerated() {
      let text = cells.element(index) ?? ""
      frame.put(
        text, row: row, column: column, style: style, width: width, overflow: .ellipsis,
        align: isNumber[index] ? .right : .left)
      column += width + 2
    }
  }

  private func widths(of rows: Range<Int>) -> [Int] {
    overlay.header.indices.map { column in
      let cells = rows.map { overlay.rows[$0].cells.element(column) ?? "" } + [overlay.header[column]]
      return cells.map { Glyphs.width(of: $0, upTo: TableView.widest) ?? TableView.widest }.max() ?? 0
    }
  }

  /// The widest columns give way until all of them fit.
  private func fitted(_ widths: [Int], to room: Int) -> [Int] {
    var widths = widths
    while widths.reduce(0, { $0 + $1 + 2 }) - 2 > room,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 4
    {
      widths[widest] -= 1
    }
    return widths
  }
}
