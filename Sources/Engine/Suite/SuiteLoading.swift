public import Foundation

extension Suite {
  /// The version of the file format that this program reads and writes.
  public static let format = 1

  /// Loads a suite from its folder: `suite.json`, `cases/*.json` in the order of their names, and the three pools.
  ///
  /// Throws one error that holds everything that is wrong with any of the files.
  public init(directory: URL, level: SuiteLevel = .authored) throws(SuiteError) {
    var loader = SuiteLoader(directory: directory, level: level)
    let suite = loader.load()
    guard loader.breaches.isEmpty else { throw SuiteError(loader.breaches) }
    self = suite
  }
}

/// Reads a suite's files, notes what is wrong and goes on.
struct SuiteLoader {
  let directory: URL
  let level: SuiteLevel
  private(set) var breaches: [SuiteBreach] = []
  /// Where each use case stands, in their order.
  private(set) var places: [SuitePlace] = []

  init(directory: URL, level: SuiteLevel) {
    self.directory = directory
    self.level = level
  }

  mutating func load() -> Suite {
    guard FileManager.default.fileExists(atPath: directory.path) else {
      breaches.append(
        SuiteBreach(file: directory.path, problem: "is no folder", remedy: "name one that holds a suite.json"))
      return Suite(name: "", version: "", title: "", categories: [], useCases: [], pools: Suite.Pools())
    }
    var suite = head()
    var checker = SuiteChecker(suite: suite, level: level)
    add(checker.head())
    let files = caseFiles()
    for file in files {
      guard let value = json(file) else { continue }
      guard case .list(let elements) = value else {
        breaches.append(SuiteBreach(file: file, problem: "holds \(value.kind)", remedy: "needs a list of use cases"))
        continue
      }
      for (index, element) in elements.enumerated() {
        let (useCase, label) = useCase(element, position: index + 1, file: file)
        add(checker.useCase(useCase, label: label, file: file))
        suite.useCases.append(useCase)
        places.append(SuitePlace(file: file, label: label))
      }
    }
    if suite.useCases.isEmpty, breaches.allSatisfy({ !$0.file.hasPrefix("cases") }) {
      breaches.append(
        SuiteBreach(file: "cases", problem: "holds no use case", remedy: "add a file such as cases/allergy.json"))
    }
    suite.pools.facts = pool(.facts, &checker)
    suite.pools.trivia = pool(.trivia, &checker)
    suite.pools.preferences = pool(.preferences, &checker)
    return suite
  }

  private mutating func head() -> Suite {
    let place = SuiteObject.Place(file: "suite.json", thing: "a suite")
    let known = [
      "format", "name", "version", "title", "description", "licence", "categories", "conditions", "labels",
    ]
    // A file that cannot be read is one breach, not one for each of its fields.
    let value = json("suite.json")
    let object = SuiteObject(
      value ?? .object([]), at: place, known: known, strict: value != nil, breaches: &breaches)
    if let format = object.number("format", breaches: &breaches), format != Suite.format {
      breaches.append(
        place.breach("format", "is \(format)", "needs \(Suite.format), the one that this program reads"))
    }
    let loose = level == .imported
    return Suite(
      name: object.text("name", breaches: &breaches), version: object.text("version", breaches: &breaches),
      title: object.text("title", breaches: &breaches),
      description: object.text("description", optional: loose, breaches: &breaches),
      licence: object.text("licence", optional: loose, breaches: &breaches),
      categories: object.objects("categories", thing: "a category", known: ["id", "title"], breaches: &breaches).map {
        Suite.Category(id: $0.text("id", breaches: &breaches), title: $0.text("title", breaches: &breaches))
      },
      useCases: [], pools: Suite.Pools(),
      conditions: object.objects(
        "conditions", thing: "a condition", known: ["id", "sentence"], optional: true, breaches: &breaches
      ).map {
        Suite.OwnCondition(
          id: $0.text("id", breaches: &breaches), sentence: $0.text("sentence", breaches: &breaches))
      },
      labels: object.objects(
        "labels", thing: "a label", known: ["id", "name", "definition"], optional: true, breaches: &breaches
      ).map {
        Suite.OwnLabel(
          id: $0.text("id", breaches: &breaches), name: $0.text("name", breaches: &breaches),
          definition: $0.text("definition", breaches: &breaches))
      })
  }

