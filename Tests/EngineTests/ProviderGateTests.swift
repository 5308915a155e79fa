import Testing

@testable import Engine

@Suite struct ProviderGateTests {
  /// A clock that a gate's sleeps move on at once, so that what a test reads is when each call would have started.
  private final class ManualClock: Sendable {
    private let began = ContinuousClock.now
    private let passed = Locked(Duration.zero)

    var elapsed: Duration { passed.withLock { $0 } }

    func gate(concurrency: Int = 64, requests: Int? = nil, tokens: Int? = nil) -> ProviderGate {
      ProviderGate(
        concurrency: concurrency, requestsPerMinute: requests, tokensPerMinute: tokens,
        now: { self.began + self.elapsed },
        sleep: { until in self.passed.withLock { $0 = max($0, until - self.began) } })
    }
  }

  /// When each of so many calls, one after the other, may start: seconds.
  private func starts(_ count: Int, _ clock: ManualClock, _ gate: ProviderGate, tokens: Int = 0) async throws
    -> [Double]
  {
    var starts: [Double] = []
    for _ in 0..<count {
      try await gate.pass(estimatedTokens: tokens)
      starts.append(Double(clock.elapsed.milliseconds / 100) / 10)
      gate.settle(tokens: tokens, estimated: tokens)
    }
    return starts
  }

  @Test func whoHasMostCallsLeftGoesFirst() async throws {
    let gate = ProviderGate(concurrency: 1)
    try await gate.pass(estimatedTokens: 0)
    let order = Locked<[String]>([])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, left) in [1, 5, 3, 5].enumerated() {
        group.addTask {
          try await gate.pass(estimatedTokens: 0, callsLeft: left)
          order.withLock { $0.append("\(left) \(number)") }
          gate.settle(tokens: 0, estimated: 0)
        }
        // One after the other, so that it is known who came first.
        try await Task.sleep(for: .milliseconds(60))
      }
      gate.settle(tokens: 0, estimated: 0)
      try await group.waitForAll()
    }
    #expect(order.withLock { $0 } == ["5 1", "5 3", "3 2", "1 0"])
  }

  @Test func requestsKeepTheirRateAfterABurst() async throws {
    let clock = ManualClock()
    // One a second; two seconds' worth may run ahead.
    #expect(try await starts(6, clock, clock.gate(requests: 60)) == [0, 0, 0, 1, 2, 3])
  }

  @Test func tokensKeepTheirRateToo() async throws {
    let clock = ManualClock()
    // A thousand a second, five hundred a call.
    #expect(try await starts(8, clock, clock.gate(tokens: 60_000), tokens: 500) == [0, 0, 0, 0, 0, 0.5, 1, 1.5])
  }

  @Test func anEstimateThatWasTooHighIsGivenBack() async throws {
    let clock = ManualClock()
    let gate = clock.gate(tokens: 60_000)
    for _ in 0..<5 {
      try await gate.pass(estimatedTokens: 10_000)
      gate.settle(tokens: 100, estimated: 10_000)
    }
    #expect(clock.elapsed == .zero)
  }

  @Test func aPauseHoldsEverybody() async throws {
    let clock = ManualClock()
    let gate = clock.gate()
    gate.pause(.seconds(7))
    gate.pause(.seconds(3))
    #expect(try await starts(2, clock, gate) == [7, 7])
  }

  @Test(.timeLimit(.minutes(1))) func noMoreThanItsPlacesAreTakenAtOnce() async throws {
    let gate = ProviderGate(concurrency: 3)
    let inside = Locked((now: 0, most: 0))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          guard (try? await gate.pass(estimatedTokens: 0)) != nil else { return }
          inside.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
          await Task.yield()
          inside.withLock { $0.now -= 1 }
          gate.settle(tokens: 0, estimated: 0)
        }
      }
    }
    #expect(inside.withLock { $0.most } == 3)
    #expect(inside.withLock { $0.now } == 0)
  }

  @Test(.timeLimit(.minutes(1))) func whoIsCancelledWhileWaitingTakesNoPlace() async throws {
    let gate = ProviderGate(concurrency: 1)
    try await gate.pass(estimatedTokens: 0)
    let waiting = Task { try await gate.pass(estimatedTokens: 0) }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    gate.settle(tokens: 0, estimated: 0)
    try await gate.pass(estimatedTokens: 0)
  }
}
