import Engine

/// The explorer's core: takes events, changes its state, asks for effects, and draws. It knows no terminal, no clock and no
/// store, so that a test can drive it.
struct Explorer: Sendable {
  private(set) var state: ExplorerState
  private var wraps = WrapCache()

  init(state: ExplorerState) { self.state = state }

  /// More keys are no person's.
  static let mostTypedAhead = 1024

  /// What to ask for at the beginning.
  mutating func start() -> [Effect] { reloadLists() }

  // MARK: Events

  mutating func handle(_ event: InputEvent) -> [Effect] {
    let effects = take(event)
    noteSeen()
    return effects
  }

  private mutating func take(_ event: InputEvent) -> [Effect] {
    // On a screen that is too small nothing is seen: nothing is rated, chosen or typed there either.
    if !ScreenLayout.fits(rows: state.rows, columns: state.columns) {
      switch event {
      case .key(.character("Q")), .key(.control("c")): return [.quit]
      case .key(let key): return pressAnywhere(key) ?? []
      case .mouse, .paste: return []
      case .resize, .hangup: break
      }
    }
    switch event {
    case .resize(let rows, let columns):
      keepingPlace {
        $0.state.rows = rows
        $0.state.columns = columns
      }
      return loadMissingDetails()
    case .key(let key):
      if let effects = pressAnywhere(key) { return effects }
      guard !waits(key) else {
        if state.typedAhead.count < Explorer.mostTypedAhead {
          state.typedAhead.append(key)
        } else {
          // What is pressed out of turn would hit another transcript.
          say("Too many keys at once: \(key.name) and what follows is not taken.", isError: true)
        }
        return []
      }
      return press(key)
    case .mouse(let mouse): return handle(mouse)
    case .paste(let text):
      let before = state.overlay
      pasteIntoOverlay(text)
      if state.overlay == before, !text.isEmpty { say("Nothing is typed here: what was pasted is not taken.") }
      return []
    case .hangup: return [.quit]
    }
  }

  /// What is about the terminal alone works over everything, where the screen has no other use for the key.
  private func pressAnywhere(_ key: KeyEvent) -> [Effect]? {
    if case .character = key { return nil }
    if let screen = state.overlay?.keyScreen, state.keymap.action(for: key, on: screen) != nil { return nil }
    switch state.keymap.action(for: key, on: .main) {
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    default: return nil
    }
  }

  private mutating func press(_ key: KeyEvent) -> [Effect] {
    state.message = nil
    state.awaitsTable = false
    if state.overlay != nil { return handleOverlay(key) }
    guard let action = state.keymap.action(for: key, on: .main) else { return meansNothing(key) }
    return perform(action)
  }

  /// Whether a key was typed ahead of the table that it moves in, or of the transcript that its dialog is to be about; what
  /// follows waits with it.
  private func waits(_ key: KeyEvent) -> Bool {
    let action = state.keymap.action(for: key, on: .main)
    guard key != .control("c") else { return false }
    if !state.typedAhead.isEmpty { return true }
    if state.awaitsItem || state.queue != nil && state.isOnItsWay, key != .escape { return true }
    if state.awaitsTable, state.overlay == nil {
      // What moves in a table or opens its row is meant for the one that is to come; anything else is not.
      if action == .open || step(action, page: 1) != nil { return true }
      return false
    }
    guard state.isOnItsWay, state.overlay == nil, let action else { return false }
    return Explorer.concernsWhatComes.contains(action)
  }

  /// What is asked for on the way to a transcript is meant for that one.
  private static let concernsWhatComes: Set<Action> = [
    .rerun, .labels, .note, .span, .fork, .play, .sweep, .diff, .setMark, .compare, .copy, .export, .page, .lineage,
    .history,
  ]

  /// Presses the keys that have waited, as far as they need not wait again.
  mutating func pressTypedAhead() -> [Effect] {
    var effects: [Effect] = []
    while !state.isOnItsWay, !state.awaitsTable, !state.awaitsItem, !state.typedAhead.isEmpty {
      effects += press(state.typedAhead.removeFirst())
    }
    return effects
  }

