import Engine
import Testing

@testable import TUI

@Suite struct BlindTests {
  @Test func nothingTellsWhoAnsweredUntilOneHasRated() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x b")
    #expect(driver.text.contains("hidden") && driver.text.contains("none (blind)"))
    for word in ["alpha", "beta", "gamma", "✗", "✓", "0 %", "100 %"] { #expect(!driver.text.contains(word), "\(word)") }
    driver.keys("z")
    #expect(!driver.text.contains("rule says"))
    driver.keys("z x")
    #expect(driver.status == "Blind review hides what would tell that; b shows it.")
    driver.keys("2")
    #expect(driver.text.contains("m/alpha") && driver.text.contains("human/alice"))
    // The others of the case stay hidden.
    #expect(!driver.text.contains("m/beta"))
    driver.keys("b")
    #expect(driver.text.contains("m/beta") && driver.status == "Everything is shown again.")
  }

  @Test func whatWasSeenBeforeRatingIsRecorded() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x 0 b x b x b 1")
    let seen = try driver.store.transcripts(filter: Filter(parsing: "by:alice"), order: .case).flatMap {
      try driver.store.detail($0.id)?.annotations.map { ($0.seen ?? .others).names } ?? []
    }
    #expect(seen == [["model", "ratings"], []])
  }

  @Test func onlyTheContextIsMarked() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x Tab b } }")
    #expect(driver.status == "2 of 2: request, which asks for the recommendation.")
    driver.keys("}")
    #expect(driver.status == "2 of 2: request, which asks for the recommendation.")
  }

  /// Every way to see more of a transcript than the screen shows.
  @Test(arguments: ["r", "R", "w", "e", "|", "o", "L", "H", "t", "m", "A"])
  func whatWouldTellWhoAnsweredIsRefused(key: String) async throws {
    var driver = ExplorerDriver(try await StoreFixture.played())
    driver.keys("b \(key)")
    #expect(driver.status == "Blind review hides what would tell that; b shows it.")
    #expect(driver.state.overlay == nil && driver.done.isEmpty && driver.state.progress == nil)
  }

  @Test func aSearchTellsNoModels() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("b S")
    driver.type("satay")
    driver.keys("Enter")
    guard case .table(let table) = driver.state.overlay else {
      Issue.record("there is no table")
      return
    }
    #expect(table.header == ["case", "turn", "text"] && table.rows.allSatisfy { $0.cells.count == 3 })
  }
}
