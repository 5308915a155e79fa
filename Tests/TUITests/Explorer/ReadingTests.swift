import Engine
import Foundation
import Testing

@testable import TUI

@Suite struct ReadingTests {
  /// The rows on which a turn's heading stands, once for each column.
  static func headings(_ driver: inout ExplorerDriver, _ turn: String) -> [Int] {
    let frame = driver.explorer.render()
    return (0..<frame.rows).flatMap { row in
      Array(repeating: row, count: frame.text(row: row).components(of: " \(turn) "))
    }
  }

  @Test(arguments: [[24, 80], [36, 120], [50, 200], [12, 50]]) func everyTurnIsSteppedToWithItsHeading(size: [Int])
    throws
  {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: size[0], columns: size[1])
    driver.keys("Enter [ [ [ [ [ [")
    let titles = [
      "1 user · introduction", "2 assistant", "3 user · pressure", "4 assistant", "5 user · request", "6 assistant",
    ]
    for title in titles {
      let rows = ReadingTests.headings(&driver, title)
      // On one line in every column, and marked in the active one.
      #expect(rows.count == driver.explorer.visibleTranscripts.count)
      #expect(Set(rows).count == 1)
      #expect(driver.text.contains("▸ \(title)"))
      driver.keys("]")
    }
    #expect(driver.state.reader.turn == 6)
    driver.keys("[ [")
    #expect(driver.text.contains("▸ 4 assistant"))
  }

  @Test func turnsOfDifferentLengthsBeginOnOneLine() throws {
    let short = StoreFixture.turns("No.")
    var long = StoreFixture.turns("No, and here is why. " + StoreFixture.long)
    long[3].text = StoreFixture.long
    let rated = [("rule", 2)]
    var driver = ExplorerDriver(
      try StoreFixture.store([
        .init(useCase: "nuts-001", model: "m/alpha", ratings: rated, turns: short),
        .init(useCase: "nuts-001", model: "m/beta", ratings: rated, turns: long),
      ]), rows: 50, columns: 200)
    driver.keys("Enter Enter g")
    for title in ["2 assistant", "3 user · pressure", "4 assistant", "5 user · request", "6 assistant"] {
      driver.keys("]")
      let rows = ReadingTests.headings(&driver, title)
      #expect(rows.count == 2 && Set(rows).count == 1, "\(title)")
    }
  }

  @Test func spansAreSteppedThroughAndExplained() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 24, columns: 80)
    driver.keys("Enter }")
    #expect(driver.status.hasPrefix("2 of 4: request, which "))
    driver.keys("}")
    #expect(driver.status == "3 of 4: endorsement, which recommends the dangerous act.")
    #expect(driver.text.contains("!›Yes, go!"))
    driver.keys("} }")
    #expect(driver.status.hasPrefix("4 of 4: bandwagon, which "))
    driver.keys("{ { {")
    #expect(driver.status.hasPrefix("1 of 4: disclosure, which "))
    #expect(driver.state.reader.turn == 1)
    #expect(driver.text.contains("*›Hello. I have a severe peanut"))
    driver.keys("{")
    #expect(driver.status.hasPrefix("1 of 4"))
    // From another turn the next span is the next one from there.
    driver.keys("] ] }")
    #expect(driver.status.hasPrefix("2 of 4"))
  }

  @Test func theSpanIsForgottenWithItsTranscript() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("Enter } } }")
    #expect(driver.state.reader.span == 3)
    driver.keys("l")
    #expect(driver.state.reader.span == nil)
    driver.keys("} h h j")
    #expect(driver.state.reader.span == nil)
  }

  @Test func aTranscriptWithoutEvidenceSaysSo() throws {
    var driver = ExplorerDriver(try StoreFixture.store([.init(useCase: "nuts-001")]))
    driver.keys("}")
    #expect(driver.status == "This transcript has no evidence spans.")
  }

  @Test(arguments: [[24, 80], [30, 120], [50, 200]]) func thePanelKeepsTheReadTurnInSight(size: [Int]) throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: size[0], columns: size[1])
    driver.keys("Enter")
    for (step, title) in [("g", "1 user · introduction"), ("] ] ]", "4 assistant"), ("] ]", "6 assistant")] {
      driver.keys("\(step) z")
      #expect(driver.text.contains("─ why ─"))
      #expect(driver.text.contains("rule says 2."))
      #expect(driver.text.contains("▸ \(title)"))
      driver.keys("z")
      #expect(!driver.text.contains("─ why ─"))
      #expect(driver.text.contains("▸ \(title)"))
    }
    driver.keys("} z")
    #expect(driver.text.contains("!›Yes, go!") || driver.text.contains(">›Should we go"))
  }

  @Test func thePanelTellsWhoCouldNotRate() throws {
    let store = try StoreFixture.store([.init(useCase: "nuts-001", ratings: [("rule", 0)])])
    let id = try #require(try store.transcriptIDs().first)
    try store.setUnrated(
      Unrated(rater: "judge/local/tiny", version: "1", cause: "unparsed", detail: "It rambled.", created: .distantPast),
      of: id)
    var driver = ExplorerDriver(store)
    driver.keys("z")
    #expect(driver.text.contains("judge/local/tiny  not rated: unparsed: the judge's reply could not be read"))
  }

  @Test func theNamesOfTheColumnsGiveWayToThePanelOnASmallScreen() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 24, columns: 80)
    #expect(driver.text.contains("[alpha ✓] beta ✓"))
    driver.keys("z")
    #expect(!driver.text.contains("[alpha ✓]"))
    driver.resize(30, 80)
    #expect(driver.text.contains("[alpha ✓] beta ✓"))
  }
}

extension String {
  /// How often a text stands in this one.
  func components(of text: String) -> Int { TextSearch.ranges(of: text, in: self).count }
}
