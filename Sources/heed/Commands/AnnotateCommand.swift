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
      .init(name: "note", value: "TEXT", summary: "a note"),
      .init(
        name: "blind", summary: "record that the author knew neither the model nor what raters and other people say"),
    ])

  static func run(_ context: Context) async throws -> ExitStatus {
    let arguments = context.arguments
    guard let author = arguments.value("as"), let name = authorName(author) else {
      throw arguments.usage("Who annotates? Say so with --as NAME, one word without commas and slashes.")
    }
    let store = try context.store()
    let detail = try store.detail(named: arguments.operands[0])
    let id = detail.transcript.id
    let contents = try contents(arguments, detail: detail, author: name)
    guard !contents.isEmpty else {
      throw arguments.usage("There is nothing to say: give --rating, --label, --span or --note.")
    }
    try store.annotate(id, by: name, contents, seen: arguments.has("blind") ? [] : nil)
    let now = try store.transcript(id)
    if context.output.isJSON, let now {
      context.output.print(.object(HeedJSONL.fields(of: now)))
    } else {
      context.output.say("\(id): \(contents.count) annotation\(contents.count == 1 ? "" : "s") by \(name) saved")
    }
    return .done
  }

  /// The name after `human/`; nil for what could not be told apart in lists and filters.
  private static func authorName(_ author: String) -> String? {
    let name = author.hasPrefix("human/") ? String(author.dropFirst(6)) : author
    let isClean = name.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .control && $0 != "/" && $0 != ","
    }
    return isClean ? name.nonEmpty : nil
  }

  private static func contents(_ arguments: Arguments, detail: TranscriptDetail, author: String) throws -> [Annotation
    .Content]
  {
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
    if arguments.has("span") {
      var all: [Span] = []
      for case .spans(let known) in own.map(\.content) { all = known }
      for text in arguments.all("span") {
        let new = try span(text, in: detail, arguments)
        if !all.contains(new) { all.append(new) }
      }
      contents.append(.spans(all))
    }
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
    return span
  }
}
