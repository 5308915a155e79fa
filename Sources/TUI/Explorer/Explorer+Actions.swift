import Engine

/// What each action does.
extension Explorer {
  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: move(by: pageSize)
    case .pageUp: move(by: -pageSize)
    case .halfPageDown: move(by: max(1, pageSize / 2))
    case .halfPageUp: move(by: -max(1, pageSize / 2))
    case .first: move(to: 0)
    case .last: move(to: .max)
    case .left: keepingPlace { $0.sideways(-1) }
    case .right: keepingPlace { $0.sideways(1) }
    case .nextPane: keepingPlace { $0.focus(by: 1) }
    case .previousPane: keepingPlace { $0.focus(by: -1) }
    case .open: keepingPlace { $0.open() }
    case .back, .cancel: keepingPlace { $0.back(mayQuit: action == .back) }
    case .quit: [.quit]
    case .search: ask(.search, "")
    case .searchAll: ask(.searchAll, "")
    case .filter: openFilter()
    case .nextHit: hit(by: 1)
    case .previousHit: hit(by: -1)
    case .nextTurn: turn(by: 1)
    case .previousTurn: turn(by: -1)
    case .nextSpan: span(by: 1)
    case .previousSpan: span(by: -1)
    case .nextFailure where state.isBlind, .previousFailure where state.isBlind, .nextDisagreement where state.isBlind,
      .matrix where state.isBlind, .agreement where state.isBlind, .history where state.isBlind,
      .lineage where state.isBlind, .runs where state.isBlind:
      hidden()
    // What asks the model again, or writes all of the transcript, tells who answered.
    case .rerun where hidesActive, .rerunSame where hidesActive, .fork where hidesActive, .sweep where state.isBlind,
      .page where hidesActive, .export where hidesShown:
      hidden()
    case .nextFailure: find("rating:0", forward: true, what: "failure")
    case .previousFailure: find("rating:0", forward: false, what: "failure")
    case .nextDisagreement: find("disagreement:yes", forward: true, what: "disagreement")
    case .compare: keepingPlace { $0.compare() }
    case .rateFail: rate(.fail)
    case .rateUnclear: rate(.unclear)
    case .ratePass: rate(.pass)
    case .repeatLast: repeatLast()
    case .queue: toggleQueue()
    case .skip: goOn(.skip)
    case .flag: goOn(.flag(state.queue?.item.isFlagged != true))
    case .previousItem: goOn(.place(-1))
    case .nextItem: goOn(.place(1))
    case .labels: openLabels()
    case .span: openSpanPick()
    case .layers: openLayers()
    case .note: openNote()
    case .undo: undo()
    case .rerun: openRerun()
    case .rerunSame: rerunSame()
    case .fork: fork()
    case .sweep: openSweep()
    case .lineage: openLineage()
    case .history: openHistory()
    case .diff: openDiff()
    case .play: openPlayer()
    case .jumpBack: jump(back: true)
    case .jumpForward: jump(back: false)
    case .setMark: show(.mark(sets: true))
    case .goToMark: show(.mark(sets: false))
    case .blind: toggleBlind()
    case .export: openExport()
    case .page: page()
    case .why: toggleWhy()
    case .matrix: awaitTable(.matrix(state.filter))
    case .agreement: awaitTable(.agreement(state.filter))
    case .runs: awaitTable(.runs)
    case .palette: openPalette()
    case .saveView: ask(.saveView, "")
    case .help: showHelp(of: .main)
    case .copy: copy()
    case .redraw: [.redraw]
    case .suspend: [.suspend]
    // Of what lies over the lists and transcripts.
    case .toggle, .pause, .stop, .faster, .slower, .extend, .otherEnd, .takeWord, .takeSentence, .takeEvidence,
      .dropSpans, .swapSides:
      []
    }
  }

  mutating func show(_ overlay: Overlay) -> [Effect] {
    change { $0.overlay = overlay }
    return []
  }

  mutating func awaitTable(_ effect: Effect) -> [Effect] {
    change {
      $0.awaitsTable = true
      switch effect {
      case .matrix: $0.screen = .matrix
      case .agreement: $0.screen = .agreement
      case .runs: $0.screen = .runs
      case .history: $0.screen = .history
      case .lineage: $0.screen = .lineage
      default: $0.screen = nil
      }
    }
    return [effect]
  }

  // MARK: Moving

  private var pageSize: Int {
    switch state.focus {
    case .overview: max(1, ScreenLayout.listRows(layout.overview) - 1)
    case .cases: max(1, ScreenLayout.listRows(layout.cases) - 1)
    case .transcripts: max(1, readerHeight - 2)
    }
  }

  private mutating func move(by rows: Int) -> [Effect] {
    switch state.focus {
    case .overview: return selectOverview(state.overviewList.selected + rows)
    case .cases: return selectCase(state.caseList.selected + rows)
    case .transcripts:
      scroll(by: rows)
      return []
    }
  }

  private mutating func move(to row: Int) -> [Effect] {
    switch state.focus {
    case .overview: return selectOverview(min(row, state.overview.count - 1))
    case .cases: return selectCase(min(row, state.cases.count - 1))
    case .transcripts:
      let reader = readerLayout()
      scrollReader(to: min(row, reader.height))
      change { $0.reader.turn = row == 0 ? 1 : max(1, reader.tops.count - 1) }
      settle()
      return []
    }
  }

  private mutating func sideways(_ step: Int) -> [Effect] {
    guard state.focus == .transcripts else {
      if step > 0 { change { $0.focus = .transcripts } }
      settle()
      return []
    }
    let path = state.reader.path
    let position = state.reader.active.flatMap(path.firstIndex) ?? 0
    if step < 0, position == 0 {
      if !state.isZoomed { change { $0.focus = .cases } }
      settle()
      return []
    }
    return activate(path.element(position + step))
  }

  private mutating func focus(by step: Int) -> [Effect] {
    change { state in
      if state.isZoomed { return }
      let panes = ExplorerState.Pane.allCases
      let index = (state.focus.rawValue + step + panes.count) % panes.count
      state.focus = panes[index]
    }
    settle()
    return state.isZoomed ? sideways(step) : []
  }

  private mutating func open() -> [Effect] {
    change { state in
      switch state.focus {
      case .overview: state.focus = .cases
      case .cases: state.focus = .transcripts
      case .transcripts: state.isZoomed.toggle()
      }
    }
    settle()
    return loadMissingDetails()
  }

  private mutating func back(mayQuit: Bool) -> [Effect] {
    var clearsFilter = false
    // A rerun that was put side by side may belong to the case.
    var reloads = false
    change { state in
      if state.search?.hits.isEmpty == false, state.focus == .transcripts {
        state.search = nil
      } else if state.isZoomed {
        state.isZoomed = false
      } else if !state.reader.pinned.isEmpty {
        state.reader.unpin()
        reloads = true
      } else if state.focus == .transcripts {
        state.focus = .cases
      } else if state.focus == .cases {
        state.focus = .overview
      } else if !state.filter.isEmpty {
        state.filter = .all
        clearsFilter = true
      } else if mayQuit {
        state.overlay = .confirmQuit
      }
    }
    settle()
    return clearsFilter ? reloadLists() : reloads ? reloadTranscripts() : []
  }

  // MARK: Finding

  private mutating func find(_ term: String, forward: Bool, what: String) -> [Effect] {
    guard let filter = try? Filter(parsing: term) else { return [] }
    let find = ExplorerState.Find(filter: state.filter.and(filter), forward: forward, what: what)
    change { $0.finds.append(find) }
    return state.finds.count == 1 ? step(from: state.target?.transcript ?? state.reader.active) : []
  }

  /// Makes the first of the steps that wait.
  mutating func step(from transcript: String?) -> [Effect] {
    change { state in
      guard let find = state.finds.first else { return [] }
      state.generation.find += 1
      return [.find(from: transcript, find, generation: state.generation.find)]
    }
  }

  private mutating func ask(_ purpose: InputOverlay.Purpose, _ text: String) -> [Effect] {
    show(.input(InputOverlay(purpose: purpose, editor: LineEditor(text))))
  }

  // MARK: Showing

  private mutating func toggleBlind() -> [Effect] {
    change {
      $0.isBlind.toggle()
      $0.reader.span = nil
      $0.reader.candidates = $0.isBlind ? Veil.shuffled($0.reader.candidates) : $0.reader.candidates
    }
    say(
      state.isBlind
        ? "Blind: models, ratings and others' annotations are hidden until you have rated. \(state.keymap.key(of: .blind)) shows them."
        : "Everything is shown again.")
    settle()
    return state.isBlind ? loadMissingDetails() : reloadTranscripts()
  }

  private mutating func openLineage() -> [Effect] {
    guard let id = state.reader.active else {
      say("There is no transcript.")
      return []
    }
    return awaitTable(.lineage(id))
  }

  private mutating func openHistory() -> [Effect] {
    // What is read may belong to another case than the one that is selected.
    let transcript = state.reader.activeTranscript
    guard let suite = transcript?.suite ?? state.selectedCase?.suite,
      let useCase = transcript?.useCase ?? state.selectedCase?.useCase
    else {
      say("There is no case.")
      return []
    }
    return awaitTable(.history(suite: suite, useCase: useCase, from: transcript?.id))
  }

  private mutating func hidden() -> [Effect] {
    say("Blind review hides what would tell that; \(state.keymap.key(of: .blind)) shows it.")
    return []
  }

  /// Whether blind review hides who answered what is read.
  private var hidesActive: Bool { state.reader.activeDetail.map(state.hides) ?? false }

  /// Whether it hides who answered any of the transcripts that have a column.
  private var hidesShown: Bool {
    visibleTranscripts.contains { state.reader.details[$0].map(state.hides) ?? state.isBlind }
  }

  private mutating func toggleWhy() -> [Effect] {
    // The panel takes lines from below; what is being read stays in sight.
    keepingPlace { $0.change { $0.showsWhy.toggle() } }
    if let span = state.reader.span.flatMap(seenSpans.element), span.turn == state.reader.turn {
      reveal(turn: span.turn, scalar: span.start, of: state.reader.active)
    }
    return []
  }

  private mutating func copy() -> [Effect] {
    guard let turn = state.reader.activeDetail?.turns.element(state.reader.turn - 1) else {
      say("There is no turn to copy.")
      return []
    }
    say("Turn \(turn.index) copied.")
    return [.copy(turn.text)]
  }
}
