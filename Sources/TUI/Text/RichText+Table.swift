extension RichText {
  /// A table in lines of at most `width` cells: columns as wide as their content, the widest narrowed until all fit.
  func tableLines(_ table: Table, width: Int) -> [[RichAtom]] {
    let count = table.rows.map(\.count).max() ?? 0
    guard count > 0 else { return [] }
    var widths = (0..<count).map { column in
      table.rows.map { column < $0.count ? columns(of: atoms[$0[column]]) : 0 }.max() ?? 0
    }
    let room = width - 3 * (count - 1)
    if room < 4 * count { return stacked(table, width: width) }
    narrow(&widths, to: room)

    var lines: [[RichAtom]] = []
    for (index, row) in table.rows.enumerated() {
      let cells = (0..<count).map { column in
        column < row.count ? wrap(row[column], width: max(1, widths[column]), keepingSpaces: false) : []
      }
      for line in 0..<max(1, cells.map(\.count).max() ?? 1) {
        var atoms: [RichAtom] = []
        for (column, cell) in cells.enumerated() {
          if column > 0 { atoms += Self.rule(" │ ") }
          let content = line < cell.count ? cell[line] : []
          let alignment = column < table.alignments.count ? table.alignments[column] : .left
          atoms += aligned(content, width: widths[column], alignment, isLast: column == count - 1)
        }
        lines.append(atoms)
      }
      if index == 0 {
        var atoms: [RichAtom] = []
        for column in 0..<count {
          if column > 0 { atoms += Self.rule("─┼─") }
          atoms += Self.rule(String(repeating: "─", count: widths[column]))
        }
        lines.append(atoms)
      }
    }
    return lines
  }

  /// Takes cells from the widest columns until the sum fits.
  private func narrow(_ widths: inout [Int], to room: Int) {
    guard widths.reduce(0, +) > room else { return }
    // The highest common limit under which everything fits.
    var low = 1
    var high = widths.max() ?? 1
    while low < high {
      let limit = (low + high + 1) / 2
      if widths.reduce(0, { $0 + min($1, limit) }) <= room { low = limit } else { high = limit - 1 }
    }
    var spare = room - widths.reduce(0) { $0 + min($1, low) }
    for index in widths.indices where widths[index] > low {
      widths[index] = low + (spare > 0 ? 1 : 0)
      spare -= 1
    }
  }

  private func aligned(_ content: [RichAtom], width: Int, _ alignment: Table.Alignment, isLast: Bool) -> [RichAtom] {
    let space = max(0, width - columns(of: content))
    let before =
      switch alignment {
      case .left: 0
      case .center: space / 2
      case .right: space
      }
    let after = isLast ? 0 : space - before
    return Self.rule(String(repeating: " ", count: before)) + content
      + Self.rule(String(repeating: " ", count: after))
  }

  /// Where there is no room for columns: the cells of each row below each other.
  private func stacked(_ table: Table, width: Int) -> [[RichAtom]] {
    var lines: [[RichAtom]] = []
    for (index, row) in table.rows.enumerated() {
      for cell in row { lines += wrap(cell, width: width, keepingSpaces: false) }
      if index < table.rows.count - 1 { lines.append(Self.rule(String(repeating: "─", count: min(3, width)))) }
    }
    return lines
  }

  /// Decoration of narrow single scalars.
  private static func rule(_ text: String) -> [RichAtom] {
    text.unicodeScalars.map { RichAtom(code: $0.value, start: 0, length: 0, traits: .decoration, width: 1) }
  }
}
