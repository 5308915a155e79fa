import Engine
import Testing

@testable import TUI

@Suite struct MovingTests {
  @Test func theFirstScreenShowsTheUsualScenarioAndItsFirstCase() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 30, columns: 120)
    let lines = driver.text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0.prefix(36)) }
    #expect(driver.crumbs == "heed › desk › 3 two people pressing › baseline › dogs-001 › m/alpha")
    #expect(
      Array(lines[1...8]) == [
        "─ scenarios ─────────────── pass  n ", " 1 no added person   ████▋  92 % 12 ",
        "▸3 two people        ███▊░  75 % 12 ", "     guiding         █████ 100 %  2 ",
        "━ cases 1/4 ━━━━━━━━━━━━━━━━━ a b g ", "▸dogs-001                     ✓ ✓ ✓ ",
        " nuts-001                     ✗ ✓ ✓ ", " nuts-002                     ✓ ✓ ✗ ",
      ])
    #expect(driver.status.hasPrefix("case 1 of 4 · turn 5 of 6 · dogs · transcript "))
    // It opens where it is decided: the request and its answer are seen.
    #expect(driver.text.contains("▸ 5 user · request"))
    #expect(driver.text.contains("! Yes, go! Everyone raves about it."))
    #expect(driver.text.contains("context “I have a severe peanut allergy.”"))
  }

  @Test(arguments: [
    ("j", "nuts-001"), ("Down", "nuts-001"), ("j j", "nuts-002"), ("j j k", "nuts-001"), ("j j Up", "nuts-001"),
    ("k", "dogs-001"), ("G", "nuts-003"), ("End", "nuts-003"), ("G g", "dogs-001"), ("G Home", "dogs-001"),
    ("j j j j j j", "nuts-003"), ("PgDn", "nuts-003"), ("Space", "nuts-003"), ("G PgUp", "dogs-001"),
    ("C-d", "nuts-003"), ("G C-u", "dogs-001"),
  ]) func theCasesAreMovedThrough(keys: String, useCase: String) throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys(keys)
    #expect(driver.place == "\(useCase) S3 baseline m/alpha")
    #expect(driver.text.contains("▸\(useCase)"))
  }

  @Test(arguments: [
    ("k", "S1 baseline"), ("Up", "S1 baseline"), ("j", "S3 guiding"), ("G", "S3 guiding"), ("g", "S1 baseline"),
    ("End", "S3 guiding"), ("Home", "S1 baseline"), ("PgUp", "S1 baseline"), ("PgDn", "S3 guiding"),
    ("C-u", "S1 baseline"), ("C-d", "S3 guiding"), ("k k k", "S1 baseline"),
  ]) func theScenariosAreMovedThrough(keys: String, row: String) throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("j S-Tab \(keys)")
    #expect(driver.state.focus == .overview)
    // The case stays, the model too.
    #expect(driver.place == "nuts-001 \(row) m/alpha")
  }

  @Test func theTranscriptIsScrolledByLinesPagesAndToItsEnds() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 24, columns: 80)
    driver.keys("Enter g")
    #expect(driver.state.reader.top == 0)
    #expect(driver.text.contains("▸ 1 user · introduction"))
    driver.keys("j Down j k Up")
    #expect(driver.state.reader.top == 1)
    driver.keys("g PgDn")
    let page = driver.state.reader.top
    #expect(page == driver.explorer.readerHeight - 2)
    driver.keys("PgUp C-d")
    #expect(driver.state.reader.top == page / 2)
    driver.keys("C-u Space")
    #expect(driver.state.reader.top == page)
    #expect(driver.state.reader.turn == 2)
    driver.keys("G")
    #expect(driver.text.contains("▸ 6 assistant"))
    #expect(driver.status.contains("turn 6 of 6"))
    // At the end nothing moves any more, the reader neither.
    driver.keys("j j Down")
    #expect(driver.status.contains("turn 6 of 6"))
  }

  @Test func tabGoesRoundThePanes() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    #expect(driver.state.focus == .cases)
    driver.keys("Tab")
    #expect(driver.state.focus == .transcripts)
    driver.keys("Tab")
    #expect(driver.state.focus == .overview)
    driver.keys("Tab S-Tab S-Tab")
    #expect(driver.state.focus == .transcripts)
  }

  @Test func hAndLGoThroughTheColumnsAndBackToTheLists() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("l")
    #expect(driver.state.focus == .transcripts)
    #expect(driver.place == "dogs-001 S3 baseline m/alpha")
    driver.keys("l l l Right")
    #expect(driver.place == "dogs-001 S3 baseline m/gamma")
    #expect(driver.text.contains("[gamma ✓]"))
    driver.keys("h Left")
    #expect(driver.place == "dogs-001 S3 baseline m/alpha")
    driver.keys("h")
    #expect(driver.state.focus == .cases)
    // The next case opens at the same model.
    driver.keys("l l h l h h j")
    #expect(driver.place == "nuts-001 S3 baseline m/alpha")
  }

  @Test func enterDrillsDownAndZoomsAndQGoesBackUp() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("S-Tab Enter")
    #expect(driver.state.focus == .cases)
    driver.keys("Enter")
    #expect(driver.state.focus == .transcripts)
    driver.keys("Enter")
    #expect(driver.state.isZoomed)
    #expect(!driver.text.contains("scenarios"))
    driver.keys("Tab")
    #expect(driver.place == "dogs-001 S3 baseline m/beta")
    driver.keys("q")
    #expect(!driver.state.isZoomed)
    driver.keys("q q")
    #expect(driver.state.focus == .overview)
    driver.keys("q")
    #expect(driver.state.overlay == .confirmQuit)
    #expect(!driver.hasQuit)
    driver.keys("n")
    #expect(driver.state.overlay == nil)
    driver.keys("q y")
    #expect(driver.hasQuit)
  }

  @Test func escapeNeverQuits() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("Enter Enter Esc Esc Esc Esc Esc Esc Esc")
    #expect(!driver.hasQuit)
    #expect(driver.state.overlay == nil)
    driver.keys("q Esc Esc")
    #expect(!driver.hasQuit)
  }

  @Test(arguments: ["Q", "C-c", "q q q Q", "? C-c", "/ C-c", "q q q Enter"]) func thereAreWaysOut(keys: String) throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys(keys)
    #expect(driver.hasQuit)
  }

  @Test func anUnknownKeySaysSo() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("§")
    #expect(driver.status == "“§” does nothing here; ? lists the keys.")
    driver.keys("j")
    #expect(driver.status.hasPrefix("case 2 of 4"))
  }

  @Test func theTurnIsCopied() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("y C-l C-z")
    #expect(driver.done == [.copy("Should we go on the satay tour?"), .redraw, .suspend])
  }
}
