import Engine
import Testing

@testable import TUI

@Suite struct OverlayTests {
  @Test func helpShowsTheKeysNarrowsThemAndCloses() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 24, columns: 80)
    driver.keys("?")
    #expect(driver.text.contains("─ keys ─"))
    #expect(driver.text.contains("j ↓        down"))
    driver.keys("G")
    let end = driver.text
    #expect(!end.contains("more below"))
    #expect(end.contains("generic"))
    // Not further than its end: one step up is seen at once.
    driver.keys("j j j k")
    #expect(driver.text.contains(" 1 more below "))
    driver.keys("g /")
    driver.type("evidence")
    #expect(driver.text.contains("next evidence span"))
    #expect(!driver.text.contains("undo the last annotation"))
    driver.send(.paste(" of"))
    #expect(driver.text.contains("no key does that"))
    driver.keys("Esc")
    #expect(driver.text.contains("j ↓        down"))
    driver.keys("q")
    #expect(driver.state.overlay == nil)
  }

  @Test func theMatrixLeadsToItsCell() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("m")
    #expect(driver.text.contains("pass rates: models by scenarios  1/5"))
    #expect(driver.text.contains("▸m/alpha  baseline    –   75 %   –   50 %   –   –"))
    driver.keys("G k k k j Enter")
    #expect(driver.state.filter.description == "model:m/beta condition:baseline")
    #expect(driver.place == "dogs-001 S3 baseline m/beta")
  }

  @Test func agreementLeadsToWhatRatersDifferOn() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("A")
    #expect(driver.text.contains("▸human/bob  judge/x  2     0.000"))
    driver.keys("Enter")
    #expect(driver.state.filter.description == "rater:human/bob disagreement:yes")
    #expect(driver.state.cases.map(\.useCase) == ["dogs-001", "nuts-002"])
  }

  @Test func runsLeadToTheirTranscripts() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("L")
    #expect(driver.text.contains("complete"))
    #expect(driver.text.contains("26/26"))
    driver.keys("Enter")
    #expect(driver.text.contains("26 of 26 transcripts"))
    driver.keys("f")
    #expect(driver.state.overlay == nil)
    #expect(driver.state.filter.terms.map(\.key) == [.run])
    #expect(driver.state.cases.count == 4)
  }

  @Test func searchingEverythingLeadsToTheTurn() throws {
    let store = try StoreFixture.desk()
    try StoreFixture.add(
      [.init(useCase: "nuts-009", scenario: 4, turns: StoreFixture.turns("A zeppelin would do."))], to: store)
    var driver = ExplorerDriver(store)
    driver.keys("S")
    driver.type("zeppelin")
    driver.keys("Enter")
    #expect(driver.text.contains("“zeppelin”: 1 turn"))
    #expect(driver.text.contains("▸nuts-009  m/alpha  6 assistant"))
    driver.keys("Enter")
    #expect(driver.place == "nuts-009 S4 baseline m/alpha")
    #expect(driver.state.reader.turn == 6)
    #expect(driver.state.selectedOverview?.scenario == .threePeople)
    driver.keys("S")
    driver.type("dirigible")
    driver.keys("Enter")
    #expect(driver.text.contains("No turn holds these words."))
    driver.keys("Esc S")
    driver.type("***")
    driver.keys("Enter")
    #expect(driver.state.overlay == nil)
  }

  @Test(arguments: ["m", "A", "L"]) func tablesCloseScrollAndSurviveTheirEnds(key: String) throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("\(key) j j j j j j j j k G g PgDn PgUp C-d C-u")
    #expect(driver.state.overlay != nil)
    driver.keys("Esc")
    #expect(driver.state.overlay == nil)
    driver.keys("\(key) q")
    #expect(driver.state.overlay == nil)
    #expect(!driver.hasQuit)
  }

  @Test func thePaletteRunsACommand() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys(":")
    driver.type("next fail")
    driver.keys("Enter")
    #expect(driver.place == "nuts-001 S3 baseline m/alpha")
    driver.keys(": Esc :")
    driver.type("xyzzy")
    #expect(driver.text.contains("nothing has these letters"))
    driver.keys("Enter")
    #expect(driver.state.overlay == nil)
    driver.keys(": Down Down Up Enter")
    #expect(driver.place == "dogs-001 S3 baseline m/alpha")
  }

  @Test func thePaletteFindsCasesModelsAndSavedViews() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys(":")
    driver.type("nuts003")
    driver.keys("Enter")
    #expect(driver.place == "nuts-003 S3 baseline m/alpha")
    driver.keys("f")
    driver.type("rating:0")
    driver.keys("Enter x B")
    let place = driver.place
    driver.type("my failures")
    driver.keys("Enter")
    #expect(driver.status == "Saved as “my failures”; : and its name open it.")
    driver.keys("f C-u Enter :")
    driver.type("m/beta")
    driver.keys("Enter")
    #expect(driver.state.filter.description == "model:m/beta")
    driver.keys(":")
    driver.type("my fail")
    #expect(driver.text.contains("my failures") && driver.text.contains("view"))
    driver.keys("Enter")
    #expect(driver.state.filter.description == "rating:0" && driver.place == place)
  }

  @Test(arguments: [
    ("re", "rerun…"), ("rf", "rate: fail"), ("nes", "next evidence span"), ("filter", "filter the transcripts"),
    ("quit", "quit"), ("matrix", "results matrix: models by scenarios"), ("undo", "undo the last annotation"),
  ]) func thePaletteRanksBeginningsOfWordsFirst(typed: String, first: String) {
    #expect(PaletteOverlay(editor: LineEditor(typed)).matches.first?.name == first)
  }

  @Test func pastedTextGoesWhereTextIsTyped() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.send(.paste("0 q Q"))
    #expect(!driver.hasQuit)
    #expect(try driver.store.transcriptCount(filter: Filter.all.and(.annotated, "yes")) == 0)
    driver.keys("f")
    driver.send(.paste("rating:0\nmodel:alpha"))
    driver.keys("Enter")
    #expect(driver.state.filter.description == "rating:0 model:alpha")
    driver.keys(": Down Down")
    driver.send(.paste("next disagreement"))
    driver.keys("Enter")
    #expect(driver.status == "There is no other disagreement that the filter lets through.")
  }

  @Test func aLateTableDoesNotTakeAwayWhatIsBeingTyped() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("m i")
    driver.type("half a no")
    driver.answerHeld()
    #expect(driver.text.contains("half a no"))
    #expect(driver.status == "“pass rates: models by scenarios” has come; close this and ask again to see it.")
  }

  @Test func whatIsTypedAheadOfATableMovesInIt() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("L Enter Tab")
    driver.answerHeld()
    guard case .live(let live) = driver.state.overlay else {
      Issue.record("The run is not watched.")
      return
    }
    #expect(live.part == .cells)
    #expect(driver.place == "dogs-001 S3 baseline m/alpha")
  }

  @Test func aLineIsEdited() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("f")
    driver.type("aé日🙂")
    driver.keys("Left Backspace Home x Right Delete End y C-a C-k")
    guard case .input(let empty) = driver.state.overlay else { return }
    #expect(empty.editor.text == "")
    driver.type("one two  three")
    driver.keys("C-w Left C-u e\u{301} C-e Z")
    guard case .input(let edited) = driver.state.overlay else { return }
    #expect(edited.editor.text == "e\u{301} Z")
  }
}
