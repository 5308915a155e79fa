import Engine
import Foundation

/// A run from the command line: progress on stderr, ^C stops it so that it can be resumed.
struct RunSession {
  let context: Context
  let store: Store
  let models: ModelSource

  /// - Parameter baseURL: where `local/NAME` is served.
  init(context: Context, store: Store, baseURL: String?) throws {
    self.context = context
    self.store = store
    models = ModelSource(try context.configuration(), baseURL: baseURL)
  }

  func launch(_ order: RunOrder) async throws -> ExitStatus {
    if order.skipped > 0 {
      context.output.say("\(order.skipped) undefined pairs of scenario and condition are left out.")
    }
    var order = order
    if context.arguments.has("no-cache") { order.settings.cache = false }
    let runner = try runner(calling: order.models, rater: order.settings.rater)
    return try await finish { [order] in try await runner.launch(order) }
  }

  func resume(_ run: Run) async throws -> ExitStatus {
    var run = run
    if context.arguments.has("no-cache") { run.settings.cache = false }
    let runner = try runner(calling: run.models, rater: run.settings.rater)
    return try await finish { [run] in try await runner.resume(run) }
  }

  private func runner(calling called: [String], rater: String?) throws -> Runner {
    let output = context.output
    let budget = try context.arguments.budget(for: called, rater: rater, pricing: models.pricing)
    let meter = ProgressMeter()
    let streams = context.arguments.has("stream")
    let report: @Sendable (RunEvent) -> Void = { event in
      switch event {
      case .started(let report):
        output.say("run \(report.run): \(report.planned) transcript\(report.planned == 1 ? "" : "s")")
      case .transcript(let id, .failed, let cause, let report):
        output.endProgress()
        output.say("transcript \(id) failed: \(cause ?? "unknown cause")")
        _ = meter.shows(report)
      case .transcript(_, _, _, let report):
        if output.showsProgress, meter.shows(report) { output.progress(ProgressMeter.line(report)) }
      case .paused:
        output.endProgress()
        output.say("Paused.")
      case .resumed: output.say("Going on.")
      case .turn, .words, .call: break
      }
    }
    return Runner(
      store: store, model: { [models] (id) throws(ModelError) in try models.model(id) },
      options: Runner.Options(pricing: models.pricing, budget: budget, hears: { _ in streams }), report: report)
  }

  private func finish(_ work: @escaping @Sendable () async throws -> RunReport) async throws -> ExitStatus {
    let task = Task { try await work() }
    let signals = StopSignals { task.cancel() }
    defer { signals.end() }
    let report = try await task.value
    // The next search should not have to wait for it.
    while try store.indexPending() > 0 { context.output.progress("indexing…") }
    context.output.endProgress()
    let isDone = report.isDone
    let sweep =
      try store.run(report.run).settings.kind == .sweep ? SweepText(report: store.sweepReport(ofRun: report.run)) : nil
    if context.output.isJSON {
      context.output.print(.object(report.fields + (sweep?.fields ?? [])))
    } else {
      context.output.print(
        "run \(report.run): \(report.complete) of \(report.planned) complete, \(report.failed) failed, "
          + "\(report.calls) calls\(report.cached > 0 ? " (and \(report.cached) known answers)" : "") "
          + "in \(String(format: "%.1f", report.seconds)) s")
      let summary = RunSummary(store: store, pricing: models.pricing)
      // A sweep has a table of its own, in which its scenarios stand apart.
      let text =
        try sweep.map {
          "\n\($0.text)\n\n\(try SweepText.spent(report, run: summary.tokens(of: report.run)))\(try summary.errors(of: report.run))"
        }
        ?? summary.text(of: report.run)
      if !text.isEmpty { context.output.print(text) }
    }
    if !isDone {
      let reason =
        switch report.stopped {
        case .budget:
          "The budget is spent (\(report.inputTokens + report.outputTokens) tokens, "
            + "\(Price.text(report.cost)))."
        case .wish: "Stopped, as somebody asked."
        case .cancelled, nil: "Stopped."
        }
      context.output.say(
        "\(reason) Finish it with: heed resume \(report.run)\(report.stopped == .budget ? " --budget …" : "")")
      return .stopped
    }
    let isRated = try saysWhatIsUnrated(report.run)
    if report.failed > 0 {
      context.output.say("Try the failed ones again with: heed resume \(report.run)")
      return .partly
    }
    return isRated ? .done : .partly
  }

  /// A judge that fails leaves transcripts without a rating; whether there are none.
  private func saysWhatIsUnrated(_ id: String) throws -> Bool {
    guard let rater = try store.run(id).settings.rater else { return true }
    let causes = try store.unratedCounts(by: rater, filter: Filter.all.and(.run, id))
    if causes.isEmpty { return true }
    context.output.say(
      "\(rater) left \(causes.reduce(0) { $0 + $1.count }) unrated (\(RateCommand.text(of: causes))). "
        + "Ask it again with: heed rate --rater \(rater) --run \(id)")
    return false
  }
}

/// Lets through at most twenty progress lines a second.
final class ProgressMeter: @unchecked Sendable {
  private let lock = NSLock()
  private var last = ContinuousClock.now

  func shows(_ report: RunReport) -> Bool {
    lock.lock()
    defer { lock.unlock() }
    let now = ContinuousClock.now
    guard now - last > .milliseconds(50) else { return false }
    last = now
    return true
  }

  static func bar(_ done: Int, _ all: Int) -> String { bar(all == 0 ? 1 : Double(done) / Double(all)) }

  /// - Parameter fraction: how far it is, 0 to 1.
  static func bar(_ fraction: Double) -> String {
    let filled = Int((min(max(fraction, 0), 1) * 24).rounded(.down))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
  }

  private static func details(_ report: RunReport) -> String {
    var parts: [String] = []
    if report.failed > 0 { parts.append("\(report.failed) failed") }
    if report.retries > 0 { parts.append("\(report.retries) \(report.retries == 1 ? "retry" : "retries")") }
    if let cost = report.cost, cost > 0 { parts.append(Price.text(cost)) }
    return parts.map { ", \($0)" }.joined()
  }

  static func line(_ report: RunReport) -> String {
    let done = report.complete + report.failed
    let left =
      done == 0 ? "" : String(format: ", %.0f s left", report.seconds / Double(done) * Double(report.planned - done))
    return
      "\(bar(done, report.planned)) \(done)/\(report.planned)\(details(report))\(left)"
  }
}

/// SIGINT and SIGTERM as a request to stop.
final class StopSignals {
  private let sources: [any DispatchSourceSignal]

  init(_ stop: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler(handler: stop)
      source.resume()
      return source
    }
  }

  func end() {
    for source in sources { source.cancel() }
  }
}

extension RunReport {
  fileprivate var isDone: Bool { complete + failed == planned }

  fileprivate var fields: [(String, OrderedJSON)] {
    [
      ("run", .string(run)), ("planned", .int(planned)), ("complete", .int(complete)), ("failed", .int(failed)),
      ("calls", .int(calls)), ("retries", .int(retries)), ("input_tokens", .int(inputTokens)),
      ("output_tokens", .int(outputTokens)), ("seconds", .double(seconds)),
      ("cached", .int(cached)), ("cost", .optional(cost.map { ($0 * 1e6).rounded() / 1e6 })),
      ("causes", .object(causes.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) })),
      ("stopped", .optional(isDone ? nil : stopped?.rawValue)),
    ]
  }
}
