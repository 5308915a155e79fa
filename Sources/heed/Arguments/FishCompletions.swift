/// For fish: a line for each option, with what it takes.
enum FishCompletions {
  static func script(_ commands: [CommandSpec]) -> String {
    var lines = [
      "# fish completion for heed", "# A column of what heed lists.", "function __heed_list",
      "  heed list $argv[1] 2>/dev/null | awk -v column=$argv[2] 'NR > 1 { print $column }' | sort -u", "end",
      "complete -c heed -n __fish_use_subcommand -f",
    ]
    lines += Completions.explorer.map { line($0, in: ExplorerCommand.spec, when: "__fish_use_subcommand") }
    for spec in commands {
      lines.append("complete -c heed -n __fish_use_subcommand -a \(spec.name) -d \(quoted(spec.summary))")
      let when = "'__fish_seen_subcommand_from \(spec.name)'"
      lines += Completions.options(spec).map { line($0, in: spec, when: when) }
      let first = CompletionValues.ofOperand(in: spec)
      let takesFiles = first == .files || CompletionValues.ofMoreOperands(in: spec) == .files
      let words = offered(first).map { " -a \($0)" } ?? ""
      if !takesFiles || !words.isEmpty { lines.append("complete -c heed -n \(when)\(takesFiles ? "" : " -f")\(words)") }
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ option: CommandSpec.Option, in spec: CommandSpec, when: String) -> String {
    let line = "complete -c heed -n \(when) -l \(option.name) -d \(quoted(option.summary))"
    guard option.value != nil else { return line }
    let values = CompletionValues.of(option, in: spec)
    if values == .files { return line + " -r -F" }
    // After a colon or a slash fish puts no space by itself.
    return line + " -x" + (offered(values).map { " -a \($0)" } ?? "")
  }

  private static func offered(_ values: CompletionValues) -> String? {
    switch values {
    case .words(let words): quoted(words.joined(separator: " "))
    case .listed(let subject, let column, let more):
      quoted((["(__heed_list \(subject) \(column))"] + more).joined(separator: " "))
    case .files, .none: nil
    }
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "’"))'" }
}
