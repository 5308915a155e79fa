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
}
