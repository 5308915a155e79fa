import Foundation
import Testing

@testable import Engine

@Suite struct StoreMergeTests {
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  /// A copy as a person makes one: of the file.
  private func copy(_ name: String) throws -> Store {
    let path = temporary.folder.appendingPathComponent(name).path
    try store.read { (db) throws(StoreError) in try db.run("VACUUM INTO ?", [.text(path)]) }
    return try Store(path: path)
  }

  private func record(_ store: Store, cases: [String] = ["c1", "c2"], model: String = "sim/forgetful") async throws
    -> String
  {
    let order = try TinyOrder.order(model: model, conditions: [.baseline, .hh], rater: "rule")
    return try await Runner(simulating: store).launch(order).run
  }

  /// Everything that was said of the transcripts, without keys.
  private func content(_ store: Store) throws -> [String] {
    try store.transcriptIDs().sorted().flatMap { id -> [String] in
      let detail = try #require(try store.detail(id))
      let transcript = detail.transcript
      return [
        "\(id) \(transcript.status) \(transcript.rating?.rawValue ?? 9) \(transcript.rater ?? "-") \(transcript.labels)"
      ]
        + detail.turns.map { "\(id) \($0.index) \($0.text)" }
        + detail.ratings.map { "\(id) \($0.rater) \($0.version) \($0.value.rawValue)" }.sorted()
        + detail.annotations.map { "\(id) \($0.id) \($0.author) \($0.content)" }.sorted()
    }
  }

  @Test func twoAnnotatorsOnCopiesComeTogetherInEitherOrder() async throws {
    _ = try await record(store)
    let ids = try store.transcriptIDs()
    let other = try copy("bob.db")
    try store.annotate(ids[0], by: "alice", .rating(.pass))
    try store.annotate(ids[1], by: "alice", .labels(["W1"]))
    try other.annotate(ids[0], by: "bob", .rating(.fail))
    try other.annotate(ids[2], by: "bob", .note("Look here."))
    let third = try copy("alice.db")

    let outcome = try StoreMerge(store: store).merge(other.path)
    #expect(outcome.annotations == 2 && outcome.transcripts == 0 && outcome.runs == 0 && outcome.conflicts.isEmpty)
    _ = try StoreMerge(store: other).merge(third.path)
    #expect(try content(store) == content(other))
    let first = try #require(try store.detail(ids[0]))
    #expect(Set(first.ratings.map(\.rater)) == ["rule", "human/alice", "human/bob"])
    #expect(first.transcript.disagreement)
    // A second time there is nothing to take.
    #expect(try StoreMerge(store: store).merge(other.path) == StoreMerge.Outcome())
    #expect(try store.integrityProblems().isEmpty)
  }

  @Test func runsOfTwoMachinesStandBesideEachOther() async throws {
    let other = try copy("other.db")
    let mine = try await record(store)
    let theirs = try await record(other, model: "sim/attentive")
    let outcome = try StoreMerge(store: store).merge(other.path)
    #expect(outcome.runs == 1 && outcome.transcripts == 4 && outcome.ratings == 4 && outcome.conflicts.isEmpty)
    #expect(try Set(store.runs().map(\.id)) == [mine, theirs])
    #expect(try store.run(theirs).complete == 4 && store.cells(ofRun: theirs).map(\.complete) == [2, 2])
    #expect(try store.transcriptCount() == 8)
    #expect(try store.counts(by: [.model]).map(\.counts.total) == [4, 4])
    for id in try store.transcriptIDs(filter: Filter.all.and(.run, theirs)) {
      #expect(try store.turns(of: id) == other.turns(of: id))
      #expect(try await Replay(store: store).drifts(of: id) == [])
    }
    while try store.indexPending() > 0 {}
    #expect(try store.integrityProblems().isEmpty)
  }

