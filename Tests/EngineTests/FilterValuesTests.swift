import Testing

@testable import Engine

@Suite struct FilterValuesTests {
  private func store() throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    let run = try temporary.store.addRun("01run", models: ["sim/forgetful", "m/x"])
    let samples = [
      Transcript.sample("01a"), .sample("01b", repeat: 2), .sample("01c", case: "phobia-002", category: "phobia"),
      .sample("01d", condition: Condition(rawValue: "shouted"), model: "x/y/z"),
    ]
    for sample in samples { try temporary.store.add(sample, run: run, saying: ["Eggs?", "Yes."]) }
    return temporary
  }

  @Test func theStoreTellsWhatItHolds() throws {
    let temporary = try store()
    let store = temporary.store
    try store.add(.of("rule", .fail), to: "01a")
    try store.annotate("01a", by: "bob", .note("no"))
    try store.annotate("01a", by: "alice", .note("yes"))
    try store.annotate("01b", by: "bob", .rating(.pass))
    let values = try store.filterValues()
    #expect(values[.suite] == [.init("tiny")])
    #expect(
      values[.useCase] == [
        .init("allergy-001", "Eggs close my throat."), .init("phobia-002", "Eggs close my throat."),
      ])
    #expect(values[.category].map(\.text) == ["allergy", "phobia"])
    #expect(
      values[.model] == [
        .init("sim/forgetful", "simulated, 3 transcripts", names: ["forgetful"]),
        .init("x/y/z", "simulated, 1 transcript", names: ["y/z"]),
      ])
    #expect(values[.condition].map(\.text) == Condition.known.map(\.rawValue) + ["shouted"])
    #expect(values[.rater] == [.init("human/bob", "1 rating"), .init("rule", "1 rating")])
    #expect(values[.by].map(\.text) == ["alice", "bob"])
    #expect(values[.run] == [.init("01run", "sim/forgetful, m/x, 1 transcript"), .init("last", "the newest run")])
    #expect(values[.parent].map(\.text) == ["any", "none"])
    #expect(values[.rating] == FilterValues.fixed[.rating])
  }

  @Test func aLoadedSuiteIsKnownWithoutTranscripts() throws {
    let temporary = try TemporaryStore()
    try temporary.store.put(try SuiteFixture().load())
    let values = try temporary.store.filterValues()
    #expect(values[.suite] == [.init("tiny", "Tiny")])
    #expect(values[.useCase].map(\.text) == ["allergy-001", "phobia-001"])
    #expect(values[.category] == [.init("allergy", "Severe allergy"), .init("phobia", "Severe phobia")])
    #expect(values[.condition].last == .init("calm", "Take your time."))
    #expect(values[.label].last == .init("T1", "slips a little"))
    for key in [Filter.Key.model, .rater, .by, .run] { #expect(values[key] == []) }
  }

  @Test func noQueryGoesThroughAllTranscripts() throws {
    let temporary = try store()
    // The cases are found by steps through the index.
    let plan = try temporary.store.read { (db) throws(StoreError) in
      try db.rows("EXPLAIN QUERY PLAN \(Store.recordedCases)") { $0.text(3) }
    }
    #expect(plan.contains { $0.contains("transcript_case ((suite,use_case)>(?,?))") }, "\(plan)")
  }
}
