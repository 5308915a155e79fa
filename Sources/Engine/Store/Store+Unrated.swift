import Foundation

extension Store {
  /// Notes why a rater gave no rating; gone once it gives one.
  public func setUnrated(_ unrated: Unrated, of id: String) throws(StoreError) {
    guard let key = try key(ofTranscript: id) else {
      throw StoreError(code: 0, message: "no transcript \(id)", path: path, sql: nil)
    }
    try write { (db) throws(StoreError) in try Store.put(unrated, key, db) }
  }

  /// The raters that gave this transcript no rating.
  public func unrated(of id: String) throws(StoreError) -> [Unrated] {
    guard let key = try key(ofTranscript: id) else { return [] }
    return try read { (db) throws(StoreError) in try Store.unrated(of: key, db) }
  }

  /// How many transcripts a rater left unrated, by cause, the most frequent first.
  public func unratedCounts(by rater: String, filter: Filter = .all) throws(StoreError) -> [(cause: String, count: Int)]
  {
    let condition = FilterSQL(filter)
    return try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT u.cause, count(*) FROM unrated u JOIN transcript t ON t.key = u.transcript JOIN run r ON r.key = t.run
        WHERE u.rater = ? AND \(condition.condition) GROUP BY u.cause ORDER BY count(*) DESC, u.cause
        """, [.text(rater)] + condition.values
      ) { ($0.text(0), $0.integer(1)) }
    }
  }

  /// Whether there is nothing left to ask this version of a judge: it has rated, or its replies could not be read.
  func isSettled(_ transcript: TranscriptKey, by rater: String, version: String) throws(StoreError) -> Bool {
    try read { (db) throws(StoreError) in
      try db.first(
        """
        SELECT 1 FROM rating WHERE transcript = ?1 AND rater = ?2 AND version = ?3
        UNION ALL SELECT 1 FROM unrated WHERE transcript = ?1 AND rater = ?2 AND version = ?3 AND cause = ?4
        """, [.integer(transcript.value), .text(rater), .text(version), .text(JudgeOutcome.unparsed)]
      ) { _ in true } ?? false
    }
  }

  /// Records what came of asking a judge, with its calls: all of it or nothing.
  func record(_ outcome: JudgeOutcome, by rater: String, version: String, of transcript: TranscriptKey, at date: Date)
    async throws(StoreError)
  {
    try await commit { (db) throws(StoreError) in
      switch outcome {
      case .rated(var rating, let calls):
        for call in calls { try Store.insert(call, transcript, db) }
        rating.created = date
        try Store.put(rating, transcript, db)
        // The trigger sees new ratings only, not one that replaces another.
        try db.run(
          "DELETE FROM unrated WHERE transcript = ? AND rater = ?", [.integer(transcript.value), .text(rater)])
        try db.run("UPDATE transcript SET cause = NULL WHERE key = ?", [.integer(transcript.value)])
        try Store.summarise(transcript, db)
      case .unrated(let cause, let detail, let calls):
        for call in calls { try Store.insert(call, transcript, db) }
        try Store.put(
          Unrated(rater: rater, version: version, cause: cause, detail: detail, created: date), transcript, db)
      case .unrateable(let cause):
        try db.run("UPDATE transcript SET cause = ? WHERE key = ?", [.text(cause), .integer(transcript.value)])
      }
    }
  }

  /// Leaves a transcript alone that this version has rated before.
  private static func put(_ unrated: Unrated, _ transcript: TranscriptKey, _ db: Connection) throws(StoreError) {
    try db.run(
      """
      INSERT INTO unrated(transcript, rater, version, cause, detail, created) SELECT ?1, ?2, ?3, ?4, ?5, ?6
      WHERE NOT EXISTS (SELECT 1 FROM rating WHERE transcript = ?1 AND rater = ?2 AND version = ?3)
      ON CONFLICT DO UPDATE SET version = excluded.version, cause = excluded.cause, detail = excluded.detail,
        created = excluded.created
      """,
      [
        .integer(transcript.value), .text(unrated.rater), .text(unrated.version), .text(unrated.cause),
        .text(unrated.detail), SQLValue(unrated.created),
      ])
  }

  static func unrated(of transcript: TranscriptKey, _ db: Connection) throws(StoreError) -> [Unrated] {
    try db.rows(
      "SELECT rater, version, cause, detail, created FROM unrated WHERE transcript = ? ORDER BY rater",
      [.integer(transcript.value)]
    ) { row in
      Unrated(
        rater: row.text(0), version: row.text(1), cause: row.text(2), detail: row.text(3),
        created: row.date(4) ?? Date(timeIntervalSince1970: 0))
    }
  }
}
