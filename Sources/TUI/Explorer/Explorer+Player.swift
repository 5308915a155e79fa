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
    if player.shown >= player.count, player.run == nil { player.isPlaying = false }
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

  mutating func handle(_ action: Action?, _ key: KeyEvent, _ player: Player) -> [Effect] {
    var player = player
    // Whoever does something does not wait.
    player.run?.isWaiting = false
    switch action {
    case .toggle:
      player.isPlaying.toggle()
      // Alone it begins again; in a run the next one follows.
      if player.isPlaying, player.shown >= player.count, player.run == nil { player.shown = 1 }
    case .right:
      player.isPlaying = false
      player.shown = min(player.shown + 1, player.count)
    case .nextItem, .previousItem:
      guard let run = player.run else {
        say("Only a run has other transcripts to play: \(keyName(.play, on: .live)) in its live view.")
        return []
      }
      return [.nextPlayed(run: run.id, from: run.transcript, forward: action == .nextItem)]
    case .left:
      player.isPlaying = false
      player.shown = max(1, player.shown - 1)
    case .first: player.shown = 1
    case .last: player.shown = player.count
    case .faster: player.speed = min(player.speed + 1, Player.speeds.upperBound)
    case .slower: player.speed = max(player.speed - 1, Player.speeds.lowerBound)
    default: return meansNothing(key)
    }
    return show(player)
  }

  /// Time has passed; true if it was the player's.
  mutating func receive(tick: Int) -> [Effect] {
    guard case .player(var player) = state.overlay, player.tick == tick, player.isPlaying else { return [] }
    if player.shown >= player.count, let run = player.run {
      return [.nextPlayed(run: run.id, from: run.transcript, forward: true)]
    }
    player.shown += 1
    return show(player)
  }

  // MARK: A run

  /// Plays the transcripts of a run in the order in which they ended, from one of them on; of a run that goes on, the next
  /// one as soon as it ends.
  mutating func play(run: String, from transcript: String?, isOver: Bool) -> [Effect] {
    guard let transcript else { return [.nextPlayed(run: run, from: nil, forward: true)] }
    noteJump()
    let played = Player.Run(id: run, transcript: transcript, isOver: isOver)
    change { $0.overlay = .player(Player(shown: 0, count: 1, run: played)) }
    return locate(transcript)
  }

  mutating func receive(played detail: TranscriptDetail?, run: String, forward: Bool) -> [Effect] {
    var player = Player(shown: 0, count: 1)
    switch state.overlay {
    case .player(let known) where known.run?.id == run: player = known
    case .live(let live) where live.run == run:
      player.run = .init(id: run, isOver: live.progress?.isOver == true)
      if detail != nil { noteJump() }
    default: return []
    }
    guard let detail else {
      guard forward, case .player = state.overlay else {
        say(forward ? "Nothing of this run has ended yet." : "This is the first that ended.")
        return []
      }
      let isAtEnd = player.shown >= player.count
      let isOver = player.run?.isOver == true
      player.run?.isWaiting = player.isPlaying && isAtEnd && !isOver
      if isOver, isAtEnd { player.isPlaying = false }
      change { $0.overlay = .player(player) }
      if isOver {
        say("That was the last of the run.")
      } else if player.run?.isWaiting != true {
        say("This is the last that has ended so far.")
      }
      return []
    }
    player.run = .init(id: run, transcript: detail.transcript.id, isOver: player.run?.isOver == true)
    player.shown = 0
    // A tick that is under way belongs to what was played before.
    player.tick += 1
    change { $0.overlay = .player(player) }
    return goTo(detail)
  }

  /// Where nothing moves by itself, e.g. line by line.
  mutating func pausePlayer() {
    guard case .player(var player) = state.overlay else { return }
    player.isPlaying = false
    change { $0.overlay = .player(player) }
  }

  /// The transcript that is to be played has come.
  mutating func restartPlayer() -> [Effect]? {
    guard case .player(var player) = state.overlay, let run = player.run, player.shown == 0,
      state.reader.active == run.transcript
    else { return nil }
    change { $0.focus = .transcripts }
    player.shown = 1
    player.count = state.reader.activeDetail?.turns.count ?? 1
    return show(player)
  }
}
