/// What transcripts can be grouped by.
public enum Grouping: String, Sendable, CaseIterable {
  case model, scenario, condition, category, run, suite, origin, severity
  case useCase = "case"
  case trigger, distance

  var column: String {
    switch self {
    case .model: "t.model"
    case .scenario: "nullif(t.scenario, -1)"
    case .condition: "t.condition"
    case .category: "t.category"
    case .run: "r.id"
    case .suite: "t.suite"
    case .origin: "t.origin"
    case .severity: "t.severity"
    case .useCase: "t.use_case"
    case .trigger: "t.names_trigger"
    case .distance: "t.distance_turns"
    }
  }
}

/// The counts of one group; its key holds one value for each grouping asked for, nil where unknown.
public struct GroupCounts: Sendable, Equatable {
  public var key: [String?]
  public var counts: Counts
  /// The most repeats any one cell of the group has.
  public var repeats: Int
}

extension Store {
  /// Counts ratings in groups. Transcripts of `absent` (compared, not rated), edited reruns, and conversations
  /// written as illustrations (unless the filter names an origin) do not count.
  ///
  /// Answered from the summary rows where these know everything that is asked, else from the transcripts.
  ///
  /// - Parameter rater: whose latest ratings are counted; nil for the rating that counts of each transcript.
  public func counts(by groupings: [Grouping], filter: Filter = .all, rater: String? = nil) throws(StoreError)
    -> [GroupCounts]
  {
    var filter = filter
    if !filter.namesOrigin { filter.terms.append(.init(.origin, [Origin.written.rawValue], isNegated: true)) }
    if rater == nil, let fast = try tallyCounts(by: groupings, filter: filter) { return fast }
    let condition = FilterSQL(filter)
    let keys = groupings.indices.map { "k\($0)" }
    let columns = zip(groupings, keys).map { "\($0.column) AS \($1)" }
    let group = keys.isEmpty ? "" : "GROUP BY \(keys.joined(separator: ", ")) ORDER BY \(keys.joined(separator: ", "))"
    // First by cell, as the tallies are.
    let cell = (keys + ["t.suite", "t.use_case", "t.scenario", "t.condition", "t.model", "t.category"]).joined(
      separator: ", ")
    let rating = rater == nil ? "t.rating" : "g.value"
    let counted = [
      "count(*) AS total", "ifnull(sum(\(rating) = 2), 0) AS pass", "ifnull(sum(\(rating) = 1), 0) AS unclear",
      "ifnull(sum(\(rating) = 0), 0) AS fail",
    ]
    let tables =
      Store.transcriptTables
      + (rater == nil ? "" : " LEFT JOIN rating g ON g.transcript = t.key AND g.rater = ? AND \(FilterSQL.isLatest)")
    let values = (rater.map { [SQLValue.text($0)] } ?? []) + condition.values
    let summed = ["sum(total)", "sum(pass)", "sum(unclear)", "sum(fail)", "max(total)"]
    return try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT \((keys + summed).joined(separator: ", ")) FROM (
          SELECT \((columns + counted).joined(separator: ", ")) \(tables)
          WHERE t.condition <> 'absent' AND t.edited = 0 AND \(condition.condition) GROUP BY \(cell)) \(group)
        """, values
      ) { Store.groupCounts($0, keys: keys.count) }
    }.filter { $0.counts.total > 0 }
  }

  /// The same from the tallies; nil where they cannot tell.
  private func tallyCounts(by groupings: [Grouping], filter: Filter) throws(StoreError) -> [GroupCounts]? {
    let known: Set<Grouping> = [.model, .scenario, .condition, .category, .suite, .useCase, .origin]
    guard groupings.allSatisfy(known.contains), Store.talliesKnow(filter) else { return nil }
    let condition = FilterSQL(filter)
    let columns = groupings.map(\.column)
    let group =
      columns.isEmpty ? "" : "GROUP BY \(columns.joined(separator: ", ")) ORDER BY \(columns.joined(separator: ", "))"
    return try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT \((columns + ["sum(t.total)", "sum(t.pass)", "sum(t.unclear)", "sum(t.fail)", "max(t.total)"])
          .joined(separator: ", "))
        FROM tally t WHERE t.condition <> 'absent' AND \(condition.condition) \(group)
        """, condition.values
      ) { Store.groupCounts($0, keys: columns.count) }
    }.filter { $0.counts.total > 0 }
  }

  private static func groupCounts(_ row: Connection.Row, keys: Int) -> GroupCounts {
    return GroupCounts(
      key: (0..<keys).map(row.optionalText),
      counts: Store.counts(row, after: keys),
      repeats: row.integer(keys + 4))
  }
}
