extension Store {
  /// The transcript of a run that ended next after one, or before it; without one the first that ended. Nil where there is
  /// none, or none yet.
  ///
  /// - Parameters:
  ///   - run: the run's id.
  ///   - transcript: the id of the one to go on from.
  public func ended(inRun run: String, after transcript: String?, forward: Bool = true) throws(StoreError) -> String? {
    try read { (db) throws(StoreError) in
      let place = try transcript.flatMap { (id) throws(StoreError) in
        try db.first("SELECT finished, key FROM transcript WHERE id = ?", [.text(id)]) { row in
          (row.optionalReal(0), row.integer(1))
        }
      }
      let order = forward ? "t.finished, t.key" : "t.finished DESC, t.key DESC"
      return try db.first(
        """
        SELECT t.id FROM transcript t JOIN run r ON r.key = t.run
        WHERE r.id = ?1 AND t.finished IS NOT NULL AND t.turn_count > 0
          AND (?2 IS NULL OR (t.finished, t.key) \(forward ? ">" : "<") (?2, ?3))
        ORDER BY \(order) LIMIT 1
        """, [.text(run), SQLValue(place?.0), SQLValue(place?.1)]
      ) { $0.text(0) }
    }
  }
}
