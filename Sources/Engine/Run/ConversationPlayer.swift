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

  /// Brings the transcript to its end. Throws only if the store fails or the task is cancelled; a model's failure is recorded.
  func finish(
    progress: Locked<RunReport>, since begun: ContinuousClock.Instant, report: @Sendable (RunEvent) -> Void
  ) async throws {
    if let recorded = job.recorded, recorded.status == .complete {
      if !recorded.isJudged { try await Rater(store: store).rate(recorded.key, id: recorded.id, by: rater) }
      return close(.complete, id: recorded.id, cause: nil, progress, begun, report)
    }
    let (key, id) = try open()
    var turns = try job.recorded == nil ? [] : store.turns(of: key)
    do {
      for (position, planned) in job.plan.turns.enumerated() {
        let index = position * 2 + 1
        if turns.count < index {
          let turn = Turn(index: index, role: .user, kind: planned.kind, text: planned.text)
          try store.append(turn, distractors: planned.distractors, to: key)
          turns.append(turn)
          report(.turn(transcript: id, index: index, role: .user))
        }
        if turns.count < index + 1 {
          try Task.checkCancellation()
          let (turn, intended) = try await answer(planned, position: position, after: turns, progress)
          try store.append(turn, intended: intended, to: key)
          turns.append(turn)
          report(.turn(transcript: id, index: index + 1, role: .assistant))
        }
      }
    } catch let error as ModelError {
      if error.cause == .cancelled { throw CancellationError() }
      try store.finish(key, status: .failed, cause: error.cause.rawValue, distance: nil, at: Date())
      return close(.failed, id: id, cause: error.cause.rawValue, progress, begun, report)
    }
    try store.finish(
      key, status: .complete, cause: nil, distance: Transcript.Distance.measure(turns: turns), at: Date())
    try await Rater(store: store).rate(key, id: id, by: rater)
    close(.complete, id: id, cause: nil, progress, begun, report)
  }

  /// The transcript's row: the recorded one, or a new one.
  private func open() throws(StoreError) -> (TranscriptKey, String) {
    if let recorded = job.recorded { return (recorded.key, recorded.id) }
    let plan = job.plan
    var transcript = Transcript(
      id: ULID.make(date: Date()), run: run.id, suite: plan.suite, useCase: plan.useCase, category: plan.category,
      scenario: plan.scenario, condition: plan.condition, model: job.model.id, repeat: job.repeat,
      origin: job.model.origin,
      constraint: plan.constraint, owner: plan.owner, namesTrigger: plan.namesTrigger, severity: plan.severity,
      seed: plan.seed, parent: run.settings.parent, changed: run.settings.changed, started: Date())
    transcript.edited = edited
    return (try store.insert(transcript, run: runKey, plan: job.planKey), transcript.id)
  }

  private func answer(
    _ planned: PlannedTurn, position: Int, after turns: [Turn], _ progress: Locked<RunReport>
  ) async throws(ModelError) -> (Turn, RatingValue?) {
    let index = position * 2 + 2
    if let kept = planned.keptAnswer {
      return (Turn(index: index, role: .assistant, text: kept, finishReason: "kept", attempts: 0), nil)
    }
    let request = ChatRequest(
      messages: turns.map { ChatMessage(role: $0.role, content: $0.text) }, sampling: run.settings.sampling,
      plan: job.plan, repeat: job.repeat, planTurn: position)
    let begun = ContinuousClock.now
    do {
      let reply = try await job.model.reply(to: request)
      progress.withLock {
        $0.calls += 1
        $0.retries += reply.attempts - 1
        $0.inputTokens += reply.inputTokens ?? 0
        $0.outputTokens += reply.outputTokens ?? 0
      }
      // A simulated answer takes no time; a measured one would differ between two equal runs.
      let latency = job.model.origin == .simulated ? nil : Int(seconds(since: begun) * 1000)
      return (
        Turn(
          index: index, role: .assistant, text: reply.text, latencyMilliseconds: latency,
          inputTokens: reply.inputTokens,
          outputTokens: reply.outputTokens, finishReason: reply.finishReason, attempts: reply.attempts), reply.intended
      )
    } catch {
      progress.withLock {
        $0.calls += 1
        $0.retries += max(0, error.attempts - 1)
      }
      throw error
    }
  }

  private func close(
    _ status: TranscriptStatus, id: String, cause: String?, _ progress: Locked<RunReport>,
    _ begun: ContinuousClock.Instant, _ report: @Sendable (RunEvent) -> Void
  ) {
    let now = progress.withLock {
      if status == .complete { $0.complete += 1 } else { $0.failed += 1 }
      $0.seconds = seconds(since: begun)
      return $0
    }
    report(.transcript(id: id, status: status, cause: cause, report: now))
  }
}
