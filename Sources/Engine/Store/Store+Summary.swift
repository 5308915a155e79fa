/// What became of a run's transcripts of one model in one scenario under one condition.
public struct RunCell: Sendable, Equatable {
  public var model: String
  /// Nil where it is not known, as of files that do not tell it.
  public var scenario: Scenario?
  public var condition: Condition
  public var pass = 0
  public var unclear = 0
  public var fail = 0
  public var complete = 0
  public var failed = 0
  /// Begun and not finished.
  public var partial = 0
  /// Answers that were asked for, and answers that were known from identical calls.
  public var calls = 0
  public var cached = 0
  /// Attempts after the first, over all answers and failed calls.
  public var retries = 0
  /// Sent and received for the conversations' answers, those that were not asked for again left out.
  public var inputTokens = 0
  public var outputTokens = 0

  /// One that nothing has been done of yet.
  public init(model: String, scenario: Scenario? = nil, condition: Condition) {
    self.model = model
    self.scenario = scenario
    self.condition = condition
  }

  /// Complete and without a rating.
  public var unrated: Int { complete - pass - unclear - fail }
  /// Complete or failed.
  public var done: Int { complete + failed }
}

/// How often a run's calls failed of one cause.
public struct RunErrors: Sendable, Equatable {
  public var cause: String
  /// Calls that gave no answer in the end.
  public var failed: Int
  /// Attempts that were made again.
  public var retried: Int

  public init(cause: String, failed: Int, retried: Int) {
    self.cause = cause
    self.failed = failed
    self.retried = retried
  }
}

/// What a rater's calls took in a run.
public struct RaterUsage: Sendable, Equatable {
  public var rater: String
  public var calls: Int
  public var inputTokens: Int
  public var outputTokens: Int
}

extension Store {
  /// What became of a run, by model, scenario and condition.
  public func cells(ofRun id: String) throws(StoreError) -> [RunCell] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT model, condition, pass, unclear, fail, complete, failed, begun - complete - failed, calls, cached, retries,
          input_tokens, output_tokens, scenario
        FROM progress WHERE run = (SELECT key FROM run WHERE id = ?) AND begun > 0 ORDER BY model, scenario, condition
        """, [.text(id)]
      ) { row in
        var cell = RunCell(
          model: row.text(0), scenario: Scenario(rawValue: row.integer(13)), condition: Condition(rawValue: row.text(1))
        )
        (cell.pass, cell.unclear, cell.fail) = (row.integer(2), row.integer(3), row.integer(4))
        (cell.complete, cell.failed, cell.partial) = (row.integer(5), row.integer(6), row.integer(7))
        (cell.calls, cell.cached, cell.retries) = (row.integer(8), row.integer(9), row.integer(10))
        (cell.inputTokens, cell.outputTokens) = (row.integer(11), row.integer(12))
        return cell
      }
    }
  }

  /// What simulated models' answers took in a run; of them no call is recorded. Reads every transcript: for once, not for
  /// each look.
  public func simulatedTokens(
    ofRun id: String
  ) throws(StoreError) -> [(model: String, scenario: Scenario?, condition: Condition, input: Int, output: Int)] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT model, scenario, condition, sum(input_tokens), sum(output_tokens) FROM transcript
        WHERE run = (SELECT key FROM run WHERE id = ?) AND origin = 'simulated' GROUP BY model, scenario, condition
        """, [.text(id)]
      ) {
        (
          $0.text(0), Scenario(rawValue: $0.integer(1)), Condition(rawValue: $0.text(2)), $0.integer(3), $0.integer(4)
        )
      }
    }
  }

  /// Of what a run's calls failed, raters' calls too, the most frequent cause first.
  public func errors(ofRun id: String) throws(StoreError) -> [RunErrors] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT cause, failed, retried FROM call_failures WHERE run = (SELECT key FROM run WHERE id = ?)
        ORDER BY failed + retried DESC, cause
        """, [.text(id)]
      ) { RunErrors(cause: $0.text(0), failed: $0.integer(1), retried: $0.integer(2)) }
    }
  }

  /// What the raters' own calls took in a run.
  public func raterUsage(ofRun id: String) throws(StoreError) -> [RaterUsage] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT rater, calls, input_tokens, output_tokens FROM rater_usage WHERE run = (SELECT key FROM run WHERE id = ?)
        ORDER BY rater
        """, [.text(id)]
      ) {
        RaterUsage(rater: $0.text(0), calls: $0.integer(1), inputTokens: $0.integer(2), outputTokens: $0.integer(3))
      }
    }
  }

  /// A scenario under a condition.
  struct PlannedCell: Hashable {
    var scenario: Scenario?
    var condition: Condition
  }

  /// How many transcripts a run is to have of each model, by scenario and condition. Reads every plan: for once, not for
  /// each look.
  func planned(ofRun id: String) throws(StoreError) -> [PlannedCell: Int] {
    let plans = try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT json_extract(body, '$.scenario'), json_extract(body, '$.condition'), count(*) FROM plan
        WHERE run = (SELECT key FROM run WHERE id = ?) GROUP BY 1, 2
        """, [.text(id)]
      ) {
        (
          PlannedCell(scenario: Scenario(rawValue: $0.integer(0)), condition: Condition(rawValue: $0.text(1))),
          $0.integer(2)
        )
      }
    }
    let repeats = try read { (db) throws(StoreError) in
      try db.first("SELECT json_extract(settings, '$.repeats') FROM run WHERE id = ?", [.text(id)]) { $0.integer(0) }
    }
    return Dictionary(plans.map { ($0.0, $0.1 * max(1, repeats ?? 1)) }, uniquingKeysWith: +)
  }

  /// The transcripts of a run that came to their end last, the newest first.
  public func latest(ofRun id: String, limit: Int) throws(StoreError) -> [Transcript] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT \(Store.transcriptColumns) \(Store.transcriptTables)
        WHERE t.run = (SELECT key FROM run WHERE id = ?) AND t.finished IS NOT NULL ORDER BY t.finished DESC, t.key DESC LIMIT ?
        """, [.text(id), .integer(limit)]
      ) { Store.transcript($0) }
    }
  }

  /// A number that differs once another connection has written.
  public func dataVersion() throws(StoreError) -> Int {
    try read { (db) throws(StoreError) in try db.first("PRAGMA data_version") { $0.integer(0) } ?? 0 }
  }
}
