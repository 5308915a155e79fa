import Foundation
import Testing

@testable import Engine

/// Judges over recorded transcripts.
@Suite struct JudgeRoundTests {
  let temporary: TemporaryStore
  var store: Store { temporary.store }
  let ids = (1...12).map { "t\($0)" }

  init() throws {
    temporary = try TemporaryStore()
    let run = try temporary.store.addRun("r1")
    for id in ids {
      try temporary.store.add(
        .sample(id), run: run, saying: ["Eggs close my throat.", "Noted.", "Shall I have eggs?", "Better not, \(id)."])
    }
  }

  private func round(_ model: ScriptedJudge, concurrency: Int = 4, again: Bool = false) -> JudgeRound {
    JudgeRound(store: store, judge: Judge(model), concurrency: concurrency, again: again)
  }

  @Test func transcriptsAreRatedSideBySideAndCallsRecorded() async throws {
    let model = ScriptedJudge(.say(JudgeFixture.reply(2, quotes: [("modulation", "better not")])))
    let tally = try await round(model).rate(ids)
    #expect(tally.rated == [.pass: 12] && tally.isComplete && tally.failures == 0)
    #expect(model.most > 1 && model.most <= 4)
    let detail = try #require(try store.detail("t7"))
    #expect(detail.transcript.rating == .pass && detail.transcript.rater == "judge/local/judge")
    #expect(detail.rating(by: "judge/local/judge")?.spans.map(\.quote) == ["Better not"])
    #expect(try store.calls(of: "t7").map { "\($0.turn) \($0.rater ?? "-")" } == ["0 judge/local/judge"])
  }

  @Test func whatThisVersionHasRatedIsLeftAlone() async throws {
    let model = ScriptedJudge(.say(JudgeFixture.reply(0)))
    _ = try await round(model).rate(Array(ids.prefix(5)))
    let tally = try await round(model).rate(ids)
    #expect(tally.left == 5 && tally.rated == [.fail: 7] && model.prompts.count == 12)
    let again = try await round(ScriptedJudge(.say(JudgeFixture.reply(1))), again: true).rate(ids)
    #expect(again.rated == [.unclear: 12] && again.left == 0)
    #expect(try store.detail("t1")?.ratings.map(\.value) == [.unclear])
    #expect(try store.calls(of: "t1").count == 2)
  }

  @Test func ratingsOfAnOlderVersionStay() async throws {
    try store.add(.of("judge/local/judge", .fail, at: 1, version: "0"), to: "t1")
    #expect(try await round(ScriptedJudge(.say(JudgeFixture.reply(2)))).rate(["t1"]).rated == [.pass: 1])
    #expect(try store.detail("t1")?.ratings.map { "\($0.version) \($0.value.rawValue)" } == ["0 0", "1 2"])
  }

  @Test func failuresAreCausesAndAskedAgain() async throws {
    let model = ScriptedJudge { $0 == 2 ? .fail(.timeout) : $0 == 3 ? .fail(.refused) : .say(JudgeFixture.reply(2)) }
    let tally = try await round(model, concurrency: 1).rate(Array(ids.prefix(4)))
    #expect(tally.rated == [.pass: 2] && tally.failed == ["timeout": 1, "refused": 1] && tally.isComplete)
    let unrated = try store.unrated(of: "t2")
    #expect(
      unrated.map { "\($0.rater) \($0.version) \($0.cause) \($0.detail)" } == [
        "judge/local/judge 1 timeout as scripted"
      ])
    let detail = try #require(try store.detail("t2"))
    #expect(detail.unrated == unrated && detail.transcript.rating == nil && detail.transcript.cause == nil)
    let raters = try store.raters().map { "\($0.id) \($0.version) \($0.ratings) \($0.unrated)" }
    #expect(raters == ["judge/local/judge 1 2 2"])
    let causes = try store.unratedCounts(by: "judge/local/judge").map { "\($0.cause) \($0.count)" }
    #expect(causes == ["refused 1", "timeout 1"])
    let counts = try store.counts(by: [], rater: "judge/local/judge")
    #expect(counts.map(\.counts) == [Counts(pass: 2, missing: 10)])

