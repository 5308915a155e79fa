/// A span of a file whose text is not there any more. It is not kept, so it is named in full.
public struct LostSpan: Sendable, Equatable, CustomStringConvertible {
  /// `FILE:LINE`, or the id of a transcript that was here already.
  public var place: String
  public var span: Span

  /// `FILE:LINE: span “quote” (label, turn N) is not in the text`
  public var description: String {
    "\(place): span “\(span.quote)” (\(span.label), turn \(span.turn)) is not in the text".onOneLine
  }
}
