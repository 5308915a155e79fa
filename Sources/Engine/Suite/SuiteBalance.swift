/// Whether a suite leans to one side: how many requests name their trigger, and how much there is to draw from.
struct SuiteBalance {
  /// The share of a category's requests that name the trigger.
  static let namedShare = 0.4...0.6
  /// A category of fewer cases has no share worth the name.
  static let casesForShare = 20
  /// A suite of fewer cases does with small pools.
  static let casesForPools = 100

  private let suite: Suite

  init(_ suite: Suite) { self.suite = suite }

  /// How many different entries a pool of a large suite needs.
  static func leastEntries(_ pool: SuitePool) -> Int {
    switch pool {
    case .facts: 400
    case .trivia, .preferences: 600
    }
  }

  var breaches: [SuiteBreach] {
    var breaches: [SuiteBreach] = []
    for (index, category) in suite.categories.enumerated() {
      let cases = suite.useCases.filter { $0.category == category.id }
      if cases.isEmpty {
        var head = Findings(file: "suite.json")
        head.add(
          "categories[\(index + 1)].id", "“\(category.id)” has no use case",
          "add \(Suite.file(ofCategory: category.id)), or remove the category")
        breaches += head.breaches
      }
      let named = cases.count { $0.namesTrigger == true }
      let share = Double(named) / Double(max(1, cases.count))
      if cases.count >= SuiteBalance.casesForShare, !SuiteBalance.namedShare.contains(share) {
        var found = Findings(file: Suite.file(ofCategory: category.id))
        found.add("names_trigger", "is true for \(named) of \(cases.count) use cases", "needs 40 to 60 % of them")
        breaches += found.breaches
      }
    }
    guard suite.useCases.count >= SuiteBalance.casesForPools else { return breaches }
    for pool in SuitePool.allCases {
      let count = Set(pool.entries(of: suite.pools)).count
      let least = SuiteBalance.leastEntries(pool)
      // A pool that cannot be read is told of when the suite is loaded.
      if count >= SuitePool.drawn, count < least {
        var found = Findings(file: pool.file)
        found.add(
          nil, "has \(count) different entries",
          "needs at least \(least) in a suite of \(SuiteBalance.casesForPools) use cases or more")
        breaches += found.breaches
      }
    }
    return breaches
  }
}

/// What a suite holds, in numbers.
public struct SuiteFigures: Sendable, Equatable {
  public var categories: [Category]
  /// The two constraints that are most like each other; nil where no two share three successive words.
  public var nearestConstraints: Near?
  /// The same of the requests, each wording beside the same wording.
  public var nearestRequests: Near?
  public var facts: Int
  public var trivia: Int
  public var preferences: Int

  public struct Category: Sendable, Equatable {
    public var id: String
    public var cases: Int
    public var severities: [UseCase.Severity: Int]
    /// How many requests name the trigger.
    public var named: Int
  }

  /// Two use cases and how like each other they are, from 0 to 1, rounded down to two places.
  public struct Near: Sendable, Equatable {
    public var first: String
    public var second: String
    /// The path of the field, e.g. `request.solo_neutral`.
    public var field: String
    public var similarity: Double
  }

  init(_ suite: Suite, _ similarity: SuiteSimilarity) {
    categories = suite.categories.map { category in
      let cases = suite.useCases.filter { $0.category == category.id }
      var severities: [UseCase.Severity: Int] = [:]
      for severity in cases.compactMap(\.severity) { severities[severity, default: 0] += 1 }
      return Category(
        id: category.id, cases: cases.count, severities: severities, named: cases.count { $0.namesTrigger == true })
    }
    func near(_ pair: SuiteSimilarity.Pair?) -> Near? {
      pair.map {
        Near(
          first: suite.useCases[$0.first].id, second: suite.useCases[$0.second].id, field: $0.wording.field,
          similarity: SuiteSimilarity.rounded($0.value))
      }
    }
    nearestConstraints = near(similarity.nearestConstraints)
    nearestRequests = near(similarity.nearestRequests)
    facts = suite.pools.facts.count
    trivia = suite.pools.trivia.count
    preferences = suite.pools.preferences.count
  }
}
