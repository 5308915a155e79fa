import Engine

/// Differences of two answers.
extension Explorer {
  /// The active transcript beside its parent where that stands here, else beside the next column.
  mutating func openDiff() -> [Effect] {
    guard let b = state.reader.active, let detail = state.reader.details[b] else {
      say("There is no transcript to compare.")
      return []
    }
    // What stands beside it, else what would if there were room.
    let seen = (state.reader.pinned.isEmpty ? visibleTranscripts : state.reader.order).filter { $0 != b }
    let others = seen.isEmpty ? state.reader.order.filter { $0 != b } : seen
    let parent = detail.transcript.parent.flatMap { others.contains($0) ? $0 : nil }
    if let a = parent ?? others.first, state.reader.details[a] == nil {
      change { $0.awaitsDiff = true }
      return [.loadDetails([a])]
    }
    guard let a = parent ?? others.first, state.reader.details[a] != nil else {
      say("\(keyName(.diff)) compares two transcripts; \(keyName(.compare)) puts others side by side with this one.")
      return []
    }
    // The answer at hand: the turn itself, or what answers it.
    let turns = detail.turns
    let here =
      turns.first { $0.index >= state.reader.turn && $0.role == .assistant } ?? turns.last { $0.role == .assistant }
    guard let here else {
      say("There is no answer to compare.")
      return []
    }
    // The one that stood there first is what was; the one at hand is what is.
    return show(.diff(DiffOverlay(a: a, b: b, turn: here.index)))
  }

  mutating func handle(_ action: Action?, _ key: KeyEvent, _ diff: DiffOverlay) -> [Effect] {
    var diff = diff
    let view = DiffView(overlay: diff, state: state, area: layout.overlay)
    switch action {
    case .nextTurn, .previousTurn:
      let step = action == .nextTurn ? 1 : -1
      let answers = (state.reader.details[diff.b]?.turns ?? []).filter { $0.role == .assistant }.map(\.index)
      let index = answers.firstIndex(of: diff.turn) ?? 0
      guard let turn = answers.element(index + step) else {
        say("There is no other answer that way.")
        return []
      }
      diff.turn = turn
      diff.top = 0
    case .swapSides: (diff.a, diff.b) = (diff.b, diff.a)
    default:
      guard let rows = step(action, page: max(1, view.visibleLines - 1)) else { return meansNothing(key) }
      diff.top = min(max(0, diff.top + rows), max(0, view.lines.count - view.visibleLines))
    }
    return show(.diff(diff))
  }
}
