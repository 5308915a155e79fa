import Engine
import Testing

@testable import TUI

/// Failures of the desk: nuts-001 S3 alpha, nuts-002 S3 gamma, nuts-003 S1 alpha, nuts-003 S3 alpha.
@Suite struct QueueTests {
  private func inQueue(_ filter: String = "rating:0", order: String = "") throws -> ExplorerDriver {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 30, columns: 120)
    driver.keys("f C-u")
    driver.type(filter)
    driver.keys("Enter T \(order) Enter")
    return driver
  }

  private func ratings(_ driver: ExplorerDriver) throws -> [String] {
    try driver.store.transcripts(filter: Filter(parsing: "by:alice"), order: .case).map {
      "\($0.useCase) S\($0.scenario?.rawValue ?? 0) \($0.model) \($0.rating?.rawValue ?? 9) \($0.rater ?? "")"
    }
  }

  @Test func aFilterBecomesAQueueAndRatingGoesOn() throws {
    var driver = try inQueue(order: "l l l l l")
    #expect(driver.status.hasPrefix("item 1/4 · 0 rated, 4 to go"))
    #expect(driver.place == "nuts-001 S3 baseline m/alpha")
    driver.keys("2")
    #expect(driver.place == "nuts-002 S3 baseline m/gamma")
    driver.keys("0")
    #expect(driver.status == "item 3/4 · 2 rated, 2 to go · nuts-002: rated 0 fail; u undoes it.")
    driver.keys("]")
    #expect(driver.status.hasPrefix("item 3/4 · 2 rated, 2 to go"))
    #expect(try ratings(driver) == ["nuts-001 S3 m/alpha 2 human/alice", "nuts-002 S3 m/gamma 0 human/alice"])
    driver.keys("1 1")
    #expect(driver.status == "“by case, rating:0” is done: 4 of 4 rated.")
  }

  @Test func theAnswerIsWhatIsMarked() throws {
    var driver = try inQueue()
    #expect(driver.state.reader.turn == 6)
    driver.keys("v s !")
    let id = try #require(driver.state.reader.active)
    guard case .spans(let spans) = try driver.store.detail(id)?.annotations.first?.content else {
      Issue.record("There is no span.")
      return
    }
    #expect(spans.map { "\($0.turn) \($0.quote)" } == ["6 Yes, go!"])
  }

  @Test func undoGoesBackAsFarAsOneLikes() throws {
    var driver = try inQueue()
    let first = driver.place
    driver.keys("2 2 2 u u u")
    #expect(driver.place == first)
    #expect(try ratings(driver).isEmpty)
    #expect(driver.state.queue?.queue.done == 0)
    driver.keys("2")
    #expect(try ratings(driver).count == 1)
  }

  @Test func skippedAndFlaggedItemsAreComeBackTo() throws {
    var driver = try inQueue()
    driver.keys("! s s")
    #expect(driver.state.queue?.queue.skipped == 2 && driver.state.queue?.queue.flagged == 1)
    #expect(driver.status.hasPrefix("item 3/4"))
    driver.keys("2 2")
    #expect(
      driver.status
        == "“unsure first, rating:0” is done: 2 of 4 rated. 2 were skipped; < and > go to them. 1 is flagged.")
    driver.keys("< < < <")
    #expect(driver.status.hasPrefix("item 1/4 ! flagged skipped"))
    driver.keys("!")
    #expect(driver.status.hasPrefix("item 1/4 skipped"))
  }

  @Test func itIsResumedWhereOneLeftOff() throws {
    var driver = try inQueue()
    driver.keys("0")
    let second = driver.place
    driver.keys("T")
    #expect(driver.status == "Left “unsure first, rating:0” with 3 to go; T takes it up again where you left.")
    var again = ExplorerDriver(driver.store, rows: 30, columns: 120)
    again.keys("T")
    #expect(again.text.contains("unsure first, rating:0") && again.text.contains("1/4"))
    again.keys("Enter")
    #expect(again.place == second)
    again.keys("T T j")
    #expect(again.text.contains("‹ unsure first ›"))
    again.keys("Esc")
    #expect(again.state.overlay == nil)
  }

  @Test func keysTypedAheadWaitForTheNextItem() throws {
    var driver = try inQueue()
    driver.holds = true
    driver.keys("2 0")
    driver.answerHeld()
    #expect(try ratings(driver).count == 2)
  }

  @Test func theLastRatingIsSaidAgain() throws {
    var driver = try inQueue()
    driver.keys(".")
    #expect(driver.status == "item 1/4 · 0 rated, 4 to go · Nothing has been said yet that could be said again.")
    driver.keys("1 . .")
    #expect(try ratings(driver).map { $0.contains(" 1 human") } == [true, true, true])
    driver.keys("a o Esc .")
    #expect(try driver.store.transcripts(filter: Filter(parsing: "label:W1")).count == 1)
  }

  @Test func outsideAQueueItsKeysSaySo() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    for key in ["s", "!", "<", ">"] {
      driver.keys(key)
      #expect(driver.status == "No queue is taken up; T takes one up.")
    }
  }

  @Test func nothingMakesNoQueue() throws {
    var driver = try inQueue("rating:0 model:nobody")
    #expect(driver.state.message?.isError == true && driver.status.contains("a queue needs at least one"))
    driver.keys("j")
    #expect(driver.state.queue == nil)
  }
}
