/// What the workers of a run share: its counts, and whether the next call may be made.
final class RunControl: Sendable {
  private struct State {
    var report: RunReport
    var isPaused = false
    /// Calls that are made and not yet answered.
    var underWay = 0
  }

  private enum Next {
    case go, wait, end
  }

  private let state: Locked<State>
  private let begun = ContinuousClock.now
  private let options: Runner.Options
  private let tell: @Sendable (RunEvent) -> Void

  init(run: Run, options: Runner.Options, tell: @escaping @Sendable (RunEvent) -> Void) {
    self.options = options
    self.tell = tell
    state = Locked(State(report: RunReport(run: run.id, planned: run.planned)))
    tell(.started(report))
  }

  /// How far the run is.
  var report: RunReport {
    state.withLock {
      $0.report.seconds = seconds(since: begun)
      return $0.report
    }
  }

  var stopped: RunReport.Stop? { state.withLock { $0.report.stopped } }

  func tell(turn: Turn, of transcript: String) {
    tell(.turn(transcript: transcript, index: turn.index, role: turn.role))
  }

  /// Who hears an answer; nil for nobody.
  func listener(transcript: String, turn: Int) -> ReplyListener? {
    guard options.hears(transcript) else { return nil }
    return { [tell] in tell(.words(transcript: transcript, turn: turn, piece: $0)) }
  }

  // MARK: Whether to go on

  /// Comes back when the next call may be made; every pass is followed by one `leave`. Throws once the run is to end.
  func pass() async throws(CancellationError) {
    while !Task.isCancelled {
      switch state.withLock({ next(&$0) }) {
      case .go: return
      case .end: throw CancellationError()
      case .wait:
        do { try await Task.sleep(for: options.lookEvery) } catch { throw CancellationError() }
      }
    }
    throw CancellationError()
  }

  private func next(_ state: inout State) -> Next {
    if state.report.stopped != nil { return .end }
    if state.isPaused { return .wait }
    if isSpent(state) {
      state.report.stopped = .budget
      return .end
    }
    state.underWay += 1
    return .go
  }

  /// Calls under way count with what the others cost in the mean.
  private func isSpent(_ state: State) -> Bool {
    guard let budget = options.budget else { return false }
    let report = state.report
    let share = report.calls == 0 ? 1 : 1 + Double(state.underWay) / Double(report.calls)
    if let dollars = budget.dollars, (report.cost ?? .infinity) * share >= dollars { return true }
    if let tokens = budget.tokens, Double(report.inputTokens + report.outputTokens) * share >= Double(tokens) {
      return true
    }
    return false
  }

  /// Does what is wished of the run.
  func heed(_ wish: Run.Wish?) {
    let event: RunEvent? = state.withLock { state in
      if wish == .stop, state.report.stopped == nil { state.report.stopped = .wish }
      let isPaused = wish == .pause
      defer { state.isPaused = isPaused }
      return state.isPaused == isPaused ? nil : isPaused ? .paused : .resumed
    }
    if let event { tell(event) }
  }

  func stop(_ reason: RunReport.Stop) {
    state.withLock { if $0.report.stopped == nil { $0.report.stopped = reason } }
  }

  /// A call has come to its end.
  func leave() { state.withLock { $0.underWay -= 1 } }

  // MARK: What happened

  /// Counts a call that was answered.
  func count(_ reply: ChatReply, of model: String) {
    let isCached = reply.exchange?.cached == true
    count(
      model, isCached: isCached, attempts: reply.attempts, isCached ? 0 : reply.inputTokens ?? 0,
      isCached ? 0 : reply.outputTokens ?? 0)
  }

  /// Counts a call that failed, or was cancelled.
  func count(_ error: ModelError, of model: String) { count(model, isCached: false, attempts: error.attempts, 0, 0) }

  private func count(_ model: String, isCached: Bool, attempts: Int, _ input: Int, _ output: Int) {
    let cost = options.pricing(model, input, output)
    state.withLock {
      if isCached { $0.report.cached += 1 } else { $0.report.calls += 1 }
      $0.report.retries += max(0, attempts - 1)
      $0.report.inputTokens += input
      $0.report.outputTokens += output
      if let cost { $0.report.cost? += cost } else { $0.report.cost = nil }
    }
  }

  /// Counts calls that somebody else made for the run, such as a judge's.
  func count(_ call: RecordedCall, of model: String) {
    let isFree = call.exchange.cached
    count(
      model, isCached: isFree, attempts: call.exchange.failures.count + 1, isFree ? 0 : call.inputTokens ?? 0,
      isFree ? 0 : call.outputTokens ?? 0)
  }

  func tellCall(of transcript: String, model: String, cause: String?) {
    tell(.call(transcript: transcript, model: model, cause: cause, report: report))
  }

  /// Counts a transcript that has come to its end, and tells of it.
  func close(_ transcript: String, _ status: TranscriptStatus, cause: String?) {
    state.withLock {
      if status == .complete { $0.report.complete += 1 } else { $0.report.failed += 1 }
      if status != .complete, let cause { $0.report.causes[cause, default: 0] += 1 }
    }
    tell(.transcript(id: transcript, status: status, cause: cause, report: report))
  }
}
