/// What a command takes: the one table that parsing, `--help`, the manual page and the completions are made from.
struct CommandSpec: Sendable {
  var name: String
  /// Completes "heed NAME: …".
  var summary: String
  var operands: [Operand] = []
  var options: [Option] = []
  /// A paragraph or two for `--help` and the manual page.
  var discussion = ""
  /// Works, but is not listed.
  var isHidden = false

  struct Operand: Sendable {
    var name: String
    var summary: String
    var isOptional = false
    var isRepeated = false
  }

  struct Option: Sendable {
    /// Without the dashes.
    var name: String
    /// What its value is called; nil for a flag.
    var value: String?
    var summary: String
    var isRepeated = false
    /// The values it takes, for completion and checking; empty where anything goes.
    var choices: [String] = []
    /// What its value can begin with: completed without a space behind, and not checked.
    var beginnings: [String] = []
  }

  static let common: [Option] = [
    Option(name: "db", value: "PATH", summary: "the store (default $XDG_DATA_HOME/heed/heed.db)"),
    Option(name: "data", value: "DIR", summary: "the folder of bundled suites and recordings"),
    Option(name: "json", summary: "print one JSON document"),
    Option(name: "no-color", summary: "no colours"),
    Option(name: "quiet", summary: "no progress and no messages but errors"),
    Option(name: "help", summary: "say what the command does"),
    Option(name: "version", summary: "say which Heed this is"),
  ]

  func option(named name: String) -> Option? {
    options.first { $0.name == name } ?? CommandSpec.common.first { $0.name == name }
  }

  /// `heed run --model M[,M] …`
  var usage: String {
    var words = name.isEmpty ? ["heed"] : ["heed", name]
    for operand in operands {
      let word = operand.isRepeated ? "\(operand.name)…" : operand.name
      words.append(operand.isOptional ? "[\(word)]" : word)
    }
    for option in options {
      let word = option.value.map { "--\(option.name) \($0)" } ?? "--\(option.name)"
      words.append("[\(word)]\(option.isRepeated ? "…" : "")")
    }
    return words.joined(separator: " ")
  }
}
