import Foundation
import Testing

@testable import Engine

@Suite struct ResumeTests {
  /// Launches, and cancels when the model has been asked for the nth time.
  private func launch(_ order: RunOrder, into store: Store, stoppingAt call: Int) async throws -> (
    RunReport, ScriptedModel
  ) {
    let (stops, stop) = AsyncStream.makeStream(of: Void.self)
    let model = ScriptedModel([call: .block]) { if $0 == call { stop.yield() } }
    let task = Task { try await Runner(store, model).launch(order) }
    for await _ in stops { break }
    task.cancel()
    return (try await task.value, model)
  }

  private func uninterrupted(_ order: RunOrder) async throws -> [String] {
    let temporary = try TemporaryStore()
    _ = try await Runner(temporary.store, ScriptedModel()).launch(order)
    return try temporary.store.said()
  }

  /// Before the first answer, within a conversation, at a request, and between two transcripts.
  @Test(arguments: [1, 2, 4, 5, 9, 10])
  func finishesWhatWasStoppedWithoutAskingAgain(call: Int) async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let order = try TinyOrder.order(repeats: 1...2)
    let (stopped, first) = try await launch(order, into: store, stoppingAt: call)
    #expect(stopped.complete + stopped.failed < stopped.planned)
    let run = try store.run("last")
    #expect(run.status == .interrupted && run.failed == 0)
    #expect(try store.transcripts(order: .newest).first?.status == .partial)

