import Foundation

/// How the store names rows to itself.
struct RunKey: Sendable, Hashable { var value: Int }
struct PlanKey: Sendable, Hashable { var value: Int }
struct TranscriptKey: Sendable, Hashable { var value: Int }

extension Store {
  /// Records a run with its plans before anything is called. Gives the keys of the plans, in order.
  func insert(_ run: Run, plans: [ConversationPlan]) throws(StoreError) -> (RunKey, [PlanKey]) {
    try write { (db) throws(StoreError) in
      try db.run(
        """
        INSERT INTO run(id, name, status, suite, models, scenarios, conditions, planned, seed, settings, owner, started)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .text(run.id), SQLValue(run.name), .text(run.status.rawValue), .text(run.suite),
          .text(JSONText.encode(run.models)), .text(JSONText.encode(run.scenarios)),
          .text(JSONText.encode(run.conditions)), .integer(run.planned), .integer(run.seed),
          .text(JSONText.encode(run.settings)), .text(ProcessMark.current.text), SQLValue(run.started),
        ])
      let key = RunKey(value: db.lastInsertKey)
      var planKeys: [PlanKey] = []
      for plan in plans {
        try db.run("INSERT INTO plan(run, body) VALUES (?, ?)", [.integer(key.value), .text(JSONText.encode(plan))])
        planKeys.append(PlanKey(value: db.lastInsertKey))
      }
      return (key, planKeys)
    }
  }

  /// The run's plans in the order they were recorded.
  func plans(of run: RunKey) throws(StoreError) -> [(PlanKey, ConversationPlan)] {
    try read { (db) throws(StoreError) in
      try db.rows("SELECT key, body FROM plan WHERE run = ? ORDER BY key", [.integer(run.value)]) {
        (row) throws(StoreError) in
        (
          PlanKey(value: row.integer(0)),
          try JSONText.decode(ConversationPlan.self, from: row.text(1), in: db, what: "plan \(row.integer(0))")
        )
      }
    }
  }

  /// The plan that a transcript was made from; nil where it was imported without one.
  public func plan(ofTranscript id: String) throws(StoreError) -> ConversationPlan? {
    try read { (db) throws(StoreError) in
      try db.first(
        "SELECT plan.body FROM transcript JOIN plan ON plan.key = transcript.plan WHERE transcript.id = ?", [.text(id)]
      ) { (row) throws(StoreError) in
        try JSONText.decode(ConversationPlan.self, from: row.text(0), in: db, what: "the plan of \(id)")
      }
    }
  }

  /// Takes a run over for this process, e.g. to resume it. False if a process that is alive still works on it.
  func claim(_ run: RunKey) throws(StoreError) -> Bool {
    try write { (db) throws(StoreError) in
      let owner = try db.first("SELECT owner FROM run WHERE key = ? AND status = 'running'", [.integer(run.value)]) {
        $0.text(0)
      }
      if let owner, ProcessMark(owner)?.isAlive == true { return false }
      try db.run(
        "UPDATE run SET status = 'running', owner = ?, finished = NULL, wish = NULL WHERE key = ?",
        [.text(ProcessMark.current.text), .integer(run.value)])
      return true
    }
  }

  /// Asks something of a run that this or another process works on; nil takes it back.
  public func setWish(_ wish: Run.Wish?, run id: String) throws(StoreError) {
    try write { (db) throws(StoreError) in
      try db.run("UPDATE run SET wish = ? WHERE id = ?", [SQLValue(wish?.rawValue), .text(id)])
    }
  }

  /// What is wished of a run.
  func wish(of run: RunKey) throws(StoreError) -> Run.Wish? {
    try read { (db) throws(StoreError) in try Store.wish(of: run, db) }
  }

  static func wish(of run: RunKey, _ db: Connection) throws(StoreError) -> Run.Wish? {
    try db.first("SELECT wish FROM run WHERE key = ? AND wish IS NOT NULL", [.integer(run.value)]) {
      Run.Wish(rawValue: $0.text(0))
    } ?? nil
  }

  /// Closes a run. `interrupted` leaves it to be resumed.
  func finish(_ run: RunKey, status: Run.Status, at date: Date) throws(StoreError) {
    try write { (db) throws(StoreError) in
      try Store.recount(run, db)
      try db.run(
        "UPDATE run SET status = ?, owner = NULL, finished = ?, wish = NULL WHERE key = ?",
        [.text(status.rawValue), SQLValue(date), .integer(run.value)])
    }
  }

  /// Brings the run's own counts in line with its transcripts.
  static func recount(_ run: RunKey, _ db: Connection) throws(StoreError) {
    try db.run(
      """
      UPDATE run SET complete = (SELECT count(*) FROM transcript WHERE run = ?1 AND status = 'complete'),
        failed = (SELECT count(*) FROM transcript WHERE run = ?1 AND status = 'failed') WHERE key = ?1
      """, [.integer(run.value)])
  }

  /// All runs, the newest first. A run whose process is gone shows as interrupted.
  public func runs() throws(StoreError) -> [Run] {
    try read { (db) throws(StoreError) in
      try db.rows("\(Store.runColumns) ORDER BY key DESC") { (row) throws(StoreError) in try Store.run(row, db) }
    }
  }

  /// The one run that `reference` names: an id, a unique prefix of four or more characters, or `last`.
  public func run(_ reference: String) throws -> Run {
    let id = try resolve(reference, in: .run)
    let found = try read { (db) throws(StoreError) in
      try db.first("\(Store.runColumns) WHERE id = ?", [.text(id)]) { (row) throws(StoreError) in try Store.run(row, db)
      }
    }
    guard let found else { throw ReferenceError(reference: reference, kind: .run, problem: .unknown) }
    return found
  }

  func key(ofRun id: String) throws(StoreError) -> RunKey? {
    try read { (db) throws(StoreError) in
      try db.first("SELECT key FROM run WHERE id = ?", [.text(id)]) { RunKey(value: $0.integer(0)) }
    }
  }

  private static let runColumns = """
    SELECT id, name, status, suite, models, scenarios, conditions, planned,
      CASE WHEN status = 'running' THEN (SELECT ifnull(sum(p.complete), 0) FROM progress p WHERE p.run = run.key)
        ELSE complete END,
      CASE WHEN status = 'running' THEN (SELECT ifnull(sum(p.failed), 0) FROM progress p WHERE p.run = run.key)
        ELSE failed END,
      seed, settings, owner, started, finished, wish FROM run
    """

  private static func run(_ row: Connection.Row, _ db: Connection) throws(StoreError) -> Run {
    let id = row.text(0)
    var status = Run.Status(rawValue: row.text(2)) ?? .interrupted
    if status == .running, let owner = row.optionalText(12), !(ProcessMark(owner)?.isAlive ?? false) {
      status = .interrupted
    }
    var run = Run(
      id: id, name: row.optionalText(1), status: status, suite: row.text(3),
      models: try JSONText.decode([String].self, from: row.text(4), in: db, what: "run \(id)"),
      scenarios: try JSONText.decode([Scenario].self, from: row.text(5), in: db, what: "run \(id)"),
      conditions: try JSONText.decode([Condition].self, from: row.text(6), in: db, what: "run \(id)"),
      planned: row.integer(7), complete: row.integer(8), failed: row.integer(9), seed: row.integer(10),
      settings: try JSONText.decode(RunSettings.self, from: row.text(11), in: db, what: "run \(id)"),
      started: row.date(13), finished: row.date(14))
    run.wish = row.optionalText(15).flatMap(Run.Wish.init(rawValue:))
    return run
  }
}