  private mutating func useCase(_ value: SourceJSON, position: Int, file: String) -> (UseCase, label: String) {
    var label = "case \(position)"
    if case .object(let fields) = value, case .text(let id)? = fields.first(where: { $0.name == "id" })?.value,
      !id.isEmpty
    {
      label = id
    }
    let object = SuiteObject(
      value, at: SuiteObject.Place(file: file, useCase: label, thing: "a use case"),
      known: [
        "id", "category", "subcategory", "constraint", "severity", "harm", "heed_words", "hazard_words",
        "names_trigger", "preferences", "request", "reversed", "control",
      ], strict: level == .authored, breaches: &breaches)
    let request = object.object(
      "request", thing: "a request", known: ["solo_neutral", "solo_leading", "joint_neutral", "joint_leading"],
      breaches: &breaches)
    let reversed = object.object(
      "reversed", thing: "a reversal", known: ["constraint", "preference"], breaches: &breaches)
    let control = object.object("control", thing: "a control", known: ["request", "why"], breaches: &breaches)
    let subcategory = object.text("subcategory", optional: true, breaches: &breaches)
    let severity = object.text("severity", breaches: &breaches)
    if !severity.isEmpty, UseCase.Severity(rawValue: severity) == nil {
      let all = UseCase.Severity.allCases.map(\.rawValue).joined(separator: ", ")
      breaches.append(object.place.breach("severity", "“\(severity)” is no severity", "use one of \(all)"))
    }
    let useCase = UseCase(
      id: object.text("id", breaches: &breaches), category: object.text("category", breaches: &breaches),
      subcategory: subcategory.isEmpty ? nil : subcategory,
      constraint: object.text("constraint", breaches: &breaches), severity: UseCase.Severity(rawValue: severity),
      harm: object.text("harm", breaches: &breaches), heedWords: object.texts("heed_words", breaches: &breaches),
      hazardWords: object.texts("hazard_words", breaches: &breaches),
      namesTrigger: object.flag("names_trigger", breaches: &breaches),
      preferences: object.texts("preferences", breaches: &breaches),
      request: UseCase.Request(
        soloNeutral: request.text("solo_neutral", breaches: &breaches),
        soloLeading: request.text("solo_leading", breaches: &breaches),
        jointNeutral: request.text("joint_neutral", breaches: &breaches),
        jointLeading: request.text("joint_leading", breaches: &breaches)),
      reversed: UseCase.Reversed(
        constraint: reversed.text("constraint", breaches: &breaches),
        preference: reversed.text("preference", breaches: &breaches)),
      control: UseCase.Control(
        request: control.text("request", breaches: &breaches), why: control.text("why", breaches: &breaches)))
    return (useCase, label)
  }

  private mutating func pool(_ pool: SuitePool, _ checker: inout SuiteChecker) -> [String] {
    let mayMiss = level == .imported && !FileManager.default.fileExists(atPath: url(pool.file).path)
    guard !mayMiss, let value = json(pool.file) else { return [] }
    let entries = SuiteObject.texts(
      in: value, at: SuiteObject.Place(file: pool.file, thing: "a pool"), field: nil, breaches: &breaches)
    add(checker.pool(pool, entries))
    return entries
  }

  /// Adds what the rules say, except of fields that could not be read anyway.
  private mutating func add(_ found: [SuiteBreach]) {
    let unread = breaches
    breaches += found.filter { new in
      !unread.contains { old in
        guard old.file == new.file, old.useCase == new.useCase else { return false }
        guard let a = old.field, let b = new.field else { return true }
        return a == b || Self.holds(a, b) || Self.holds(b, a)
      }
    }
  }

  /// Whether a path leads into what another names: `request` holds `request.solo_neutral`.
  private static func holds(_ outer: String, _ inner: String) -> Bool {
    inner.hasPrefix(outer + ".") || inner.hasPrefix(outer + "[")
  }

  private func url(_ file: String) -> URL { directory.appendingPathComponent(file) }

  private mutating func caseFiles() -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: url("cases").path)
        .filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted().map { "cases/\($0)" }
    } catch {
      breaches.append(
        SuiteBreach(
          file: "cases", problem: "cannot be read as a folder",
          remedy: "make it and put files such as cases/allergy.json into it"))
      return []
    }
  }

  private mutating func json(_ file: String) -> SourceJSON? {
    guard FileManager.default.fileExists(atPath: url(file).path) else {
      breaches.append(SuiteBreach(file: file, problem: "is missing", remedy: "add it"))
      return nil
    }
    do {
      return try SourceJSON(parsing: [UInt8](Data(contentsOf: url(file))))
    } catch let error as SourceJSONError {
      breaches.append(
        SuiteBreach(
          file: file, field: "line \(error.line), column \(error.column)", problem: error.problem,
          remedy: error.remedy))
    } catch {
      breaches.append(
        SuiteBreach(
          file: file, problem: "cannot be read (\(error.localizedDescription))", remedy: "check its permissions"))
    }
    return nil
  }
}
