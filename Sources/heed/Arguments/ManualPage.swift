import Engine
import TUI

/// The manual page, from the tables of commands, keys and filters.
enum ManualPage {
  static func text(_ commands: [CommandSpec]) -> String {
    var lines = [
      ".TH HEED 1 \"\" \"Heed \(Heed.version)\" \"User Commands\"", ".SH NAME",
      "heed \\- see where an assistant failed to heed what its user told it", ".SH SYNOPSIS", ".B heed",
      "[\\fICOMMAND\\fR] [\\fIOPTIONS\\fR]", ".SH DESCRIPTION",
      "Without a command, opens the explorer on the recorded transcripts.", ".SH COMMANDS",
    ]
    for spec in commands where !spec.isHidden {
      lines += [
        ".SS \(escaped(spec.usage))", escaped(HelpText.sentence(spec.summary)),
      ]
      if !spec.discussion.isEmpty { lines += [".PP", escaped(spec.discussion)] }
      for option in spec.options {
        lines += [
          ".TP", "\\fB\\-\\-\(escaped(option.name))\\fR\(option.value.map { " \\fI\(escaped($0))\\fR" } ?? "")",
          escaped(option.summary),
        ]
      }
    }
    lines.append(".SH OPTIONS OF EVERY COMMAND")
    for option in CommandSpec.common {
      lines += [
        ".TP", "\\fB\\-\\-\(escaped(option.name))\\fR\(option.value.map { " \\fI\(escaped($0))\\fR" } ?? "")",
        escaped(option.summary),
      ]
    }
    lines.append(".SH FILTERS")
    for key in Filter.Key.allCases { lines += [".TP", "\\fB\(key.rawValue):\\fR", escaped(key.summary)] }
    lines += keys + configuration
    lines += [
      ".SH EXIT STATUS", "0 done, 1 failed, 2 wrong usage, 3 done with some items failed, 130 stopped.",
      ".SH ENVIRONMENT",
    ]
    for (name, meaning) in environment { lines += [".TP", "\\fB\(escaped(name))\\fR", escaped(meaning)] }
    lines.append(".SH FILES")
    for (path, meaning) in files { lines += [".TP", "\\fI\(escaped(path))\\fR", escaped(meaning)] }
    lines.append(".SH EXAMPLES")
    for (example, meaning) in examples { lines += [".TP", "\\fB\(escaped(example))\\fR", escaped(meaning)] }
    return lines.joined(separator: "\n")
  }

  /// Each key with what it does, and in brackets the action's name in the configuration file.
  private static var keys: [String] {
    var lines = [
      ".SH KEYS", "In parentheses stands what the configuration file calls the action.",
    ]
    for section in Keymap.standard.sections {
      lines.append(".SS \(escaped(section.title))")
      for row in section.rows {
        lines += [".TP", "\\fB\(escaped(row.keys))\\fR", "\(escaped(row.summary)) (\\fI\(escaped(row.name))\\fR)"]
      }
    }
    return lines
  }

  /// What is coloured, and the configuration file as an example that tells how keys and colours are written.
  private static var configuration: [String] {
    [
      ".SH COLOURS", "These have a colour that the configuration file can change:", ".PP",
      // Names are not broken at the end of a line.
      ".nh", escaped(Theme.slotNames.joined(separator: ", ")) + ".", ".hy", ".SH CONFIGURATION FILE", ".nf",
      escaped(Configuration.example), ".fi",
    ]
  }

  /// Variables with what they do; those of keys by the providers that Heed knows.
  private static var environment: [(String, String)] {
    let keys = ProviderSettings.known.sorted { $0.key < $1.key }.compactMap { name, settings in
      settings.keyVariable.map {
        (
          $0,
          "the key of the endpoint for models named \(name)/NAME\(settings.keyIsOptional ? ", if it wants one" : "")"
        )
      }
    }
    return keys + [
      ("VISUAL, EDITOR", "the editor in which the explorer has a note or a turn written (default vi)"),
      ("PAGER", "in which the explorer shows a transcript (default less)"),
      ("TERM", "the terminal; the explorer has no colours where it is dumb"),
      ("COLORTERM", "truecolor or 24bit: the terminal has more colours than TERM says"),
      ("COLORFGBG", "tells whether the ground is dark or light, where --theme does not"),
      ("NO_COLOR", "no colours where set to anything"),
      ("XDG_CONFIG_HOME", "where heed/config.json is (default ~/.config)"),
      ("XDG_DATA_HOME", "where heed/heed.db is, the store (default ~/.local/share)"),
      ("USER", "the name under which annotations are saved, where --as gives none"),
    ]
  }

  private static let files = [
    ("~/.config/heed/config.json", "providers, models, keys and colours; heed help config prints an example"),
    ("~/.local/share/heed/heed.db", "the store: suites, runs, transcripts, ratings and annotations"),
    ("~/.local/share/heed/heed.log", "what libraries complained about while the explorer had the screen"),
    ("PREFIX/share/heed", "the bundled suites and recordings, beside PREFIX/bin/heed"),
  ]

  private static let examples = [
    ("heed", "opens the explorer on what is recorded"),
    (
      "heed run --model sim/forgetful,sim/attentive --scenario 1-5 --repeats 3",
      "plays every case of the bundled suite with two simulated models"
    ),
    (
      "heed list transcripts --filter \"rating:0 category:allergy scenario:3,4\"",
      "lists the failures of one category with two or three people"
    ),
    ("heed stats --by model,scenario", "pass rates with their intervals"),
    ("heed rerun last --condition guiding", "plays the latest transcript again, told to mind the user's context"),
    ("heed sweep last", "plays it under every condition: what would have saved the user?"),
    ("printf 'x\\nz\\n' | heed --plain", "the next failure, and why it is one, without a screen"),
    ("eval \"$(heed completions bash)\"", "completions in this shell"),
  ]

  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let body = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      return body.hasPrefix(".") || body.hasPrefix("'") ? "\\&\(body)" : body
    }.joined(separator: "\n")
  }
}
