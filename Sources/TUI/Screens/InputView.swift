import Engine

/// A line to type, with what is wrong with it beneath.
struct InputView {
  let overlay: InputOverlay
  let area: Rect

  func draw(on frame: inout Frame) {
    let width = max(1, min(area.width - 4, 96))
    let problem = problemLines(width: width)
    let reminder = overlay.purpose == .filter && area.height >= 10 ? reminder(width: width) : []
    let pointer = problemRange
    let height = 1 + (pointer == nil ? 0 : 1) + problem.count + reminder.count
    // At the bottom, so that what is being filtered or searched stays in sight.
    let bottom = area.splitBottom(min(area.height, height + 2)).bottom
    let inside = frame.dialog(overlay.purpose.prompt, height: height, width: width, in: bottom)
    var row = inside.row
    let skip = frame.edit(overlay.editor, row: row, column: inside.column, width: inside.width)
    row += 1
    if let pointer, row < inside.bottom {
      let characters = overlay.editor.characters
      let start = Glyphs.width(of: String(characters[..<pointer.lowerBound]))
      let length = max(1, Glyphs.width(of: String(characters[pointer])))
      frame.clipped(to: inside) {
        $0.put(
          String(repeating: "^", count: min(length, inside.width)), row: row, column: inside.column + start - skip,
          style: Style(.error))
      }
      row += 1
    }
    frame.clipped(to: inside) { frame in
      for line in problem {
        frame.put(line, row: row, column: inside.column, style: Style(.error), width: inside.width)
        row += 1
      }
      for line in reminder {
        frame.put(line, row: row, column: inside.column, style: Style(.muted), width: inside.width, overflow: .ellipsis)
        row += 1
      }
    }
  }

  /// The problem's sentence; the lines after it only repeat the text and point.
  private func problemLines(width: Int) -> [String] {
    guard let problem = overlay.problem?.split(separator: "\n").first else { return [] }
    return Drawing.wrap("✗ \(problem)", width: width, limit: 3)
  }

  /// The characters that the problem speaks of: those marked with `^` in its last line, else a word it quotes.
  private var problemRange: Range<Int>? {
    guard let problem = overlay.problem else { return nil }
    let characters = overlay.editor.characters
    let lines = problem.split(separator: "\n")
    if lines.count >= 3, let marks = lines.last, marks.contains("^") {
      // Both the text and the marks are indented by two.
      let start = max(0, marks.prefix { $0 == " " }.count - 2)
      let end = start + marks.filter { $0 == "^" }.count
      return start < characters.count ? start..<min(end, characters.count) : nil
    }
    guard let open = problem.firstIndex(of: "“"), let close = problem.firstIndex(of: "”"), open < close else {
      return nil
    }
    let word = Array(problem[problem.index(after: open)..<close])
    guard !word.isEmpty, word.count <= characters.count else { return nil }
    for start in 0...(characters.count - word.count) where Array(characters[start..<start + word.count]) == word {
      return start..<start + word.count
    }
    return nil
  }

  private func reminder(width: Int) -> [String] {
    let keys = Filter.Key.allCases.map { "\($0.rawValue):" }.joined(separator: " ")
    return Drawing.wrap(keys, width: width, limit: 3) + ["space and · comma or · -key: not · words search the text"]
  }
}
