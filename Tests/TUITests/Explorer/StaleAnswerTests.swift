import Engine
import Testing

@testable import TUI

@Suite struct StaleAnswerTests {
  @Test func onlyTheLastOfManyQuestionsIsAnswered() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("j j j k")
    #expect(driver.held.count == 4)
    // The newest answer comes first, the older ones after it.
    driver.answerHeld([3, 2, 1, 0])
    #expect(driver.place == "nuts-002 S3 baseline m/alpha")
    #expect(driver.state.selectedCase?.useCase == "nuts-002")
  }

  @Test func transcriptsOfAScenarioThatWasLeftAreDropped() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("j S-Tab k")
    driver.answerHeld([1, 0])
    #expect(driver.place == "nuts-001 S1 baseline m/alpha")
    #expect(!driver.state.isOnItsWay)
  }

  @Test func aJumpIsNotLostToAnOlderAnswer() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x x")
    driver.holds = true
    driver.keys("k")
    let older = driver.held
    driver.holds = false
    // The failure is found, its scenario asked for, and only then the case of before is answered.
    driver.keys("x")
    driver.perform(older)
    #expect(driver.place == "nuts-003 S1 baseline m/alpha")
  }

  @Test func aStepThatIsFoundTooLateTakesNobodyAway() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("x j j")
    driver.answerHeld([2, 1, 0])
    #expect(driver.place == "nuts-002 S3 baseline m/alpha")
    #expect(!driver.state.isOnItsWay)
  }

  @Test func aFilterThatLetsNothingThroughIsNotFilledByAnOlderAnswer() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("j f")
    driver.type("case:none")
    driver.keys("Enter")
    // The values to complete with were asked for between the two.
    #expect(driver.held[1] == .filterValues)
    driver.answerHeld([2, 1, 0])
    #expect(driver.place == "nowhere")
    #expect(driver.state.cases.isEmpty)
    #expect(driver.state.reader.candidates.isEmpty)
  }

  @Test func countsAreAskedForAgainWhenTheListsHaveChanged() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    let before = driver.state.overview
    driver.keys("Enter")
    let detail = try #require(driver.state.reader.activeDetail)
    try driver.store.annotate(detail.transcript.id, by: "alice", .rating(.fail))
    let saved = try #require(try driver.store.detail(detail.transcript.id))
    driver.holds = true
    driver.answer(.saved(saved, message: "Saved.", canUndo: false))
    driver.keys("h S-Tab k")
    driver.answerHeld([1, 0])
    #expect(driver.state.overview[1].counts.fail == before[1].counts.fail + 1)
  }

  @Test func afterAFailureTheKeysWorkAgain() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("j")
    driver.holds = false
    driver.answer(.failed("The store is locked."))
    #expect(driver.status == "✗ The store is locked.")
    #expect(!driver.state.isOnItsWay)
    driver.keys("j")
    #expect(driver.place == "nuts-002 S3 baseline m/alpha")
  }
}
