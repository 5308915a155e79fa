import Foundation
import Testing

@testable import Engine

@Suite struct RerunTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    try temporary.store.put(TinyOrder.suite())
  }

  /// A recorded conversation of the case with eggs, scenario 3.
  private func parent(seed: Int = 5, repeats: ClosedRange<Int> = 1...1) async throws -> TranscriptDetail {
    var order = try TinyOrder.order(scenarios: [.twoPeople], repeats: repeats, seed: seed)
    order.settings.sampling = Sampling(temperature: 0.2, maxTokens: 99)
    _ = try await Runner(store, ScriptedModel()).launch(order)
    let id = try #require(try store.transcriptIDs(filter: Filter(parsing: "case:allergy-001")).first)
    return try #require(try store.detail(id))
  }

  private func complaint(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func playsTheSameAgain() async throws {
    let parent = try await parent()
    let order = try Rerun().order(of: parent, in: store)
    #expect(order.plans == [try #require(try store.plan(ofTranscript: parent.transcript.id))])
    #expect(order.models == ["local/scripted"] && order.seed == 5 && !order.edited)
    #expect(
      order.settings.kind == .rerun && order.settings.parent == parent.transcript.id && order.settings.changed == nil)
    #expect(order.settings.sampling == Sampling(temperature: 0.2, maxTokens: 99))
    #expect(order.repeats == 2...2)
    _ = try await Runner(store, ScriptedModel()).launch(order)
    let child = try #require(try store.transcripts(order: .newest).first)
    #expect(child.parent == parent.transcript.id && child.repeat == 2 && child.changed == nil)
    #expect(try store.transcriptIDs(filter: Filter(parsing: "parent:\(parent.transcript.id)")) == [child.id])
  }

  @Test func repeatsCountOnFromThoseThatAreThere() async throws {
    let parent = try await parent(repeats: 1...3)
    #expect(try Rerun(repeats: 2).order(of: parent, in: store).repeats == 4...5)
    #expect(try Rerun(repeats: 0).order(of: parent, in: store).repeats == 4...4)
    // Other cells have their own numbers.
    #expect(try Rerun(model: "sim/attentive", repeats: 2).order(of: parent, in: store).repeats == 1...2)
    #expect(try Rerun(condition: .hh).order(of: parent, in: store).repeats == 1...1)
    _ = try await Runner(store, ScriptedModel()).launch(Rerun(repeats: 2).order(of: parent, in: store))
    #expect(try Rerun().order(of: parent, in: store).repeats == 6...6)
  }

  @Test func changesOneThing() async throws {
    let parent = try await parent()
    let before = try #require(try store.plan(ofTranscript: parent.transcript.id))
    let guided = try Rerun(condition: .guiding).order(of: parent, in: store)
    #expect(guided.plans.count == 1 && guided.plans[0].condition == .guiding && guided.plans[0].scenario == .twoPeople)
    #expect(guided.settings.changed == "condition baseline → guiding")
    // The same seed draws the same distractors.
    #expect(guided.plans[0].turns.dropLast() == before.turns.dropLast())
    #expect(guided.plans[0].turns.last != before.turns.last)
    let solo = try Rerun(model: "sim/attentive", scenario: .solo).order(of: parent, in: store)
    #expect(solo.plans[0].scenario == .solo && solo.models == ["sim/attentive"])
    #expect(solo.settings.changed == "model local/scripted → sim/attentive, scenario 3 → 1")
    #expect(complaint { _ = try Rerun(scenario: .control, condition: .hh).order(of: parent, in: store) } != nil)
    // What stays as it was is no change.
    #expect(
      try Rerun(model: "local/scripted", scenario: .twoPeople, condition: .baseline).order(of: parent, in: store)
        .settings.changed == nil)
  }

  @Test func anEditKeepsWhatCameBeforeToTheLetter() async throws {
    let parent = try await parent()
    let users = parent.turns.filter { $0.role == .user }
    let edited = users[2].index
    #expect(edited == 5)
    let order = try Rerun(edits: [.init(turn: edited, text: "And now something else.")]).order(of: parent, in: store)
    #expect(order.edited && order.settings.changed == "turn 5 edited")
    #expect(order.calls == users.count - 2)
    let model = ScriptedModel([1: .say("a new answer")])
    _ = try await Runner(store, model).launch(order)
    #expect(model.calls == users.count - 2)
    #expect(
      model.requests[0].messages.map(\.content) == parent.turns.prefix(4).map(\.text) + ["And now something else."])
    let child = try #require(try store.transcripts(order: .newest).first)
    #expect(child.edited)
    let turns = try store.turns(of: child.id)
    #expect(turns.prefix(4).map(\.text) == parent.turns.prefix(4).map(\.text))
    #expect(turns[1].finishReason == "kept" && turns[1].attempts == 0)
    #expect(turns[4].text == "And now something else." && turns[5].text == "a new answer")
    #expect(turns.count == parent.turns.count)
    #expect(turns[6].text == parent.turns[6].text)

    // Played again as it is, it is still no sample of its cell, and keeps what was kept.
    let again = try Rerun().order(of: #require(try store.detail(child.id)), in: store)
    #expect(again.edited && again.plans == order.plans && again.calls == users.count - 2)
    #expect(again.settings.changed == "the edited conversation again")
    #expect(again.plans[0].turns[2].text == "And now something else.")
    let further = ScriptedModel()
    _ = try await Runner(store, further).launch(again)
    #expect(further.calls == users.count - 2)
    let grandchild = try #require(try store.transcripts(order: .newest).first)
    #expect(try store.turns(of: grandchild.id).prefix(4).map(\.text) == parent.turns.prefix(4).map(\.text))
    #expect(grandchild.edited && grandchild.changed == "the edited conversation again")
    // A change beside it is told too; placed otherwise, nothing can be kept.
    #expect(
      try Rerun(model: "sim/attentive").order(of: #require(try store.detail(child.id)), in: store).settings.changed
        == "model local/scripted → sim/attentive, the edited conversation again")
    let placed = try Rerun(placement: .last).order(of: #require(try store.detail(child.id)), in: store)
    #expect(placed.plans[0].turns.allSatisfy { $0.keptAnswer == nil })
    // From the suite anew, it is one.
    #expect(try !Rerun(condition: .hh).order(of: #require(try store.detail(child.id)), in: store).edited)
    // A fork of the fork before its edit keeps no more than stands before its own.
    let earlier = try Rerun(edits: [.init(turn: 3, text: "Second.")]).order(
      of: #require(try store.detail(child.id)), in: store)
    #expect(earlier.plans[0].turns.map { $0.keptAnswer != nil } == [true, false, false, false, false, false])
    // A fork of the fork keeps the fork's own answers.
    let fork = try Rerun(edits: [.init(turn: 7, text: "Third.")]).order(
      of: #require(try store.detail(child.id)), in: store)
    #expect(fork.plans[0].turns.prefix(3).map(\.keptAnswer) == [turns[1].text, turns[3].text, "a new answer"])
  }

  @Test func refusesEditsThatCannotBe() async throws {
    let parent = try await parent()
    for turn in [0, 2, 99] {
      let said = complaint { _ = try Rerun(edits: [.init(turn: turn, text: "x")]).order(of: parent, in: store) }
      #expect(said == "Turn \(turn) is no turn of the user's; these are: 1, 3, 5, 7, 9, 11.")
    }
    #expect(
      complaint { _ = try Rerun(condition: .hh, edits: [.init(turn: 1, text: "x")]).order(of: parent, in: store) }
        == "An edited turn belongs to the recorded conversation; leave --scenario, --condition, --distance and --placement out."
    )
  }

  @Test func severalEditsKeepWhatCameBeforeTheFirst() async throws {
    let parent = try await parent()
    // In any order.
    let edits = [Rerun.Edit(turn: 9, text: "Nobody presses."), Rerun.Edit(turn: 5, text: "Something else.")]
    let order = try Rerun(edits: edits).order(of: parent, in: store)
    #expect(order.edited && order.settings.changed == "turns 5 and 9 edited")
    #expect(order.plans[0].turns.map { $0.keptAnswer != nil } == [true, true, false, false, false, false])
    let model = ScriptedModel()
    _ = try await Runner(store, model).launch(order)
    #expect(model.calls == 4)
    let child = try #require(try store.transcripts(order: .newest).first)
    let turns = try store.turns(of: child.id).map(\.text)
    let before = parent.turns.map(\.text)
    #expect(turns.prefix(4) == before.prefix(4))
    #expect(turns[4] == "Something else." && turns[6] == before[6] && turns[8] == "Nobody presses.")
    #expect(turns[10] == before[10])

    let three = [1, 3, 11].map { Rerun.Edit(turn: $0, text: "x") }
    #expect(try Rerun(edits: three).order(of: parent, in: store).settings.changed == "turns 1, 3 and 11 edited")
    #expect(try Rerun(edits: three).order(of: parent, in: store).calls == 6)
    #expect(
      complaint { _ = try Rerun(edits: three + [.init(turn: 3, text: "y")]).order(of: parent, in: store) }
        == "Turn 3 is given two texts; give it one.")
    #expect(
      complaint { _ = try Rerun(edits: three + [.init(turn: 4, text: "y")]).order(of: parent, in: store) }
        == "Turn 4 is no turn of the user's; these are: 1, 3, 5, 7, 9, 11.")
  }

  @Test func anotherTemperatureIsAChange() async throws {
    let parent = try await parent()
    let colder = try Rerun(temperature: 0).order(of: parent, in: store)
    #expect(colder.settings.changed == "temperature 0.2 → 0")
    #expect(colder.settings.sampling == Sampling(temperature: 0, maxTokens: 99))
    #expect(try Rerun(temperature: 1.25).order(of: parent, in: store).settings.changed == "temperature 0.2 → 1.25")
    #expect(try Rerun(temperature: 0.2).order(of: parent, in: store).settings.changed == nil)
    #expect(
      try Rerun(condition: .hh, temperature: 1).order(of: parent, in: store).settings.changed
        == "condition baseline → hh, temperature 0.2 → 1")
    let model = ScriptedModel()
    _ = try await Runner(store, model).launch(colder)
    #expect(model.requests.allSatisfy { $0.sampling.temperature == 0 })
    let child = try #require(try store.transcripts(order: .newest).first)
    #expect(child.changed == "temperature 0.2 → 0")
    // The next generation starts from there.
    #expect(
      try Rerun(temperature: 0.5).order(of: #require(try store.detail(child.id)), in: store).settings.changed
        == "temperature 0 → 0.5")
  }

  // MARK: - Imported conversations

  private func imported(_ line: String, into store: Store? = nil) throws -> TranscriptDetail {
    let store = store ?? self.store
    let path = try temporary.file("in-\(UUID().uuidString).jsonl", line)
    _ = try FileImport(store: store, rater: nil).run(path: path)
    return try #require(try store.detail(store.resolve("last", in: .transcript)))
  }

  @Test func theTemperatureOfAnImportIsUnknown() throws {
    let parent = try imported(
      #"{"constraint":"Eggs.","model":"a/m","turns":[{"role":"user","text":"One"},{"role":"assistant","text":"first"}]}"#
    )
    let order = try Rerun(temperature: 0.7).order(of: parent, in: store)
    #expect(order.settings.changed == "temperature ? → 0.7" && order.settings.sampling.temperature == 0.7)
  }

  private func excerpt(constraint: String, suite: String = "curate") -> String {
    #"{"suite":"\#(suite)","case":"curate-017","constraint":"\#(constraint)","excerpt":true,"scenario":3,"model":"a/m","turns":"#
      + #"[{"role":"user","text":"\#(constraint)"},{"role":"user","text":"Shall we?"},{"role":"assistant","text":"Yes"}]}"#
  }

  @Test func anExcerptIsPlayedFromTheSuiteThatHoldsItsConstraint() async throws {
    let parent = try imported(excerpt(constraint: "eggs close my throat "))
    let order = try Rerun(model: "local/scripted").order(of: parent, in: store)
    #expect(order.plans[0].useCase == "allergy-001" && order.plans[0].scenario == .twoPeople && order.suite == "tiny")
    // The whole conversation is played: no answer is kept, and there are more turns than the excerpt had.
    #expect(order.plans[0].turns.allSatisfy { $0.keptAnswer == nil } && order.plans[0].turns.count > 2)
    #expect(try await Runner(store, ScriptedModel()).launch(order).complete == 1)
    #expect(try store.transcripts(order: .newest).first?.parent == parent.transcript.id)
    #expect(try store.transcripts(order: .newest).first?.excerpt == false)
  }

  @Test func looksInAllSuitesForTheConstraint() throws {
    // Its own suite is loaded, but does not have it.
    var own = try TinyOrder.suite()
    own.name = "curate"
    own.useCases.removeFirst()
    try store.put(own)
    let parent = try imported(excerpt(constraint: "Eggs close my throat."))
    #expect(try Rerun(condition: .hh).order(of: parent, in: store).plans[0].useCase == "allergy-001")
  }

  @Test func saysWhereAnExcerptsSuiteIsMissing() throws {
    let parent = try imported(excerpt(constraint: "Bees are my end."))
    let text = """
      Only an excerpt of this conversation is known, and no loaded suite has a use case with its constraint \
      (“Bees are my end.”); import that suite with `heed import`.
      """
    #expect(complaint { _ = try Rerun().order(of: parent, in: store) } == text)
    #expect(complaint { _ = try Rerun(edits: [.init(turn: 1, text: "x")]).order(of: parent, in: store) } == text)
    let known = try imported(excerpt(constraint: "Eggs close my throat."))
    #expect(
      complaint { _ = try Rerun(edits: [.init(turn: 1, text: "x")]).order(of: known, in: store) }
        == "Only an excerpt of this conversation is known, so there is nothing before the edited turn to keep; without --edit the case allergy-001 of suite tiny is played from its start."
    )
  }

  @Test func neverTakesAnotherSuitesCaseOfTheSameName() throws {
    let line =
      #"{"suite":"mine","case":"allergy-001","constraint":"\#("Wasps.")","scenario":3,"model":"a/m","turns":"#
      + #"[{"role":"user","text":"Wasps. Shall we?"},{"role":"assistant","text":"Yes"}]}"#
    let parent = try imported(line)
    #expect(
      complaint { _ = try Rerun(condition: .hh).order(of: parent, in: store) }
        == "The use case allergy-001 of suite mine is not in this store; import the suite with `heed import`.")
    // As it was, it can be played from its own turns.
    #expect(try Rerun().order(of: parent, in: store).plans[0].turns.map(\.text) == ["Wasps. Shall we?"])
  }

  @Test func aMissingConstraintIsNoneOfTheSuites() throws {
    var gaps = try TinyOrder.suite()
    gaps.name = "gaps"
    gaps.useCases[0].reversed.constraint = ""
    try store.put(gaps)
    let parent = try imported(
      #"{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}],"model":"a/m"}"#)
    #expect(parent.transcript.constraint == "")
    #expect(
      complaint { _ = try Rerun(condition: .hh).order(of: parent, in: store) }?.contains("is not in this store") == true
    )
  }
}
