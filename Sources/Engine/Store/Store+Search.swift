/// A turn that holds the words looked for.
public struct SearchHit: Sendable, Equatable {
  public var transcript: String
  public var turn: Int
  public var role: Role
  /// The words around the hit; the hits themselves stand between U+0001 and U+0002.
  public var snippet: String
  public var model: String
  public var useCase: String
}

extension Store {
  /// Brings the full-text index up to date with at most `limit` turns. Gives how many are still to come.
  @discardableResult
  public func indexPending(limit: Int = 20_000) throws(StoreError) -> Int {
    let isPending = try read { (db) throws(StoreError) in
      try db.first("SELECT 1 FROM turn_unindexed LIMIT 1") { _ in true } ?? false
    }
    guard isPending else { return 0 }
    return try write { (db) throws(StoreError) in
      // `max` bounds the batch by key, so that both statements speak of the same turns.
      let last = try db.first(
        "SELECT max(key) FROM (SELECT key FROM turn_unindexed ORDER BY key LIMIT ?)", [.integer(limit)]
      ) { $0.integer(0) }
      guard let last else { return 0 }
      try db.run(
        """
        INSERT INTO turn_index(rowid, text) SELECT turn.key, turn.text FROM turn_unindexed
          JOIN turn ON turn.key = turn_unindexed.key WHERE turn_unindexed.key <= ? ORDER BY turn.key
        """, [.integer(last)])
      try db.run("DELETE FROM turn_unindexed WHERE key <= ?", [.integer(last)])
      return try db.first("SELECT count(*) FROM turn_unindexed") { $0.integer(0) } ?? 0
    }
  }

  /// How many turns the full-text index does not hold yet.
  public func pendingTurns() throws(StoreError) -> Int {
    try read { (db) throws(StoreError) in try db.first("SELECT count(*) FROM turn_unindexed") { $0.integer(0) } ?? 0 }
  }

  /// Turns that hold all the words, quoted parts as phrases, in the order of their transcripts. Words of scripts that are
  /// written without spaces are found anywhere in the text.
  ///
  /// - Parameter waits: brings the index up to date first; else only what it holds is found.
  public func search(_ words: String, role: Role? = nil, filter: Filter = .all, limit: Int? = nil, waits: Bool = true)
    throws(StoreError) -> [SearchHit]
  {
    if waits {
      while try indexPending() > 0 {}
    }
    let parts = SearchQuery.parts(words)
    let unspaced = parts.map(\.text).filter(SearchQuery.isUnspaced)
    let indexed = parts.filter { !SearchQuery.isUnspaced($0.text) }
    let condition = FilterSQL(filter)
    // What the index cannot take apart is looked for in the text itself.
    let usesIndex = unspaced.isEmpty || !indexed.isEmpty
    let contains = unspaced.map { _ in "AND turn.text LIKE ? ESCAPE '\\'" }.joined(separator: " ")
    return try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT t.id, turn.key & 4095, turn.role,
          \(unspaced.isEmpty ? "snippet(turn_index, 0, char(1), char(2), '…', 24)" : "turn.text"), t.model, t.use_case
        FROM \(usesIndex ? "turn_index JOIN turn ON turn.key = turn_index.rowid" : "turn")
          JOIN transcript t ON t.key = turn.key >> 12 JOIN run r ON r.key = t.run
        WHERE \(usesIndex ? "turn_index MATCH ?" : "1") \(contains) AND (? IS NULL OR turn.role = ?) AND \(condition.condition)
        ORDER BY \(usesIndex ? "turn_index.rowid" : "turn.key") LIMIT ?
        """,
        (usesIndex ? [.text(SearchQuery.match(indexed))] : []) + unspaced.map { .text(SearchQuery.pattern($0)) }
          + [SQLValue(role?.rawValue), SQLValue(role?.rawValue)] + condition.values + [.integer(limit ?? -1)]
      ) { row in
        SearchHit(
          transcript: row.text(0), turn: row.integer(1), role: Role(rawValue: row.text(2)) ?? .user,
          snippet: unspaced.isEmpty ? row.text(3) : SearchQuery.snippet(of: unspaced, in: row.text(3)),
          model: row.text(4), useCase: row.text(5))
      }
    }
  }
}
