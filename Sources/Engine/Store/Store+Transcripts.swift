import Foundation

extension Store {
  /// Opens a transcript of a run: the row is there before the first call, and with it what the user says first.
  func open(_ transcript: Transcript, run: RunKey, plan: PlanKey?, first: [NewTurn] = []) async throws(StoreError)
    -> TranscriptKey
  {
    try await commit { (db) throws(StoreError) in
      let key = try Store.insert(transcript, run: run, plan: plan, db)
      try Store.record(Step(turns: first), in: key, db)
      return key
    }
  }

  func insert(_ transcript: Transcript, run: RunKey, plan: PlanKey?) throws(StoreError) -> TranscriptKey {
    try write { (db) throws(StoreError) in try Store.insert(transcript, run: run, plan: plan, db) }
  }

  static func insert(_ t: Transcript, run: RunKey, plan: PlanKey?, _ db: Connection) throws(StoreError) -> TranscriptKey
  {
    try db.run(
      """
      INSERT INTO transcript(id, run, plan, suite, use_case, category, scenario, condition, model, repeat, status, origin,
        excerpt, constraint_text, owner, names_trigger, severity, seed, parent, changed, edited, cause, intended, started,
        finished, turn_count, distance_turns, distance_words)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(t.id), .integer(run.value), SQLValue(plan?.value), .text(t.suite), .text(t.useCase), .text(t.category),
        .integer(t.scenario?.rawValue ?? -1), .text(t.condition.rawValue), .text(t.model), .integer(t.repeat),
        .text(t.status.rawValue), .text(t.origin.rawValue), SQLValue(t.excerpt), .text(t.constraint),
        .text(t.owner.rawValue), SQLValue(t.namesTrigger.map { $0 ? 1 : 0 }), SQLValue(t.severity?.rawValue),
        .integer(t.seed), SQLValue(t.parent), SQLValue(t.changed), SQLValue(t.edited), SQLValue(t.cause),
        SQLValue(t.intended?.rawValue),
        SQLValue(t.started), SQLValue(t.finished), .integer(t.turnCount), SQLValue(t.distance?.turns),
        SQLValue(t.distance?.words),
      ])
    return TranscriptKey(value: db.lastInsertKey)
  }

  /// A turn with the names of what was drawn for it.
  struct NewTurn: Sendable {
    var turn: Turn
    var distractors: [String] = []
  }

  /// What is recorded of a conversation at once: an answer with its call and what the user says next, or its end.
  struct Step: Sendable {
    var turns: [NewTurn] = []
    var call: RecordedCall?
    /// What a simulated model meant its last answer to be.
    var intended: RatingValue?
    var end: End?

    struct End: Sendable {
      var status: TranscriptStatus
      var cause: String? = nil
      var distance: Transcript.Distance? = nil
      var date: Date
    }
  }

  /// Commits a step, all of it or nothing; gives what is wished of its run. Throws if a turn is there already.
  @discardableResult
  func record(_ step: Step, in transcript: TranscriptKey, of run: RunKey) async throws(StoreError) -> Run.Wish? {
    try await commit { (db) throws(StoreError) in
      try Store.record(step, in: transcript, db)
      return try Store.wish(of: run, db)
    }
  }

  /// Commits one turn.
  func append(
    _ turn: Turn, distractors: [String] = [], intended: RatingValue? = nil, to transcript: TranscriptKey
  ) throws(StoreError) {
    let step = Step(turns: [NewTurn(turn: turn, distractors: distractors)], intended: intended)
    try write { (db) throws(StoreError) in try Store.record(step, in: transcript, db) }
  }

  private static func record(_ step: Step, in transcript: TranscriptKey, _ db: Connection) throws(StoreError) {
    for new in step.turns { try append(new.turn, distractors: new.distractors, to: transcript, db) }
    if let call = step.call { try insert(call, transcript, db) }
    if !step.turns.isEmpty {
      try db.run(
        """
        UPDATE transcript SET turn_count = turn_count + ?, input_tokens = input_tokens + ?,
          output_tokens = output_tokens + ?, intended = ifnull(?, intended) WHERE key = ?
        """,
        [
          .integer(step.turns.count), .integer(step.turns.reduce(0) { $0 + ($1.turn.inputTokens ?? 0) }),
          .integer(step.turns.reduce(0) { $0 + ($1.turn.outputTokens ?? 0) }), SQLValue(step.intended?.rawValue),
          .integer(transcript.value),
        ])
    }
    if let end = step.end {
      try db.run(
        """
        UPDATE transcript SET status = ?, cause = ?, distance_turns = ?, distance_words = ?, finished = ?
        WHERE key = ?
        """,
        [
          .text(end.status.rawValue), SQLValue(end.cause), SQLValue(end.distance?.turns), SQLValue(end.distance?.words),
          SQLValue(end.date), .integer(transcript.value),
        ])
    }
  }

  /// A turn's key leaves twelve bits to its index.
  private static let lastTurn = 4095

  static func append(_ turn: Turn, distractors: [String] = [], to transcript: TranscriptKey, _ db: Connection)
    throws(StoreError)
  {
    guard (1...lastTurn).contains(turn.index) else {
      throw StoreError(
        code: 0, message: "a transcript has turns 1 to \(lastTurn), not \(turn.index)", path: db.path, sql: nil,
        remedy: "Split the conversation.")
    }
    try db.run(
      """
      INSERT INTO turn(key, role, kind, channel, text, latency_ms, input_tokens, output_tokens, finish_reason, attempts,
        distractors, reasoning) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(transcript.value * 4096 + turn.index), .text(turn.role.rawValue), SQLValue(turn.kind?.rawValue),
        .text(turn.channel), .text(turn.text), SQLValue(turn.latencyMilliseconds), SQLValue(turn.inputTokens),
        SQLValue(turn.outputTokens), SQLValue(turn.finishReason), SQLValue(turn.attempts),
        distractors.isEmpty ? .null : .text(JSONText.encode(distractors)), SQLValue(turn.reasoning),
      ])
  }

  /// Why a transcript got no rating; nil once it has one.
  func setCause(_ cause: String?, of transcript: TranscriptKey) throws(StoreError) {
    try write { (db) throws(StoreError) in
      try db.run("UPDATE transcript SET cause = ? WHERE key = ?", [SQLValue(cause), .integer(transcript.value)])
    }
  }

  /// What of a run is recorded: the key, status and number of turns of each job that has begun.
  func recordedJobs(of run: RunKey) throws(StoreError) -> [RecordedJob] {
    try read { (db) throws(StoreError) in
      try db.rows(
        "SELECT key, id, plan, model, repeat, status, rating, cause FROM transcript WHERE run = ?",
        [.integer(run.value)]
      ) { row in
        RecordedJob(
          key: TranscriptKey(value: row.integer(0)), id: row.text(1), plan: PlanKey(value: row.integer(2)),
          model: row.text(3), repeat: row.integer(4), status: TranscriptStatus(rawValue: row.text(5)) ?? .partial,
          isJudged: !row.isNull(6) || !row.isNull(7))
      }
    }
  }

  struct RecordedJob: Sendable {
    var key: TranscriptKey
    var id: String
    var plan: PlanKey
    var model: String
    var `repeat`: Int
    var status: TranscriptStatus
    /// It has a rating, or a cause why not.
    var isJudged: Bool
  }

  func key(ofTranscript id: String) throws(StoreError) -> TranscriptKey? {
    try read { (db) throws(StoreError) in
      try db.first("SELECT key FROM transcript WHERE id = ?", [.text(id)]) { TranscriptKey(value: $0.integer(0)) }
    }
  }

  /// The turns of a transcript, in order.
  public func turns(of id: String) throws(StoreError) -> [Turn] {
    guard let key = try key(ofTranscript: id) else { return [] }
    return try turns(of: key)
  }

  func turns(of key: TranscriptKey) throws(StoreError) -> [Turn] {
    try read { (db) throws(StoreError) in try Store.turns(of: key, db) }
  }

  static func turns(of key: TranscriptKey, _ db: Connection) throws(StoreError) -> [Turn] {
    try db.rows(
      """
      SELECT key & 4095, role, kind, channel, text, latency_ms, input_tokens, output_tokens, finish_reason, attempts,
        reasoning
      FROM turn WHERE key BETWEEN ?1 * 4096 AND ?1 * 4096 + 4095 ORDER BY key
      """, [.integer(key.value)]
    ) { row in
      Turn(
        index: row.integer(0), role: Role(rawValue: row.text(1)) ?? .user,
        kind: row.optionalText(2).flatMap(TurnKind.init(rawValue:)), channel: row.text(3), text: row.text(4),
        reasoning: row.optionalText(10), latencyMilliseconds: row.optionalInteger(5),
        inputTokens: row.optionalInteger(6),
        outputTokens: row.optionalInteger(7), finishReason: row.optionalText(8), attempts: row.optionalInteger(9))
    }
  }

  /// The transcript with this id; nil if there is none.
  public func transcript(_ id: String) throws(StoreError) -> Transcript? {
    try read { (db) throws(StoreError) in
      try db.first("SELECT \(Store.transcriptColumns) \(Store.transcriptTables) WHERE t.id = ?", [.text(id)]) {
        Store.transcript($0)
      }
    }
  }

  /// A transcript with all that is recorded of it; nil if there is none.
  public func detail(_ id: String) throws(StoreError) -> TranscriptDetail? {
    try read { (db) throws(StoreError) in
      let found = try db.first(
        "SELECT \(Store.transcriptColumns), t.key \(Store.transcriptTables) WHERE t.id = ?", [.text(id)]
      ) { (Store.transcript($0), TranscriptKey(value: $0.integer(Store.transcriptColumnCount))) }
      guard let (transcript, key) = found else { return nil }
      var detail = TranscriptDetail(
        transcript: transcript, turns: try Store.turns(of: key, db), ratings: try Store.ratings(of: key, db),
        annotations: try Store.annotations(of: key, db), unrated: try Store.unrated(of: key, db))
      detail.conflicts = try Store.conflicts(of: key, detail.annotations, db)
      return detail
    }
  }

  static let transcriptTables = "FROM transcript t JOIN run r ON r.key = t.run"
  static let transcriptColumnCount = 33
  static let transcriptColumns = """
    t.id, r.id, t.suite, t.use_case, t.category, t.scenario, t.condition, t.model, t.repeat, t.status, t.origin, t.excerpt,
    t.constraint_text, t.owner, t.names_trigger, t.severity, t.seed, t.parent, t.changed, t.cause, t.intended, t.started,
    t.finished, t.rating, t.rater, t.confidence, t.labels, t.turn_count, t.distance_turns, t.distance_words,
    t.disagreement, t.annotated, t.edited
    """

  static func transcript(_ row: Connection.Row) -> Transcript {
    var distance: Transcript.Distance?
    if let turns = row.optionalInteger(28), let words = row.optionalInteger(29) {
      distance = Transcript.Distance(turns: turns, words: words)
    }
    var transcript = Transcript(
      id: row.text(0), run: row.text(1), suite: row.text(2), useCase: row.text(3), category: row.text(4),
      scenario: row.optionalInteger(5).flatMap(Scenario.init(rawValue:)), condition: Condition(rawValue: row.text(6)),
      model: row.text(7), repeat: row.integer(8), status: TranscriptStatus(rawValue: row.text(9)) ?? .partial,
      origin: Origin(rawValue: row.text(10)) ?? .imported, excerpt: row.integer(11) == 1, constraint: row.text(12))
    transcript.owner = Owner(rawValue: row.text(13)) ?? .user
    transcript.namesTrigger = row.optionalInteger(14).map { $0 == 1 }
    transcript.severity = row.optionalText(15).flatMap(UseCase.Severity.init(rawValue:))
    transcript.seed = row.integer(16)
    transcript.parent = row.optionalText(17)
    transcript.changed = row.optionalText(18)
    transcript.cause = row.optionalText(19)
    transcript.intended = row.optionalInteger(20).flatMap(RatingValue.init(rawValue:))
    transcript.started = row.date(21)
    transcript.finished = row.date(22)
    transcript.rating = row.optionalInteger(23).flatMap(RatingValue.init(rawValue:))
    transcript.rater = row.optionalText(24)
    transcript.confidence = row.optionalReal(25)
    transcript.labels = row.text(26).split(separator: " ").map(String.init)
    transcript.turnCount = row.integer(27)
    transcript.distance = distance
    transcript.disagreement = row.integer(30) == 1
    transcript.annotated = row.integer(31) == 1
    transcript.edited = row.integer(32) == 1
    return transcript
  }
}
