extension Merge {
  /// What one author said on both sides of the same thing, each without the other: the last words of each. Pairs of ids.
  func contradictions() throws(StoreError) -> [(transcript: Int, here: String, there: String)] {
    try db.rows(
      """
      WITH ours AS (
          SELECT m.ours AS transcript, h.author, h.field, h.value, h.id
          FROM temp.merge_transcript m CROSS JOIN main.annotation h ON h.transcript = m.ours
          WHERE NOT EXISTS (SELECT 1 FROM \(from).annotation o WHERE o.id = h.id)
            AND \(Store.isStanding("h", in: "main"))),
        theirs AS (
          SELECT m.ours AS transcript, o.author, o.field, o.value, o.id
          FROM temp.merge_transcript m CROSS JOIN \(from).annotation o ON o.transcript = m.theirs
          WHERE NOT EXISTS (SELECT 1 FROM main.annotation h WHERE h.id = o.id)
            AND \(Store.isStanding("o", in: from)))
      SELECT transcript, h.id, o.id FROM ours h CROSS JOIN theirs o USING (transcript, author, field)
      WHERE h.value <> o.value ORDER BY transcript, author, field
      """
    ) { (transcript: $0.integer(0), here: $0.text(1), there: $0.text(2)) }
  }

  /// Remembers them, and what the other store remembers: later nothing tells any more that they were said apart.
  func remember(_ pairs: [(transcript: Int, here: String, there: String)]) throws(StoreError) {
    for pair in pairs {
      try db.run(
        "INSERT OR IGNORE INTO main.conflict(transcript, first, second) VALUES (?1, min(?2, ?3), max(?2, ?3))",
        [.integer(pair.transcript), .text(pair.here), .text(pair.there)])
    }
    try db.run(
      """
      INSERT OR IGNORE INTO main.conflict(transcript, first, second)
      SELECT m.ours, o.first, o.second FROM \(from).conflict o CROSS JOIN temp.merge_transcript m ON m.theirs = o.transcript
      """)
  }

  /// Lists those that the author has not settled yet and that the other store has a side of, found now or by an earlier
  /// merge. What was in this store up to the annotation `last` is its side.
  mutating func listContradictions(upTo last: Int) throws(StoreError) {
    report.conflicts += try db.rows(
      """
      SELECT t.id, a.author, a.field, a.value, b.value, a.key <= ?1, b.key <= ?1,
        EXISTS (SELECT 1 FROM \(from).annotation o WHERE o.id = a.id) AS has_a,
        EXISTS (SELECT 1 FROM \(from).annotation o WHERE o.id = b.id) AS has_b,
        (a.created, a.key) > (b.created, b.key)
      FROM main.conflict c JOIN main.annotation a ON a.id = c.first JOIN main.annotation b ON b.id = c.second
        JOIN main.transcript t ON t.key = c.transcript
      WHERE \(Store.isStanding("a", in: "main")) AND \(Store.isStanding("b", in: "main")) AND (has_a OR has_b)
      ORDER BY c.transcript, a.author, a.field, a.created, b.created
      """, [.integer(last)]
    ) { row in
      let field = row.text(2)
      let (hadFirst, hadSecond) = (row.integer(5) == 1, row.integer(6) == 1)
      let (theyHadFirst, theyHadSecond) = (row.integer(7) == 1, row.integer(8) == 1)
      // Where both stores have both sides, the one that counts stands first.
      let isFirstOurs =
        hadFirst != hadSecond
        ? hadFirst : theyHadFirst != theyHadSecond ? theyHadSecond : row.integer(9) == 1
      func said(_ value: String) -> String {
        switch field {
        case "note": return value.isEmpty ? "none" : Merge.quoted(value)
        case "spans":
          let spans = (try? SpanCoding.decode(value, in: db)) ?? []
          return spans.isEmpty ? "none" : spans.map { "\($0.label) in turn \($0.turn)" }.joined(separator: ", ")
        default: return value.isEmpty ? "none" : value
        }
      }
      let (first, second) = (said(row.text(3)), said(row.text(4)))
      return MergeConflict(
        what: "\(field) by \(row.text(1))", transcript: row.text(0), here: isFirstOurs ? first : second,
        there: isFirstOurs ? second : first)
    }
  }
}
