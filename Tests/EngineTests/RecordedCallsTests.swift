import Foundation
import Testing

@testable import Engine

@Suite struct RecordedCallsTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  private func order(_ model: String = "wired/one") throws -> RunOrder { try TinyOrder.order(model: model) }

  @Test func eachAnswerHasItsCall() async throws {
    let model = WiredModel([2: .retry(2), 3: .think("The user cannot eat eggs.")])
    let report = try await Runner(store, wired: model).launch(order())
    #expect(report.complete == 2 && report.calls == 10 && report.retries == 2 && report.cached == 0)
    #expect(report.inputTokens == 300 && report.outputTokens == 40)
    let first = try #require(try store.transcripts(order: .case).first)
    let calls = try store.calls(of: first.id)
    #expect(calls.map(\.turn) == [2, 4, 6, 8, 10])
    #expect(calls.allSatisfy { $0.rater == nil && $0.attempt == 1 && $0.cause == nil && $0.inputTokens == 30 })
    #expect(calls[0].exchange.version == "one-2026" && calls[0].exchange.response == "|reply to message 1")
    #expect(calls[0].exchange.digest == model.digest(of: model.prompts[0]))
    #expect(calls.map(\.exchange.failures.count) == [0, 2, 0, 0, 0])
    #expect(
      calls[1].exchange.failures[1]
        == Exchange.Failure(cause: .server, status: 503, detail: "busy", milliseconds: 5, pause: 7))
    let turns = try store.turns(of: first.id)
    #expect(turns[3].attempts == 3 && turns[3].reasoning == nil)
    #expect(turns[5].text == "reply to message 5" && turns[5].reasoning == "The user cannot eat eggs.")
  }

  @Test func aFailedCallIsRecordedWithItsCauseAndCountedOn() async throws {
    let first = WiredModel([2: .fail(.rateLimit)])
    let report = try await Runner(store, wired: first).launch(order())
    #expect(report.failed == 1 && report.causes == ["rate-limit": 1] && report.retries == 2)
    let failed = try #require(try store.transcripts(filter: Filter(parsing: "status:failed")).first)
    let call = try #require(try store.calls(of: failed.id).last)
    #expect(call.turn == 4 && call.attempt == 1 && call.cause == .rateLimit && call.detail == "as scripted")
    #expect(call.exchange.status == 429 && call.inputTokens == nil)

    let second = WiredModel([1: .fail(.cutOff)])
    _ = try await Runner(store, wired: second).resume(store.run("last"))
    #expect(second.calls == 1)
    _ = try await Runner(store, wired: WiredModel()).resume(store.run("last"))
    let calls = try store.calls(of: failed.id)
    #expect(calls.map(\.turn) == [2, 4, 4, 4, 6, 8, 10])
    #expect(calls.map(\.attempt) == [1, 1, 2, 3, 1, 1, 1])
    #expect(calls.map(\.cause) == [nil, .rateLimit, .cutOff, nil, nil, nil, nil])
    #expect(try store.errors(ofRun: report.run).map(\.cause) == ["cut-off", "rate-limit"])
  }

  @Test func aFailureWithoutAnExchangeKeepsItsDetail() async throws {
    _ = try await Runner(store, ScriptedModel([1: .fail(.configuration)])).launch(TinyOrder.order())
    let failed = try #require(try store.transcripts(filter: Filter(parsing: "status:failed")).first)
    let calls = try store.calls(of: failed.id)
    #expect(
      calls.map(\.cause) == [.configuration] && calls[0].detail == "as scripted" && calls[0].exchange.digest == "")
  }

  @Test func aCancelledCallLeavesNothing() async throws {
    _ = try await Runner(store, ScriptedModel([2: .fail(.cancelled)])).launch(TinyOrder.order())
    #expect(try store.number("SELECT count(*) FROM call") == 0)
    #expect(try store.run("last").status == .interrupted)
  }

  @Test func simulatedAnswersHaveNoCalls() async throws {
    _ = try await Runner(simulating: store).launch(TinyOrder.order(model: "sim/attentive"))
    #expect(try store.number("SELECT count(*) FROM call") == 0)
  }

  @Test func reasoningGoesThroughFiles() async throws {
    _ = try await Runner(store, wired: WiredModel([1: .think("Eggs?\nNo.")])).launch(order())
    let first = try #require(try store.transcripts(order: .case).first)
    let line = HeedJSONL.encode(ImportedTranscript(try #require(try store.detail(first.id))))
    #expect(line.contains(#""reasoning":"Eggs?\nNo.""#) && line.contains(#""reasoning":null"#))
    let again = try HeedJSONL.decode(line)
    #expect(again.turns[1].reasoning == "Eggs?\nNo." && again.turns[3].reasoning == nil)
    let other = try TemporaryStore()
    _ = try FileImport(store: other.store, rater: nil).run(path: other.file("a.jsonl", line))
    #expect(try other.store.turns(of: first.id) == store.turns(of: first.id))
  }

  @Test func onlyWhatSomebodyListensToIsHeard() async throws {
    let heard = Locked<[String]>([])
    let chosen = Locked<String?>(nil)
    let options = Runner.Options(hears: { id in
      // The first transcript that is asked about.
      chosen.withLock { known in
        known = known ?? id
        return known == id
      }
    })
    let runner = Runner(store, wired: WiredModel(), options: options) { event in
      if case .words(let id, let turn, .say(let word)) = event { heard.withLock { $0.append("\(id) \(turn) \(word)") } }
    }
    _ = try await runner.launch(order())
    let id = try #require(chosen.withLock { $0 })
    let expected = [2, 4, 6, 8, 10].flatMap { turn in
      "reply to message \(turn - 1)".split(separator: " ").map { "\(id) \(turn) \($0)" }
    }
    #expect(heard.withLock { $0 } == expected)
  }

  @Test func theSummaryCountsByModelAndCondition() async throws {
    let model = WiredModel([2: .retry(3), 7: .fail(.timeout)])
    var order = try TinyOrder.order(model: "wired/one", conditions: [.baseline, .hh])
    order.settings.rater = "rule"
    let report = try await Runner(store, wired: model).launch(order)
    let cells = try store.cells(ofRun: report.run)
    #expect(cells.map(\.condition.rawValue) == ["baseline", "hh"] && cells.map(\.model) == ["wired/one", "wired/one"])
    #expect(cells.reduce(0) { $0 + $1.pass + $1.unclear + $1.fail + $1.unrated } == 3)
    #expect(cells.reduce(0) { $0 + $1.failed } == 1 && cells.allSatisfy { $0.partial == 0 })
    #expect(cells.reduce(0) { $0 + $1.retries } == 3)
    #expect(cells.reduce(0) { $0 + $1.inputTokens } == report.inputTokens)
    #expect(
      try store.errors(ofRun: report.run) == [
        RunErrors(cause: "server", failed: 0, retried: 3), RunErrors(cause: "timeout", failed: 1, retried: 0),
      ])
  }
}
