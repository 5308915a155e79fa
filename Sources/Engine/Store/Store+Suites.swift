/// A suite as lists show it.
public struct SuiteSummary: Sendable, Equatable {
  public var name: String
  public var version: String
  public var title: String
  public var cases: Int
}

extension Store {
  /// Puts a suite into the store, in place of one of the same name; its transcripts stay.
  public func put(_ suite: Suite) throws(StoreError) {
    var shell = suite
    shell.useCases = []
    let body = JSONText.encode(shell)
    var digest = StableHash(body)
    let cases = suite.useCases.map { ($0, JSONText.encode($0)) }
    for (_, text) in cases { digest.combine(text) }
    let mark = String(digest.value, radix: 16)
    try write { (db) throws(StoreError) in
      let known = try db.first("SELECT digest FROM suite WHERE name = ?", [.text(suite.name)]) { $0.text(0) }
      guard known != mark else { return }
      try db.run("DELETE FROM suite WHERE name = ?", [.text(suite.name)])
      try db.run(
        "INSERT INTO suite(name, version, title, cases, digest, body) VALUES (?, ?, ?, ?, ?, ?)",
        [
          .text(suite.name), .text(suite.version), .text(suite.title), .integer(cases.count), .text(mark), .text(body),
        ])
      for (ordinal, (useCase, text)) in cases.enumerated() {
        try db.run(
          """
          INSERT INTO use_case(suite, id, ordinal, category, severity, names_trigger, constraint_text, body)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(suite.name), .text(useCase.id), .integer(ordinal), .text(useCase.category),
            SQLValue(useCase.severity?.rawValue), SQLValue(useCase.namesTrigger.map { $0 ? 1 : 0 }),
            .text(useCase.constraint), .text(text),
          ])
      }
    }
  }

  public func suites() throws(StoreError) -> [SuiteSummary] {
    try read { (db) throws(StoreError) in
      try db.rows("SELECT name, version, title, cases FROM suite ORDER BY name") { row in
        SuiteSummary(name: row.text(0), version: row.text(1), title: row.text(2), cases: row.integer(3))
      }
    }
  }

  /// The suite with all its use cases; nil if it is not in the store.
  public func suite(_ name: String) throws(StoreError) -> Suite? {
    try read { (db) throws(StoreError) in
      let shell = try db.first("SELECT body FROM suite WHERE name = ?", [.text(name)]) { (row) throws(StoreError) in
        try JSONText.decode(Suite.self, from: row.text(0), in: db, what: "suite \(name)")
      }
      guard var suite = shell else { return nil }
      suite.useCases = try db.rows("SELECT id, body FROM use_case WHERE suite = ? ORDER BY ordinal", [.text(name)]) {
        (row) throws(StoreError) in
        try JSONText.decode(UseCase.self, from: row.text(1), in: db, what: "use case \(row.text(0)) of \(name)")
      }
      return suite
    }
  }

  /// One use case of a suite; nil if there is none of that name.
  public func useCase(_ id: String, suite: String) throws(StoreError) -> UseCase? {
    try read { (db) throws(StoreError) in
      try db.first("SELECT body FROM use_case WHERE suite = ? AND id = ?", [.text(suite), .text(id)]) {
        (row) throws(StoreError) in
        try JSONText.decode(UseCase.self, from: row.text(0), in: db, what: "use case \(id) of \(suite)")
      }
    }
  }

  /// The use case behind a transcript: the one of its name in its suite, or the one in any suite with its constraint.
  func useCase(of transcript: Transcript) throws -> (suite: Suite, useCase: UseCase) {
    let others = try suites().map(\.name).filter { $0 != transcript.suite }
    let wanted = transcript.constraint.comparableSentence
    for name in [transcript.suite] + others {
      guard let suite = try suite(name) else { continue }
      // An imported file's numbering need not be the suite's; the constraint decides.
      if !wanted.isEmpty,
        let found = suite.useCases.first(where: {
          $0.constraint.comparableSentence == wanted || $0.reversed.constraint.comparableSentence == wanted
        })
      {
        return (suite, found)
      }
      // The same id in another suite is another case.
      if !transcript.excerpt, name == transcript.suite, let found = suite.useCase(transcript.useCase) {
        return (suite, found)
      }
    }
    throw transcript.excerpt
      ? RerunError.excerpt(constraint: transcript.constraint)
      : RerunError.unknownCase(transcript.useCase, suite: transcript.suite)
  }

  /// The plan that the store's suite gives for a transcript today; nil where the suite or the pair is not there.
  ///
  /// It is made for the distance that was asked for: the frozen plan tells it, else the recorded turns do.
  func casePlan(of transcript: Transcript, frozen: ConversationPlan? = nil) throws(StoreError) -> ConversationPlan? {
    guard let scenario = transcript.scenario, transcript.condition.isDefined(for: scenario),
      let useCase = try useCase(transcript.useCase, suite: transcript.suite),
      var suite = try suiteShell(transcript.suite)
    else { return nil }
    suite.useCases = [useCase]
    var kinds = frozen?.turns.map(\.kind) ?? []
    if frozen == nil { kinds = try turns(of: transcript.id).compactMap { $0.role == .user ? $0.kind : nil } }
    return try? Planner.plan(
      useCase: useCase, scenario: scenario, condition: transcript.condition, seed: transcript.seed,
      distance: PlanDistance.given(to: kinds, transcript.condition), in: suite)
  }

  /// The suite without its use cases. Its pools are large, so what was decoded once is kept while it stays the same.
  private func suiteShell(_ name: String) throws(StoreError) -> Suite? {
    try read { (db) throws(StoreError) in
      guard let digest = try db.first("SELECT digest FROM suite WHERE name = ?", [.text(name)], read: { $0.text(0) })
      else { return nil }
      if let known = shells.withLock({ $0[digest] }) { return known }
      let shell = try db.first("SELECT body FROM suite WHERE name = ?", [.text(name)]) { (row) throws(StoreError) in
        try JSONText.decode(Suite.self, from: row.text(0), in: db, what: "suite \(name)")
      }
      shells.withLock { $0[digest] = shell }
      return shell
    }
  }

  /// The highest number of a repeat that a model has of a plan's case, scenario and condition; 0 without any.
  func highestRepeat(of plan: ConversationPlan, model: String) throws(StoreError) -> Int {
    try read { (db) throws(StoreError) in
      try db.first(
        """
        SELECT ifnull(max(repeat), 0) FROM transcript
        WHERE suite = ? AND use_case = ? AND scenario = ? AND condition = ? AND model = ?
        """,
        [
          .text(plan.suite), .text(plan.useCase), .integer(plan.scenario.number), .text(plan.condition.rawValue),
          .text(model),
        ]
      ) { $0.integer(0) } ?? 0
    }
  }
}

extension String {
  /// A sentence without what does not matter when two are compared: case, outer space, the final full stop.
  var comparableSentence: String {
    var text = lowercased()[...]
    while let last = text.last, last == "." || last.isWhitespace { text.removeLast() }
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    return String(text)
  }
}