  /// Says that a key has no meaning on this screen, and which one tells those that have.
  mutating func meansNothing(_ key: KeyEvent) -> [Effect] {
    let screen = state.overlay?.keyScreen ?? .main
    var ways: [String] = []
    if screen != .main { ways.append("\(keyName(.cancel, on: screen)) leaves") }
    if screen != .help { ways.append("\(keyName(.help, on: screen)) lists the keys") }
    say("“\(key.name)” does nothing here; \(ways.joined(separator: ", ")).")
    return []
  }

  /// The key that does this, as messages write it.
  func keyName(_ action: Action, on screen: KeyScreen = .main) -> String { state.keymap.key(of: action, on: screen) }

  mutating func say(_ text: String, isError: Bool = false) {
    state.message = .init(text: text, isError: isError)
  }

  /// Changes the state; only the core's own files do.
  @discardableResult
  mutating func change<T>(_ body: (inout ExplorerState) -> T) -> T { body(&state) }

  // MARK: Geometry

  var layout: ScreenLayout { ScreenLayout(state) }

  /// The transcripts that have a column now.
  var visibleTranscripts: [String] { state.reader.visible(layout.columns.count) }

  /// The wrapped turns of the columns.
  mutating func readerLayout() -> ReaderLayout {
    let layout = layout
    let ids = visibleTranscripts
    var columns: [[[RichLine]]] = []
    wraps.makeRoom(for: ids.reduce(0) { $0 + (state.reader.details[$1]?.turns.count ?? 0) })
    for (id, rect) in zip(ids, layout.columns) {
      let width = Explorer.textWidth(rect)
      var turns = (state.reader.details[id]?.turns ?? [])[...]
      // What the player has not come to yet has not been said.
      if case .player(let player) = state.overlay { turns = turns.prefix(player.shown) }
      columns.append(turns.map { wraps.lines(of: $0, width: width) })
    }
    return ReaderLayout(columns: columns)
  }

  /// A column's width less the margin for marks and a space at the right.
  static func textWidth(_ column: Rect) -> Int { max(1, column.width - 3) }

  /// Brings positions back into what exists, after anything changed.
  mutating func settle() {
    let layout = layout
    state.overviewList.reveal(of: state.overview.count, visible: ScreenLayout.listRows(layout.overview))
    state.caseList.reveal(of: state.cases.count, visible: ScreenLayout.listRows(layout.cases))
    if let count = state.reader.activeDetail?.turns.count {
      state.reader.turn = min(max(1, state.reader.turn), max(1, count))
    }
    scrollReader(to: state.reader.top)
  }

  /// Changes what is seen, and leaves the turn that is being read at its height on the screen, however it is wrapped then.
  @discardableResult
  mutating func keepingPlace<T>(_ body: (inout Explorer) -> T) -> T {
    let turn = state.reader.turn
    let offset = readerLayout().top(ofTurn: turn) - state.reader.top
    let result = body(&self)
    settle()
    let reader = readerLayout()
    guard state.reader.turn == turn, turn < reader.tops.count else { return result }
    let height = reader.top(ofTurn: turn + 1) - reader.top(ofTurn: turn)
    // Its heading or a line of it stays in sight.
    let kept = max(min(offset, readerHeight - 2), 1 - height)
    scrollReader(to: reader.top(ofTurn: turn) - kept)
    return result
  }

  /// Scrolls so that `line` is the first that is seen, as far as the text goes.
  mutating func scrollReader(to line: Int) {
    let reader = readerLayout()
    state.reader.top = min(max(0, line), max(0, reader.height - readerHeight))
  }

  /// How many lines of turns are seen.
  var readerHeight: Int { layout.columns.first.map { ScreenLayout.text(of: $0).height } ?? 0 }

  func draw(_ reader: ReaderLayout) -> Frame { Screen(state: state.veiled, layout: layout, reader: reader).frame }

  /// The picture of the state.
  mutating func render() -> Frame { draw(readerLayout()) }
}
