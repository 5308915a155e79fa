/// What became of a run's transcripts of one model under one condition.
public struct RunCell: Sendable, Equatable {
  public var model: String
  public var condition: Condition
  public var pass: Int
  public var unclear: Int
  public var fail: Int
  /// Complete and without a rating.
  public var unrated: Int
  public var failed: Int
  /// Begun and not finished.
  public var partial: Int
  /// Attempts after the first, over all answers and failed calls.
  public var retries: Int
  /// Sent and received for the conversations' answers, those that were not asked for again left out.
  public var inputTokens: Int
  public var outputTokens: Int
}

/// How often a run's calls failed of one cause.
public struct RunErrors: Sendable, Equatable {
  public var cause: String
  /// Calls that gave no answer in the end.
  public var failed: Int
  /// Attempts that were made again.
  public var retried: Int
}

/// What a rater's calls took in a run.
public struct RaterUsage: Sendable, Equatable {
  public var rater: String
  public var inputTokens: Int
  public var outputTokens: Int
}

extension Store {
  /// What became of a run, by model and condition.
  public func cells(ofRun id: String) throws(StoreError) -> [RunCell] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        WITH answered AS (
          SELECT c.transcript, sum(json_array_length(c.failures)) AS retries,
            sum(iif(c.cached, ifnull(c.input_tokens, 0), 0)) AS input,
            sum(iif(c.cached, ifnull(c.output_tokens, 0), 0)) AS output
          FROM call c JOIN transcript t ON t.key = c.transcript
          WHERE t.run = (SELECT key FROM run WHERE id = ?1) AND c.rater IS NULL GROUP BY c.transcript)
        SELECT t.model, t.condition, sum(t.status = 'complete' AND t.rating IS 2),
          sum(t.status = 'complete' AND t.rating IS 1), sum(t.status = 'complete' AND t.rating IS 0),
          sum(t.status = 'complete' AND t.rating IS NULL), sum(t.status = 'failed'), sum(t.status = 'partial'),
          ifnull(sum(a.retries), 0), sum(t.input_tokens - ifnull(a.input, 0)),
          sum(t.output_tokens - ifnull(a.output, 0))
        FROM transcript t LEFT JOIN answered a ON a.transcript = t.key
        WHERE t.run = (SELECT key FROM run WHERE id = ?1) GROUP BY t.model, t.condition ORDER BY t.model, t.condition
        """, [.text(id)]
      ) { row in
        RunCell(
          model: row.text(0), condition: Condition(rawValue: row.text(1)), pass: row.integer(2),
          unclear: row.integer(3),
          fail: row.integer(4), unrated: row.integer(5), failed: row.integer(6), partial: row.integer(7),
          retries: row.integer(8), inputTokens: row.integer(9), outputTokens: row.integer(10))
      }
    }
  }

  /// Of what a run's calls failed, raters' calls too, the most frequent cause first.
  public func errors(ofRun id: String) throws(StoreError) -> [RunErrors] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        WITH own AS (
          SELECT c.cause, c.failures FROM call c JOIN transcript t ON t.key = c.transcript
          WHERE t.run = (SELECT key FROM run WHERE id = ?) AND (c.cause IS NOT NULL OR c.failures <> '[]'))
        SELECT cause, sum(failed), sum(retried) FROM (
          SELECT cause, 1 AS failed, 0 AS retried FROM own WHERE cause IS NOT NULL
          UNION ALL SELECT json_extract(f.value, '$.cause'), 0, 1 FROM own, json_each(own.failures) f)
        GROUP BY cause ORDER BY sum(failed) + sum(retried) DESC, cause
        """, [.text(id)]
      ) { RunErrors(cause: $0.text(0), failed: $0.integer(1), retried: $0.integer(2)) }
    }
  }

  /// What the raters' own calls took in a run.
  public func raterUsage(ofRun id: String) throws(StoreError) -> [RaterUsage] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT c.rater, sum(iif(c.cached, 0, ifnull(c.input_tokens, 0))), sum(iif(c.cached, 0, ifnull(c.output_tokens, 0)))
        FROM call c JOIN transcript t ON t.key = c.transcript
        WHERE t.run = (SELECT key FROM run WHERE id = ?) AND c.rater IS NOT NULL GROUP BY c.rater ORDER BY c.rater
        """, [.text(id)]
      ) { RaterUsage(rater: $0.text(0), inputTokens: $0.integer(1), outputTokens: $0.integer(2)) }
    }
  }
}
