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
  /// Up to 16 scalars before and after the quote.
  public var prefix: String
  public var suffix: String

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
    let before = scalars.index(from, offsetBy: -16, limitedBy: scalars.startIndex) ?? scalars.startIndex
    let after = scalars.index(to, offsetBy: 16, limitedBy: scalars.endIndex) ?? scalars.endIndex
    prefix = String(scalars[before..<from])
    suffix = String(scalars[to..<after])
  }
}
