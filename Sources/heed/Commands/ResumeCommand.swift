import Engine

/// `heed resume`: finishes an interrupted run.
enum ResumeCommand: Command {
  static let spec = CommandSpec(
    name: "resume", summary: "finish an interrupted run; call nothing that is already recorded",
    operands: [.init(name: "RUN", summary: "the run's id, a prefix of it, or last")])

  static func run(_ context: Context) async throws -> ExitStatus {
    let store = try context.store()
    let run = try store.run(context.arguments.operands[0])
    return try await RunSession(context: context, store: store).resume(run)
  }
}
