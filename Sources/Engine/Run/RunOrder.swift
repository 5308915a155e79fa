/// What is to be launched: the frozen plans, the models and how often. Its jobs are every plan × repeat × model.
public struct RunOrder: Sendable {
  public var name: String?
  public var suite: String
  public var plans: [ConversationPlan]
  /// `provider/name`.
  public var models: [String]
  /// The numbers of the repeats, from 1.
  public var repeats: ClosedRange<Int>
  public var seed: Int
  public var settings: RunSettings
  /// Somebody edited the plans' turns.
  public var edited: Bool
  /// Pairs of scenario and condition that were asked for and do not exist.
  public var skipped: Int

  public init(
    name: String? = nil, suite: String, plans: [ConversationPlan], models: [String], repeats: ClosedRange<Int> = 1...1,
    seed: Int = 1, settings: RunSettings = RunSettings(), edited: Bool = false, skipped: Int = 0
  ) {
    self.name = name
    self.suite = suite
    self.plans = plans
    self.models = models
    self.repeats = repeats
    self.seed = seed
    self.settings = settings
    self.edited = edited
    self.skipped = skipped
  }

  public var transcripts: Int { plans.count * models.count * repeats.count }

  /// Calls to a model; turns whose answer is kept need none.
  public var calls: Int { plans.reduce(0) { $0 + $1.calls } * models.count * repeats.count }
}
