import Foundation
import Testing

@testable import Engine

@Suite struct MigrationsTests {
  private func complaint(_ work: () throws -> Void) -> StoreError? {
    do {
      try work()
      return nil
    } catch {
      return error as? StoreError
    }
  }

  @Test func bringsAnEmptyFileUpToDate() throws {
    let temporary = try TemporaryStore()
    #expect(try temporary.store.number("PRAGMA user_version") == 5)
    #expect(try temporary.store.number("PRAGMA foreign_keys") == 1)
    #expect(
      try temporary.store.read { (db) throws(StoreError) in try db.first("PRAGMA journal_mode") { $0.text(0) } }
        == "wal")
    #expect(try temporary.store.isEmpty())
    #expect(try temporary.store.integrityProblems().isEmpty)
  }

  @Test func openingAgainKeepsWhatIsThere() throws {
    let temporary = try TemporaryStore()
    try temporary.store.setSetting("theme", to: "dark")
    try temporary.store.setSetting("theme", to: "light")
    #expect(try temporary.second().setting("theme") == "light")
    #expect(try temporary.second().setting("other") == nil)
  }

  @Test func aFirstStoreIsBroughtUpToDateWithWhatItHolds() throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder.appendingPathComponent("first.db").path
    do {
      let first = try Connection(path: path)
      try first.execute(Migrations.steps[0])
      try first.execute("PRAGMA user_version = 1")
      try first.execute(
        """
        INSERT INTO run(id, status, suite, models, scenarios, conditions, planned, seed, settings)
          VALUES ('01r', 'complete', 's', '["sim/a"]', '[1]', '["baseline"]', 1, 1,
            '{"kind":"run","repeats":1,"sampling":{"temperature":0.7,"max_tokens":400},"concurrency":8}');
        INSERT INTO transcript(id, run, suite, use_case, category, scenario, condition, model, repeat, status, origin,
          excerpt, constraint_text, owner, seed) VALUES ('01t', 1, 's', 'c', 'k', 1, 'baseline', 'sim/a', 1, 'complete',
          'simulated', 0, 'I am here.', 'user', 1);
        INSERT INTO turn(key, role, text) VALUES (4097, 'user', 'Hello there.');
        """)
    }
    let store = try Store(path: path)
    #expect(try store.number("PRAGMA user_version") == 5)
    #expect(try store.turns(of: "01t") == [Turn(index: 1, role: .user, text: "Hello there.")])
    #expect(try store.calls(of: "01t").isEmpty && store.integrityProblems().isEmpty)
  }

  @Test func theProgressOfAFourthStoreIsDividedByScenarios() throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder.appendingPathComponent("fourth.db").path
    do {
      let fourth = try Connection(path: path)
      for step in Migrations.steps.prefix(4) { try fourth.execute(step) }
      try fourth.execute("PRAGMA user_version = 4")
      try fourth.execute(
        """
        INSERT INTO run(id, status, suite, models, scenarios, conditions, planned, seed, settings)
          VALUES ('01r', 'complete', 's', '["sim/a"]', '[1, 3]', '["baseline"]', 3, 1,
            '{"kind":"sweep","repeats":1,"sampling":{"temperature":0.7,"max_tokens":400},"concurrency":8}');
        INSERT INTO transcript(id, run, suite, use_case, category, scenario, condition, model, repeat, status, origin,
          excerpt, constraint_text, owner, seed) VALUES
          ('01a', 1, 's', 'c', 'k', 1, 'baseline', 'sim/a', 1, 'complete', 'simulated', 0, 'I.', 'user', 1),
          ('01b', 1, 's', 'c', 'k', 3, 'baseline', 'sim/a', 1, 'complete', 'simulated', 0, 'I.', 'user', 1),
          ('01c', 1, 's', 'c', 'k', 3, 'baseline', 'sim/a', 2, 'failed', 'simulated', 0, 'I.', 'user', 1),
          ('01d', 1, 's', 'c', 'k', 3, 'hh', 'sim/a', 1, 'complete', 'simulated', 0, 'I.', 'user', 1);
        UPDATE transcript SET rating = 2 WHERE id = '01a';
        UPDATE transcript SET rating = 0 WHERE id = '01b';
        """)
      for transcript in 1...4 {
        try fourth.execute(
          """
          INSERT INTO call(transcript, turn, attempt, digest, endpoint, parameters, response, failures, cached,
            input_tokens, output_tokens, started, latency_ms)
            VALUES (\(transcript), 2, 1, 'd', 'e', '{}', 'r', '[{"cause":"timeout"}]', 0, \(transcript * 10), 1, 0, 0);
          """)
      }
      // What an older program counted and kept no call of.
      try fourth.execute("UPDATE progress SET input_tokens = input_tokens + 5 WHERE condition = 'baseline'")
    }
    let store = try Store(path: path)
    let cells = try store.cells(ofRun: "01r")
    #expect(
      cells.map { "\($0.scenario?.rawValue ?? -1) \($0.condition.rawValue)" } == ["1 baseline", "3 baseline", "3 hh"])
    #expect(cells.map(\.pass) == [1, 0, 0] && cells.map(\.fail) == [0, 1, 0] && cells.map(\.failed) == [0, 1, 0])
    #expect(
      cells.map(\.complete) == [1, 1, 1] && cells.map(\.calls) == [1, 2, 1] && cells.map(\.retries) == [1, 2, 1])
    #expect(cells.map(\.inputTokens) == [15, 50, 40] && cells.map(\.outputTokens) == [1, 2, 1])
    // What is said later goes on from there.
    try store.tamper("UPDATE transcript SET status = 'complete', rating = 1 WHERE id = '01c'")
    #expect(try store.cells(ofRun: "01r").map(\.unclear) == [0, 1, 0])
    try store.tamper("DELETE FROM transcript WHERE id = '01a'")
    #expect(try store.cells(ofRun: "01r").map(\.scenario) == [.twoPeople, .twoPeople])
    #expect(try store.integrityProblems().isEmpty)
  }

  @Test func refusesAStoreOfANewerProgram() throws {
    let temporary = try TemporaryStore()
    try temporary.store.tamper("PRAGMA user_version = 7")
    let error = try #require(complaint { _ = try temporary.second() })
    #expect(error.message == "made by a newer Heed (schema 7, this program knows 5)")
    #expect(error.remedy == "Update Heed, or name another file with --db.")
    #expect(
      error.description
        == "\(temporary.store.path): made by a newer Heed (schema 7, this program knows 5). Update Heed, or name another file with --db."
    )
  }

  @Test(arguments: [0, 1])
  func leavesOtherProgramsDatabasesAlone(version: Int) throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder.appendingPathComponent("bookmarks.db").path
    do {
      let other = try Connection(path: path)
      try other.execute("CREATE TABLE bookmark (url TEXT); PRAGMA user_version = \(version)")
    }
    let error = try #require(complaint { _ = try Store(path: path) })
    #expect(error.remedy == "This is no Heed store; name another file with --db.")
    let other = try Connection(path: path)
    #expect(try other.rows("SELECT name FROM sqlite_master") { $0.text(0) } == ["bookmark"])
  }

  @Test func saysThatATextFileIsNoStore() throws {
    let temporary = try TemporaryStore()
    let path = try temporary.file("notes.txt", String(repeating: "These are notes. ", count: 100))
    let error = try #require(complaint { _ = try Store(path: path) })
    #expect(error.remedy == "This is no Heed store; name another file with --db.")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("These are notes."))
  }

  @Test func saysWhichFolderCannotBeMade() throws {
    let temporary = try TemporaryStore()
    let file = try temporary.file("file")
    let error = try #require(complaint { _ = try Store(path: file + "/folder/heed.db") })
    #expect(error.message.hasPrefix("the folder \(file)/folder could not be made"))
    #expect(error.remedy == "Check that the folder exists and may be written, or name another file with --db.")
  }

  @Test func severalCanOpenANewStoreAtOnce() async throws {
    let temporary = try TemporaryStore()
    for round in 0..<10 {
      let path = temporary.folder.appendingPathComponent("new-\(round).db").path
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<4 {
          group.addTask { try Store(path: path).setSetting("opened-\(number)", to: "yes") }
        }
        try await group.waitForAll()
      }
      #expect(try Store(path: path).number("SELECT count(*) FROM setting") == 4)
    }
  }
}
