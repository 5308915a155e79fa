import Engine

/// The turns of the transcripts that stand side by side, wrapped and aligned: a turn begins on the same line in every column.
struct ReaderLayout: Sendable {
  /// The first line of each turn, by index - 1, and the total as the last element.
  let tops: [Int]
  /// For each column its turns' lines, by index - 1.
  let columns: [[[RichLine]]]

  /// A turn takes a line for its heading and an empty one at its end.
  static let headingLines = 1

  var height: Int { tops.last ?? 0 }

  init(columns: [[[RichLine]]]) {
    self.columns = columns
    var tops = [0]
    let count = columns.map(\.count).max() ?? 0
    for turn in 0..<count {
      let tallest = columns.map { turn < $0.count ? $0[turn].count : 0 }.max() ?? 0
      tops.append((tops.last ?? 0) + ReaderLayout.headingLines + tallest + 1)
    }
    self.tops = tops
  }

  /// The turn (index from 1) that a line belongs to.
  func turn(atLine line: Int) -> Int {
    var low = 0
    var high = max(0, tops.count - 2)
    while low < high {
      let middle = (low + high + 1) / 2
      if tops[middle] <= line { low = middle } else { high = middle - 1 }
    }
    return low + 1
  }

  /// The first line of a turn's heading.
  func top(ofTurn turn: Int) -> Int { tops.element(turn - 1) ?? 0 }

  /// The line where a scalar of a turn is shown.
  func line(ofTurn turn: Int, scalar: Int, column: Int) -> Int? {
    guard let lines = columns.element(column)?.element(turn - 1) else { return nil }
    return lines.position(ofSource: scalar).map { top(ofTurn: turn) + ReaderLayout.headingLines + $0.row }
  }
}

/// Wrapped turns, kept as long as they may be drawn again.
struct WrapCache: Sendable {
  /// By the text: what the user says is the same in every transcript of a case, and is wrapped once for all columns.
  private struct Key: Hashable {
    var text: String
    var isMarkdown: Bool
    var width: Int
  }

  private var lines: [Key: [RichLine]] = [:]

  /// A turn's lines at a width. Markdown is rendered in answers; what users say is shown as it is.
  mutating func lines(of turn: Turn, width: Int) -> [RichLine] {
    let key = Key(text: turn.text, isMarkdown: turn.role == .assistant, width: width)
    if let known = lines[key] { return known }
    let text = key.isMarkdown ? RichText(markdown: turn.text) : RichText(plain: turn.text)
    let made = text.wrapped(width: width)
    if lines.count > 600 { lines.removeAll() }
    lines[key] = made
    return made
  }
}
