import Engine

/// The live view of a run: watching, pausing, stopping, and going to what has come to its end.
extension Explorer {
  mutating func watch(_ run: String) -> [Effect] {
    _ = show(.live(LiveOverlay(run: run)))
    return [.watch(run: run)]
  }

  /// What is said to the question whether the run is to be stopped.
  mutating func answer(_ key: KeyEvent, _ live: LiveOverlay) -> [Effect] {
    var live = live
    live.asksToStop = false
    _ = show(.live(live))
    return key == .character("y") ? wish(.stop, of: live) : []
  }

  mutating func handle(_ action: Action?, _ key: KeyEvent, _ live: LiveOverlay) -> [Effect] {
    var live = live
    switch action {
    case .nextPane, .previousPane:
      live.part = live.part == .cells ? .latest : .cells
      return show(.live(live))
    case .open: return open(live)
    case .filter: return leave(for: Filter.all.and(.run, live.run))
    case .nextFailure: return select(in: live) { $0.dropFirst(live.latest.selected + 1).first(where: Self.isFailure) }
    case .previousFailure: return select(in: live) { $0.prefix(live.latest.selected).last(where: Self.isFailure) }
    case .runs: return leaveLive() + awaitTable(.runs)
    case .sweep: return leaveLive() + awaitTable(.sweepReport(run: live.run))
    case .pause: return pauseOrGoOn(live)
    case .play:
      // Of a run that is over all is played, unless one has chosen where to begin.
      let isOver = live.progress?.isOver == true
      let isChosen = live.part == .latest && (live.latest.selected > 0 || !isOver)
      let chosen = isChosen ? live.progress?.latest.element(live.latest.selected)?.id : nil
      return play(run: live.run, from: chosen, isOver: isOver)
    case .stop:
      guard let progress = live.progress, !progress.isOver else { return sayItIsOver(live) }
      live.asksToStop = true
      say("Stop the run? y stops it; what is recorded stays.")
      return show(.live(live))
    default: break
    }
    let layout = LiveLayout(live, in: layout.overlay)
    let progress = live.progress
    switch live.part {
    case .cells:
      let visible = ScreenLayout.listRows(layout.cells)
      guard let rows = step(action, page: max(1, visible - 1)) else { return meansNothing(key) }
      live.cells.select(live.cells.selected + rows, of: progress?.cells.count ?? 0, visible: visible)
    case .latest:
      let visible = ScreenLayout.listRows(layout.latest)
      guard let rows = step(action, page: max(1, visible - 1)) else { return meansNothing(key) }
      live.latest.select(live.latest.selected + rows, of: progress?.latest.count ?? 0, visible: visible)
    }
    return show(.live(live))
  }

  /// Takes what the watcher saw. What is no longer watched is dropped.
  mutating func receive(_ progress: RunProgress) -> [Effect] {
    if case .player(var player) = state.overlay, var run = player.run, run.id == progress.run.id {
      run.isOver = progress.isOver
      player.run = run
      change { $0.overlay = .player(player) }
      // Something has happened in the run: perhaps what the player waits for has ended.
      return run.isWaiting && player.isPlaying ? [.nextPlayed(run: run.id, from: run.transcript, forward: true)] : []
    }
    guard case .live(var live) = state.overlay, live.run == progress.run.id else { return [] }
    live.take(progress)
    return show(.live(live))
  }

  mutating func hear(_ piece: ReplyPiece, run: String, transcript: String, turn: Int) {
    guard case .live(var live) = state.overlay, live.run == run else { return }
    live.hear(piece, transcript: transcript, turn: turn)
    _ = show(.live(live))
  }

  // MARK: What the keys do

  private mutating func open(_ live: LiveOverlay) -> [Effect] {
    guard let progress = live.progress else { return [] }
    switch live.part {
    case .latest:
      guard let transcript = progress.latest.element(live.latest.selected) else {
        say("Nothing has come to its end yet.")
        return []
      }
      noteJump()
      return leaveLive() + locate(transcript.id)
    case .cells:
      guard let cell = progress.cells.element(live.cells.selected)?.cell else { return [] }
      let filter = Filter.all.and(.run, live.run).and(.model, cell.model).and(.condition, cell.condition.rawValue)
      let scenario = progress.hasScenarios ? cell.scenario : nil
      return leave(for: scenario.map { filter.and(.scenario, String($0.rawValue)) } ?? filter)
    }
  }

  private mutating func select(in live: LiveOverlay, _ choose: ([Transcript]) -> Transcript?) -> [Effect] {
    var live = live
    let latest = live.progress?.latest ?? []
    guard let id = choose(latest)?.id, let index = latest.firstIndex(where: { $0.id == id }) else {
      say("There is no other failure among these.")
      return []
    }
    live.part = .latest
    live.latest.select(
      index, of: latest.count, visible: ScreenLayout.listRows(LiveLayout(live, in: layout.overlay).latest))
    return show(.live(live))
  }

  private static func isFailure(_ transcript: Transcript) -> Bool {
    transcript.rating == .fail || transcript.status == .failed
  }

  private mutating func pauseOrGoOn(_ live: LiveOverlay) -> [Effect] {
    guard let progress = live.progress, !progress.isOver else { return sayItIsOver(live) }
    return wish(progress.run.wish == .pause ? nil : .pause, of: live)
  }

  private mutating func wish(_ wish: Run.Wish?, of live: LiveOverlay) -> [Effect] {
    guard live.progress?.isOver == false else { return sayItIsOver(live) }
    switch wish {
    case .pause:
      say("Paused: calls under way come to their end, no others are made. \(keyName(.pause, on: .live)) goes on.")
    case .stop: say("Stopping; what is recorded stays. Finish it later with: heed resume \(live.run.prefix(10))")
    case nil: say("Going on.")
    }
    return [.wish(wish, run: live.run)]
  }

  private mutating func sayItIsOver(_ live: LiveOverlay) -> [Effect] {
    guard let run = live.progress?.run else { return [] }
    say(
      run.status == .interrupted
        ? "It is interrupted; finish it with: heed resume \(run.id.prefix(10))" : "The run has ended.")
    return []
  }

  /// Back to the transcripts, whose counts may have changed.
  mutating func leaveLive() -> [Effect] {
    change { $0.overlay = nil }
    return [.unwatch] + refreshCounts()
  }

  private mutating func leave(for filter: Filter) -> [Effect] {
    change {
      $0.overlay = nil
      $0.filter = filter
    }
    return [.unwatch] + reloadLists()
  }
}
