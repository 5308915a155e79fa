import Foundation
import Testing

@testable import Engine

@Suite struct CountsTests {
  // MARK: - Rates

  /// Newcombe, Statistics in Medicine 17 (1998), table I, method 3: Wilson's score without continuity correction.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
  ])
  func givesWilsonsInterval(successes: Int, trials: Int, low: Double, high: Double) throws {
    let proportion = try #require(Proportion(successes: successes, trials: trials))
    #expect(abs(proportion.low - low) < 0.00005)
    #expect(abs(proportion.high - high) < 0.00005)
    #expect(proportion.rate == Double(successes) / Double(trials))
    // The interval of the failures is its mirror image.
    let mirrored = try #require(Proportion(successes: trials - successes, trials: trials))
    let distances = [mirrored.low + proportion.high - 1, mirrored.high + proportion.low - 1]
    #expect(distances.allSatisfy { abs($0) < 1e-12 })
  }

  @Test func anIntervalEndsWhereSharesDo() throws {
    #expect(Proportion(successes: 0, trials: 0) == nil)
    #expect(try #require(Proportion(successes: 0, trials: 1)).low == 0)
    #expect(try #require(Proportion(successes: 7, trials: 7)).high == 1)
  }

  @Test func ratesAreSharesOfWhatIsAskedFor() throws {
    let counts = Counts(pass: 6, fail: 2, unclear: 1, missing: 3)
    #expect(counts.total == 12)
    #expect(counts.rate(.published)?.rate == 0.75)
    #expect(counts.rate(.all)?.rate == 0.5)
    #expect(Counts(unclear: 4).rate() == nil)
    #expect(Counts(unclear: 4).rate(.all)?.rate == 0)
    #expect(counts + Counts(pass: 1, missing: 1) == Counts(pass: 7, fail: 2, unclear: 1, missing: 4))
  }

  // MARK: - Tallies

  /// What the summary rows say, counted from the transcripts.
  private func differences(_ store: Store) throws -> [[String]] {
    let columns = "suite, use_case, scenario, condition, model, category"
    let counted = """
      SELECT \(columns), count(*), count(CASE WHEN rating = 2 THEN 1 END), count(CASE WHEN rating = 1 THEN 1 END),
        count(CASE WHEN rating = 0 THEN 1 END) FROM transcript WHERE edited = 0 GROUP BY \(columns)
      """
    let kept = "SELECT \(columns), total, pass, unclear, fail FROM tally"
    return try store.read { (db) throws(StoreError) in
      try db.rows("SELECT * FROM (\(counted) EXCEPT \(kept)) UNION ALL SELECT * FROM (\(kept) EXCEPT \(counted))") {
        row in
        (0..<10).map(row.text)
      }
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func talliesAreWhatCountingGives(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun("01run")
    var ids: [String] = []
    for step in 0..<300 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4:
        var transcript = Transcript.sample(
          "t\(step)", case: "case-\(Int.random(in: 0..<3, using: &random))",
          category: Bool.random(using: &random) ? "allergy" : "",
          scenario: [nil, .solo, .twoPeople].randomElement(using: &random) ?? nil,
          condition: Bool.random(using: &random) ? .baseline : .absent,
          model: Bool.random(using: &random) ? "a/m" : "b/m")
        transcript.edited = Int.random(in: 0..<5, using: &random) == 0
        try store.add(transcript, run: run)
        ids.append(transcript.id)
      case 4..<8:
        guard let id = ids.randomElement(using: &random), let value = RatingValue.allCases.randomElement(using: &random)
        else { continue }
        let rater = ["rule", "human/a", "judge/x"].randomElement(using: &random) ?? "rule"
        try store.add(.of(rater, value, at: Double(step), version: "\(step % 2)"), to: id)
      case 8:
        guard let id = ids.randomElement(using: &random) else { continue }
        if Bool.random(using: &random) {
          try store.annotate(id, by: "b", .rating(.fail), at: Date(timeIntervalSince1970: Double(step)))
        } else {
          try store.undo(id, by: "b", at: Date(timeIntervalSince1970: Double(step)))
        }
      default:
        guard let position = ids.indices.randomElement(using: &random) else { continue }
        try store.tamper("DELETE FROM transcript WHERE id = ?", [.text(ids.remove(at: position))])
      }
    }
    #expect(try differences(store) == [])
    #expect(try store.number("SELECT count(*) FROM tally") > 5)
    try comparePaths(store)
    let raters = try store.read { (db) throws(StoreError) in
      try db.rows("SELECT rater, version, count(*) FROM rating GROUP BY rater, version ORDER BY rater, version") {
        "\($0.text(0)) \($0.text(1)) \($0.integer(2))"
      }
    }
    #expect(try store.raters().map { "\($0.id) \($0.version) \($0.ratings)" } == raters)
  }

  /// A filter that every transcript passes and tallies cannot answer makes the store count rows.
  private func comparePaths(_ store: Store) throws {
    let slow = try Filter(parsing: "status:complete,partial,failed")
    let all: [[Grouping]] = [
      [], [.model], [.scenario], [.category], [.suite, .useCase], [.model, .scenario, .condition, .category],
    ]
    for groupings in all {
      #expect(try store.counts(by: groupings) == store.counts(by: groupings, filter: slow), "\(groupings)")
    }
    // Counted rows list those too of which there are only edited ones.
    #expect(try store.overview() == store.overview(filter: slow).filter { $0.counts.total > 0 })
    for scenario in [nil, Scenario.solo, .twoPeople] {
      for condition in [Condition.baseline, .absent] {
        #expect(
          try counted(store.caseRows(scenario: scenario, condition: condition))
            == counted(store.caseRows(scenario: scenario, condition: condition, filter: slow)))
      }
    }
  }

  /// What is counted of the rows, without those that are only listed.
  private func counted(_ rows: [CaseRow]) -> [String: [String: Counts]] {
    var counted: [String: [String: Counts]] = [:]
    for row in rows {
      let models = row.byModel.filter { $0.value.total > 0 }
      if !models.isEmpty { counted["\(row.suite) \(row.useCase)"] = models }
    }
    return counted
  }

  private func small() throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun("01run")
    var edited = Transcript.sample("edited", repeat: 3)
    edited.edited = true
    let samples: [(Transcript, RatingValue?)] = [
      (.sample("t1"), .pass), (.sample("t2", repeat: 2), .fail), (edited, .fail),
      (.sample("t3", condition: .absent), .pass),
      (.sample("t4", scenario: .control), .unclear),
      (.sample("t5", case: "phobia-001", category: "phobia", scenario: nil), nil),
      (.sample("t6", case: "phobia-001", category: "", scenario: .twoPeople, model: "a/m"), .pass),
      (.sample("t7", case: "phobia-001", category: "phobia", scenario: .twoPeople, model: "a/m"), .fail),
    ]
    for (transcript, rating) in samples {
      try store.add(transcript, run: run)
      if let rating { try store.add(.of("rule", rating), to: transcript.id) }
    }
    return temporary
  }

  @Test func countsInGroups() throws {
    let temporary = try small()
    let store = temporary.store
    #expect(
      try store.counts(by: [.scenario]) == [
        GroupCounts(key: [nil], counts: Counts(missing: 1), repeats: 1),
        GroupCounts(key: ["0"], counts: Counts(unclear: 1), repeats: 1),
        GroupCounts(key: ["3"], counts: Counts(pass: 2, fail: 2), repeats: 2),
      ])
    #expect(
      try store.counts(by: [.category], filter: Filter(parsing: "model:a/m")) == [
        GroupCounts(key: [""], counts: Counts(pass: 1), repeats: 1),
        GroupCounts(key: ["phobia"], counts: Counts(fail: 1), repeats: 1),
      ])
    #expect(
      try store.counts(by: [.run, .origin]) == [
        GroupCounts(key: ["01run", "simulated"], counts: Counts(pass: 2, fail: 2, unclear: 1, missing: 1), repeats: 2)
      ])
    #expect(try store.counts(by: [.trigger]).map(\.key) == [[nil]])
    #expect(try store.counts(by: [], filter: Filter(parsing: "case:none")).isEmpty)
  }

  @Test func whatAPersonEditedIsListedAndNotCounted() throws {
    let temporary = try small()
    let store = temporary.store
    var edited = Transcript.sample("01edited", scenario: .twoPeople, model: "only/edited")
    edited.edited = true
    edited.parent = "t1"
    try store.add(edited, run: try #require(try store.key(ofRun: "01run")))
    try store.add(.of("rule", .fail), to: "01edited")
    for text in ["model:only/edited", "id:01edited", "parent:any", "model:edited rating:0"] {
      let filter = try Filter(parsing: text)
      #expect(
        try store.overview(filter: filter) == [
          OverviewRow(scenario: .twoPeople, condition: .baseline, counts: Counts())
        ], "\(text)")
      let rows = try store.caseRows(scenario: .twoPeople, condition: .baseline, filter: filter)
      #expect(rows.map(\.useCase) == ["allergy-001"] && rows[0].byModel == ["only/edited": Counts()], "\(text)")
    }
    #expect(try store.overview(filter: Filter(parsing: "model:nobody")) == [])
    // Beside others they add nothing.
    #expect(
      try store.overview(filter: Filter(parsing: "rating:0 scenario:3")).map(\.counts) == [Counts(fail: 2)])
  }

  @Test func showsTheOverview() throws {
    let temporary = try small()
    let store = temporary.store
    let overview = [
      OverviewRow(scenario: .control, condition: .baseline, counts: Counts(unclear: 1)),
      OverviewRow(scenario: .twoPeople, condition: .baseline, counts: Counts(pass: 2, fail: 2)),
      OverviewRow(scenario: .twoPeople, condition: .absent, counts: Counts(pass: 1)),
      OverviewRow(scenario: nil, condition: .baseline, counts: Counts(missing: 1)),
    ]
    #expect(try store.overview() == overview)
    #expect(try store.overview(filter: Filter(parsing: "run:01run")) == overview)
    #expect(
      try store.caseRows(scenario: .twoPeople, condition: .baseline).map(\.useCase) == ["allergy-001", "phobia-001"])
    #expect(
      try store.caseRows(scenario: .twoPeople, condition: .baseline)[1].byModel == ["a/m": Counts(pass: 1, fail: 1)])
  }
}
