/// Asks a judge about many recorded transcripts, several at a time. Each outcome is committed as it comes, so that a round
/// that was stopped goes on where it stopped when it is begun again.
public struct JudgeRound: Sendable {
  private let store: Store
  private let judge: Judge
  private let concurrency: Int
  private let again: Bool

  /// - Parameters:
  ///   - concurrency: how many transcripts at a time, from 1.
  ///   - again: also what this version of the judge has rated before.
  public init(store: Store, judge: Judge, concurrency: Int = 8, again: Bool = false) {
    self.store = store
    self.judge = judge
    self.concurrency = concurrency
    self.again = again
  }

  /// Rates these transcripts. When the task is cancelled, the tally says how far it came.
  ///
  /// - Parameter report: told of progress, at most twenty times a second.
  /// - Throws: `ModelError` where the judge cannot be asked at all (a wrong key, a model that does not exist): going on would
  ///   fail for every transcript alike. One transcript alone may be too long for a model.
  public func rate(_ ids: [String], report: @Sendable (JudgeTally) -> Void = { _ in }) async throws -> JudgeTally {
    var tally = JudgeTally(rater: judge.name.rater, transcripts: ids.count)
    var failure: (any Error)?
    var misfits = 0
    var reported = ContinuousClock.now
    await withTaskGroup(of: Result<JudgeOutcome?, any Error>.self) { group in
      var waiting = ids.makeIterator()
      func addNext() {
        guard !Task.isCancelled, failure == nil, let id = waiting.next() else { return }
        group.addTask {
          do { return .success(try await rate(id)) } catch { return .failure(error) }
        }
      }
      for _ in 0..<max(1, concurrency) { addNext() }
      while let result = await group.next() {
        switch result {
        case .success(let outcome):
          tally.add(outcome)
          if case .unrated(ModelError.Cause.configuration.rawValue, let detail, _) = outcome {
            misfits += 1
            if misfits == JudgeRound.patience {
              failure = failure ?? ModelError(cause: .configuration, detail: detail)
            }
          } else if outcome != nil {
            misfits = 0
          }
        case .failure(let error):
          if !(error is CancellationError) { failure = failure ?? error }
        }
        if failure != nil { group.cancelAll() }
        addNext()
        if ContinuousClock.now - reported > .milliseconds(50) {
          reported = .now
          report(tally)
        }
      }
    }
    if let failure { throw failure }
    return tally
  }

  /// So many calls in a row that were wrong in themselves are no matter of one transcript.
  private static let patience = 5

  private func rate(_ id: String) async throws -> JudgeOutcome? {
    guard let key = try store.key(ofTranscript: id) else {
      throw ReferenceError(reference: id, kind: .transcript, problem: .unknown)
    }
    return try await Rater(store: store).rate(key, id: id, by: judge, again: again)
  }
}

/// What came of a round of judging.
public struct JudgeTally: Sendable, Equatable {
  public var rater: String
  /// How many the round is about.
  public var transcripts: Int
  public var rated: [RatingValue: Int] = [:]
  /// Where the judge gave no rating, by cause; `unparsed` among them.
  public var failed: [String: Int] = [:]
  /// Transcripts without an answer that could be rated.
  public var unrateable = 0
  /// Left alone: rated by this version before, not complete, or without the constraint.
  public var left = 0

  public init(rater: String, transcripts: Int) {
    self.rater = rater
    self.transcripts = transcripts
  }

  mutating func add(_ outcome: JudgeOutcome?) {
    switch outcome {
    case .rated(let rating, _): rated[rating.value, default: 0] += 1
    case .unrated(let cause, _, _): failed[cause, default: 0] += 1
    case .unrateable: unrateable += 1
    case nil: left += 1
    }
  }

  public var done: Int { ratings + failures + unrateable + left }
  public var ratings: Int { rated.values.reduce(0, +) }
  public var failures: Int { failed.values.reduce(0, +) }
  public var isComplete: Bool { done == transcripts }
}
