/// A versioned set of use cases and the pools that distractors are drawn from.
///
/// Bundled and hand-written suites are loaded from a folder (`Suite(directory:)`), imported ones are built in code.
public struct Suite: Codable, Sendable, Equatable {
  /// Short name in lower case, e.g. `heed-core`; what `--suite` and the filter `suite:` take.
  public var name: String
  public var version: String
  /// The name for people.
  public var title: String
  public var description: String
  /// SPDX identifier; may be empty for imported suites.
  public var licence: String
  /// In the order of display.
  public var categories: [Category]
  public var useCases: [UseCase]
  public var pools: Pools
  /// The suite's own conditions, beside the known ones.
  public var conditions: [OwnCondition]
  /// The suite's own labels, beside the taxonomy.
  public var labels: [OwnLabel]

  /// A kind of constraint.
  public struct Category: Codable, Sendable, Equatable, Identifiable {
    public var id: String
    public var title: String

    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// What the user talks about between the constraint and the request.
  public struct Pools: Codable, Sendable, Equatable {
    /// Harmless facts about the user, each a full sentence in the first person.
    public var facts: [String]
    /// General-knowledge questions.
    public var trivia: [String]
    /// Unrelated preferences of named people, each a full sentence.
    public var preferences: [String]

    public init(facts: [String] = [], trivia: [String] = [], preferences: [String] = []) {
      self.facts = facts
      self.trivia = trivia
      self.preferences = preferences
    }
  }

  /// A condition of the suite's own: a sentence that is put before the request.
  public struct OwnCondition: Codable, Sendable, Equatable, Identifiable {
    public var id: String
    public var sentence: String

    public init(id: String, sentence: String) {
      self.id = id
      self.sentence = sentence
    }
  }

  /// A label of the suite's own: a failure mode that only its use cases know.
  public struct OwnLabel: Codable, Sendable, Equatable, Identifiable {
    public var id: String
    public var name: String
    /// Completes "an answer that …".
    public var definition: String

    public init(id: String, name: String, definition: String) {
      self.id = id
      self.name = name
      self.definition = definition
    }

    /// The same as an entry of the label table.
    public var label: Label { Label(id: id, name: name, definition: definition, group: .failure, hotkey: nil) }
  }

  public init(
    name: String, version: String, title: String, description: String = "", licence: String = "",
    categories: [Category], useCases: [UseCase], pools: Pools, conditions: [OwnCondition] = [], labels: [OwnLabel] = []
  ) {
    self.name = name
    self.version = version
    self.title = title
    self.description = description
    self.licence = licence
    self.categories = categories
    self.useCases = useCases
    self.pools = pools
    self.conditions = conditions
    self.labels = labels
  }

  enum CodingKeys: String, CodingKey {
    case name, version, title, description, licence, categories
    case useCases = "use_cases"
    case pools, conditions, labels
  }

  /// The use case with this identifier.
  public func useCase(_ id: String) -> UseCase? { useCases.first { $0.id == id } }

  /// Every condition that this suite's use cases can be played under: the known ones, then its own.
  public var allConditions: [Condition] { Condition.known + conditions.map { Condition(rawValue: $0.id) } }

  /// The sentence that one of the suite's own conditions puts before the request; nil for every other condition.
  public func sentence(of condition: Condition) -> String? {
    conditions.first { $0.id == condition.rawValue }?.sentence
  }

  /// The same suite with each empty pool filled from another's, for imported suites, which bring use cases alone.
  public func fillingEmptyPools(from other: Suite) -> Suite {
    var filled = self
    if filled.pools.facts.isEmpty { filled.pools.facts = other.pools.facts }
    if filled.pools.trivia.isEmpty { filled.pools.trivia = other.pools.trivia }
    if filled.pools.preferences.isEmpty { filled.pools.preferences = other.pools.preferences }
    return filled
  }
}
