extension RichText {
  /// The text in lines of at most `width` cells. A wide glyph in a place of one cell still gets a line of its own.
  func wrapped(width: Int) -> [RichLine] {
    let width = max(1, width)
    var lines: [RichLine] = []
    for block in blocks {
      var first = block.first
      var rest = block.rest
      if columns(of: first) * 2 > width || columns(of: rest) * 2 > width {
        // Too narrow for indents.
        first = []
        rest = []
      }
      let room = max(1, width - max(columns(of: first), columns(of: rest)))
      let bodies: [[RichAtom]]
      if let table = block.table {
        bodies = tableLines(table, width: room)
      } else if block.wrapping == .rule {
        bodies = [ruleLine(block.atoms, width: room)]
      } else {
        bodies = wrap(block.atoms, width: room, keepingSpaces: block.wrapping == .anywhere)
      }
      for (index, body) in bodies.enumerated() {
        lines.append(RichLine(atoms: (index == 0 ? first : rest) + body, clusters: clusters))
      }
    }
    return lines
  }

  /// The natural width: of the longest line as it is.
  var naturalWidth: Int {
    var widest = 0
    var width = 0
    for atom in atoms {
      width = atom.isBreak ? 0 : width + Int(atom.width)
      widest = max(widest, width)
    }
    return widest
  }

  func columns(of atoms: some Sequence<RichAtom>) -> Int { atoms.reduce(0) { $0 + Int($1.width) } }

  /// Breaks a range of atoms into lines.
  func wrap(_ range: Range<Int>, width: Int, keepingSpaces: Bool) -> [[RichAtom]] {
    var lines: [[RichAtom]] = []
    var start = range.lowerBound
    var used = 0
    // After the last place where the line may be broken.
    var breakAfter: Int?
    var index = start

    func end(at end: Int, next: Int) {
      var end = end
      if !keepingSpaces { while end > start, atoms[end - 1].isSpace, end < range.upperBound { end -= 1 } }
      lines.append(Array(atoms[start..<end]))
      start = next
      used = 0
      breakAfter = nil
    }

    while index < range.upperBound {
      let atom = atoms[index]
      if atom.isBreak {
        end(at: index, next: index + 1)
        index = start
        continue
      }
      if used + Int(atom.width) > width && index > start {
        if !keepingSpaces && atom.isSpace {
          // Spaces at the end of a line are not carried over.
          var next = index
          while next < range.upperBound, atoms[next].isSpace { next += 1 }
          if next < range.upperBound, atoms[next].isBreak { next += 1 }
          end(at: index, next: next)
        } else if !keepingSpaces, let breakAfter, breakAfter > start {
          end(at: breakAfter, next: breakAfter)
        } else {
          end(at: index, next: index)
        }
        index = start
        continue
      }
      used += Int(atom.width)
      index += 1
      let nextIsWide = index < range.upperBound && atoms[index].width == 2
      if atom.isSpace || atom.width == 2 || nextIsWide { breakAfter = index }
    }
    if start < range.upperBound || lines.isEmpty
      || (range.lowerBound < range.upperBound && atoms[range.upperBound - 1].isBreak)
    {
      lines.append(Array(atoms[start..<range.upperBound]))
    }
    return lines
  }

  private func ruleLine(_ range: Range<Int>, width: Int) -> [RichAtom] {
    guard let atom = atoms[range].first else { return [] }
    return Array(repeating: atom, count: min(width, 60))
  }
}
