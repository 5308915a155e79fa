/// Shell completions made from the tables of commands and of values.
enum Completions {
  static func script(for shell: String, _ commands: [CommandSpec]) -> String {
    let listed = commands.filter { !$0.isHidden && !$0.name.isEmpty }
    switch shell {
    case "bash": return BashCompletions.script(listed)
    case "zsh": return ZshCompletions.script(listed)
    default: return FishCompletions.script(listed)
    }
  }

  /// The options that a command takes.
  static func options(_ spec: CommandSpec) -> [CommandSpec.Option] { spec.options + CommandSpec.common }

  /// The options that stand without a command.
  static var explorer: [CommandSpec.Option] { options(ExplorerCommand.spec) }
}

/// For bash: one function, in which each value is found by its command and option.
enum BashCompletions {
  static func script(_ commands: [CommandSpec]) -> String {
    let names = commands.map(\.name).joined(separator: " ")
    let specs = [ExplorerCommand.spec] + commands
    // Options that take the same share a line.
    var offers: [String] = []
    var places: [String: [String]] = [:]
    for spec in specs {
      for option in Completions.options(spec) where option.value != nil {
        let offer = offer(CompletionValues.of(option, in: spec), CompletionValues.takesList(option))
        if places[offer] == nil { offers.append(offer) }
        places[offer, default: []].append("\(spec.name):--\(option.name)")
        if option.name == "output" { places[offer, default: []].append("\(spec.name):-o") }
      }
    }
    let values = offers.map { "    \(places[$0, default: []].joined(separator: "|"))) \($0); return ;;" }
    let words = specs.map { spec in
      let options = Completions.options(spec).map { "--\($0.name)" }.joined(separator: " ")
      return "    \"\(spec.name)\") words=\"\(options)\" ;;"
    }
    let valued = Set(specs.flatMap(Completions.options).filter { $0.value != nil }.map { "--\($0.name)" })
      .sorted().joined(separator: " ")
    let operands = commands.map { spec in
      let first = offer(CompletionValues.ofOperand(in: spec), false)
      let more = offer(CompletionValues.ofMoreOperands(in: spec), false)
      return first == more
        ? "    \(spec.name):*) \(first) ;;" : "    \(spec.name):0) \(first) ;;\n    \(spec.name):*) \(more) ;;"
    }
    return """
      # bash completion for heed
      # Words that begin like the one being typed; of a list, like its last part.
      _heed_offer() {
        local before="" last="$current"
        if [ "$1" = list ]; then
          case "$current" in *,*) before="${current%,*},"; last="${current##*,}" ;; esac
        fi
        COMPREPLY=($(compgen -P "$before" -W "$2" -- "$last"))
        # Nothing goes behind a beginning.
        case "${#COMPREPLY[@]}:${COMPREPLY[0]}" in 1:*[:/]) compopt -o nospace 2>/dev/null ;; esac
      }
      # Files, whose names bash is told to quote.
      _heed_files() {
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
      }
      # A column of what heed lists. compgen expands its words: a name that the shell would obey is left out.
      _heed_list() {
        "${COMP_WORDS[0]}" list "$1" ${database:+--db "$database"} 2>/dev/null | awk -v column="$2" 'NR > 1 { print $column }' |
          grep -x '[[:alnum:]._/@:+-]*' | sort -u
      }
      _heed() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
        local command="" word words="" place=0 operands=0 database=""
        # --option=value is three words here.
        if [ "$current" = "=" ]; then
          current=""
        elif [ "$previous" = "=" ]; then
          previous="${COMP_WORDS[COMP_CWORD-2]}"
        fi
        COMPREPLY=()
        for ((place = 1; place < COMP_CWORD; place++)); do
          word="${COMP_WORDS[place]}"
          # What belongs to an option is no operand.
          case " \(valued) " in
            *" $word "*)
              place=$((place + 1))
              [ "${COMP_WORDS[place]}" = "=" ] && place=$((place + 1))
              if [ "$word" = --db ] && [ "$place" -lt "$COMP_CWORD" ]; then database="${COMP_WORDS[place]}"; fi
              continue ;;
          esac
          if [ -n "$command" ]; then
            case "$word" in -*) ;; *) operands=$((operands + 1)) ;; esac
          else
            case " \(names) " in *" $word "*) command="$word" ;; esac
          fi
        done
        case "$command:$previous" in
      \(values.joined(separator: "\n"))
        esac
        case "$command" in
      \(words.joined(separator: "\n"))
        esac
        case "$current" in
          -*) _heed_offer one "$words"; return ;;
        esac
        case "$command:$operands" in
          :*) _heed_offer one "\(names) $words" ;;
      \(operands.joined(separator: "\n"))
        esac
      }
      complete -F _heed heed
      """
  }

  private static func offer(_ values: CompletionValues, _ isList: Bool) -> String {
    let kind = isList ? "list" : "one"
    switch values {
    case .words(let words): return "_heed_offer \(kind) \"\(words.joined(separator: " "))\""
    case .listed(let subject, let column, let more):
      let words = (more + ["$(_heed_list \(subject) \(column))"]).joined(separator: " ")
      return "_heed_offer \(kind) \"\(words)\""
    case .files: return "_heed_files"
    case .none: return ":"
    }
  }
}
