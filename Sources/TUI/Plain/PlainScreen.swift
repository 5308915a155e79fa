import Engine

/// What the screen shows, in lines that are read one after the other: no columns, no boxes, no colours, marks in words.
struct PlainScreen: Sendable, Equatable {
  /// A part of the screen, said anew where it changed.
  struct Part: Sendable, Equatable {
    var name: String
    /// Whether it is one thing from beginning to end, such as a turn: any change says all of it.
    var isWhole = false
    /// It is gone with the next key, and said in full when it comes again.
    var passes = false
    /// The selected one of a list begins with `> `.
    var lines: [String]
  }

  var parts: [Part]

  /// How many lines of the cases are said.
  private static let window = 12
  /// What lies over the screen is drawn in this much room, so that nothing of it is cut off.
  private static let room = Rect(height: 200, width: 300)

  init(_ explorer: Explorer) {
    let state = explorer.state.veiled
    parts = [
      Part(
        name: "message", isWhole: true, passes: true,
        lines: state.message.map { [($0.isError ? "Error: " : "") + $0.text] } ?? [])
    ]
    if let overlay = state.overlay, Self.lies(overlay) {
      parts.append(Self.overlay(overlay, explorer.state))
      return
    }
    parts.append(Self.place(state))
    switch state.focus {
    case .overview: parts.append(Self.overview(state))
    case .cases: parts.append(Self.cases(state))
    case .transcripts: break
    }
    parts += Self.transcript(state)
    if state.showsWhy {
      parts.append(
        Part(name: "why", isWhole: true, lines: Self.drawn { WhyView(state: state, area: $0).draw(on: &$1) }))
    }
    if let queue = state.queue {
      let item = queue.item
      parts.append(
        Part(
          name: "queue", isWhole: true,
          lines: [
            "Item \(item.position) of \(queue.queue.count)\(item.isFlagged ? ", flagged" : "")\(item.isDone ? ", rated" : item.isSkipped ? ", skipped" : ""), \(queue.queue.open) to go."
          ]))
    }
  }

  /// What is new since another picture: of a list that only moved its selection, the selected line. Where one came back
  /// from what lay over the screen, the place at least.
  func changes(since old: PlainScreen?) -> [String] {
    let new = parts.flatMap { part -> [String] in
      guard let before = old?.parts.first(where: { $0.name == part.name }) else { return part.lines }
      if before == part { return part.name == "message" ? part.lines : [] }
      if part.isWhole { return part.lines }
      let known = Set(before.lines.map(Self.unselected))
      let isSame = part.lines.allSatisfy { known.contains(Self.unselected($0)) }
      return isSame ? part.lines.filter { $0.hasPrefix("> ") } : part.lines
    }
    return new.isEmpty ? parts.first { $0.name == "place" }?.lines ?? [] : new
  }

  /// This picture over another one: what lies below something else is known still.
  func over(_ old: PlainScreen?) -> PlainScreen {
    let names = Set(parts.map(\.name))
    var result = self
    result.parts += (old?.parts ?? []).filter { !$0.passes && !names.contains($0.name) }
    return result
  }

  private static func unselected(_ line: String) -> String { line.hasPrefix("> ") ? String(line.dropFirst(2)) : line }

  // MARK: Parts

  private static func place(_ state: ExplorerState) -> Part {
    let crumbs = drawn(width: 400) { BreadcrumbsView(state: state, area: $0).draw(on: &$1) }
    return Part(name: "place", isWhole: true, lines: crumbs.prefix(1).map { $0 })
  }

  private static func overview(_ state: ExplorerState) -> Part {
    let rows = state.overview.enumerated().map { index, row in
      let rate = row.counts.rate().map { Wording.percent($0.rate) + " pass" } ?? "no rate"
      let name = "\(Wording.scenario(row.scenario)), \(row.condition.rawValue)"
      return selected(
        index == state.overviewList.selected,
        "\(name): \(row.condition == .absent ? "compared" : rate), \(row.counts.total) transcripts")
    }
    return Part(name: "overview", lines: ["Scenarios:"] + rows)
  }

  private static func cases(_ state: ExplorerState) -> Part {
    let chosen = state.caseList.selected
    let first = max(0, min(chosen - window / 2, state.cases.count - window))
    let lines = state.cases.enumerated().dropFirst(first).prefix(window).map { index, row in
      let verdicts = state.models.compactMap { model -> String? in
        guard let counts = row.byModel[model], let condition = state.selectedOverview?.condition else { return nil }
        return "\(Wording.shortModel(model)) \(VerdictLook(counts, condition: condition).word)"
      }
      return selected(
        index == chosen,
        "case \(index + 1) of \(state.cases.count), \(row.useCase)\(verdicts.isEmpty ? "" : ": \(verdicts.joined(separator: ", "))")"
      )
    }
    return Part(name: "cases", lines: lines)
  }

  private static func selected(_ isSelected: Bool, _ line: String) -> String { isSelected ? "> \(line)" : line }

