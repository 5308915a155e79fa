import Engine

/// Spans by keyboard: select words, sentences or evidence, then one key for the label.
extension Explorer {
  mutating func openSpanPick() -> [Effect] {
    guard !waits(before: "mark") else { return [] }
    guard let detail = state.reader.activeDetail, let turn = detail.turns.element(state.reader.turn - 1) else {
      say("There is no turn to mark.")
      return []
    }
    // Where the reader stands: on a span, else at the first line of the turn that is seen.
    var scalar = 0
    if let span = state.reader.span.flatMap(seenSpans.element), span.turn == turn.index {
      scalar = span.start
    } else if let hit = seenHit(in: turn) {
      scalar = hit
    } else {
      let reader = readerLayout()
      let column = visibleTranscripts.firstIndex(of: detail.transcript.id) ?? 0
      let hidden = state.reader.top - reader.top(ofTurn: turn.index) - ReaderLayout.headingLines
      let lines = reader.columns.element(column)?.element(turn.index - 1) ?? []
      scalar = lines.dropFirst(max(0, hidden)).lazy.compactMap(\.source).first?.lowerBound ?? 0
    }
    guard let pick = SpanPick(transcript: detail.transcript.id, turn: turn, at: scalar) else {
      say("There are no words in this turn.")
      return []
    }
    change { $0.focus = .transcripts }
    settle()
    return show(pick)
  }

  /// Where the hit that the reader went to begins, if it stands in this turn and is seen.
  private mutating func seenHit(in turn: Turn) -> Int? {
    guard let search = state.search, let hit = search.current.flatMap(search.hits.element),
      hit.transcript == state.reader.active, hit.turn == turn.index
    else { return nil }
    let column = visibleTranscripts.firstIndex(of: hit.transcript) ?? 0
    let line = readerLayout().line(ofTurn: hit.turn, scalar: hit.range.lowerBound, column: column)
    let isSeen = line.map { $0 >= state.reader.top && $0 < state.reader.top + readerHeight } ?? false
    return isSeen ? hit.range.lowerBound : nil
  }

  private mutating func show(_ pick: SpanPick) -> [Effect] {
    change { $0.overlay = .span(pick) }
    reveal(turn: pick.turn, scalar: pick.head.lowerBound, of: pick.transcript)
    return []
  }

  mutating func handle(_ action: Action?, _ key: KeyEvent, _ pick: SpanPick) -> [Effect] {
    var pick = pick
    guard let detail = state.reader.details[pick.transcript], let turn = detail.turns.element(pick.turn - 1) else {
      change { $0.overlay = nil }
      return []
    }
    if pick.labels != nil { return chooseLabel(action, key, pick, turn) }
    let evidence = seenSpans
    func move(_ step: Int) -> Bool { pick.move(by: step, among: pick.units(of: turn.text, evidence: evidence)) }
    switch action {
    case .right: _ = move(1)
    case .left: _ = move(-1)
    case .first: _ = move(-1_000_000)
    case .last: _ = move(1_000_000)
    case .down, .up:
      pick.head = wordOnLine(action == .down ? 1 : -1, from: pick, turn) ?? pick.head
      if !pick.extends { pick.anchor = pick.head }
    case .extend:
      pick.extends.toggle()
      if !pick.extends { pick.anchor = pick.head }
    case .otherEnd: (pick.head, pick.anchor) = (pick.anchor, pick.head)
    case .takeSentence: take(.sentence, &pick, turn, evidence)
    case .takeEvidence: take(.evidence, &pick, turn, evidence)
    case .takeWord: take(.word, &pick, turn, evidence)
    case .nextTurn, .previousTurn:
      let next = pick.turn + (action == .nextTurn ? 1 : -1)
      guard let turn = detail.turns.element(next - 1),
        let moved = SpanPick(transcript: pick.transcript, turn: turn, at: 0)
      else {
        say("There is no other turn that way.")
        return []
      }
      change { $0.reader.turn = next }
      pick = moved
    case .open: pick.labels = ListPosition()
    case .dropSpans: return dropSpans(pick)
    default:
      guard case .character(let character) = key else { return meansNothing(key) }
      if let chosen = SpanPick.labels.first(where: { $0.key == character && $0.label.group != .failure }) {
        return save(pick, turn, chosen.label)
      }
      let ways = "\(keyName(.cancel, on: .span)) leaves, \(keyName(.help, on: .span)) lists the keys"
      say("“\(character)” is no mark; \(keyName(.open, on: .span)) lists the labels, \(ways).")
      return []
    }
    return show(pick)
  }

