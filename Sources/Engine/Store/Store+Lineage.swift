extension Store {
  /// The tree of reruns that a transcript belongs to; nil if there is no such transcript.
  ///
  /// - Parameter id: the transcript's whole id.
  public func lineage(of id: String) throws(StoreError) -> Lineage? {
    // UNION drops what was met before, so that a circle of parents comes to an end.
    let family = try read { (db) throws(StoreError) in
      try db.rows(
        """
        WITH RECURSIVE
          ancestor(id, parent) AS (
            SELECT id, parent FROM transcript WHERE id = ?
            UNION SELECT t.id, t.parent FROM transcript t JOIN ancestor a ON t.id = a.parent),
          family(id) AS (
            SELECT id FROM ancestor
            UNION SELECT t.id FROM transcript t JOIN family f ON t.parent = f.id)
        SELECT \(Store.transcriptColumns) \(Store.transcriptTables) WHERE t.id IN (SELECT id FROM family) ORDER BY t.key
        """, [.text(id)]
      ) { Store.transcript($0) }
    }
    return Lineage(of: id, among: family)
  }
}
