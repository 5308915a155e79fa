/// One line of the overview: a scenario under a condition.
public struct OverviewRow: Sendable, Equatable {
  public var scenario: Scenario?
  public var condition: Condition
  public var counts: Counts

  public init(scenario: Scenario?, condition: Condition, counts: Counts) {
    self.scenario = scenario
    self.condition = condition
    self.counts = counts
  }
}

/// A use case with how each model did in one scenario under one condition.
public struct CaseRow: Sendable, Equatable {
  public var suite: String
  public var useCase: String
  public var category: String
  public var byModel: [String: Counts]

  public init(suite: String, useCase: String, category: String, byModel: [String: Counts]) {
    self.suite = suite
    self.useCase = useCase
    self.category = category
    self.byModel = byModel
  }
}

extension Store {
  /// Every pair of scenario and condition that has transcripts, in the order of the design.
  ///
  /// Conversations written as illustrations are no sample of anything: their pairs are listed, but they are not counted
  /// unless the filter asks for their origin. Those whose turns a person edited are never counted.
  public func overview(filter: Filter = .all) throws(StoreError) -> [OverviewRow] {
    let counted = filter.namesOrigin ? "1" : "(t.origin <> 'written')"
    let rows = try grouped(["t.scenario", "t.condition"], filter: filter, counted: counted) { row in
      OverviewRow(
        scenario: Scenario(rawValue: row.integer(0)), condition: Condition(rawValue: row.text(1)),
        counts: Store.counts(row, after: 2))
    }
    return rows.sorted { a, b in
      let (first, second) = (a.scenario?.rawValue ?? 99, b.scenario?.rawValue ?? 99)
      return first == second ? a.condition < b.condition : first < second
    }
  }

  /// The use cases that have transcripts in one scenario under one condition, in the order of suites and ids. Conversations
  /// whose turns a person edited are listed, but not counted.
  public func caseRows(scenario: Scenario?, condition: Condition, filter: Filter = .all) throws(StoreError) -> [CaseRow]
  {
    let cells = try grouped(
      ["t.suite", "t.use_case", "t.model", "t.category"], filter: filter,
      also: ("t.scenario = ? AND t.condition = ?", [.integer(scenario?.rawValue ?? -1), .text(condition.rawValue)])
    ) { row in (row.text(0), row.text(1), row.text(2), row.text(3), Store.counts(row, after: 4)) }
    var rows: [CaseRow] = []
    for (suite, useCase, model, category, counts) in cells {
      if rows.last?.suite == suite, rows.last?.useCase == useCase {
        rows[rows.count - 1].byModel[model, default: Counts()] += counts
      } else {
        rows.append(CaseRow(suite: suite, useCase: useCase, category: category, byModel: [model: counts]))
      }
    }
    return rows
  }

  /// The transcripts of one cell (a case in a scenario under a condition) that a filter lets through: every model's first
  /// repeat, then every model's second, and so on, at most `limit`.
  ///
  /// - Parameter including: a transcript that must be among them if it is of this cell.
  public func transcripts(
    suite: String, useCase: String, scenario: Scenario?, condition: Condition, filter: Filter = .all,
    including: String? = nil, limit: Int
  ) throws(StoreError) -> [Transcript] {
    let allowed = FilterSQL(filter)
    let cell: [SQLValue] = [
      .text(suite), .text(useCase), .integer(scenario?.rawValue ?? -1), .text(condition.rawValue),
    ]
    return try read { (db) throws(StoreError) in
      // The inner query is answered from the index alone, so that a cell of thousands costs no more than a page.
      try db.rows(
        """
        SELECT \(Store.transcriptColumns) \(Store.transcriptTables)
        WHERE (t.key IN (
            SELECT t.key FROM transcript t JOIN run r ON r.key = t.run
            WHERE t.suite = ? AND t.use_case = ? AND t.scenario = ? AND t.condition = ? AND \(allowed.condition)
            ORDER BY t.repeat, t.model, t.key LIMIT ?)
          OR (t.id = ? AND t.suite = ? AND t.use_case = ? AND t.scenario = ? AND t.condition = ?))
          AND \(allowed.condition)
        ORDER BY t.repeat, t.model, t.key
        """,
        cell + allowed.values + [.integer(limit), SQLValue(including)] + cell
          + allowed.values
      ) { Store.transcript($0) }
    }
  }

  /// Counts by columns that tallies and transcripts share; from the tallies where the filter allows it.
  private func grouped<T>(
    _ columns: [String], filter: Filter, also: (String, [SQLValue]) = ("1", []), counted: String = "1",
    make: (Connection.Row) -> T
  ) throws(StoreError) -> [T] {
    let condition = FilterSQL(filter)
    let keys = columns.joined(separator: ", ")
    func rows(_ source: String) throws(StoreError) -> [T] {
      try read { (db) throws(StoreError) in
        try db.rows("\(source) GROUP BY \(keys) ORDER BY \(keys)", also.1 + condition.values) { make($0) }
      }
    }
    if Store.talliesKnow(filter) {
      let tallied = try rows(
        """
        SELECT \(keys), sum(\(counted) * t.total), sum(\(counted) * t.pass), sum(\(counted) * t.unclear),
          sum(\(counted) * t.fail) FROM tally t
        WHERE t.suite IN (\(Store.talliedSuites)) AND \(also.0) AND \(condition.condition)
        """)
      if !tallied.isEmpty { return tallied }
      // Edited reruns are not in the tallies; the index of parents finds them among however many transcripts.
      return try rows(
        "SELECT \(keys), 0, 0, 0, 0 \(Store.transcriptTables) WHERE t.parent IS NOT NULL AND t.edited = 1 AND \(also.0) AND \(condition.condition)"
      )
    }
    let isCounted = "\(counted) * (t.edited = 0)"
    return try rows(
      """
      SELECT \(keys), sum(\(isCounted)), sum(\(isCounted) * (t.rating = 2)), sum(\(isCounted) * (t.rating = 1)),
        sum(\(isCounted) * (t.rating = 0))
      \(Store.transcriptTables) WHERE \(also.0) AND \(condition.condition)
      """)
  }

  /// The few suites of the tallies, each found by one step in their key: named, they let the rest of the key be used.
  private static let talliedSuites = """
    WITH RECURSIVE known(suite) AS (
      SELECT min(suite) FROM tally
      UNION ALL SELECT (SELECT min(suite) FROM tally WHERE suite > known.suite) FROM known WHERE known.suite IS NOT NULL)
    SELECT suite FROM known
    """

  /// Whether the summary rows can answer for this filter.
  static func talliesKnow(_ filter: Filter) -> Bool {
    let known: Set<Filter.Key> = [.model, .scenario, .condition, .category, .suite, .useCase, .origin]
    return filter.terms.allSatisfy { known.contains($0.key) }
  }

  /// Total, pass, unclear and fail from this column on.
  static func counts(_ row: Connection.Row, after column: Int) -> Counts {
    let (total, pass, unclear, fail) = (
      row.integer(column), row.integer(column + 1), row.integer(column + 2), row.integer(column + 3)
    )
    return Counts(pass: pass, fail: fail, unclear: unclear, missing: total - pass - unclear - fail)
  }
}
