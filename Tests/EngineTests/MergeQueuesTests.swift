import Foundation
import Testing

@testable import Engine

/// Review queues and saved views of stores that were copied and worked on apart.
@Suite struct MergeQueuesTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }
  private let date = Date(timeIntervalSince1970: 1_000_000)

  init() throws {
    temporary = try TemporaryStore()
    let run = try temporary.store.addRun(ULID.derived(from: "run"))
    for name in ["a", "b", "c"] {
      try temporary.store.add(.sample(name, case: "case-\(name)"), run: run, saying: ["I fear eggs.", "Have some."])
    }
  }

  private func parted(_ name: String = "other") throws -> Store {
    let path = temporary.folder.appendingPathComponent("\(name).db").path
    try store.read { (db) throws(StoreError) in try db.copy(to: path) }
    return try Store(path: path)
  }

  @discardableResult
  private func makeQueue(_ name: String, _ filter: String = "", in store: Store) throws -> Int {
    try store.makeQueue(
      name: name, author: "alice", filter: Filter(parsing: filter), order: .case, at: date
    ).id
  }

  /// `NAME: a skipped 3 s, b …` of every queue, by name.
  private func queues(_ store: Store) throws -> [String] {
    try store.queues(of: "alice").sorted { $0.name < $1.name }.map { queue in
      let items = try store.items(of: queue.id).map {
        "\($0.transcript)\($0.isSkipped ? " skipped" : "")\($0.isFlagged ? " flagged" : "") \(Int($0.seconds))"
      }
      return "\(queue.name): \(items.joined(separator: ", "))"
    }
  }

  @Test(arguments: [false, true]) func whatWasDoneInAQueueOnEitherSideIsDone(isBackwards: Bool) throws {
    let queue = try makeQueue("night", in: store)
    try store.mark(queue: queue, position: 1, seconds: 5)
    let other = try parted()
    try store.mark(queue: queue, position: 1, flagged: true, seconds: 2)
    try store.mark(queue: queue, position: 2, seconds: 40)
    try other.mark(queue: queue, position: 1, seconds: 4)
    try other.mark(queue: queue, position: 2, skipped: true, seconds: 9)
    let (into, from) = isBackwards ? (other, store) : (store, other)
    let report = try into.merge([from.path])[0]
    #expect(report.queues == 1 && report.conflicts == [])
    #expect(try queues(into) == ["night: a flagged 9, b skipped 40, c 0"])
    #expect(try into.merge([from.path])[0].queues == 0)
    try from.merge([into.path])
    #expect(try queues(from) == ["night: a flagged 9, b skipped 40, c 0"])
  }

  @Test func aQueueOfTheSameNameWithOtherContentsComesUnderAnother() throws {
    let other = try parted()
    try makeQueue("night", "case:case-a", in: store)
    try other.mark(queue: makeQueue("night", "case:case-b,case-c", in: other), position: 2, skipped: true)
    let conflict = MergeConflict(
      what: "queue night of alice", transcript: nil, here: "1 transcript",
      there: "2 transcripts, kept here as “night (2)”")
    let report = try store.merge([other.path])[0]
    #expect(report.queues == 1 && report.conflicts == [conflict])
    let here = ["night: a 0", "night (2): b 0, c skipped 0"]
    #expect(try queues(store) == here)
    // Again: nothing twice, and what was done there since comes to it.
    #expect(try store.merge([other.path])[0].conflicts == [conflict])
    try other.mark(queue: try other.queue(named: "night", of: "alice").id, position: 1, seconds: 7)
    #expect(try store.merge([other.path])[0].queues == 1)
    #expect(try queues(store) == ["night: a 0", "night (2): b 7, c skipped 0"])
    // The other way round each keeps its own name for its own.
    #expect(try other.merge([store.path])[0].queues == 1)
    #expect(try queues(other) == ["night: b 7, c skipped 0", "night (2): a 0"])
    #expect(try store.merge([other.path])[0].queues == 0)
    #expect(try queues(store) == ["night: a 0", "night (2): b 7, c skipped 0"])
  }

  @Test func twoQueuesOfTheSameTranscriptsStayTwo() throws {
    let other = try parted()
    try makeQueue("night", in: store)
    try other.mark(queue: makeQueue("night", in: other), position: 1, skipped: true)
    try other.mark(queue: makeQueue("night (2)", in: other), position: 2, skipped: true)
    #expect(try store.merge([other.path])[0].conflicts == [])
    #expect(try queues(store) == ["night: a skipped 0, b 0, c 0", "night (2): a 0, b skipped 0, c 0"])
  }

  @Test func viewsComeAndThoseThatDifferUnderAnotherName() throws {
    try store.saveView("both", "1", at: date)
    let other = try parted()
    try store.saveView("mine", "here", at: date)
    try other.saveView("mine", "there", at: date)
    try other.saveView("theirs", "2", at: date)
    let conflict = MergeConflict(
      what: "view mine", transcript: nil, here: "another place", there: "kept here as “mine (2)”")
    let report = try store.merge([other.path])[0]
    #expect(report.views == 2 && report.conflicts == [conflict])
    let views = ["both 1", "mine here", "mine (2) there", "theirs 2"]
    #expect(try store.views().map { "\($0.name) \($0.body)" }.sorted() == views.sorted())
    let again = try store.merge([other.path])[0]
    #expect(again.views == 0 && again.conflicts == [conflict])
    #expect(try other.merge([store.path])[0].views == 1)
    #expect(try store.merge([other.path])[0].views == 0)
    #expect(try store.views().count == 4)
  }
}
