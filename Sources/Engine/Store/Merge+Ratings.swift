extension Merge {
  /// The rating `o` was made from annotations, which come themselves.
  private var isDerived: String {
    """
    (o.version = '\(Store.annotatedVersion)' AND o.rater GLOB 'human/*' AND EXISTS (SELECT 1 FROM \(from).annotation a
      WHERE a.transcript = o.transcript AND a.author = substr(o.rater, 7) AND a.field = 'rating'))
    """
  }

  mutating func takeRatings() throws(StoreError) {
    report.conflicts += try db.rows(
      """
      SELECT t.id, h.rater, h.version, h.value, h.explanation, o.value, o.explanation
      FROM temp.merge_transcript m CROSS JOIN \(from).rating o ON o.transcript = m.theirs
        CROSS JOIN main.rating h ON h.transcript = m.ours AND h.rater = o.rater AND h.version = o.version
        CROSS JOIN main.transcript t ON t.key = m.ours
      WHERE (h.value, h.explanation) IS NOT (o.value, o.explanation) AND NOT \(isDerived) ORDER BY m.ours, h.key
      """
    ) { row in
      MergeConflict(
        what: "rating \(row.text(1)) \(row.text(2))", transcript: row.text(0),
        here: "\(row.integer(3)) \(Merge.quoted(row.text(4)))", there: "\(row.integer(5)) \(Merge.quoted(row.text(6)))")
    }
    let same = try columns("rating", without: ["key", "transcript"])
    report.ratings = try take("rating") { () throws(StoreError) in
      try db.run(
        """
        INSERT INTO main.rating(transcript, \(Merge.list(same)))
        SELECT m.ours, \(Merge.list(same, of: "o"))
        FROM temp.merge_transcript m CROSS JOIN \(from).rating o ON o.transcript = m.theirs
        WHERE m.state IN ('new', 'parallel') OR NOT \(isDerived) AND NOT EXISTS (SELECT 1 FROM main.rating h
          WHERE h.transcript = m.ours AND h.rater = o.rater AND h.version = o.version)
        ORDER BY o.key
        """)
    }
  }

  /// Why a rater gave none, unless it has given one here since.
  func takeUnrated() throws(StoreError) {
    let same = try columns("unrated", without: ["transcript"])
    try db.run(
      """
      INSERT INTO main.unrated(transcript, \(Merge.list(same)))
      SELECT m.ours, \(Merge.list(same, of: "o"))
      FROM temp.merge_transcript m CROSS JOIN \(from).unrated o ON o.transcript = m.theirs
      WHERE NOT EXISTS (SELECT 1 FROM main.rating h WHERE h.transcript = m.ours AND h.rater = o.rater
        AND (h.version = o.version OR h.created >= o.created))
      ON CONFLICT DO NOTHING
      """)
  }

  /// Annotations are only ever added, on both sides.
  mutating func takeAnnotations() throws(StoreError) {
    let apart = try contradictions()
    let last = try lastKey("annotation")
    let same = try columns("annotation", without: ["key", "transcript"])
    report.annotations = try take("annotation") { () throws(StoreError) in
      try db.run(
        """
        INSERT INTO main.annotation(transcript, \(Merge.list(same)))
        SELECT m.ours, \(Merge.list(same, of: "o"))
        FROM temp.merge_transcript m CROSS JOIN \(from).annotation o ON o.transcript = m.theirs
        WHERE NOT EXISTS (SELECT 1 FROM main.annotation h WHERE h.id = o.id) ORDER BY o.created, o.key
        """)
    }
    try remember(apart)
    try listContradictions(upTo: last)
  }

  /// Runs `insert` and remembers the transcripts that were here and got something by it. Gives how many rows came.
  private func take(_ table: String, _ insert: () throws(StoreError) -> Void) throws(StoreError) -> Int {
    let last = try lastKey(table)
    try insert()
    let count = db.changes
    try db.run(
      """
      INSERT OR IGNORE INTO temp.merge_touched(transcript) SELECT n.transcript FROM main.\(table) n
      WHERE n.key > ? AND n.transcript IN (SELECT ours FROM temp.merge_transcript WHERE state NOT IN ('new', 'parallel'))
      """, [.integer(last)])
    return count
  }

  private func lastKey(_ table: String) throws(StoreError) -> Int {
    try db.first("SELECT ifnull(max(key), 0) FROM main.\(table)") { $0.integer(0) } ?? 0
  }
}
