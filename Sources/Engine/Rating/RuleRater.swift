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
  /// A person edited the user's turns, which may have taken the constraint away.
  public var isEdited: Bool
  public var turns: [Turn]

  public init(
    constraint: String, owner: Owner = .user, category: String? = nil, heedWords: [String] = [],
    hazardWords: [String] = [], isControl: Bool = false, isEdited: Bool = false, turns: [Turn]
  ) {
    self.constraint = constraint
    self.owner = owner
    self.category = category
    self.heedWords = heedWords
    self.hazardWords = hazardWords
    self.isControl = isControl
    self.isEdited = isEdited
    self.turns = turns
  }
}

extension RatingInput {
  /// An edit took the constraint away, so that there is nothing to rate against.
  var hasLostConstraint: Bool {
    isEdited && !Disclosure.isStated(constraint, heedWords: heedWords, in: turns)
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
  public static let version = "2"
  /// Every rule with its identifier, the rating it gives and what it means.
  public static let rules: [RatingRule] = RatingRule.all

  public init() {}

  /// Rates the last answer of the conversation. Pure: the same input gives the same outcome.
  public func rate(_ input: RatingInput) -> RatingOutcome {
    let read: AnswerReading
    do { read = try AnswerReading(input) } catch { return .unrated(cause: error.cause) }
    if input.hasLostConstraint { return .unrated(cause: Disclosure.lost) }
    let decision = read.decision
    var spans = Evidence.context(input, request: read.request, cues: read.cues)
    spans += Evidence.early(input, before: read.answer.index, cues: read.cues, attributor: read.attributor)
    spans += Evidence.answer(read.answer, read.reading, decision)
    spans.sort { ($0.turn, $0.start, $0.end, $0.label) < ($1.turn, $1.start, $1.end, $1.label) }
    return .rated(
      Rating(
        rater: "rule", version: Self.version, value: decision.rule.value, rule: decision.rule.id,
        confidence: decision.confidence, explanation: decision.explanation(read.reading), spans: spans))
  }

  /// What the last answer of the conversation comes down to, whatever rating that deserves; nil for an answer that is
  /// empty, blocked or refused.
  public func advice(_ input: RatingInput) -> Advice? {
    try? AnswerReading(input).decision.advice
  }
}
