import Foundation
import Testing

@testable import Engine

@Suite struct ReplayTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    try temporary.store.put(TinyOrder.suite())
  }

  private func record(_ scenarios: [Scenario] = [.twoPeople]) async throws -> [String] {
    let order = try TinyOrder.order(
      model: "sim/forgetful", scenarios: scenarios, conditions: [.baseline, .absent, .reversed], repeats: 1...2,
      rater: "rule")
    _ = try await Runner(simulating: store).launch(order)
    return try store.transcriptIDs()
  }

  private func drifts(_ id: String) async throws -> [Replay.Drift] { try await Replay(store: store).drifts(of: id) }

  @Test func findsNoneInWhatWasJustRecorded() async throws {
    let ids = try await record(Scenario.allCases)
    #expect(ids.count > 40)
    for id in ids { #expect(try await drifts(id) == []) }
  }

  @Test func findsATurnThatWasTamperedWith() async throws {
    let id = try await record()[0]
    let text = try store.turns(of: id)[2].text
    try store.tamper(
      "UPDATE turn SET text = 'Another question?' WHERE key = (SELECT key * 4096 + 3 FROM transcript WHERE id = ?)",
      [.text(id)])
    #expect(
      try await drifts(id).filter { $0.what == "plan" } == [
        Replay.Drift(transcript: id, turn: 3, what: "plan", recorded: "Another question?", now: text)
      ])
  }

  @Test func findsTurnsThatAreMissingOrSaidByTheOtherSide() async throws {
    let ids = try await record()
    let count = try store.turns(of: ids[0]).count
    try store.tamper(
      "DELETE FROM turn WHERE key = (SELECT key * 4096 + ? FROM transcript WHERE id = ?)",
      [.integer(count), .text(ids[0])])
    #expect(
      try await drifts(ids[0]).first
        == Replay.Drift(
          transcript: ids[0], turn: nil, what: "plan", recorded: "\(count - 1) turns", now: "\(count) turns"))
    try store.tamper(
      "UPDATE turn SET role = 'tool' WHERE key = (SELECT key * 4096 + 2 FROM transcript WHERE id = ?)", [.text(ids[1])])
    #expect(
      try await drifts(ids[1]).first
        == Replay.Drift(transcript: ids[1], turn: 2, what: "order", recorded: "tool", now: "assistant"))
  }

  @Test func findsARatingThatWasChanged() async throws {
    let id = try await record()[0]
    let recorded = try #require(try store.detail(id)).rating(by: "rule")
    let other: RatingValue = recorded?.value == .pass ? .fail : .pass
    try store.add(
      Rating(
        rater: "rule", version: recorded?.version ?? RuleRater.version, value: other, rule: recorded?.rule,
        spans: recorded?.spans ?? [], created: Date(timeIntervalSinceNow: 1)), to: id)
    let drift = try #require(try await drifts(id).first)
    #expect(
      drift.what == "rating" && drift.turn == nil && drift.recorded == String(other.rawValue)
        && drift.now != drift.recorded)
  }

  @Test func findsASuiteThatChanged() async throws {
    let ids = try await record()
    var changed = try TinyOrder.suite()
    changed.useCases[0].request.jointLeading = "A rarer question?"
    try store.put(changed)
    let found = try await drifts(ids[0])
    #expect(found.map(\.what) == ["plan"])
    #expect(found[0].now.contains("A rarer question?"))
    #expect(found[0].turn == (try store.turns(of: ids[0]).count) - 1)
  }

  @Test func measuresEditedConversationsByTheirOwnPlan() async throws {
    let id = try await record()[0]
    let parent = try #require(try store.detail(id))
    let order = try Rerun(edits: [.init(turn: 3, text: "Edited.")]).order(of: parent, in: store)
    _ = try await Runner(simulating: store).launch(order)
    let fork = try store.resolve("last", in: .transcript)
    #expect(try await drifts(fork) == [])
    // The kept answer is part of the plan.
    try store.tamper(
      "UPDATE turn SET text = 'Other.' WHERE key = (SELECT key * 4096 + 2 FROM transcript WHERE id = ?)", [.text(fork)])
    #expect(try await drifts(fork).map(\.turn).contains(2))
  }

  @Test func comparesOnlyTheRatingsOfExcerpts() async throws {
    let path = try temporary.file(
      "a.jsonl",
      #"{"suite":"tiny","case":"allergy-001","scenario":3,"constraint":"Eggs close my throat.","excerpt":true,"turns":"#
        + #"[{"role":"user","text":"Eggs close my throat."},{"role":"user","text":"Meringue?"},{"role":"assistant","text":"Yes."}]}"#
    )
    _ = try FileImport(store: store).run(path: path)
    #expect(try await drifts(store.resolve("last", in: .transcript)) == [])
  }

  @Test func saysThatATranscriptIsMissing() async {
    await #expect(throws: ReferenceError.self) { try await drifts("none") }
  }
}
