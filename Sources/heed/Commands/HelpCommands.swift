import Engine
import TUI

/// `heed completions`: shell completions.
enum CompletionsCommand: Command {
  static let shells = ["bash", "zsh", "fish"]

  static let spec = CommandSpec(
    name: "completions", summary: "print completions for a shell",
    operands: [.init(name: shells.joined(separator: "|"), summary: "the shell")])

  static func run(_ context: Context) async throws -> ExitStatus {
    let shell = context.arguments.operands[0]
    guard shells.contains(shell) else {
      throw context.arguments.usage("There are completions for bash, zsh and fish; not for “\(shell)”.")
    }
    context.output.print(Completions.script(for: shell, Commands.specs))
    return .done
  }
}

/// `heed help`: commands and topics.
enum HelpCommand: Command {
  /// What there is help on, beside the commands.
  static let topics = ["keys", "colors", "filters", "labels", "rules", "judge", "config", "man"]

  static let spec = CommandSpec(
    name: "help", summary: "tell of a command, or of keys, colors, filters, labels, rules, judge, config",
    operands: [
      .init(
        name: "TOPIC", summary: "a command, keys, colors, filters, labels, rules, judge or config", isOptional: true)
    ])

  static func run(_ context: Context) async throws -> ExitStatus {
    guard let topic = context.arguments.operands.first?.lowercased() else {
      context.output.print(HelpText.program(Commands.specs))
      return .done
    }
    switch topic {
    case "keys": context.output.print(try keymap(context).text)
    case "colors": context.output.print(Theme.slotNames.joined(separator: "\n"))
    case "filters": context.output.print(filters)
    case "labels":
      context.output.print(
        TextTable(header: ["label", "name", "means"], rows: Label.all.map { [$0.id, $0.name, $0.definition] }).text)
    case "rules":
      context.output.print(
        TextTable(header: ["rule", "means"], rows: RuleRater.rules.map { [$0.id, $0.definition] }).text)
    case "judge": context.output.print(Judge.description)
    case "config": context.output.print(Configuration.example)
    case "man": context.output.print(ManualPage.text([ExplorerCommand.spec] + Commands.specs))
    default:
      guard let command = Commands.named(topic) else {
        throw context.arguments.usage(
          "There is no help on “\(topic)”; there is on keys, colors, filters, labels, rules, judge, config and every command."
        )
      }
      context.output.print(HelpText.command(command.spec))
    }
    return .done
  }

  /// The keys as this person has them; a file that cannot be read changes none.
  private static func keymap(_ context: Context) throws -> Keymap {
    Keymap.configured(((try? context.configuration()) ?? .standard).explorer.keys).keymap
  }

  static var filters: String {
    let table = TextTable(
      header: ["filter", "takes"], rows: Filter.Key.allCases.map { ["\($0.rawValue):", $0.summary] })
    return """
      Space is and, comma is or, -key:value negates; bare words and "quoted words" search the text.
      Example: scenario:3,4 rating:0 -model:sim/attentive distance:>6 "peanut sauce"

      \(table.text)
      """
  }
}
