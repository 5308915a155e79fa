/// A transcript with its turns, ratings and annotations.
public struct TranscriptDetail: Sendable, Equatable {
  public var transcript: Transcript
  public var turns: [Turn]
  /// All ratings, older versions included, the newest last.
  public var ratings: [Rating]
  /// Everything that was ever said, in the order it was; `annotations.effective` is what counts.
  public var annotations: [Annotation]
  /// The raters that were asked and gave no rating.
  public var unrated: [Unrated]
  /// What an author said otherwise in another copy of the store, and has not settled since they came together.
  public var conflicts: [AnnotationConflict] = []

  public init(
    transcript: Transcript, turns: [Turn], ratings: [Rating], annotations: [Annotation], unrated: [Unrated] = []
  ) {
    self.transcript = transcript
    self.turns = turns
    self.ratings = ratings
    self.annotations = annotations
    self.unrated = unrated
  }

  /// The latest rating of this rater.
  public func rating(by rater: String) -> Rating? { ratings.last { $0.rater == rater } }

  /// The latest rating of each rater, in the order of their first appearance.
  public var latestRatings: [Rating] {
    var order: [String] = []
    var latest: [String: Rating] = [:]
    for rating in ratings {
      if latest[rating.rater] == nil { order.append(rating.rater) }
      latest[rating.rater] = rating
    }
    return order.compactMap { latest[$0] }
  }

  /// The rating that counts: adjudicated, then the latest human's, judge's, rule's.
  public var effectiveRating: Rating? { transcript.rater.flatMap(rating(by:)) }
}
