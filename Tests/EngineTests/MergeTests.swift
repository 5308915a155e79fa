import Foundation
import Testing

@testable import Engine

/// Stores that were copied, worked on apart, and come together again.
@Suite struct MergeTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  private static let run = ULID.derived(from: "run")
  private static func id(_ name: String) -> String { ULID.derived(from: "transcript", name) }

  /// Three rated conversations.
  init() throws {
    temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun(Self.run)
    for name in ["a", "b", "c"] {
      try store.add(.sample(Self.id(name)), run: run, saying: ["I fear eggs, \(name).", "Yes, eggs are fine."])
      try store.add(.of("rule", .pass, at: 1, version: "3"), to: Self.id(name))
    }
    try store.finish(run, status: .complete, at: Date(timeIntervalSince1970: 1000))
  }

  private func at(_ second: Double) -> Date { Date(timeIntervalSince1970: second) }

  /// A second store with the same content.
  private func parted(_ name: String = "other") throws -> Store {
    let path = temporary.folder.appendingPathComponent("\(name).db").path
    try store.read { (db) throws(StoreError) in try db.copy(to: path) }
    return try Store(path: path)
  }

  /// Everything that can be read of a store, without the keys of its rows.
  private func content(_ store: Store) throws -> [String] {
    var lines = try store.transcriptIDs().sorted().map { "\(String(describing: try store.detail($0)))" }
    lines += try store.runs().sorted { $0.id < $1.id }.map { "\($0)" }
    lines += try store.runs().sorted { $0.id < $1.id }.flatMap { try store.cells(ofRun: $0.id) }.map { "\($0)" }
    return try lines
      + store.read { (db) throws(StoreError) in
        try db.rows(
          """
          SELECT 'tally ' || concat FROM (SELECT suite || use_case || scenario || condition || model || origin || total || ' '
            || pass || unclear || fail AS concat FROM tally ORDER BY 1)
          UNION ALL SELECT * FROM (SELECT 'rater ' || id || version || ratings FROM rater WHERE ratings > 0 ORDER BY 1)
          UNION ALL SELECT * FROM (SELECT 'model ' || id || origin || transcripts FROM model ORDER BY 1)
          """
        ) { $0.text(0) }
      }
  }

  /// What the kept counts should be, counted anew.
  private func expectCountsToHold(_ store: Store, _ location: SourceLocation = #_sourceLocation) throws {
    let wrong = try store.read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT 'tally' FROM tally y WHERE (total, pass, unclear, fail) IS NOT (SELECT count(*), total(rating IS 2),
            total(rating IS 1), total(rating IS 0) FROM transcript t WHERE t.edited = 0 AND t.suite = y.suite
            AND t.use_case = y.use_case AND t.scenario = y.scenario AND t.condition = y.condition AND t.model = y.model
            AND t.origin = y.origin AND t.category = y.category)
        UNION ALL SELECT 'progress' FROM progress p WHERE (begun, complete, failed, pass, unclear, fail) IS NOT (
            SELECT count(*), total(status = 'complete'), total(status = 'failed'),
            total(status = 'complete' AND rating IS 2), total(status = 'complete' AND rating IS 1),
            total(status = 'complete' AND rating IS 0) FROM transcript t
            WHERE t.run = p.run AND t.model = p.model AND t.scenario = p.scenario AND t.condition = p.condition)
        UNION ALL SELECT 'run' FROM run WHERE status <> 'running' AND complete <>
            (SELECT count(*) FROM transcript WHERE run = run.key AND status = 'complete')
        UNION ALL SELECT 'turns' FROM transcript WHERE turn_count <>
            (SELECT count(*) FROM turn WHERE turn.key BETWEEN transcript.key * 4096 AND transcript.key * 4096 + 4095)
        """
      ) { $0.text(0) }
    }
    #expect(wrong == [], sourceLocation: location)
    #expect(try store.integrityProblems() == [], sourceLocation: location)
    #expect(
      try store.read { (db) throws(StoreError) in try db.rows("PRAGMA foreign_key_check") { $0.text(0) } } == [],
      sourceLocation: location)
  }

  private func complaint(_ work: () throws -> Void) -> StoreError? {
    do {
      try work()
      return nil
    } catch {
      return error as? StoreError
    }
  }

  // MARK: - Annotations

  @Test func twoAnnotatorsOnCopiesComeTogetherWhicheverWayTheyAreMerged() throws {
    try store.annotate(Self.id("a"), by: "alice", .rating(.unclear), at: at(10))
    let other = try parted()
    try store.annotate(Self.id("a"), by: "alice", .note("hm"), seen: [], at: at(20))
    try store.annotate(Self.id("b"), by: "alice", [.rating(.fail), .labels(["W1"])], at: at(21))
    try other.annotate(Self.id("a"), by: "bob", .rating(.fail), seen: [.model, .others], at: at(22))
    try other.annotate(Self.id("b"), by: "bob", .rating(.pass), at: at(23))
    try other.annotate(Self.id("c"), by: "bob", .labels(["G1"]), at: at(24))
    try other.undo(Self.id("c"), by: "bob", at: at(25))

    let third = try parted("third")
    let there = try #require(try third.merge([other.path]).first)
    #expect(there.runs == 0 && there.transcripts == 0 && there.ratings == 0 && there.annotations == 4)
    #expect(there.conflicts == [] && there.file == other.path)
    let here = try #require(try other.merge([store.path]).first)
    #expect(here.annotations == 3 && here.conflicts == [])
    #expect(try content(third) == content(other))
    try expectCountsToHold(third)

    let a = try #require(try third.detail(Self.id("a")))
    #expect(a.annotations.map(\.author) == ["alice", "alice", "bob"])
    #expect(a.annotations.map(\.seen) == [nil, [], [.model, .others]])
    #expect(a.transcript.rating == .fail && a.transcript.rater == "human/bob" && a.transcript.disagreement)
    #expect(a.rating(by: "human/alice")?.explanation == "hm")
    let b = try #require(try third.transcript(Self.id("b")))
    #expect(b.rating == .pass && b.rater == "human/bob" && b.labels == ["W1"])
    #expect(try third.transcript(Self.id("c"))?.annotated == false)
    #expect(try third.raters().map { "\($0.id) \($0.ratings)" } == ["human/alice 2", "human/bob 2", "rule 3"])

    // Again, and the other way round: nothing more.
    let before = try content(third)
    let again = try third.merge([other.path, store.path, other.path])
    #expect(again.map(\.annotations) == [0, 0, 0] && again.allSatisfy { $0.conflicts.isEmpty && $0.ratings == 0 })
    #expect(try content(third) == before)
  }

  @Test func whatOneAuthorSaidOnBothSidesStaysAndTheLaterCounts() throws {
    try store.annotate(Self.id("a"), by: "alice", .rating(.pass), at: at(10))
    let other = try parted()
    try other.annotate(Self.id("a"), by: "alice", .rating(.fail), at: at(20))
    try store.annotate(Self.id("a"), by: "alice", .rating(.unclear), at: at(30))
    try other.annotate(Self.id("b"), by: "alice", .note("theirs"), at: at(40))
    try store.annotate(Self.id("b"), by: "alice", .note("ours"), at: at(31))
    // The same twice is no conflict, nor what was taken back.
    try other.annotate(Self.id("c"), by: "alice", [.rating(.fail), .labels(["W1"])], at: at(20))
    try store.annotate(Self.id("c"), by: "alice", [.rating(.fail), .labels(["F2"])], at: at(21))
    try store.undo(Self.id("c"), by: "alice", at: at(22))

    let report = try store.merge([other.path])[0]
    #expect(
      report.conflicts == [
        MergeConflict(what: "rating by alice", transcript: Self.id("a"), here: "1", there: "0"),
        MergeConflict(what: "note by alice", transcript: Self.id("b"), here: "“ours”", there: "“theirs”"),
      ])
    #expect(report.annotations == 4)
    let a = try #require(try store.detail(Self.id("a")))
    #expect(a.annotations.map(\.content) == [.rating(.pass), .rating(.fail), .rating(.unclear)])
    #expect(a.transcript.rating == .unclear)
    #expect(try store.detail(Self.id("b"))?.annotations.effective.map(\.content) == [.note("theirs")])
    #expect(try store.transcript(Self.id("c"))?.labels == ["W1"])
    try expectCountsToHold(store)

    // Until it is settled every merge tells of it, each store's own side as its own.
    let again = try store.merge([other.path])[0]
    #expect(again.conflicts == report.conflicts && again.annotations == 0)
    let third = try parted("third")
    let backwards = try other.merge([store.path])[0].conflicts
    #expect(backwards.map(\.here) == ["0", "“theirs”"] && backwards.map(\.there) == ["1", "“ours”"])
    #expect(try third.merge([other.path])[0].conflicts.map(\.here) == ["1", "“theirs”"])
    let conflicts = try #require(try store.detail(Self.id("b"))).conflicts
    #expect(conflicts.map(\.counting.content) == [.note("theirs")] && conflicts.map(\.other.content) == [.note("ours")])
    #expect(try store.detail(Self.id("c"))?.conflicts == [])
    #expect(try other.detail(Self.id("a"))?.conflicts == store.detail(Self.id("a"))?.conflicts)

    // The author's next word settles one, taking back the other.
    try store.annotate(Self.id("a"), by: "alice", .rating(.fail), at: at(50))
    try store.undo(Self.id("b"), by: "alice", at: at(51))
    #expect(try store.merge([other.path])[0].conflicts == [])
    #expect(try other.merge([store.path])[0].conflicts == [])
    #expect(try other.detail(Self.id("a"))?.conflicts == [] && other.detail(Self.id("b"))?.conflicts == [])
  }

  @Test func whatOneAuthorSaidInThreeCopiesIsKnownOfEach() throws {
    let (second, third) = (try parted("second"), try parted("third"))
    try store.annotate(Self.id("a"), by: "alice", .note("one"), at: at(10))
    try second.annotate(Self.id("a"), by: "alice", .note("two"), at: at(20))
    try third.annotate(Self.id("a"), by: "alice", .note("three"), at: at(30))
    #expect(try store.merge([second.path, third.path]).map(\.conflicts.count) == [1, 2])
    // One counts, and each of the others stands beside it once.
    let conflicts = try #require(try store.detail(Self.id("a"))).conflicts
    #expect(conflicts.map(\.counting.content) == [.note("three"), .note("three")])
    #expect(conflicts.map(\.other.content) == [.note("one"), .note("two")])
    // A word that was said knowing one side takes its place.
    try second.annotate(Self.id("a"), by: "alice", .note("two and a half"), at: at(40))
    try store.merge([second.path])
    let now = try #require(try store.detail(Self.id("a"))).conflicts
    #expect(now.map(\.counting.content) == [.note("two and a half"), .note("two and a half")])
    #expect(now.map(\.other.content) == [.note("one"), .note("three")])
    try store.annotate(Self.id("a"), by: "alice", .note("all"), at: at(50))
    #expect(try store.detail(Self.id("a"))?.conflicts == [])
  }

  // MARK: - Transcripts

  @Test func whatIsNewComesWithEverything() async throws {
    let another = try TemporaryStore()
    try another.store.put(TinyOrder.suite())
    let report = try await Runner(simulating: another.store).launch(
      TinyOrder.order(model: "sim/forgetful", scenarios: [.control, .threePeople], rater: "rule"))
    let ids = try another.store.transcriptIDs()
    try another.store.annotate(ids[0], by: "alice", [.rating(.fail), .note("why")], at: at(10))
    try another.store.setUnrated(
      Unrated(rater: "judge/x", version: "1", cause: "timeout", detail: "late", created: at(11)), of: ids[0])
    let calls = try another.store.calls(of: ids[0])
    let before = try content(another.store)

    let found = try store.merge([another.store.path])[0]
    #expect(found.suites == 1 && found.runs == 1 && found.transcripts == ids.count && found.annotations == 2)
    #expect(found.ratings == ids.count + 1 && found.conflicts == [])
    for id in ids { #expect(try store.detail(id) == another.store.detail(id)) }
    #expect(try store.calls(of: ids[0]) == calls)
    #expect(try store.plan(ofTranscript: ids[0]) == another.store.plan(ofTranscript: ids[0]))
    #expect(try store.run(report.run) == another.store.run(report.run))
    #expect(try store.cells(ofRun: report.run) == another.store.cells(ofRun: report.run))
    #expect(try store.suite("tiny") == another.store.suite("tiny"))
    for id in ids { #expect(try await Replay(store: store).drifts(of: id) == []) }
    #expect(try store.pendingTurns() > 0)
    #expect(try store.search("alone").map(\.transcript) == another.store.search("alone").map(\.transcript))
    #expect(try store.pendingTurns() == 0)
    try expectCountsToHold(store)
    #expect(try content(another.store) == before)

    let once = try content(store)
    let again = try store.merge([another.store.path])[0]
    #expect(
      again
        == {
          var none = MergeReport(file: another.store.path)
          none.runs = 0
          return none
        }())
    #expect(try content(store) == once)
  }

  @Test func otherTurnsAndCircumstancesStayAsTheyAreHere() throws {
    let other = try parted()
    try other.tamper("UPDATE turn SET text = 'No, not for you.' WHERE role = 'assistant' AND key < 2 * 4096")
    try other.tamper("UPDATE transcript SET model = 'sim/b', seed = 7 WHERE id = ?", [.text(Self.id("b"))])
    try other.annotate(Self.id("a"), by: "bob", .rating(.fail), at: at(20))
    try other.add(.of("judge/x", .unclear, at: 21), to: Self.id("b"))
    let seed = try #require(try store.transcript(Self.id("b"))).seed

    let report = try store.merge([other.path])[0]
    #expect(
      report.conflicts == [
        MergeConflict(
          what: "transcript", transcript: Self.id("a"), here: "turn 2 “Yes, eggs are fine.”",
          there: "turn 2 “No, not for you.”"),
        MergeConflict(
          what: "transcript", transcript: Self.id("b"), here: "model sim/forgetful, seed \(seed)",
          there: "model sim/b, seed 7"),
      ])
    #expect(report.annotations == 1 && report.ratings == 1 && report.transcripts == 0)
    #expect(try store.turns(of: Self.id("a")).map(\.text) == ["I fear eggs, a.", "Yes, eggs are fine."])
    #expect(try store.transcript(Self.id("a"))?.rater == "human/bob")
    #expect(try store.transcript(Self.id("b"))?.model == "sim/forgetful")
    #expect(try store.detail(Self.id("b"))?.rating(by: "judge/x")?.value == .unclear)
    try expectCountsToHold(store)
  }

  @Test func anotherRatingByTheSameAutomaticRaterIsListed() throws {
    let other = try parted()
    try other.add(
      Rating(rater: "rule", version: "3", value: .fail, explanation: "says yes", created: at(9)), to: Self.id("a"))
    try other.add(.of("rule", .unclear, at: 9, version: "4"), to: Self.id("b"))
    let report = try store.merge([other.path])[0]
    #expect(
      report.conflicts == [
        MergeConflict(what: "rating rule 3", transcript: Self.id("a"), here: "2 “”", there: "0 “says yes”")
      ])
    #expect(report.ratings == 1)
    #expect(try store.transcript(Self.id("a"))?.rating == .pass)
    #expect(try store.transcript(Self.id("b"))?.rating == .unclear)
    try expectCountsToHold(store)
  }

  @Test func aSuiteOfTheSameNameStays() throws {
    var suite = try TinyOrder.suite()
    try store.put(suite)
    let other = try parted()
    suite.version = "9"
    try other.put(suite)
    let report = try store.merge([other.path], dryRun: false)[0]
    #expect(report.suites == 0 && report.conflicts.map(\.what) == ["suite \(suite.name)"])
    #expect(report.conflicts[0].transcript == nil && report.conflicts[0].there.hasPrefix("version 9 ("))
    #expect(try store.suite(suite.name)?.version != "9")
  }

  // MARK: - Runs that were interrupted

  /// A store in which a run of four got no further than two transcripts, the second with one turn.
  private func interrupted() throws -> (run: String, ids: [String], plans: [PlanKey], key: RunKey) {
    let run = Run(
      id: ULID.derived(from: "interrupted"), status: .running, suite: "tiny", models: ["sim/forgetful"],
      scenarios: [.twoPeople], conditions: [.baseline], planned: 4, seed: 1, settings: RunSettings())
    let plan = try TinyOrder.order(scenarios: [.twoPeople]).plans[0]
    let (key, plans) = try store.insert(run, plans: Array(repeating: plan, count: 4))
    let ids = (0..<4).map { Self.id("job \($0)") }
    for number in 0..<2 {
      var transcript = Transcript.sample(ids[number])
      transcript.status = number == 0 ? .complete : .partial
      let transcriptKey = try store.insert(transcript, run: key, plan: plans[number])
      try store.append(Turn(index: 1, role: .user, text: "May I?"), to: transcriptKey)
      if number == 0 { try store.append(Turn(index: 2, role: .assistant, text: "Yes."), to: transcriptKey) }
    }
    try store.finish(key, status: .interrupted, at: at(50))
    return (run.id, ids, plans, key)
  }

  @Test func whatWasFinishedElsewhereIsFinishedHere() async throws {
    let (run, ids, plans, key) = try interrupted()
    let other = try parted()
    let partial = try #require(try other.key(ofTranscript: ids[1]))
    try await other.record(
      Store.Step(
        turns: [.init(turn: Turn(index: 2, role: .assistant, text: "No."))],
        end: .init(status: .complete, date: at(60))), in: partial, of: key)
    for number in 2..<4 {
      try other.append(
        Turn(index: 1, role: .user, text: "And \(number)?"),
        to: other.insert(.sample(ids[number]), run: key, plan: plans[number]))
    }
    try other.finish(key, status: .complete, at: at(70))

    let backwards = try other.merge([store.path])[0]
    #expect(backwards.transcripts == 0 && backwards.conflicts == [])
    let report = try store.merge([other.path])[0]
    #expect(report.transcripts == 3 && report.runs == 0 && report.conflicts == [])
    #expect(try store.run(run).status == .complete && store.run(run).complete == 4)
    #expect(try store.turns(of: ids[1]).map(\.text) == ["May I?", "No."])
    #expect(try store.transcript(ids[1])?.status == .complete && store.transcript(ids[1])?.finished == at(60))
    #expect(try content(store) == content(other))
    #expect(try store.merge([other.path])[0].transcripts == 0)
    try expectCountsToHold(store)
  }

  @Test func onePlanPlayedOnBothSidesGivesTwoTranscripts() throws {
    let (run, _, plans, key) = try interrupted()
    let other = try parted()
    try store.insert(.sample(Self.id("ours")), run: key, plan: plans[2]).use()
    try other.insert(.sample(Self.id("theirs")), run: key, plan: plans[2]).use()
    let report = try store.merge([other.path])[0]
    #expect(
      report.conflicts == [
        MergeConflict(what: "plan", transcript: Self.id("ours"), here: Self.id("ours"), there: Self.id("theirs"))
      ])
    #expect(report.transcripts == 1)
    #expect(try store.plan(ofTranscript: Self.id("ours")) != nil && store.plan(ofTranscript: Self.id("theirs")) == nil)
    #expect(try store.number("SELECT count(*) FROM plan") == 4)
    #expect(try store.merge([other.path])[0] == MergeReport(file: other.path))
    #expect(try store.run(run).status == .interrupted)
    try expectCountsToHold(store)
  }

  @Test func aRunUnderWayIsNotTornOutOfItsStore() throws {
    let other = try parted()
    let id = ULID.derived(from: "live")
    let run = Run(
      id: id, status: .running, suite: "tiny", models: ["sim/forgetful"], scenarios: [.twoPeople],
      conditions: [.baseline], planned: 1, seed: 1, settings: RunSettings())
    let (key, _) = try other.insert(run, plans: [])
    let error = try #require(complaint { try store.merge([other.path]) })
    #expect(error.path == other.path && error.message.hasPrefix("run \(id) is under way (process "))
    #expect(error.remedy == "Let it finish or stop it, then merge.")
    #expect(try store.runs().count == 1)
    // Of a process that is gone, or on another computer, it is what was recorded.
    for owner in ["\(ProcessMark.current.host) 999999999 1", "elsewhere 1 1"] {
      try other.tamper("UPDATE run SET owner = ? WHERE key = ?", [.text(owner), .integer(key.value)])
      #expect(try store.merge([other.path], dryRun: true)[0].runs == 1)
    }
    try store.merge([other.path])
    #expect(try store.run(id).status == .interrupted)
    #expect(try store.number("SELECT count(*) FROM run WHERE owner IS NULL AND status = 'interrupted'") == 1)
  }

  // MARK: - Wholly or not at all

  @Test func whatFailsHalfwayChangesNothing() throws {
    let other = try parted()
    try other.add(.of("judge/x", .fail, at: 9), to: Self.id("a"))
    try other.annotate(Self.id("b"), by: "bob", .rating(.fail), at: at(20))
    let another = try TemporaryStore()
    try another.store.add(.sample(Self.id("new")), run: another.store.addRun("01new"), saying: ["Hi", "Hello"])
    let before = try content(store)
    try store.tamper("CREATE TRIGGER stop BEFORE INSERT ON annotation BEGIN SELECT RAISE(ABORT, 'no more'); END")
    let error = try #require(complaint { try store.merge([another.store.path, other.path]) })
    #expect(error.message == "no more")
    #expect(try content(store) == before && store.pendingTurns() == 6)
    try store.tamper("DROP TRIGGER stop")
    #expect(try store.merge([another.store.path, other.path]).map(\.transcripts) == [1, 0])
  }

  @Test func aDryRunSaysWhatItWouldDo() throws {
    let other = try parted()
    try other.annotate(Self.id("b"), by: "bob", .rating(.fail), at: at(20))
    let before = try content(store)
    let planned = try store.merge([other.path, other.path], dryRun: true)
    #expect(planned.map(\.annotations) == [1, 0])
    #expect(try content(store) == before)
    #expect(try store.merge([other.path, other.path]) == planned)
  }

  // MARK: - The other file

  @Test func theOtherFileIsNotChangedAndNothingIsLeftBesideIt() throws {
    let path = temporary.folder.appendingPathComponent("closed.db").path
    try store.read { (db) throws(StoreError) in try db.copy(to: path) }
    do { try Store(path: path).annotate(Self.id("a"), by: "bob", .rating(.fail), at: at(5)) }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let files = try FileManager.default.contentsOfDirectory(atPath: temporary.folder.path).sorted()
    #expect(try store.merge([path])[0].annotations == 1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.folder.path).sorted() == files)
  }

  @Test func whatStandsInTheOthersLogOnlyComesToo() throws {
    let other = try parted()
    try other.annotate(Self.id("a"), by: "bob", .rating(.fail), at: at(5))
    // As after a kill: the main file alone does not hold it.
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: other.path + suffix, toPath: other.path + ".killed" + suffix)
    }
    #expect(try store.merge([other.path + ".killed"])[0].annotations == 1)
  }

  @Test func aFirstStoreIsReadAsItIs() throws {
    let path = temporary.folder.appendingPathComponent("first.db").path
    do {
      let first = try Connection(path: path)
      try first.execute(Migrations.steps[0])
      try first.execute("PRAGMA user_version = 1")
      try first.execute(
        """
        INSERT INTO run(id, status, suite, models, scenarios, conditions, planned, complete, seed, settings)
          VALUES ('01r', 'complete', 's', '["sim/a"]', '[1]', '["baseline"]', 1, 1, 1,
            '{"kind":"run","repeats":1,"sampling":{"temperature":0.7,"max_tokens":400},"concurrency":8}');
        INSERT INTO transcript(id, run, suite, use_case, category, scenario, condition, model, repeat, status, origin,
          excerpt, constraint_text, owner, seed, turn_count, input_tokens, output_tokens) VALUES ('01t', 1, 's', 'c', 'k',
          1, 'baseline', 'sim/a', 1, 'complete', 'simulated', 0, 'I am here.', 'user', 1, 1, 30, 4);
        INSERT INTO turn(key, role, text) VALUES (4097, 'user', 'Hello there.');
        """)
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(try store.merge([path])[0].transcripts == 1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    #expect(try store.turns(of: "01t") == [Turn(index: 1, role: .user, text: "Hello there.")])
    #expect(try store.cells(ofRun: "01r").map(\.inputTokens) == [30])
    try expectCountsToHold(store)
  }

  @Test func otherFilesAreRefused() throws {
    func error(_ path: String) throws -> StoreError { try #require(complaint { try store.merge([path]) }) }
    #expect(try error(temporary.folder.path + "/gone.db").message == "no such file")
    #expect(try error(temporary.folder.path).message == "a folder, not a store")
    #expect(try error(store.path).message == "this is the store that is merged into")
    let text = try temporary.file("notes.txt", String(repeating: "These are notes. ", count: 100))
    #expect(try error(text).remedy == "This is no Heed store; name another file.")
    #expect(try error(text).path == text)
    #expect(try error(temporary.file("empty.db")).message == "no Heed store")
    let newer = try parted("newer")
    try newer.tamper("PRAGMA user_version = 99")
    #expect(try error(newer.path).message.hasPrefix("made by a newer Heed (schema 99, "))
    #expect(try error(newer.path).remedy == "Update Heed, or name another file.")
    let many = Array(repeating: newer.path, count: 11)
    #expect(try #require(complaint { try store.merge(many) }).remedy == "Merge up to 10 at a time.")
  }

  /// A table that the schema gains has to be taken too, or known not to be.
  @Test func everyTableIsTakenOrKeptOrCounted() throws {
    let taken = [
      "annotation", "call", "conflict", "plan", "rating", "run", "suite", "transcript", "turn", "unrated", "use_case",
      "queue", "queue_item", "saved_view",
    ]
    let counted = ["call_failures", "model", "progress", "rater", "rater_usage", "tally", "turn_unindexed"]
    let ours = ["setting"]
    let tables = try store.read { (db) throws(StoreError) in
      try db.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'turn_index%'") { $0.text(0) }
    }
    #expect(tables.sorted() == (taken + counted + ours).sorted())
  }
}

extension TranscriptKey {
  /// For inserts whose key nobody needs.
  fileprivate func use() {}
}
