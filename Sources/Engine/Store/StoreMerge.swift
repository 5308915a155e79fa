internal import Foundation

/// Takes everything of another store into this one: nothing lost, nothing twice, conflicts kept side by side and listed.
public struct StoreMerge: Sendable {
  private let store: Store

  public init(store: Store) { self.store = store }

  /// What a merge brought.
  public struct Outcome: Sendable, Equatable {
    public var suites = 0
    public var runs = 0
    public var transcripts = 0
    public var ratings = 0
    public var annotations = 0
    public var queues = 0
    public var conflicts: [Conflict] = []
  }

  /// What the two stores say differently of one thing.
  public struct Conflict: Sendable, Equatable {
    /// `suite heed-core`, `turns`, `rating by rule 2`, `labels of alice`, …
    public var what: String
    /// The transcript's id; nil for a suite.
    public var transcript: String?
    public var here: String
    public var there: String
  }

  /// Merges the store in the file; the file itself is not changed. All of it or nothing.
  ///
  /// Of a transcript that both have, the one that is further stays; ratings by the same version of a rater stay as they are
  /// here; what people said is kept from both, and the later counts.
  /// - Throws: `StoreMergeError`, `StoreError`.
  public func merge(_ path: String) throws -> Outcome {
    let copy = try MergeCopy(of: path, into: store.path)
    defer { copy.remove() }
    try store.read { (db) throws(StoreError) in try db.run("ATTACH DATABASE ? AS other", [.text(copy.path)]) }
    defer { _ = try? store.read { (db) throws(StoreError) in try db.execute("DETACH DATABASE other") } }
    return try store.write { (db) throws(StoreError) in
      var work = MergeWork(db: db)
      try work.mergeAll()
      return work.outcome
    }
  }
}

/// Why a file cannot be merged.
public enum StoreMergeError: Error, Sendable, Equatable, CustomStringConvertible {
  case missing(String)
  case itself(String)
  case running(run: String, path: String)
  case uncopied(String, String)

  public var description: String {
    switch self {
    case .missing(let path): "There is no file \(path)."
    case .itself(let path): "\(path) is this store itself; name another one."
    case .running(let run, let path):
      "Run \(run) is going on in \(path). Wait for it, or stop it (L in the explorer, then s), and merge then."
    case .uncopied(let path, let why): "\(path) cannot be read (\(why))."
    }
  }
}

/// A copy of the other store, brought up to date, so that the file itself stays as it is.
private struct MergeCopy {
  let path: String
  private let folder: URL

  init(of path: String, into own: String) throws {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else { throw StoreMergeError.missing(path) }
    func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    guard real(path) != real(own) else { throw StoreMergeError.itself(path) }
    folder = files.temporaryDirectory.appendingPathComponent("heed-merge-\(UUID().uuidString)")
    self.path = folder.appendingPathComponent("other.db").path
    do {
      try files.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // What is committed and not yet moved into the file stands in its log.
      for end in ["", "-wal"] where files.fileExists(atPath: path + end) {
        try files.copyItem(atPath: path + end, toPath: self.path + end)
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: self.path + end)
      }
    } catch {
      remove()
      throw StoreMergeError.uncopied(path, error.localizedDescription)
    }
    do {
      let store = try Store(path: self.path)
      if let run = try store.runs().first(where: { $0.status == .running }) {
        throw StoreMergeError.running(run: run.id, path: path)
      }
    } catch let error as StoreError {
      remove()
      // The copy's name says nothing to anybody.
      throw StoreError(code: error.code, message: error.message, path: path, sql: nil, remedy: error.remedy)
    } catch {
      remove()
      throw error
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}

/// The steps of a merge, in one transaction, with the other store attached as `other`.
private struct MergeWork {
  let db: Connection
  var outcome = StoreMerge.Outcome()

  mutating func mergeAll() throws(StoreError) {
    try mergeSuites()
    try mapRuns()
    try mergePlans()
    try mergeTranscripts()
    try mergeCalls()
    try mergeRatings()
    try mergeAnnotations()
    try mergeQueues()
    try summarise()
    for table in ["merge_run", "merge_plan", "merge_transcript", "merge_touched"] {
      try db.execute("DROP TABLE temp.\(table)")
    }
  }

  // MARK: Suites and runs