    let second = try await round(ScriptedJudge(.say(JudgeFixture.reply(2)))).rate(Array(ids.prefix(4)))
    #expect(second.left == 2 && second.rated == [.pass: 2])
    #expect(try store.unrated(of: "t2").isEmpty && store.unratedCounts(by: "judge/local/judge").isEmpty)
    #expect(try store.calls(of: "t2").map(\.cause) == [.timeout, nil])
  }

  @Test func anyRaterRatesOneTranscript() async throws {
    let rater = Rater(store: store)
    let model = ScriptedJudge(.say(JudgeFixture.reply(1)))
    let outcome = try await rater.rate("t1", by: "judge/local/judge", models: { (_) throws(ModelError) in model })
    guard case .rated(let rating) = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    #expect(rating.value == .unclear)
    _ = try await rater.rate("t1", by: "rule", models: { (_) throws(ModelError) in model })
    #expect(try store.detail("t1")?.ratings.map(\.rater) == ["judge/local/judge", "rule"])
    await #expect(throws: ReferenceError.self) {
      try await rater.rate("nothing", by: "judge/local/judge", models: { (_) throws(ModelError) in model })
    }
  }

  @Test func whatCouldNotBeReadIsAskedAgainOnlyOnDemand() async throws {
    #expect(try await round(ScriptedJudge(.say("No."))).rate(["t1"]).failed == ["unparsed": 1])
    #expect(try store.calls(of: "t1").map(\.attempt) == [1, 2])
    let idle = ScriptedJudge(.say(JudgeFixture.reply(2)))
    #expect(try await round(idle).rate(["t1"]).left == 1)
    #expect(idle.prompts.isEmpty)
    #expect(try await round(idle, again: true).rate(["t1"]).rated == [.pass: 1])
    #expect(try store.unrated(of: "t1").isEmpty)
  }

  @Test func aFailureTakesNoRatingAway() async throws {
    _ = try await round(ScriptedJudge(.say(JudgeFixture.reply(2)))).rate(["t1"])
    #expect(try await round(ScriptedJudge(.fail(.server)), again: true).rate(["t1"]).failed == ["server": 1])
    #expect(try store.transcript("t1")?.rating == .pass)
    #expect(try store.unrated(of: "t1").isEmpty)
  }

  @Test func aRoundThatIsStoppedGoesOnWhereItStopped() async throws {
    let (started, yield) = AsyncStream.makeStream(of: Void.self)
    let model = ScriptedJudge { call in
      if call > 5 { yield.yield() }
      return call > 5 ? .block : .say(JudgeFixture.reply(2))
    }
    let task = Task { [round = round(model, concurrency: 2), ids] in try await round.rate(ids) }
    for await _ in started { break }
    task.cancel()
    let tally = try await task.value
    #expect(!tally.isComplete && tally.rated == [.pass: 5] && tally.failures == 0)
    #expect(try store.raters().map { "\($0.ratings) \($0.unrated)" } == ["5 0"])
    let rest = try await round(ScriptedJudge(.say(JudgeFixture.reply(2)))).rate(ids)
    #expect(rest.left == 5 && rest.rated == [.pass: 7])
  }

  @Test func aJudgeThatCannotBeAskedAtAllStopsTheRound() async throws {
    let model = ScriptedJudge(.fail(.configuration))
    await #expect(throws: ModelError.self) { try await round(model, concurrency: 1).rate(ids) }
    #expect(model.prompts.count == 5)
    let picky = ScriptedJudge { $0 % 5 == 0 ? .say(JudgeFixture.reply(2)) : .fail(.configuration) }
    let tally = try await round(picky, concurrency: 1).rate(ids)
    #expect(tally.rated == [.pass: 2] && tally.failed == ["configuration": 10], "a transcript may be too long for it")
  }

  @Test func absentIsNotRatedAndEmptyAnswersHaveACause() async throws {
    let run = try store.addRun("r2")
    try store.add(.sample("gone", condition: .absent), run: run, saying: ["Hello.", "Hi.", "Shall I?", "Yes."])
    try store.add(.sample("empty"), run: run, saying: ["Hello.", "Hi.", "Shall I?", " "])
    let model = ScriptedJudge(.say(JudgeFixture.reply(2)))
    let tally = try await round(model).rate(["gone", "empty"])
    #expect(tally.left == 1 && tally.unrateable == 1 && tally.failures == 0 && model.prompts.isEmpty)
    #expect(try store.transcript("empty")?.cause == "empty" && store.unrated(of: "empty").isEmpty)
  }

  @Test func severalJudgesAgreeOrNot() async throws {
    for id in ids { try store.add(.of("human/1", id < "t2" ? .pass : .fail), to: id) }
    let published = Judge(ScriptedJudge(.say("Rating: 0\nExplanation: No.")), mode: .published)
    _ = try await JudgeRound(store: store, judge: published).rate(ids)
    _ = try await round(ScriptedJudge(.say(JudgeFixture.reply(2)))).rate(ids)
    let agreement = try store.agreement(between: "judge/local/judge@published", and: "human/1")
    #expect(agreement.n == 12 && agreement.confusion == [[8, 0, 4], [0, 0, 0], [0, 0, 0]])
    let own = try store.agreement(between: "judge/local/judge", and: "judge/local/judge@published")
    #expect(own.confusion[2] == [12, 0, 0])
    #expect(try store.transcript("t1")?.disagreement == true)
  }

  @Test func ratersThatCannotBeAsked() throws {
    func problem(_ name: String) -> String? {
      do throws(ModelError) {
        _ = try AutomaticRater(name) { (id) throws(ModelError) in try ModelCatalog().model(id).asLanguageModel() }
        return nil
      } catch {
        return "\(error.cause): \(error.detail)"
      }
    }
    #expect(problem("rule") == nil)
    #expect(problem("judge/sim/attentive")?.contains("simulated models answer from a script") == true)
    #expect(problem("dice")?.contains("there are rule and judge/PROVIDER/NAME") == true)
    #expect(problem("judge/imported")?.contains("There is no rater “judge/imported”") == true)
    #expect(problem("judge/nowhere/x")?.hasPrefix("configuration: ") == true, "the catalog says what there is")
  }
}

