import Engine

/// Why the active transcript is rated as it is: every rater's word, people's labels and notes, and the span at hand.
struct WhyView {
  let state: ExplorerState
  let area: Rect

  private typealias Run = (text: String, style: Style)

  func draw(on frame: inout Frame) {
    guard !area.isEmpty else { return }
    frame.paneTitle("why", in: area, isFocused: false)
    let inside = area.splitTop(1).rest
    guard let detail = state.reader.activeDetail else {
      frame.put("loading…", row: inside.row, column: inside.column + 1, style: Style(.muted))
      return
    }
    let width = inside.width - 2
    // The span changes with every step of the reader: it keeps its place at the end, whatever must be cut.
    let span = Array(spanLines(width: width).prefix(max(1, inside.height - 2)))
    let room = inside.height - span.count
    var lines = ratings(of: detail, width: width, limit: 2) + said(of: detail, width: width, limit: 2)
    if lines.count > room {
      lines = ratings(of: detail, width: width, limit: 1) + said(of: detail, width: width, limit: 1)
    }
    if lines.count > room {
      let left = lines.count - max(0, room - 1)
      lines = Array(lines.prefix(max(0, room - 1)))
      if room > 0 { lines.append([("… \(Wording.count(left, "more line", "more lines"))", Style(.muted))]) }
    }
    for (offset, line) in (lines + span).enumerated() {
      frame.put(cutting: line, row: inside.row + offset, column: inside.column + 1, width: width)
    }
  }

  private func ratings(of detail: TranscriptDetail, width: Int, limit: Int) -> [[Run]] {
    let latest = detail.latestRatings
    // The one that counts comes first.
    let ratings =
      latest.filter { $0.rater == detail.transcript.rater } + latest.filter { $0.rater != detail.transcript.rater }
    let unrated = detail.unrated.map { unrated -> [Run] in
      [("  \(unrated.rater)", Style()), ("  not rated: \(Wording.cause(unrated.cause))", Style(.missing))]
    }
    guard !ratings.isEmpty else {
      let cause = detail.transcript.cause.map { ": \(Wording.cause($0))" } ?? ""
      return [[("no rating\(cause)", Style(.missing))]] + unrated
    }
    var lines: [[Run]] = []
    for rating in ratings {
      let look = VerdictLook(rating.value)
      let counts = rating.rater == detail.transcript.rater
      var line: [Run] = [
        (counts ? "▸ " : "  ", Style(.emphasis, .bold)), (rating.rater, counts ? Style(.emphasis, .bold) : Style()),
        (WhyView.version(of: rating), Style(.muted)), ("  \(look.mark) \(look.word)", look.style),
      ]
      if let rule = rating.rule { line.append(("  by \(rule)", Style(.code))) }
      if let confidence = rating.confidence {
        let isSure = confidence >= Rating.sure
        line.append(
          ("  \(Wording.percent(confidence))\(isSure ? "" : " unsure")", Style(isSure ? .muted : .warning)))
      }
      if counts { line.append(("  counts", Style(.emphasis))) }
      lines.append(line)
      guard !rating.explanation.isEmpty else { continue }
      lines += Drawing.wrap(rating.explanation, width: width - 4, limit: limit).map { [("    \($0)", Style())] }
    }
    if Set(ratings.map(\.value)).count > 1 {
      // What the raters do not agree on comes first: it is why one opens this panel.
      let words = ratings.map { "\($0.rater) says \($0.value.title)" }.joined(separator: ", ")
      lines.insert([("≠ raters differ: \(words)", Style(.warning))], at: 0)
    }
    return lines + unrated
  }

  /// The rater's version where it has one: a person has none.
  private static func version(of rating: Rating) -> String {
    if rating.version.first?.isNumber == true { return " v\(rating.version)" }
    return rating.rater.hasPrefix("human/") ? "" : " \(rating.version)"
  }

  /// Labels and notes.
  private func said(of detail: TranscriptDetail, width: Int, limit: Int) -> [[Run]] {
    var lines: [[Run]] = []
    for annotation in detail.annotations.effective {
      switch annotation.content {
      case .labels(let ids) where !ids.isEmpty:
        var line: [Run] = [("labels  ", Style(.muted))]
        for (index, id) in ids.enumerated() {
          let name = Label.find(id).map { "\(id) \($0.name)" } ?? id
          line.append((name, LabelLook.find(id).style))
          line.append((index == 0 && ids.count > 1 ? " (primary)  " : "  ", Style(.muted)))
        }
        line.append(("by \(annotation.author)", Style(.muted)))
        lines.append(line)
      case .note(let text) where !text.isEmpty:
        lines += Drawing.wrap("note by \(annotation.author): \(text)", width: width, limit: limit).map {
          [($0, Style())]
        }
      default: break
      }
    }
    return lines
  }

  private func spanLines(width: Int) -> [[Run]] {
    let spans = state.reader.spans
    guard let index = state.reader.span, let span = spans.element(index) else {
      return spans.isEmpty
        ? [] : [[("} steps through \(Wording.count(spans.count, "evidence span", "evidence spans"))", Style(.muted))]]
    }
    let look = LabelLook.find(span.label)
    let label = Label.find(span.label)
    let head: [Run] = [
      ("span \(index + 1)/\(spans.count), turn \(span.turn)  ", Style(.muted)),
      ("\(look.mark) \(label?.name ?? span.label)", look.style),
      (label.map { ": \($0.definition)" } ?? "", Style()),
    ]
    return [head] + Drawing.wrap("“\(span.quote)”", width: width - 4, limit: 2).map { [("    \($0)", look.style)] }
  }
}
