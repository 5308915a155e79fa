/// Keeps the calls to one provider within its bounds: how many at once, how many a minute, how many tokens a minute.
///
/// All models of a provider pass through one gate. Who must wait sleeps; nobody is asked twice.
public final class ProviderGate: Sendable {
  private struct State {
    var free: Int
    /// Those who wait for a free place: who has most calls left first, else in the order they came.
    var waiting: [(ticket: Int, callsLeft: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    var nextTicket = 0
    /// When the next request may start, and when the tokens that were spent will have come back.
    var requests: ContinuousClock.Instant?
    var tokens: ContinuousClock.Instant?
    /// Nobody starts before this.
    var pausedUntil: ContinuousClock.Instant?
  }

  /// How much may be spent ahead of the rate, in seconds of it.
  private static let burst = Duration.seconds(2)

  private let perRequest: Duration?
  private let perToken: Duration?
  private let state: Locked<State>
  private let now: @Sendable () -> ContinuousClock.Instant
  private let sleep: @Sendable (ContinuousClock.Instant) async throws -> Void

  /// - Parameters:
  ///   - now: what time it is.
  ///   - sleep: waits until then; throws when the task is cancelled.
  public init(
    concurrency: Int, requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    sleep: @escaping @Sendable (ContinuousClock.Instant) async throws -> Void = {
      try await Task.sleep(until: $0, clock: .continuous)
    }
  ) {
    perRequest = requestsPerMinute.map { Duration.seconds(60) / max(1, $0) }
    perToken = tokensPerMinute.map { Duration.seconds(60) / max(1, $0) }
    state = Locked(State(free: max(1, concurrency)))
    self.now = now
    self.sleep = sleep
  }

  /// Waits until a call may start and takes its place; every pass is followed by one `settle`.
  ///
  /// - Parameters:
  ///   - estimatedTokens: sent and received together, as far as can be told before.
  ///   - callsLeft: how many calls this one stands at the head of.
  public func pass(estimatedTokens: Int, callsLeft: Int = 0) async throws(CancellationError) {
    try await takePlace(callsLeft)
    do {
      while let start = start(estimatedTokens) { try await sleep(start) }
    } catch {
      leave()
      throw CancellationError()
    }
  }

  /// Gives the place back, and puts right what was estimated.
  public func settle(tokens: Int, estimated: Int) {
    if let perToken {
      state.withLock { state in
        if let known = state.tokens { state.tokens = known + perToken * (tokens - estimated) }
      }
    }
    leave()
  }

  /// Lets nobody start for this long, e.g. because the provider asked to be left alone.
  public func pause(_ duration: Duration) {
    let until = now() + duration
    state.withLock { $0.pausedUntil = max($0.pausedUntil ?? until, until) }
  }

  // MARK: - Rates

  /// Nil when the call may start now, which then has been counted; else when to ask again.
  private func start(_ tokens: Int) -> ContinuousClock.Instant? {
    let now = now()
    return state.withLock { state in
      var earliest = now
      if let pausedUntil = state.pausedUntil { earliest = max(earliest, pausedUntil) }
      // A bucket's instant says when all that was spent has come back; a burst may run ahead of it.
      for next in [state.requests, state.tokens] {
        if let next { earliest = max(earliest, next - Self.burst) }
      }
      if earliest > now { return earliest }
      if let perRequest { state.requests = max(state.requests ?? now, now) + perRequest }
      if let perToken { state.tokens = max(state.tokens ?? now, now) + perToken * max(0, tokens) }
      return nil
    }
  }

  // MARK: - Places

  private func takePlace(_ callsLeft: Int) async throws(CancellationError) {
    let ticket: Int? = state.withLock { state in
      if state.free > 0 {
        state.free -= 1
        return nil
      }
      defer { state.nextTicket += 1 }
      return state.nextTicket
    }
    guard let ticket else { return }
    let isIn = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // A place may have come free, or the task been cancelled, since the ticket was drawn.
        let answer: Bool? = state.withLock { state in
          if Task.isCancelled { return false }
          if state.free > 0 {
            state.free -= 1
            return true
          }
          let place = state.waiting.lastIndex { $0.callsLeft >= callsLeft }.map { $0 + 1 } ?? 0
          state.waiting.insert((ticket, callsLeft, continuation), at: place)
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let left: CheckedContinuation<Bool, Never>? = state.withLock { state in
        guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
        return state.waiting.remove(at: index).continuation
      }
      left?.resume(returning: false)
    }
    guard isIn else { throw CancellationError() }
  }

  private func leave() {
    let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst().continuation }
      state.free += 1
      return nil
    }
    next?.resume(returning: true)
  }
}
