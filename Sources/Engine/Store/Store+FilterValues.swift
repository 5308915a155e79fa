extension Store {
  /// What can stand after a filter's keys here. Reads summaries and the beginnings of indexes, however much is recorded.
  public func filterValues() throws(StoreError) -> FilterValues {
    var values = FilterValues.fixed
    let useCases = try knownCases()
    values[.suite] = (try suites().map { .init($0.name, $0.title) } + useCases.map { .init($0.suite) }).unique
    values[.category] =
      (try ofSuites("categories", "title") + Set(useCases.map(\.category)).sorted().map { .init($0) }).unique
    values[.useCase] = useCases.map { .init($0.id, $0.constraint) }.unique
    values[.condition] += try ofSuites("conditions", "sentence")
    values[.condition] += try names("SELECT DISTINCT condition FROM progress ORDER BY 1").map { .init($0) }
    values[.condition] = values[.condition].unique
    values[.label] += try ofSuites("labels", "definition")
    values[.model] = try read { (db) throws(StoreError) in
      try db.rows("SELECT id, group_concat(origin, ', '), sum(transcripts) FROM model GROUP BY id ORDER BY id") { row in
        let id = row.text(0)
        let afterProvider = id.split(separator: "/", maxSplits: 1).dropFirst().map(String.init)
        return .init(id, "\(row.text(1)), \(Store.count(row.integer(2), "transcript"))", names: afterProvider)
      }
    }
    values[.rater] = try read { (db) throws(StoreError) in
      try db.rows("SELECT id, sum(ratings) FROM rater GROUP BY id HAVING sum(ratings) > 0 ORDER BY id") { row in
        .init(row.text(0), Store.count(row.integer(1), "rating"))
      }
    }
    values[.by] = try names(
      """
      WITH RECURSIVE known(name) AS (
        SELECT min(author) FROM annotation
        UNION ALL SELECT (SELECT min(author) FROM annotation WHERE author > known.name) FROM known
          WHERE known.name IS NOT NULL)
      SELECT name FROM known WHERE name IS NOT NULL
      """
    ).map { .init($0) }
    let runs = try latestRuns(limit: 200)
    values[.run] = runs + (runs.isEmpty ? [] : [.init("last", "the newest run")])
    return values
  }

  /// What the loaded suites themselves bring of a kind, with what they say of it.
  private func ofSuites(_ list: String, _ summary: String) throws(StoreError) -> [FilterValues.Value] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT own.value ->> 'id', own.value ->> ?2 FROM suite, json_each(suite.body, '$.' || ?1) own
        ORDER BY suite.name, own.key
        """, [.text(list), .text(summary)]
      ) { .init($0.text(0), $0.text(1)) }
    }
  }

  /// The cases of loaded suites and those that have transcripts, at most a few thousand of the latter.
  private func knownCases() throws(StoreError) -> [CaseSummary] {
    let loaded = try cases()
    let recorded = try read { (db) throws(StoreError) in
      try db.rows(Store.recordedCases) { row in
        CaseSummary(id: row.text(1), suite: row.text(0), category: row.text(2), constraint: row.text(3))
      }
    }
    return loaded + recorded
  }

  /// From case to case through the index: the cases count, not their transcripts. The + lets SQLite use both columns.
  static let recordedCases = """
    WITH RECURSIVE first(key) AS (
      SELECT (SELECT key FROM transcript ORDER BY suite, use_case LIMIT 1)
      UNION ALL
      SELECT (SELECT n.key FROM transcript n WHERE (n.suite, n.use_case) > (+t.suite, +t.use_case)
        ORDER BY n.suite, n.use_case LIMIT 1)
      FROM first JOIN transcript t ON t.key = first.key LIMIT 5000)
    SELECT t.suite, t.use_case, t.category, t.constraint_text FROM first JOIN transcript t ON t.key = first.key
    """

  /// The newest runs, found by their names too.
  private func latestRuns(limit: Int) throws(StoreError) -> [FilterValues.Value] {
    try read { (db) throws(StoreError) in
      try db.rows("SELECT id, name, models, planned FROM run ORDER BY key DESC LIMIT ?", [.integer(limit)]) {
        (row) throws(StoreError) in
        let id = row.text(0)
        let name = row.optionalText(1)
        let models = try JSONText.decode([String].self, from: row.text(2), in: db, what: "run \(id)")
        let what = name ?? models.joined(separator: ", ")
        return .init(id, "\(what), \(Store.count(row.integer(3), "transcript"))", names: name.map { [$0] } ?? [])
      }
    }
  }

  private func names(_ sql: String) throws(StoreError) -> [String] {
    try read { (db) throws(StoreError) in try db.rows(sql) { $0.text(0) } }
  }

  private static func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
}

extension [FilterValues.Value] {
  /// Each text once, as it is first said.
  fileprivate var unique: [Element] {
    var seen: Set<String> = []
    return filter { seen.insert($0.text).inserted }
  }
}
