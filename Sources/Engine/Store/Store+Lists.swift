/// In which order transcripts are listed.
public enum TranscriptOrder: String, Sendable, CaseIterable {
  case newest, oldest, `case`, model, rating, confidence, distance

  var sql: String {
    switch self {
    case .newest: "t.key DESC"
    case .oldest: "t.key"
    case .case: "t.suite, t.use_case, t.scenario, t.condition, t.model, t.repeat, t.key"
    case .model: "t.model, t.suite, t.use_case, t.scenario, t.condition, t.repeat, t.key"
    case .rating: "t.rating IS NULL, t.rating, t.confidence, t.key"
    case .confidence: "t.confidence IS NULL, t.confidence, t.key"
    case .distance: "t.distance_turns IS NULL, t.distance_turns DESC, t.key"
    }
  }
}

/// One of a suite's use cases as lists show it.
public struct CaseSummary: Sendable, Equatable, Identifiable {
  public var id: String
  public var suite: String
  public var category: String
  public var constraint: String
  public var severity: UseCase.Severity?
  public var namesTrigger: Bool?
}

extension Store {
  /// Transcripts that the filter lets through.
  public func transcripts(filter: Filter = .all, order: TranscriptOrder = .oldest, limit: Int? = nil)
    throws(StoreError) -> [Transcript]
  {
    let condition = try indexedCondition(filter)
    return try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT \(Store.transcriptColumns) \(Store.transcriptTables) WHERE \(condition.condition)
        ORDER BY \(order.sql) LIMIT ?
        """, condition.values + [.integer(limit ?? -1)]
      ) { Store.transcript($0) }
    }
  }

  public func transcriptCount(filter: Filter = .all) throws(StoreError) -> Int {
    let condition = try indexedCondition(filter)
    return try read { (db) throws(StoreError) in
      try db.first("SELECT count(*) \(Store.transcriptTables) WHERE \(condition.condition)", condition.values) {
        $0.integer(0)
      } ?? 0
    }
  }

  /// The ids alone, for going through many.
  public func transcriptIDs(filter: Filter = .all, order: TranscriptOrder = .oldest) throws(StoreError) -> [String] {
    let condition = try indexedCondition(filter)
    return try read { (db) throws(StoreError) in
      try db.rows(
        "SELECT t.id \(Store.transcriptTables) WHERE \(condition.condition) ORDER BY \(order.sql)", condition.values
      ) { $0.text(0) }
    }
  }

  /// The filter's condition; where it searches text, the index is brought up to date first.
  private func indexedCondition(_ filter: Filter) throws(StoreError) -> FilterSQL {
    if filter.terms.contains(where: { $0.key == .text }) {
      while try indexPending() > 0 {}
    }
    return FilterSQL(filter)
  }

  /// The next or previous transcript in the order of cases that the filter lets through; `from` itself need not be.
  ///
  /// Goes round at the ends. Nil if there is none but `from`.
  public func neighbour(of from: String, filter: Filter, forward: Bool) throws(StoreError) -> String? {
    let condition = try indexedCondition(filter)
    let columns = ["t.suite", "t.use_case", "t.scenario", "t.condition", "t.model", "t.repeat", "t.key"]
    return try read { (db) throws(StoreError) in
      let row = try db.first(
        "SELECT \(columns.joined(separator: ", ")) FROM transcript t WHERE t.id = ?", [.text(from)]
      ) { row in
        [
          SQLValue.text(row.text(0)), .text(row.text(1)), .integer(row.integer(2)), .text(row.text(3)),
          .text(row.text(4)),
          .integer(row.integer(5)), .integer(row.integer(6)),
        ]
      }
      guard let row else { return nil }
      // What is rare has an index of its own; what is frequent is soon met in the order of cases.
      let isRare = filter.terms.contains { $0.key == .disagreement || $0.key == .annotated || $0.key == .by }
      let index = isRare ? "" : "INDEXED BY transcript_case"
      let order = columns.map { forward ? $0 : "\($0) DESC" }.joined(separator: ", ")
      func first(_ extra: String, _ values: [SQLValue]) throws(StoreError) -> String? {
        try db.first(
          """
          SELECT t.id FROM transcript t \(index) JOIN run r ON r.key = t.run
          WHERE \(condition.condition) AND \(extra) ORDER BY \(order) LIMIT 1
          """, condition.values + values
        ) { $0.text(0) }
      }
      let beyond = "(\(columns.joined(separator: ", "))) \(forward ? ">" : "<") (?, ?, ?, ?, ?, ?, ?)"
      if let found = try first(beyond, row) { return found }
      return try first("t.id <> ?", [.text(from)])
    }
  }

  /// The models that have transcripts, with what these are and how many.
  public func models() throws(StoreError) -> [(id: String, origin: Origin, transcripts: Int)] {
    try read { (db) throws(StoreError) in
      try db.rows("SELECT id, origin, transcripts FROM model ORDER BY id, origin") { row in
        (row.text(0), Origin(rawValue: row.text(1)) ?? .imported, row.integer(2))
      }
    }
  }

  /// The raters that have rated or tried to, version by version, with how many transcripts each left unrated.
  public func raters() throws(StoreError) -> [(id: String, version: String, ratings: Int, unrated: Int)] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT id, version, sum(ratings), sum(unrated) FROM (
          SELECT id, version, ratings, 0 AS unrated FROM rater WHERE ratings > 0
          UNION ALL SELECT rater, version, 0, count(*) FROM unrated GROUP BY rater, version)
        GROUP BY id, version ORDER BY id, version
        """
      ) { row in (row.text(0), row.text(1), row.integer(2), row.integer(3)) }
    }
  }

  /// The use cases that have transcripts or belong to a loaded suite, in the order of suites.
  public func cases(suite: String? = nil) throws(StoreError) -> [CaseSummary] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT suite, id, category, constraint_text, severity, names_trigger FROM use_case
        WHERE ?1 IS NULL OR suite = ?1 ORDER BY suite, ordinal
        """, [SQLValue(suite)]
      ) { row in
        CaseSummary(
          id: row.text(1), suite: row.text(0), category: row.text(2), constraint: row.text(3),
          severity: row.optionalText(4).flatMap(UseCase.Severity.init(rawValue:)),
          namesTrigger: row.optionalInteger(5).map { $0 == 1 })
      }
    }
  }
}
