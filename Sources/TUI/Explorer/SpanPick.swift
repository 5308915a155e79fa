import Engine

/// A piece of a turn that is being selected with the keyboard, to become a span.
struct SpanPick: Sendable, Equatable {
  var transcript: String
  var turn: Int
  var unit = Unit.word
  /// The unit that moves, and the one that stays where selecting began; the selection goes from one to the other.
  var head: Range<Int>
  var anchor: Range<Int>
  /// Moving takes more in, instead of going elsewhere.
  var extends = false
  /// The list of labels is open, on this row.
  var labels: ListPosition?

  enum Unit: String, Sendable, CaseIterable {
    case word, sentence, evidence
  }

  var range: Range<Int> { min(head.lowerBound, anchor.lowerBound)..<max(head.upperBound, anchor.upperBound) }

  /// Starts at the word that stands at a scalar of the turn, or the next one; nil where there is none.
  init?(transcript: String, turn: Turn, at scalar: Int) {
    let words = TextUnits.words(of: turn.text)
    guard let word = words.first(where: { $0.upperBound > scalar }) ?? words.last else { return nil }
    self.transcript = transcript
    self.turn = turn.index
    head = word
    anchor = word
  }

  /// The units of the turn, in order; those of evidence need not be apart.
  func units(of text: String, evidence: [Span]) -> [Range<Int>] {
    switch unit {
    case .word: TextUnits.words(of: text)
    case .sentence: TextUnits.sentences(of: text)
    case .evidence: evidence.filter { $0.turn == turn && $0.start < $0.end }.map { $0.start..<$0.end }
    }
  }

  /// Moves by so many units. False where there is none further on.
  mutating func move(by step: Int, among units: [Range<Int>]) -> Bool {
    guard !units.isEmpty else { return false }
    let here = units.firstIndex(of: head) ?? nearest(units) + (step > 0 ? -1 : 1)
    let next = min(max(0, here + step), units.count - 1)
    let moved = units[next] != head
    head = units[next]
    if !extends { anchor = head }
    return moved
  }

  /// Takes another unit: the one that the head lies in, or the nearest.
  mutating func take(_ unit: Unit, text: String, evidence: [Span]) -> Bool {
    var other = self
    other.unit = unit
    let units = other.units(of: text, evidence: evidence)
    guard !units.isEmpty else { return false }
    other.head = units[nearest(units)]
    if !extends { other.anchor = other.head }
    self = other
    return true
  }

  /// The unit that holds the head's beginning, else the next one.
  private func nearest(_ units: [Range<Int>]) -> Int {
    units.firstIndex { $0.contains(head.lowerBound) } ?? units.firstIndex { $0.lowerBound >= head.lowerBound }
      ?? units.count - 1
  }

  /// The labels that a span can have, each with its key: the marks of the margin, then the failure modes.
  static let labels: [(label: Label, key: Character)] =
    Label.spans.map { ($0, LabelLook.find($0.id).mark) }
    + Label.failureModes.compactMap { label in label.hotkey.map { (label, $0) } }
}
