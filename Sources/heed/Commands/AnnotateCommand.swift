import Engine

/// `heed annotate`: scripted annotation.
enum AnnotateCommand: Command {
  static let spec = CommandSpec(
    name: "annotate", summary: "rate, label, mark and note a transcript",
    operands: [.init(name: "TRANSCRIPT", summary: "the transcript's id, a prefix of it, or last")],
    options: [
      .init(name: "as", value: "NAME", summary: "who says so"),
      .init(name: "rating", value: "0|1|2", summary: "0 fail, 1 unclear, 2 pass", choices: ["0", "1", "2"]),
      .init(name: "label", value: "CODE", summary: "a label to add (see `heed list labels`)", isRepeated: true),
      .init(
        name: "span", value: "TURN:START-END:CODE",
        summary: "a piece of a turn, in Unicode scalars from 0, and its label", isRepeated: true),
      .init(
        name: "spans-from", value: "OTHER",
        summary: "take over the author's spans of another transcript, found again by their quotes"),
      .init(name: "note", value: "TEXT", summary: "a note"),
      .init(
        name: "blind", summary: "record that the author knew neither the model nor what raters and other people say"),
    ],
    discussion: """
      --spans-from is for a case that was played again after an edit of its suite: each of the author's spans of OTHER is
      looked for in the turns of its role and added to those the author has on TRANSCRIPT. It tells how many were kept where
      they stood, moved with their words, or changed because their words were edited; those that are lost are listed, and
      the exit status is 3. With TRANSCRIPT itself as OTHER it mends spans that do not stand where they say.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let arguments = context.arguments
    guard let author = arguments.value("as"), let name = AnnotatorName.parse(author) else {
      throw arguments.usage("Who annotates? Say so with --as NAME, \(AnnotatorName.rule).")
    }
    let store = try context.store()
    let detail = try store.detail(named: arguments.operands[0])
    let id = detail.transcript.id
    let other = try arguments.value("spans-from").map { try store.detail(named: $0) }
    let takeover = try other.map { try SpanTakeover(from: $0, to: detail, by: name) }
    // What stands no more in the transcript itself makes way for what was found.
    let isMending = other?.transcript.id == id
    let contents = try contents(
      arguments, detail: detail, author: name, taken: takeover?.spans ?? [], isMending: isMending)
    guard !contents.isEmpty || takeover != nil else {
      throw arguments.usage("There is nothing to say: give --rating, --label, --span, --spans-from or --note.")
    }
    if !contents.isEmpty { try store.annotate(id, by: name, contents, seen: arguments.has("blind") ? [] : nil) }
    if let takeover, let other {
      let report = SpanTakeoverReport(takeover, from: other.transcript.id, to: id, author: name)
      if context.output.isJSON { context.output.print(report.json) } else { context.output.print(report.text) }
    } else if context.output.isJSON, let now = try store.transcript(id) {
      context.output.print(.object(HeedJSONL.fields(of: now)))
    }
    if !context.output.isJSON {
      context.output.say("\(id): \(contents.count) annotation\(contents.count == 1 ? "" : "s") by \(name) saved")
    }
    return takeover?.lost.isEmpty ?? true ? .done : .partly
  }

  private static func contents(
    _ arguments: Arguments, detail: TranscriptDetail, author: String, taken: [Span], isMending: Bool
  ) throws -> [Annotation.Content] {
    var contents: [Annotation.Content] = []
    let own = detail.annotations.effective.filter { $0.author == author }
    if let value = arguments.value("rating").flatMap({ Int($0) }).flatMap(RatingValue.init(rawValue:)) {
      contents.append(.rating(value))
    }
    let labels = arguments.list("label")
    if !labels.isEmpty {
      for label in labels where Label.find(label) == nil {
        throw arguments.usage("There is no label “\(label)”; see `heed list labels`.")
      }
      var all: [String] = []
      for case .labels(let known) in own.map(\.content) { all = known }
      contents.append(.labels(all + labels.filter { !all.contains($0) }))
    }
    var known: [Span] = []
    for case .spans(let spans) in own.map(\.content) { known = spans }
    var spans = isMending ? [] : known
    for new in try taken + arguments.all("span").map({ try span($0, in: detail, arguments) })
    where !spans.contains(where: new.marksTheSame) {
      spans.append(new)
    }
    if arguments.has("span") || spans != known { contents.append(.spans(spans)) }
    if let note = arguments.value("note") { contents.append(.note(note)) }
    return contents
  }

  /// `TURN:START-END:CODE`
  private static func span(_ text: String, in detail: TranscriptDetail, _ arguments: Arguments) throws -> Span {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let ends = parts.count == 3 ? parts[1].split(separator: "-").map { Int($0) } : []
    guard parts.count == 3, let index = Int(parts[0]), ends.count == 2, let start = ends[0], let end = ends[1] else {
      throw arguments.usage("“--span \(text)”: it takes TURN:START-END:CODE, e.g. 12:0-24:ignored.")
    }
    guard let turn = detail.turns.first(where: { $0.index == index }) else {
      throw arguments.usage("“--span \(text)”: the transcript has the turns 1 to \(detail.turns.count).")
    }
    guard Label.find(String(parts[2])) != nil else {
      throw arguments.usage("“--span \(text)”: there is no label “\(parts[2])”; see `heed list labels`.")
    }
    guard start < end, let span = Span(turn: index, range: start..<end, label: String(parts[2]), in: turn.text) else {
      throw arguments.usage("“--span \(text)”: turn \(index) has the positions 0 to \(turn.text.unicodeScalars.count).")
    }
    if let label = Label.find(span.label), !label.fits(turn.role) {
      throw arguments.usage(
        "“--span \(text)”: \(label.id) marks \(label.place); turn \(index) is the \(turn.role.rawValue)'s.")
    }
    return span
  }
}
