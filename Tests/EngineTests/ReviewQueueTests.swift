import Foundation
import Testing

@testable import Engine

@Suite struct ReviewQueueTests {
  let temporary: TemporaryStore
  var store: Store { temporary.store }
  let date = Date(timeIntervalSince1970: 1_000_000)

  init() throws {
    temporary = try TemporaryStore()
    let run = try temporary.store.addRun("reviewed")
    for (number, category) in ["a", "a", "a", "b", "b", "c"].enumerated() {
      var transcript = Transcript.sample("t\(number + 1)")
      transcript.useCase = "\(category)-\(number)"
      transcript.category = category
      try temporary.store.add(transcript, run: run, saying: ["Eggs close my throat.", "Better not."])
    }
    for (id, value, confidence) in [("t1", 2, 0.9), ("t2", 0, 0.95), ("t3", 1, 0.5), ("t4", 2, 0.4), ("t5", 0, 0.6)] {
      try temporary.store.add(
        Rating(rater: "rule", value: RatingValue(rawValue: value) ?? .fail, confidence: confidence), to: id)
    }
  }

  private func order(_ order: ReviewQueue.Order, seed: Int = 1) throws -> [String] {
    let queue = try store.makeQueue(
      name: "\(order) \(seed)", author: "alice", filter: .all, order: order, seed: seed, at: date)
    return try store.items(of: queue.id).map(\.transcript)
  }

  @Test func ordersPutFirstWhatTheySay() throws {
    #expect(try order(.unsure) == ["t6", "t3", "t4", "t5", "t1", "t2"])
    #expect(try order(.failures) == ["t2", "t5", "t3", "t1", "t4", "t6"])
    #expect(try order(.case) == ["t1", "t2", "t3", "t4", "t5", "t6"])
    try store.add(Rating(rater: "human/bob", value: .pass), to: "t5")
    #expect(try order(.disagreements).first == "t5")
  }

  @Test func whatHadNoConstraintIsReviewedOnlyOnDemand() throws {
    try store.tamper("UPDATE transcript SET condition = 'absent' WHERE id = 't6'")
    #expect(try order(.unsure) == ["t3", "t4", "t5", "t1", "t2"])
    let asked = try store.makeQueue(
      name: "absent", author: "alice", filter: Filter(parsing: "condition:absent"), order: .case, at: date)
    #expect(asked.count == 1)
  }

  @Test func randomOrdersFollowTheirSeed() throws {
    let one = try order(.random)
    #expect(one.sorted() == ["t1", "t2", "t3", "t4", "t5", "t6"])
    #expect(try order(.random, seed: 2) != one)
    let other = try store.makeQueue(name: "again", author: "bob", filter: .all, order: .random, at: date)
    #expect(try store.items(of: other.id).map(\.transcript) == one)
    let categories = try order(.stratified).map { id in try store.transcript(id)?.category }
    #expect(categories == ["a", "b", "c", "a", "b", "a"])
  }

  @Test func itemsAreDoneWhenTheAuthorHasRatedThemWherever() throws {
    let queue = try store.makeQueue(name: "q", author: "alice", filter: .all, order: .case, at: date)
    try store.annotate("t2", by: "alice", .rating(.pass))
    try store.annotate("t1", by: "bob", .rating(.pass))
    #expect(try store.queue(queue.id).done == 1 && store.queue(queue.id).open == 5)
    #expect(try store.nextItem(of: queue.id, after: 1)?.transcript == "t3")
    try store.mark(queue: queue.id, position: 3, skipped: true, seconds: 12)
    try store.mark(queue: queue.id, position: 1, flagged: true, seconds: 30)
    #expect(try store.nextItem(of: queue.id, after: 1)?.transcript == "t4")
    // Behind the end it begins again.
    #expect(try store.nextItem(of: queue.id, after: 6)?.transcript == "t1")
    let now = try store.queue(queue.id)
    #expect(now.skipped == 1 && now.flagged == 1 && now.seconds == 42 && now.secondsAnItem == nil)
    _ = try store.undo("t2", by: "alice")
    #expect(try store.queue(queue.id).done == 0)
    for id in ["t1", "t2", "t4", "t5", "t6"] { try store.annotate(id, by: "alice", .rating(.fail)) }
    #expect(try store.nextItem(of: queue.id, after: 1) == nil)
  }

  @Test func theTimeOfAnItemIsThatOfTheRated() throws {
    let queue = try store.makeQueue(name: "q", author: "alice", filter: .all, order: .case, at: date)
    for (position, seconds) in [(1, 10.0), (2, 30), (3, 500), (4, 90)] {
      try store.mark(queue: queue.id, position: position, skipped: position == 3, seconds: seconds)
    }
    #expect(try store.queue(queue.id).secondsAnItem == nil)
    try store.annotate("t1", by: "alice", .rating(.pass))
    try store.annotate("t2", by: "alice", .rating(.fail))
    // Rated outside the queue, it took no time there.
    try store.annotate("t6", by: "alice", .rating(.fail))
    #expect(try store.queue(queue.id).secondsAnItem == 20 && store.queue(queue.id).seconds == 630)
  }

  @Test func namesAreTakenOncePerAuthor() throws {
    _ = try store.makeQueue(name: "q", author: "alice", filter: .all, order: .case, limit: 2, at: date)
    #expect(try store.queue(named: "q", of: "alice").count == 2)
    _ = try store.makeQueue(name: "q", author: "bob", filter: .all, order: .case, at: date)
    #expect(throws: ReviewQueueError.taken("q")) {
      try store.makeQueue(name: "q", author: "alice", filter: .all, order: .random, at: date)
    }
    #expect(throws: ReviewQueueError.unknown("r", known: ["q"])) { try store.queue(named: "r", of: "alice") }
    #expect(throws: ReviewQueueError.nothing(filter: "model:none")) {
      try store.makeQueue(
        name: "n", author: "alice", filter: Filter(parsing: "model:none"), order: .case, at: date)
    }
    try store.deleteQueue(store.queue(named: "q", of: "alice").id)
    #expect(try store.queues(of: "alice").isEmpty && store.queues(of: "bob").count == 1)
  }

  @Test func laterRatingsMoveNothing() throws {
    let queue = try store.makeQueue(name: "q", author: "alice", filter: .all, order: .failures, at: date)
    let before = try store.items(of: queue.id).map(\.transcript)
    try store.annotate("t4", by: "bob", .rating(.fail))
    #expect(try store.items(of: queue.id).map(\.transcript) == before)
  }
}
