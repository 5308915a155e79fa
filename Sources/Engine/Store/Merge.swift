/// One other store on its way into this one, within a transaction of the connection that it is attached to.
///
/// Both have this program's schema. Rows have other keys there than here; the working tables say which become which.
struct Merge {
  let db: Connection
  /// The name that the other store is attached by.
  let from: String
  var report: MergeReport

  init(db: Connection, from: String, file: String) {
    self.db = db
    self.from = from
    report = MergeReport(file: file)
  }

  static func schema(_ number: Int) -> String { "other\(number)" }

  /// Queries that begin with them keep to their order by CROSS JOIN: SQLite cannot guess how many rows a working table has.
  ///
  /// A transcript's state: `new`; `parallel`: new, but its place in its run's plan is taken by another; `same`; `further`:
  /// the other store has more of it; `behind`: it has less; `other`: the two differ.
  static let workingTables = """
    CREATE TEMP TABLE merge_run (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL, is_new INTEGER NOT NULL);
    CREATE TEMP TABLE merge_plan (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL, is_new INTEGER NOT NULL);
    CREATE TEMP TABLE merge_transcript (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL, state TEXT NOT NULL);
    CREATE INDEX temp.merge_transcript_ours ON merge_transcript(ours);
    CREATE TEMP TABLE merge_touched (transcript INTEGER PRIMARY KEY);
    """

  mutating func run() throws(StoreError) {
    for table in ["run", "plan", "transcript", "touched"] { try db.run("DELETE FROM temp.merge_\(table)") }
    try refuseRunsUnderWay()
    try takeSuites()
    try matchRuns()
    try matchTranscripts()
    try refuseRunsUnderWayHere()
    try takeRuns()
    try matchAndTakePlans()
    try takeTranscripts()
    try takeRatings()
    try takeCalls()
    try takeUnrated()
    try takeAnnotations()
    try takeQueues()
    try takeViews()
    try summarise()
    try settleRuns()
  }

  /// A table's columns but these, as both stores have them: a list that a later step of the schema makes longer by itself.
  func columns(_ table: String, without left: [String]) throws(StoreError) -> [String] {
    try db.rows("SELECT name FROM pragma_table_info(?, 'main') ORDER BY cid", [.text(table)]) { $0.text(0) }
      .filter { !left.contains($0) }
  }

  /// `a, b`, or `o.a, o.b`.
  static func list(_ columns: [String], of alias: String? = nil) -> String {
    columns.map { (alias.map { "\($0)." } ?? "") + $0 }.joined(separator: ", ")
  }

  // MARK: - Suites

  /// A suite of the same name with other content stays as it is here.
  private mutating func takeSuites() throws(StoreError) {
    report.conflicts += try db.rows(
      """
      SELECT h.name, h.version, h.digest, o.version, o.digest FROM \(from).suite o JOIN main.suite h ON h.name = o.name
      WHERE h.digest <> o.digest ORDER BY h.name
      """
    ) { row in
      MergeConflict(
        what: "suite \(row.text(0))", transcript: nil, here: "version \(row.text(1)) (\(row.text(2)))",
        there: "version \(row.text(3)) (\(row.text(4)))")
    }
    let suite = try columns("suite", without: [])
    let useCase = try columns("use_case", without: [])
    let new = try db.rows("SELECT name FROM \(from).suite WHERE name NOT IN (SELECT name FROM main.suite)") {
      $0.text(0)
    }
    for name in new {
      try db.run(
        "INSERT INTO main.suite(\(Merge.list(suite))) SELECT \(Merge.list(suite)) FROM \(from).suite WHERE name = ?",
        [.text(name)])
      try db.run(
        """
        INSERT INTO main.use_case(\(Merge.list(useCase))) SELECT \(Merge.list(useCase)) FROM \(from).use_case
        WHERE suite = ?
        """, [.text(name)])
    }
    report.suites = new.count
  }

  // MARK: - The summaries

  /// New transcripts come with all that was said of them, so that their summary holds here too. Their rating was left out
  /// until now, since the counts that are kept follow its change.
  private func summarise() throws(StoreError) {
    try db.run(
      """
      UPDATE main.transcript AS t SET rating = o.rating, rater = o.rater, confidence = o.confidence, labels = o.labels,
        disagreement = o.disagreement, annotated = o.annotated
      FROM temp.merge_transcript m CROSS JOIN \(from).transcript o ON o.key = m.theirs
      WHERE m.state IN ('new', 'parallel') AND t.key = m.ours
      """)
    let touched = try db.rows("SELECT transcript FROM temp.merge_touched ORDER BY transcript") {
      TranscriptKey(value: $0.integer(0))
    }
    for key in touched { try Store.materialise(key, db) }
    // Why an automatic rater could not rate it.
    try db.run(
      """
      UPDATE main.transcript AS t SET cause = o.cause
      FROM temp.merge_transcript m CROSS JOIN \(from).transcript o ON o.key = m.theirs
      WHERE m.state = 'same' AND t.key = m.ours AND t.cause IS NULL AND t.rating IS NULL AND o.cause IS NOT NULL
      """)
  }
}
