public import struct Foundation.Date

/// How far a run is, for whoever watches it: what became of its transcripts so far, how fast it goes and what it costs.
public struct RunProgress: Sendable, Equatable {
  public var run: Run
  public var cells: [Cell]
  public var errors: [RunErrors]
  public var raters: [RaterUsage]
  /// What came to its end last, the newest first.
  public var latest: [Transcript]
  public var pace: Pace?
  /// Seconds since it was launched, up to its end.
  public var seconds: Double?
  /// US dollars; nil where the price of a model is not known.
  public var cost: Double?
  /// What all of it will cost, if what is left costs as much as what is done; nil where nothing can be said yet.
  public var expectedCost: Double?

  /// One model in one scenario under one condition.
  public struct Cell: Sendable, Equatable {
    public var cell: RunCell
    /// How many transcripts it is to have.
    public var planned: Int
    /// US dollars of its answers so far; nil where the model's price is not known.
    public var cost: Double?

    public init(cell: RunCell, planned: Int, cost: Double? = nil) {
      self.cell = cell
      self.planned = planned
      self.cost = cost
    }
  }

  /// How fast it goes: over the last minute, or as long as it has been watched.
  public struct Pace: Sendable, Equatable {
    public var callsPerMinute: Double
    public var transcriptsPerMinute: Double

    public init(callsPerMinute: Double, transcriptsPerMinute: Double) {
      self.callsPerMinute = callsPerMinute
      self.transcriptsPerMinute = transcriptsPerMinute
    }
  }

  public init(
    run: Run, cells: [Cell], errors: [RunErrors] = [], raters: [RaterUsage] = [], latest: [Transcript] = [],
    pace: Pace? = nil, seconds: Double? = nil, cost: Double? = nil, expectedCost: Double? = nil
  ) {
    self.run = run
    self.cells = cells
    self.errors = errors
    self.raters = raters
    self.latest = latest
    self.pace = pace
    self.seconds = seconds
    self.cost = cost
    self.expectedCost = expectedCost
  }

  /// Its cells are of more than one scenario.
  public var hasScenarios: Bool { Set(cells.map(\.cell.scenario)).count > 1 }

  public var done: Int { run.complete + run.failed }
  public var calls: Int { cells.reduce(0) { $0 + $1.cell.calls } + raters.reduce(0) { $0 + $1.calls } }
  public var cached: Int { cells.reduce(0) { $0 + $1.cell.cached } }
  public var retries: Int { errors.reduce(0) { $0 + $1.retried } }
  public var inputTokens: Int {
    cells.reduce(0) { $0 + $1.cell.inputTokens } + raters.reduce(0) { $0 + $1.inputTokens }
  }
  public var outputTokens: Int {
    cells.reduce(0) { $0 + $1.cell.outputTokens } + raters.reduce(0) { $0 + $1.outputTokens }
  }

  /// Nothing more will happen to it by itself.
  public var isOver: Bool { run.status != .running }

  /// Seconds until all is done at the present pace; nil where nothing can be said.
  public var secondsLeft: Double? {
    guard !isOver, run.wish == nil, let pace, pace.transcriptsPerMinute > 0 else { return nil }
    return Double(max(0, run.planned - done)) / pace.transcriptsPerMinute * 60
  }
}

/// Looks at a run again and again, and tells how far it is.
///
/// Summary rows are read, never transcripts counted; that costs the same at ten and at a million.
public struct RunObserver: Sendable {
  private let store: Store
  private let id: String
  private let pricing: Pricing
  private let planned: [Store.PlannedCell: Int]
  /// When what was done by then: at most a minute of it, the oldest first.
  private var samples: [(at: Date, calls: Int, done: Int)] = []

  /// Throws if the store cannot be read.
  public init(store: Store, run id: String, pricing: @escaping Pricing) throws(StoreError) {
    self.store = store
    self.id = id
    self.pricing = pricing
    planned = try store.planned(ofRun: id)
  }

