import Foundation

/// Rates recorded transcripts and keeps the ratings.
public struct Rater: Sendable {
  private let store: Store

  public init(store: Store) { self.store = store }

  /// Rates a transcript by id with the rules. Gives its rating, or the cause why there is none.
  @discardableResult
  public func rate(_ id: String, by rater: String = AutomaticRater.ruleName) throws -> RatingOutcome? {
    try rate(try key(of: id), id: id, by: rater)
  }

  /// Rates a transcript by id with any rater, the models of judges being made as they are needed.
  @discardableResult
  public func rate(
    _ id: String, by rater: String, models: (String) throws(ModelError) -> any LanguageModel
  ) async throws -> RatingOutcome? {
    try await rate(try key(of: id), id: id, by: AutomaticRater(rater, models: models))
  }

  /// Rates a complete transcript and keeps the outcome; nil for no rater, and for `absent`, which is compared, not rated.
  @discardableResult
  func rate(_ key: TranscriptKey, id: String, by rater: String?) throws(StoreError) -> RatingOutcome? {
    guard rater == AutomaticRater.ruleName, let detail = try store.detail(id), detail.transcript.isRateable else {
      return nil
    }
    guard let input = try input(of: detail) else { return nil }
    let outcome = RuleRater().rate(input)
    switch outcome {
    case .rated(var rating):
      rating.created = Date()
      try store.add(rating, to: key)
      if detail.transcript.cause != nil { try store.setCause(nil, of: key) }
    case .unrated(let cause): try store.setCause(cause, of: key)
    }
    return outcome
  }

  /// The same with a rater that is made; what a judge has settled before is left alone, and nil.
  @discardableResult
  func rate(_ key: TranscriptKey, id: String, by rater: AutomaticRater?) async throws -> RatingOutcome? {
    switch rater {
    case nil: nil
    case .rule: try rate(key, id: id, by: AutomaticRater.ruleName)
    case .judge(let judge):
      switch try await rate(key, id: id, by: judge) {
      case .rated(let rating, _): .rated(rating)
      case .unrated(let cause, _, _), .unrateable(let cause): .unrated(cause: cause)
      case nil: nil
      }
    }
  }

  /// Asks a judge and keeps the outcome with its calls; nil where there was nothing to ask.
  ///
  /// - Parameter again: also where this version has rated before.
  /// - Throws: `CancellationError` when the task is cancelled; the transcript is then as it was.
  func rate(_ key: TranscriptKey, id: String, by judge: Judge, again: Bool = false) async throws -> JudgeOutcome? {
    let rater = judge.name.rater
    if !again, try store.isSettled(key, by: rater, version: Judge.version) { return nil }
    guard let detail = try store.detail(id), detail.transcript.isRateable else { return nil }
    // There is nothing to ask about a constraint that an edit took away.
    let outcome =
      try input(of: detail)?.hasLostConstraint == true
      ? .unrateable(cause: Disclosure.lost) : await judge.judge(detail)
    if case .unrated(ModelError.Cause.cancelled.rawValue, _, let calls) = outcome {
      // Nothing was decided; what was answered before has been paid for.
      for call in calls where call.cause == nil { try store.add(call, to: key) }
      throw CancellationError()
    }
    try await store.record(outcome, by: rater, version: Judge.version, of: key, at: Date())
    return outcome
  }

  private func input(of detail: TranscriptDetail) throws(StoreError) -> RatingInput? {
    var plan = try store.plan(ofTranscript: detail.transcript.id)
    if plan == nil { plan = try store.casePlan(of: detail.transcript) }
    return RatingInput(detail, plan: plan)
  }

  private func key(of id: String) throws -> TranscriptKey {
    guard let key = try store.key(ofTranscript: id) else {
      throw ReferenceError(reference: id, kind: .transcript, problem: .unknown)
    }
    return key
  }
}

extension Transcript {
  /// Complete, and with the constraint in it: `absent` is compared, not rated.
  var isRateable: Bool { status == .complete && condition != .absent }
}

extension RatingInput {
  /// What the rater needs of a recorded transcript; nil where it is not to be rated.
  ///
  /// - Parameter plan: where the use case's own words come from; nil for imports without a suite.
  public init?(_ detail: TranscriptDetail, plan: ConversationPlan?) {
    let transcript = detail.transcript
    guard transcript.isRateable else { return nil }
    self.init(
      constraint: transcript.constraint, owner: transcript.owner, category: transcript.category,
      heedWords: plan?.heedWords ?? [], hazardWords: plan?.hazardWords ?? [],
      isControl: transcript.scenario == .control, isEdited: transcript.edited, turns: detail.turns)
  }
}
