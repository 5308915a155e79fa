/// A quoted piece of one turn with a label.
///
/// The position is a half-open range of Unicode scalars over the recorded text, from 0; quote, prefix and suffix let it be
/// found again when the text has moved (W3C Web Annotation: text position and text quote selectors).
public struct Span: Codable, Sendable, Equatable {
  /// The turn's index, from 1.
  public var turn: Int
  public var start: Int
  public var end: Int
  /// A span label or a failure-mode code.
  public var label: String
  public var quote: String
  /// Up to `surroundings` scalars before and after the quote.
  public var prefix: String
  public var suffix: String

  static let surroundings = 16

  public init(
    turn: Int, start: Int, end: Int, label: String, quote: String, prefix: String = "",
    suffix: String = ""
  ) {
    self.turn = turn
    self.start = start
    self.end = end
    self.label = label
    self.quote = quote
    self.prefix = prefix
    self.suffix = suffix
  }

  /// Cuts the span out of a turn's text; nil if the range lies outside it or is empty.
  public init?(turn: Int, range: Range<Int>, label: String, in text: String) {
    let scalars = text.unicodeScalars
    guard range.lowerBound >= 0, !range.isEmpty,
      let from = scalars.index(
        scalars.startIndex, offsetBy: range.lowerBound, limitedBy: scalars.endIndex),
      let to = scalars.index(from, offsetBy: range.count, limitedBy: scalars.endIndex)
    else { return nil }
    self.turn = turn
    self.start = range.lowerBound
    self.end = range.upperBound
    self.label = label
    quote = String(scalars[from..<to])
    let before =
      scalars.index(from, offsetBy: -Span.surroundings, limitedBy: scalars.startIndex) ?? scalars.startIndex
    let after = scalars.index(to, offsetBy: Span.surroundings, limitedBy: scalars.endIndex) ?? scalars.endIndex
    prefix = String(scalars[before..<from])
    suffix = String(scalars[to..<after])
  }

  /// Whether this turn's text holds the quote at the position.
  public func stands(in text: String) -> Bool { cut(from: text) != nil }

  /// The same with what is around it in this text; nil if it does not stand there.
  func cut(from text: String) -> Span? {
    // What was stored may have been damaged: no range may be made of it unseen.
    guard start < end, let cut = Span(turn: turn, range: start..<end, label: label, in: text), cut.quote == quote else {
      return nil
    }
    return cut
  }

  /// It was stored or written without what is around it, or is a whole text.
  var tellsNoSurroundings: Bool { prefix.isEmpty && suffix.isEmpty }

  /// Whether both mark the same place with the same label, whatever is around it.
  public func marksTheSame(as other: Span) -> Bool {
    (turn, start, end, label) == (other.turn, other.start, other.end, other.label)
  }
}
