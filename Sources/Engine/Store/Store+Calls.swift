public import struct Foundation.Date

/// One call to a provider as it is recorded: for a turn, or for a judge's rating.
public struct RecordedCall: Sendable, Equatable {
  /// The turn that was asked for, from 1; 0 for a rating.
  public var turn: Int
  /// The rater whose judgement was asked for; nil for a turn.
  public var rater: String?
  /// How many calls of this purpose were recorded before, counted from 1: a judge's repair request is its second.
  public var attempt: Int
  public var exchange: Exchange
  /// Why there was no answer; nil if there was.
  public var cause: ModelError.Cause?
  public var detail: String?
  public var inputTokens: Int?
  public var outputTokens: Int?
  public var started: Date
  /// Milliseconds of all attempts and pauses together.
  public var latency: Int

  public init(
    turn: Int, rater: String? = nil, attempt: Int = 1, exchange: Exchange, cause: ModelError.Cause? = nil,
    detail: String? = nil, inputTokens: Int? = nil, outputTokens: Int? = nil, started: Date, latency: Int
  ) {
    self.turn = turn
    self.rater = rater
    self.attempt = attempt
    self.exchange = exchange
    self.cause = cause
    self.detail = detail
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.started = started
    self.latency = latency
  }
}

extension Store {
  /// Records a call of a transcript.
  func add(_ call: RecordedCall, to transcript: TranscriptKey) throws(StoreError) {
    try write { (db) throws(StoreError) in try Store.insert(call, transcript, db) }
  }

  static func insert(_ call: RecordedCall, _ transcript: TranscriptKey, _ db: Connection) throws(StoreError) {
    let exchange = call.exchange
    try db.run(
      """
      INSERT INTO call(transcript, turn, rater, attempt, digest, endpoint, parameters, status, content_type, response,
        version, failures, cached, cause, detail, input_tokens, output_tokens, started, latency_ms)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(transcript.value), .integer(call.turn), SQLValue(call.rater), .integer(call.attempt),
        .text(exchange.digest), .text(exchange.endpoint), .text(exchange.parameters), SQLValue(exchange.status),
        SQLValue(exchange.contentType), .text(exchange.response), SQLValue(exchange.version),
        .text(exchange.failures.isEmpty ? "[]" : JSONText.encode(exchange.failures)), SQLValue(exchange.cached),
        SQLValue(call.cause?.rawValue), SQLValue(call.detail), SQLValue(call.inputTokens), SQLValue(call.outputTokens),
        SQLValue(call.started), .integer(call.latency),
      ])
  }

  /// The calls of a transcript in the order they were made.
  public func calls(of id: String) throws(StoreError) -> [RecordedCall] {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT \(Store.callColumns) FROM call JOIN transcript t ON t.key = call.transcript WHERE t.id = ? ORDER BY call.key
        """, [.text(id)]
      ) { (row) throws(StoreError) in try Store.call(row, db) }
    }
  }

  /// How many calls were made for a turn.
  func callCount(of transcript: TranscriptKey, turn: Int) throws(StoreError) -> Int {
    try read { (db) throws(StoreError) in
      try db.first(
        "SELECT count(*) FROM call WHERE transcript = ? AND turn = ? AND rater IS NULL",
        [.integer(transcript.value), .integer(turn)]
      ) { $0.integer(0) } ?? 0
    }
  }

  /// The last answered call with this digest to a server whose address begins so; nil if there is none.
  func answeredCall(_ digest: String, at endpoint: String) throws(StoreError) -> RecordedCall? {
    try read { (db) throws(StoreError) in
      try db.first(
        """
        SELECT \(Store.callColumns) FROM call
        WHERE digest = ?1 AND cause IS NULL AND substr(endpoint, 1, length(?2)) = ?2 ORDER BY key DESC LIMIT 1
        """, [.text(digest), .text(endpoint)]
      ) { (row) throws(StoreError) in try Store.call(row, db) }
    }
  }

  private static let callColumns = """
    call.turn, call.rater, call.attempt, call.digest, call.endpoint, call.parameters, call.status, call.content_type,
    call.response, call.version, call.failures, call.cached, call.cause, call.detail, call.input_tokens,
    call.output_tokens, call.started, call.latency_ms
    """

  private static func call(_ row: Connection.Row, _ db: Connection) throws(StoreError) -> RecordedCall {
    let failures = row.text(10)
    return RecordedCall(
      turn: row.integer(0), rater: row.optionalText(1), attempt: row.integer(2),
      exchange: Exchange(
        digest: row.text(3), endpoint: row.text(4), parameters: row.text(5), status: row.optionalInteger(6),
        contentType: row.optionalText(7), response: row.text(8), version: row.optionalText(9),
        failures: failures == "[]"
          ? [] : try JSONText.decode([Exchange.Failure].self, from: failures, in: db, what: "a call's failures"),
        cached: row.integer(11) == 1),
      cause: row.optionalText(12).flatMap(ModelError.Cause.init(rawValue:)), detail: row.optionalText(13),
      inputTokens: row.optionalInteger(14), outputTokens: row.optionalInteger(15),
      started: row.date(16) ?? Date(timeIntervalSince1970: 0), latency: row.integer(17))
  }
}
