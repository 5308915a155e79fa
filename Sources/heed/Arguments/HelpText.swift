/// `--help` as text.
enum HelpText {
  static func program(_ commands: [CommandSpec]) -> String {
    let listed = commands.filter { !$0.isHidden && !$0.name.isEmpty }
    let width = listed.map(\.name.count).max() ?? 0
    return """
      Heed shows where an assistant failed to heed what its user told it.

      Usage: heed [COMMAND] [OPTIONS]
      Without a command it opens the explorer.

      Commands:
      \(listed.map { "  \(padded($0.name, width))  \($0.summary)" }.joined(separator: "\n"))

      Options of the explorer:
      \(table(ExplorerCommand.spec.options))

      Options of every command:
      \(table(CommandSpec.common))

      `heed COMMAND --help` tells more. `heed help keys` and `heed help filters` list the explorer's keys and the filters.
      Exit status: 0 done, 1 failed, 2 wrong usage, 3 done with some items failed, 130 stopped.
      """
  }

  static func command(_ spec: CommandSpec) -> String {
    var text =
      "\(sentence(spec.name.isEmpty ? "opens the explorer" : spec.summary))\n\nUsage: \(wrapped(spec.usage))\n"
    if !spec.discussion.isEmpty { text += "\n\(spec.discussion)\n" }
    if !spec.operands.isEmpty {
      let width = spec.operands.map(\.name.count).max() ?? 0
      text +=
        "\nOperands:\n\(spec.operands.map { "  \(padded($0.name, width))  \($0.summary)" }.joined(separator: "\n"))\n"
    }
    if !spec.options.isEmpty { text += "\nOptions:\n\(table(spec.options))\n" }
    text += "\nOptions of every command:\n\(table(CommandSpec.common))"
    return text
  }

  /// With a capital and a full stop, unless it asks.
  static func sentence(_ summary: String) -> String {
    "\(summary.prefix(1).uppercased())\(summary.dropFirst())\(summary.hasSuffix("?") ? "" : ".")"
  }

  private static func table(_ options: [CommandSpec.Option]) -> String {
    let left = options.map { option in option.value.map { "--\(option.name) \($0)" } ?? "--\(option.name)" }
    let width = min(34, left.map(\.count).max() ?? 0)
    return zip(left, options).map { name, option in
      var summary = option.summary
      if !option.choices.isEmpty, !summary.contains(option.choices[0]) {
        summary += " (\(option.choices.joined(separator: ", ")))"
      }
      if option.isRepeated { summary += "; may be repeated" }
      return name.count > width
        ? "  \(name)\n  \(String(repeating: " ", count: width))  \(summary)" : "  \(padded(name, width))  \(summary)"
    }.joined(separator: "\n")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Broken at 78 columns between words, options kept with their values.
  private static func wrapped(_ usage: String) -> String {
    var lines = [""]
    var depth = 0
    var word = ""
    func flush() {
      if lines[lines.count - 1].count + word.count > 70 { lines.append("  ") }
      lines[lines.count - 1] += word
      word = ""
    }
    for character in usage {
      word.append(character)
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if character == " ", depth == 0 { flush() }
    }
    flush()
    return lines.joined(separator: "\n")
  }
}
