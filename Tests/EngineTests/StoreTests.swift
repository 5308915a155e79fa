import Foundation
import Testing

@testable import Engine

@Suite struct StoreTests {
  private struct Stop: Error {}

  @Test func writesAllOrNothing() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    #expect(throws: StoreError.self) {
      try store.write { (db) throws(StoreError) in
        try db.run("INSERT INTO setting(name, value) VALUES ('a', 'b')")
        try db.run("INSERT INTO nowhere VALUES (1)")
      }
    }
    #expect(try store.number("SELECT count(*) FROM setting") == 0)
    try store.setSetting("c", to: "d")
    #expect(try store.setting("c") == "d")
  }

  @Test func keepsEveryLetter() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let text = "e\u{301} 🌵 \u{0} \"quoted\" 'single' \u{2028} \r\n end"
    let run = try store.addRun("r1")
    try store.add(.sample("t1"), run: run, saying: [text, ""])
    #expect(try store.turns(of: "t1").map { Array($0.text.unicodeScalars) } == [Array(text.unicodeScalars), []])
  }

  @Test func keepsTurnsWithEverythingMeasured() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let key = try store.add(.sample("t1"), run: store.addRun("r1"))
    let turns = [
      Turn(index: 1, role: .user, kind: .introduction, text: "Hello."),
      Turn(
        index: 2, role: .assistant, channel: "think", text: "Hm.", latencyMilliseconds: 12, inputTokens: 3,
        outputTokens: 4,
        finishReason: "stop", attempts: 2),
    ]
    for turn in turns { try store.append(turn, to: key) }
    #expect(try store.turns(of: "t1") == turns)
    #expect(try store.transcript("t1")?.turnCount == 2)
  }

  @Test func refusesASecondTurnOfOneIndex() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let key = try store.add(.sample("t1"), run: store.addRun("r1"), saying: ["Hello."])
    #expect(throws: StoreError.self) { try store.append(Turn(index: 1, role: .user, text: "Again."), to: key) }
    #expect(try store.turns(of: "t1").map(\.text) == ["Hello."])
    #expect(try store.transcript("t1")?.turnCount == 1)
  }

  @Test func turnsOfOneTranscriptNeverReachTheNext() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun("r1")
    let key = try store.add(.sample("t1"), run: run)
    try store.add(.sample("t2"), run: run)
    try store.append(Turn(index: 4095, role: .user, text: "the last"), to: key)
    for index in [0, 4096] {
      #expect(throws: StoreError.self) { try store.append(Turn(index: index, role: .user, text: "beyond"), to: key) }
    }
    #expect(try store.turns(of: "t2").isEmpty)
    #expect(try store.turns(of: "t1").map(\.index) == [4095])
  }

  @Test func keepsATranscriptAsItIs() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    var transcript = Transcript(
      id: "t1", run: "r1", suite: "s", useCase: "c-1", category: "phobia", scenario: nil,
      condition: Condition(rawValue: "own"),
      model: "local/m", repeat: 3, status: .partial, origin: .written, excerpt: true, constraint: "I fear heights.",
      owner: .other, namesTrigger: false, severity: .distress, seed: -7, parent: "p", changed: "turn 3",
      cause: "blocked",
      intended: .unclear, started: Date(timeIntervalSince1970: 1.5), finished: Date(timeIntervalSince1970: 2.5),
      turnCount: 4,
      distance: .init(turns: 2, words: 9))
    transcript.edited = true
    _ = try store.insert(transcript, run: store.addRun("r1"), plan: nil)
    #expect(try store.transcript("t1") == transcript)
    #expect(try store.transcript("t2") == nil)
  }

  @Test func deletingARunTakesAllThatBelongsToIt() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let report = try await Runner(store, ScriptedModel()).launch(TinyOrder.order())
    let id = try store.resolve("last", in: .transcript)
    try store.add(.of("rule", .pass), to: id)
    try store.annotate(id, by: "alice", .note("look"))
    try store.indexPending()
    try store.tamper("DELETE FROM run WHERE id = ?", [.text(report.run)])
    for table in ["run", "plan", "transcript", "turn", "turn_unindexed", "rating", "annotation", "tally"] {
      #expect(try store.number("SELECT count(*) FROM \(table)") == 0, "\(table)")
    }
    #expect(try store.raters().isEmpty)
    #expect(try store.search("answer").isEmpty)
    try store.tamper("INSERT INTO turn_index(turn_index, rank) VALUES ('integrity-check', 1)")
  }

  @Test func aQueryCanBeStopped() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let counting = Task.detached {
      try store.number("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
    }
    let stopping = Task.detached {
      while !Task.isCancelled {
        store.interrupt()
        try? await Task.sleep(for: .milliseconds(5))
      }
    }
    let result = await counting.result
    stopping.cancel()
    await stopping.value
    #expect { try result.get() } throws: { ($0 as? StoreError)?.isInterrupt == true }
    try store.setSetting("after", to: "fine")
    #expect(try store.setting("after") == "fine")
  }

  @Test func aSecondConnectionReadsBesideAWriter() throws {
    let temporary = try TemporaryStore()
    let other = try temporary.second()
    try temporary.store.write { (db) throws(StoreError) in
      try db.run("INSERT INTO setting(name, value) VALUES ('a', 'b')")
      let seen = try other.setting("a")
      #expect(seen == nil)
    }
    #expect(try other.setting("a") == "b")
  }

  // MARK: - Suites

  @Test func keepsSuites() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let suite = try SuiteFixture().load()
    try store.put(suite)
    try store.put(suite)
    #expect(try store.suite("tiny") == suite)
    #expect(try store.suites() == [SuiteSummary(name: "tiny", version: "1.2.0", title: "Tiny", cases: 2)])
    #expect(try store.useCase("phobia-001", suite: "tiny") == suite.useCase("phobia-001"))
    #expect(try store.cases(suite: "tiny").map(\.id) == ["allergy-001", "phobia-001"])
    #expect(try store.cases(suite: "other").isEmpty)
    #expect(try store.cases().map(\.severity) == [.lifeThreatening, .distress])
  }

  @Test func aChangedSuiteTakesTheOldOnesPlace() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    var suite = try SuiteFixture().load()
    try store.put(suite)
    suite.useCases.removeLast()
    suite.useCases[0].constraint = "Eggs are poison to me."
    try store.put(suite)
    #expect(try store.cases().map(\.constraint) == ["Eggs are poison to me."])
  }

  @Test func loadsTheBundledSuitesOnce() throws {
    let temporary = try TemporaryStore()
    let bundled = BundledData(store: temporary.store)
    try bundled.loadSuites { Checkout.data }
    #expect(try temporary.store.suites().map(\.name) == ["heed-core"])
    #expect(try temporary.store.suite("heed-core")?.useCases.count == 340)
    try bundled.loadSuites { throw Stop() }
  }

  @Test func findsTheDataBesideTheProgramOrInItsCheckout() throws {
    let program = Checkout.root.appendingPathComponent(".build/x86_64-unknown-linux-gnu/debug/heed")
    #expect(try DataFolder.locate(named: nil, program: program).url.path == Checkout.data.url.path)
    let temporary = try TemporaryStore()
    let installed = temporary.folder.appendingPathComponent("share/heed")
    try FileManager.default.createDirectory(
      at: installed.appendingPathComponent("suites"), withIntermediateDirectories: true)
    #expect(
      try DataFolder.locate(named: nil, program: temporary.folder.appendingPathComponent("bin/heed")).url.path
        == installed.resolvingSymlinksInPath().path)
    #expect { try DataFolder.locate(named: "/nowhere", program: program) } throws: {
      "\($0)" == "The program's data was not found (looked in /nowhere); name its folder with --data."
    }
  }

  // MARK: - Lists

  @Test func listsInTheOrderThatIsAskedFor() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun("r1")
    try store.add(.sample("t1", case: "c-2", model: "a/x"), run: run)
    try store.add(.sample("t2", case: "c-1", model: "b/x"), run: run)
    try store.add(.sample("t3", case: "c-3", model: "a/x"), run: run)
    try store.add(Rating(rater: "rule", value: .pass, confidence: 0.4), to: "t1")
    try store.add(Rating(rater: "rule", value: .fail, confidence: 0.9), to: "t3")
    func ids(_ order: TranscriptOrder) throws -> [String] { try store.transcriptIDs(order: order) }
    #expect(try ids(.oldest) == ["t1", "t2", "t3"])
    #expect(try ids(.newest) == ["t3", "t2", "t1"])
    #expect(try ids(.case) == ["t2", "t1", "t3"])
    #expect(try ids(.model) == ["t1", "t3", "t2"])
    #expect(try ids(.rating) == ["t3", "t1", "t2"])
    #expect(try ids(.confidence) == ["t1", "t3", "t2"])
    #expect(try store.transcripts(order: .newest, limit: 2).map(\.id) == ["t3", "t2"])
    #expect(try store.transcriptCount(filter: Filter(parsing: "model:a/x")) == 2)
    #expect(try store.models().map { "\($0.id) \($0.transcripts)" } == ["a/x 2", "b/x 1"])
  }

  @Test func goesFromCaseToCaseAndRound() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun("r1")
    for (id, useCase) in [("t1", "c-3"), ("t2", "c-1"), ("t3", "c-2")] {
      try store.add(.sample(id, case: useCase), run: run)
    }
    #expect(try store.neighbour(of: "t2", filter: .all, forward: true) == "t3")
    #expect(try store.neighbour(of: "t1", filter: .all, forward: true) == "t2")
    #expect(try store.neighbour(of: "t2", filter: .all, forward: false) == "t1")
    #expect(try store.neighbour(of: "t2", filter: Filter(parsing: "case:c-3"), forward: true) == "t1")
    #expect(try store.neighbour(of: "t2", filter: Filter(parsing: "case:c-1"), forward: true) == nil)
    #expect(try store.neighbour(of: "none", filter: .all, forward: true) == nil)
  }
}
