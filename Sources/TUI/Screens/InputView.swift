/// A line to type, with what is wrong with it beneath.
struct InputView {
  let overlay: InputOverlay
  let area: Rect

  func draw(on frame: inout Frame) {
    let width = max(1, min(area.width - 4, 96))
    let problem = problemLines(width: width)
    let pointer = problemRange
    let offered = overlay.completion == nil ? 0 : CompletionView.rows(in: area)
    let grammar = overlay.completion != nil && area.height >= 10 ? 1 : 0
    let height = 1 + (pointer == nil ? 0 : 1) + problem.count + offered + grammar
    // At the bottom, so that what is being filtered or searched stays in sight.
    let bottom = area.splitBottom(min(area.height, height + 2)).bottom
    let count = overlay.completion.map { CompletionView.title($0, visible: offered) } ?? ""
    let inside = frame.dialog(overlay.purpose.prompt + count, height: height, width: width, in: bottom)
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
    }
    if let list = overlay.completion {
      draw(list, in: inside.splitTop(row - inside.row).rest, grammar: grammar, on: &frame)
    }
  }

  private func draw(_ list: CompletionList, in area: Rect, grammar: Int, on frame: inout Frame) {
    let (rows, line) = area.splitBottom(grammar)
    // The cursor stays in the line, whatever is selected.
    let cursor = frame.cursor
    CompletionView(list: list, area: rows).draw(on: &frame)
    frame.cursor = cursor
    guard !line.isEmpty else { return }
    frame.put(
      "space and · comma or · -key: not · words search the text", row: line.row, column: line.column,
      style: Style(.muted), width: line.width, overflow: .ellipsis)
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
}
