import Foundation

/// Launches runs and resumes them: every turn is committed as it arrives, and nothing recorded is asked for again.
public struct Runner: Sendable {
  private let store: Store
  private let model: @Sendable (String) throws(ModelError) -> any ChatModel
  private let report: @Sendable (RunEvent) -> Void

  /// - Parameters:
  ///   - model: makes the model of this id; called once for each model of a run, before anything is recorded.
  ///   - report: told of progress, from any thread.
  public init(
    store: Store, model: @escaping @Sendable (String) throws(ModelError) -> any ChatModel,
    report: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.store = store
    self.model = model
    self.report = report
  }

  /// Records the run and works it off. When the task is cancelled, the run is left interrupted, to be resumed.
  public func launch(_ order: RunOrder) async throws -> RunReport {
    let models = try order.models.map { (id) throws(ModelError) in try model(id) }
    let rater = try rater(order.settings.rater)
    var settings = order.settings
    settings.repeats = order.repeats.count
    settings.firstRepeat = order.repeats.lowerBound == 1 ? nil : order.repeats.lowerBound
    settings.edited = order.edited ? true : nil
    let run = Run(
      id: ULID.make(date: Date()), name: order.name, status: .running, suite: order.suite, models: order.models,
      scenarios: Array(Set(order.plans.map(\.scenario))).sorted(),
      conditions: Array(Set(order.plans.map(\.condition))).sorted(), planned: order.transcripts, seed: order.seed,
      settings: settings, started: Date())
    let (key, planKeys) = try store.insert(run, plans: order.plans)
    var jobs: [Job] = []
    jobs.reserveCapacity(order.transcripts)
    for (planKey, plan) in zip(planKeys, order.plans) {
      for repeatNumber in order.repeats {
        for model in models {
          jobs.append(Job(plan: plan, planKey: planKey, model: model, repeat: repeatNumber, recorded: nil))
        }
      }
    }
    return try await work(run, key: key, jobs: jobs, edited: order.edited, rater: rater)
  }

  /// Finishes an interrupted run: calls only what is not recorded, rates what is not rated, tries again what failed.
  public func resume(_ run: Run) async throws -> RunReport {
    guard let key = try store.key(ofRun: run.id) else {
      throw ReferenceError(reference: run.id, kind: .run, problem: .unknown)
    }
    guard run.settings.kind != .import else { throw ResumeError.imported(run.id) }
    let models = try run.models.map { (id) throws(ModelError) in try model(id) }
    let rater = try rater(run.settings.rater)
    // What is recorded is read once nobody else can add to it.
    guard try store.claim(key) else { throw ResumeError.stillRunning(run.id) }
    var recorded: [JobIdentity: Store.RecordedJob] = [:]
    for job in try store.recordedJobs(of: key) {
      recorded[JobIdentity(plan: job.plan, model: job.model, repeat: job.repeat)] = job
    }
    let plans = try store.plans(of: key)
    let edited = run.settings.edited ?? false
    let firstRepeat = run.settings.firstRepeat ?? 1
    var jobs: [Job] = []
    for (planKey, plan) in plans {
      for repeatNumber in firstRepeat..<(firstRepeat + run.settings.repeats) {
        for model in models {
          let known = recorded[JobIdentity(plan: planKey, model: model.id, repeat: repeatNumber)]
          jobs.append(Job(plan: plan, planKey: planKey, model: model, repeat: repeatNumber, recorded: known))
        }
      }
    }
    return try await work(run, key: key, jobs: jobs, edited: edited, rater: rater)
  }

  /// The rater of this name, its model made like the others; nil for none.
  private func rater(_ name: String?) throws(ModelError) -> AutomaticRater? {
    guard let name else { return nil }
    return try AutomaticRater(name) { (id) throws(ModelError) in try model(id).asLanguageModel() }
  }

  private struct JobIdentity: Hashable {
    var plan: PlanKey
    var model: String
    var `repeat`: Int
  }

  struct Job: Sendable {
    var plan: ConversationPlan
    var planKey: PlanKey
    var model: any ChatModel
    var `repeat`: Int
    var recorded: Store.RecordedJob?
  }

  /// Works the jobs off, at most `concurrency` at a time, and closes the run.
  private func work(_ run: Run, key: RunKey, jobs: [Job], edited: Bool, rater: AutomaticRater?) async throws
    -> RunReport
  {
    let begun = ContinuousClock.now
    let progress = Locked(RunReport(run: run.id, planned: run.planned))
    report(.started(progress.withLock { $0 }))
    var failure: (any Error)?
    await withTaskGroup(of: Result<Void, any Error>.self) { group in
      var waiting = jobs.makeIterator()
      func addNext() -> Bool {
        guard !Task.isCancelled, failure == nil, let job = waiting.next() else { return false }
        group.addTask {
          do {
            let conversation = ConversationPlayer(
              store: store, run: run, runKey: key, job: job, edited: edited, rater: rater)
            try await conversation.finish(progress: progress, since: begun, report: report)
            return .success(())
          } catch {
            return .failure(error)
          }
        }
        return true
      }
      for _ in 0..<max(1, run.settings.concurrency) where !addNext() { break }
      while let result = await group.next() {
        if case .failure(let error) = result, !(error is CancellationError) {
          // The store failed: going on would lose what is answered.
          failure = failure ?? error
          group.cancelAll()
        }
        _ = addNext()
      }
    }
    var final = progress.withLock { $0 }
    final.seconds = seconds(since: begun)
    let isDone = final.complete + final.failed == final.planned
    try store.finish(
      key, status: isDone ? (final.failed > 0 ? .failed : .complete) : .interrupted, at: Date())
    if let failure { throw failure }
    return final
  }
}

/// Why a run cannot be resumed.
public enum ResumeError: Error, Sendable, CustomStringConvertible {
  case stillRunning(String)
  case imported(String)

  public var description: String {
    switch self {
    case .stillRunning(let id): "Run \(id) is still running in another process; wait for it or stop it there."
    case .imported(let id): "Run \(id) holds imported transcripts; there is nothing to resume."
    }
  }
}

/// Seconds that have passed, to the millisecond.
func seconds(since begun: ContinuousClock.Instant) -> Double {
  let passed = ContinuousClock.now - begun
  let milliseconds = passed.components.seconds * 1000 + passed.components.attoseconds / 1_000_000_000_000_000
  return Double(milliseconds) / 1000
}
