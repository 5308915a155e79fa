import Engine
import Testing

@testable import TUI

@Suite struct ComparingTests {
  private func columns(_ driver: inout ExplorerDriver) -> [String] {
    driver.explorer.visibleTranscripts.compactMap { driver.state.reader.transcript($0)?.model }
  }

  @Test func cPutsColumnsSideBySideAndDropsThemAgain() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 36, columns: 200)
    driver.keys("Enter c")
    #expect(driver.status == "Added; 1 side by side. h l and other scenarios bring another, c adds it too.")
    #expect(columns(&driver) == ["m/alpha"])
    // Going on does not add; c does.
    driver.keys("l l")
    #expect(driver.place == "dogs-001 S3 baseline m/gamma")
    #expect(columns(&driver) == ["m/alpha", "m/gamma"])
    #expect(driver.state.reader.pinned.count == 1)
    driver.keys("c")
    #expect(driver.status.hasPrefix("Added; 2 side by side."))
    driver.keys("l c")
    #expect(columns(&driver) == ["m/alpha", "m/gamma", "m/beta"])
    driver.keys("c")
    #expect(driver.status == "Dropped; 2 side by side.")
    driver.keys("c c")
    #expect(driver.status == "Nothing is put side by side any more.")
    #expect(columns(&driver) == ["m/alpha", "m/beta", "m/gamma"])
  }

  @Test func anotherScenarioOfTheCaseStandsBesideIt() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 36, columns: 200)
    driver.keys("j c S-Tab k")
    #expect(driver.place == "nuts-001 S1 baseline m/alpha")
    #expect(driver.state.reader.order.count == 2)
    driver.keys("c j j")
    #expect(driver.place == "nuts-001 S3 guiding m/alpha")
    #expect(driver.explorer.visibleTranscripts.count == 3)
    // q ends it, on a transcript of the case that is selected.
    driver.keys("c Tab Tab q")
    #expect(driver.state.reader.pinned.isEmpty)
    #expect(driver.place == "nuts-001 S3 guiding m/alpha")
    #expect(driver.state.reader.candidates.map(\.id).contains(driver.state.reader.active ?? ""))
  }

  @Test func anotherCaseEndsIt() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("c j")
    #expect(driver.state.reader.pinned.isEmpty)
    driver.keys("c x")
    #expect(driver.place == "nuts-002 S3 baseline m/gamma")
    #expect(driver.state.reader.pinned.isEmpty)
  }

  @Test func aScenarioWithoutTheCaseEndsIt() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("c S-Tab j")
    #expect(driver.place == "nuts-001 S3 guiding m/alpha")
    #expect(driver.state.reader.pinned.isEmpty)
  }

  @Test func moreThanTheScreenHoldsAreNamedInTabs() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 30, columns: 80)
    driver.keys("Enter c l c l c")
    #expect(driver.explorer.visibleTranscripts.count == 1)
    #expect(driver.text.contains("alpha ✓  beta ✓ [gamma ✓]"))
    driver.keys("h")
    #expect(driver.text.contains("alpha ✓ [beta ✓] gamma ✓"))
  }
}