    let second = ScriptedModel()
    let report = try await Runner(store, second).resume(run)
    #expect(report.complete == 4 && report.failed == 0)
    #expect(second.calls == report.calls)
    // The call that was under way gave no answer.
    #expect(first.calls - 1 + second.calls == order.calls)
    #expect(try await store.said() == uninterrupted(order))
    #expect(try store.run("last").status == .complete)
    #expect(try store.run("last").complete == 4)
  }

  /// As if the process had been killed after the nth turn was committed: a user's, an answer, all of them but the end.
  @Test(arguments: 0...10)
  func finishesFromWhicheverTurnWasTheLast(kept: Int) async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let order = try TinyOrder.order()
    _ = try await Runner(store, ScriptedModel()).launch(order)
    let expected = try store.said()
    let first = try #require(try store.transcripts(order: .case).first)
    #expect(first.turnCount == 10)
    try store.tamper(
      "DELETE FROM turn WHERE key & 4095 > ? AND key >> 12 = (SELECT key FROM transcript WHERE id = ?)",
      [.integer(kept), .text(first.id)])
    try store.tamper(
      "UPDATE transcript SET status = 'partial', finished = NULL, distance_turns = NULL, turn_count = ? WHERE id = ?",
      [.integer(kept), .text(first.id)])
    try store.tamper("UPDATE run SET status = 'interrupted'")
    let model = ScriptedModel()
    let report = try await Runner(store, model).resume(store.run("last"))
    #expect(report.complete == 2)
    #expect(model.calls == 5 - kept / 2)
    #expect(try store.said() == expected)
    #expect(try store.transcript(first.id)?.turnCount == 10)
  }

  @Test func goesOnWhereOnlyTheUsersTurnIsRecorded() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let order = try TinyOrder.order()
    _ = try await launch(order, into: store, stoppingAt: 2)
    let id = try store.resolve("last", in: .transcript)
    #expect(try store.turns(of: id).map(\.role) == [.user, .assistant, .user])
    let model = ScriptedModel()
    _ = try await Runner(store, model).resume(store.run("last"))
    #expect(model.requests.first?.planTurn == 1)
    #expect(model.requests.first?.messages.count == 3)
    #expect(try store.turns(of: id).map(\.index) == Array(1...(order.plans[0].turns.count * 2)))
  }

  @Test func asksForNothingWhereAllIsRecorded() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let order = try TinyOrder.order()
    _ = try await Runner(store, ScriptedModel()).launch(order)
    let before = try store.said()
    let model = ScriptedModel()
    let report = try await Runner(store, model).resume(store.run("last"))
    #expect(model.calls == 0 && report.calls == 0 && report.complete == 2)
    #expect(try store.said() == before)
  }

  @Test func ratesWhatWasStoppedBeforeItsRating() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    _ = try await Runner(simulating: store).launch(TinyOrder.order(model: "sim/attentive", rater: "rule"))
    let expected = try store.said()
    try store.tamper("DELETE FROM rating")
    try store.tamper("UPDATE transcript SET rating = NULL, rater = NULL, cause = NULL")
    try store.tamper("UPDATE run SET status = 'interrupted'")
    _ = try await Runner(simulating: store).resume(store.run("last"))
    #expect(try store.said() == expected)
  }

  @Test func recordsFailedCallsAndTriesThemAgain() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let order = try TinyOrder.order()
    let first = ScriptedModel([2: .fail(.rateLimit)])
    let report = try await Runner(store, first).launch(order)
    #expect(report.complete == 1 && report.failed == 1)
    #expect(try store.run("last").status == .failed)
    let failed = try #require(try store.transcripts(filter: Filter(parsing: "status:failed")).first)
    #expect(failed.cause == "rate-limit" && failed.useCase == "allergy-001" && failed.rating == nil)
    #expect(failed.finished != nil)
    #expect(try store.turns(of: failed.id).map(\.role) == [.user, .assistant, .user])
    #expect(try store.transcriptCount(filter: Filter(parsing: "cause:rate-limit")) == 1)

    let second = ScriptedModel([1: .fail(.server)])
    #expect(try await Runner(store, second).resume(store.run("last")).failed == 1)
    #expect(second.calls == 1)
    #expect(try store.transcript(failed.id)?.cause == "server")

    let third = ScriptedModel()
    let end = try await Runner(store, third).resume(store.run("last"))
    #expect(end.complete == 2 && end.failed == 0)
    #expect(third.calls == order.plans[0].turns.count - 1)
    #expect(try store.transcript(failed.id)?.cause == nil)
    #expect(try store.run("last").status == .complete)
    #expect(try await store.said() == uninterrupted(order))
  }

  @Test func playsThePlansAsTheyWereLaunched() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    try store.put(TinyOrder.suite())
    let order = try TinyOrder.order()
    _ = try await launch(order, into: store, stoppingAt: 1)
    var changed = try TinyOrder.suite()
    changed.version = "9"
    changed.useCases[0].request.soloLeading = "Another question?"
    try store.put(changed)
    _ = try await Runner(store, ScriptedModel()).resume(store.run("last"))
    #expect(try await store.said() == uninterrupted(order))
  }

  /// Repeats of a rerun count on from 4; none of them, or only a later one, may be recorded when it stops.
  @Test(arguments: [false, true])
  func keepsARerunsRepeatsAndMark(laterOneIsRecorded: Bool) async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    var order = try TinyOrder.order(repeats: 4...6)
    order.edited = true
    // A caller may forget to say how many repeats the settings are for.
    order.settings.repeats = 1
    let (report, _) = try await launch(order, into: store, stoppingAt: 1)
    try store.tamper("DELETE FROM transcript")
    let key = try #require(try store.key(ofRun: report.run))
    if laterOneIsRecorded {
      let (planKey, plan) = try #require(try store.plans(of: key).first)
      var transcript = Transcript.sample("01later", repeat: 5)
      transcript.model = "local/scripted"
      transcript.status = .partial
      transcript.constraint = plan.constraint
      transcript.edited = true
      _ = try store.insert(transcript, run: key, plan: planKey)
    }
    let end = try await Runner(store, ScriptedModel()).resume(store.run("last"))
    #expect(end.complete == 6)
    let all = try store.transcripts(filter: Filter(parsing: "case:allergy-001"))
    #expect(all.map(\.repeat).sorted() == [4, 5, 6])
    #expect(try store.transcripts().allSatisfy { $0.edited })
    #expect(try store.run("last").status == .complete)
  }

  @Test func refusesWhatStillRuns() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let (running, started) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      try await Runner(store, ScriptedModel([1: .block]) { _ in started.yield() }).launch(TinyOrder.order())
    }
    for await _ in running { break }
    var run = try store.run("last")
    #expect(run.status == .running)
    let second = ScriptedModel()
    await #expect(throws: ResumeError.self) { try await Runner(store, second).resume(run) }
    // Seen as interrupted a moment ago, and taken up by another process since.
    run.status = .interrupted
    await #expect(throws: ResumeError.self) { try await Runner(store, second).resume(run) }
    #expect(second.calls == 0)
    task.cancel()
    #expect(try await task.value.complete == 0)
  }

  @Test func refusesWhatWasImportedOrIsNotThere() async throws {
    let temporary = try TemporaryStore()
    let path = try temporary.file(
      "a.jsonl", #"{"constraint":"Eggs.","turns":[{"role":"user","text":"Eggs?"},{"role":"assistant","text":"No."}]}"#)
    _ = try FileImport(store: temporary.store, rater: nil).run(path: path)
    var run = try temporary.store.run("last")
    await #expect {
      try await Runner(temporary.store, ScriptedModel()).resume(run)
    } throws: {
      "\($0)" == "Run \(run.id) holds imported transcripts; there is nothing to resume."
    }
    run.id = "none"
    await #expect(throws: ReferenceError.self) { try await Runner(temporary.store, ScriptedModel()).resume(run) }
  }

  @Test func leavesARunToBeResumedWhenTheStoreFails() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let model = ScriptedModel { call in
      guard call == 3 else { return }
      try? store.tamper("CREATE TRIGGER full BEFORE INSERT ON turn BEGIN SELECT raise(ABORT, 'the disk is full'); END")
    }
    let order = try TinyOrder.order()
    await #expect {
      try await Runner(store, model).launch(order)
    } throws: {
      ($0 as? StoreError)?.message == "the disk is full"
    }
    #expect(model.calls == 3)
    #expect(try store.run("last").status == .interrupted)
    try store.tamper("DROP TRIGGER full")
    _ = try await Runner(store, ScriptedModel()).resume(store.run("last"))
    #expect(try await store.said() == uninterrupted(order))
  }
}
