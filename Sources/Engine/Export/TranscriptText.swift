/// A transcript as text: for a terminal with or without colours, or as Markdown.
public struct TranscriptText {
  public enum Style: Sendable { case plain, colors, markdown }

  private let detail: TranscriptDetail
  private let calls: [RecordedCall]
  private let style: Style

  /// - Parameter calls: what was recorded of its calls.
  public init(_ detail: TranscriptDetail, calls: [RecordedCall] = [], style: Style) {
    self.detail = detail
    self.calls = calls
    self.style = style
  }

  public var text: String {
    let transcript = detail.transcript
    var lines = [heading("\(transcript.useCase) · \(transcript.model)"), ""]
    for (name, value) in facts {
      lines.append(style == .markdown ? "- \(name): \(value.onOneLine)" : "\(name.padding(to: 12))\(value.onOneLine)")
    }
    for turn in detail.turns {
      lines.append("")
      let kind = turn.kind.map { " (\($0.rawValue))" } ?? ""
      // What was thought was not said.
      let channel = turn.channel == "say" ? "" : ", \(turn.channel)"
      lines.append(heading("\(turn.index) \(turn.role.rawValue)\(kind)\(channel)", level: 2))
      if let reasoning = turn.reasoning { lines += thought(reasoning) }
      let shown = highlights(in: turn)
      lines.append(marked(turn, shown))
      lines += notes(on: turn, besides: shown)
    }
    for rating in detail.latestRatings {
      lines.append("")
      let confidence = rating.confidence.map { ", confidence \(Int(($0 * 100).rounded())) %" } ?? ""
      let rule = rating.rule.map { ", rule \($0)" } ?? ""
      lines.append(
        heading("\(rating.rater): \(rating.value.rawValue) \(rating.value.title)\(rule)\(confidence)", level: 2))
      if !rating.explanation.isEmpty { lines.append(rating.explanation.terminalSafe) }
    }
    for unrated in detail.unrated {
      lines += ["", heading("\(unrated.rater): not rated, \(unrated.cause)", level: 2), unrated.detail.terminalSafe]
    }
    return lines.joined(separator: "\n")
  }

  private var facts: [(String, String)] {
    let transcript = detail.transcript
    var facts = [
      ("transcript", transcript.id), ("origin", Self.origin(transcript)),
      ("constraint", transcript.constraint),
      (
        "scenario",
        "\(transcript.scenario.map { "\($0.rawValue) \($0.title)" } ?? "unknown"), \(transcript.condition.rawValue), repeat \(transcript.repeat)"
      ),
      ("rating", transcript.rating.map { "\($0.rawValue) \($0.title), by \(transcript.rater ?? "")" } ?? "none"),
    ]
    if let distance = transcript.distance {
      facts.append(("distance", "\(distance.turns) turns, \(distance.words) words from the context to the request"))
    }
    if let cause = transcript.cause { facts.append(("cause", cause + why(cause))) }
    let versions = Set(calls.filter { $0.rater == nil }.compactMap(\.exchange.version)).sorted()
    if !versions.isEmpty { facts.append(("answered by", versions.joined(separator: ", "))) }
    if let parent = transcript.parent {
      facts.append(("rerun of", "\(parent)\(transcript.changed.map { ": \($0)" } ?? "")"))
    }
    if !transcript.labels.isEmpty { facts.append(("labels", transcript.labels.joined(separator: ", "))) }
    for annotation in detail.annotations.effective {
      if case .note(let note) = annotation.content { facts.append(("note", "\(annotation.author): \(note)")) }
    }
    for conflict in detail.conflicts {
      facts.append(
        (
          "conflict",
          "\(conflict.author), \(conflict.field.rawValue): \(Self.words(conflict.counting.content)) counts; said apart from it "
            + "in another copy: \(Self.words(conflict.other.content))"
        ))
    }
    return facts
  }

  /// What a person said, in one line.
  private static func words(_ content: Annotation.Content) -> String {
    switch content {
    case .rating(let value): "\(value.rawValue) \(value.title)"
    case .labels(let labels): labels.isEmpty ? "none" : labels.joined(separator: ", ")
    case .note(let note): note.isEmpty ? "none" : "“\(note)”"
    case .spans(let spans):
      spans.isEmpty ? "none" : spans.map { "\($0.label) in turn \($0.turn) “\($0.quote)”" }.joined(separator: ", ")
    case .withdrawal: "taken back"
    }
  }

