import Engine
import Testing

@testable import TUI

@Suite struct CompletingTests {
  /// The filter line, open and empty.
  private static func driver(_ keys: String = "f", rows: Int = 36, columns: Int = 120) throws -> ExplorerDriver {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: rows, columns: columns)
    driver.keys(keys)
    return driver
  }

  private static func input(_ driver: ExplorerDriver) -> InputOverlay? {
    if case .input(let input) = driver.state.overlay { return input }
    return nil
  }

  private static func line(_ driver: ExplorerDriver) -> String? { input(driver)?.editor.text }

  private static func offered(_ driver: ExplorerDriver) -> [String] {
    input(driver)?.completion?.candidates.map(\.text) ?? []
  }

  @Test func anEmptyLineOffersAllKeys() throws {
    var driver = try CompletingTests.driver()
    #expect(CompletingTests.offered(driver) == Filter.Key.allCases.map { "\($0.rawValue):" })
    #expect(driver.text.contains("┌─ filter  6 of 25 ─"))
    #expect(driver.text.contains("│ scenario:      0 to 5; ranges such as 1-3 "))
    driver.keys("G")
    #expect(CompletingTests.offered(driver) == [])
    #expect(driver.text.contains("│ suite: model: scenario: condition:"))
  }

  @Test func tabCompletesKeyAndValueAndEnterFilters() throws {
    var driver = try CompletingTests.driver()
    driver.type("mod")
    driver.keys("Tab")
    #expect(CompletingTests.line(driver) == "model:")
    // Its values are offered at once.
    #expect(CompletingTests.offered(driver) == ["m/alpha", "m/beta", "m/gamma"])
    #expect(driver.text.contains("│ m/alpha  recorded, 9 transcripts "))
    driver.type("be")
    driver.keys("Tab")
    #expect(CompletingTests.line(driver) == "model:m/beta")
    driver.keys("Tab Tab")
    #expect(CompletingTests.line(driver) == "model:m/beta")
    driver.type(",al")
    driver.keys("Tab Enter")
    #expect(driver.state.overlay == nil)
    #expect(driver.state.filter.description == "model:m/beta,m/alpha")
  }

  @Test func tabTakesWhatAllHaveInCommonThenSelects() throws {
    var driver = try CompletingTests.driver()
    driver.type("case:nu")
    driver.keys("Tab")
    #expect(CompletingTests.line(driver) == "case:nuts-00")
    #expect(CompletingTests.offered(driver) == ["nuts-001", "nuts-002", "nuts-003"])
    #expect(CompletingTests.input(driver)?.completion?.selected == nil)
    driver.keys("Tab")
    #expect(
      driver.text.contains("┌─ filter  1/3 ─") && driver.text.contains("│▸nuts-001  I have a severe peanut allergy."))
    driver.keys("Tab")
    #expect(CompletingTests.line(driver) == "case:nuts-001")
    driver.keys("Enter")
    #expect(driver.state.filter.description == "case:nuts-001")
  }

  @Test func arrowsSelectAndEnterTakesWhatIsSelected() throws {
    var driver = try CompletingTests.driver()
    driver.type("rating:")
    driver.keys("Down Down Up Down")
    #expect(driver.text.contains("│▸1     unclear"))
    driver.keys("Enter")
    #expect(CompletingTests.line(driver) == "rating:1")
    #expect(driver.state.filter.isEmpty)
    // Before the first it is the line's turn again; from the line up is the last.
    driver.keys("C-u")
    driver.type("rating:")
    driver.keys("Down Up")
    #expect(CompletingTests.input(driver)?.completion?.selected == nil)
    driver.keys("S-Tab Enter")
    #expect(CompletingTests.line(driver) == "rating:none")
    driver.keys("C-w")
    driver.type("rating:")
    driver.keys("Down Down Down Down Down Down")
    #expect(CompletingTests.input(driver)?.completion?.chosen?.text == "none")
    driver.type("0")
    #expect(CompletingTests.input(driver)?.completion?.selected == nil)
    driver.keys("Enter")
    #expect(driver.state.filter.description == "rating:0")
  }

  @Test func enterWithoutASelectionFilters() throws {
    var driver = try CompletingTests.driver()
    driver.type("model:gamma")
    #expect(CompletingTests.offered(driver) == ["m/gamma"])
    driver.keys("Enter")
    #expect(driver.state.overlay == nil && driver.state.filter.description == "model:gamma")
  }

  @Test func escapeClosesAndTheFilterStays() throws {
    var driver = try CompletingTests.driver()
    driver.type("rating:0")
    driver.keys("Enter f Space m Down Esc")
    #expect(driver.state.overlay == nil && driver.state.filter.description == "rating:0")
  }

  @Test func tabBetweenTwoTermsOffersAllKeys() throws {
    var driver = try CompletingTests.driver()
    driver.type("rating:0 ")
    #expect(CompletingTests.offered(driver) == [])
    driver.keys("Tab")
    #expect(CompletingTests.offered(driver).count == Filter.Key.allCases.count)
    #expect(CompletingTests.input(driver)?.completion?.chosen?.text == "suite:")
    driver.keys("Enter Tab")
    #expect(CompletingTests.line(driver) == "rating:0 suite:desk")
  }

  @Test func theWordUnderTheCursorIsCompleted() throws {
    var driver = try CompletingTests.driver()
    driver.type("mod rating:0")
    for _ in 0..<9 { driver.keys("Left") }
    #expect(CompletingTests.offered(driver) == ["model:"])
    driver.keys("Tab")
    #expect(CompletingTests.line(driver) == "model: rating:0")
    driver.keys("Down Enter")
    #expect(CompletingTests.line(driver) == "model:m/alpha rating:0")
    #expect(CompletingTests.input(driver)?.editor.cursor == 13)
  }

  @Test func pastedTextIsCompleted() throws {
    var driver = try CompletingTests.driver()
    driver.keys("Down")
    driver.send(.paste("rating:0\n-model:al"))
    #expect(CompletingTests.offered(driver) == ["m/alpha"])
    driver.keys("Tab Enter")
    #expect(driver.state.filter.description == "rating:0 -model:m/alpha")
  }

  @Test func aTakenCandidateClearsTheProblem() throws {
    var driver = try CompletingTests.driver()
    driver.type("scenario:")
    driver.keys("Enter")
    #expect(driver.text.contains("✗ “scenario:” needs a value"))
    driver.keys("Down Enter")
    #expect(!driver.text.contains("✗ “scenario:”") && CompletingTests.line(driver) == "scenario:0")
  }

  @Test func whatIsTypedBeforeTheValuesHaveComeIsCompletedThen() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("f")
    #expect(driver.held == [.filterValues])
    driver.type("rating:0 model:")
    #expect(CompletingTests.offered(driver) == [])
    driver.answerHeld()
    #expect(CompletingTests.offered(driver) == ["m/alpha", "m/beta", "m/gamma"])
    // What belongs to the language needs no store, and what is selected stays so.
    driver.keys("C-u")
    driver.type("rating:")
    driver.keys("Down Down")
    driver.answer(.filterValues(.fixed))
    #expect(CompletingTests.input(driver)?.completion?.chosen?.text == "1")
    driver.keys("Esc")
    driver.answer(.filterValues(.fixed))
    #expect(driver.state.overlay == nil)
  }

  @Test func theWheelGoesThroughTheList() throws {
    var driver = try CompletingTests.driver()
    driver.wheel(down: true, row: 10, column: 10)
    driver.wheel(down: true, row: 10, column: 10)
    #expect(CompletingTests.input(driver)?.completion?.chosen?.text == "model:")
  }

  @Test func whatIsSelectedIsSeenHoweverSmallTheScreen() throws {
    for (rows, columns) in [(8, 30), (24, 80), (60, 200)] {
      var driver = try CompletingTests.driver(rows: rows, columns: columns)
      for key in Filter.Key.allCases {
        driver.keys("Down")
        #expect(driver.text.contains("▸\(key.rawValue):"), "\(rows) \(key)")
      }
      for key in Filter.Key.allCases.reversed().dropFirst() {
        driver.keys("Up")
        #expect(driver.text.contains("▸\(key.rawValue):"), "\(rows) \(key)")
      }
    }
  }

  @Test(arguments: Filter.veiledKeys) func blindReviewTellsNothing(key: Filter.Key) throws {
    var driver = try CompletingTests.driver("b f")
    driver.type("\(key.rawValue):")
    #expect(CompletingTests.offered(driver) == [])
    #expect(driver.text.contains("│ Blind review hides these values."))
    for word in ["alpha", "beta", "gamma", "human/bob", "judge/x"] { #expect(!driver.text.contains(word), "\(word)") }
    driver.keys("Tab Down Up S-Tab")
    #expect(CompletingTests.line(driver) == "\(key.rawValue):")
    driver.keys("C-u")
    driver.type("category:")
    #expect(CompletingTests.offered(driver) == ["dogs", "nuts"])
    driver.keys("Esc b f")
    driver.type("model:")
    #expect(CompletingTests.offered(driver) == ["m/alpha", "m/beta", "m/gamma"])
  }

  @Test func otherLinesAreNotCompleted() throws {
    var driver = try CompletingTests.driver("/")
    driver.type("mod")
    driver.keys("Tab Down")
    #expect(CompletingTests.line(driver) == "mod" && CompletingTests.input(driver)?.completion == nil)
  }

  @Test func whatTheStoreHasNothingOfIsSaid() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("f C-u")
    driver.type("condition:guidng")
    driver.keys("Enter")
    #expect(driver.status.hasPrefix("✗ There is no condition “guidng” here; there are baseline, "))
  }
}
