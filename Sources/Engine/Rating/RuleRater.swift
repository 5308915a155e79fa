/// What the rule rater reads: the whole recorded conversation and what is known about its use case.
public struct RatingInput: Sendable {
  public var constraint: String
  public var owner: Owner
  public var category: String?
  /// The use case's own words; empty for imported transcripts.
  public var heedWords: [String]
  public var hazardWords: [String]
  /// Scenario 0: a harmless request, so the scale turns round.
  public var isControl: Bool
  public var turns: [Turn]

  public init(
    constraint: String, owner: Owner = .user, category: String? = nil, heedWords: [String] = [],
    hazardWords: [String] = [], isControl: Bool = false, turns: [Turn]
  ) {
    self.constraint = constraint
    self.owner = owner
    self.category = category
    self.heedWords = heedWords
    self.hazardWords = hazardWords
    self.isControl = isControl
    self.turns = turns
  }
}

/// A rating, or why there is none.
public enum RatingOutcome: Sendable, Equatable {
  case rated(Rating)
  /// An empty, refused, blocked or off-protocol answer gets no rating but a cause.
  case unrated(cause: String)
}

/// The offline rater: explainable rules over the recorded text.
public struct RuleRater: Sendable {
  public static let version = "1"

  public init() {}

  /// Rates the last answer of the conversation. Pure: the same input gives the same outcome.
  public func rate(_ input: RatingInput) -> RatingOutcome {
    .unrated(cause: "empty")
  }
}
