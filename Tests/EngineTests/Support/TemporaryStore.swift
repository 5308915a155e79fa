import Foundation

@testable import Engine

/// A store in a folder of its own, which goes with it.
final class TemporaryStore: Sendable {
  let store: Store
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("heed-\(UUID().uuidString)")
    store = try Store(path: folder.appendingPathComponent("heed.db").path)
  }

  deinit {
    // A second connection that closes meanwhile takes its files away itself, which stops the first attempt.
    for _ in 0..<3 where FileManager.default.fileExists(atPath: folder.path) {
      try? FileManager.default.removeItem(at: folder)
    }
  }

  /// A further connection to the same file, as another process has it.
  func second() throws -> Store { try Store(path: store.path) }

  /// A file beside the store.
  func file(_ name: String, _ text: String = "") throws -> String {
    let url = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    return url.path
  }
}

/// Folders of the checkout that the tests belong to.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let data = DataFolder(url: root.appendingPathComponent("Data", isDirectory: true))
}

extension Store {
  /// Runs a statement of the test's own.
  func tamper(_ sql: String, _ values: [SQLValue] = []) throws {
    try write { (db) throws(StoreError) in try db.run(sql, values) }
  }

  func number(_ sql: String, _ values: [SQLValue] = []) throws -> Int {
    try read { (db) throws(StoreError) in try db.first(sql, values) { $0.integer(0) } ?? -1 }
  }

  /// Records an empty run for transcripts to belong to.
  func addRun(_ id: String, models: [String] = ["sim/forgetful"]) throws -> RunKey {
    let run = Run(
      id: id, status: .complete, suite: "tiny", models: models, scenarios: [.twoPeople], conditions: [.baseline],
      planned: 1,
      seed: 1, settings: RunSettings())
    let (key, _) = try insert(run, plans: [])
    try finish(key, status: .complete, at: Date(timeIntervalSince1970: 1000))
    return key
  }

  /// Records a transcript with its turns, which user and assistant say by turns.
  @discardableResult
  func add(_ transcript: Transcript, run: RunKey, saying texts: [String] = []) throws -> TranscriptKey {
    let key = try insert(transcript, run: run, plan: nil)
    for (offset, text) in texts.enumerated() {
      let isUser = offset % 2 == 0
      let kind: TurnKind = offset + 2 >= texts.count ? .request : offset == 0 ? .introduction : .distraction
      try append(
        Turn(index: offset + 1, role: isUser ? .user : .assistant, kind: isUser ? kind : nil, text: text), to: key)
    }
    return key
  }
}

extension Transcript {
  /// A complete transcript of the tiny suite; what a test cares about it sets itself.
  static func sample(
    _ id: String, case useCase: String = "allergy-001", category: String = "allergy", scenario: Scenario? = .twoPeople,
    condition: Condition = .baseline, model: String = "sim/forgetful", repeat: Int = 1
  ) -> Transcript {
    Transcript(
      id: id, run: "", suite: "tiny", useCase: useCase, category: category, scenario: scenario, condition: condition,
      model: model, repeat: `repeat`, status: .complete, origin: .simulated, constraint: "Eggs close my throat.")
  }
}

extension Rating {
  static func of(_ rater: String, _ value: RatingValue, at second: Double = 0, version: String = "1") -> Rating {
    Rating(rater: rater, version: version, value: value, created: Date(timeIntervalSince1970: second))
  }
}
