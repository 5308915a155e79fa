import Engine
import Testing

@testable import TUI

@Suite struct AnnotatingTests {
  /// What a second program that opens the same file sees of the active transcript.
  private func seenBySomeoneElse(_ driver: ExplorerDriver) throws -> TranscriptDetail {
    let store = try Store(path: driver.store.path)
    return try #require(try driver.state.reader.active.flatMap { try store.detail($0) })
  }

  @Test(arguments: [("0", RatingValue.fail), ("1", .unclear), ("2", .pass)])
  func aRatingIsSavedAtOnce(key: String, value: RatingValue) throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys(key)
    #expect(driver.status == "Rated \(value.rawValue) \(value.title) as human/alice; u undoes it.")
    let seen = try seenBySomeoneElse(driver)
    #expect(seen.transcript.rating == value)
    #expect(seen.transcript.rater == "human/alice")
    #expect(driver.text.contains("\(value.title) · human/alice"))
  }

  @Test func messagesNameTheKeysAsTheyAreConfigured() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.configure(["undo": ["M-u"], "search": ["F6"], "diff": ["Z"], "compare": ["+"], "filter": ["F7"]])
    driver.keys("0")
    #expect(driver.status == "Rated 0 fail as human/alice; M-u undoes it.")
    driver.keys("n")
    #expect(driver.status == "Nothing has been searched for; F6 searches.")
    driver.keys("+")
    #expect(driver.status == "Added; 1 side by side. h l and other scenarios bring another, + adds it too.")
    driver.keys("Z")
    #expect(driver.status == "Z compares two transcripts; + puts others side by side with this one.")
  }

  @Test func countsAndMarksFollow() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 30, columns: 120)
    driver.keys("0")
    #expect(driver.text.contains("▸dogs-001                     ✗ ✓ ✓ "))
    #expect(driver.text.contains("▸3 two people        ███▍░  67 % 12 "))
    driver.keys("u")
    #expect(driver.text.contains("▸dogs-001                     ✓ ✓ ✓ "))
    #expect(driver.text.contains("▸3 two people        ███▊░  75 % 12 "))
  }

  @Test func undoTakesBackTheLastFirst() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("0 1 i")
    driver.type("odd one")
    driver.keys("Enter a m Esc u")
    #expect(driver.status == "Undone: Labels: A1.")
    driver.keys("u")
    #expect(driver.status == "Undone: Note saved.")
    driver.keys("u")
    #expect(driver.state.reader.activeTranscript?.rating == .fail)
    driver.keys("u")
    #expect(driver.state.reader.activeTranscript?.rating == .pass)
    #expect(driver.state.reader.activeTranscript?.rater == "rule")
    driver.keys("u")
    #expect(driver.status == "Nothing of alice's is left to undo here.")
    #expect(try seenBySomeoneElse(driver).annotations.effective.isEmpty)
  }

  @Test func labelsAreToggledOneByOne() throws {
    var driver = ExplorerDriver(try StoreFixture.desk(), columns: 200)
    driver.keys("a")
    #expect(driver.text.contains("labels of dogs-001, alpha"))
    #expect(driver.text.contains("m [ ] A1 missed"))
    driver.keys("m o")
    #expect(driver.text.contains("m [x] A1 missed"))
    #expect(driver.text.contains("o [x] W1 others first"))
    #expect(try seenBySomeoneElse(driver).transcript.labels == ["A1", "W1"])
    driver.keys("m")
    #expect(try seenBySomeoneElse(driver).transcript.labels == ["W1"])
    driver.keys("Down Enter k Space")
    #expect(try seenBySomeoneElse(driver).transcript.labels == ["W1", "A2", "A1"])
    driver.keys("z")
    #expect(driver.status == "“z” is no label's key; Esc closes.")
    driver.keys("q")
    #expect(driver.state.overlay == nil)
    #expect(driver.text.contains("W1 A2 A1"))
    driver.keys("a")
    #expect(driver.text.contains("[x] W1 others first     primary · "))
  }

  @Test func aNoteIsWrittenReadAgainAndNotSavedTwice() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("i")
    driver.type("naïve 日本")
    driver.send(.paste("\nand more"))
    driver.keys("Enter")
    #expect(driver.status == "Note saved; u undoes it.")
    driver.keys("i")
    #expect(driver.text.contains("naïve 日本 and more"))
    driver.keys("Enter i Esc")
    #expect(try seenBySomeoneElse(driver).annotations.map(\.content) == [.note("naïve 日本 and more")])
    driver.keys("z")
    #expect(driver.text.contains("note by alice: naïve 日本 and more"))
    driver.keys("i C-u Enter z")
    #expect(!driver.text.contains("naïve 日本"))
  }

  @Test func anEmptyNoteIsNone() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("i Enter")
    #expect(try seenBySomeoneElse(driver).annotations.isEmpty)
  }

  @Test func theRatedCaseKeepsItsPlaceUnderAFilterThatNoLongerLetsItThrough() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("f")
    driver.type("rating:0")
    driver.keys("Enter 2")
    #expect(driver.state.selectedCase?.useCase == "nuts-001")
    #expect(driver.place == "nuts-001 S3 baseline m/alpha")
    driver.keys("a m Esc j")
    // None is skipped.
    #expect(driver.place == "nuts-002 S3 baseline m/gamma")
    driver.keys("f Enter")
    #expect(driver.state.cases.map(\.useCase) == ["nuts-002", "nuts-003"])
  }

  @Test func theLastOfAFilterKeepsItsPlaceToo() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("f")
    driver.type("rating:0 scenario:1")
    driver.keys("Enter 2")
    #expect(driver.place == "nuts-003 S1 baseline m/alpha")
    #expect(driver.state.cases.map(\.useCase) == ["nuts-003"])
    #expect(driver.state.overview.count == 1)
    driver.keys("x")
    #expect(driver.status == "There is no other failure that the filter lets through.")
  }

  @Test func dialogsTypedAheadAreAboutWhatComes() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("x a m Esc x i")
    driver.type("odd one")
    driver.keys("Enter")
    #expect(driver.state.overlay == nil)
    driver.answerHeld()
    #expect(driver.place == "nuts-002 S3 baseline m/gamma")
    #expect(driver.state.overlay == nil)
    #expect(driver.status == "Note saved; u undoes it.")
    let said = try driver.store.transcripts(filter: Filter.all.and(.annotated, "yes"), order: .case)
    #expect(said.map(\.useCase) == ["nuts-001", "nuts-002"])
    #expect(said.map(\.labels) == [["A1"], []])
    // A letter of the text that waits is no command; the way out does not wait.
    driver.holds = true
    driver.keys("x i Quit")
    #expect(driver.held.contains(.quit) == false)
    driver.keys("C-c")
    #expect(driver.held.contains(.quit))
  }

  @Test func keysTypedAheadOfASlowAnswerRateNothing() throws {
    for ahead in ["j", "x", "D", "f Enter"] {
      var driver = ExplorerDriver(try StoreFixture.desk())
      driver.holds = true
      driver.keys("\(ahead) 0 u R 1")
      #expect(driver.state.overlay == nil)
      #expect(driver.status.hasPrefix("Another transcript is being loaded"))
      driver.answerHeld()
      #expect(try driver.store.transcriptCount(filter: Filter.all.and(.annotated, "yes")) == 0)
      driver.keys("0")
      #expect(driver.state.reader.activeTranscript?.rater == "human/alice")
    }
  }
}
