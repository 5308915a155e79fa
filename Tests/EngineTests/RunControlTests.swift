import Foundation
import Testing

@testable import Engine

/// Budgets, wishes, and how providers share a run.
@Suite(.timeLimit(.minutes(1))) struct RunControlTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  private func options(_ budget: Budget) -> Runner.Options {
    Runner.Options(pricing: { _, input, output in Double(input) * 0.001 + Double(output) * 0.01 }, budget: budget)
  }

  // MARK: Budgets

  /// A call has 34 tokens and costs 0.07: the third reaches both.
  @Test(arguments: [Budget(dollars: 0.2), Budget(tokens: 100), Budget(dollars: 9, tokens: 69)])
  func aSpentBudgetStopsTheRunSoThatItCanGoOn(budget: Budget) async throws {
    let model = WiredModel()
    let report = try await Runner(store, wired: model, options: options(budget)).launch(
      TinyOrder.order(model: "wired/one"))
    #expect(model.calls == 3 && report.calls == 3 && report.stopped == .budget && report.complete == 0)
    #expect(abs((report.cost ?? 0) - 0.21) < 1e-9)
    let run = try store.run("last")
    #expect(run.status == .interrupted)
    // What was paid for is recorded, and what the user says next.
    #expect(try store.transcripts().map(\.turnCount) == [7])

    let second = WiredModel()
    let more = try await Runner(store, wired: second, options: options(Budget(tokens: 34 * 4))).resume(run)
    #expect(second.calls == 4 && more.stopped == .budget && more.complete == 1)
    let third = WiredModel()
    let end = try await Runner(store, wired: third).resume(run)
    #expect(third.calls == 3 && end.stopped == nil && end.complete == 2)
    #expect(try store.run("last").status == .complete)
  }

  @Test func callsUnderWayCountAndAreKept() async throws {
    // Three conversations begin at once and all calls are under way before the first is answered.
    let order = try TinyOrder.order(model: "wired/one", repeats: 1...2, concurrency: 4)
    let report = try await Runner(store, wired: WiredModel(), options: options(Budget(tokens: 200))).launch(order)
    #expect(report.stopped == .budget)
    #expect(try store.number("SELECT count(*) FROM call") == report.calls)
    #expect(report.calls >= 3 && report.calls <= 6 + 4)
  }

  @Test func aRunThatIsDoneWithinItsBudgetIsDone() async throws {
    let report = try await Runner(store, wired: WiredModel(), options: options(Budget(tokens: 340))).launch(
      TinyOrder.order(model: "wired/one"))
    #expect(report.complete == 2 && report.stopped == nil)
  }

  @Test func anUnknownPriceMakesTheCostUnknown() async throws {
    let runner = Runner(store, wired: WiredModel())
    #expect(try await runner.launch(TinyOrder.order(model: "wired/one")).cost == nil)
  }

  // MARK: Wishes

  private func wish(_ wish: Run.Wish?) {
    guard let store = try? Store(path: store.path), let run = try? store.run("last") else { return }
    try? store.setWish(wish, run: run.id)
  }

  @Test func aPausedRunCallsNothingUntilItMayGoOn() async throws {
    let (pauses, paused) = AsyncStream.makeStream(of: Void.self)
    let model = WiredModel { [self] in if $0 == 2 { wish(.pause) } }
    let told = Locked<[String]>([])
    let runner = Runner(store, wired: model, options: .init(lookEvery: .milliseconds(5))) { event in
      switch event {
      case .paused:
        told.withLock { $0.append("paused") }
        paused.yield()
      case .resumed: told.withLock { $0.append("resumed") }
      case .call: told.withLock { $0.append("call") }
      default: break
      }
    }
    let order = try TinyOrder.order(model: "wired/one")
    let task = Task { try await runner.launch(order) }
    for await _ in pauses { break }
    try await Task.sleep(for: .milliseconds(50))
    #expect(model.calls == 2)
    #expect(try store.run("last").wish == .pause && store.run("last").status == .running)
    wish(nil)
    #expect(try await task.value.complete == 2)
    #expect(
      told.withLock { $0 }.prefix(5) == ["call", "paused", "call", "resumed", "call"] && model.calls == 10)
  }

  @Test func aWishToStopInterruptsAtOnce() async throws {
    let model = WiredModel { [self] in if $0 == 3 { wish(.stop) } }
    let report = try await Runner(store, wired: model).launch(TinyOrder.order(model: "wired/one"))
    #expect(report.stopped == .wish && model.calls == 3)
    #expect(try store.run("last").status == .interrupted && store.run("last").wish == nil)
    let end = try await Runner(store, wired: WiredModel()).resume(store.run("last"))
    #expect(end.complete == 2 && end.calls == 7)
  }

  @Test func aWishToStopReachesCallsThatHang() async throws {
    let model = ScriptedModel([2: .block]) { [self] in if $0 == 2 { wish(.stop) } }
    let runner = Runner(
      store: store, model: { (_) throws(ModelError) in model }, options: .init(lookEvery: .milliseconds(5)))
    let report = try await runner.launch(TinyOrder.order())
    #expect(report.stopped == .wish && report.complete == 0)
    #expect(try store.transcripts().map(\.turnCount) == [3])
  }

  @Test func resumingForgetsTheWish() async throws {
    _ = try await Runner(store, ScriptedModel([2: .fail(.cancelled)])).launch(TinyOrder.order())
    wish(.pause)
    let report = try await Runner(store, ScriptedModel()).resume(store.run("last"))
    #expect(report.complete == 2)
  }

  @Test func aPausedRunCanBeCancelled() async throws {
    let (pauses, paused) = AsyncStream.makeStream(of: Void.self)
    let model = WiredModel { [self] in if $0 == 1 { wish(.pause) } }
    let runner = Runner(
      store, wired: model,
      report: { event in
        if case .paused = event { paused.yield() }
      })
    let order = try TinyOrder.order(model: "wired/one")
    let task = Task { try await runner.launch(order) }
    for await _ in pauses { break }
    task.cancel()
    #expect(try await task.value.stopped == .cancelled)
    #expect(model.calls == 1)
  }

  // MARK: Providers

  @Test func aProviderThatHangsHoldsUpNoOther() async throws {
    let slow = ScriptedModel(id: "slow/one", [1: .block, 2: .block])
    let quick = ScriptedModel(id: "quick/one")
    var order = try TinyOrder.order(repeats: 1...3, concurrency: 2)
    order.models = ["slow/one", "quick/one"]
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    let done = Locked(0)
    let report: @Sendable (RunEvent) -> Void = { event in
      guard case .transcript(_, .complete, _, _) = event else { return }
      if done.withLock({ count in
        count += 1
        return count == 6
      }) {
        end.yield()
      }
    }
    let runner = Runner(
      store: store, model: { (id) throws(ModelError) in id == "slow/one" ? slow : quick }, report: report)
    let task = Task { [order] in try await runner.launch(order) }
    for await _ in ends { break }
    #expect(slow.calls <= 2 && quick.calls == 30)
    task.cancel()
    #expect(try await task.value.complete == 6)
    #expect(try store.transcriptCount(filter: Filter(parsing: "model:quick/one status:complete")) == 6)
  }

  @Test(arguments: [1, 3])
  func eachProviderHasAtMostSoManyCalls(concurrency: Int) async throws {
    let most = Locked<[String: (now: Int, most: Int)]>([:])
    let models = ["a/one", "a/two", "b/one"].map { id in
      CountingModel(id: id) { change in
        most.withLock { all in
          let provider = String(id.prefix(1))
          var (now, peak) = all[provider] ?? (0, 0)
          now += change
          peak = max(peak, now)
          all[provider] = (now, peak)
        }
      }
    }
    var order = try TinyOrder.order(repeats: 1...3, concurrency: concurrency)
    order.models = models.map(\.id)
    let runner = Runner(
      store: store,
      model: { (id) throws(ModelError) in
        guard let model = models.first(where: { $0.id == id }) else {
          throw ModelError(cause: .configuration, detail: "no \(id)")
        }
        return model
      })
    #expect(try await runner.launch(order).complete == 18)
    for provider in ["a", "b"] {
      let peak = most.withLock { $0[provider]?.most ?? 0 }
      #expect(peak >= 1 && peak <= concurrency)
    }
  }
}

/// Says that a call began and ended.
private struct CountingModel: ChatModel {
  let id: String
  let origin = Origin.recorded
  let change: @Sendable (Int) -> Void

  func reply(to request: ChatRequest, hear: ReplyListener?) async throws(ModelError) -> ChatReply {
    change(1)
    await Task.yield()
    change(-1)
    return ChatReply(text: "yes")
  }
}
