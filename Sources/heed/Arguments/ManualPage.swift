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
        ".SS \(escaped(spec.usage))", escaped(spec.summary.prefix(1).uppercased() + spec.summary.dropFirst()) + ".",
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
    lines.append(".SH KEYS")
    for section in Keymap.standard.sections {
      lines.append(".SS \(escaped(section.title))")
      for row in section.rows { lines += [".TP", "\\fB\(escaped(row.keys))\\fR", escaped(row.summary)] }
    }
    lines += [
      ".SH EXIT STATUS", "0 done, 1 failed, 2 wrong usage, 3 done with some items failed, 130 stopped.",
      ".SH ENVIRONMENT",
      ".TP", "\\fBNO_COLOR\\fR", "no colours where set", ".TP", "\\fBXDG_CONFIG_HOME\\fR",
      "where heed/config.json is: providers, models, keys and colours; heed help config prints an example", ".TP",
      "\\fBXDG_DATA_HOME\\fR", "where the store is kept",
      ".TP", "\\fBHEED_LOCAL_API_KEY\\fR", "the key of the endpoint that serves local models, if it wants one",
    ]
    return lines.joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let body = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      return body.hasPrefix(".") || body.hasPrefix("'") ? "\\&\(body)" : body
    }.joined(separator: "\n")
  }
}
