/// Why the explorer cannot use this terminal, and what to do.
public enum TerminalError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Input or output is a file or a pipe.
  case notATerminal(String)
  /// No description of the terminal is installed.
  case unknown(term: String)
  /// The terminal cannot place the cursor.
  case cannotPlaceCursor(term: String)
  /// No UTF-8 locale is to be had.
  case noUTF8
  case failed(String)

  public var description: String {
    switch self {
    case .notATerminal(let which):
      "\(which) is not a terminal: start the explorer in one, or use a command that prints (see heed --help)"
    case .unknown(let term):
      "the terminal \"\(term)\" is not known here: set TERM to a known one, for example TERM=xterm-256color"
    case .cannotPlaceCursor(let term):
      "the terminal \"\(term)\" cannot place the cursor: set TERM to what you really use, for example xterm-256color"
    case .noUTF8:
      "no UTF-8 locale was found: set LC_ALL=C.UTF-8"
    case .failed(let what):
      "the terminal could not be used: \(what)"
    }
  }
}
