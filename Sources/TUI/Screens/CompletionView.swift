import Engine

/// What a filter line offers: one candidate a row, with what it means.
struct CompletionView {
  let list: CompletionList
  let area: Rect

  /// How many candidates are seen at once in a dialog over this area; as many rows are kept free without any, so that the
  /// line does not jump while one types.
  static func rows(in area: Rect) -> Int { min(6, max(2, area.height / 3)) }

  /// Which one is selected, or how many there are where not all are seen.
  static func title(_ list: CompletionList, visible: Int) -> String {
    let count = list.candidates.count
    if let selected = list.selected { return "  \(selected + 1)/\(count)" }
    return count > visible ? "  \(visible) of \(count)" : ""
  }

  func draw(on frame: inout Frame) {
    guard !area.isEmpty else { return }
    let candidates = list.candidates
    guard !candidates.isEmpty else {
      frame.put(wrapping: hint, in: area, style: Style(.muted))
      return
    }
    // One width for all, so that the meanings do not move while one goes through them.
    let widest = candidates.map { Glyphs.width(of: $0.text) }.max() ?? 0
    let column = min(widest, max(area.width / 2, 14))
    let position = ListPosition(selected: list.selected ?? 0, top: list.top)
    for (offset, index) in position.window(of: candidates.count, visible: area.height).enumerated() {
      let candidate = candidates[index]
      let row = area.row + offset
      frame.put(
        candidate.text, row: row, column: area.column, style: Style(.keyName), width: column, overflow: .ellipsis)
      frame.put(
        candidate.summary, row: row, column: area.column + column + 2, style: Style(.muted),
        width: area.width - column - 2, overflow: .ellipsis)
      frame.listRow(index, at: row, in: area, isSelected: index == list.selected)
    }
    // The word stands there already: what could come next.
    if list.completion.isComplete, list.completion.key != nil {
      frame.put(wrapping: CompletionView.keys, in: area.splitTop(2).rest, style: Style(.muted))
    }
  }

  private static let keys = Filter.Key.allCases.map { "\($0.rawValue):" }.joined(separator: " ")

  /// What is said where nothing is offered: what the key takes, or which keys there are.
  private var hint: String {
    guard let key = list.completion.key else { return CompletionView.keys }
    return list.hidden.contains(key) ? "Blind review hides these values." : "\(key.rawValue): \(key.summary)"
  }
}
