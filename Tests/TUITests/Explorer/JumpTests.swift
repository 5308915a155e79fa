import Engine
import Testing

@testable import TUI

/// Failures of the desk: nuts-001 S3 alpha, nuts-002 S3 gamma, nuts-003 S1 alpha, nuts-003 S3 alpha.
@Suite struct JumpTests {
  @Test func backAndForward() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x x")
    #expect(driver.place == "nuts-002 S3 baseline m/gamma")
    driver.keys("C-o")
    #expect(driver.place == "nuts-001 S3 baseline m/alpha")
    driver.keys("C-o")
    #expect(driver.place == "dogs-001 S3 baseline m/alpha")
    driver.keys("C-o")
    #expect(driver.status == "There is no earlier place.")
    driver.keys("M-o M-o")
    #expect(driver.place == "nuts-002 S3 baseline m/gamma")
    driver.keys("M-o")
    #expect(driver.status == "There is no later place.")
  }

  @Test func marksAreGoneBackTo() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x M a x")
    #expect(driver.place == "nuts-002 S3 baseline m/gamma")
    driver.keys("' a")
    #expect(driver.place == "nuts-001 S3 baseline m/alpha")
    driver.keys("' '")
    #expect(driver.place == "nuts-002 S3 baseline m/gamma")
    driver.keys("' z")
    #expect(driver.status == "Nothing is marked with z; there are a.")
    driver.keys("M Esc ' Esc")
    #expect(driver.state.overlay == nil)
  }
}
