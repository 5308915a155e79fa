internal import Engine

/// The keys as they are where nobody has changed them.
extension Keymap {
  public static let standard = Keymap([
    .main: main,
    .table: rows(hint: "move", spacePages: true) + [
      Binding(.open, [.enter], "go to what the row tells of", hint: "open")
    ] + closing,
    .live: live + pages(withSpace: true),
    .player: player,
    .span: span,
    .spanLabels: [
      Binding(.down, [.down, .tab], "next label", hint: Hint("move", beside: .up)),
      Binding(.up, [.up, .backTab], "previous label"),
      Binding(.open, [.enter], "give the span this label", hint: "label"),
      Binding(.help, [.character("?"), .function(1)], "these keys"),
      Binding(.cancel, [.escape], "back to the text", hint: "text"),
    ],
    .diff: rows(hint: "scroll", spacePages: true) + [
      Binding(.nextTurn, [.character("]")], "next answer", hint: Hint("next, previous answer", beside: .previousTurn)),
      Binding(.previousTurn, [.character("[")], "previous answer"),
      Binding(.swapSides, [.character("x")], "the other way round", hint: "the other way round"),
    ] + closing,
    .labels: withoutLetters(rows(hint: "move")) + [
      Binding(
        .toggle, [.character(" "), .enter], "set or drop the label; its letter does so at once", hint: "set or drop"),
      Binding(.undo, [.character("u")], "undo what was set or dropped last"),
    ] + closing,
    .layers: rows(hint: "move") + [
      Binding(.toggle, [.character(" "), .enter], "show these spans, or hide them", hint: "show or hide")
    ] + [Binding(.layers, [.character("V")], "close")] + closing,
    .rerun: fields + [
      Binding(.open, [.enter], "rerun", hint: "rerun"),
      Binding(.fork, [.character("e")], "say the user turn one stands on otherwise, instead", hint: "edit the turn"),
    ] + closing,
    .sweep: fields + [Binding(.open, [.enter, .character("w")], "sweep", hint: "sweep")] + closing,
    .queues: rows(hint: "move") + [
      Binding(.right, [.character("l"), .right], "next order of the new queue", hint: Hint("order", beside: .left)),
      Binding(.left, [.character("h"), .left], "previous order of the new queue"),
      Binding(.open, [.enter], "take the queue up, or make it", hint: "take up"),
      Binding(.queue, [.character("T")], "close"),
    ] + closing,
    .help: rows(hint: "move", spacePages: true) + [
      Binding(.search, [.character("/")], "only keys that do this", hint: "filter"),
      Binding(.back, [.character("q"), .character("?"), .enter], "close"),
      Binding(.cancel, [.escape], "close", hint: "close"),
    ],
  ])

  private static let closing = [
    Binding(.help, [.character("?"), .function(1)], "these keys"),
    Binding(.back, [.character("q")], "close"),
    Binding(.cancel, [.escape], "close", hint: "close"),
    Binding(.quit, [.character("Q"), .control("c")], "quit"),
    Binding(.redraw, [.control("l")], "draw again"),
    Binding(.suspend, [.control("z")], "suspend"),
  ]

  private static func pages(withSpace: Bool) -> [Binding] {
    [
      Binding(.first, [.character("g"), .home], "first"),
      Binding(.last, [.character("G"), .end], "last"),
      Binding(.halfPageDown, [.control("d")], "half a page down"),
      Binding(.halfPageUp, [.control("u")], "half a page up"),
      Binding(.pageDown, [.pageDown] + (withSpace ? [.character(" ")] : []), "a page down"),
      Binding(.pageUp, [.pageUp], "a page up"),
    ]
  }

  private static func rows(hint: String, spacePages: Bool = false) -> [Binding] {
    [
      Binding(.down, [.character("j"), .down], "down", hint: Hint(hint, [.up])),
      Binding(.up, [.character("k"), .up], "up"),
    ] + pages(withSpace: spacePages)
  }

  /// The letters of failure modes set and drop them; arrows and other keys move.
  private static func withoutLetters(_ bindings: [Binding]) -> [Binding] {
    let letters = Set(Label.failureModes.compactMap(\.hotkey).map { KeyEvent.character($0) })
    return bindings.map { binding in
      var binding = binding
      binding.keys.removeAll(where: letters.contains)
      return binding
    }
  }

  /// Of dialogs with a value in each line.
  private static let fields = [
    Binding(.down, [.character("j"), .down, .tab], "next field", hint: Hint("field", beside: .up)),
    Binding(.up, [.character("k"), .up, .backTab], "previous field"),
    Binding(
      .right, [.character("l"), .right, .character(" "), .character("+")], "next value",
      hint: Hint("value", beside: .left)),
    Binding(.left, [.character("h"), .left, .character("-")], "previous value"),
  ]

