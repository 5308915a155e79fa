import Foundation
import Testing

@testable import Engine

@Suite struct CacheTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  @Test func whatWasAnsweredAtTemperatureZeroIsNotAskedAgain() async throws {
    let order = try TinyOrder.order(model: "wired/one").exact
    _ = try await Runner(store, wired: WiredModel([2: .think("Hm.")])).launch(order)
    let before = try store.said()
    let second = WiredModel()
    let report = try await Runner(store, wired: second, options: .init(pricing: { _, tokens, _ in Double(tokens) }))
      .launch(order)
    #expect(second.calls == 0 && report.calls == 0 && report.cached == 10 && report.complete == 2)
    #expect(report.inputTokens == 0 && report.cost == 0 && report.retries == 0)
    let copies = try store.transcripts(filter: Filter.all.and(.run, report.run), order: .case)
    let turns = try store.turns(of: copies[0].id)
    #expect(turns[1].attempts == 0 && turns[1].text == "reply to message 1" && turns[1].inputTokens == 30)
    #expect(turns[3].reasoning == "Hm.")
    let calls = try store.calls(of: copies[0].id)
    #expect(calls.count == 5 && calls.allSatisfy { $0.exchange.cached && $0.exchange.failures.isEmpty })
    #expect(try store.cells(ofRun: report.run).map(\.inputTokens) == [0])
    #expect(before.count == 2)
  }

  @Test func everythingElseIsAsked() async throws {
    let exact = try TinyOrder.order(model: "wired/one").exact
    _ = try await Runner(store, wired: WiredModel()).launch(exact)
    var warm = exact
    warm.settings.sampling.temperature = 0.7
    var other = exact
    other.settings.sampling.maxTokens = 401
    var uncached = exact
    uncached.settings.cache = false
    let laterRepeat = try TinyOrder.order(model: "wired/one", repeats: 2...2).exact
    for order in [warm, warm, other, uncached, laterRepeat] {
      let model = WiredModel()
      _ = try await Runner(store, wired: model).launch(order)
      #expect(model.calls == 10)
    }
    // Another model's request is another request.
    let foreign = WiredModel(dialect: "other")
    _ = try await Runner(store, wired: foreign).launch(exact)
    #expect(foreign.calls == 10)
  }

  @Test func anotherServersAnswersAreNotTaken() async throws {
    let order = try TinyOrder.order(model: "wired/one").exact
    _ = try await Runner(store, wired: WiredModel()).launch(order)
    let elsewhere = WiredModel(server: "http://elsewhere.test/")
    _ = try await Runner(store, wired: elsewhere).launch(order)
    #expect(elsewhere.calls == 10)
    let again = WiredModel(server: "http://elsewhere.test/")
    #expect(try await Runner(store, wired: again).launch(order).cached == 10)
  }

  @Test func failedCallsAreNoAnswers() async throws {
    let order = try TinyOrder.order(model: "wired/one").exact
    _ = try await Runner(store, wired: WiredModel([1: .fail(.empty)])).launch(order)
    let second = WiredModel()
    let report = try await Runner(store, wired: second).launch(order)
    #expect(second.calls == 5 && report.cached == 5)
  }

  @Test func aResumedRunKeepsToItsOwnChoice() async throws {
    var order = try TinyOrder.order(model: "wired/one").exact
    _ = try await Runner(store, wired: WiredModel()).launch(order)
    order.settings.cache = false
    _ = try await Runner(store, wired: WiredModel([1: .fail(.server)])).launch(order)
    let model = WiredModel()
    let report = try await Runner(store, wired: model).resume(store.run("last"))
    #expect(report.complete == 2 && model.calls == 5)
  }
}
