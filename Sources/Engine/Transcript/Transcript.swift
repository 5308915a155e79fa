public import struct Foundation.Date

/// Whose constraint the conversation is about.
public enum Owner: String, Codable, Sendable {
  case user
  /// Person B, in the `reversed` condition.
  case other
}

/// Where a transcript comes from; shown wherever a transcript is.
public enum Origin: String, Codable, Sendable, CaseIterable {
  /// A real model answered.
  case recorded
  /// One of Heed's simulated models answered.
  case simulated
  /// Written by hand as an illustration.
  case written
  /// Read from somebody else's file.
  case imported
}

/// How far a transcript has come.
public enum TranscriptStatus: String, Codable, Sendable, CaseIterable {
  case complete, partial, failed
}

/// One recorded conversation, without its turns.
public struct Transcript: Sendable, Equatable, Identifiable {
  /// A ULID in lower case.
  public var id: String
  public var run: String
  public var suite: String
  public var useCase: String
  public var category: String
  /// Nil where an imported file does not say.
  public var scenario: Scenario?
  public var condition: Condition
  /// `provider/name`.
  public var model: String
  /// From 1.
  public var `repeat`: Int
  public var status: TranscriptStatus
  public var origin: Origin
  /// Only part of the conversation is known.
  public var excerpt: Bool
  /// The constraint that the transcript is judged against (in `reversed`, person B's).
  public var constraint: String
  public var owner: Owner
  public var namesTrigger: Bool?
  public var severity: UseCase.Severity?
  public var seed: Int
  /// The transcript that this one is a rerun of, and what was changed.
  public var parent: String?
  public var changed: String?
  /// A person edited its turns before it was rerun; it is no sample of its cell and stays out of counts.
  public var edited = false
  /// Why there is no answer or no rating.
  public var cause: String?
  /// What a simulated answer was meant to be; nil for every other origin.
  public var intended: RatingValue?
  public var started: Date?
  public var finished: Date?

  // Kept by the store from turns, ratings and annotations.
  public var rating: RatingValue?
  public var rater: String?
  public var confidence: Double?
  public var labels: [String]
  public var turnCount: Int
  /// How far the request stands from the constraint; nil where either is unknown.
  public var distance: Distance?
  /// Any two raters' latest ratings differ.
  public var disagreement = false
  /// Some person's annotation counts.
  public var annotated = false

  /// What lies between the turn that states the constraint and the one that asks.
  public struct Distance: Sendable, Equatable {
    /// Turns of either side strictly between the two.
    public var turns: Int
    /// White-space separated words in those turns.
    public var words: Int

    public init(turns: Int, words: Int) {
      self.turns = turns
      self.words = words
    }
  }

  public init(
    id: String, run: String, suite: String, useCase: String, category: String, scenario: Scenario?,
    condition: Condition, model: String, repeat: Int = 1, status: TranscriptStatus = .partial,
    origin: Origin, excerpt: Bool = false, constraint: String, owner: Owner = .user,
    namesTrigger: Bool? = nil, severity: UseCase.Severity? = nil, seed: Int = 1,
    parent: String? = nil, changed: String? = nil, cause: String? = nil,
    intended: RatingValue? = nil, started: Date? = nil, finished: Date? = nil,
    rating: RatingValue? = nil, rater: String? = nil, confidence: Double? = nil,
    labels: [String] = [], turnCount: Int = 0, distance: Distance? = nil
  ) {
    self.id = id
    self.run = run
    self.suite = suite
    self.useCase = useCase
    self.category = category
    self.scenario = scenario
    self.condition = condition
    self.model = model
    self.repeat = `repeat`
    self.status = status
    self.origin = origin
    self.excerpt = excerpt
    self.constraint = constraint
    self.owner = owner
    self.namesTrigger = namesTrigger
    self.severity = severity
    self.seed = seed
    self.parent = parent
    self.changed = changed
    self.cause = cause
    self.intended = intended
    self.started = started
    self.finished = finished
    self.rating = rating
    self.rater = rater
    self.confidence = confidence
    self.labels = labels
    self.turnCount = turnCount
    self.distance = distance
  }
}
