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

  /// Turns that hold all the words, quoted parts as phrases, in the order of their transcripts.
  ///
  /// - Parameter waits: brings the index up to date first; else only what it holds is found.
  public func search(_ words: String, role: Role? = nil, filter: Filter = .all, limit: Int? = nil, waits: Bool = true)
    throws(StoreError) -> [SearchHit]
  {
    if waits {
      while try indexPending() > 0 {}
    }
    let condition = FilterSQL(filter)
    return try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT t.id, turn.key & 4095, turn.role, snippet(turn_index, 0, char(1), char(2), '…', 24), t.model, t.use_case
        FROM turn_index JOIN turn ON turn.key = turn_index.rowid JOIN transcript t ON t.key = turn.key >> 12
          JOIN run r ON r.key = t.run
        WHERE turn_index MATCH ? AND (? IS NULL OR turn.role = ?) AND \(condition.condition)
        ORDER BY turn_index.rowid LIMIT ?
        """,
        [.text(SearchQuery.words(words)), SQLValue(role?.rawValue), SQLValue(role?.rawValue)] + condition.values
          + [.integer(limit ?? -1)]
      ) { row in
        SearchHit(
          transcript: row.text(0), turn: row.integer(1), role: Role(rawValue: row.text(2)) ?? .user,
          snippet: row.text(3), model: row.text(4), useCase: row.text(5))
      }
    }
  }
}
