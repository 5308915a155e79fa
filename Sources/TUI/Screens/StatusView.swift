import Engine

/// The last two lines: what is going on, and which keys help now.
struct StatusView {
  let state: ExplorerState
  let status: Rect
  let hints: Rect

  private let ground = Style(.statusLine, on: .statusLine)

  init(state: ExplorerState, status: Rect, hints: Rect) {
    self.state = state
    self.status = status
    self.hints = hints
  }

  func draw(on frame: inout Frame) {
    frame.fill(status, " ", style: ground)
    if let message = state.message {
      let style = message.isError ? Style(.error, on: .statusLine, .bold) : ground
      var column = status.column + 1
      // Whoever goes through a queue sees where they are, whatever is said.
      if let active = state.queue, !active.isOver, !message.isError {
        for part in queueParts(active).prefix(2) {
          column += frame.put(part.text + " · ", row: status.row, column: column, style: part.style)
        }
      }
      frame.put(
        (message.isError ? "✗ " : "") + message.text, row: status.row, column: column, style: style,
        width: status.right - 1 - column, overflow: .ellipsis)
    } else if let progress = state.progress {
      draw(progress, on: &frame)
    } else {
      drawPlace(on: &frame)
    }
    drawHints(on: &frame)
  }

  private func draw(_ progress: ExplorerState.Progress, on frame: inout Frame) {
    var text = "rerun \(progress.title)  turn \(progress.turn) of \(progress.turns)"
    if progress.planned > 1 { text += "  \(progress.done) of \(progress.planned) done" }
    let barWidth = status.width >= 60 ? 16 : 6
    let room = status.width - barWidth - 4
    let used = frame.put(
      text, row: status.row, column: status.column + 1, style: ground, width: room, overflow: .ellipsis)
    let turns = Double(max(1, progress.turns * max(1, progress.planned)))
    let done = Double(progress.done * progress.turns + (progress.done < progress.planned ? progress.turn : 0))
    frame.bar(
      done / turns, row: status.row, column: status.column + used + 3, width: barWidth,
      style: Style(.bar, on: .statusLine), track: Style(.barTrack, on: .statusLine))
  }

  /// Where the reader is, as far as there is room: the loud parts first.
  private func drawPlace(on frame: inout Frame) {
    if case .player(let player) = state.overlay {
      drawPlayer(player, on: &frame)
      return
    }
    if case .span(let pick) = state.overlay {
      let words =
        state.reader.details[pick.transcript]?.turns.element(pick.turn - 1)
        .flatMap { Span(turn: pick.turn, range: pick.range, label: "", in: $0.text)?.quote } ?? ""
      frame.put(
        "turn \(pick.turn), \(pick.unit.rawValue): “\(words.replacing("\n", with: " "))”", row: status.row,
        column: status.column + 1, style: ground, width: status.width - 2, overflow: .ellipsis)
      return
    }
    if case .live(let live) = state.overlay {
      frame.put("run \(live.run)", row: status.row, column: status.column + 1, style: ground, width: status.width - 2)
      return
    }
    var parts: [(text: String, style: Style)] = []
    if let active = state.queue { parts += queueParts(active) }
    if !state.cases.isEmpty { parts.append(("case \(state.caseList.selected + 1) of \(state.cases.count)", ground)) }
    if let transcript = state.reader.activeTranscript {
      let count = state.reader.activeDetail?.turns.count ?? transcript.turnCount
      parts.append(("turn \(state.reader.turn) of \(count)", ground))
      if let search = state.search, !search.hits.isEmpty {
        let place =
          search.current.map { "hit \($0 + 1) of \(search.hits.count)" }
          ?? Wording.count(search.hits.count, "hit", "hits")
        parts.append(("/\(search.pattern): \(place)", ground))
      }
      if transcript.disagreement { parts.append(("≠ raters differ", Style(.warning, on: .statusLine))) }
      let isWide = status.width >= 110
      if let kind = Wording.kind(ofCaseOf: transcript, isWide: isWide) { parts.append((kind, ground)) }
      parts.append((isWide ? "transcript \(transcript.id)" : String(transcript.id.prefix(14)) + "…", ground))
    }
    if parts.isEmpty {
      parts.append((state.filter.isEmpty ? "nothing is recorded yet" : "nothing passes the filter", ground))
    }
    var column = status.column + 1
    for (index, part) in parts.enumerated() {
      guard column < status.right - 1 else { break }
      if index > 0 {
        column += frame.put(" · ", row: status.row, column: column, style: ground, width: status.right - 1 - column)
      }
      column += frame.put(
        part.text, row: status.row, column: column, style: part.style, width: status.right - 1 - column,
        overflow: .ellipsis)
    }
  }

  private func queueParts(_ active: ActiveQueue) -> [(text: String, style: Style)] {
    let (queue, item) = (active.queue, active.item)
    guard item.transcript == state.reader.active || state.isOnItsWay || state.awaitsItem else {
      let back = state.keymap.key(of: .nextItem)
      return [
        ("aside from item \(item.position)/\(queue.count); \(back) goes back", Style(.warning, on: .statusLine))
      ]
    }
    var marks = item.isFlagged ? " ! flagged" : ""
    if item.isDone { marks += " ✓ rated" } else if item.isSkipped { marks += " skipped" }
    var parts: [(text: String, style: Style)] = [
      ("item \(item.position)/\(queue.count)\(marks)", Style(.emphasis, on: .statusLine)),
      ("\(queue.done) rated, \(queue.open) to go", ground),
    ]
    if let seconds = queue.secondsAnItem, seconds >= 0.5 { parts.append(("\(Wording.duration(seconds)) each", ground)) }
    return parts
  }

