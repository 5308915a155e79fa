/// How often and after which pauses a failed call is made again.
public struct RetryPolicy: Sendable {
  /// Calls made after the first one.
  public var retries: Int
  /// The pause before the first retry, before jitter; it doubles with each.
  public var firstPause: Duration
  /// No pause is longer. A server that asks for more is not called again.
  public var longestPause: Duration
  public var clock: any Clock<Duration>
  /// Gives numbers in [0, 1) that spread the pauses of calls that failed together.
  public var jitter: @Sendable () -> Double

  public init(
    retries: Int = 3, firstPause: Duration = .milliseconds(500), longestPause: Duration = .seconds(60),
    clock: any Clock<Duration> = ContinuousClock(),
    jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.retries = retries
    self.firstPause = firstPause
    self.longestPause = longestPause
    self.clock = clock
    self.jitter = jitter
  }

  /// Makes the call until it answers, fails for good or has been made often enough.
  ///
  /// - Parameter failed: told of each failure, how many milliseconds the attempt took, and the pause that follows; nil
  ///   where the call is not made again.
  func run<Answer: Sendable>(
    _ call: () async throws(CallFailure) -> Answer,
    failed: (CallFailure, Int, Duration?) -> Void = { _, _, _ in }
  ) async throws(ModelError) -> Answer {
    var attempts = 1
    while true {
      let begun = ContinuousClock.now
      do throws(CallFailure) {
        return try await call()
      } catch {
        let pause = error.mayPass && attempts <= retries ? pause(after: attempts, asked: error.pause) : nil
        failed(error, Int(seconds(since: begun) * 1000), pause)
        guard let pause else {
          throw ModelError(cause: error.cause, detail: error.detail, attempts: attempts)
        }
        do {
          try await Task.sleep(for: pause, clock: clock)
        } catch {
          throw ModelError(cause: .cancelled, detail: "stopped while waiting to call again", attempts: attempts)
        }
        attempts += 1
      }
    }
  }

  /// Between half and all of the doubled pause, or what the server asked for if that is longer; nil if it asked for too much.
  private func pause(after attempts: Int, asked: Duration?) -> Duration? {
    if let asked, asked > longestPause { return nil }
    let doubled = min(longestPause, firstPause * (1 << min(attempts - 1, 20)))
    return max(doubled * (0.5 + 0.5 * jitter()), asked ?? .zero)
  }
}

/// Why one attempt gave no answer.
struct CallFailure: Error {
  var cause: ModelError.Cause
  /// What happened, where, and what to do about it.
  var detail: String
  /// How long the server wants to be left alone.
  var pause: Duration?
  /// The HTTP status, where there was one.
  var status: Int?

  /// Whether the same call may well be answered later.
  var mayPass: Bool {
    switch cause {
    case .rateLimit, .server, .network, .timeout: true
    default: false
    }
  }
}
