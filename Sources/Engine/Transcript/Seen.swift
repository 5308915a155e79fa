/// What of a transcript an author had before them when they annotated it; empty for a blind annotation.
public struct Seen: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Which model answered.
  public static let model = Seen(rawValue: 1)
  /// What rules and judges say of it.
  public static let ratings = Seen(rawValue: 2)
  /// What other people said of it.
  public static let others = Seen(rawValue: 4)

  private static let known: [(name: String, value: Seen)] = [
    ("model", .model), ("ratings", .ratings), ("others", .others),
  ]

  /// The words for it, always in the same order.
  public var names: [String] { Seen.known.filter { contains($0.value) }.map(\.name) }

  /// Words that are unknown, as a newer program's may be, are passed over.
  public init(names: some Sequence<String>) {
    let names = Set(names)
    self = Seen(Seen.known.filter { names.contains($0.name) }.map(\.value))
  }

  /// As it is kept in a column: the words with spaces between them.
  var text: String { names.joined(separator: " ") }

  init(text: String) { self.init(names: text.split(separator: " ").map(String.init)) }
}

/// Encoded as the list of its words.
extension Seen: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(names: try decoder.singleValueContainer().decode([String].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(names)
  }
}
