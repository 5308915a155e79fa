extension Store {
  /// How two raters' latest ratings of the same transcripts compare.
  ///
  /// The rater `intended` stands for what simulated answers were meant to be.
  public func agreement(between a: String, and b: String, filter: Filter = .all) throws(StoreError) -> Agreement {
    let condition = FilterSQL(filter)
    func source(_ rater: String, _ name: String) -> (String, [SQLValue]) {
      if rater == "intended" {
        return ("(SELECT key AS transcript, intended AS value FROM transcript WHERE intended IS NOT NULL) \(name)", [])
      }
      return (
        """
        (SELECT transcript, value FROM rating g WHERE g.rater = ? AND \(FilterSQL.isLatest)) \(name)
        """, [.text(rater)]
      )
    }
    let (left, leftValues) = source(a, "a")
    let (right, rightValues) = source(b, "b")
    return try read { (db) throws(StoreError) in
      var table = Array(repeating: Array(repeating: 0, count: 3), count: 3)
      try db.forEach(
        """
        SELECT a.value, b.value, count(*) FROM \(left) JOIN \(right) ON a.transcript = b.transcript
          JOIN transcript t ON t.key = a.transcript JOIN run r ON r.key = t.run
        WHERE \(condition.condition) GROUP BY a.value, b.value
        """, leftValues + rightValues + condition.values
      ) { (row) throws(StoreError) in
        let (i, j) = (row.integer(0), row.integer(1))
        if (0..<3).contains(i), (0..<3).contains(j) { table[i][j] += row.integer(2) }
      }
      return Agreement(raters: [a, b], confusion: table)
    }
  }
}
