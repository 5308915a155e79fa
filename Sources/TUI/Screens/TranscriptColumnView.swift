import Engine

/// One transcript: what it is, how it was rated, and its turns with the evidence marked.
struct TranscriptColumnView {
  /// Left of the text: the mark of the turn or span, and a space.
  static let margin = 2

  let open: OpenTranscript
  let state: ExplorerState
  let reader: ReaderLayout
  /// Which of the columns this is.
  let index: Int
  let area: Rect
  /// There is no other column.
  let isAlone: Bool

  func draw(on frame: inout Frame) {
    let text = ScreenLayout.text(of: area)
    let header = area.splitTop(area.height - text.height).top
    if let transcript = open.transcript {
      TranscriptHeaderView(transcript: transcript, open: open, state: state, area: header).draw(on: &frame)
    }
    frame.clipped(to: text) { frame in
      guard open.detail != nil else {
        frame.put("loading…", row: text.row, column: text.column + 2, style: Style(.muted))
        return
      }
      drawTurns(in: text, on: &frame)
    }
    if open.isActive, state.focus == .transcripts, state.overlay == nil {
      let row = text.row + reader.top(ofTurn: state.reader.turn) - state.reader.top
      frame.cursor = Position(row: min(max(row, text.row), max(text.row, text.bottom - 1)), column: text.column)
    }
  }

  private func drawTurns(in area: Rect, on frame: inout Frame) {
    let turns = open.detail?.turns ?? []
    let lines = reader.columns.element(index) ?? []
    let top = state.reader.top
    if let cause = ending { drawEnding(cause, after: lines, in: area, on: &frame) }
    guard !turns.isEmpty, reader.tops.count > 1 else { return }
    var position = reader.turn(atLine: top) - 1
    while position < turns.count, position < lines.count, reader.tops[position] < top + area.height {
      let turn = turns[position]
      let row = area.row + reader.tops[position] - top
      drawHeading(of: turn, row: row, in: area, on: &frame)
      let marked = MarkedTurn(turn: turn, open: open, state: state)
      for (number, line) in lines[position].enumerated() {
        let row = row + ReaderLayout.headingLines + number
        if row < area.row { continue }
        if row >= area.bottom { break }
        marked.draw(line, row: row, column: area.column, width: area.width, on: &frame)
      }
      position += 1
    }
  }

  private func drawHeading(of turn: Turn, row: Int, in area: Rect, on frame: inout Frame) {
    guard row >= area.row, row < area.bottom else { return }
    let isCurrent = open.isActive && turn.index == state.reader.turn
    let isFocused = state.focus == .transcripts
    var words = [turn.role.rawValue]
    if turn.channel != "say" { words.append(turn.channel) }
    if let kind = turn.kind, turn.role == .user { words.append(kind.rawValue) }
    if turn.finishReason == "length" { words.append("cut off at the limit") }
    let style: Style =
      switch turn.role {
      case .user: Style(.user)
      case .assistant: Style(.assistant)
      case .system, .tool: Style(.system)
      }
    let text = "\(turn.index) \(words.joined(separator: " · ")) "
    if isCurrent { frame.put("▸", row: row, column: area.column, style: Style(.emphasis, .bold)) }
    let used = frame.put(
      text, row: row, column: area.column + 2, style: style.adding(isCurrent ? .bold : []), width: area.width - 3,
      overflow: .ellipsis)
    frame.fill(
      Rect(row: row, column: area.column + 2 + used, height: 1, width: area.width - used - 3),
      isCurrent && isFocused ? "━" : "─", style: Style(isCurrent && isFocused ? .borderFocused : .border))
  }

  /// Why the conversation ends here, where it should have gone on.
  private var ending: String? {
    guard let transcript = open.transcript else { return nil }
    switch transcript.status {
    case .complete where transcript.cause == Veil.playing: return nil
    case .complete: return transcript.cause.map { "– no rating, \(Wording.cause($0))" }
    case .failed: return "✗ failed, \(Wording.cause(transcript.cause ?? "no cause is recorded"))"
    case .partial: return "… unfinished\(transcript.cause.map { ", \(Wording.cause($0))" } ?? "")"
    }
  }

  private func drawEnding(_ text: String, after lines: [[RichLine]], in area: Rect, on frame: inout Frame) {
    var line = 0
    if let last = lines.last { line = reader.top(ofTurn: lines.count) + ReaderLayout.headingLines + last.count }
    let row = area.row + line - state.reader.top
    guard row >= area.row, row < area.bottom else { return }
    frame.put(text, row: row, column: area.column + 2, style: Style(.error), width: area.width - 3, overflow: .ellipsis)
  }
}

/// A turn with what is marked in it: evidence, the span the reader stands on, and hits of a search.
private struct MarkedTurn {
  private let spans: [(range: Range<Int>, look: LabelLook, rater: String, isCurrent: Bool)]
  private let styled: [StyledRange]

  init(turn: Turn, open: OpenTranscript, state: ExplorerState) {
    let current = open.isActive ? state.reader.span : nil
    let here = open.marks.enumerated()
      .filter { $0.element.span.turn == turn.index && $0.element.span.start < $0.element.span.end }
      .map {
        (
          range: $0.element.span.start..<$0.element.span.end, look: LabelLook.find($0.element.span.label),
          rater: $0.element.rater, isCurrent: $0.offset == current
        )
      }
    spans = here
    // The last one drawn wins: low ranks first, then where the reader stands.
    let ranked = here.sorted {
      ($0.isCurrent ? 9 : $0.look.rank, $0.range.count) < ($1.isCurrent ? 9 : $1.look.rank, $0.range.count)
    }
    var styled = ranked.map { StyledRange($0.range, MarkedTurn.style(of: $0.look, isCurrent: $0.isCurrent)) }
    if let search = state.search {
      for (index, hit) in search.hits.enumerated() where hit.transcript == open.id && hit.turn == turn.index {
        let slot: Slot = index == search.current ? .searchHitCurrent : .searchHit
        styled.append(StyledRange(hit.range, Style(slot, on: slot)))
      }
    }
    if case .span(let pick) = state.overlay, pick.transcript == open.id, pick.turn == turn.index {
      styled.append(StyledRange(pick.range, Style(.picked, on: .picked)))
    }
    self.styled = styled
  }

  /// What was ignored stays the loudest thing even where the reader stands on it.
  private static func style(of look: LabelLook, isCurrent: Bool) -> Style {
    guard isCurrent else { return look.style }
    if look.slot == .ignored { return look.style.adding(.underline) }
    return Style(.spanCurrent, on: .spanCurrent, look.attributes)
  }

  func draw(_ line: RichLine, row: Int, column: Int, width: Int, on frame: inout Frame) {
    frame.put(line, row: row, column: column + TranscriptColumnView.margin, width: width - 2, spans: styled)
    guard let source = line.source else { return }
    let here = spans.filter { $0.range.overlaps(source) }
    guard let loudest = here.max(by: { $0.look.rank < $1.look.rank }) else { return }
    let look = loudest.look
    frame.put(String(look.mark), row: row, column: column, style: look.style)
    if here.contains(where: \.isCurrent) {
      frame.put("›", row: row, column: column + 1, style: Style(.emphasis, .bold))
    } else if case let raters = Set(here.map(\.rater)).count, raters > 1 {
      // How many raters marked something in this line.
      frame.put(String(min(raters, 9)), row: row, column: column + 1, style: Style(.muted))
    } else if look.slot == .ignored {
      frame.put(" ", row: row, column: column + 1, style: look.style)
    }
  }
}
