import Engine

/// `heed sweep`: plays one case under every condition that might have made a difference.
enum SweepCommand: Command {
  static let spec = CommandSpec(
    name: "sweep", summary: "run one transcript's case under the other conditions: what would have saved the user?",
    operands: [.init(name: "TRANSCRIPT", summary: "the transcript's id, a prefix of it, or last")],
    options: [
      .init(name: "repeats", value: "K", summary: "how often under each (default \(Sweep.usualRepeats))"),
      .init(name: "model", value: "M", summary: "another model"),
      .init(name: "base-url", value: "URL", summary: "where local/NAME is served"),
      .budget, .budgetTokens, .noCache, .stream,
      .init(name: "dry-run", summary: "print the plan, the calls and an estimate of their cost; call nothing"),
    ],
    discussion: """
      The case is played in the transcript's scenario under \(names), and without the others (scenario 1), with the
      transcript's model, seed, distance and temperature. Pass rates leave out what is unclear or missing; intervals are
      Wilson's. Without the constraint (absent) an answer is not rated but compared: it says the same where it gives the
      advice, for the act or against it, that most baseline answers give. The constraint is the case's own, the user's:
      reversed is not part of a sweep. A control (scenario 0) cannot be swept.

      The plans come from the suite as it is now; turns that were edited in the transcript are not taken over. A sweep that
      was stopped is finished by `heed resume`, which prints the same table.
      """)

  private static let names = Sweep.conditions.map(\.rawValue).joined(separator: ", ")

  static func run(_ context: Context) async throws -> ExitStatus {
    let arguments = context.arguments
    let store = try context.store()
    let parent = try store.detail(named: arguments.operands[0])
    let sweep = Sweep(
      model: arguments.value("model"),
      repeats: try arguments.integer("repeats", in: 1...10_000) ?? Sweep.usualRepeats)
    var order = try sweep.order(of: parent, in: store)
    if let url = try arguments.baseURL() { order.settings.baseURL = url }
    if arguments.has("dry-run") {
      return DryRun(order: order, pricing: try context.configuration().pricing).show(in: context)
    }
    if parent.transcript.edited {
      context.output.say("What was edited in \(parent.transcript.id) is left out: a sweep plays the case of the suite.")
    }
    return try await RunSession(context: context, store: store, baseURL: order.settings.baseURL).launch(order)
  }
}
