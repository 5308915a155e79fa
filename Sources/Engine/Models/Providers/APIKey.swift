/// A key for a provider. It prints as dots, so that no message or dump can hold it.
public struct APIKey: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The key itself, for the one header it belongs in.
  let secret: String

  /// Nil if there is nothing but white space.
  public init?(_ text: String) {
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined()
    if trimmed.isEmpty { return nil }
    secret = trimmed
  }

  public var description: String { "•••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
