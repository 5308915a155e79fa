/// Drives recorded answers through the engine again and tells every difference.
public struct Replay: Sendable {
  private let store: Store
  private let model: @Sendable (String, Run) throws(ModelError) -> (any LanguageModel)?

  /// - Parameter model: makes the model of this id to read a run's recorded calls again; it is asked nothing, and needs
  ///   neither key nor network. Nil leaves its calls out.
  public init(
    store: Store, model: @escaping @Sendable (String, Run) throws(ModelError) -> (any LanguageModel)? = { _, _ in nil }
  ) {
    self.store = store
    self.model = model
  }

  /// One difference between what is recorded and what the engine makes of it now.
  public struct Drift: Codable, Sendable, Equatable {
    public var transcript: String
    /// Nil where the drift is not in a turn.
    public var turn: Int?
    /// `plan`, `order`, `model`, `request`, `answer`, `reasoning`, `rating`, `rule`, `explanation`, `evidence` or `cause`.
    public var what: String
    public var recorded: String
    public var now: String

    public init(transcript: String, turn: Int?, what: String, recorded: String, now: String) {
      self.transcript = transcript
      self.turn = turn
      self.what = what
      self.recorded = recorded
      self.now = now
    }
  }

  /// All drifts of a transcript; of an excerpt, and of what was edited, only the ratings are compared.
  public func drifts(of id: String) async throws -> [Drift] {
    guard let detail = try store.detail(id) else {
      throw ReferenceError(reference: id, kind: .transcript, problem: .unknown)
    }
    var drifts: [Drift] = []
    if !detail.transcript.excerpt {
      drifts += try planDrifts(detail)
      drifts += try callDrifts(detail)
    }
    drifts += try await judgeDrifts(detail)
    drifts += try ratingDrifts(detail)
    return drifts
  }

  private func planDrifts(_ detail: TranscriptDetail) throws -> [Drift] {
    let transcript = detail.transcript
    // What a person wrote by hand was never planned.
    guard transcript.origin != .written else { return [] }
    let frozen = try store.plan(ofTranscript: transcript.id)
    let current =
      transcript.edited || frozen?.opening != nil
      ? frozen : try store.casePlan(of: transcript, frozen: frozen) ?? frozen
    guard let plan = current else { return [] }
    var drifts: [Drift] = []
    func note(_ turn: Int?, _ what: String, _ recorded: String, _ now: String) {
      drifts.append(Drift(transcript: transcript.id, turn: turn, what: what, recorded: recorded, now: now))
    }
    let expected = plan.script.map(plan.content)
    let isWhole = transcript.status == .complete
    if isWhole ? detail.turns.count != expected.count : detail.turns.count > expected.count {
      note(nil, "plan", "\(detail.turns.count) turns", "\(expected.count) turns")
    }
    for (turn, (role, text)) in zip(detail.turns, expected) {
      if turn.role != role { note(turn.index, "order", turn.role.rawValue, role.rawValue) }
      if let text, text != turn.text { note(turn.index, "plan", turn.text, text) }
    }
    if plan.constraint != transcript.constraint { note(nil, "plan", transcript.constraint, plan.constraint) }
    return drifts
  }

  private func callDrifts(_ detail: TranscriptDetail) throws -> [Drift] {
    let transcript = detail.transcript
    let calls = try store.calls(of: transcript.id)
    guard !calls.isEmpty, let plan = try store.plan(ofTranscript: transcript.id) else { return [] }
    let run = try store.run(transcript.run)
    let model: (any LanguageModel)?
    do throws(ModelError) {
      model = try self.model(transcript.model, run)
    } catch {
      // What cannot be read again has not been found to be the same.
      return [
        Drift(
          transcript: transcript.id, turn: nil, what: "model", recorded: transcript.model,
          now: "\(error.cause.rawValue): \(error.detail)")
      ]
    }
    return model.map {
      CallReplay(detail: detail, plan: plan, sampling: run.settings.sampling, model: $0).drifts(in: calls)
    } ?? []
  }

  private func judgeDrifts(_ detail: TranscriptDetail) async throws -> [Drift] {
    let calls = try store.calls(of: detail.transcript.id).filter { $0.rater != nil }
    guard !calls.isEmpty else { return [] }
    let run = try store.run(detail.transcript.run)
    return await JudgeReplay(detail: detail) { (id) throws(ModelError) in try model(id, run) }.drifts(in: calls)
  }

  private func ratingDrifts(_ detail: TranscriptDetail) throws -> [Drift] {
    let transcript = detail.transcript
    let recorded = detail.rating(by: "rule")
    let plan = try store.plan(ofTranscript: transcript.id) ?? store.casePlan(of: transcript)
    guard let input = RatingInput(detail, plan: plan) else { return [] }
    // Nothing was asked of the rule rater, so there is nothing to compare.
    if recorded == nil, transcript.cause == nil { return [] }
    func drift(_ what: String, _ recorded: String, _ now: String) -> [Drift] {
      recorded == now ? [] : [Drift(transcript: transcript.id, turn: nil, what: what, recorded: recorded, now: now)]
    }
    switch (recorded, RuleRater().rate(input)) {
    case (let recorded?, .rated(let now)):
      return drift("rating", String(recorded.value.rawValue), String(now.value.rawValue))
        + drift("rule", recorded.rule ?? "", now.rule ?? "")
        + drift("evidence", Replay.text(of: recorded.spans), Replay.text(of: now.spans))
    case (let recorded?, .unrated(let cause)): return drift("rating", String(recorded.value.rawValue), cause)
    case (nil, .rated(let now)): return drift("rating", transcript.cause ?? "none", String(now.value.rawValue))
    case (nil, .unrated(let cause)): return drift("cause", transcript.cause ?? "none", cause)
    }
  }

  static func text(of spans: [Span]) -> String {
    spans.map { "\($0.turn):\($0.start)-\($0.end):\($0.label)" }.joined(separator: " ")
  }
}
