import Engine

/// Keys while something lies over the screen.
extension Explorer {
  mutating func handleOverlay(_ key: KeyEvent) -> [Effect] {
    guard let overlay = state.overlay else { return [] }
    // What is being typed is not lost to a key that elsewhere quits.
    if key == .control("c") {
      if case .input(let input) = overlay, input.purpose.takesEditor { return leaveLine() }
      return [.quit]
    }
    if case .help(let help) = overlay, help.isFiltering { return type(key, in: help) }
    if case .live(let live) = overlay, live.asksToStop { return answer(key, live) }
    guard let screen = overlay.keyScreen else { return type(key, in: overlay) }
    let action = state.keymap.action(for: key, on: screen)
    switch action {
    case .quit: return [.quit]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .back, .cancel: return leaveOverlay()
    case .help where screen != .help: return showHelp(of: screen)
    default: break
    }
    switch overlay {
    case .help(let help): return handle(action, key, help)
    case .labels(let labels): return handle(action, key, labels)
    case .rerun(let rerun): return handle(action, key, rerun)
    case .table(let table): return handle(action, key, table)
    case .live(let live): return handle(action, key, live)
    case .span(let pick): return handle(action, key, pick)
    case .layers(let list): return handleLayers(action, key, list)
    case .sweep(let sweep): return handle(action, key, sweep)
    case .diff(let diff): return handle(action, key, diff)
    case .queue(let queue): return handle(action, key, queue)
    case .player(let player): return handle(action, key, player)
    case .input, .palette, .mark, .confirmQuit, .tour: return []
    }
  }

  /// Keys where text is typed or a single answer is awaited.
  private mutating func type(_ key: KeyEvent, in overlay: Overlay) -> [Effect] {
    switch overlay {
    case .input(let input): return handle(key, input)
    case .palette(let palette): return handle(key, palette)
    case .mark(let sets): return handleMark(key, sets: sets)
    case .confirmQuit:
      change { $0.overlay = nil }
      return [.character("y"), .character("q"), .character("Q"), .enter].contains(key) ? [.quit] : []
    case .tour:
      change { $0.overlay = nil }
      let onlyCloses: [KeyEvent] = [.escape, .enter, .character(" "), .character("q")]
      return onlyCloses.contains(key) ? [] : handle(.key(key))
    default: return []
    }
  }

  /// Back to what lies below.
  private mutating func leaveOverlay() -> [Effect] {
    switch state.overlay {
    case .live: return leaveLive()
    case .span(var pick) where pick.labels != nil:
      pick.labels = nil
      return show(.span(pick))
    case .help(let help):
      change { $0.overlay = help.behind }
      // What happened to a run meanwhile has been told to nobody.
      return help.behind?.watchedRun.map { [.watch(run: $0)] } ?? []
    case .player(let player):
      change { $0.overlay = nil }
      settle()
      return player.run == nil ? [] : [.unwatch]
    default: return close()
    }
  }

  mutating func showTour() { change { $0.overlay = .tour } }

  mutating func pasteIntoOverlay(_ text: String) {
    change { state in
      switch state.overlay {
      case .input(var input):
        input.editor.insert(text)
        input.problem = nil
        input.completion?.look(at: input.editor)
        state.overlay = .input(input)
      case .palette(var palette):
        palette.editor.insert(text)
        palette.list = ListPosition()
        state.overlay = .palette(palette)
      case .help(var help) where help.isFiltering:
        help.filter.insert(text)
        help.top = 0
        state.overlay = .help(help)
      default: break
      }
    }
  }

  mutating func close() -> [Effect] {
    change { $0.overlay = nil }
    return []
  }

  /// How far an action moves in a list; nil if it does not.
  func step(_ action: Action?, page: Int) -> Int? {
    switch action {
    case .down: 1
    case .up: -1
    case .pageDown, .halfPageDown: page
    case .pageUp, .halfPageUp: -page
    case .first: -1_000_000
    case .last: 1_000_000
    default: nil
    }
  }

  var overlayPage: Int { max(1, state.rows / 2 - 4) }

  // MARK: Help

  /// The keys of a screen; what lies over it comes back afterwards.
  mutating func showHelp(of screen: KeyScreen) -> [Effect] {
    var behind = state.overlay
    if case .player(var player) = behind {
      player.isPlaying = false
      behind = .player(player)
    }
    return show(.help(HelpOverlay(screen: screen, behind: behind)))
  }

  private mutating func handle(_ action: Action?, _ key: KeyEvent, _ help: HelpOverlay) -> [Effect] {
    var help = help
    if action == .search {
      help.isFiltering = true
    } else if let rows = step(action, page: overlayPage) {
      let view = HelpView(overlay: help, keymap: state.keymap, area: layout.overlay)
      help.top = min(max(0, help.top + rows), view.lastTop)
    } else {
      return meansNothing(key)
    }
    return show(.help(help))
  }

  private mutating func type(_ key: KeyEvent, in help: HelpOverlay) -> [Effect] {
    var help = help
    switch key {
    case .escape:
      help.filter = LineEditor()
      help.isFiltering = false
    case .enter: help.isFiltering = false
    default: _ = help.filter.handle(key)
    }
    help.top = 0
    return show(.help(help))
  }
}