  private mutating func mergeSuites() throws(StoreError) {
    outcome.conflicts += try db.rows(
      """
      SELECT o.name, s.version || ' ' || substr(s.digest, 1, 12), o.version || ' ' || substr(o.digest, 1, 12)
      FROM other.suite o JOIN main.suite s USING (name) WHERE s.digest <> o.digest ORDER BY 1
      """
    ) { StoreMerge.Conflict(what: "suite \($0.text(0))", transcript: nil, here: $0.text(1), there: $0.text(2)) }
    let new = try names("SELECT name FROM other.suite WHERE name NOT IN (SELECT name FROM main.suite)")
    for name in new {
      try copy("suite", "name = ?1", [.text(name)])
      try copy("use_case", "suite = ?1", [.text(name)])
    }
    outcome.suites = new.count
  }

  /// Runs by their ids; one that was under way when its process ended is interrupted here too.
  private mutating func mapRuns() throws(StoreError) {
    let columns = try columns("run").filter { !["key", "status", "owner", "wish"].contains($0) }
    let list = columns.joined(separator: ", ")
    try db.execute(
      """
      INSERT INTO main.run(\(list), status)
        SELECT \(list), iif(status = 'running', 'interrupted', status) FROM other.run o
        WHERE o.id NOT IN (SELECT id FROM main.run) ORDER BY o.key
      """)
    outcome.runs = db.changes
    try db.execute(
      """
      CREATE TEMP TABLE merge_run AS
        SELECT o.key AS theirs, r.key AS ours FROM other.run o JOIN main.run r USING (id);
      CREATE UNIQUE INDEX temp.merge_run_theirs ON merge_run(theirs);
      """)
  }

  /// The nth plan of a run is the same in both; those of new runs get keys of their own.
  private mutating func mergePlans() throws(StoreError) {
    try db.execute(
      """
      INSERT INTO main.plan(run, body)
        SELECT m.ours, p.body FROM other.plan p JOIN merge_run m ON m.theirs = p.run
        WHERE NOT EXISTS (SELECT 1 FROM main.plan own WHERE own.run = m.ours) ORDER BY p.key;
      CREATE TEMP TABLE merge_plan AS
        SELECT o.key AS theirs, p.key AS ours FROM
          (SELECT p.key, m.ours AS run, row_number() OVER (PARTITION BY p.run ORDER BY p.key) AS n
            FROM other.plan p JOIN merge_run m ON m.theirs = p.run) o
          JOIN (SELECT key, run, row_number() OVER (PARTITION BY run ORDER BY key) AS n FROM main.plan) p
            ON p.run = o.run AND p.n = o.n;
      CREATE UNIQUE INDEX temp.merge_plan_theirs ON merge_plan(theirs);
      """)
  }

  // MARK: Transcripts

  private mutating func mergeTranscripts() throws(StoreError) {
    let summary = ["rating", "rater", "confidence", "labels", "disagreement", "annotated"]
    let columns = try columns("transcript").filter { !(["key", "run", "plan"] + summary).contains($0) }
    let (list, theirs) = (columns.joined(separator: ", "), columns.map { "o.\($0)" }.joined(separator: ", "))
    try db.execute("CREATE TEMP TABLE merge_known AS SELECT id FROM main.transcript")
    try db.execute("CREATE UNIQUE INDEX temp.merge_known_id ON merge_known(id)")
    // A job that was finished on both sides stays with both: the second has no plan to its name.
    try db.execute(
      """
      INSERT INTO main.transcript(run, plan, \(list))
        SELECT r.ours, iif(EXISTS (SELECT 1 FROM main.transcript t WHERE t.run = r.ours AND t.plan = p.ours
            AND t.model = o.model AND t.repeat = o.repeat), NULL, p.ours), \(theirs)
        FROM other.transcript o JOIN merge_run r ON r.theirs = o.run LEFT JOIN merge_plan p ON p.theirs = o.plan
        WHERE o.id NOT IN (SELECT id FROM merge_known) ORDER BY o.key
      """)
    outcome.transcripts = db.changes
    try db.execute(
      """
      CREATE TEMP TABLE merge_transcript AS
        SELECT o.key AS theirs, t.key AS ours, t.id AS id, o.id NOT IN (SELECT id FROM merge_known) AS is_new
        FROM other.transcript o JOIN main.transcript t USING (id);
      CREATE UNIQUE INDEX temp.merge_transcript_theirs ON merge_transcript(theirs);
      CREATE TEMP TABLE merge_touched AS SELECT ours AS key FROM merge_transcript WHERE is_new;
      DROP TABLE temp.merge_known;
      """)
    try takeWhatIsFurther(columns: columns.filter { $0 != "id" })
    try listOtherTurns()
    let turns = try self.columns(of: "turn", except: ["key"])
    try db.execute(
      """
      INSERT INTO main.turn(key, \(turns))
        SELECT m.ours * 4096 + (o.key & 4095), \(turns) FROM other.turn o
        JOIN merge_transcript m ON m.theirs = o.key >> 12 WHERE m.is_new
      """)
  }