  private mutating func take(_ unit: SpanPick.Unit, _ pick: inout SpanPick, _ turn: Turn, _ evidence: [Span]) {
    if !pick.take(unit, text: turn.text, evidence: evidence) { say("There is no \(unit.rawValue) in this turn.") }
  }

  /// The word below or above the head, in the column that is nearest.
  private mutating func wordOnLine(_ step: Int, from pick: SpanPick, _ turn: Turn) -> Range<Int>? {
    let reader = readerLayout()
    let column = visibleTranscripts.firstIndex(of: pick.transcript) ?? 0
    guard let lines = reader.columns.element(column)?.element(pick.turn - 1),
      let here = lines.position(ofSource: pick.head.lowerBound)
    else { return nil }
    var row = here.row + step
    while let line = lines.element(row) {
      let words = TextUnits.words(of: turn.text).filter { line.source?.overlaps($0) == true }
      let nearest = words.min {
        abs((line.column(ofSource: $0.lowerBound) ?? 0) - here.column)
          < abs((line.column(ofSource: $1.lowerBound) ?? 0) - here.column)
      }
      if let nearest { return nearest }
      row += step
    }
    return nil
  }

  // MARK: Labels

  private mutating func chooseLabel(_ action: Action?, _ key: KeyEvent, _ pick: SpanPick, _ turn: Turn) -> [Effect] {
    var pick = pick
    var list = pick.labels ?? ListPosition()
    let labels = SpanPick.labels
    switch (action, key) {
    case (.open, _): return labels.element(list.selected).map { save(pick, turn, $0.label) } ?? []
    case (.down, _), (.up, _):
      list.select(list.selected + (action == .down ? 1 : -1), of: labels.count, visible: labels.count)
      pick.labels = list
    case (_, .character(let character)):
      if let chosen = labels.first(where: { $0.key == character }) { return save(pick, turn, chosen.label) }
      say("“\(character)” is no label's key; \(keyName(.cancel, on: .spanLabels)) goes back to the text.")
      return []
    default: return meansNothing(key)
    }
    return show(pick)
  }

  private mutating func save(_ pick: SpanPick, _ turn: Turn, _ label: Label) -> [Effect] {
    change { $0.overlay = nil }
    guard let span = Span(turn: pick.turn, range: pick.range, label: label.id, in: turn.text) else { return [] }
    guard label.fits(turn.role) else {
      say("“\(label.name)” marks \(label.place); this turn is the \(turn.role.rawValue)'s.", isError: true)
      return []
    }
    let own = spans(on: pick.transcript)
    guard
      !own.contains(where: {
        $0.turn == span.turn && $0.start == span.start && $0.end == span.end && $0.label == span.label
      })
    else {
      say("This is marked so already.")
      return []
    }
    return annotate(pick.transcript, .spans(own + [span]))
  }

  // MARK: Whose spans are shown

  mutating func openLayers() -> [Effect] {
    guard let detail = state.veiled.reader.activeDetail, !Evidence.layers(of: detail).isEmpty else {
      say("Nobody has marked anything here.")
      return []
    }
    return show(.layers(ListPosition()))
  }

  mutating func handleLayers(_ action: Action?, _ key: KeyEvent, _ list: ListPosition) -> [Effect] {
    var list = list
    let layers = state.veiled.reader.activeDetail.map(Evidence.layers) ?? []
    switch action {
    case .toggle:
      guard let layer = layers.element(list.selected) else { return [] }
      keepingPlace { explorer in
        explorer.change { state in
          let isShown = state.reader.layers[layer.rater] ?? layer.isUsual
          state.reader.layers[layer.rater] = !isShown
          state.reader.span = nil
        }
      }
    case .layers: return close()
    default:
      guard let rows = step(action, page: 5) else { return meansNothing(key) }
      list.select(list.selected + rows, of: layers.count, visible: layers.count)
    }
    return show(.layers(list))
  }

  /// Takes back this author's spans that the selection touches.
  private mutating func dropSpans(_ pick: SpanPick) -> [Effect] {
    let own = spans(on: pick.transcript)
    let left = own.filter { $0.turn != pick.turn || !($0.start..<$0.end).overlaps(pick.range) }
    guard left.count < own.count else {
      say("None of \(state.author)'s spans is here; those of others stay.")
      return []
    }
    change { $0.overlay = nil }
    return annotate(pick.transcript, .spans(left))
  }
}
