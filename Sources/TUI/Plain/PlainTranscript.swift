import Engine

/// The transcript that is read, in lines: what it is, the turn one stands on and the answer to it, and why it is rated so.
enum PlainTranscript {
  /// - Parameter state: without what a blind review hides.
  static func parts(_ state: ExplorerState) -> [PlainScreen.Part] {
    guard let id = state.reader.active else { return [] }
    let open = OpenTranscript(id: id, state: state)
    guard let detail = open.detail else { return [.init(name: "transcript", content: .whole(["Loading."]))] }
    if case .span(let pick) = state.overlay, let turn = detail.turns.element(pick.turn - 1) {
      let words = Span(turn: pick.turn, range: pick.range, label: "", in: turn.text)?.quote ?? ""
      return [
        .init(name: "span", content: .whole(["Selected, by \(pick.unit.rawValue): \(words)"]), passes: true)
      ]
    }
    return [
      .init(name: "transcript", content: .whole(head(of: detail, open, state))),
      .init(name: "turns", content: .whole(turns(of: detail, open, state)), subject: id),
      .init(
        name: "why", content: .whole(state.showsWhy ? why(detail, state) : ["The why panel is closed."]),
        isUsual: !state.showsWhy),
    ]
  }

  // MARK: What it is

  private static func head(of detail: TranscriptDetail, _ open: OpenTranscript, _ state: ExplorerState) -> [String] {
    let transcript = detail.transcript
    let facts = TranscriptHeaderView(
      transcript: transcript, open: open, state: state, area: Rect(height: 4, width: 100)
    ).facts(isShort: false).replacing(" · ", with: ", ")
    var lines = [
      "\(transcript.model), \(facts): \(verdict(of: transcript))", "Context: \(transcript.constraint)",
    ]
    if let kind = Wording.kind(ofCaseOf: transcript, isWide: true) { lines.append("Case: \(kind).") }
    lines.append(Wording.distance(transcript, width: .max))
    let others = state.reader.order
    let place =
      others.count > 1
      ? ", \((others.firstIndex(of: transcript.id) ?? 0) + 1) of \(others.count) of this case" : ""
    lines.append("Transcript \(transcript.id)\(place).")
    return lines
  }

  /// `fail by rule, 80 % confidence, raters differ`.
  private static func verdict(of transcript: Transcript) -> String {
    var words = VerdictLook(transcript).word
    if let rater = transcript.rater { words += " by \(rater)" }
    if transcript.rating != nil, let confidence = transcript.confidence { words += ", \(sure(confidence))" }
    return words + (transcript.disagreement ? ", raters differ" : "")
  }

  private static func sure(_ confidence: Double) -> String {
    "\(Wording.percent(confidence)) confidence\(confidence < Rating.sure ? ", unsure" : "")"
  }

  // MARK: What was said

  private static func turns(of detail: TranscriptDetail, _ open: OpenTranscript, _ state: ExplorerState) -> [String] {
    var shown = detail.turns
    var here = state.reader.turn
    if case .player(let player) = state.overlay {
      shown = Array(shown.prefix(player.shown))
      here = player.shown
    }
    guard let turn = shown.element(here - 1) else { return [] }
    // Whoever reviews judges the answer, and hears what it answers.
    var said: [String] = []
    if state.queue != nil, turn.role == .assistant, let asked = shown.element(here - 2), asked.role == .user {
      said += lines(of: asked, of: detail.turns.count, marks: open.marks)
    }
    said += lines(of: turn, of: detail.turns.count, marks: open.marks)
    if turn.role == .user, let answer = shown.element(here), answer.role == .assistant {
      said += lines(of: answer, of: detail.turns.count, marks: open.marks)
    }
    return said
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

  // MARK: Why it is rated so

  private static func why(_ detail: TranscriptDetail, _ state: ExplorerState) -> [String] {
    let transcript = detail.transcript
    var lines = ["Why:"]
    // The one that counts comes first.
    let latest = detail.latestRatings
    for rating in latest.filter({ $0.rater == transcript.rater }) + latest.filter({ $0.rater != transcript.rater }) {
      var words = "\(rating.rater)\(version(of: rating)): \(rating.value.title)"
      if let rule = rating.rule { words += " by rule \(rule)" }
      if let confidence = rating.confidence { words += ", \(sure(confidence))" }
      if rating.rater == transcript.rater { words += ", counts" }
      lines.append(words + (rating.explanation.isEmpty ? "" : ". \(rating.explanation.onOneLine)"))
    }
    if latest.isEmpty { lines.append("No rating\(transcript.cause.map { ": \(Wording.cause($0))" } ?? "").") }
    if Set(latest.map(\.value)).count > 1 {
      lines.append("Raters differ: \(latest.map { "\($0.rater) says \($0.value.title)" }.joined(separator: ", ")).")
    }
    lines += detail.unrated.map { "\($0.rater): not rated, \(Wording.cause($0.cause))" }
    lines += detail.annotations.effective.compactMap(said)
    return lines + span(state)
  }

  private static func version(of rating: Rating) -> String {
    if rating.version.first?.isNumber == true { return " version \(rating.version)" }
    return rating.rater.hasPrefix("human/") ? "" : " \(rating.version)"
  }

  /// Labels and notes.
  private static func said(_ annotation: Annotation) -> String? {
    switch annotation.content {
    case .labels(let ids) where !ids.isEmpty:
      let names = ids.enumerated().map { index, id in
        "\(Label.find(id).map { "\(id) \($0.name)" } ?? id)\(index == 0 && ids.count > 1 ? " (primary)" : "")"
      }
      return "Labels by \(annotation.author): \(names.joined(separator: ", "))"
    case .note(let text) where !text.isEmpty: return "Note by \(annotation.author): \(text.onOneLine)"
    default: return nil
    }
  }

  private static func span(_ state: ExplorerState) -> [String] {
    let spans = state.reader.spans
    guard let index = state.reader.span, let span = spans.element(index) else {
      let key = state.keymap.key(of: .nextSpan)
      return spans.isEmpty
        ? [] : ["\(key) steps through \(Wording.count(spans.count, "evidence span", "evidence spans"))."]
    }
    let label = Label.find(span.label)
    return [
      "Span \(index + 1) of \(spans.count), turn \(span.turn), \(label.map { "\($0.name): \($0.definition)" } ?? span.label): “\(span.quote.onOneLine)”"
    ]
  }
}
