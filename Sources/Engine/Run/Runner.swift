import Foundation

/// Launches runs and resumes them: every turn is committed as it arrives, and nothing recorded is asked for again.
public struct Runner: Sendable {
  private let store: Store
  private let model: @Sendable (String) throws(ModelError) -> any ChatModel
  private let options: Options
  private let report: @Sendable (RunEvent) -> Void

  /// What can be asked of a runner.
  public struct Options: Sendable {
    /// What a call costs.
    public var pricing: Pricing
    /// What a launch or resumption may spend before it stops; nil for any sum.
    public var budget: Budget?
    /// Whether somebody listens to the answers of this transcript while they come; asked before each call.
    public var hears: @Sendable (String) -> Bool
    /// How long it takes until a wish is noticed while nothing is answered.
    public var lookEvery: Duration

    public init(
      pricing: @escaping Pricing = { _, _, _ in nil }, budget: Budget? = nil,
      hears: @escaping @Sendable (String) -> Bool = { _ in false }, lookEvery: Duration = .milliseconds(500)
    ) {
      self.pricing = pricing
      self.budget = budget
      self.hears = hears
      self.lookEvery = lookEvery
    }
  }

  /// - Parameters:
  ///   - model: makes the model of this id; called once for each model of a run, before anything is recorded.
  ///   - report: told of progress, from any thread.
  public init(
    store: Store, model: @escaping @Sendable (String) throws(ModelError) -> any ChatModel,
    options: Options = Options(), report: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.store = store
    self.model = model
    self.options = options
    self.report = report
  }

