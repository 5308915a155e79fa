import Foundation
import Testing

@testable import Engine

@Suite struct RunsTests {
  @Test func recordsWhatIsAskedAndAnswered() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let model = ScriptedModel([1: .say("Good to meet you.")])
    let order = try TinyOrder.order()
    let report = try await Runner(store, model).launch(order)
    #expect(report.planned == 2 && report.complete == 2 && report.failed == 0)
    #expect(report.calls == order.calls && model.calls == order.calls)
    let run = try store.run("last")
    #expect(run.id == report.run && run.status == .complete && run.complete == 2)
    #expect(run.scenarios == [.solo] && run.conditions == [.baseline] && run.models == ["local/scripted"])
    let transcript = try #require(try store.transcripts(order: .case).first)
    #expect(transcript.useCase == "allergy-001" && transcript.status == .complete && transcript.origin == .recorded)
    #expect(
      transcript.severity == .lifeThreatening && transcript.namesTrigger == false && transcript.category == "allergy")
    let plan = try #require(try store.plan(ofTranscript: transcript.id))
    #expect(plan == order.plans[0])
    let turns = try store.turns(of: transcript.id)
    #expect(turns.map(\.index) == Array(1...(plan.turns.count * 2)))
    #expect(turns.filter { $0.role == .user }.map(\.text) == plan.turns.map(\.text))
    #expect(turns.filter { $0.role == .user }.map(\.kind) == plan.turns.map(\.kind))
    #expect(turns[1].text == "Good to meet you.")
    #expect(turns[3].text == "answer 2 of allergy-001 repeat 1")
    #expect(transcript.turnCount == turns.count)
    // From the introduction to the request: what the model answered, and the trivia with their answers.
    #expect(transcript.distance?.turns == turns.count - 3)
  }

  @Test func sendsTheWholeConversationEachTime() async throws {
    let temporary = try TemporaryStore()
    let model = ScriptedModel()
    _ = try await Runner(temporary.store, model).launch(TinyOrder.order())
    let request = model.requests[2]
    #expect(request.planTurn == 2 && request.repeat == 1)
    #expect(request.messages.map(\.role) == [.user, .assistant, .user, .assistant, .user])
    #expect(request.messages[1].content == "answer 1 of allergy-001 repeat 1")
    #expect(request.messages.last?.content == request.plan.turns[2].text)
  }

  @Test func commitsEveryTurnAsItArrives() async throws {
    let temporary = try TemporaryStore()
    let other = try temporary.second()
    let seen = Locked<[String]>([])
    let model = ScriptedModel { call in
      guard call <= 3 else { return }
      let line: String
      do {
        let id = try other.resolve("last", in: .transcript)
        let run = try other.run("last")
        line =
          "\(try other.turns(of: id).map(\.role.rawValue).joined(separator: " ")); \(run.status.rawValue), \(run.complete) done"
      } catch {
        line = "\(error)"
      }
      seen.withLock { $0.append(line) }
    }
    _ = try await Runner(temporary.store, model).launch(TinyOrder.order())
    #expect(
      seen.withLock { $0 } == [
        "user; running, 0 done", "user assistant user; running, 0 done",
        "user assistant user assistant user; running, 0 done",
      ])
  }

  @Test func tellsProgressInOrder() async throws {
    let temporary = try TemporaryStore()
    let told = Locked<[String]>([])
    let runner = Runner(temporary.store, ScriptedModel([2: .fail(.timeout)])) { event in
      let line =
        switch event {
        case .started(let report): "started \(report.planned)"
        case .turn(_, let index, let role): "\(role.rawValue) \(index)"
        case .words, .call, .paused, .resumed: ""
        case .transcript(_, let status, let cause, let report):
          "\(status.rawValue) \(cause ?? "-") \(report.complete)+\(report.failed)"
        }
      if !line.isEmpty { told.withLock { $0.append(line) } }
    }
    _ = try await runner.launch(TinyOrder.order())
    let lines = told.withLock { $0 }
    #expect(lines.prefix(5) == ["started 2", "user 1", "assistant 2", "user 3", "failed timeout 0+1"])
    #expect(lines.last == "complete - 1+1")
  }

  @Test func playsEveryPlanRepeatAndModel() async throws {
    let temporary = try TemporaryStore()
    var order = try TinyOrder.order(
      scenarios: [.control, .solo], conditions: [.baseline, .hh], repeats: 1...3, concurrency: 4)
    order.models = ["sim/attentive", "sim/forgetful"]
    // Scenario 0 is played under baseline only.
    #expect(order.skipped == 2 && order.plans.count == 6 && order.transcripts == 36)
    let report = try await Runner(simulating: temporary.store).launch(order)
    #expect(report.complete == 36)
    let cells = try temporary.store.transcripts().map {
      "\($0.useCase) \($0.scenario?.rawValue ?? 9) \($0.condition.rawValue) \($0.model) \($0.repeat)"
    }
    #expect(Set(cells).count == 36)
    #expect(try temporary.store.transcriptCount(filter: Filter(parsing: "scenario:0 model:forgetful")) == 6)
  }

  @Test func oneSeedGivesOneRecord() async throws {
    var records: [[String]] = []
    for concurrency in [1, 8] {
      let temporary = try TemporaryStore()
      let order = try TinyOrder.order(
        model: "sim/forgetful", scenarios: [.control, .twoPeople, .randomPreferences], repeats: 1...5, seed: 7,
        concurrency: concurrency, rater: "rule")
      _ = try await Runner(simulating: temporary.store).launch(order)
      records.append(try temporary.store.said())
    }
    #expect(records[0].count == 30)
    #expect(records[0] == records[1])
    let other = try TemporaryStore()
    _ = try await Runner(simulating: other.store).launch(
      TinyOrder.order(
        model: "sim/forgetful", scenarios: [.control, .twoPeople, .randomPreferences], repeats: 1...5, seed: 8,
        rater: "rule"))
    #expect(try other.store.said() != records[0])
  }

  @Test func aModelThatCannotBeMadeRecordsNothing() async throws {
    let temporary = try TemporaryStore()
    await #expect(throws: ModelError.self) {
      try await Runner(simulating: temporary.store).launch(TinyOrder.order(model: "sim/unknown"))
    }
    #expect(try temporary.store.runs().isEmpty)
  }

  @Test func ratesWhatIsCompleteUnlessToldNotTo() async throws {
    func judged(_ rater: String?) async throws -> Int {
      let temporary = try TemporaryStore()
      let order = try TinyOrder.order(model: "sim/attentive", rater: rater)
      _ = try await Runner(simulating: temporary.store).launch(order)
      return try temporary.store.number("SELECT count(*) FROM transcript WHERE rating IS NOT NULL OR cause IS NOT NULL")
    }
    #expect(try await judged("rule") == 2)
    #expect(try await judged(nil) == 0)
  }

  @Test func neverRatesTheAbsentCondition() async throws {
    let temporary = try TemporaryStore()
    let order = try TinyOrder.order(model: "sim/attentive", conditions: [.absent], rater: "rule")
    _ = try await Runner(simulating: temporary.store).launch(order)
    #expect(try temporary.store.transcripts().map(\.rating) == [nil, nil])
    #expect(try temporary.store.transcripts().map(\.cause) == [nil, nil])
  }

  @Test func aRatingTakesTheCauseOfItsMissingAway() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    var transcript = Transcript.sample("t1")
    transcript.cause = "refused"
    try store.add(
      transcript, run: store.addRun("r1"), saying: ["Should I have eggs?", "Eggs would hurt you: leave them out."])
    let outcome = try Rater(store: store).rate("t1")
    switch outcome {
    case .rated: #expect(try store.transcript("t1")?.cause == nil)
    case .unrated(let cause): #expect(try store.transcript("t1")?.cause == cause)
    case nil: Issue.record("a complete transcript was not rated")
    }
    #expect(throws: ReferenceError.self) { try Rater(store: store).rate("t2") }
  }

  // MARK: - References

  private func problem(_ reference: String, _ kind: ReferenceError.Kind, in store: Store) -> ReferenceError.Problem? {
    do {
      _ = try store.resolve(reference, in: kind)
      return nil
    } catch {
      return (error as? ReferenceError)?.problem
    }
  }

  @Test func findsWhatAPrefixNames() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    #expect(problem("last", .run, in: store) == ReferenceError.Problem.none)
    let run = try store.addRun("01aaaaaa")
    _ = try store.addRun("01aaabbb")
    try store.add(.sample("7zzz"), run: run)
    try store.add(.sample("01cccccc"), run: run)
    #expect(try store.resolve("01aaaa", in: .run) == "01aaaaaa")
    #expect(try store.resolve("01AAAB", in: .run) == "01aaabbb")
    #expect(try store.resolve("last", in: .run) == "01aaabbb")
    #expect(try store.resolve("last", in: .transcript) == "01cccccc")
    #expect(try store.resolve("7zzz", in: .transcript) == "7zzz")
    #expect(problem("01a", .run, in: store) == .tooShort)
    #expect(problem("01aaa", .run, in: store) == .ambiguous(["01aaaaaa", "01aaabbb"]))
    #expect(problem("01aaaaaab", .run, in: store) == .unknown)
    #expect(problem("01cc", .run, in: store) == .tooShort || problem("01cccc", .run, in: store) == .unknown)
    #expect(problem("%%%%", .run, in: store) == .unknown)
    #expect(problem("____", .transcript, in: store) == .unknown)
    #expect(problem("'; --", .transcript, in: store) == .unknown)
  }

  @Test func anIdThatBeginsAnotherNamesItself() throws {
    let temporary = try TemporaryStore()
    for id in ["01aa", "01aabb"] { _ = try temporary.store.addRun(id) }
    #expect(try temporary.store.resolve("01aa", in: .run) == "01aa")
    #expect(problem("01a", .run, in: temporary.store) == .tooShort)
  }

  @Test func saysWhatIsWrongWithAReference() {
    let texts: [(ReferenceError.Problem, String)] = [
      (.unknown, "No run has an id that begins with “01xx”; see `heed list runs`."),
      (.tooShort, "“01xx” is too short for the id of a run: give four or more characters, or `last`."),
      (.ambiguous(["01xxa", "01xxb"]), "“01xx” fits more than one run (01xxa, 01xxb…); give more characters."),
      (.none, "There is no run yet; make one with `heed run` or `heed import`."),
    ]
    for (problem, text) in texts {
      #expect(ReferenceError(reference: "01xx", kind: .run, problem: problem).description == text)
    }
  }

  @Test func listsRunsInTheOrderTheyCame() throws {
    let temporary = try TemporaryStore()
    // Ids of imported runs hold no time and may begin with anything.
    for id in ["01bb", "7zzz", "01aa"] { _ = try temporary.store.addRun(id) }
    #expect(try temporary.store.runs().map(\.id) == ["01aa", "7zzz", "01bb"])
    #expect(try temporary.store.run("last").id == "01aa")
  }

  // MARK: - Processes

  @Test func aProcessIsKnownByHostNumberAndStart() throws {
    let own = ProcessMark.current
    #expect(own.isAlive)
    #expect(ProcessMark(own.text) == own)
    #expect(own.process == getpid() && !own.started.isEmpty)
    // The number was given to another process.
    #expect(!ProcessMark(host: own.host, process: own.process, started: "1").isAlive)
    #expect(!ProcessMark(host: own.host, process: 4_194_305, started: own.started).isAlive)
    // Nothing is known of other hosts.
    #expect(ProcessMark(host: own.host + "-other", process: 4_194_305, started: "1").isAlive)
    #expect(ProcessMark(host: own.host, process: own.process, started: "").isAlive)
    for text in ["", "host", "host x 1", "host 1", "a b 1 2"] { #expect(ProcessMark(text) == nil) }
  }

  @Test func aRunWhoseProcessIsGoneIsInterrupted() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let run = Run(
      id: "01run", status: .running, suite: "tiny", models: [], scenarios: [], conditions: [], planned: 1, seed: 1,
      settings: RunSettings())
    _ = try store.insert(run, plans: [])
    #expect(try store.run("01run").status == .running)
    var mark = ProcessMark.current
    mark.started = "1"
    try store.tamper("UPDATE run SET owner = ?", [.text(mark.text)])
    #expect(try store.run("01run").status == .interrupted)
    #expect(try store.runs().map(\.status) == [.interrupted])
  }
}