  @Test func theSamePersonsTwoWordsAreBothKeptAndListed() async throws {
    _ = try await record(store)
    let id = try store.transcriptIDs()[0]
    let other = try copy("other.db")
    try store.annotate(id, by: "alice", .rating(.pass), at: Date(timeIntervalSince1970: 100))
    try other.annotate(id, by: "alice", .rating(.fail), at: Date(timeIntervalSince1970: 200))
    let outcome = try StoreMerge(store: store).merge(other.path)
    #expect(
      outcome.conflicts == [
        StoreMerge.Conflict(what: "rating of alice", transcript: id, here: "2", there: "0")
      ])
    let detail = try #require(try store.detail(id))
    #expect(detail.annotations.count == 2)
    #expect(detail.transcript.rating == .fail && detail.transcript.rater == "human/alice")
  }

  @Test func otherRatingsAndTurnsStayAsTheyAreHereAndAreListed() async throws {
    _ = try await record(store)
    let id = try store.transcriptIDs()[0]
    let other = try copy("other.db")
    try other.tamper("UPDATE rating SET value = 1, explanation = 'Else.' WHERE transcript = 1")
    try other.tamper("UPDATE turn SET text = 'Else.' WHERE key = 4096 + 2")
    let before = try content(store)
    let outcome = try StoreMerge(store: store).merge(other.path)
    #expect(outcome.conflicts.map(\.what) == ["turns", "rating by rule \(RuleRater.version)"])
    #expect(outcome.conflicts.map(\.transcript) == [id, id])
    #expect(outcome.conflicts[0].there == "1 turns differ, the first is turn 2")
    #expect(outcome.conflicts[1].there == "1 Else.")
    #expect(try content(store) == before)
  }

  @Test func aConversationThatWentOnElsewhereIsTakenAsItIsThere() async throws {
    let id = try await record(store)
    let other = try copy("other.db")
    let transcript = try store.transcriptIDs()[3]
    try store.tamper(
      "DELETE FROM turn WHERE key > (SELECT key * 4096 + 3 FROM transcript WHERE id = ?) AND key < (SELECT key * 4096 + 4095 FROM transcript WHERE id = ?)",
      [.text(transcript), .text(transcript)])
    try store.tamper(
      "DELETE FROM rating WHERE transcript = (SELECT key FROM transcript WHERE id = ?)", [.text(transcript)])
    try store.tamper(
      "UPDATE transcript SET status = 'partial', rating = NULL, turn_count = 3 WHERE id = ?", [.text(transcript)])
    try store.tamper("UPDATE run SET status = 'interrupted', complete = 3")
    #expect(try store.turns(of: transcript).count == 3)
    _ = try StoreMerge(store: store).merge(other.path)
    #expect(try content(store) == content(other))
    #expect(try store.run(id).status == .complete && store.run(id).complete == 4)
  }

  @Test func anOlderStoreIsTakenAndItsFileLeftAsItIs() throws {
    let path = temporary.folder.appendingPathComponent("first.db").path
    do {
      let first = try Connection(path: path)
      try first.execute(Migrations.steps[0])
      try first.execute("PRAGMA user_version = 1; PRAGMA journal_mode = DELETE")
      try first.execute(
        """
        INSERT INTO run(id, status, suite, models, scenarios, conditions, planned, seed, settings)
          VALUES ('01first', 'complete', 's', '["sim/a"]', '[1]', '["baseline"]', 1, 1,
            '{"kind":"run","repeats":1,"sampling":{"temperature":0.7,"max_tokens":400},"concurrency":8}');
        INSERT INTO transcript(id, run, suite, use_case, category, scenario, condition, model, repeat, status, origin,
          excerpt, constraint_text, owner, seed) VALUES ('01t', 1, 's', 'c', 'k', 1, 'baseline', 'sim/a', 1, 'complete',
          'simulated', 0, 'I am here.', 'user', 1);
        INSERT INTO turn(key, role, text) VALUES (4097, 'user', 'Hello there.');
        """)
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(try StoreMerge(store: store).merge(path).transcripts == 1)
    #expect(try store.turns(of: "01t").map(\.text) == ["Hello there."])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func whatCannotBeMergedSaysWhyAndChangesNothing() async throws {
    _ = try await record(store)
    let before = try content(store)
    let text = temporary.folder.appendingPathComponent("notes.db").path
    try "Not a store.".write(toFile: text, atomically: true, encoding: .utf8)
    #expect(throws: StoreMergeError.missing("/nowhere.db")) { try StoreMerge(store: store).merge("/nowhere.db") }
    #expect(throws: StoreMergeError.itself(store.path)) { try StoreMerge(store: store).merge(store.path) }
    do {
      _ = try StoreMerge(store: store).merge(text)
      Issue.record("A text was merged.")
    } catch {
      #expect("\(error)".contains(text))
    }
    let other = try copy("other.db")
    let run = try await record(other)
    try other.tamper(
      "UPDATE run SET status = 'running', owner = '\(ProcessMark.current.text)' WHERE id = ?", [.text(run)])
    #expect(throws: StoreMergeError.running(run: run, path: other.path)) {
      try StoreMerge(store: store).merge(other.path)
    }
    #expect(try content(store) == before)
  }

  @Test func queuesComeAlong() async throws {
    _ = try await record(store)
    let other = try copy("other.db")
    _ = try other.makeQueue(name: "q", author: "bob", filter: .all, order: .case, at: Date(timeIntervalSince1970: 5))
    #expect(try StoreMerge(store: store).merge(other.path).queues == 1)
    #expect(try store.queues(of: "bob").map(\.count) == [4])
    #expect(try StoreMerge(store: store).merge(other.path).queues == 0)
  }
}
