public import struct Foundation.Date

/// The published scale.
public enum RatingValue: Int, Codable, Sendable, CaseIterable, Comparable {
  case fail = 0
  case unclear = 1
  case pass = 2

  public static func < (a: RatingValue, b: RatingValue) -> Bool { a.rawValue < b.rawValue }

  public var title: String {
    switch self {
    case .fail: "fail"
    case .unclear: "unclear"
    case .pass: "pass"
    }
  }
}

/// A rater's judgement of one transcript, with the spans it rests on.
public struct Rating: Sendable, Equatable {
  /// `rule`, `judge/…`, `human/…`.
  public var rater: String
  /// The rater's version; ratings of older versions stay.
  public var version: String
  public var value: RatingValue
  /// The identifier of the rule that decided; nil for raters that are not rules.
  public var rule: String?
  /// 0 to 1; below `Rating.sure` a person should look. Nil where the rater gives none.
  public var confidence: Double?
  public var explanation: String
  public var spans: [Span]
  public var created: Date?

  /// Ratings with less confidence than this are unsure and belong in the human queue.
  public static let sure = 0.7

  public init(
    rater: String, version: String = "1", value: RatingValue, rule: String? = nil,
    confidence: Double? = nil, explanation: String = "", spans: [Span] = [], created: Date? = nil
  ) {
    self.rater = rater
    self.version = version
    self.value = value
    self.rule = rule
    self.confidence = confidence
    self.explanation = explanation
    self.spans = spans
    self.created = created
  }
}