  private static let live = [
    Binding(.open, [.enter], "open the transcript, or only the model and condition", hint: "open"),
    Binding(.nextPane, [.tab, .backTab], "to the other list", hint: "list"),
    Binding(.pause, [.character("p")], "pause the run, or go on", hint: "pause"),
    Binding(.stop, [.character("s")], "stop the run, after a question", hint: "stop"),
    Binding(.nextFailure, [.character("x")], "next failure", hint: "failure"),
    Binding(.previousFailure, [.character("X")], "previous failure"),
    Binding(.back, [.character("q")], "back to the transcripts", hint: "back"),
    Binding(.play, [.character("P")], "play it: each transcript as it ends", hint: "play"),
    Binding(.filter, [.character("f")], "filter the transcripts by this run", hint: "only this run"),
    Binding(.sweep, [.character("w")], "of a sweep: what would have saved the user"),
    Binding(.runs, [.character("L")], "all runs", hint: "runs"),
    Binding(.down, [.character("j"), .down], "down"),
    Binding(.up, [.character("k"), .up], "up"),
    Binding(.help, [.character("?"), .function(1)], "these keys"),
    Binding(.cancel, [.escape], "back to the transcripts"),
    Binding(.quit, [.character("Q"), .control("c")], "quit"),
    Binding(.redraw, [.control("l")], "draw again"),
    Binding(.suspend, [.control("z")], "suspend"),
  ]

  private static let player = [
    Binding(.toggle, [.character(" "), .character("p")], "play, or pause", hint: "pause"),
    Binding(
      .right, [.character("l"), .right, .character("]"), .character("j"), .down, .enter], "a turn on", hint: "step"),
    Binding(
      .left, [.character("h"), .left, .character("["), .character("k"), .up, .backspace], "a turn back", hint: "back"),
    Binding(
      .nextItem, [.character(">")], "next transcript of the run", hint: Hint("transcript", beside: .previousItem)),
    Binding(.previousItem, [.character("<")], "previous transcript of the run"),
    Binding(.faster, [.character("+"), .character("=")], "twice as fast", hint: Hint("speed", beside: .slower)),
    Binding(.slower, [.character("-")], "half as fast"),
    Binding(.first, [.character("g"), .home], "to the first turn", hint: Hint("ends", beside: .last)),
    Binding(.last, [.character("G"), .end], "to the last turn"),
    Binding(.help, [.character("?"), .function(1)], "these keys"),
    Binding(.back, [.character("q")], "leave", hint: "leave"),
    Binding(.cancel, [.escape], "leave"),
    Binding(.quit, [.character("Q"), .control("c")], "quit"),
    Binding(.redraw, [.control("l")], "draw again"),
    Binding(.suspend, [.control("z")], "suspend"),
  ]

  private static let span = [
    Binding(
      .left, [.character("h"), .left, .character("b")], "a word, sentence or evidence back",
      hint: Hint("move", beside: .right, .down, .up)),
    Binding(.right, [.character("l"), .right, .character("w")], "a word, sentence or evidence on"),
    Binding(.down, [.character("j"), .down], "to the line below"),
    Binding(.up, [.character("k"), .up], "to the line above"),
    Binding(.first, [.character("g"), .home], "to the first of the turn"),
    Binding(.last, [.character("G"), .end], "to the last of the turn"),
    Binding(.extend, [.character("v"), .character(" ")], "moving takes more in, or no longer", hint: "more"),
    Binding(.otherEnd, [.character("o")], "move the other end"),
    Binding(.takeSentence, [.character("s")], "by sentences", hint: "sentence"),
    Binding(.takeEvidence, [.character("e")], "by evidence spans", hint: "evidence"),
    Binding(.takeWord, [.character(".")], "by words", hint: "word"),
    Binding(.nextTurn, [.character("]")], "next turn"),
    Binding(.previousTurn, [.character("[")], "previous turn"),
    Binding(.open, [.enter, .character("a")], "the list of labels; the mark of one gives it at once", hint: "labels"),
    Binding(.dropSpans, [.character("d"), .backspace, .delete], "drop your spans here", hint: "drop"),
    Binding(.help, [.character("?"), .function(1)], "these keys"),
    Binding(.back, [.character("q")], "leave"),
    Binding(.cancel, [.escape], "leave", hint: "leave"),
    Binding(.quit, [.character("Q"), .control("c")], "quit"),
    Binding(.redraw, [.control("l")], "draw again"),
    Binding(.suspend, [.control("z")], "suspend"),
  ]

