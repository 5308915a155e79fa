import Foundation
import Testing

@testable import Engine

@Suite struct AnnotationsTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    try temporary.store.add(
      .sample("t1"), run: temporary.store.addRun("01run"), saying: ["Eggs?", "Yes, eggs are fine."])
  }

  private func at(_ second: Double) -> Date { Date(timeIntervalSince1970: second) }

  private func transcript() throws -> Transcript { try #require(try store.transcript("t1")) }

  private func detail() throws -> TranscriptDetail { try #require(try store.detail("t1")) }

  // MARK: - The rating that counts

  @Test func peopleCountBeforeJudgesBeforeRules() throws {
    let order: [(String, RatingValue)] = [
      ("rule", .fail), ("judge/openai/gpt-4o", .unclear), ("human/alice", .pass), ("human/adjudicated", .fail),
    ]
    for (number, (rater, value)) in order.enumerated() {
      // Each earlier than the last: rank decides, not time.
      try store.add(.of(rater, value, at: Double(100 - number)), to: "t1")
      #expect(try transcript().rater == rater)
      #expect(try transcript().rating == value)
    }
    try store.add(.of("human/bob", .unclear, at: 500), to: "t1")
    #expect(try transcript().rater == "human/adjudicated")
    #expect(try detail().effectiveRating?.value == .fail)
  }

  @Test func ofOneRankTheLatestCounts() throws {
    try store.add(.of("human/alice", .pass, at: 10), to: "t1")
    try store.add(.of("human/bob", .fail, at: 20), to: "t1")
    #expect(try transcript().rater == "human/bob")
    try store.add(.of("human/carol", .unclear, at: 15), to: "t1")
    #expect(try transcript().rater == "human/bob")
    // Of one time, the one that was added later.
    try store.add(.of("human/dave", .pass, at: 20), to: "t1")
    #expect(try transcript().rater == "human/dave")
  }

  @Test func olderVersionsStay() throws {
    try store.add(Rating(rater: "rule", version: "1", value: .fail, confidence: 0.2, created: at(1)), to: "t1")
    try store.add(Rating(rater: "rule", version: "2", value: .pass, confidence: 0.8, created: at(2)), to: "t1")
    #expect(try detail().ratings.map(\.version) == ["1", "2"])
    #expect(try transcript().rating == .pass)
    #expect(try transcript().confidence == 0.8)
    #expect(try detail().latestRatings.map(\.version) == ["2"])
    // The same version again takes its own place.
    try store.add(Rating(rater: "rule", version: "2", value: .unclear, created: at(3)), to: "t1")
    #expect(try detail().ratings.map(\.value) == [.fail, .unclear])
    #expect(try transcript().rating == .unclear && transcript().confidence == nil)
    #expect(try store.raters().map { "\($0.version) \($0.ratings)" } == ["1 1", "2 1"])
  }

  @Test func anyTwoRatersMayDisagree() throws {
    try store.add(.of("rule", .fail, at: 1, version: "1"), to: "t1")
    #expect(try !transcript().disagreement)
    try store.add(.of("rule", .pass, at: 2, version: "2"), to: "t1")
    // One rater that changed its mind is no disagreement.
    #expect(try !transcript().disagreement)
    try store.add(.of("judge/x", .pass, at: 3), to: "t1")
    #expect(try !transcript().disagreement)
    try store.annotate("t1", by: "alice", .rating(.unclear), at: at(4))
    #expect(try transcript().disagreement)
    try store.undo("t1", by: "alice", at: at(5))
    #expect(try !transcript().disagreement)
  }

  @Test func keepsARatingWithItsEvidence() throws {
    let text = "Yes, eggs are fine."
    let span = try #require(Span(turn: 2, range: 5..<9, label: "endorsement", in: text))
    let rating = Rating(
      rater: "rule", version: "3", value: .fail, rule: "r7", confidence: 0.25, explanation: "says yes",
      spans: [span, span],
      created: at(7))
    try store.add(rating, to: "t1")
    #expect(try detail().ratings == [rating])
    #expect(throws: StoreError.self) { try store.add(rating, to: "t2") }
  }

  // MARK: - What people say

  @Test func anAnnotationBecomesItsAuthorsRating() throws {
    let span = Span(turn: 2, start: 0, end: 3, label: "endorsement", quote: "Yes")
    try store.annotate("t1", by: "alice", .rating(.fail), at: at(1))
    #expect(try transcript().rating == .fail && transcript().rater == "human/alice" && transcript().annotated)
    try store.annotate("t1", by: "alice", [.labels(["W1", "F3"]), .note("look"), .spans([span])], at: at(2))
    #expect(try transcript().labels == ["W1", "F3"])
    let rating = try #require(try detail().rating(by: "human/alice"))
    #expect(rating.value == .fail && rating.explanation == "look" && rating.spans == [span])
    // It is as old as the verdict, not as what was added to it.
    #expect(rating.created == at(1))
  }

  @Test func labelsWithoutARatingRateNothing() throws {
    try store.annotate("t1", by: "alice", .labels(["W1"]), at: at(1))
    #expect(try transcript().rating == nil && transcript().annotated && transcript().labels == ["W1"])
    #expect(try detail().ratings.isEmpty)
  }

  @Test func eachAuthorSpeaksForThemselves() throws {
    try store.annotate("t1", by: "alice", .labels(["W1", "F3"]), at: at(1))
    try store.annotate("t1", by: "bob", .labels(["F3", "G1"]), at: at(2))
    #expect(try transcript().labels == ["W1", "F3", "G1"])
    try store.annotate("t1", by: "alice", .labels(["F2"]), at: at(3))
    #expect(try transcript().labels == ["F3", "G1", "F2"])
    try store.annotate("t1", by: "bob", .labels([]), at: at(4))
    #expect(try transcript().labels == ["F2"])
    try store.undo("t1", by: "alice", at: at(5))
    #expect(try transcript().labels == ["W1", "F3"])
    #expect(try detail().annotations.effective.map(\.author) == ["alice", "bob"])
  }

  @Test func aSetThatWasEmptiedSaysNothing() throws {
    try store.annotate("t1", by: "alice", .labels(["W1"]), at: at(1))
    try store.annotate("t1", by: "alice", .labels([]), at: at(2))
    #expect(try !transcript().annotated)
    try store.undo("t1", by: "alice", at: at(3))
    #expect(try transcript().annotated)
  }

  @Test func undoTakesBackOneAfterTheOther() throws {
    try store.annotate("t1", by: "alice", .rating(.fail), at: at(1))
    try store.annotate("t1", by: "bob", .note("mine"), at: at(2))
    try store.annotate("t1", by: "alice", .rating(.pass), at: at(3))
    try store.annotate("t1", by: "alice", .note("why"), at: at(4))
    #expect(try store.undo("t1", by: "alice", at: at(5))?.content == .note("why"))
    #expect(try detail().rating(by: "human/alice")?.explanation == "")
    #expect(try store.undo("t1", by: "alice", at: at(6))?.content == .rating(.pass))
    #expect(try transcript().rating == .fail)
    #expect(try store.undo("t1", by: "alice", at: at(7))?.content == .rating(.fail))
    #expect(try transcript().rating == nil && transcript().annotated)
    #expect(try store.undo("t1", by: "alice", at: at(8)) == nil)
    #expect(try store.undo("t1", by: "bob", at: at(9))?.content == .note("mine"))
    #expect(try !transcript().annotated)
    // Nothing is lost: four things said, four taken back.
    #expect(try detail().annotations.count == 8)
    #expect(try detail().annotations.effective.isEmpty)
    // What is said after an undo counts again.
    try store.annotate("t1", by: "alice", .rating(.unclear), at: at(10))
    #expect(try transcript().rating == .unclear)
  }

  @Test func undoLeavesARatingThatAFileGave() throws {
    try store.add(.of("human/alice", .pass, at: 1), to: "t1")
    try store.annotate("t1", by: "alice", .rating(.fail), at: at(2))
    #expect(try transcript().rating == .fail)
    #expect(try detail().ratings.map(\.value) == [.pass, .fail])
    try store.undo("t1", by: "alice", at: at(3))
    #expect(try transcript().rating == .pass && transcript().rater == "human/alice")
  }

  @Test func adjudicationIsAnAuthorsWord() throws {
    try store.annotate("t1", by: "adjudicated", .rating(.pass), at: at(1))
    try store.annotate("t1", by: "alice", .rating(.fail), at: at(2))
    #expect(try transcript().rating == .pass && transcript().rater == "human/adjudicated")
  }

  @Test func recordsArrivingTwiceCountOnce() throws {
    let said = [
      Annotation(id: ULID.derived(from: "1"), author: "alice", created: at(1), content: .rating(.fail)),
      Annotation(id: ULID.derived(from: "2"), author: "alice", created: at(2), content: .note("x")),
    ]
    try store.append(said, to: "t1")
    try store.append(said, to: "t1")
    #expect(try detail().annotations == said)
    #expect(throws: StoreError.self) { try store.append(said, to: "t2") }
  }

  @Test func keepsEveryKindOfWord() throws {
    let contents: [Annotation.Content] = [
      .rating(.unclear), .labels(["W1", "F3"]), .note("two\nlines 🌵 \"x\""),
      .spans([Span(turn: 2, start: 0, end: 3, label: "risk", quote: "Yes", prefix: "", suffix: ", eggs")]),
    ]
    try store.annotate("t1", by: "a name", contents, at: at(1))
    #expect(try detail().annotations.map(\.content) == contents)
    #expect(try detail().annotations.allSatisfy { $0.author == "a name" && ULID.isValid($0.id) })
  }
}
