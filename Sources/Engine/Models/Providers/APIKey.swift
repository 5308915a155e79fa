/// A key for a provider. It prints as dots, so that no message or dump can hold it.
public struct APIKey: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The key itself, for the one header it belongs in.
  let secret: String

  /// Without the white space around it; nil if there is nothing else.
  public init?(_ text: String) {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    secret = String(start[...last])
  }

  public var description: String { "•••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