  /// A conversation that ended there and not here is taken as it is there.
  private mutating func takeWhatIsFurther(columns: [String]) throws(StoreError) {
    let pairs = try db.rows(
      """
      SELECT m.ours, m.theirs FROM merge_transcript m JOIN main.transcript t ON t.key = m.ours
        JOIN other.transcript o ON o.key = m.theirs
      WHERE NOT m.is_new AND t.status <> 'complete' AND o.status = 'complete'
      """
    ) { ($0.integer(0), $0.integer(1)) }
    let set = columns.map { "\($0) = o.\($0)" }.joined(separator: ", ")
    for (ours, theirs) in pairs {
      try db.run("DELETE FROM main.turn WHERE key BETWEEN ?1 * 4096 AND ?1 * 4096 + 4095", [.integer(ours)])
      try db.run(
        "UPDATE main.transcript AS t SET \(set) FROM other.transcript o WHERE o.key = ? AND t.key = ?",
        [.integer(theirs), .integer(ours)])
      try db.run("UPDATE merge_transcript SET is_new = 1 WHERE ours = ?", [.integer(ours)])
      try db.run("INSERT INTO merge_touched(key) VALUES (?)", [.integer(ours)])
    }
  }

  /// Both are complete, and something else was said.
  private mutating func listOtherTurns() throws(StoreError) {
    outcome.conflicts += try db.rows(
      """
      SELECT m.id, min(o.key & 4095), count(*) FROM merge_transcript m
        JOIN other.transcript x ON x.key = m.theirs AND x.status = 'complete'
        JOIN other.turn o ON o.key >> 12 = m.theirs
        LEFT JOIN main.turn t ON t.key = m.ours * 4096 + (o.key & 4095)
      WHERE NOT m.is_new AND t.text IS NOT o.text GROUP BY m.id ORDER BY m.id
      """
    ) {
      StoreMerge.Conflict(
        what: "turns", transcript: $0.text(0), here: "kept",
        there: "\($0.integer(2)) turns differ, the first is turn \($0.integer(1))")
    }
  }

  private func mergeCalls() throws(StoreError) {
    let list = try columns(of: "call", except: ["key", "transcript"])
    try db.execute(
      """
      INSERT INTO main.call(transcript, \(list))
        SELECT m.ours, \(list.split(separator: ", ").map { "o.\($0)" }.joined(separator: ", ")) FROM other.call o
        JOIN merge_transcript m ON m.theirs = o.transcript
        WHERE NOT EXISTS (SELECT 1 FROM main.call c WHERE c.transcript = m.ours AND c.turn = o.turn
          AND c.rater IS o.rater AND c.digest = o.digest AND c.started = o.started) ORDER BY o.key
      """)
  }

  // MARK: What was said of them

  private mutating func mergeRatings() throws(StoreError) {
    outcome.conflicts += try db.rows(
      """
      SELECT m.id, o.rater || ' ' || o.version, r.value || ' ' || r.explanation, o.value || ' ' || o.explanation
      FROM other.rating o JOIN merge_transcript m ON m.theirs = o.transcript
        JOIN main.rating r ON r.transcript = m.ours AND r.rater = o.rater AND r.version = o.version
      WHERE o.version <> 'annotation' AND (r.value <> o.value OR r.explanation <> o.explanation) ORDER BY m.id, 2
      """
    ) {
      StoreMerge.Conflict(
        what: "rating by \($0.text(1))", transcript: $0.text(0), here: $0.text(2), there: $0.text(3))
    }
    let list = try columns(of: "rating", except: ["key", "transcript"])
    let theirs = list.split(separator: ", ").map { "o.\($0)" }.joined(separator: ", ")
    // What people's annotations make of ratings is made anew from them.
    try db.execute(
      """
      INSERT INTO merge_touched(key) SELECT m.ours FROM other.rating o JOIN merge_transcript m ON m.theirs = o.transcript
        WHERE NOT EXISTS (SELECT 1 FROM main.rating r WHERE r.transcript = m.ours AND r.rater = o.rater
          AND r.version = o.version);
      """)
    try db.execute(
      """
      INSERT OR IGNORE INTO main.rating(transcript, \(list))
        SELECT m.ours, \(theirs) FROM other.rating o JOIN merge_transcript m ON m.theirs = o.transcript
        WHERE o.version <> 'annotation' ORDER BY o.key
      """)
    outcome.ratings = db.changes
    let unrated = try columns(of: "unrated", except: ["transcript"])
    try db.execute(
      """
      INSERT OR IGNORE INTO main.unrated(transcript, \(unrated))
        SELECT m.ours, \(unrated.split(separator: ", ").map { "o.\($0)" }.joined(separator: ", ")) FROM other.unrated o
        JOIN merge_transcript m ON m.theirs = o.transcript
        WHERE NOT EXISTS (SELECT 1 FROM main.rating r WHERE r.transcript = m.ours AND r.rater = o.rater)
      """)
  }