  /// What its last call said about the cause that the transcript failed of.
  private func why(_ cause: String) -> String {
    guard let call = calls.last(where: { $0.rater == nil }), call.cause?.rawValue == cause, let detail = call.detail
    else { return "" }
    let failures = call.exchange.failures.count
    return ": \(detail)\(failures > 0 ? " (\(failures + 1) attempts)" : "")"
  }

  /// The model's reasoning, set off from what it said.
  private func thought(_ text: String) -> [String] {
    let mark = style == .markdown ? "> " : "  | "
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { mark + String($0).onOneLine } + [""]
  }

  /// What the transcript is, in words that leave no doubt.
  public static func origin(_ transcript: Transcript) -> String {
    let kind =
      switch transcript.origin {
      case .recorded: "recorded from a model"
      case .simulated: "simulated: no language model answered"
      case .written: "written by hand as an illustration"
      case .imported: "imported"
      }
    return transcript.excerpt ? "\(kind), an excerpt" : kind
  }

  private func heading(_ text: String, level: Int = 1) -> String {
    switch style {
    case .markdown: String(repeating: "#", count: level) + " " + text.onOneLine
    case .colors: "\u{1b}[1m\(text.onOneLine)\u{1b}[0m"
    case .plain: level == 1 ? text.onOneLine : "── \(text.onOneLine)"
    }
  }

  /// A span with whose it is.
  private struct Mark: Equatable {
    var span: Span
    var rater: String
  }

  /// All marks in the turn; those of the rating that counts first.
  private func marks(in turn: Turn) -> [Mark] {
    detail.markings.flatMap { marking in
      marking.spans.filter { $0.turn == turn.index }.sorted { $0.start < $1.start }.map {
        Mark(span: $0, rater: marking.rater)
      }
    }
  }

  /// Those that can be shown in the text itself, in its order: of two that overlap the first.
  private func highlights(in turn: Turn) -> [Mark] {
    let length = turn.text.unicodeScalars.count
    var shown: [Mark] = []
    for mark in marks(in: turn) where mark.span.start < mark.span.end && mark.span.end <= length {
      guard !shown.contains(where: { $0.span.start < mark.span.end && mark.span.start < $0.span.end }) else { continue }
      shown.append(mark)
    }
    return shown.sorted { $0.span.start < $1.span.start }
  }

  /// The label, with whose it is unless it is of the rating that counts.
  private func name(_ mark: Mark) -> String {
    mark.rater == detail.transcript.rater ? mark.span.label : "\(mark.span.label) by \(mark.rater)"
  }

  /// The marks below the turn; Markdown has in its text all that it can.
  private func notes(on turn: Turn, besides shown: [Mark]) -> [String] {
    switch style {
    case .markdown:
      let hidden = marks(in: turn).filter { !shown.contains($0) }
      return hidden.isEmpty ? [] : [""] + hidden.map { "- `\(name($0))` “\($0.span.quote)”".onOneLine }
    case .plain, .colors: return marks(in: turn).map { "    \(name($0)): “\($0.span.quote)”".onOneLine }
    }
  }

  /// The turn's text with its evidence marked: colours, brackets with the label, or bold.
  private func marked(_ turn: Turn, _ shown: [Mark]) -> String {
    let scalars = Array(turn.text.unicodeScalars)
    var result = ""
    var position = 0
    for mark in shown {
      let span = mark.span
      result += plain(scalars[position..<span.start])
      let body = plain(scalars[span.start..<span.end])
      switch style {
      case .colors: result += "\u{1b}[\(Self.color(of: span.label))m\(body)\u{1b}[0m"
      case .plain: result += "[\(body)]{\(name(mark).onOneLine)}"
      case .markdown: result += "**\(body)** `\(name(mark).onOneLine)`"
      }
      position = span.end
    }
    return result + plain(scalars[position...])
  }

  private static func color(of label: String) -> String {
    switch Label.find(label)?.group {
    case .context: "1;36"
    case .good: "32"
    case .bad: label == "ignored" ? "1;7;31" : "31"
    case .failure, nil: "35"
    }
  }

  private func plain(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view).terminalSafe
  }
}

extension String {
  package func padding(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
