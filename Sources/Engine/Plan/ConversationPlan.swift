/// The ordered user turns of one conversation, and what a rater must know to judge it.
///
/// A plan is complete in itself: it is stored with the run, so that a run can be resumed and replayed after the suite changed.
public struct ConversationPlan: Codable, Sendable, Equatable {
  public var suite: String
  public var suiteVersion: String
  public var useCase: String
  public var category: String
  public var severity: UseCase.Severity?
  /// Nil where an imported file does not say.
  public var scenario: Scenario?
  public var condition: Condition
  public var seed: Int
  /// The constraint that the transcript is judged against (in `reversed`, person B's).
  public var constraint: String
  public var owner: Owner
  public var heedWords: [String]
  public var hazardWords: [String]
  public var namesTrigger: Bool?
  /// All turns of the user's, those of the opening too.
  public var turns: [PlannedTurn]
  /// The recorded messages that the conversation begins with, kept to the letter: a system prompt, or in forks everything
  /// before the first turn that is played, where that is more than turns and their answers. Nil for none.
  public var opening: [KeptTurn]?

  public init(
    suite: String, suiteVersion: String, useCase: String, category: String,
    severity: UseCase.Severity? = nil, scenario: Scenario?, condition: Condition, seed: Int,
    constraint: String, owner: Owner, heedWords: [String], hazardWords: [String],
    namesTrigger: Bool?, turns: [PlannedTurn], opening: [KeptTurn]? = nil
  ) {
    self.suite = suite
    self.suiteVersion = suiteVersion
    self.useCase = useCase
    self.category = category
    self.severity = severity
    self.scenario = scenario
    self.condition = condition
    self.seed = seed
    self.constraint = constraint
    self.owner = owner
    self.heedWords = heedWords
    self.hazardWords = hazardWords
    self.namesTrigger = namesTrigger
    self.turns = turns
    self.opening = opening
  }
}

/// One user turn of a plan.
public struct PlannedTurn: Codable, Sendable, Equatable {
  public var kind: TurnKind
  public var text: String
  /// The pool entries that were drawn into this turn, in order; recorded.
  public var distractors: [String]
  /// What is already recorded and is kept instead of calling the model: the answer to this turn (in forks).
  public var keptAnswer: String?

  public init(kind: TurnKind, text: String, distractors: [String] = [], keptAnswer: String? = nil) {
    self.kind = kind
    self.text = text
    self.distractors = distractors
    self.keptAnswer = keptAnswer
  }
}
