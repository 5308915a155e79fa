import Foundation

/// One job of a run: plays the plan's turns against the model from where the record ends, then rates.
struct ConversationPlayer: Sendable {
  let store: Store
  let run: Run
  let runKey: RunKey
  let job: Runner.Job
  let edited: Bool
  /// Nil for none.
  let rater: AutomaticRater?
  /// Bounds how many calls the provider's conversations make at once.
  let gate: ProviderGate
  let control: RunControl

  private enum Outcome {
    /// The answer's turn, its call if there was one, and what a simulated model meant it to be.
    case answer(Turn, RecordedCall?, RatingValue?)
    case failure(ModelError.Cause, RecordedCall)
  }

  /// Brings the transcript to its end. Throws only if the store fails or the run is to end; a model's failure is recorded.
  func finish() async throws {
    if let recorded = job.recorded, recorded.status == .complete {
      if !recorded.isJudged { try await rate(recorded.key, recorded.id) }
      return control.close(recorded.id, .complete, cause: nil)
    }
    var (key, id, turns) = try await open()
    var isClosed = false
    let script = job.plan.script
    while turns.count < script.count {
      guard case .answer(let position) = script[turns.count] else {
        try await record(Store.Step(turns: given(script, from: turns.count)), of: key, id, &turns)
        continue
      }
      switch try await answer(position, after: turns, key, id) {
      case .answer(let turn, let call, let intended):
        var step = Store.Step(turns: [.init(turn: turn)], call: call, intended: intended)
        // What the user says next, or the end, waits for nothing: one commit for both.
        step.turns += given(script, from: turns.count + 1)
        if turns.count + step.turns.count == script.count {
          step.end = completed(turns + step.turns.map(\.turn))
          isClosed = true
        }
        try await record(step, of: key, id, &turns)
        if call != nil { control.tellCall(of: id, model: job.model.id, cause: nil) }
      case .failure(let cause, let call):
        let end = Store.Step.End(status: .failed, cause: cause.rawValue, date: Date())
        try await record(Store.Step(call: call, end: end), of: key, id, &turns)
        control.tellCall(of: id, model: job.model.id, cause: cause.rawValue)
        return control.close(id, .failed, cause: cause.rawValue)
      }
    }
    if !isClosed { try await record(Store.Step(end: completed(turns)), of: key, id, &turns) }
    try await rate(key, id)
    control.close(id, .complete, cause: nil)
  }

  // MARK: The record

  /// The transcript's row and turns: the recorded ones, or new ones with what the user says first.
  private func open() async throws(StoreError) -> (TranscriptKey, String, [Turn]) {
    if let recorded = job.recorded { return (recorded.key, recorded.id, try store.turns(of: recorded.key)) }
    let plan = job.plan
    var transcript = Transcript(
      id: ULID.make(date: Date()), run: run.id, suite: plan.suite, useCase: plan.useCase, category: plan.category,
      scenario: plan.scenario, condition: plan.condition, model: job.model.id, repeat: job.repeat,
      origin: job.model.origin,
      constraint: plan.constraint, owner: plan.owner, namesTrigger: plan.namesTrigger, severity: plan.severity,
      seed: plan.seed, parent: run.settings.parent, changed: run.settings.changed(in: plan), started: Date())
    transcript.edited = edited
    let first = given(plan.script, from: 0)
    let key = try await store.open(transcript, run: runKey, plan: job.planKey, first: first)
    for new in first { control.tell(turn: new.turn, of: transcript.id) }
    return (key, transcript.id, first.map(\.turn))
  }

  /// The messages from a line on that are given, up to the next answer that a model is asked for.
  private func given(_ script: [ConversationPlan.Line], from start: Int) -> [Store.NewTurn] {
    var turns: [Store.NewTurn] = []
    for (offset, line) in script.enumerated().dropFirst(start) {
      switch line {
      case .answer: return turns
      case .kept(let kept):
        var turn = Turn(index: offset + 1, role: kept.role, kind: kept.kind, channel: kept.channel, text: kept.text)
        if kept.role == .assistant { (turn.finishReason, turn.attempts) = (Turn.kept, 0) }
        turns.append(Store.NewTurn(turn: turn))
      case .said(let position):
        let planned = job.plan.turns[position]
        turns.append(
          Store.NewTurn(
            turn: Turn(index: offset + 1, role: .user, kind: planned.kind, text: planned.text),
            distractors: planned.distractors))
      }
    }
    return turns
  }

