import Engine
import Foundation

/// Results go to stdout, progress and messages to stderr.
struct Output: Sendable {
  let isQuiet: Bool
  let isJSON: Bool
  let usesColor: Bool

  /// A result.
  func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  func print(_ json: OrderedJSON) { write(json.indented + "\n", to: STDOUT_FILENO) }

  /// A message for the person at the terminal; silent under `--quiet`.
  func say(_ text: String) {
    if !isQuiet { write(text.terminalSafe + "\n", to: STDERR_FILENO) }
  }

  /// Replaces the last progress line; only on a terminal.
  func progress(_ text: String) {
    if showsProgress { write("\r\u{1b}[K\(text.onOneLine)", to: STDERR_FILENO) }
  }

  func endProgress() {
    if showsProgress { write("\r\u{1b}[K", to: STDERR_FILENO) }
  }

  var showsProgress: Bool { !isQuiet && isatty(STDERR_FILENO) == 1 }

  /// What went wrong; also under `--quiet`.
  static func complain(_ text: String) { write("heed: \(text.terminalSafe)\n", to: STDERR_FILENO) }

  private func write(_ text: String, to descriptor: Int32) { Output.write(text, to: descriptor) }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        // A reader that went away (`heed list … | head`) wants no more. Anything else has lost results.
        if descriptor == STDOUT_FILENO, errno != EPIPE {
          complain("the output could not be written: \(String(cString: strerror(errno))).")
          exit(ExitStatus.failed.rawValue)
        }
        return
      }
      bytes = bytes.dropFirst(written)
    }
  }
}

/// How a command ended.
enum ExitStatus: Int32 {
  case done = 0
  case failed = 1
  case usage = 2
  case partly = 3
  case stopped = 130
}

/// Columns as wide as their widest cell.
struct TextTable {
  var header: [String]
  var rows: [[String]] = []
  /// Columns whose numbers stand to the right.
  var rightAligned: Set<Int> = []
  /// The most cells the last column may take; 0 for any.
  var lastWidth = 0

  var text: String {
    let all = ([header] + rows).map { $0.map(\.onOneLine) }
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      var line = row.enumerated().map { column, cell -> String in
        if column == row.count - 1, !rightAligned.contains(column) { return cell }
        let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
        return rightAligned.contains(column) ? padding + cell : cell + padding
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
