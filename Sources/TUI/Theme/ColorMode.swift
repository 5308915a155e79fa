/// How many colours are used.
public enum ColorMode: String, Sendable, CaseIterable {
  /// Attributes and marks only.
  case none
  /// The terminal's own sixteen, or the first eight of them.
  case ansi16 = "16"
  case palette256 = "256"

  /// What the terminal can do and the user wants.
  ///
  /// `NO_COLOR` (set and not empty) and `noColor` (the option `--no-color`) win over everything.
  /// - Parameters:
  ///   - environment: the variables of the process.
  ///   - colors: how many colours the terminal's description promises; `COLORTERM` can promise more.
  ///   - noColor: whether `--no-color` was given.
  public static func detect(environment: [String: String], colors: Int, noColor: Bool = false) -> ColorMode {
    if noColor || environment["NO_COLOR"].map({ !$0.isEmpty }) == true { return .none }
    let term = environment["TERM"] ?? ""
    if term == "dumb" || term.hasSuffix("-mono") || term.hasSuffix("-m") { return .none }
    if colors >= 256 { return .palette256 }
    return colors >= 8 ? .ansi16 : .none
  }

  /// Names of terminal descriptions to try, best first. A terminal that announces many colours in `COLORTERM` under an
  /// old name, or one whose description is not installed, is still driven well by a general one.
  public static func terminalNames(environment: [String: String]) -> [String] {
    let term = environment["TERM"] ?? ""
    var names: [String] = []
    let promises = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
    if promises && ["xterm", "screen", "tmux", "rxvt-unicode"].contains(term) { names.append(term + "-256color") }
    if !term.isEmpty { names.append(term) }
    return names + ["xterm-256color"]
  }
}

/// Whether the terminal's ground is dark or light.
public enum Ground: String, Sendable, CaseIterable {
  case dark, light

  /// Reads `COLORFGBG` (`foreground;background` as numbers of the sixteen colours); dark when it says nothing.
  public static func detect(environment: [String: String]) -> Ground {
    guard let last = environment["COLORFGBG"]?.split(separator: ";").last, let color = Int(last) else { return .dark }
    return color == 7 || color == 15 ? .light : .dark
  }
}
