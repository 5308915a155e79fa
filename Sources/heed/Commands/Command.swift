import Engine

/// One of the program's commands.
protocol Command: Sendable {
  static var spec: CommandSpec { get }
  static func run(_ context: Context) async throws -> ExitStatus
}

/// All commands, in the order in which help lists them.
enum Commands {
  static let all: [any (Command & SendableMetatype).Type] = [
    RunCommand.self, ResumeCommand.self, RerunCommand.self, SweepCommand.self, ReplayCommand.self, RateCommand.self,
    ListCommand.self,
    ShowCommand.self, SearchCommand.self, AnnotateCommand.self, QueueCommand.self, StatsCommand.self,
    AgreementCommand.self,
    SuiteCommand.self, ImportCommand.self, ExportCommand.self, MergeCommand.self, DoctorCommand.self,
    CompletionsCommand.self,
    HelpCommand.self,
  ]

  static var specs: [CommandSpec] { all.map { $0.spec } }

  static func named(_ name: String) -> (any (Command & SendableMetatype).Type)? { all.first { $0.spec.name == name } }
}

extension CommandSpec.Option {
  static let filter = CommandSpec.Option(
    name: "filter", value: "F", summary: "which transcripts (see `heed help filters`)",
    beginnings: Filter.Key.allCases.map { "\($0.rawValue):" })
  static let run = CommandSpec.Option(
    name: "run", value: "RUN", summary: "only this run: its id, a prefix of it, or last")
}
