import Engine

/// Reading: columns, turns, spans, hits.
extension Explorer {
  /// Scrolls by lines; the turn that the reader stands on follows.
  mutating func scroll(by lines: Int) {
    let before = state.reader.top
    scrollReader(to: before + lines)
    // At either end the text stands still, and so does the reader.
    guard state.reader.top != before else { return }
    let reader = readerLayout()
    change { $0.reader.turn = reader.turn(atLine: $0.reader.top) }
    settle()
  }

  /// Makes another transcript the active one.
  mutating func activate(_ id: String?) -> [Effect] {
    guard let id, id != state.reader.active else { return [] }
    change { $0.reader.activate(id) }
    settle()
    return loadMissingDetails()
  }

  /// What has a column, or is about to have one, and is not loaded.
  mutating func loadMissingDetails() -> [Effect] {
    let missing = visibleTranscripts.filter { state.reader.details[$0] == nil }
    return missing.isEmpty ? [] : [.loadDetails(missing)]
  }

  mutating func turn(by step: Int) -> [Effect] {
    let count = state.reader.activeDetail?.turns.count ?? 0
    guard count > 0 else { return [] }
    let spans = seenSpans
    change {
      $0.reader.turn = min(max(1, $0.reader.turn + step), count)
      // The next span is the next one from here.
      if let span = $0.reader.span.flatMap(spans.element), span.turn != $0.reader.turn {
        $0.reader.span = nil
      }
    }
    let reader = readerLayout()
    let top = reader.top(ofTurn: state.reader.turn)
    let wanted = state.reader.turn
    scrollReader(to: top)
    change { $0.reader.turn = wanted }
    return []
  }

  /// The evidence of the active transcript, as far as it is shown.
  var seenSpans: [Span] { seenMarks.map(\.span) }

  private var seenMarks: [Evidence.Mark] { state.veiled.reader.marks }

  /// Goes to the next or previous evidence span of the active transcript and says what it is.
  mutating func span(by step: Int) -> [Effect] {
    let marks = seenMarks
    let spans = marks.map(\.span)
    guard !spans.isEmpty else {
      say("This transcript has no evidence spans.")
      return []
    }
    let next: Int
    if let current = state.reader.span {
      next = min(max(0, current + step), spans.count - 1)
    } else {
      // From where the reader stands.
      let here = spans.firstIndex { $0.turn >= state.reader.turn }
      next = step > 0 ? here ?? spans.count - 1 : max(0, (here ?? spans.count) - 1)
    }
    let span = spans[next]
    change {
      $0.reader.span = next
      $0.reader.turn = span.turn
    }
    reveal(turn: span.turn, scalar: span.start, of: state.reader.active)
    let label = Label.find(span.label)
    // Who marked it is told where several have.
    let by = Set(marks.map(\.rater)).count > 1 ? " (\(marks[next].rater))" : ""
    say(
      "\(next + 1) of \(spans.count)\(by): \(label?.name ?? span.label), which \(label?.definition ?? "a suite defines")."
    )
    return []
  }

  /// Scrolls so that a place in a turn is seen, with a little of what stands before it.
  mutating func reveal(turn: Int, scalar: Int, of transcript: String?) {
    let reader = readerLayout()
    let column = transcript.flatMap(visibleTranscripts.firstIndex) ?? 0
    let line = reader.line(ofTurn: turn, scalar: scalar, column: column) ?? reader.top(ofTurn: turn)
    let top = state.reader.top
    if line < top || line >= top + readerHeight - 1 {
      let heading = reader.top(ofTurn: turn)
      scrollReader(to: line - heading < readerHeight - 2 ? heading : line - 2)
    }
    change { $0.reader.turn = turn }
  }

  /// Puts the active transcript into the side-by-side, or takes it out.
  mutating func compare() -> [Effect] {
    let (others, adds) = ("\(keyName(.left)) \(keyName(.right))", keyName(.compare))
    guard let active = state.reader.active else {
      say("There is no transcript to put side by side.")
      return []
    }
    let note: String = change { state in
      if let position = state.reader.pinned.firstIndex(of: active) {
        state.reader.pinned.remove(at: position)
        if let next = state.reader.pinned.first { state.reader.activate(next) } else { state.reader.unpin() }
        return state.reader.pinned.isEmpty
          ? "Nothing is put side by side any more." : "Dropped; \(state.reader.pinned.count) side by side."
      }
      guard state.reader.pinned.count < Reader.mostPinned else {
        return "\(Reader.mostPinned) stand side by side already; \(adds) on one of them drops it."
      }
      state.reader.pinned.append(active)
      return
        "Added; \(state.reader.pinned.count) side by side. \(others) and other scenarios bring another, \(adds) adds it too."
    }
    say(note)
    settle()
    return loadMissingDetails()
  }