  private static let main = [
    Binding(.down, [.character("j"), .down], "down", .move),
    Binding(.up, [.character("k"), .up], "up", .move),
    Binding(.left, [.character("h"), .left], "to the left: previous column, or the pane on the left", .move),
    Binding(.right, [.character("l"), .right], "to the right: next column, or the pane on the right", .move),
    Binding(.first, [.character("g"), .home], "first", .move),
    Binding(.last, [.character("G"), .end], "last", .move),
    Binding(.nextPane, [.tab], "next pane", hint: "pane", .move),
    Binding(.previousPane, [.backTab], "previous pane", .move),
    Binding(.halfPageDown, [.control("d")], "half a page down", .move),
    Binding(.halfPageUp, [.control("u")], "half a page up", .move),
    Binding(.pageDown, [.pageDown, .character(" ")], "a page down", .move),
    Binding(.pageUp, [.pageUp], "a page up", .move),
    Binding(.open, [.enter], "open, or read full width", hint: "open", .move),
    Binding(.search, [.character("/")], "search what is shown", .find),
    Binding(.nextHit, [.character("n")], "next hit", .find),
    Binding(.previousHit, [.character("N")], "previous hit", .find),
    Binding(.filter, [.character("f")], "filter the transcripts", hint: "filter", .find),
    Binding(.nextFailure, [.character("x")], "next failure", hint: "failure", .find),
    Binding(.previousFailure, [.character("X")], "previous failure", .find),
    Binding(.nextDisagreement, [.character("D")], "next disagreement between raters", .find),
    Binding(.searchAll, [.character("S")], "search everything", .find),
    Binding(.jumpBack, [.control("o")], "back to where one was before the jump", .find),
    Binding(.jumpForward, [.alt("o")], "forward again", .find),
    Binding(.setMark, [.character("M")], "mark this place with a letter", .find),
    Binding(.goToMark, [.character("'")], "go to a marked place; '' back", .find),
    Binding(.saveView, [.character("B")], "save this view (filter and place) under a name; : opens it", .find),
    Binding(.nextTurn, [.character("]")], "next turn", .read),
    Binding(.previousTurn, [.character("[")], "previous turn", .read),
    Binding(.nextSpan, [.character("}")], "next evidence span", .read),
    Binding(.previousSpan, [.character("{")], "previous evidence span", .read),
    Binding(.why, [.character("z")], "why: ratings, rules, explanations", hint: "why", .read),
    Binding(.compare, [.character("c")], "add to or drop from the side-by-side", .read),
    Binding(.diff, [.character("d")], "differences of the two answers", .read),
    Binding(.play, [.character("p")], "play turn by turn", .read),
    Binding(.blind, [.character("b")], "blind review on or off", .annotate),
    Binding(
      .rateFail, [.character("0")], "rate: fail", hint: Hint("rate", beside: .rateUnclear, .ratePass), .annotate),
    Binding(.rateUnclear, [.character("1")], "rate: unclear", .annotate),
    Binding(.ratePass, [.character("2")], "rate: pass", .annotate),
    Binding(.repeatLast, [.character(".")], "say the last rating or labels of this one too", .annotate),
    Binding(.labels, [.character("a")], "labels", hint: "labels", .annotate),
    Binding(.span, [.character("v")], "mark a span: words, sentences, evidence", hint: "mark", .annotate),
    Binding(.layers, [.character("V")], "whose spans are shown", .annotate),
    Binding(.note, [.character("i")], "note", hint: "note", .annotate),
    Binding(.undo, [.character("u")], "undo the last annotation", .annotate),
    Binding(.queue, [.character("T")], "take up a review queue, or leave it", .queue),
    Binding(.skip, [.character("s")], "skip this item", .queue),
    Binding(.flag, [.character("!")], "flag this item, or no longer", .queue),
    Binding(.previousItem, [.character("<")], "previous item, done or not", .queue),
    Binding(.nextItem, [.character(">")], "next item, done or not", .queue),
    Binding(.rerun, [.character("r")], "rerun…", hint: "rerun", .run),
    Binding(.rerunSame, [.character("R")], "rerun the same now", .run),
    Binding(.fork, [.character("e")], "say this user turn otherwise and go on from here", .run),
    Binding(.sweep, [.character("w")], "sweep: what would have saved the user?", hint: "sweep", .run),
    Binding(.lineage, [.character("t")], "the tree of reruns of this transcript", .run),
    Binding(.history, [.character("H")], "all that was played of this case, repeats together", .run),
    Binding(.runs, [.character("L")], "runs, live", .show),
    Binding(.matrix, [.character("m")], "results matrix: models by scenarios", .show),
    Binding(.agreement, [.character("A")], "agreement between raters", .show),
    Binding(.palette, [.character(":")], "palette: every command by name", .show),
    Binding(.export, [.character("o")], "export what is shown", .show),
    Binding(.page, [.character("|")], "open the transcript in $PAGER", .show),
    Binding(.copy, [.character("y")], "copy the turn (OSC 52)", .show),
    Binding(.help, [.character("?"), .function(1)], "these keys", hint: "help", .show),
    Binding(.redraw, [.control("l")], "draw again", .show),
    Binding(.suspend, [.control("z")], "suspend", .leave),
    Binding(.back, [.character("q")], "back; at the top ask, then quit", hint: "back", .leave),
    Binding(.quit, [.character("Q"), .control("c")], "quit", .leave),
    Binding(.cancel, [.escape], "cancel or back, never quit", .leave),
  ]
}