  /// Records the run and works it off. When the task is cancelled, the run is left interrupted, to be resumed.
  public func launch(_ order: RunOrder) async throws -> RunReport {
    let models = try order.models.map { (id) throws(ModelError) in try model(id, for: order.settings) }
    for model in models where !model.takesSystemTurnsAnywhere {
      for plan in order.plans {
        if let turn = plan.systemTurnAmongOthers { throw RerunError.unsendable(model: model.id, turn: turn) }
      }
    }
    let rater = try rater(for: order.settings)
    var settings = order.settings
    settings.repeats = order.repeats.count
    settings.firstRepeat = order.repeats.lowerBound == 1 ? nil : order.repeats.lowerBound
    settings.edited = order.edited ? true : nil
    let run = Run(
      id: ULID.make(date: Date()), name: order.name, status: .running, suite: order.suite, models: order.models,
      scenarios: Array(Set(order.plans.compactMap(\.scenario))).sorted(),
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
    let models = try run.models.map { (id) throws(ModelError) in try model(id, for: run.settings) }
    let rater = try rater(for: run.settings)
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

  /// The rater that the settings name, a judge's model made like the others; nil for none.
  private func rater(for settings: RunSettings) throws(ModelError) -> AutomaticRater? {
    guard let name = settings.rater else { return nil }
    return try AutomaticRater(name) { (id) throws(ModelError) in try model(id, for: settings).asLanguageModel() }
  }

  /// The model of this id, which is not asked again what it was asked before, unless the settings say otherwise.
  private func model(_ id: String, for settings: RunSettings) throws(ModelError) -> any ChatModel {
    let made = try model(id)
    guard settings.cache != false, let language = made as? any LanguageModel else { return made }
    return CachedModel(base: language, store: store)
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

  /// Works the jobs off and closes the run: each provider's in their order, at most `concurrency` of them with the provider
  /// at a time.
  private func work(_ run: Run, key: RunKey, jobs: [Job], edited: Bool, rater: AutomaticRater?) async throws
    -> RunReport
  {
    let control = RunControl(run: run, options: options, tell: report)
    var failure: (any Error)?
    await withTaskGroup(of: Ending.self) { group in
      var workers = 0
      let concurrency = max(1, run.settings.concurrency)
      // A few more conversations stand ready to be sent while others are being recorded.
      let underWay = concurrency + concurrency / 8
      for lane in Lane.lanes(of: jobs, concurrency: concurrency) {
        for _ in 0..<min(underWay, lane.count) {
          workers += 1
          group.addTask {
            await Ending {
              try await work(lane, control) { job in
                ConversationPlayer(
                  store: store, run: run, runKey: key, job: job, edited: edited, rater: rater, gate: lane.gate,
                  control: control)
              }
            }
          }
        }
      }
      group.addTask { await Ending(isWorker: false) { try await watch(key, control) } }
      while workers > 0, let ending = await group.next() {
        if ending.isWorker { workers -= 1 }
        if let error = ending.error {
          // The store failed: going on would lose what is answered.
          failure = failure ?? error
          control.stop(.cancelled)
        }
        // Who wants it stopped does not want to wait for answers; a budget has paid for those that are under way.
        if let reason = control.stopped, reason != .budget { group.cancelAll() }
      }
      group.cancelAll()
    }
    var final = control.report
    let isDone = final.complete + final.failed == final.planned
    final.stopped = isDone ? nil : final.stopped ?? .cancelled
    try store.finish(
      key, status: isDone ? (final.failed > 0 ? .failed : .complete) : .interrupted, at: Date())
    if let failure { throw failure }
    return final
  }

  /// Works a lane's jobs off one after the other. Whoever takes the first of the last ones opens all of those at once: with
  /// the calls going to who has most of them left, they end together, and no place stays empty for a whole conversation.
  private func work(
    _ lane: Lane, _ control: RunControl, player: @escaping @Sendable (Job) -> ConversationPlayer
  ) async throws {
    while !Task.isCancelled, control.stopped == nil, let (job, opensRest) = lane.next() {
      if opensRest > 0 {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<opensRest { group.addTask { try await work(lane, control, player: player) } }
          try await player(job).finish()
          try await group.waitForAll()
        }
      } else {
        try await player(job).finish()
      }
      // A simulated model never waits; others, such as a signal's handler, want the thread too.
      await Task.yield()
    }
  }

  /// Looks now and then for wishes that no commit brings to notice, until one wants the run stopped; and indexes what was
  /// said meanwhile, in pieces that hold up nobody, so that the end of the run does not wait for it.
  private func watch(_ run: RunKey, _ control: RunControl) async throws {
    while control.stopped != .wish {
      try await Task.sleep(for: options.lookEvery)
      control.heed(try store.wish(of: run))
      // A piece of a thousand holds the others up for 15 ms, and costs a third less than its quarters.
      var pieces = 4
      while pieces > 0, try store.indexPending(limit: 1024) >= 1024 {
        pieces -= 1
        try await Task.sleep(for: options.lookEvery / 50)
      }
    }
  }

  /// How a task of a run ended.
  private struct Ending: Sendable {
    var isWorker: Bool
    /// Nil also where it was told to end.
    var error: (any Error)?

    init(isWorker: Bool = true, _ work: () async throws -> Void) async {
      self.isWorker = isWorker
      do {
        try await work()
      } catch {
        self.error = error is CancellationError ? nil : error
      }
    }
  }

  /// The jobs of one provider, in order.
  private final class Lane: Sendable {
    let count: Int
    /// Bounds the calls.
    let gate: ProviderGate
    private let waiting: Locked<ArraySlice<Job>>
    /// How many jobs are left when the rest is opened at once.
    private let rest: Int

    init(_ jobs: [Job], concurrency: Int) {
      count = jobs.count
      gate = ProviderGate(concurrency: concurrency)
      waiting = Locked(jobs[...])
      // Few calls at a time are few for a reason, and simulated models wait for nothing.
      rest = concurrency >= 8 && jobs.count > concurrency * 2 ? concurrency : 0
    }

    /// The next job, and how many others are to be opened beside it.
    func next() -> (job: Job, opensRest: Int)? {
      waiting.withLock { waiting in
        guard let job = waiting.popFirst() else { return nil }
        return (job, rest > 0 && waiting.count == rest ? rest : 0)
      }
    }

    /// A slow or limited provider holds up nobody but itself.
    static func lanes(of jobs: [Job], concurrency: Int) -> [Lane] {
      var order: [Substring] = []
      var byProvider: [Substring: [Job]] = [:]
      for job in jobs {
        let provider = job.model.id.prefix { $0 != "/" }
        if byProvider[provider] == nil { order.append(provider) }
        byProvider[provider, default: []].append(job)
      }
      return order.compactMap { byProvider[$0] }.map { Lane($0, concurrency: concurrency) }
    }
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
