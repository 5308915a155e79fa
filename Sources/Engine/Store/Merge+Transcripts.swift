extension Merge {
  /// What makes a transcript this one and no other, beside its run and turns. Times and what was counted may be rounded on
  /// their way through a file, and why a rater gave no rating belongs to ratings.
  private static let circumstances = [
    "suite", "use_case", "category", "scenario", "condition", "model", "repeat", "origin", "excerpt",
    "constraint_text", "owner", "names_trigger", "severity", "seed", "parent", "changed", "edited",
  ]

  func isFurther(turns: Int, status: String, than otherTurns: Int, _ otherStatus: String) -> Bool {
    let order = ["partial", "failed", "complete"]
    let (rank, other) = (order.firstIndex(of: status) ?? 0, order.firstIndex(of: otherStatus) ?? 0)
    return otherStatus != "complete" && turns >= otherTurns && rank >= other
  }

  // MARK: - Which is which

  mutating func matchTranscripts() throws(StoreError) {
    try db.run(
      """
      INSERT INTO temp.merge_transcript(theirs, ours, state)
      SELECT o.key, ifnull(h.key, (SELECT ifnull(max(key), 0) FROM main.transcript)
          + row_number() OVER (PARTITION BY h.key IS NULL ORDER BY o.key)), iif(h.key IS NULL, 'new', 'same')
      FROM \(from).transcript o LEFT JOIN main.transcript h ON h.id = o.id
      """)
    var differences: [Int: Difference] = [:]
    try compareCircumstances(&differences)
    try compareTurns(&differences)
    for (theirs, difference) in differences.sorted(by: { $0.key < $1.key }) {
      try db.run(
        "UPDATE temp.merge_transcript SET state = ? WHERE theirs = ?", [.text(difference.state), .integer(theirs)])
      guard difference.state == "other" else { continue }
      report.conflicts.append(
        MergeConflict(
          what: "transcript", transcript: difference.id, here: difference.here.joined(separator: ", "),
          there: difference.there.joined(separator: ", ")))
    }
  }

  /// What two transcripts of one id differ in.
  private struct Difference {
    var id: String
    var here: [String] = []
    var there: [String] = []
    var state = "other"
  }

  private func compareCircumstances(_ differences: inout [Int: Difference]) throws(StoreError) {
    let fields = Merge.circumstances
    let rows = try db.rows(
      """
      SELECT m.theirs, h.id, h.turn_count, o.turn_count, h.status, o.status, hr.id, r.id,
        \(Merge.list(fields, of: "h")), \(Merge.list(fields, of: "o"))
      FROM temp.merge_transcript m CROSS JOIN main.transcript h ON h.key = m.ours CROSS JOIN \(from).transcript o ON o.key = m.theirs
        CROSS JOIN main.run hr ON hr.key = h.run CROSS JOIN \(from).run r ON r.key = o.run
      WHERE m.state = 'same' AND ((h.turn_count, h.status, hr.id, \(Merge.list(fields, of: "h")))
        IS NOT (o.turn_count, o.status, r.id, \(Merge.list(fields, of: "o"))))
      """
    ) { row -> (Int, Difference) in
      var difference = Difference(id: row.text(1))
      for (number, field) in (["run"] + fields).enumerated() {
        let here = number == 0 ? row.optionalText(6) : row.optionalText(7 + number)
        let there = number == 0 ? row.optionalText(7) : row.optionalText(7 + fields.count + number)
        guard here != there else { continue }
        difference.here.append("\(Merge.word(field)) \(here ?? "none")")
        difference.there.append("\(Merge.word(field)) \(there ?? "none")")
      }
      if difference.here.isEmpty {
        let (turns, theirTurns, status, theirStatus) = (row.integer(2), row.integer(3), row.text(4), row.text(5))
        if isFurther(turns: theirTurns, status: theirStatus, than: turns, status) {
          difference.state = "further"
        } else if isFurther(turns: turns, status: status, than: theirTurns, theirStatus) {
          difference.state = "behind"
        } else {
          difference.here = ["\(turns) turns, \(status)"]
          difference.there = ["\(theirTurns) turns, \(theirStatus)"]
        }
      }
      return (row.integer(0), difference)
    }
    for (theirs, difference) in rows { differences[theirs] = difference }
  }

  /// Of turns that both have, the first that differs.
  private func compareTurns(_ differences: inout [Int: Difference]) throws(StoreError) {
    let fields = ["role", "kind", "channel", "text", "reasoning"]
    let rows = try db.rows(
      """
      SELECT m.theirs, t.id, min(o.key & 4095), h.text, o.text
      FROM temp.merge_transcript m CROSS JOIN main.transcript t ON t.key = m.ours
        CROSS JOIN \(from).turn o ON o.key BETWEEN m.theirs * 4096 AND m.theirs * 4096 + 4095
        CROSS JOIN main.turn h ON h.key = m.ours * 4096 + (o.key & 4095)
      WHERE m.state = 'same' AND (\(Merge.list(fields, of: "h"))) IS NOT (\(Merge.list(fields, of: "o")))
      GROUP BY m.theirs
      """
    ) { ($0.integer(0), id: $0.text(1), turn: $0.integer(2), here: $0.text(3), there: $0.text(4)) }
    for row in rows {
      var difference = differences[row.0] ?? Difference(id: row.id)
      // A turn that was answered otherwise makes neither side the further one.
      difference.state = "other"
      difference.here.append("turn \(row.turn) \(Merge.quoted(row.here))")
      difference.there.append("turn \(row.turn) \(Merge.quoted(row.there))")
      differences[row.0] = difference
    }
  }

  private static func word(_ column: String) -> String {
    ["use_case": "case", "constraint_text": "constraint", "names_trigger": "names trigger"][column] ?? column
  }

  /// The beginning of a text, on one line.
  static func quoted(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "“\(line.prefix(60))\(line.count > 60 ? "…" : "")”"
  }

  // MARK: - Taking

  mutating func takeTranscripts() throws(StoreError) {
    try findParallels()
    // Without the rating: the counts that are kept follow its change.
    let left = ["rating", "rater", "confidence", "labels", "disagreement", "annotated"]
    let same = try columns("transcript", without: ["key", "run", "plan"] + left)
    try db.run(
      """
      INSERT INTO main.transcript(key, run, plan, \(Merge.list(same)))
      SELECT m.ours, r.ours, iif(m.state = 'parallel', NULL, p.ours), \(Merge.list(same, of: "o"))
      FROM temp.merge_transcript m CROSS JOIN \(from).transcript o ON o.key = m.theirs CROSS JOIN temp.merge_run r ON r.theirs = o.run
        LEFT JOIN temp.merge_plan p ON p.theirs = o.plan
      WHERE m.state IN ('new', 'parallel') ORDER BY m.ours
      """)
    report.transcripts = db.changes
    // Turns first: until here both say how many there are.
    let turn = try columns("turn", without: ["key"])
    try db.run(
      """
      INSERT INTO main.turn(key, \(Merge.list(turn)))
      SELECT m.ours * 4096 + (o.key & 4095), \(Merge.list(turn, of: "o"))
      FROM temp.merge_transcript m CROSS JOIN \(from).turn o ON o.key BETWEEN m.theirs * 4096 AND m.theirs * 4096 + 4095
      WHERE m.state IN ('new', 'parallel') OR m.state = 'further'
        AND NOT EXISTS (SELECT 1 FROM main.turn h WHERE h.key = m.ours * 4096 + (o.key & 4095))
      ORDER BY m.ours, o.key
      """)
    try db.run(
      """
      UPDATE main.transcript AS t SET status = o.status, cause = o.cause, intended = o.intended, finished = o.finished,
        turn_count = o.turn_count, distance_turns = o.distance_turns, distance_words = o.distance_words,
        input_tokens = o.input_tokens, output_tokens = o.output_tokens
      FROM temp.merge_transcript m CROSS JOIN \(from).transcript o ON o.key = m.theirs
      WHERE m.state = 'further' AND t.key = m.ours
      """)
    report.transcripts += db.changes
    // What came here through a file, without its plan, finds it.
    try db.run(
      """
      UPDATE OR IGNORE main.transcript AS t SET plan = p.ours
      FROM temp.merge_transcript m CROSS JOIN \(from).transcript o ON o.key = m.theirs
        CROSS JOIN temp.merge_plan p ON p.theirs = o.plan CROSS JOIN temp.merge_run r ON r.theirs = o.run
      WHERE m.state IN ('same', 'further', 'behind') AND t.key = m.ours AND t.plan IS NULL AND t.run = r.ours
      """)
  }

  /// Two copies of an interrupted run may both have been resumed: one place in the plan, two conversations.
  private mutating func findParallels() throws(StoreError) {
    let found = try db.rows(
      """
      SELECT m.theirs, h.id, o.id FROM temp.merge_transcript m CROSS JOIN \(from).transcript o ON o.key = m.theirs
        CROSS JOIN temp.merge_run r ON r.theirs = o.run CROSS JOIN temp.merge_plan p ON p.theirs = o.plan
        CROSS JOIN main.transcript h ON h.run = r.ours AND h.plan = p.ours AND h.model = o.model AND h.repeat = o.repeat
      WHERE m.state = 'new' ORDER BY m.theirs
      """
    ) { ($0.integer(0), MergeConflict(what: "plan", transcript: $0.text(1), here: $0.text(1), there: $0.text(2))) }
    for (theirs, conflict) in found {
      try db.run("UPDATE temp.merge_transcript SET state = 'parallel' WHERE theirs = ?", [.integer(theirs)])
      report.conflicts.append(conflict)
    }
  }

  /// What went over the wire; of a transcript that stays as it is here, and of a rating that does, not the other's.
  func takeCalls() throws(StoreError) {
    let same = try columns("call", without: ["key", "transcript"])
    try db.run(
      """
      INSERT INTO main.call(transcript, \(Merge.list(same)))
      SELECT m.ours, \(Merge.list(same, of: "o"))
      FROM temp.merge_transcript m CROSS JOIN \(from).call o ON o.transcript = m.theirs
      WHERE m.state IN ('new', 'parallel') OR (m.state <> 'other' OR o.rater IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM main.call h WHERE h.transcript = m.ours AND h.turn = o.turn AND h.rater IS o.rater
          AND h.attempt = o.attempt AND h.digest = o.digest AND h.started = o.started)
        AND NOT EXISTS (SELECT 1 FROM main.rating h CROSS JOIN \(from).rating r ON r.rater = h.rater AND r.version = h.version
          WHERE h.transcript = m.ours AND r.transcript = m.theirs AND h.rater = o.rater
            AND (h.value, h.explanation) IS NOT (r.value, r.explanation))
      ORDER BY o.key
      """)
  }
}