  private func completed(_ turns: [Turn]) -> Store.Step.End {
    // Nothing stands at any distance from a constraint that an edit took away.
    let plan = job.plan
    let isStated = !edited || Disclosure.isStated(plan.constraint, heedWords: plan.heedWords, in: turns)
    return Store.Step.End(
      status: .complete, distance: isStated ? Transcript.Distance.measure(turns: turns) : nil, date: Date())
  }

  /// Commits a step, tells of its turns, and does what is wished of the run.
  private func record(_ step: Store.Step, of key: TranscriptKey, _ id: String, _ turns: inout [Turn]) async throws {
    control.heed(try await store.record(step, in: key, of: runKey))
    for new in step.turns {
      turns.append(new.turn)
      control.tell(turn: new.turn, of: id)
    }
  }

  private func rate(_ key: TranscriptKey, _ id: String) async throws {
    guard case .judge(let judge) = rater else {
      try Rater(store: store).rate(key, id: id, by: run.settings.rater)
      return
    }
    try await pass(left: 1)
    defer { leave() }
    let outcome = try await Rater(store: store).rate(key, id: id, by: judge)
    for call in outcome?.calls ?? [] { control.count(call, of: judge.name.model) }
  }

  // MARK: Calls

  /// Waits until a call may be made; every pass is followed by one `leave`.
  ///
  /// - Parameter left: how many the conversation still has to make, this one among them.
  private func pass(left: Int) async throws(CancellationError) {
    try await gate.pass(estimatedTokens: 0, callsLeft: left)
    do throws(CancellationError) {
      try await control.pass()
    } catch {
      gate.settle(tokens: 0, estimated: 0)
      throw error
    }
  }

  private func leave() {
    control.leave()
    gate.settle(tokens: 0, estimated: 0)
  }

  private func answer(_ position: Int, after turns: [Turn], _ key: TranscriptKey, _ id: String) async throws -> Outcome
  {
    let index = turns.count + 1
    let request = ChatRequest(
      messages: turns.messages, sampling: run.settings.sampling, plan: job.plan, repeat: job.repeat, planTurn: position)
    // Only a call that failed when the run was last worked on has been made before.
    let attempt = job.recorded?.status == .failed ? try store.callCount(of: key, turn: index) + 1 : 1
    try await pass(left: job.plan.turns.count - position + 1)
    defer { leave() }
    let (started, begun) = (Date(), ContinuousClock.now)
    do throws(ModelError) {
      let reply = try await job.model.reply(to: request, hear: control.listener(transcript: id, turn: index))
      control.count(reply, of: job.model.id)
      // A simulated answer takes no time; a measured one would differ between two equal runs.
      let latency = job.model.origin == .simulated ? nil : milliseconds(since: begun)
      let call = reply.exchange.map {
        RecordedCall(
          turn: index, attempt: attempt, exchange: $0, inputTokens: reply.inputTokens, outputTokens: reply.outputTokens,
          started: started, latency: latency ?? 0)
      }
      let turn = Turn(
        index: index, role: .assistant, text: reply.text, reasoning: reply.reasoning, latencyMilliseconds: latency,
        inputTokens: reply.inputTokens, outputTokens: reply.outputTokens, finishReason: reply.finishReason,
        attempts: reply.attempts)
      return .answer(turn, call, reply.intended)
    } catch {
      control.count(error, of: job.model.id)
      if error.cause == .cancelled { throw CancellationError() }
      let call = RecordedCall(
        turn: index, attempt: attempt, exchange: error.exchange ?? .nothingSent, cause: error.cause,
        detail: error.detail, started: started, latency: milliseconds(since: begun))
      return .failure(error.cause, call)
    }
  }
}

extension Exchange {
  /// Of a call that failed before anything was sent: its digest is empty.
  static let nothingSent = Exchange(digest: "", endpoint: "", parameters: "{}")
}

/// Milliseconds that have passed.
private func milliseconds(since begun: ContinuousClock.Instant) -> Int { Int(seconds(since: begun) * 1000) }
