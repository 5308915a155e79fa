import Engine

/// `heed rerun`: plays one case again, changed in one way.
enum RerunCommand: Command {
  static let spec = CommandSpec(
    name: "rerun", summary: "run one transcript's case again, as it was or changed",
    operands: [.init(name: "TRANSCRIPT", summary: "the transcript's id, a prefix of it, or last")],
    options: [
      .init(name: "model", value: "M", summary: "another model"),
      .init(name: "scenario", value: "N", summary: "another scenario, 0 to 5"),
      .init(name: "condition", value: "C", summary: "another condition, e.g. guiding"),
      .init(name: "distance", value: "N", summary: "another number of distractor turns before the request, 0 to 200"),
      .init(
        name: "placement", value: "P", summary: "state the context elsewhere among the distractor turns",
        choices: Placement.allCases.map(\.rawValue)),
      .init(name: "repeats", value: "K", summary: "how often (default 1)"),
      .init(name: "temperature", value: "X", summary: "another temperature, 0 to 2"),
      .init(
        name: "edit", value: "TURN=TEXT",
        summary: "another text for this user turn; the turns before the first of them are kept as recorded",
        isRepeated: true),
      .init(name: "base-url", value: "URL", summary: "where local/NAME is served"),
      .budget, .budgetTokens, .noCache, .stream,
    ],
    discussion: """
      With --edit every turn before the edited one is kept as recorded, a system prompt and whatever else an imported file
      had there too, and sent to the model; hidden thoughts are kept but not sent. A rerun of such a fork keeps the same. A
      conversation that no model can play as it was – with tools, with the assistant's turn first, with two of the user's
      turns in a row, or without a request – is refused with the reason. Where an edit took the constraint away, there is no
      rating but the cause “undisclosed”.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let arguments = context.arguments
    let store = try context.store()
    let parent = try store.detail(named: arguments.operands[0])
    var rerun = Rerun(model: arguments.value("model"), repeats: try arguments.integer("repeats", in: 1...10_000) ?? 1)
    if let text = arguments.value("scenario") {
      let scenarios = try SelectionParser.scenarios(text)
      guard scenarios.count == 1 else { throw arguments.usage("A rerun has one scenario.") }
      rerun.scenario = scenarios.first
    }
    rerun.condition = arguments.value("condition").map(Condition.init(rawValue:))
    rerun.distance = try arguments.integer("distance", in: Planner.distances)
    rerun.placement = arguments.value("placement").flatMap(Placement.init(rawValue:))
    rerun.temperature = try arguments.number("temperature", in: 0...2)
    for edit in arguments.all("edit") {
      let parts = edit.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let turn = Int(parts[0]), !parts[1].isEmpty else {
        throw arguments.usage("“--edit” takes TURN=TEXT, e.g. --edit '11=Should we go?'.")
      }
      rerun.edits.append(.init(turn: turn, text: String(parts[1])))
    }
    var order = try rerun.order(of: parent, in: store)
    if let url = try arguments.baseURL() { order.settings.baseURL = url }
    return try await RunSession(context: context, store: store, baseURL: order.settings.baseURL).launch(order)
  }
}
