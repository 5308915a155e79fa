import Engine

/// The replay player: a transcript turn by turn, evidence appearing as it comes.
extension Explorer {
  mutating func openPlayer() -> [Effect] {
    guard !waits(before: "play") else { return [] }
    guard let detail = state.reader.activeDetail, !detail.turns.isEmpty else {
      say("There is no transcript to play.")
      return []
    }
    change { $0.focus = .transcripts }
    return show(Player(shown: 1, count: longest))
  }

  /// The turns of the longest transcript that has a column.
  private var longest: Int { visibleTranscripts.compactMap { state.reader.details[$0]?.turns.count }.max() ?? 1 }

  /// Shows the player at its turn, and asks for the next tick if it goes on by itself.
  private mutating func show(_ player: Player) -> [Effect] {
    var player = player
    player.tick += 1
    if player.shown >= player.count { player.isPlaying = false }
    change {
      $0.overlay = .player(player)
      $0.reader.turn = player.shown
      $0.reader.span = nil
    }
    let reader = readerLayout()
    let (top, bottom) = (reader.top(ofTurn: player.shown), reader.top(ofTurn: player.shown + 1))
    // The new turn stands at the bottom; one that is too long begins at the top.
    scrollReader(to: bottom - top > readerHeight ? top : max(bottom, reader.height) - readerHeight)
    change { $0.reader.turn = player.shown }
    guard player.isPlaying else { return [] }
    let words = state.reader.activeDetail?.turns.element(player.shown - 1).map { $0.text.utf8.count / 6 } ?? 0
    return [.tick(player.tick, after: player.pause(words: words))]
  }

  mutating func handle(_ key: KeyEvent, _ player: Player) -> [Effect] {
    var player = player
    switch key {
    case .character(" "), .character("p"):
      player.isPlaying.toggle()
      if player.isPlaying, player.shown >= player.count { player.shown = 1 }
    case .character("l"), .right, .character("]"), .character("j"), .down, .enter:
      player.isPlaying = false
      player.shown = min(player.shown + 1, player.count)
    case .character("h"), .left, .character("["), .character("k"), .up, .backspace:
      player.isPlaying = false
      player.shown = max(1, player.shown - 1)
    case .character("g"), .home: player.shown = 1
    case .character("G"), .end: player.shown = player.count
    case .character("+"), .character("="): player.speed = min(player.speed + 1, Player.speeds.upperBound)
    case .character("-"): player.speed = max(player.speed - 1, Player.speeds.lowerBound)
    case .escape, .character("q"):
      change { $0.overlay = nil }
      settle()
      return []
    default:
      if case .character(let character) = key { say("“\(character)” does nothing while playing; q leaves.") }
      return []
    }
    return show(player)
  }

  /// Time has passed; true if it was the player's.
  mutating func receive(tick: Int) -> [Effect] {
    guard case .player(var player) = state.overlay, player.tick == tick, player.isPlaying else { return [] }
    player.shown += 1
    return show(player)
  }
}