  // MARK: Search in what is shown

  /// Looks for the pattern in the transcripts that have a column, or among the rows of the focused list.
  mutating func search(_ pattern: String) -> [Effect] {
    guard !pattern.isEmpty else {
      change { $0.search = nil }
      return []
    }
    change { $0.search = .init(pattern: pattern) }
    return hit(by: 1)
  }

  /// Where the pattern stands in the transcripts that have a column now, from the first turn to the last.
  private func hits(of pattern: String) -> [ExplorerState.Search.Hit] {
    var hits: [ExplorerState.Search.Hit] = []
    for id in visibleTranscripts {
      for turn in state.reader.details[id]?.turns ?? [] {
        hits += TextSearch.ranges(of: pattern, in: turn.text).map { .init(transcript: id, turn: turn.index, range: $0) }
      }
    }
    return hits.sorted { ($0.turn, $0.range.lowerBound) < ($1.turn, $1.range.lowerBound) }
  }

  mutating func hit(by step: Int) -> [Effect] {
    guard let search = state.search else {
      say("Nothing has been searched for; \(keyName(.search)) searches.")
      return []
    }
    switch state.focus {
    case .overview, .cases: return listHit(search.pattern, step)
    case .transcripts: break
    }
    // Other columns may be seen than when the search began.
    let hits = hits(of: search.pattern)
    if hits != search.hits { change { $0.search = .init(pattern: search.pattern, hits: hits) } }
    guard !hits.isEmpty else {
      say("“\(search.pattern)” is not in what is shown; \(keyName(.searchAll)) searches everything.")
      return []
    }
    let count = hits.count
    let next = state.search?.current.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
    let hit = hits[next]
    change {
      $0.search?.current = next
      if $0.reader.order.contains(hit.transcript) { $0.reader.activate(hit.transcript) }
    }
    reveal(turn: hit.turn, scalar: hit.range.lowerBound, of: hit.transcript)
    say("“\(search.pattern)”: \(next + 1) of \(count)")
    return loadMissingDetails()
  }

  /// The next row of the focused list that holds the pattern.
  private mutating func listHit(_ pattern: String, _ step: Int) -> [Effect] {
    let isOverview = state.focus == .overview
    let titles =
      isOverview
      ? state.overview.map { "\($0.scenario.map { "\($0.rawValue) \($0.title)" } ?? "") \($0.condition.rawValue)" }
      : state.cases.map { "\($0.useCase) \($0.category) \($0.suite)" }
    let selected = isOverview ? state.overviewList.selected : state.caseList.selected
    let (wanted, count) = (pattern.lowercased(), titles.count)
    for distance in (0..<count).map({ $0 + 1 }) {
      let row = ((selected + distance * step) % count + count) % count
      if titles[row].lowercased().contains(wanted) { return isOverview ? selectOverview(row) : selectCase(row) }
    }
    say("“\(pattern)” is in no row of this list; \(keyName(.searchAll)) searches everything.")
    return []
  }
}

/// Finds text in text, without regard to case.
enum TextSearch {
  /// Half-open ranges of Unicode scalars, in order, not overlapping.
  static func ranges(of pattern: String, in text: String) -> [Range<Int>] {
    let wanted = pattern.unicodeScalars.map(folded)
    guard !wanted.isEmpty else { return [] }
    let scalars = text.unicodeScalars.map(folded)
    guard scalars.count >= wanted.count else { return [] }
    var found: [Range<Int>] = []
    var position = 0
    while position + wanted.count <= scalars.count {
      if scalars[position] == wanted[0], scalars[position..<(position + wanted.count)].elementsEqual(wanted) {
        found.append(position..<(position + wanted.count))
        position += wanted.count
      } else {
        position += 1
      }
    }
    return found
  }

  /// One scalar for one scalar, so that positions stay what they are.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return (65...90).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first ?? scalar : scalar
  }
}
