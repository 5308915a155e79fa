import Engine
import Foundation

/// `heed replay`: drives the record through the engine again.
enum ReplayCommand: Command {
  static let spec = CommandSpec(
    name: "replay", summary: "drive recorded answers through the engine again and print every drift",
    operands: [.init(name: "RUN|TRANSCRIPT", summary: "an id, a prefix of it, or last (the last run)")],
    discussion: """
      Compares what is recorded with what the engine makes of it now: the plan's turns, their order, the requests that
      would be sent, the answers that the recorded responses hold, the rule rater's rating, rule and evidence. Of an
      excerpt only the ratings. Needs no network and no key. Exit status 1 if anything differs.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let store = try context.store()
    let (run, ids) = try transcripts(context.arguments.operands[0], in: store)
    let readers = Readers(configuration: try context.configuration())
    let replay = Replay(store: store) { (id, run) throws(ModelError) in try readers.model(id, run) }
    var drifts: [Replay.Drift] = []
    for (position, id) in ids.enumerated() {
      if position % 50 == 0 { context.output.progress("\(position) of \(ids.count)") }
      drifts += try await replay.drifts(of: id)
    }
    context.output.endProgress()
    if context.output.isJSON {
      context.output.print(
        .object([
          ("run", .string(run)), ("replayed", .int(ids.count)),
          (
            "drifts",
            .array(
              drifts.map {
                .object([
                  ("transcript", .string($0.transcript)), ("turn", .optional($0.turn)), ("what", .string($0.what)),
                  ("recorded", .string($0.recorded)), ("now", .string($0.now)),
                ])
              })
          ),
        ]))
    } else {
      for drift in drifts {
        let place = drift.turn.map { " turn \($0)" } ?? ""
        context.output.print(
          "\(drift.transcript)\(place): \(drift.what.onOneLine)\n  recorded: \(drift.recorded.onOneLine)\n  now:      \(drift.now.onOneLine)"
        )
      }
      context.output.print(
        "\(ids.count) transcript\(ids.count == 1 ? "" : "s") replayed, \(drifts.isEmpty ? "no drift" : "\(drifts.count) drift\(drifts.count == 1 ? "" : "s")")"
      )
    }
    return drifts.isEmpty ? .done : .failed
  }

  /// The models that read records, each made once.
  private final class Readers: @unchecked Sendable {
    private let lock = NSLock()
    private var made: [String: (any LanguageModel)?] = [:]
    private let configuration: Configuration

    init(configuration: Configuration) { self.configuration = configuration }

    func model(_ id: String, _ run: Run) throws(ModelError) -> (any LanguageModel)? {
      lock.lock()
      defer { lock.unlock() }
      let name = "\(id) \(run.settings.baseURL ?? "")"
      if let known = made[name] { return known }
      let model = try ModelSource(configuration, baseURL: run.settings.baseURL).reader(id)
      made[name] = .some(model)
      return model
    }
  }

  /// What the word names: a run if it names one, else a transcript.
  private static func transcripts(_ reference: String, in store: Store) throws -> (run: String, ids: [String]) {
    do {
      let run = try store.run(reference)
      return (run.id, try store.transcriptIDs(filter: Filter.all.and(.run, run.id)))
    } catch let error as ReferenceError where error.problem == .unknown {
      let id = try store.resolve(reference, in: .transcript)
      return (try store.transcript(id)?.run ?? "", [id])
    }
  }
}
