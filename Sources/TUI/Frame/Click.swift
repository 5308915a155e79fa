/// What a click on a piece of the screen does; whoever draws the piece says so.
enum Click: Sendable, Equatable {
  case key(KeyEvent)
  case action(Action)
  /// Selects a row of the list that lies over the screen; a second click opens it.
  case row(Int)
  case liveRow(LiveOverlay.Part, Int)
  /// Goes to a field of a dialog; a second click takes its next value.
  case field(Int)
  case transcript(String)
}

extension Frame {
  /// Says what a click there does; what is said later lies above what was said before.
  mutating func onClick(_ rect: Rect, _ click: Click) {
    let seen = clip.intersection(rect)
    if !seen.isEmpty { clicks.append((seen, click)) }
  }

  /// What a click there does; nil if nothing.
  func click(row: Int, column: Int) -> Click? {
    clicks.last { $0.area.contains(row: row, column: column) }?.click
  }
}
