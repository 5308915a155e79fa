/// What a person can do in the explorer.
enum Action: Sendable, Hashable, CaseIterable {
  case down, up, left, right, first, last
  case halfPageDown, halfPageUp, pageDown, pageUp
  case nextPane, previousPane, open, back, quit, cancel
  case search, nextHit, previousHit, filter
  case nextTurn, previousTurn, nextSpan, previousSpan
  case nextFailure, previousFailure, nextDisagreement
  case compare, rateFail, rateUnclear, ratePass, repeatLast, labels, span, layers, note, undo
  case rerun, rerunSame, fork, sweep, lineage, diff, play
  case queue, skip, flag, previousItem, nextItem
  case jumpBack, jumpForward, setMark, goToMark, blind, export, page
  case why, saveView, matrix, agreement, runs, searchAll, palette, help, copy
  case redraw, suspend
}