  private mutating func mergeAnnotations() throws(StoreError) {
    outcome.conflicts += try db.rows(
      """
      WITH here AS (SELECT a.*, m.id AS name FROM main.annotation a JOIN merge_transcript m ON m.ours = a.transcript
            WHERE a.id NOT IN (SELECT id FROM other.annotation) AND a.field <> 'withdrawal'),
        there AS (SELECT a.*, m.id AS name FROM other.annotation a JOIN merge_transcript m ON m.theirs = a.transcript
            WHERE a.id NOT IN (SELECT id FROM main.annotation) AND a.field <> 'withdrawal')
      SELECT h.name, h.field || ' of ' || h.author, h.value, t.value, max(h.created), max(t.created) FROM here h
        JOIN there t ON t.name = h.name AND t.author = h.author AND t.field = h.field
      GROUP BY h.name, h.author, h.field HAVING h.value <> t.value ORDER BY 1, 2
      """
    ) {
      StoreMerge.Conflict(
        what: $0.text(1), transcript: $0.text(0), here: String($0.text(2).prefix(80)),
        there: String($0.text(3).prefix(80)))
    }
    let list = try columns(of: "annotation", except: ["key", "transcript"])
    try db.execute(
      """
      INSERT INTO merge_touched(key) SELECT m.ours FROM other.annotation o JOIN merge_transcript m ON m.theirs = o.transcript
        WHERE o.id NOT IN (SELECT id FROM main.annotation);
      """)
    try db.execute(
      """
      INSERT OR IGNORE INTO main.annotation(transcript, \(list))
        SELECT m.ours, \(list.split(separator: ", ").map { "o.\($0)" }.joined(separator: ", ")) FROM other.annotation o
        JOIN merge_transcript m ON m.theirs = o.transcript ORDER BY o.key
      """)
    outcome.annotations = db.changes
  }

  /// Queues of names that their authors do not have here.
  private mutating func mergeQueues() throws(StoreError) {
    let new = try db.rows(
      """
      SELECT key FROM other.queue o WHERE NOT EXISTS (
        SELECT 1 FROM main.queue q WHERE q.author = o.author AND q.name = o.name) ORDER BY key
      """
    ) { $0.integer(0) }
    let list = try columns(of: "queue", except: ["key"])
    let items = try columns(of: "queue_item", except: ["queue"])
    for key in new {
      try db.run("INSERT INTO main.queue(\(list)) SELECT \(list) FROM other.queue WHERE key = ?", [.integer(key)])
      try db.run(
        "INSERT INTO main.queue_item(queue, \(items)) SELECT ?, \(items) FROM other.queue_item WHERE queue = ?",
        [.integer(db.lastInsertKey), .integer(key)])
    }
    outcome.queues = new.count
  }

  /// Ratings that people gave, what counts of each transcript, and each run's own counts.
  private func summarise() throws(StoreError) {
    let touched = try db.rows("SELECT DISTINCT key FROM merge_touched ORDER BY key") {
      TranscriptKey(value: $0.integer(0))
    }
    for key in touched { try Store.materialise(key, db) }
    let runs = try db.rows("SELECT ours FROM merge_run") { RunKey(value: $0.integer(0)) }
    for run in runs {
      try Store.recount(run, db)
      // What was interrupted on one side may have been finished on the other.
      try db.run(
        """
        UPDATE main.run SET status = iif(failed > 0, 'failed', 'complete')
        WHERE key = ? AND status = 'interrupted' AND complete + failed = planned
        """, [.integer(run.value)])
    }
  }

  // MARK: Columns

  private func names(_ sql: String) throws(StoreError) -> [String] { try db.rows(sql) { $0.text(0) } }

  private func columns(_ table: String) throws(StoreError) -> [String] {
    try db.rows("SELECT name FROM main.pragma_table_info('\(table)') ORDER BY cid") { $0.text(0) }
  }

  private func columns(of table: String, except: Set<String>) throws(StoreError) -> String {
    try columns(table).filter { !except.contains($0) }.joined(separator: ", ")
  }

  private func copy(_ table: String, _ condition: String, _ values: [SQLValue]) throws(StoreError) {
    let list = try columns(of: table, except: [])
    try db.run("INSERT INTO main.\(table)(\(list)) SELECT \(list) FROM other.\(table) WHERE \(condition)", values)
  }
}
