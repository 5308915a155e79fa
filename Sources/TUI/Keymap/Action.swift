/// What a person can do in the explorer.
enum Action: String, Sendable, Hashable, CaseIterable {
  case down, up, left, right, first, last
  case halfPageDown, halfPageUp, pageDown, pageUp
  case nextPane, previousPane, open, back, quit, cancel
  case search, nextHit, previousHit, filter
  case nextTurn, previousTurn, nextSpan, previousSpan
  case nextFailure, previousFailure, nextDisagreement
  case compare, rateFail, rateUnclear, ratePass, repeatLast, labels, span, layers, note, undo
  case rerun, rerunSame, fork, sweep, lineage, history, diff, play
  case queue, skip, flag, previousItem, nextItem
  case jumpBack, jumpForward, setMark, goToMark, blind, export, page
  case why, saveView, matrix, agreement, runs, searchAll, palette, help, copy
  case redraw, suspend
  /// In lists of things that are on or off.
  case toggle
  /// Of a run that is watched.
  case pause, stop
  /// Of the player.
  case faster, slower
  /// Of text that is being selected.
  case extend, otherEnd, takeWord, takeSentence, takeEvidence, dropSpans
  /// Of two answers that are compared.
  case swapSides

  /// What the configuration file calls it: `next-failure`.
  var name: String {
    rawValue.reduce(into: "") { name, letter in
      name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }

  static func named(_ name: String) -> Action? { allCases.first { $0.name == name } }
}
