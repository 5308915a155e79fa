import Foundation
import Testing

@testable import Engine

@Suite struct RunProgressTests {
  let temporary: TemporaryStore
  var store: Store { temporary.store }
  let begun = Date(timeIntervalSince1970: 1_000_000)

  init() throws { temporary = try TemporaryStore() }

  private func texts(_ sql: String) throws -> [String] {
    try store.read { (db) throws(StoreError) in try db.rows(sql) { $0.text(0) } }
  }

  private func run(_ model: WiredModel, rater: String? = nil) async throws -> String {
    var order = try TinyOrder.order(model: model.id, conditions: [.baseline, .hh])
    order.settings.rater = rater
    return try await Runner(store, wired: model).launch(order).run
  }

  @Test func summaryRowsAgreeWithTheTranscripts() async throws {
    let id = try await run(WiredModel([2: .retry(3), 7: .fail(.timeout)]), rater: "rule")
    let counted = try texts(
      """
      SELECT model || ' ' || condition || ' ' || count(*) || ' ' || sum(status = 'complete') || ' ' || sum(status = 'failed')
        || ' ' || sum(status = 'complete' AND rating IS 2) || ' ' || sum(status = 'complete' AND rating IS 0)
      FROM transcript GROUP BY model, condition ORDER BY 1
      """)
    let kept = try texts(
      "SELECT model || ' ' || condition || ' ' || begun || ' ' || complete || ' ' || failed || ' ' || pass || ' ' || fail FROM progress ORDER BY 1"
    )
    #expect(kept == counted && kept.count == 2)
    try store.write { (db) throws(StoreError) in try db.execute("DELETE FROM transcript WHERE condition = 'hh'") }
    #expect(try store.cells(ofRun: id).map(\.condition) == [.baseline])
  }

  @Test func costsAndWhatIsToComeFollowFromWhatIsDone() async throws {
    let id = try await run(WiredModel())
    let tokens = try store.cells(ofRun: id).reduce(0) { $0 + $1.inputTokens + $1.outputTokens }
    // As if it had only begun: twice as much is planned as is done.
    try store.write { (db) throws(StoreError) in
      try db.execute("UPDATE run SET settings = json_set(settings, '$.repeats', 2), planned = planned * 2")
    }
    var observer = try RunObserver(store: store, run: id) { _, input, output in Double(input + output) / 1000 }
    let progress = try observer.look(at: begun)
    #expect(try #require(progress.cost) == Double(tokens) / 1000)
    #expect(abs(try #require(progress.expectedCost) - Double(tokens) / 500) < 1e-9)
    #expect(progress.cells.map(\.planned) == [4, 4])
    var unpriced = try RunObserver(store: store, run: id) { _, _, _ in nil }
    #expect(try unpriced.look(at: begun).cost == nil && unpriced.look(at: begun).expectedCost == nil)
  }

  @Test func scenariosStandApart() async throws {
    let model = WiredModel()
    let order = try TinyOrder.order(model: model.id, scenarios: [.solo, .twoPeople], conditions: [.baseline, .hh])
    let id = try await Runner(store, wired: model).launch(order).run
    var observer = try RunObserver(store: store, run: id) { _, _, _ in nil }
    let progress = try observer.look(at: begun)
    #expect(progress.hasScenarios)
    let counted = try texts(
      "SELECT scenario || ' ' || condition || ' ' || count(*) FROM transcript GROUP BY scenario, condition ORDER BY scenario, CASE condition WHEN 'baseline' THEN 0 ELSE 1 END"
    )
    #expect(
      progress.cells.map { "\($0.cell.scenario?.rawValue ?? -1) \($0.cell.condition.rawValue) \($0.cell.done)" }
        == counted)
    #expect(progress.cells.count == 4 && progress.cells.allSatisfy { $0.planned == $0.cell.done })
    try store.tamper("DELETE FROM transcript WHERE scenario = 1")
    #expect(try observer.look(at: begun).cells.map(\.cell.done).prefix(2) == [0, 0])
  }

  @Test func paceAndTimeLeftAreOfTheLastMinute() async throws {
    let id = try await run(WiredModel())
    try store.write { (db) throws(StoreError) in
      try db.execute("UPDATE run SET status = 'running', owner = '\(ProcessMark.current.text)', planned = 100")
      try db.execute("UPDATE progress SET calls = 0")
      try db.execute("UPDATE transcript SET status = 'partial'")
    }
    var observer = try RunObserver(store: store, run: id) { _, _, _ in nil }
    #expect(try observer.look(at: begun).pace == nil)
    try store.write { (db) throws(StoreError) in
      try db.execute("UPDATE progress SET calls = 15 WHERE condition = 'hh'")
      try db.execute("UPDATE transcript SET status = 'complete'")
    }
    let progress = try observer.look(at: begun.addingTimeInterval(30))
    #expect(progress.pace == RunProgress.Pace(callsPerMinute: 30, transcriptsPerMinute: 8))
    #expect(progress.secondsLeft == 96.0 / 8 * 60)
    // What was done more than a minute ago no longer counts.
    #expect(try observer.look(at: begun.addingTimeInterval(89)).pace?.transcriptsPerMinute == 4.0 / 89 * 60)
    #expect(try observer.look(at: begun.addingTimeInterval(90)).pace?.transcriptsPerMinute == 0)
    try store.setWish(.pause, run: id)
    #expect(try observer.look(at: begun.addingTimeInterval(91)).secondsLeft == nil)
  }

  @Test func theLatestEndsComeFirst() async throws {
    let id = try await run(WiredModel())
    try store.write { (db) throws(StoreError) in
      try db.execute("UPDATE transcript SET finished = 1000 - key")
    }
    let keys = try store.transcriptIDs()
    #expect(try store.latest(ofRun: id, limit: 3).map(\.id) == Array(keys.prefix(3)))
  }

  @Test func judgesAreCountedBesideTheAnswers() async throws {
    let id = try await run(WiredModel())
    let key = try #require(try store.key(ofTranscript: try store.transcriptIDs()[0]))
    var exchange = Exchange(digest: "d", endpoint: "e", parameters: "{}", response: "r")
    exchange.failures = [Exchange.Failure(cause: .rateLimit, status: 429, detail: "slow", milliseconds: 1, pause: 2)]
    try store.add(
      RecordedCall(
        turn: 0, rater: "judge/wired/two", exchange: exchange, inputTokens: 100, outputTokens: 20, started: begun,
        latency: 5), to: key)
    #expect(
      try store.raterUsage(ofRun: id) == [
        RaterUsage(rater: "judge/wired/two", calls: 1, inputTokens: 100, outputTokens: 20)
      ])
    #expect(try store.errors(ofRun: id) == [RunErrors(cause: "rate-limit", failed: 0, retried: 1)])
    var observer = try RunObserver(store: store, run: id) { model, input, _ in model == "wired/two" ? Double(input) : 0
    }
    #expect(try observer.look(at: begun).cost == 100)
  }
}
