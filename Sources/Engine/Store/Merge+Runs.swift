extension Merge {
  // MARK: - Runs under way

  /// A run that a process works on would be torn. One whose process is gone, or on another computer, is what it is.
  func refuseRunsUnderWay() throws(StoreError) {
    try refuse(
      "SELECT id, owner FROM \(from).run WHERE status = 'running' AND owner IS NOT NULL ORDER BY key", in: report.file)
  }

  /// A process that works on a run here does not know what else would come into it.
  func refuseRunsUnderWayHere() throws(StoreError) {
    try refuse(
      """
      SELECT h.id, h.owner FROM main.run h CROSS JOIN temp.merge_run r ON r.ours = h.key
      WHERE h.status = 'running' AND h.owner IS NOT NULL AND EXISTS (SELECT 1 FROM temp.merge_transcript m
        CROSS JOIN \(from).transcript o ON o.key = m.theirs WHERE o.run = r.theirs AND m.state IN ('new', 'further'))
      """, in: db.path)
  }

  private func refuse(_ runs: String, in file: String) throws(StoreError) {
    for (id, owner) in try db.rows(runs, read: { ($0.text(0), $0.text(1)) }) {
      guard let mark = ProcessMark(owner), mark.host == ProcessMark.current.host, mark.isAlive else { continue }
      throw StoreError(
        code: 0, message: "run \(id) is under way (process \(mark.process))", path: file, sql: nil,
        remedy: "Let it finish or stop it, then merge.")
    }
  }

  // MARK: - Runs

  func matchRuns() throws(StoreError) {
    try db.run(
      """
      INSERT INTO temp.merge_run(theirs, ours, is_new)
      SELECT o.key, ifnull(h.key, (SELECT ifnull(max(key), 0) FROM main.run)
          + row_number() OVER (PARTITION BY h.key IS NULL ORDER BY o.key)), h.key IS NULL
      FROM \(from).run o LEFT JOIN main.run h ON h.id = o.id
      """)
  }

  mutating func takeRuns() throws(StoreError) {
    let same = Merge.list(try columns("run", without: ["key", "status", "owner", "wish"]))
    try db.run(
      """
      INSERT INTO main.run(key, status, \(same))
      SELECT r.ours, iif(o.status = 'running', 'interrupted', o.status), \(same)
      FROM temp.merge_run r JOIN \(from).run o ON o.key = r.theirs WHERE r.is_new ORDER BY r.ours
      """)
    report.runs = db.changes
  }

  // MARK: - Plans

  /// A run's plans are frozen with it: the first there is the first here. One that is not here is taken.
  func matchAndTakePlans() throws(StoreError) {
    try db.run(
      """
      WITH theirs AS (
          SELECT p.key, r.ours AS run, p.body, row_number() OVER (PARTITION BY p.run ORDER BY p.key) AS number
          FROM \(from).plan p JOIN temp.merge_run r ON r.theirs = p.run WHERE NOT r.is_new),
        ours AS (
          SELECT key, run, body, row_number() OVER (PARTITION BY run ORDER BY key) AS number
          FROM main.plan WHERE run IN (SELECT ours FROM temp.merge_run WHERE NOT is_new))
      INSERT INTO temp.merge_plan(theirs, ours, is_new)
      SELECT t.key, h.key, 0 FROM theirs t JOIN ours h ON h.run = t.run AND h.number = t.number AND h.body = t.body
      """)
    try db.run(
      """
      INSERT INTO temp.merge_plan(theirs, ours, is_new)
      SELECT p.key, min(h.key), 0 FROM \(from).plan p JOIN temp.merge_run r ON r.theirs = p.run
        JOIN main.plan h ON h.run = r.ours AND h.body = p.body
      WHERE NOT r.is_new AND p.key NOT IN (SELECT theirs FROM temp.merge_plan) GROUP BY p.key
      """)
    try db.run(
      """
      INSERT INTO temp.merge_plan(theirs, ours, is_new)
      SELECT p.key, (SELECT ifnull(max(key), 0) FROM main.plan) + row_number() OVER (ORDER BY p.key), 1
      FROM \(from).plan p WHERE p.key NOT IN (SELECT theirs FROM temp.merge_plan)
      """)
    let same = Merge.list(try columns("plan", without: ["key", "run"]))
    try db.run(
      """
      INSERT INTO main.plan(key, run, \(same)) SELECT m.ours, r.ours, \(same)
      FROM temp.merge_plan m JOIN \(from).plan p ON p.key = m.theirs JOIN temp.merge_run r ON r.theirs = p.run
      WHERE m.is_new ORDER BY m.ours
      """)
  }

  // MARK: - Afterwards

  /// Brings what runs say of themselves in line with the transcripts that came into them.
  func settleRuns() throws(StoreError) {
    // Calls that came have been counted, but not all conversations have some.
    try db.run(
      """
      UPDATE main.progress AS h SET input_tokens = o.input_tokens, output_tokens = o.output_tokens
      FROM temp.merge_run r JOIN \(from).progress o ON o.run = r.theirs
      WHERE r.is_new AND h.run = r.ours AND h.model = o.model AND h.scenario = o.scenario AND h.condition = o.condition
      """)
    let grown = try db.rows(
      """
      SELECT DISTINCT r.ours, r.theirs, r.is_new FROM temp.merge_transcript m CROSS JOIN main.transcript t ON t.key = m.ours
        CROSS JOIN temp.merge_run r ON r.ours = t.run WHERE m.state IN ('new', 'parallel', 'further') ORDER BY r.ours
      """
    ) { (RunKey(value: $0.integer(0)), theirs: $0.integer(1), isNew: $0.integer(2) == 1) }
    for (run, theirs, isNew) in grown {
      try Store.recount(run, db)
      if !isNew { try widen(run, theirs) }
      // A plan that was played on both sides gives more than was planned.
      try db.run(
        "UPDATE main.run SET planned = max(planned, complete + failed) WHERE key = ?", [.integer(run.value)])
    }
  }

  /// What one side finished is finished; what one side imported more of is wider.
  private func widen(_ run: RunKey, _ theirs: Int) throws(StoreError) {
    try db.run(
      """
      UPDATE main.run AS h SET status = o.status, finished = o.finished, owner = NULL, wish = NULL FROM \(from).run o
      WHERE h.key = ?1 AND o.key = ?2 AND h.status IN ('interrupted', 'running') AND o.status IN ('complete', 'failed')
      """, [.integer(run.value), .integer(theirs)])
    let other = try db.first(
      "SELECT id, models, scenarios, conditions FROM \(from).run WHERE key = ?", [.integer(theirs)]
    ) { (row) throws(StoreError) in
      Run(
        id: row.text(0), status: .complete, suite: "",
        models: try JSONText.decode([String].self, from: row.text(1), in: db, what: "run \(row.text(0))"),
        scenarios: try JSONText.decode([Scenario].self, from: row.text(2), in: db, what: "run \(row.text(0))"),
        conditions: try JSONText.decode([Condition].self, from: row.text(3), in: db, what: "run \(row.text(0))"),
        planned: 0, seed: 0, settings: RunSettings())
    }
    if let other { try Store.widen(run, to: other, db) }
  }
}