  /// The transcript that is read: what it is, the turn one stands on, and the answer to it.
  private static func transcript(_ state: ExplorerState) -> [Part] {
    guard let id = state.reader.active else { return [] }
    let open = OpenTranscript(id: id, state: state)
    guard let detail = open.detail else { return [Part(name: "transcript", lines: ["Loading."])] }
    let transcript = detail.transcript
    let look = VerdictLook(transcript)
    let facts = TranscriptHeaderView(
      transcript: transcript, open: open, state: state, area: room
    ).facts(isShort: false).replacing(" · ", with: ", ")
    var head = [
      "\(transcript.model), \(facts): \(look.word)" + (transcript.rater.map { " by \($0)" } ?? "")
        + (transcript.disagreement ? ", raters differ" : ""),
      "Context: \(transcript.constraint)",
    ]
    let distance = Wording.distance(transcript, width: 200)
    if !distance.isEmpty { head.append(distance) }
    let others = state.reader.order.count
    if others > 1 {
      let place = (state.reader.order.firstIndex(of: id) ?? 0) + 1
      head.append("Transcript \(place) of \(others) of this case.")
    }
    var shown = detail.turns
    var here = state.reader.turn
    if case .player(let player) = state.overlay {
      shown = Array(shown.prefix(player.shown))
      here = player.shown
    }
    var turns: [String] = []
    if let turn = shown.element(here - 1) {
      turns += lines(of: turn, of: detail.turns.count, marks: open.marks)
      if turn.role == .user, let answer = shown.element(here), answer.role == .assistant {
        turns += lines(of: answer, of: detail.turns.count, marks: open.marks)
      }
    }
    if case .span(let pick) = state.overlay, let turn = detail.turns.element(pick.turn - 1) {
      let words = Span(turn: pick.turn, range: pick.range, label: "", in: turn.text)?.quote ?? ""
      return [Part(name: "span", isWhole: true, passes: true, lines: ["Selected, by \(pick.unit.rawValue): \(words)"])]
    }
    return [Part(name: "transcript", isWhole: true, lines: head), Part(name: "turns", isWhole: true, lines: turns)]
  }

  private static func lines(of turn: Turn, of count: Int, marks: [Evidence.Mark]) -> [String] {
    let kind = turn.kind.map { ", \($0.rawValue)" } ?? ""
    var lines = ["Turn \(turn.index) of \(count), \(turn.role.rawValue)\(kind):", turn.text.terminalSafe]
    for mark in marks where mark.span.turn == turn.index {
      let name = Label.find(mark.span.label)?.name ?? mark.span.label
      lines.append("  \(name): “\(mark.span.quote.onOneLine)”")
    }
    return lines
  }

  // MARK: What lies over the screen

  /// Whether it hides what is below; the player and a span that is marked do not.
  private static func lies(_ overlay: Overlay) -> Bool {
    switch overlay {
    case .player: false
    case .span(let pick): pick.labels != nil
    default: true
    }
  }

  private static func overlay(_ overlay: Overlay, _ state: ExplorerState) -> Part {
    if case .input(let input) = overlay {
      var lines = input.problem.map { ["Error: \($0.split(separator: "\n").first ?? "")"] } ?? []
      if input.problem != nil {
        lines += input.completion?.candidates.prefix(12).map { "\($0.text) \($0.summary)" } ?? []
      }
      let text = input.editor.text
      let keeps = text.isEmpty ? "" : " An empty line keeps “\(text.onOneLine)”, C-u clears it."
      lines.append("\(input.purpose.prompt): type it and Enter; Esc cancels.\(keeps)")
      return Part(name: "input", isWhole: true, passes: true, lines: lines)
    }
    var alone = state
    (alone.rows, alone.columns) = (room.height, room.width)
    var frame = Frame(rows: room.height, columns: room.width)
    Screen(state: alone.veiled, layout: ScreenLayout(alone), reader: ReaderLayout(columns: [])).drawOverlay(on: &frame)
    var lines = words(of: frame)
    if case .live = overlay { lines.append("\(state.keymap.key(of: .redraw, on: .live)) looks again.") }
    return Part(name: "overlay \(overlay.keyScreen?.rawValue ?? "")", passes: true, lines: lines)
  }

  private static func drawn(width: Int = 100, _ draw: (Rect, inout Frame) -> Void) -> [String] {
    var frame = Frame(rows: 40, columns: width)
    draw(frame.bounds, &frame)
    return words(of: frame)
  }

  /// The lines of a frame without its borders and bars; what is selected begins with `> `.
  private static func words(of frame: Frame) -> [String] {
    let drawing: Set<Character> = ["│", "┌", "┐", "└", "┘", "─", "━", "├", "┤", "┬", "┴", "┼"]
    return (0..<frame.rows).compactMap { row in
      let line = frame.text(row: row)
      let isSelected = line.contains("▸")
      let text = line.filter { character in
        guard let scalar = character.unicodeScalars.first?.value else { return false }
        // Block elements draw bars.
        return !drawing.contains(character) && character != "▸" && !(0x2580...0x259F).contains(scalar)
      }
      let words = text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
      guard !words.isEmpty else { return nil }
      return selected(isSelected, words)
    }
  }
}
