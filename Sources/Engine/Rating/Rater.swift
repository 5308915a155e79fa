import Foundation

/// Rates recorded transcripts and keeps the ratings.
public struct Rater: Sendable {
  private let store: Store

  public init(store: Store) { self.store = store }

  /// The raters that this program has itself.
  public static let known = ["rule"]

  /// Rates a transcript by id. Gives its rating, or the cause why there is none.
  @discardableResult
  public func rate(_ id: String, by rater: String = "rule") throws -> RatingOutcome? {
    guard let key = try store.key(ofTranscript: id) else {
      throw ReferenceError(reference: id, kind: .transcript, problem: .unknown)
    }
    return try rate(key, id: id, by: rater)
  }

  /// Rates a complete transcript and keeps the outcome; nil for no rater, and for `absent`, which is compared, not rated.
  @discardableResult
  func rate(_ key: TranscriptKey, id: String, by rater: String?) throws(StoreError) -> RatingOutcome? {
    guard rater == "rule", let detail = try store.detail(id), detail.transcript.isRateable else { return nil }
    var plan = try store.plan(ofTranscript: id)
    if plan == nil { plan = try store.casePlan(of: detail.transcript) }
    guard let input = RatingInput(detail, plan: plan) else { return nil }
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
}

extension Transcript {
  /// Complete, and with the constraint in it: `absent` is compared, not rated.
  fileprivate var isRateable: Bool { status == .complete && condition != .absent }
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
      isControl: transcript.scenario == .control, turns: detail.turns)
  }
}
