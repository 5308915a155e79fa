import Engine

/// `heed resume`: finishes an interrupted run.
enum ResumeCommand: Command {
  static let spec = CommandSpec(
    name: "resume", summary: "finish an interrupted run; call nothing that is already recorded",
    operands: [.init(name: "RUN", summary: "the run's id, a prefix of it, or last")],
    options: [.budget, .budgetTokens, .noCache, .stream],
    discussion: """
      What failed is tried again, what somebody wished of the run is forgotten. A budget is what this command may spend;
      without one the run goes on to its end.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let store = try context.store()
    let run = try store.run(context.arguments.operands[0])
    return try await RunSession(context: context, store: store, baseURL: run.settings.baseURL).resume(run)
  }
}
