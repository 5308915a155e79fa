import Engine
import Testing

@testable import TUI

@Suite struct FindingTests {
  static let failures = [
    "nuts-001 S3 baseline m/alpha", "nuts-002 S3 baseline m/gamma", "nuts-003 S1 baseline m/alpha",
    "nuts-003 S3 baseline m/alpha",
  ]

  @Test func xGoesThroughAllFailuresAndRound() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    for expected in FindingTests.failures + FindingTests.failures.prefix(2) {
      driver.keys("x")
      #expect(driver.place == expected)
      #expect(driver.crumbs.contains(String(expected.prefix(8))))
      #expect(driver.text.contains("✗ fail"))
    }
    driver.keys("X X")
    #expect(driver.place == FindingTests.failures[3])
    #expect(driver.state.selectedOverview?.scenario == .twoPeople)
    driver.keys("X")
    #expect(driver.place == FindingTests.failures[2])
    #expect(driver.state.selectedOverview?.scenario == .solo)
    #expect(driver.state.selectedCase?.useCase == "nuts-003")
  }

  @Test func stepsTypedAheadAreAllMade() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("x x x")
    #expect(driver.held.count == 1)
    driver.answerHeld()
    #expect(driver.place == FindingTests.failures[2])
    #expect(!driver.state.isOnItsWay)
  }

  @Test func dGoesToWhatRatersDifferOn() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("D")
    #expect(driver.place == "dogs-001 S3 baseline m/beta")
    #expect(driver.status.contains("≠ raters differ"))
    driver.keys("D")
    #expect(driver.place == "nuts-002 S3 baseline m/gamma")
    driver.keys("D")
    #expect(driver.place == "dogs-001 S3 baseline m/beta")
  }

  @Test func xRespectsTheFilterAndSaysWhenThereIsNone() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("f")
    driver.type("model:gamma")
    driver.keys("Enter x")
    #expect(driver.place == "nuts-002 S3 baseline m/gamma")
    driver.keys("x")
    #expect(driver.status == "There is no other failure that the filter lets through.")
    driver.keys("f C-u")
    driver.type("model:beta")
    driver.keys("Enter x")
    #expect(driver.status == "There is no other failure that the filter lets through.")
    driver.keys("f C-u Enter D D D")
    #expect(driver.place == "nuts-002 S3 baseline m/gamma")
  }

  @Test func aWrongFilterStaysWithItsProblem() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("f")
    driver.type("ratign:0")
    driver.keys("Enter")
    #expect(driver.text.contains("✗ "))
    #expect(driver.text.contains("ratign"))
    #expect(driver.state.filter.isEmpty)
    // The problem goes with the next letter, and with pasted text too.
    driver.keys("Backspace")
    #expect(!driver.text.contains("✗ “"))
    driver.keys("Enter")
    driver.send(.paste("x"))
    guard case .input(let input) = driver.state.overlay else {
      Issue.record("The dialog is gone.")
      return
    }
    #expect(input.problem == nil)
    #expect(input.editor.text == "ratign:x")
    driver.keys("Esc")
    #expect(driver.state.overlay == nil)
    #expect(driver.state.filter.isEmpty)
  }

  @Test func aFilterNarrowsEveryPaneAndAnEmptyOneClearsIt() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("f")
    driver.type("rating:0")
    driver.keys("Enter")
    #expect(driver.crumbs.hasSuffix("filter rating:0"))
    #expect(driver.state.overview.map(\.counts.total) == [1, 3])
    #expect(driver.state.cases.map(\.useCase) == ["nuts-001", "nuts-002", "nuts-003"])
    #expect(driver.state.reader.candidates.map(\.model) == ["m/alpha"])
    driver.keys("f")
    #expect(driver.text.contains("rating:0"))
    driver.keys("C-u Enter")
    #expect(driver.state.filter.isEmpty)
    #expect(driver.state.cases.count == 4)
    #expect(!driver.crumbs.contains("filter"))
  }

  @Test func aFilterThatLetsNothingThroughSaysSoAndQClearsIt() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("Enter Enter f")
    driver.type("text:zeppelin")
    driver.keys("Enter")
    #expect(driver.status == "No transcript fits the filter; f changes it.")
    #expect(driver.place == "nowhere")
    #expect(driver.text.contains("Nothing passes the filter; f changes it."))
    driver.keys("j x 0 a i u r R c z ] } n y")
    #expect(!driver.hasQuit)
    driver.keys("q q q q q")
    #expect(driver.state.filter.isEmpty)
    #expect(driver.state.cases.count == 4)
  }

  @Test func theReaderStaysWhereItIsWhenTheFilterLetsItThrough() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("j Enter l ] f")
    driver.type("case:nuts-001,nuts-002")
    driver.keys("Enter")
    #expect(driver.place == "nuts-001 S3 baseline m/beta")
    #expect(driver.state.reader.turn == 6)
  }

  @Test func searchingAListGoesFromRowToRow() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("/")
    driver.type("NUTS")
    driver.keys("Enter")
    #expect(driver.place == "nuts-001 S3 baseline m/alpha")
    driver.keys("n n")
    #expect(driver.place == "nuts-003 S3 baseline m/alpha")
    driver.keys("n")
    #expect(driver.place == "nuts-001 S3 baseline m/alpha")
    driver.keys("N")
    #expect(driver.place == "nuts-003 S3 baseline m/alpha")
    driver.keys("S-Tab /")
    driver.type("guid")
    driver.keys("Enter")
    #expect(driver.state.selectedOverview?.condition == .guiding)
    driver.keys("/")
    driver.type("zeppelin")
    driver.keys("Enter")
    #expect(driver.status == "“zeppelin” is in no row of this list; S searches everything.")
  }

  @Test func nWithoutASearchSaysSo() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("n")
    #expect(driver.status == "Nothing has been searched for; / searches.")
  }

  @Test(arguments: [("CAFÉ", "Café", 4), ("日本の", "日本の", 4), ("naïve", "naïve", 4), ("peanut sauce", "peanut sauce", 3)])
  func searchingATranscriptFindsWideAndMarkedLetters(pattern: String, quote: String, turn: Int) throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("Enter Enter /")
    driver.type(pattern)
    driver.keys("Enter")
    let search = try #require(driver.state.search)
    // The same in each of the columns that are seen.
    #expect(search.hits.map(\.turn) == Array(repeating: turn, count: driver.explorer.visibleTranscripts.count))
    #expect(driver.state.reader.turn == turn)
    #expect(driver.status == "“\(pattern)”: 1 of \(search.hits.count)")
    let hit = try #require(search.hits.first)
    let text = try #require(driver.state.reader.details[hit.transcript]?.turns[turn - 1].text)
    #expect(String(String.UnicodeScalarView(Array(text.unicodeScalars)[hit.range])) == quote)
    let hits = driver.explorer.render().cells.filter {
      $0.style.foreground == .searchHit || $0.style.foreground == .searchHitCurrent
    }
    #expect(!hits.isEmpty)
    driver.keys("q")
    #expect(driver.state.search == nil)
  }

  @Test func nGoesRoundTheHitsAndFollowsToTheNextCase() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 24, columns: 80)
    driver.keys("Enter /")
    driver.type("peanut")
    driver.keys("Enter")
    #expect(driver.status == "“peanut”: 1 of 2")
    #expect(driver.state.reader.turn == 1)
    driver.keys("n")
    #expect(driver.state.reader.turn == 3)
    driver.keys("n N N")
    #expect(driver.status == "“peanut”: 1 of 2")
    driver.keys("h j Enter n")
    #expect(driver.place == "nuts-001 S3 baseline m/alpha")
    #expect(driver.status == "“peanut”: 1 of 2")
    driver.keys("/")
    driver.type("zeppelin")
    driver.keys("Enter")
    #expect(driver.status == "“zeppelin” is not in what is shown; S searches everything.")
  }
}
