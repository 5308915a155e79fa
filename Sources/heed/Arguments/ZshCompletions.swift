/// For zsh: the options of each command with what they take.
enum ZshCompletions {
  static func script(_ commands: [CommandSpec]) -> String {
    let cases = commands.map { spec in
      let first = ":operand:\(action(CompletionValues.ofOperand(in: spec)))"
      let more = ":operand:\(action(CompletionValues.ofMoreOperands(in: spec)))"
      let places = first == more ? "'*\(first)'" : "'1\(first)' '*\(more)'"
      return "      \(spec.name)) _arguments \\\n\(lines(spec))\n        \(places) ;;"
    }
    return """
      #compdef heed
      # A column of what heed lists, and more words.
      _heed_list() {
        compadd -- ${(f)"$(heed list $1 2>/dev/null | awk -v column=$2 'NR > 1 { print $column }' | sort -u)"} ${@:3}
      }
      _heed() {
        local -a commands
        commands=(
      \(commands.map { "    '\($0.name):\(quoted($0.summary))'" }.joined(separator: "\n"))
        )
        if [[ $words[2] == -* ]]; then
          _arguments \\
      \(lines(ExplorerCommand.spec))
            '*: : '
        elif (( CURRENT == 2 )); then
          _describe command commands
        else
          local command=$words[2]
          shift words; (( CURRENT-- ))
          case $command in
      \(cases.joined(separator: "\n"))
          esac
        fi
      }
      _heed "$@"
      """
  }

  private static func lines(_ spec: CommandSpec) -> String {
    Completions.options(spec).map { option in
      let value = option.value.map {
        ":\($0.lowercased().replacing(":", with: " ")):\(action(CompletionValues.of(option, in: spec)))"
      }
      return "        '\(option.isRepeated ? "*" : "")--\(option.name)[\(quoted(option.summary))]\(value ?? "")' \\"
    }.joined(separator: "\n")
  }

  private static func quoted(_ text: String) -> String {
    text.replacing("'", with: "’").replacing("[", with: "(").replacing("]", with: ")").replacing(":", with: " –")
  }

  private static func action(_ values: CompletionValues) -> String {
    switch values {
    case .words(let words):
      let beginnings = words.filter { $0.hasSuffix("/") || $0.hasSuffix(":") }
      guard !beginnings.isEmpty else { return "(\(words.joined(separator: " ")))" }
      let whole = words.filter { !beginnings.contains($0) }
      // Nothing goes behind a beginning.
      let other = "compadd -S \"\" -- \(beginnings.joined(separator: " ").replacing(":", with: "\\:"))"
      return whole.isEmpty ? "{\(other)}" : "{compadd -- \(whole.joined(separator: " ")); \(other)}"
    case .listed(let subject, let column, let more):
      return "{_heed_list \(([subject, String(column)] + more).joined(separator: " "))}"
    case .files: return "_files"
    case .none: return " "
    }
  }
}
