import Engine
import Foundation

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

  private var overlayPage: Int { max(1, state.rows / 2 - 4) }

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

  // MARK: Labels

  private mutating func handle(_ action: Action?, _ key: KeyEvent, _ overlay: LabelOverlay) -> [Effect] {
    var overlay = overlay
    let labels = Label.failureModes
    var toggled: String?
    if action == .undo {
      guard state.done.last == .annotated(overlay.transcript) else {
        say("Nothing that was said here is left to undo.")
        return []
      }
      return undo()
    } else if action == .toggle {
      toggled = labels.element(overlay.list.selected)?.id
    } else if case .character(let character) = key, let index = labels.firstIndex(where: { $0.hotkey == character }) {
      overlay.list.select(index, of: labels.count, visible: labels.count)
      toggled = labels[index].id
    } else if let rows = step(action, page: overlayPage) {
      overlay.list.select(overlay.list.selected + rows, of: labels.count, visible: labels.count)
    } else {
      guard case .character(let character) = key else { return meansNothing(key) }
      say("“\(character)” is no label's key; \(keyName(.cancel, on: .labels)) closes.")
      return []
    }
    guard let toggled else { return show(.labels(overlay)) }
    if let position = overlay.chosen.firstIndex(of: toggled) {
      overlay.chosen.remove(at: position)
    } else {
      overlay.chosen.append(toggled)
    }
    _ = show(.labels(overlay))
    return annotate(overlay.transcript, .labels(overlay.chosen))
  }

  // MARK: One line

  private mutating func handle(_ key: KeyEvent, _ input: InputOverlay) -> [Effect] {
    if let completed = complete(input, with: key) { return show(.input(completed)) }
    var input = input
    switch key {
    case .escape: return leaveLine()
    case .enter: return finish(input)
    case .control("o") where input.purpose.takesEditor:
      change { $0.overlay = nil }
      return [.edit(input.editor.text, input.purpose)]
    default:
      if !input.editor.handle(key) { return [] }
      input.problem = nil
      input.completion?.look(at: input.editor)
      return show(.input(input))
    }
  }

  /// A note that was begun is there when it is asked for again.
  private mutating func leaveLine() -> [Effect] {
    if case .input(let input) = state.overlay, case .note(let id) = input.purpose {
      let isKept = input.editor.text != note(on: id)
      change { $0.drafts[id] = isKept ? input.editor.text : nil }
      if isKept { say("The note is not saved; \(keyName(.note)) goes on with it.") }
    }
    return close()
  }

  private mutating func finish(_ input: InputOverlay) -> [Effect] {
    var input = input
    let text = input.editor.text
    switch input.purpose {
    case .search:
      change { $0.overlay = nil }
      return search(text)
    case .searchAll:
      change { $0.overlay = nil }
      guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return [] }
      say("Searching…")
      return awaitTable(.search(words: text, filter: .all, hidesModels: state.isBlind))
    case .note(let transcript):
      change { $0.overlay = nil }
      // A note that was only looked at is not said again.
      guard text != note(on: transcript) else {
        change { $0.drafts[transcript] = nil }
        return []
      }
      return annotate(transcript, .note(text))
    case .fork(let transcript, let turn, let rerun):
      change { $0.overlay = nil }
      return finishFork(of: transcript, turn: turn, with: text, rerun)
    case .export(let ids):
      let path = text.trimmingCharacters(in: .whitespaces)
      guard !path.isEmpty else { return [] }
      let overwrites = input.problem != nil
      change { $0.overlay = nil }
      return [.export(ids, path: path, overwrites: overwrites)]
    case .saveView:
      let name = text.trimmingCharacters(in: .whitespaces)
      guard !name.isEmpty else { return [] }
      change { $0.overlay = nil }
      return [.saveView(SavedView(name: name, place: KeptPlace(state)))]
    case .filter:
      do throws(FilterError) {
        let filter = try Filter(parsing: text)
        change {
          $0.overlay = nil
          $0.filter = filter
        }
        return reloadLists()
      } catch {
        input.problem = error.description
        return show(.input(input))
      }
    }
  }

  // MARK: Rerun

  private mutating func handle(_ action: Action?, _ key: KeyEvent, _ rerun: RerunOverlay) -> [Effect] {
    var rerun = rerun
    let fields = RerunOverlay.Field.allCases
    func field(_ step: Int) -> RerunOverlay.Field {
      fields[(rerun.field.rawValue + step + fields.count) % fields.count]
    }
    switch action {
    case .down: rerun.field = field(1)
    case .up: rerun.field = field(-1)
    case .right: rerun.change(by: 1)
    case .left: rerun.change(by: -1)
    case .open:
      guard rerun.isDefined else {
        say(rerun.problem(with: rerun.condition), isError: true)
        return []
      }
      change { $0.overlay = nil }
      return start(rerun.rerun, of: rerun.parent)
    case .fork:
      let chosen = rerun.rerun
      guard chosen.keepsTheConversation else {
        say("An edited turn keeps scenario, condition, distance and placement; put these back first.", isError: true)
        return []
      }
      let turn = state.reader.activeDetail?.turns.element(state.reader.turn - 1)
      guard turn?.role == .user else {
        say("Only what the user says can be said otherwise; begin on such a turn.", isError: true)
        return []
      }
      change { $0.overlay = nil }
      return fork(with: chosen)
    default:
      guard case .character(let character) = key else { return meansNothing(key) }
      // The first letter of a condition chooses it: g is guiding.
      guard let condition = Condition.known.first(where: { $0.rawValue.first == character }) else {
        let keys = "\(keyName(.cancel, on: .rerun)) leaves, \(keyName(.help, on: .rerun)) lists the keys"
        say("“\(character)” begins no condition; \(keys).")
        return []
      }
      guard rerun.isDefined(condition) else {
        say(rerun.problem(with: condition), isError: true)
        return []
      }
      rerun.field = .condition
      rerun.condition = condition
    }
    return show(.rerun(rerun))
  }

  // MARK: Tables

  private mutating func handle(_ action: Action?, _ key: KeyEvent, _ table: TableOverlay) -> [Effect] {
    var table = table
    if let rows = step(action, page: overlayPage) {
      table.list.select(table.list.selected + rows, of: table.rows.count, visible: max(1, state.rows - 8))
      return show(.table(table))
    }
    guard action == .open else { return pressBehind(key) }
    guard let row = table.rows.element(table.list.selected) else { return [] }
    guard let target = row.target else {
      say("This row leads nowhere.")
      return []
    }
    change { $0.overlay = nil }
    switch target {
    case .transcript(let id):
      noteJump()
      return locate(id)
    case .turn(let id, let index):
      noteJump()
      return locate(id, turn: index)
    case .filter(let filter):
      noteJump()
      change { $0.filter = filter }
      return reloadLists()
    case .run(let run): return watch(run)
    case .plays(let filter, let title): return awaitTable(.plays(filter, title: title))
    }
  }

  /// From a table one goes on to another, and to what finds and filters, without leaving it first.
  private mutating func pressBehind(_ key: KeyEvent) -> [Effect] {
    let action = state.keymap.action(for: key, on: .main)
    // What lies here already is not asked for again.
    if let screen = state.screen, action?.rawValue == screen.rawValue { return meansNothing(key) }
    switch action {
    case .matrix, .agreement, .runs, .history, .lineage, .queue, .searchAll, .filter, .palette, .sweep:
      change { $0.overlay = nil }
      return handle(.key(key))
    default: return meansNothing(key)
    }
  }

  // MARK: Palette

  private mutating func handle(_ key: KeyEvent, _ palette: PaletteOverlay) -> [Effect] {
    var palette = palette
    switch key {
    case .escape: return close()
    case .enter:
      let chosen = palette.matches.element(palette.list.selected)
      change { $0.overlay = nil }
      switch chosen {
      case .command(let binding): return perform(binding.action)
      case .useCase(let id):
        if let row = state.cases.firstIndex(where: { $0.useCase == id }) { return selectCase(row) }
        noteJump()
        change { $0.filter = Filter(terms: $0.filter.terms.filter { $0.key != .useCase }).and(.useCase, id) }
        return reloadLists()
      case .model(let id):
        noteJump()
        change { $0.filter = Filter(terms: $0.filter.terms.filter { $0.key != .model }).and(.model, id) }
        return reloadLists()
      case .view(let view): return open(view)
      case nil: return []
      }
    case .down, .control("n"), .tab:
      palette.list.select(palette.list.selected + 1, of: palette.matches.count, visible: max(1, state.rows - 8))
    case .up, .control("p"), .backTab:
      palette.list.select(palette.list.selected - 1, of: palette.matches.count, visible: max(1, state.rows - 8))
    default:
      if !palette.editor.handle(key) { return [] }
      palette.list = ListPosition()
    }
    return show(.palette(palette))
  }
}
