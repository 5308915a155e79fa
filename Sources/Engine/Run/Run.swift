public import struct Foundation.Date

/// One launch: a frozen plan (what, which models, how often, which settings) and its transcripts.
public struct Run: Sendable, Equatable, Identifiable {
  /// A ULID in lower case.
  public var id: String
  public var name: String?
  public var status: Status
  public var suite: String
  public var models: [String]
  public var scenarios: [Scenario]
  public var conditions: [Condition]
  /// How many transcripts the run is to have, how many are complete, how many failed.
  public var planned: Int
  public var complete: Int
  public var failed: Int
  public var seed: Int
  public var settings: RunSettings
  public var started: Date?
  public var finished: Date?
  /// What somebody asks of it while it runs.
  public var wish: Wish?

  /// What can be asked of a run that another process works on.
  public enum Wish: String, Sendable, CaseIterable {
    case pause, stop
  }

  public enum Status: String, Codable, Sendable, CaseIterable {
    case running
    /// Its process ended before the run did; `heed resume` finishes it.
    case interrupted
    case complete
    /// Every transcript is complete or failed, and some failed.
    case failed
  }

  public init(
    id: String, name: String? = nil, status: Status, suite: String, models: [String], scenarios: [Scenario],
    conditions: [Condition], planned: Int, complete: Int = 0, failed: Int = 0, seed: Int, settings: RunSettings,
    started: Date? = nil, finished: Date? = nil
  ) {
    self.id = id
    self.name = name
    self.status = status
    self.suite = suite
    self.models = models
    self.scenarios = scenarios
    self.conditions = conditions
    self.planned = planned
    self.complete = complete
    self.failed = failed
    self.seed = seed
    self.settings = settings
    self.started = started
    self.finished = finished
  }
}

/// How a run was launched; frozen with it, so that it can be resumed and replayed as it was.
public struct RunSettings: Codable, Sendable, Equatable {
  public var kind: Kind
  public var repeats: Int
  public var sampling: Sampling
  public var concurrency: Int
  public var baseURL: String?
  /// The rater that rates each transcript when it is complete; nil for none.
  public var rater: String?
  /// The transcript that this run is a rerun of, and what was changed.
  public var parent: String?
  public var changed: String?
  /// In a sweep what was changed in each of its cells, by scenario and condition as in `3 guiding`; what is not
  /// there is as the parent was.
  var changes: [String: String]?
  /// The number of the first repeat, where it is not 1: a rerun's repeats count on.
  public var firstRepeat: Int?
  /// Somebody edited the plans' turns.
  public var edited: Bool?
  /// How many distractor turns stand between the context and the request; nil for as many as the condition has.
  public var distance: Int?
  /// False if identical calls at temperature 0 are made again although they were answered before.
  public var cache: Bool?

  public enum Kind: String, Codable, Sendable {
    case run, rerun, sweep, `import`
  }

  public init(
    kind: Kind = .run, repeats: Int = 1, sampling: Sampling = Sampling(), concurrency: Int = 8,
    baseURL: String? = nil, rater: String? = "rule", parent: String? = nil, changed: String? = nil,
    distance: Int? = nil
  ) {
    self.kind = kind
    self.repeats = repeats
    self.sampling = sampling
    self.concurrency = concurrency
    self.baseURL = baseURL
    self.rater = rater
    self.parent = parent
    self.changed = changed
    self.distance = distance
  }

  /// What was changed in the conversations of this plan; nil where nothing was.
  func changed(in plan: ConversationPlan) -> String? {
    changes == nil ? changed : plan.scenario.flatMap { changes?[Self.cell($0, plan.condition)] }
  }

  /// `3 guiding`
  static func cell(_ scenario: Scenario, _ condition: Condition) -> String {
    "\(scenario.rawValue) \(condition.rawValue)"
  }

  enum CodingKeys: String, CodingKey {
    case kind, repeats, sampling, concurrency, rater, parent, changed, changes, edited, distance, cache
    case firstRepeat = "first_repeat"
    case baseURL = "base_url"
  }
}
