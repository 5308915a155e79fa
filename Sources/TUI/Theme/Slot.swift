/// What a colour stands for. A theme gives each slot a colour and attributes, as writing and as ground.
enum Slot: UInt8, Sendable, Hashable, CaseIterable {
  /// The terminal's own ground.
  case screen
  case text, muted, title, heading, emphasis, code, link, quote
  case border, borderFocused
  /// The selected row; `selectionUnfocused` in a pane without the focus.
  case selection, selectionUnfocused
  case statusLine, keyHint, keyName, input
  case warning, error
  /// Ratings.
  case pass, unclear, fail, missing
  case bar, barTrack
  case searchHit, searchHitCurrent
  /// The text being selected for a new span, and the span the reader stands on.
  case picked, spanCurrent
  /// Whose turn it is.
  case user, assistant, system
  /// Span labels.
  case disclosure, pressure, request
  case acknowledgement, risk, modulation, alternative, question
  case endorsement, ignored, spin, genericCaution
  /// Failure modes by the first letter of their code: awareness, weighing, echo, knowledge, form, over-caution.
  case modeA, modeW, modeE, modeK, modeF, modeO
  /// A label that a suite brought along.
  case otherLabel
  /// Differences between two answers.
  case added, removed

  /// The slot's name in dumps.
  var name: String { String(describing: self) }
}