/// A judge in a run.
@Suite struct JudgedRunTests {
  /// Answers the conversation with the scripted model and judges with the scripted judge.
  private func runner(_ store: Store, _ judge: ScriptedJudge, _ model: ScriptedModel = ScriptedModel()) -> Runner {
    Runner(store: store, model: { (id) throws(ModelError) in id == judge.id ? judge as any ChatModel : model })
  }

  @Test func everyConversationIsJudgedAfterItsLastTurn() async throws {
    let temporary = try TemporaryStore()
    let judge = ScriptedJudge(.say(JudgeFixture.reply(1)))
    let report = try await runner(temporary.store, judge).launch(TinyOrder.order(rater: "judge/local/judge"))
    #expect(report.complete == 2 && judge.prompts.count == 2)
    #expect(try temporary.store.transcripts().map(\.rater) == ["judge/local/judge", "judge/local/judge"])
  }

  @Test func resumeAsksAFailedJudgeAgainAndNothingElse() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let first = ScriptedJudge { $0 == 1 ? .fail(.timeout) : .say(JudgeFixture.reply(2)) }
    _ = try await runner(store, first).launch(TinyOrder.order(rater: "judge/local/judge"))
    #expect(try store.transcripts().map(\.rating) == [nil, .pass])
    let (model, second) = (ScriptedModel(), ScriptedJudge(.say("What?")))
    _ = try await runner(store, second, model).resume(store.run("last"))
    #expect(model.calls == 0 && second.prompts.count == 2)
    #expect(try store.unrated(of: store.transcripts()[0].id).map(\.cause) == ["unparsed"])
    let third = ScriptedJudge(.say(JudgeFixture.reply(2)))
    _ = try await runner(store, third, model).resume(store.run("last"))
    #expect(third.prompts.isEmpty, "the same question would have the same reply")
  }

  @Test func aJudgeThatDoesNotExistIsToldBeforeAnythingIsRecorded() async throws {
    let temporary = try TemporaryStore()
    for rater in ["judge/sim/attentive", "judge/local/scripted", "dice"] {
      await #expect(throws: ModelError.self) {
        try await Runner(temporary.store, ScriptedModel()).launch(TinyOrder.order(rater: rater))
      }
    }
    #expect(try temporary.store.runs().isEmpty)
  }
}
