import Foundation
import Testing

@testable import Engine

@Suite struct CallReplayTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    try temporary.store.put(TinyOrder.suite())
  }

  private func record(_ steps: [Int: WiredModel.Step] = [:]) async throws -> String {
    _ = try await Runner(store, wired: WiredModel(steps)).launch(TinyOrder.order(model: "wired/one"))
    return try #require(try store.transcripts(order: .case).first).id
  }

  private func drifts(_ id: String, _ model: WiredModel = WiredModel()) async throws -> [Replay.Drift] {
    let drifts = try await Replay(store: store) { (_, _) throws(ModelError) in model }.drifts(of: id)
    #expect(model.calls == 0)
    return drifts
  }

  @Test func whatWasJustRecordedReadsTheSame() async throws {
    let id = try await record([1: .retry(2), 3: .think("Hm.")])
    #expect(try await drifts(id) == [])
  }

  @Test func findsARequestThatWouldBeAnother() async throws {
    let id = try await record()
    let found = try await drifts(id, WiredModel(dialect: "newer"))
    #expect(found.map(\.what) == Array(repeating: "request", count: 5) && found.map(\.turn) == [2, 4, 6, 8, 10])
    let first = try #require(found.first)
    #expect(first.recorded == (try store.calls(of: id)[0].exchange.digest) && first.now != first.recorded)
  }

  @Test func findsAnAnswerThatReadsOtherwise() async throws {
    let id = try await record()
    let found = try await drifts(id, WiredModel(shouts: true))
    #expect(found.count == 5)
    #expect(
      found.first
        == Replay.Drift(
          transcript: id, turn: 2, what: "answer", recorded: "reply to message 1", now: "REPLY TO MESSAGE 1"))
  }

  @Test func judgesRepliesAreReadAgain() async throws {
    let run = try store.addRun("judged")
    try store.add(
      .sample("t1"), run: run, saying: ["Eggs close my throat.", "Noted.", "Shall I have eggs?", "Better not."])
    let model = ScriptedJudge(
      .say("Well."), .say(JudgeFixture.reply(2, quotes: [("modulation", "better not")])))
    let judge = Judge(name: JudgeName(model: model.id, mode: .own), model: model, maxTokens: 900)
    #expect(
      try await JudgeRound(store: store, judge: judge, concurrency: 1, again: false).rate(["t1"]).rated == [.pass: 1])
    let replay = Replay(store: store) { (_, _) throws(ModelError) in model }
    #expect(try await replay.drifts(of: "t1").filter { $0.recorded.hasPrefix("judge/") } == [])
    #expect(model.prompts.count == 2)
    try store.tamper("UPDATE rating SET value = 0 WHERE rater = 'judge/local/judge'")
    #expect(
      try await replay.drifts(of: "t1").contains(
        Replay.Drift(
          transcript: "t1", turn: nil, what: "rating", recorded: "judge/local/judge: 0", now: "judge/local/judge: 2")))
  }

  @Test func findsATurnThatWasTamperedWith() async throws {
    let id = try await record()
    try store.tamper(
      "UPDATE turn SET text = 'Other.' WHERE key = (SELECT key * 4096 + 2 FROM transcript WHERE id = ?)", [.text(id)])
    let found = try await drifts(id)
    // The answer itself, and every later request, in which it was sent.
    #expect(found.map(\.what) == ["answer", "request", "request", "request", "request"])
    #expect(found.map(\.turn) == [2, 4, 6, 8, 10])
  }

  @Test func failedCallsAreReadAgainWhereTheAnswerWasTheFailure() async throws {
    // An empty response is malformed to this model, whatever was recorded; a time-out leaves nothing to read.
    let id = try await record([1: .fail(.refused), 6: .fail(.timeout)])
    #expect(
      try await drifts(id) == [
        Replay.Drift(transcript: id, turn: 2, what: "answer", recorded: "refused", now: "malformed")
      ])
    let other = try #require(try store.transcripts(order: .case).last)
    #expect(try await drifts(other.id) == [])
  }

  @Test func saysThatItsModelCannotBeMade() async throws {
    let id = try await record()
    let replay = Replay(store: store) { (_, _) throws(ModelError) in
      throw ModelError(cause: .configuration, detail: "no such provider")
    }
    #expect(
      try await replay.drifts(of: id) == [
        Replay.Drift(
          transcript: id, turn: nil, what: "model", recorded: "wired/one", now: "configuration: no such provider")
      ])
  }

  @Test func aRecordAnswersByDigest() async throws {
    let id = try await record()
    let asked = WiredModel()
    let model = RecordedModel(asked, calls: try store.calls(of: id))
    let first = Prompt(
      messages: [ChatMessage(role: .user, content: try store.turns(of: id)[0].text)], sampling: Sampling(), seed: 0)
    await #expect(throws: ModelError.self) { try await model.complete(first, hear: nil) }
    let transcript = try #require(try store.transcript(id))
    let plan = try #require(try store.plan(ofTranscript: id))
    let request = ChatRequest(
      messages: first.messages, sampling: Sampling(), plan: plan, repeat: transcript.repeat, planTurn: 0)
    let reply = try await model.complete(request.prompt(for: "wired/one"), hear: nil)
    #expect(reply.text == "reply to message 1" && asked.calls == 0)
  }
}
