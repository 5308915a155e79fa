extension Suite {
  /// Throws everything that breaks the rules of the level.
  public func check(level: SuiteLevel) throws(SuiteError) {
    let breaches = breaches(level: level)
    guard breaches.isEmpty else { throw SuiteError(breaches) }
  }

  /// Everything that breaks the rules of the level, in the order of the files that `save(to:)` would write.
  public func breaches(level: SuiteLevel) -> [SuiteBreach] {
    var checker = SuiteChecker(suite: self, level: level)
    var breaches = checker.head()
    if useCases.isEmpty {
      breaches.append(SuiteBreach(file: "cases", problem: "holds no use case", remedy: "needs at least one"))
    }
    for (index, useCase) in useCases.enumerated() {
      let label = useCase.id.isEmpty ? "case \(index + 1)" : useCase.id
      breaches += checker.useCase(useCase, label: label, file: Suite.file(ofCategory: useCase.category))
    }
    for pool in SuitePool.allCases { breaches += checker.pool(pool, pool.entries(of: pools)) }
    return breaches
  }
}

/// The three pools, for messages and files.
enum SuitePool: String, CaseIterable {
  case facts, trivia, preferences

  var file: String { "pools/\(rawValue).json" }

  /// How many different entries one conversation draws.
  static let drawn = 3

  func entries(of pools: Suite.Pools) -> [String] {
    switch self {
    case .facts: pools.facts
    case .trivia: pools.trivia
    case .preferences: pools.preferences
    }
  }
}

/// The rules for what a suite holds. It remembers what it has seen, for the rules that compare use cases.
struct SuiteChecker {
  private let suite: Suite
  private let level: SuiteLevel
  private let categories: Set<String>
  private var fileOfID: [String: String] = [:]
  private var labelOfConstraint: [String: String] = [:]

  /// Of the suite only what `suite.json` holds is looked at.
  init(suite: Suite, level: SuiteLevel) {
    self.suite = suite
    self.level = level
    categories = Set(suite.categories.map(\.id))
  }

  /// What is wrong in `suite.json`.
  func head() -> [SuiteBreach] {
    var found = Findings(file: "suite.json")
    found.name(suite.name, "name")
    found.text(suite.version, "version")
    found.text(suite.title, "title")
    if level == .authored {
      found.text(suite.description, "description")
      found.text(suite.licence, "licence")
    }
    if suite.categories.isEmpty { found.add("categories", "is empty", "needs at least one category") }
    for (index, category) in suite.categories.enumerated() {
      found.name(category.id, "categories[\(index + 1)].id")
      found.text(category.title, "categories[\(index + 1)].title")
    }
    found.unique(suite.categories.map(\.id), "categories")
    for (index, condition) in suite.conditions.enumerated() {
      let path = "conditions[\(index + 1)]"
      found.name(condition.id, "\(path).id")
      if Condition.known.contains(Condition(rawValue: condition.id)) {
        found.add("\(path).id", "“\(condition.id)” is one of Heed's conditions", "choose another name")
      }
      found.sentence(condition.sentence, "\(path).sentence")
    }
    found.unique(suite.conditions.map(\.id), "conditions")
    for (index, label) in suite.labels.enumerated() {
      let path = "labels[\(index + 1)]"
      found.name(label.id, "\(path).id", letterCase: .any)
      if Label.find(label.id) != nil {
        found.add("\(path).id", "“\(label.id)” is one of Heed's labels", "choose another name")
      }
      found.text(label.name, "\(path).name")
      found.text(label.definition, "\(path).definition")
    }
    found.unique(suite.labels.map(\.id), "labels")
    return found.breaches
  }

  /// What is wrong with a use case, alone and beside those that came before it.
  mutating func useCase(_ useCase: UseCase, label: String, file: String) -> [SuiteBreach] {
    var found = Findings(file: file, useCase: label)
    found.text(useCase.id, "id")
    if let other = fileOfID.updateValue(file, forKey: useCase.id), !useCase.id.isEmpty {
      found.add("id", "stands in \(other) already", "needs one of its own")
    }
    if useCase.category.isEmpty {
      found.text(useCase.category, "category")
    } else if !categories.contains(useCase.category) {
      let all = suite.categories.map(\.id).joined(separator: ", ")
      found.add("category", "“\(useCase.category)” is no category of suite.json", "use one of \(all)")
    }
    switch level {
    case .authored: authored(useCase, label: label, &found)
    case .imported:
      found.text(useCase.constraint, "constraint")
      let request = useCase.request
      if [request.soloNeutral, request.soloLeading, request.jointNeutral, request.jointLeading].allSatisfy(\.isBlank) {
        found.add("request", "has no wording", "needs at least one")
      }
    }
    return found.breaches
  }

  private mutating func authored(_ useCase: UseCase, label: String, _ found: inout Findings) {
    found.sentence(useCase.constraint, "constraint")
    if let other = labelOfConstraint.updateValue(label, forKey: useCase.constraint), !useCase.constraint.isEmpty {
      found.add("constraint", "is the same as that of \(other)", "needs one of its own")
    }
    if useCase.severity == nil {
      let all = UseCase.Severity.allCases.map(\.rawValue).joined(separator: ", ")
      found.add("severity", "is missing", "use one of \(all)")
    }
    found.text(useCase.harm, "harm")
    found.words(useCase.heedWords, "heed_words")
    found.words(useCase.hazardWords, "hazard_words")
    if useCase.namesTrigger == nil { found.add("names_trigger", "is missing", "needs true or false") }
    if useCase.preferences.count != 3 {
      found.add("preferences", "has \(useCase.preferences.count)", "needs exactly 3 (persons B, C and D)")
    }
    for (index, preference) in useCase.preferences.enumerated() {
      found.sentence(preference, "preferences[\(index + 1)]")
    }
    found.sentence(useCase.request.soloNeutral, "request.solo_neutral", voice: .solo)
    found.sentence(useCase.request.soloLeading, "request.solo_leading", voice: .solo)
    found.sentence(useCase.request.jointNeutral, "request.joint_neutral", voice: .joint)
    found.sentence(useCase.request.jointLeading, "request.joint_leading", voice: .joint)
    found.sentence(useCase.reversed.constraint, "reversed.constraint")
    found.sentence(useCase.reversed.preference, "reversed.preference")
    found.sentence(useCase.control.request, "control.request", voice: .joint)
    found.text(useCase.control.why, "control.why")
  }

  /// What is wrong with a pool. An imported suite may lack one: it can be filled from another suite's.
  func pool(_ pool: SuitePool, _ entries: [String]) -> [SuiteBreach] {
    if level == .imported && entries.isEmpty { return [] }
    var found = Findings(file: pool.file)
    var seen: Set<String> = []
    for (index, entry) in entries.enumerated() {
      let first = seen.insert(entry).inserted
      guard level == .authored else { continue }
      let field = "entry \(index + 1)"
      if first { found.sentence(entry, field) } else { found.add(field, "“\(entry)” stands twice", "remove one") }
    }
    let count = seen.count { !$0.isBlank }
    if count < SuitePool.drawn {
      found.add(nil, "has \(count) different entries", "needs at least \(SuitePool.drawn)")
    }
    return found.breaches
  }
}
