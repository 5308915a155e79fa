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

  /// What every rater marks now, those too who have not rated: the one whose rating counts first. Nobody without spans.
  public var markings: [Marking] {
    let people = annotations.effective.compactMap { annotation -> Marking? in
      guard case .spans(let spans) = annotation.content else { return nil }
      return Marking(rater: "human/\(annotation.author)", spans: spans)
    }
    let all = Marking.all(latestRatings.map { Marking(rater: $0.rater, spans: $0.spans) }, people: people)
    return all.filter { $0.rater == transcript.rater } + all.filter { $0.rater != transcript.rater }
  }
}

/// The spans that a rater marks in a transcript.
public struct Marking: Sendable, Equatable {
  public var rater: String
  public var spans: [Span]

  /// What people marked with the spans of ratings, whose own are older.
  static func all(_ ratings: [Marking], people: [Marking]) -> [Marking] {
    let names = Set(people.map(\.rater))
    return (ratings.filter { !names.contains($0.rater) } + people.sorted { $0.rater < $1.rater }).filter {
      !$0.spans.isEmpty
    }
  }
}
