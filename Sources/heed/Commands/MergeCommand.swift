import Engine
import Foundation

/// `heed merge`: brings what others did in copies of a store together.
enum MergeCommand: Command {
  static let spec = CommandSpec(
    name: "merge", summary: "take everything of other stores into this one",
    operands: [.init(name: "OTHER.db", summary: "a store of another person or machine", isRepeated: true)],
    discussion: """
      Runs, transcripts, ratings, annotations and review queues that this store does not have yet are added; merging a store
      twice adds nothing. What both say differently is kept side by side and listed: of people's annotations the later counts,
      of a rater's the one that is here. The other files are not changed.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let store = try context.store()
    var reports: [OrderedJSON] = []
    for path in context.arguments.operands {
      let outcome = try StoreMerge(store: store).merge(path)
      if context.output.isJSON {
        reports.append(json(path, outcome))
        continue
      }
      context.output.print(
        "\(path): \(count(outcome.runs, "run")), \(count(outcome.transcripts, "transcript")), "
          + "\(count(outcome.ratings, "rating")), \(count(outcome.annotations, "annotation"))"
          + (outcome.queues > 0 ? ", \(count(outcome.queues, "queue"))" : "")
          + (outcome.conflicts.isEmpty ? "" : "; \(count(outcome.conflicts.count, "conflict"))"))
      for conflict in outcome.conflicts {
        context.output.print(
          "  \(conflict.transcript.map { "\($0) " } ?? "")\(conflict.what.onOneLine)\n    here:  \(conflict.here.onOneLine)"
            + "\n    there: \(conflict.there.onOneLine)")
      }
    }
    while try store.indexPending() > 0 { context.output.progress("indexing…") }
    context.output.endProgress()
    if context.output.isJSON { context.output.print(.array(reports)) }
    return .done
  }

  private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  private static func json(_ path: String, _ outcome: StoreMerge.Outcome) -> OrderedJSON {
    .object([
      ("file", .string(path)), ("suites", .int(outcome.suites)), ("runs", .int(outcome.runs)),
      ("transcripts", .int(outcome.transcripts)), ("ratings", .int(outcome.ratings)),
      ("annotations", .int(outcome.annotations)), ("queues", .int(outcome.queues)),
      (
        "conflicts",
        .array(
          outcome.conflicts.map { conflict in
            .object([
              ("what", .string(conflict.what)), ("transcript", .optional(conflict.transcript)),
              ("here", .string(conflict.here)), ("there", .string(conflict.there)),
            ])
          })
      ),
    ])
  }
}
