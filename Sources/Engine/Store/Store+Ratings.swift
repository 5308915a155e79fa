import Foundation

extension Store {
  /// Adds a rating; one of the same rater and version is replaced, older versions stay.
  public func add(_ rating: Rating, to id: String) throws(StoreError) {
    guard let key = try key(ofTranscript: id) else {
      throw StoreError(code: 0, message: "no transcript \(id)", path: path, sql: nil)
    }
    try add(rating, to: key)
  }

  func add(_ rating: Rating, to transcript: TranscriptKey) throws(StoreError) {
    try write { (db) throws(StoreError) in
      try Store.put(rating, transcript, db)
      try Store.summarise(transcript, db)
    }
  }

  static func put(_ rating: Rating, _ transcript: TranscriptKey, _ db: Connection) throws(StoreError) {
    var seen: Set<String> = []
    let labels = rating.spans.map(\.label).filter { seen.insert($0).inserted }
    try db.run(
      """
      INSERT INTO rating(transcript, rater, version, value, rule, confidence, explanation, spans, span_labels, created)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (transcript, rater, version) DO UPDATE SET value = excluded.value, rule = excluded.rule,
        confidence = excluded.confidence, explanation = excluded.explanation, spans = excluded.spans,
        span_labels = excluded.span_labels, created = excluded.created
      """,
      [
        .integer(transcript.value), .text(rating.rater), .text(rating.version), .integer(rating.value.rawValue),
        SQLValue(rating.rule), SQLValue(rating.confidence), .text(rating.explanation),
        .text(SpanCoding.encode(rating.spans)),
        .text(labels.isEmpty ? "" : " \(labels.joined(separator: " ")) "), SQLValue(rating.created),
      ])
  }

  static func ratings(of transcript: TranscriptKey, _ db: Connection) throws(StoreError) -> [Rating] {
    try db.rows(
      """
      SELECT rater, version, value, rule, confidence, explanation, spans, created FROM rating WHERE transcript = ?
      ORDER BY created, key
      """, [.integer(transcript.value)]
    ) { (row) throws(StoreError) in
      Rating(
        rater: row.text(0), version: row.text(1), value: RatingValue(rawValue: row.integer(2)) ?? .unclear,
        rule: row.optionalText(3), confidence: row.optionalReal(4), explanation: row.text(5),
        spans: try SpanCoding.decode(row.text(6), in: db), created: row.date(7))
    }
  }

  /// Brings the transcript's own columns (rating that counts, labels, disagreement, annotated) in line with what was said.
  static func summarise(_ transcript: TranscriptKey, _ db: Connection) throws(StoreError) {
    struct Latest {
      var rater: String
      var value: Int
      var confidence: Double?
      var rank: Int
    }
    var latest: [String: Latest] = [:]
    var newest: Latest?
    try db.forEach(
      "SELECT rater, value, confidence FROM rating WHERE transcript = ? ORDER BY created, key",
      [.integer(transcript.value)]
    ) { (row) throws(StoreError) in
      let rater = row.text(0)
      latest[rater] = Latest(
        rater: rater, value: row.integer(1), confidence: row.optionalReal(2), rank: RaterRank.of(rater))
      // Rows come in order of time: of one rank the later wins.
      if let found = latest[rater], found.rank <= (newest?.rank ?? .max) { newest = found }
    }
    let effective = newest.flatMap { latest[$0.rater] }
    let disagreement = Set(latest.values.map(\.value)).count > 1
    let said = try annotations(of: transcript, db).effective
    var labels: [String] = []
    for case .labels(let set) in said.map(\.content) {
      for label in set where !labels.contains(label) { labels.append(label) }
    }
    try db.run(
      """
      UPDATE transcript SET rating = ?, rater = ?, confidence = ?, labels = ?, disagreement = ?, annotated = ? WHERE key = ?
      """,
      [
        SQLValue(effective?.value), SQLValue(effective?.rater), SQLValue(effective?.confidence),
        .text(labels.isEmpty ? "" : " \(labels.joined(separator: " ")) "), SQLValue(disagreement),
        SQLValue(said.contains { !$0.content.isEmpty }), .integer(transcript.value),
      ])
  }
}

/// Which rater's word counts: adjudicated, then people, judges, rules.
enum RaterRank {
  static func of(_ rater: String) -> Int {
    if rater == "human/adjudicated" { return 0 }
    if rater.hasPrefix("human/") { return 1 }
    if rater.hasPrefix("judge/") { return 2 }
    return rater == "rule" ? 3 : 4
  }
}

/// Spans as they are kept in a column: a JSON array.
enum SpanCoding {
  static func encode(_ spans: [Span]) -> String { spans.isEmpty ? "[]" : JSONText.encode(spans) }

  static func decode(_ text: String, in db: Connection) throws(StoreError) -> [Span] {
    text == "[]" ? [] : try JSONText.decode([Span].self, from: text, in: db, what: "the spans of a rating")
  }
}
