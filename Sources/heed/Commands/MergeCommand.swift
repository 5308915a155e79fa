import Engine

/// `heed merge`: takes other stores into this one.
enum MergeCommand: Command {
  static let spec = CommandSpec(
    name: "merge", summary: "take everything of other stores into this one",
    operands: [.init(name: "OTHER", summary: "the file of another store", isRepeated: true)],
    options: [
      .init(name: "dry-run", summary: "say what would be taken and what the stores differ in, and take nothing")
    ],
    discussion: """
      Suites, runs, transcripts, ratings, annotations, review queues and saved views come in, all of all files or
      nothing; the other files are not changed, and a file merged again adds nothing. Where both stores say different
      things, this store's suite, transcript or automatic rating stays, of annotations both stay and the later counts,
      and each such place is listed: what one person said in two copies by every merge, and by heed show, until they
      say another word. In a queue that both have, items skipped or flagged in either are, and the longer time of each
      counts; a queue or view of the same name with other contents comes as “NAME (2)” and is listed.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let isDryRun = context.arguments.has("dry-run")
    let store = try context.store()
    context.output.progress("merging…")
    defer { context.output.endProgress() }
    let reports = try store.merge(context.arguments.operands, dryRun: isDryRun)
    // The next search should not have to wait for it.
    if !isDryRun {
      while try store.indexPending() > 0 { context.output.progress("indexing…") }
    }
    context.output.endProgress()
    if context.output.isJSON {
      // Of one file, an object.
      context.output.print(reports.count == 1 ? reports[0].json : .array(reports.map(\.json)))
    } else {
      for report in reports { context.output.print(report.text.onOneLine) }
      for conflict in reports.flatMap(\.conflicts) { context.output.print(conflict.description.onOneLine) }
    }
    return .done
  }
}

extension MergeReport {
  var json: OrderedJSON {
    .object([
      ("file", .string(file)), ("runs", .int(runs)), ("transcripts", .int(transcripts)), ("ratings", .int(ratings)),
      ("annotations", .int(annotations)), ("queues", .int(queues)), ("views", .int(views)),
      ("conflicts", .array(conflicts.map(\.json))),
    ])
  }

  var text: String {
    func counted(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }
    var parts = [
      counted(runs, "run"), counted(transcripts, "transcript"), counted(ratings, "rating"),
      counted(annotations, "annotation"),
    ]
    if suites > 0 { parts.insert(counted(suites, "suite"), at: 0) }
    if queues > 0 { parts.append(counted(queues, "queue")) }
    if views > 0 { parts.append(counted(views, "view")) }
    if !conflicts.isEmpty { parts.append(counted(conflicts.count, "conflict")) }
    return "\(file): \(parts.joined(separator: ", "))"
  }
}

extension MergeConflict {
  fileprivate var json: OrderedJSON {
    .object([
      ("what", .string(what)), ("transcript", .optional(transcript)), ("here", .string(here)),
      ("there", .string(there)),
    ])
  }
}
