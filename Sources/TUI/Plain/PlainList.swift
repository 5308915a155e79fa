/// A list in lines: said whole when it comes; then only the row one moves to, and rows that changed.
struct PlainList: Sendable, Equatable {
  struct Row: Sendable, Equatable {
    /// What the row is, whatever is said of it.
    var id: String
    var text: String
  }

  /// What is said first, and by itself where only that has changed.
  var facts: [String] = []
  /// What the rows are: another title makes it another list.
  var title: String?
  var rows: [Row]
  var selected: Int
  /// How many rows around the selected one are said when the list comes; nil: all.
  var window: Int?
  /// The row's place is said with it: `row 2 of 24`.
  var saysPlace = false
  /// What is said below the rows.
  var foot: [String] = []

  /// All of it; the selected row begins with `> `.
  var all: [String] { facts + said }

  private var said: [String] {
    let count = window ?? rows.count
    let first = max(0, min(selected - count / 2, rows.count - count))
    return (title.map { [$0] } ?? []) + rows.indices.dropFirst(first).prefix(count).map(line) + foot
  }

  /// The row one stands on, with its place; what the list is, where it has no rows.
  var here: [String] {
    guard rows.indices.contains(selected) else { return title.map { [$0] } ?? [] }
    return [line(selected) + place]
  }

  private var place: String { saysPlace ? ", row \(selected + 1) of \(rows.count)" : "" }

  private func line(_ index: Int) -> String { (index == selected ? "> " : "") + rows[index].text }

  /// What is new since the same list was said last.
  func changes(since old: PlainList) -> [String] {
    let news = facts == old.facts ? [] : facts
    guard title == old.title, rows.map(\.id) == old.rows.map(\.id) else { return news + said }
    let isAnother = selected != old.selected
    let changed = rows.indices.filter { rows[$0] != old.rows[$0] && $0 != selected }.map(line)
    let hasChanged = rows.element(selected) != old.rows.element(selected)
    return news + changed + (isAnother ? here : hasChanged ? [line(selected)] : []) + (foot == old.foot ? [] : foot)
  }
}