  private func drawPlayer(_ player: Player, on frame: inout Frame) {
    let run = player.run.map { "  of run \($0.id.prefix(10))" } ?? ""
    let text =
      player.run?.isWaiting == true
      ? "▶ waits for the next transcript\(run)"
      : "\(player.isPlaying ? "▶" : "‖") turn \(player.shown) of \(player.count)  \(player.speedText)\(run)"
    let used = frame.put(text, row: status.row, column: status.column + 1, style: ground, width: status.width - 2)
    frame.bar(
      Double(player.shown) / Double(max(1, player.count)), row: status.row, column: status.column + used + 3,
      width: min(24, max(0, status.width - used - 5)), style: Style(.bar, on: .statusLine),
      track: Style(.barTrack, on: .statusLine))
  }

  private func drawHints(on frame: inout Frame) {
    var column = hints.column + 1
    for (key, word) in keys {
      let width = Glyphs.width(of: key) + 1 + Glyphs.width(of: word)
      guard column + width <= hints.right else { break }
      clicks(key, word, row: hints.row, column: column, on: &frame)
      column += frame.put(key, row: hints.row, column: column, style: Style(.keyName)) + 1
      column += frame.put(word, row: hints.row, column: column, style: Style(.keyHint)) + 2
    }
  }

  /// A click on a key presses it; where there is but one, a click on its word too.
  private func clicks(_ keys: String, _ word: String, row: Int, column: Int, on frame: inout Frame) {
    let names = keys.split(separator: " ")
    var column = column
    for name in names {
      let width = Glyphs.width(of: String(name))
      let more = names.count == 1 ? 1 + Glyphs.width(of: word) : 0
      if let key = KeyEvent(name: String(name)) {
        frame.onClick(Rect(row: row, column: column, height: 1, width: width + more), .key(key))
      }
      column += width + 1
    }
  }

  /// Keys and what they do now.
  private var keys: [(String, String)] {
    switch state.overlay {
    case nil: return state.queue == nil ? hints(on: .main) : queueHints
    case .help(let help) where help.isFiltering: return [("Enter", "keep"), ("Esc", "all keys")]
    case .live(let live) where live.asksToStop: return [("y", "stop the run"), ("Esc", "let it go on")]
    case .labels: return [("letter", "set or drop")] + hints(on: .labels)
    case .input(let input):
      switch input.purpose {
      case .filter:
        let keys = input.completion?.selected == nil ? [("Enter", "filter"), ("Tab", "complete")] : [("Enter", "take")]
        return keys + [("↑ ↓", "choose"), ("C-u", "clear"), ("Esc", "cancel")]
      case .search, .searchAll: return [("Enter", "search"), ("C-u", "clear"), ("Esc", "cancel")]
      case .note: return [("Enter", "save"), ("C-o", "in $EDITOR"), ("C-u", "clear"), ("Esc", "cancel")]
      case .fork: return [("Enter", "play on"), ("C-o", "in $EDITOR"), ("C-u", "clear"), ("Esc", "cancel")]
      case .saveView: return [("Enter", "save"), ("Esc", "cancel")]
      case .export: return [("Enter", "write"), (".jsonl", "as data"), (".md", "to read"), ("Esc", "cancel")]
      }
    case .mark(let sets): return [("letter", sets ? "marks this place" : "goes there"), ("Esc", "cancel")]
    case .palette: return [("↑ ↓", "move"), ("Enter", "do"), ("Esc", "close")]
    case .tour:
      return [
        ("any key", "begins"), (state.keymap.key(of: .help), "all keys"), (state.keymap.key(of: .back), "closes"),
      ]
    case .confirmQuit: return [("y", "quit"), ("Esc", "stay")]
    case .rerun:
      let letters = state.keymap.conditionLetters.map { String($0.letter) }
      return hints(on: .rerun) + [(letters.joined(separator: " "), "condition")]
    case .span(let pick):
      return pick.labels == nil
        ? hints(on: .span) + [("! # + ~ …", "label")] : [("letter", "label")] + hints(on: .spanLabels)
    case .player(let player):
      let hints = state.keymap.hints(on: .player).filter { player.run != nil || $0.action != .nextItem }
      return hints.map { ($0.keys, word(for: $0.action) ?? $0.word) }
    case let overlay?: return overlay.keyScreen.map(hints) ?? []
    }
  }

  private func hints(on screen: KeyScreen) -> [(String, String)] {
    state.keymap.hints(on: screen).map { ($0.keys, word(for: $0.action) ?? $0.word) }
  }

  /// What a key does just now, where that changes.
  private func word(for action: Action) -> String? {
    switch (state.overlay, action) {
    case (.live(let live), .open): live.part == .cells ? "only these" : nil
    case (.live(let live), .nextPane): live.part == .cells ? "latest" : "models"
    case (.live(let live), .pause): live.progress?.run.wish == .pause ? "go on" : nil
    case (.player(let player), .toggle): player.isPlaying ? "pause" : "play"
    case (.player(let player), .faster): player.speedText
    case (.span(let pick), .left): pick.extends ? "more" : nil
    case (.span(let pick), .extend): pick.extends ? "move" : nil
    case (.queue(let overlay), .open): overlay.isOnNew ? "make it" : nil
    default: nil
    }
  }

  private var queueHints: [(String, String)] {
    let wanted: [([Action], String)] = [
      ([.rateFail, .rateUnclear, .ratePass], "rate, go on"), ([.labels], "labels"), ([.span], "mark"),
      ([.note], "note"),
      ([.skip], "skip"), ([.flag], "flag"), ([.undo], "undo"), ([.repeatLast], "again"),
      ([.previousItem, .nextItem], "items"), ([.queue], "leave"),
    ]
    return wanted.map { actions, word in (actions.map { state.keymap.key(of: $0) }.joined(separator: " "), word) }
  }
}
