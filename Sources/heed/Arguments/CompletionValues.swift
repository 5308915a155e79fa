import Engine

/// What can stand where a value is typed, from the one list of each kind: the one table that the completions of all shells
/// are made from.
enum CompletionValues: Hashable {
  /// Known now. A word that ends with `/` or `:` is a beginning: nothing is put behind it.
  case words([String])
  /// A column of `heed list SUBJECT`, looked up while one types, beside words that are always known.
  case listed(subject: String, column: Int, and: [String])
  case files
  /// Free text: nothing is offered.
  case none

  /// Of an option's value.
  static func of(_ option: CommandSpec.Option, in spec: CommandSpec) -> CompletionValues {
    if !option.choices.isEmpty { return .words(option.choices) }
    if !option.beginnings.isEmpty { return .words(option.beginnings) }
    if ["PATH", "DIR", "FILE"].contains(option.value) { return .files }
    switch (spec.name, option.name) {
    // It gives the suite its name.
    case ("import", "suite"): return .none
    case (_, "model"): return .words(SimulatedModel.all.map(\.id) + providers.map { "\($0)/" })
    case (_, "suite"): return .listed(subject: "suites", column: 1, and: [])
    case ("run", "scenario"): return .words(scenarios + ["all"])
    case (_, "scenario"): return .words(scenarios)
    case ("run", "condition"): return .words(Condition.known.map(\.rawValue) + ["all"])
    case (_, "condition"): return .words(Condition.known.map(\.rawValue))
    case (_, "case"): return .listed(subject: "cases", column: 1, and: [])
    case (_, "category"): return .listed(subject: "cases", column: 3, and: [])
    case (_, "run"): return .listed(subject: "runs", column: 1, and: ["last"])
    case ("run", "rater"): return .words([AutomaticRater.ruleName, "none"] + judges)
    case ("rate", "rater"): return .words([AutomaticRater.ruleName] + judges)
    case (_, "rater"), (_, "raters"): return .listed(subject: "raters", column: 1, and: [])
    case (_, "by"): return .words(Grouping.allCases.map(\.rawValue))
    case (_, "label"): return .words(Label.all.map(\.id))
    case (_, "spans-from"): return .words(["last"])
    default: return .none
    }
  }

  /// Of a command's first operand.
  static func ofOperand(in spec: CommandSpec) -> CompletionValues {
    switch spec.name {
    case "list": return .words(ListCommand.subjects)
    case "suite": return .words(SuiteCommand.actions)
    case "queue": return .words(QueueCommand.actions)
    case "completions": return .words(CompletionsCommand.shells)
    case "help": return .words(HelpCommand.topics + Commands.specs.filter { !$0.isHidden }.map(\.name))
    case "resume", "replay": return .listed(subject: "runs", column: 1, and: ["last"])
    case "import", "merge": return .files
    default: return spec.operands.first?.name == "TRANSCRIPT" ? .words(["last"]) : .none
    }
  }

  /// Of the operands behind the first one.
  static func ofMoreOperands(in spec: CommandSpec) -> CompletionValues {
    guard let last = spec.operands.last, spec.operands.count > 1 || last.isRepeated else { return .none }
    return ["DIR", "FILE", "OTHER"].contains(last.name) ? .files : .none
  }

  /// Whether commas part several values.
  static func takesList(_ option: CommandSpec.Option) -> Bool {
    option.isRepeated || option.value?.contains(",") == true || option.value == "LIST"
  }

  private static let scenarios = Scenario.allCases.map { String($0.rawValue) }
  private static let providers = ProviderSettings.known.keys.sorted()
  private static let judges = providers.map { "judge/\($0)/" }
}
