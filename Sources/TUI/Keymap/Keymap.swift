/// One table of keys: input, the help overlay, the palette, the hints and the manual page are made from it.
public enum Keymap {
  struct Binding: Sendable {
    let action: Action
    let keys: [KeyEvent]
    /// How the keys are written.
    let written: String
    /// What help and palette say.
    let summary: String
    /// One word for the hint line; nil where it is not hinted.
    let hint: String?
    let group: Group

    init(
      _ action: Action, _ keys: [KeyEvent], _ written: String, _ summary: String, hint: String? = nil, _ group: Group
    ) {
      self.action = action
      self.keys = keys
      self.written = written
      self.summary = summary
      self.hint = hint
      self.group = group
    }
  }

  enum Group: String, Sendable, CaseIterable {
    case move = "Moving"
    case find = "Finding"
    case read = "Reading"
    case annotate = "Annotating"
    case queue = "Review queue"
    case run = "Rerunning"
    case show = "Showing"
    case leave = "Leaving"
  }

  static let bindings: [Binding] = [
    Binding(.down, [.character("j"), .down], "j ↓", "down", .move),
    Binding(.up, [.character("k"), .up], "k ↑", "up", .move),
    Binding(.left, [.character("h"), .left], "h ←", "to the left: previous column, or the pane on the left", .move),
    Binding(.right, [.character("l"), .right], "l →", "to the right: next column, or the pane on the right", .move),
    Binding(.first, [.character("g"), .home], "g Home", "first", .move),
    Binding(.last, [.character("G"), .end], "G End", "last", .move),
    Binding(.nextPane, [.tab], "Tab", "next pane", hint: "pane", .move),
    Binding(.previousPane, [.backTab], "S-Tab", "previous pane", .move),
    Binding(.halfPageDown, [.control("d")], "C-d", "half a page down", .move),
    Binding(.halfPageUp, [.control("u")], "C-u", "half a page up", .move),
    Binding(.pageDown, [.pageDown, .character(" ")], "PgDn Space", "a page down", .move),
    Binding(.pageUp, [.pageUp], "PgUp", "a page up", .move),
    Binding(.open, [.enter], "Enter", "open, or read full width", hint: "open", .move),
    Binding(.search, [.character("/")], "/", "search what is shown", .find),
    Binding(.nextHit, [.character("n")], "n", "next hit", .find),
    Binding(.previousHit, [.character("N")], "N", "previous hit", .find),
    Binding(.filter, [.character("f")], "f", "filter the transcripts", hint: "filter", .find),
    Binding(.nextFailure, [.character("x")], "x", "next failure", hint: "failure", .find),
    Binding(.previousFailure, [.character("X")], "X", "previous failure", .find),
    Binding(.nextDisagreement, [.character("D")], "D", "next disagreement between raters", .find),
    Binding(.searchAll, [.character("S")], "S", "search everything", .find),
    Binding(.jumpBack, [.control("o")], "C-o", "back to where one was before the jump", .find),
    Binding(.jumpForward, [.alt("o")], "M-o", "forward again", .find),
    Binding(.setMark, [.character("M")], "M", "mark this place with a letter", .find),
    Binding(.goToMark, [.character("'")], "'", "go to a marked place; '' back", .find),
    Binding(.nextTurn, [.character("]")], "]", "next turn", .read),
    Binding(.previousTurn, [.character("[")], "[", "previous turn", .read),
    Binding(.nextSpan, [.character("}")], "}", "next evidence span", .read),
    Binding(.previousSpan, [.character("{")], "{", "previous evidence span", .read),
    Binding(.why, [.character("z")], "z", "why: ratings, rules, explanations", hint: "why", .read),
    Binding(.compare, [.character("c")], "c", "add to or drop from the side-by-side", .read),
    Binding(.diff, [.character("d")], "d", "differences of the two answers", .read),
    Binding(.play, [.character("p")], "p", "play turn by turn", .read),
    Binding(.blind, [.character("b")], "b", "blind review on or off", .annotate),
    Binding(.rateFail, [.character("0")], "0", "rate: fail", .annotate),
    Binding(.rateUnclear, [.character("1")], "1", "rate: unclear", .annotate),
    Binding(.ratePass, [.character("2")], "2", "rate: pass", hint: "rate", .annotate),
    Binding(.repeatLast, [.character(".")], ".", "say the last rating or labels of this one too", .annotate),
    Binding(.labels, [.character("a")], "a", "labels", hint: "labels", .annotate),
    Binding(.span, [.character("v")], "v", "mark a span: words, sentences, evidence", hint: "mark", .annotate),
    Binding(.layers, [.character("V")], "V", "whose spans are shown", .annotate),
    Binding(.note, [.character("i")], "i", "note", hint: "note", .annotate),
    Binding(.undo, [.character("u")], "u", "undo the last annotation", .annotate),
    Binding(.queue, [.character("T")], "T", "take up a review queue, or leave it", .queue),
    Binding(.skip, [.character("s")], "s", "skip this item", .queue),
    Binding(.flag, [.character("!")], "!", "flag this item, or no longer", .queue),
    Binding(.previousItem, [.character("<")], "<", "previous item, done or not", .queue),
    Binding(.nextItem, [.character(">")], ">", "next item, done or not", .queue),
    Binding(.rerun, [.character("r")], "r", "rerun…", hint: "rerun", .run),
    Binding(.rerunSame, [.character("R")], "R", "rerun the same now", .run),
    Binding(.fork, [.character("e")], "e", "say this user turn otherwise and go on from here", .run),
    Binding(.sweep, [.character("w")], "w", "sweep: what would have saved the user?", hint: "sweep", .run),
    Binding(.lineage, [.character("t")], "t", "the tree of reruns of this transcript", .run),
    Binding(.runs, [.character("L")], "L", "runs, live", .show),
    Binding(.matrix, [.character("m")], "m", "results matrix: models by scenarios", .show),
    Binding(.agreement, [.character("A")], "A", "agreement between raters", .show),
    Binding(.palette, [.character(":")], ":", "palette: every command by name", .show),
    Binding(.saveView, [.character("B")], "B", "save this view (filter and place) under a name; : opens it", .find),
    Binding(.export, [.character("o")], "o", "export what is shown", .show),
    Binding(.page, [.character("|")], "|", "open the transcript in $PAGER", .show),
    Binding(.copy, [.character("y")], "y", "copy the turn (OSC 52)", .show),
    Binding(.help, [.character("?")], "?", "these keys", hint: "help", .show),
    Binding(.redraw, [.control("l")], "C-l", "draw again", .show),
    Binding(.suspend, [.control("z")], "C-z", "suspend", .leave),
    Binding(.back, [.character("q")], "q", "back; at the top ask, then quit", hint: "back", .leave),
    Binding(.quit, [.character("Q"), .control("c")], "Q", "quit", .leave),
    Binding(.cancel, [.escape], "Esc", "cancel or back, never quit", .leave),
  ]

  private static let byKey: [KeyEvent: Action] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } }, uniquingKeysWith: { first, _ in first })

  static func action(for key: KeyEvent) -> Action? { byKey[key] }

  static func binding(of action: Action) -> Binding? { bindings.first { $0.action == action } }

  /// Keys and what they do, in the order of the help.
  public static var rows: [(keys: String, summary: String)] { bindings.map { ($0.written, $0.summary) } }

  /// The table as text, by groups.
  public static var text: String {
    Group.allCases.map { group in
      let lines = bindings.filter { $0.group == group }.map { binding in
        "  \(binding.written)\(String(repeating: " ", count: max(1, 14 - binding.written.count)))\(binding.summary)"
      }
      return "\(group.rawValue)\n\(lines.joined(separator: "\n"))"
    }.joined(separator: "\n\n")
  }
}
