/// Shell completions made from the command table.
enum Completions {
  static func script(for shell: String, _ commands: [CommandSpec]) -> String {
    let listed = commands.filter { !$0.isHidden && !$0.name.isEmpty }
    switch shell {
    case "bash": return bash(listed)
    case "zsh": return zsh(listed)
    default: return fish(listed)
    }
  }

  private static func options(_ spec: CommandSpec) -> [CommandSpec.Option] { spec.options + CommandSpec.common }

  private static func bash(_ commands: [CommandSpec]) -> String {
    let names = commands.map(\.name).joined(separator: " ")
    let flags = commands.map { spec in
      "    \(spec.name)) words=\"\(options(spec).map { "--\($0.name)" }.joined(separator: " "))\(operandWords(spec))\" ;;"
    }
    let choices = Dictionary(
      commands.flatMap { spec in options(spec).filter { !$0.choices.isEmpty }.map { ("\(spec.name):--\($0.name)", $0) }
      },
      uniquingKeysWith: { first, _ in first }
    ).sorted { $0.key < $1.key }
    let beginnings = Dictionary(
      commands.flatMap(options).filter { !$0.beginnings.isEmpty }.map { ($0.name, $0.beginnings) },
      uniquingKeysWith: { first, _ in first }
    ).sorted { $0.key < $1.key }
    return """
      # bash completion for heed
      _heed() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="" words="" word
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case " \(names) " in *" $word "*) command="$word"; break ;; esac
        done
        case "$command:$previous" in
      \(choices.map { "    \($0.key)) COMPREPLY=($(compgen -W \"\($0.value.choices.joined(separator: " "))\" -- \"$current\")); return ;;" }.joined(separator: "\n"))
      \(beginnings.map { "    *:--\($0.key)) compopt -o nospace 2>/dev/null; COMPREPLY=($(compgen -W \"\($0.value.joined(separator: " "))\" -- \"$current\")); return ;;" }.joined(separator: "\n"))
          *:--db|*:--data|*:--output|*:-o) COMPREPLY=($(compgen -f -- "$current")); return ;;
        esac
        case "$command" in
          "") words="\(names) \(CommandSpec.common.map { "--\($0.name)" }.joined(separator: " "))" ;;
      \(flags.joined(separator: "\n"))
        esac
        COMPREPLY=($(compgen -W "$words" -- "$current"))
        [ ${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "$current"))
      }
      complete -F _heed heed
      """
  }

  private static func operandWords(_ spec: CommandSpec) -> String {
    let words =
      switch spec.name {
      case "list": ListCommand.subjects
      case "suite": SuiteCommand.actions
      case "queue": QueueCommand.actions
      case "completions": ["bash", "zsh", "fish"]
      default: [String]()
      }
    return words.map { " \($0)" }.joined()
  }

  private static func zsh(_ commands: [CommandSpec]) -> String {
    func quoted(_ text: String) -> String {
      text.replacing("'", with: "’").replacing("[", with: "(").replacing("]", with: ")").replacing(":", with: " –")
    }
    let cases = commands.map { spec in
      let lines = options(spec).map { option in
        let value = option.value.map { name in
          if !option.choices.isEmpty { return ":value:(\(option.choices.joined(separator: " ")))" }
          guard !option.beginnings.isEmpty else { return ":\(name.lowercased()):_files" }
          let words = option.beginnings.joined(separator: " ").replacing(":", with: "\\:")
          return ":\(name.lowercased()):{compadd -S \"\" -- \(words)}"
        }
        return "        '--\(option.name)[\(quoted(option.summary))]\(value ?? "")' \\"
      }
      let operands = operandWords(spec)
      // Where words are followed by more, these are files.
      let first = operands.isEmpty ? "" : "\(spec.operands.count > 1 ? "1" : "*"):operand:(\(operands.dropFirst()))"
      let rest = operands.isEmpty || spec.operands.count > 1 ? "*:operand:_files" : ""
      let places = [first, rest].filter { !$0.isEmpty }.map { "'\($0)'" }.joined(separator: " ")
      return "      \(spec.name)) _arguments \\\n\(lines.joined(separator: "\n"))\n        \(places) ;;"
    }
    return """
      #compdef heed
      _heed() {
        local -a commands
        commands=(
      \(commands.map { "    '\($0.name):\(quoted($0.summary))'" }.joined(separator: "\n"))
        )
        if (( CURRENT == 2 )); then
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

  private static func fish(_ commands: [CommandSpec]) -> String {
    func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "’"))'" }
    var lines = ["# fish completion for heed", "complete -c heed -n __fish_use_subcommand -f"]
    for spec in commands {
      lines.append("complete -c heed -n __fish_use_subcommand -a \(spec.name) -d \(quoted(spec.summary))")
      for option in options(spec) {
        var line =
          "complete -c heed -n '__fish_seen_subcommand_from \(spec.name)' -l \(option.name) -d \(quoted(option.summary))"
        if option.value != nil { line += " -r" }
        // After a colon fish puts no space by itself.
        let words = option.choices + option.beginnings
        if !words.isEmpty { line += " -f -a \(quoted(words.joined(separator: " ")))" }
        lines.append(line)
      }
      let operands = operandWords(spec)
      if !operands.isEmpty {
        lines.append(
          "complete -c heed -n '__fish_seen_subcommand_from \(spec.name)'\(spec.operands.count > 1 ? "" : " -f") -a \(quoted(String(operands.dropFirst())))"
        )
      }
    }
    return lines.joined(separator: "\n")
  }
}