  /// How far the run is now. Throws if there is no such run.
  public mutating func look(latest: Int = 50, at now: Date) throws -> RunProgress {
    let run = try store.run(id)
    let raters = try store.raterUsage(ofRun: id)
    let cells = cells(of: run, begun: try store.cells(ofRun: id))
    var progress = RunProgress(
      run: run, cells: cells, errors: try store.errors(ofRun: id), raters: raters,
      latest: try store.latest(ofRun: id, limit: latest))
    progress.seconds = run.started.map { max(0, (run.finished ?? now).timeIntervalSince($0)) }
    progress.pace = pace(progress, at: now)
    let judged = raters.map { rater in
      JudgeName(rater: rater.rater).flatMap { pricing($0.model, rater.inputTokens, rater.outputTokens) }
    }
    progress.cost = Self.sum(cells.map(\.cost) + judged)
    progress.expectedCost = Self.expected(cells, spent: progress.cost, pricing)
    return progress
  }

  /// Every model in every scenario under every condition, those too that nothing has been done of yet.
  private func cells(of run: Run, begun: [RunCell]) -> [RunProgress.Cell] {
    var cells = begun
    for model in run.models {
      for cell in planned.keys
      where !begun.contains(where: {
        $0.model == model && $0.scenario == cell.scenario && $0.condition == cell.condition
      }) {
        cells.append(RunCell(model: model, scenario: cell.scenario, condition: cell.condition))
      }
    }
    let order = Dictionary(run.models.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    return cells.sorted {
      let (a, b) = (order[$0.model] ?? .max, order[$1.model] ?? .max)
      let (one, other) = ($0.scenario?.rawValue ?? .max, $1.scenario?.rawValue ?? .max)
      return (a, $0.model, one, $0.condition) < (b, $1.model, other, $1.condition)
    }.map { cell in
      RunProgress.Cell(
        cell: cell,
        planned: planned[.init(scenario: cell.scenario, condition: cell.condition)] ?? cell.done + cell.partial,
        cost: pricing(cell.model, cell.inputTokens, cell.outputTokens))
    }
  }

  private mutating func pace(_ progress: RunProgress, at now: Date) -> RunProgress.Pace? {
    samples.append((now, progress.calls, progress.done))
    while samples.count > 2, now.timeIntervalSince(samples[1].at) >= 60 { samples.removeFirst() }
    guard let first = samples.first, now.timeIntervalSince(first.at) > 0.4 else { return nil }
    let minutes = now.timeIntervalSince(first.at) / 60
    return RunProgress.Pace(
      callsPerMinute: Double(progress.calls - first.calls) / minutes,
      transcriptsPerMinute: Double(progress.done - first.done) / minutes)
  }

  /// What is left of each model will cost what was spent on it so far, transcript for transcript; a judge's calls too.
  private static func expected(_ cells: [RunProgress.Cell], spent: Double?, _ pricing: Pricing) -> Double? {
    guard let spent else { return nil }
    let answered = sum(cells.map(\.cost)) ?? 0
    var whole = 0.0
    for (model, cells) in Dictionary(grouping: cells, by: \.cell.model) {
      let done = cells.reduce(0) { $0 + $1.cell.done }
      let planned = max(done, cells.reduce(0) { $0 + $1.planned })
      if pricing(model, 1_000_000, 1_000_000) == 0 { continue }
      guard done > 0, let cost = sum(cells.map(\.cost)) else { return nil }
      whole += cost / Double(done) * Double(planned)
    }
    let done = cells.reduce(0) { $0 + $1.cell.done }
    let planned = max(done, cells.reduce(0) { $0 + $1.planned })
    let judged = spent - answered
    return whole + (done > 0 ? judged / Double(done) * Double(planned) : 0)
  }

  /// Nil if one of them is not known.
  private static func sum(_ costs: [Double?]) -> Double? {
    costs.reduce(0) { sum, cost in sum.flatMap { sum in cost.map { sum + $0 } } }
  }
}
