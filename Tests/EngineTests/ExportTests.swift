import Foundation
import Testing

@testable import Engine

@Suite struct ExportTests {
  private func export(_ store: Store, filter: Filter = .all, in temporary: TemporaryStore) throws -> (
    text: String, path: String
  ) {
    let path = try temporary.file("export-\(UUID().uuidString).jsonl")
    let file = try #require(FileHandle(forWritingAtPath: path))
    let count = try JSONLExport(store: store).write(filter: filter, to: file)
    try file.close()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.split(separator: "\n").count == count)
    return (text, path)
  }

  private func at(_ second: Double) -> Date { Date(timeIntervalSince1970: 1_700_000_000 + second) }

  /// Exports, imports into a new store, exports again; all that anybody can ask of a transcript must be the same.
  private func expectSame(_ temporary: TemporaryStore) throws {
    let store = temporary.store
    let first = try export(store, in: temporary)
    let other = try TemporaryStore()
    _ = try FileImport(store: other.store, rater: nil).run(path: first.path)
    let second = try export(other.store, in: other)
    let differing = zip(first.text.split(separator: "\n"), second.text.split(separator: "\n")).first { $0 != $1 }
    #expect(differing?.0 == differing?.1)
    #expect(first.text == second.text)
    #expect(try other.store.counts(by: [.model, .scenario]) == store.counts(by: [.model, .scenario]))
    for text in [
      "annotated:yes", "disagreement:yes", "label:W1", "by:alice", "by:bob", "rater:human/alice rating:0", "label:risk",
    ] {
      let filter = try Filter(parsing: text)
      #expect(try other.store.transcriptIDs(filter: filter) == store.transcriptIDs(filter: filter), "\(text)")
    }
  }

  @Test func whatIsExportedAndImportedIsTheSame() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    try store.put(TinyOrder.suite())
    let order = try TinyOrder.order(
      model: "sim/forgetful", scenarios: Scenario.allCases, conditions: [.baseline, .reversed], repeats: 1...2,
      rater: "rule")
    _ = try await Runner(simulating: store).launch(order)
    // Failed, partial and edited conversations too.
    _ = try await Runner(store, ScriptedModel([2: .fail(.timeout), 6: .fail(.cancelled)])).launch(
      TinyOrder.order(repeats: 1...2))
    let parent = try #require(try store.detail(store.transcriptIDs()[0]))
    _ = try await Runner(simulating: store).launch(
      Rerun(edits: [.init(turn: 3, text: "Edited \"🌵\"\n.")]).order(of: parent, in: store))
    #expect(try store.transcriptCount(filter: Filter(parsing: "status:partial,failed")) > 1)
    for (number, id) in try store.transcriptIDs().enumerated() where number % 3 == 0 {
      try store.add(
        Rating(
          rater: "judge/x", version: "v \(number)", value: .unclear, confidence: 0.1 * Double(number % 10),
          created: at(0)),
        to: id)
    }
    try expectSame(temporary)
  }

  @Test func annotationsKeepTheirTimesAndOrder() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun(ULID.derived(from: "run"))
    let ids = (0..<6).map { ULID.derived(from: "t\($0)") }
    for id in ids {
      var transcript = Transcript.sample(id)
      transcript.run = ULID.derived(from: "run")
      try store.add(transcript, run: run, saying: ["Eggs? I fear eggs.", "Yes, eggs are fine."])
    }
    let span = try #require(Span(turn: 2, range: 5..<9, label: "risk", in: "Yes, eggs are fine."))

    // Alice rates before Bob, and writes a note after him: his rating still counts.
    try store.annotate(ids[0], by: "alice", .rating(.fail), at: at(1))
    try store.annotate(ids[0], by: "bob", .rating(.pass), at: at(2))
    try store.annotate(ids[0], by: "alice", .note("look"), at: at(3))
    #expect(try store.transcript(ids[0])?.rater == "human/bob")
    // Labels of two authors, the first of whom changed theirs.
    try store.annotate(ids[1], by: "alice", .labels(["W1", "F3"]), at: at(1))
    try store.annotate(ids[1], by: "bob", .labels(["G1", "W1"]), at: at(2))
    try store.annotate(ids[1], by: "alice", [.labels(["F2", "W1"]), .spans([span])], at: at(3))
    // Within one millisecond, and not quite at one.
    try store.annotate(ids[2], by: "alice", .rating(.fail), at: at(0.12341))
    try store.annotate(ids[2], by: "bob", .note("b"), at: at(0.12342))
    try store.annotate(ids[2], by: "alice", .spans([span, span]), at: at(0.12343))
    // All taken back, or emptied.
    try store.annotate(ids[3], by: "alice", .rating(.fail), at: at(1))
    try store.undo(ids[3], by: "alice", at: at(2))
    try store.annotate(ids[4], by: "alice", .labels(["W1"]), at: at(1))
    try store.annotate(ids[4], by: "alice", .labels([]), at: at(2))
    // A file's rating of a person who has annotated since.
    try store.add(Rating(rater: "human/alice", value: .pass, explanation: "first look", created: at(1)), to: ids[5])
    try store.annotate(ids[5], by: "alice", [.rating(.fail), .note("second look")], at: at(2))
    try store.add(
      Rating(rater: "rule", version: "1", value: .pass, rule: "r1", confidence: 1 / 3, spans: [span]), to: ids[5])
    try expectSame(temporary)

    let other = try TemporaryStore()
    _ = try FileImport(store: other.store, rater: nil).run(path: export(store, in: temporary).path)
    #expect(try other.store.transcript(ids[0])?.rater == "human/bob")
    #expect(try other.store.transcript(ids[1])?.labels == ["G1", "W1", "F2"])
    let detail = try #require(try other.store.detail(ids[0]))
    #expect(detail.annotations.map(\.created) == [at(1), at(2), at(3)])
    #expect(detail.rating(by: "human/alice")?.explanation == "look")
    let withdrawn = try #require(try other.store.detail(ids[3])).annotations
    #expect(withdrawn.map(\.content) == [.rating(.fail), .withdrawal(of: withdrawn[0].id)])
    #expect(try other.store.transcript(ids[3])?.rating == nil)
    // Undo goes back to what the file said.
    try other.store.undo(ids[5], by: "alice")
    try other.store.undo(ids[5], by: "alice")
    #expect(try other.store.transcript(ids[5])?.rating == .pass)
  }

  @Test func writesWhatTheFilterLetsThroughOldestFirst() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun("01run")
    for id in ["01c", "01a", "01b"] {
      try store.add(.sample(id, model: id == "01a" ? "a/m" : "b/m"), run: run, saying: ["Hi", "Hello"])
    }
    let lines = try export(store, filter: Filter(parsing: "model:b/m"), in: temporary).text.split(separator: "\n")
    #expect(lines.map { $0.prefix(24) } == [#"{"id":"01c","run":"01run"#, #"{"id":"01b","run":"01run"#])
    #expect(try export(store, filter: Filter(parsing: "model:none"), in: temporary).text == "")
  }

  @Test func reachesTheSamePlanAndRatingsAfterAnImport() async throws {
    let temporary = try TemporaryStore()
    let suite = try TinyOrder.suite()
    try temporary.store.put(suite)
    _ = try await Runner(simulating: temporary.store).launch(
      TinyOrder.order(model: "sim/forgetful", scenarios: [.control, .threePeople], rater: "rule"))
    let path = try export(temporary.store, in: temporary).path
    let other = try TemporaryStore()
    try other.store.put(suite)
    _ = try FileImport(store: other.store, rater: nil).run(path: path)
    for id in try other.store.transcriptIDs() {
      #expect(try await Replay(store: other.store).drifts(of: id) == [])
    }
    #expect(try other.store.said() == temporary.store.said())
  }
}
