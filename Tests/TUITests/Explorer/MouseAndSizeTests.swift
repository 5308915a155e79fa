import Engine
import Testing

@testable import TUI

@Suite struct MouseAndSizeTests {
  static let sizes = [[24, 80], [36, 120], [50, 200]]

  @Test(arguments: sizes) func aClickSelectsAndASecondOneOpens(size: [Int]) throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: size[0], columns: size[1])
    driver.click(row: 1, column: 3)
    #expect(driver.state.focus == .overview)
    driver.click(row: 2, column: 3)
    #expect(driver.state.selectedOverview?.scenario == .solo)
    driver.click(row: 2, column: 3)
    #expect(driver.state.focus == .cases)
    let cases = driver.explorer.layout.cases
    driver.click(row: cases.row + 3, column: 5)
    #expect(driver.place == "nuts-002 S1 baseline m/alpha")
    #expect(driver.state.focus == .cases)
    driver.click(row: cases.row + 3, column: 5)
    #expect(driver.state.focus == .transcripts)
    // Below the last row there is nothing to click.
    driver.click(row: cases.row + 6, column: 5)
    #expect(driver.place == "nuts-002 S1 baseline m/alpha")
    // The first click beside the focus only brings it there.
    driver.click(row: driver.explorer.layout.columns[0].row + 5, column: driver.explorer.layout.columns[0].column + 4)
    driver.click(row: cases.row + 3, column: 5)
    #expect(driver.state.focus == .cases)
  }

  @Test(arguments: sizes) func aClickInAColumnChoosesItAndItsTurn(size: [Int]) throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: size[0], columns: size[1])
    let column = try #require(driver.explorer.layout.columns.last)
    let wanted = driver.explorer.visibleTranscripts.last
    let reader = driver.explorer.readerLayout()
    let text = ScreenLayout.text(of: column)
    driver.click(row: text.row + reader.top(ofTurn: 6) - driver.state.reader.top, column: column.column + 3)
    #expect(driver.state.reader.active == wanted)
    #expect(driver.state.focus == .transcripts)
    #expect(driver.text.contains("▸ 6 assistant"))
  }

  @Test(arguments: sizes) func theWheelScrollsWhatIsUnderIt(size: [Int]) throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: size[0], columns: size[1])
    driver.wheel(down: true, row: 3, column: 3)
    #expect(driver.state.selectedOverview?.condition == .guiding)
    driver.wheel(down: false, row: 3, column: 3)
    #expect(driver.state.selectedOverview?.condition == .baseline)
    let cases = driver.explorer.layout.cases
    driver.wheel(down: true, row: cases.row + 1, column: 3)
    driver.wheel(down: true, row: cases.row + 1, column: 3)
    #expect(driver.state.selectedCase?.useCase == "nuts-003")
    driver.keys("Enter g h")
    let column = driver.explorer.layout.columns[0]
    driver.wheel(down: true, row: column.row + 5, column: column.column + 2)
    #expect(driver.state.reader.top == min(3, driver.explorer.readerLayout().height - driver.explorer.readerHeight))
    driver.wheel(down: false, row: column.row + 5, column: column.column + 2)
    #expect(driver.state.reader.top == 0)
    #expect(driver.state.focus == .cases)
  }

  @Test func theTitleOfAScrolledListIsNoRow() throws {
    let said = (1...60).map { StoreFixture.Said(useCase: "nuts-\(100 + $0)", ratings: [("rule", 2)]) }
    var driver = ExplorerDriver(try StoreFixture.store(said), rows: 24, columns: 80)
    driver.keys("G")
    let cases = driver.explorer.layout.cases
    driver.click(row: cases.row, column: 4)
    #expect(driver.place == "nuts-160 S3 baseline m/alpha")
    driver.click(row: cases.row + 1, column: 4)
    #expect(driver.state.caseList.selected == driver.state.caseList.top)
  }

  @Test func theWheelMovesInATable() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("m")
    driver.wheel(down: true, row: 5, column: 5)
    driver.click(row: 5, column: 5)
    guard case .table(let table) = driver.state.overlay else {
      Issue.record("The table is gone.")
      return
    }
    #expect(table.list.selected == 1)
  }

  @Test func theTurnStaysWhereItIsWhateverTheSize() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 36, columns: 120)
    driver.keys("Enter [ [")
    for (rows, columns) in [(24, 80), (50, 200), (12, 40), (3, 5), (0, 0), (1, 1), (24, 80), (8, 30), (36, 120)] {
      driver.resize(rows, columns)
      let text = driver.text
      #expect(driver.state.reader.turn == 3)
      if ScreenLayout.fits(rows: rows, columns: columns) { #expect(text.contains("▸ 3 user"), "\(rows)×\(columns)") }
    }
    driver.keys("Enter")
    #expect(driver.text.contains("▸ 3 user"))
    driver.keys("q l l")
    #expect(driver.text.contains("▸ 3 user"))
  }

  @Test func nothingIsDoneUnseenOnAScreenThatIsTooSmall() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 7, columns: 80)
    #expect(driver.text.contains("too small"))
    driver.keys("0 j i x Enter q y")
    driver.click(row: 3, column: 3)
    driver.send(.paste("0"))
    #expect(!driver.hasQuit)
    driver.resize(30, 120)
    #expect(driver.place == "dogs-001 S3 baseline m/alpha")
    #expect(driver.state.overlay == nil)
    #expect(driver.state.reader.activeTranscript?.rater == "rule")
    driver.resize(7, 20)
    driver.keys("Q")
    #expect(driver.hasQuit)
  }

  @Test func aNarrowScreenOpensAtTheRequest() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 20, columns: 50)
    #expect(driver.text.contains("scenarios"))
    driver.keys("j Enter")
    #expect(!driver.text.contains("scenarios"))
    #expect(driver.text.contains("▸ 5 user · request"))
    #expect(driver.text.contains("Should we go on the satay tour?"))
    driver.keys("q")
    #expect(driver.text.contains("▸nuts-001"))
  }

  @Test func resizingUnderEveryOverlayIsHarmless() throws {
    for key in ["?", "a", "f", "i", "r", "m", "A", "L", ":", "S", "/", "q q q"] {
      var driver = ExplorerDriver(try StoreFixture.desk())
      driver.keys(key)
      for (rows, columns) in [(8, 30), (1, 1), (0, 0), (200, 300), (9, 31)] {
        driver.resize(rows, columns)
        let frame = driver.explorer.render()
        #expect(frame.rows == rows && frame.columns == columns)
        driver.keys("j Tab")
      }
    }
  }

  /// The middle of what stands on the screen.
  private func find(_ text: String, in driver: inout ExplorerDriver) throws -> (row: Int, column: Int) {
    let frame = driver.explorer.render()
    for row in 0..<frame.rows {
      let line = frame.text(row: row)
      guard let range = line.firstRange(of: text) else { continue }
      return (row, line.distance(from: line.startIndex, to: range.lowerBound) + text.count / 2)
    }
    Issue.record("“\(text)” is not on the screen")
    throw CancellationError()
  }

  private func click(_ text: String, in driver: inout ExplorerDriver) throws {
    let place = try find(text, in: &driver)
    driver.click(row: place.row, column: place.column)
  }

  @Test func aClickOnAHintPressesItsKey() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    try click("f filter", in: &driver)
    #expect(driver.text.contains("┌─ filter "))
    try click("Esc cancel", in: &driver)
    #expect(driver.state.overlay == nil)
  }

  @Test func rowsOfTablesAreSelectedAndOpened() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("H")
    #expect(driver.text.contains("all that was played of dogs-001"))
    let before = driver.place
    try click("baseline   m/beta", in: &driver)
    guard case .table(let table) = driver.state.overlay else {
      Issue.record("the table is gone")
      return
    }
    #expect(table.rows[table.list.selected].cells[2] == "m/beta")
    try click("baseline   m/beta", in: &driver)
    #expect(driver.state.overlay == nil && driver.place != before && driver.place.hasSuffix("m/beta"))
  }

  @Test func aLabelIsSetByAClick() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("a")
    let label = Label.failureModes[2]
    try click(" \(label.id) ", in: &driver)
    #expect(driver.state.reader.activeDetail?.transcript.labels == [label.id])
  }

  @Test func aFieldIsChosenAndChangedByClicks() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("r")
    try click("repeats", in: &driver)
    #expect(driver.text.contains("‹ 1 ›"))
    try click("repeats", in: &driver)
    #expect(driver.text.contains("‹ 2 ›"))
  }

  @Test func aCompletionIsTakenByAClick() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("f")
    driver.type("mod")
    try click("full name, or what follows", in: &driver)
    guard case .input(let input) = driver.state.overlay else {
      Issue.record("the line is gone")
      return
    }
    #expect(input.editor.text == "model:")
  }

  @Test func aTabIsClickedOpen() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 24, columns: 80)
    let wanted = try #require(driver.state.reader.order.last)
    #expect(driver.state.reader.active != wanted)
    try click("gamma ✓", in: &driver)
    #expect(driver.state.reader.active == wanted)
  }

  @Test func whatLiesBelowADialogIsNotClicked() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 24, columns: 80)
    let tab = try find("gamma ✓", in: &driver)
    driver.keys("a")
    let before = driver.state.reader.active
    driver.click(row: tab.row, column: tab.column)
    #expect(driver.state.reader.active == before)
  }

  @Test func aSpanIsMarkedWithTheMouse() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("] v")
    try click("Everyone", in: &driver)
    let end = try find("raves", in: &driver)
    driver.send(.mouse(Mouse(kind: .drag, button: .left, row: end.row, column: end.column)))
    driver.keys("!")
    let spans = driver.explorer.spans(on: try #require(driver.state.reader.active))
    #expect(spans.map(\.quote) == ["Everyone raves"] && spans.map(\.label) == ["endorsement"])
  }
}
