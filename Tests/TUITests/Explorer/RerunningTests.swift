import Engine
import Testing

@testable import TUI

@Suite struct RerunningTests {
  @Test func theDialogsFieldsAreMovedThroughAndChanged() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 30, columns: 120)
    driver.keys("r")
    #expect(driver.text.contains("of allergy-001, sim/attentive, 3 two people pressing, baseline"))
    #expect(driver.text.contains("Plays the same again once: a further sample of its cell."))
    #expect(driver.text.contains("▸ condition   ‹ baseline ›"))
    driver.keys("l")
    #expect(driver.text.contains("‹ middle ›  was baseline"))
    driver.keys("j Right Space +")
    #expect(driver.text.contains("▸ repeats     ‹ 4 ›"))
    driver.keys("- j j j j")
    #expect(driver.text.contains("▸ model       ‹ sim/attentive ›"))
    driver.keys("h Tab S-Tab Down Right")
    #expect(
      driver.text.contains("    model        sim/sycophant    was sim/attentive")
        || driver.text.contains("sim/sycophant"))
    #expect(driver.text.contains("‹ 4 three people pressing ›  was 3"))
    #expect(driver.text.contains("A difference will have more than one possible reason."))
    driver.keys("q")
    #expect(driver.state.overlay == nil)
  }

  @Test func distanceAndTemperatureAreChangedToo() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 30, columns: 120)
    driver.keys("r j j l l")
    #expect(driver.text.contains("▸ distance    ‹ 1 turn ›"))
    driver.keys("j l")
    #expect(driver.text.contains("▸ temperature ‹ 0.0 ›") && driver.text.contains("distance and temperature"))
    driver.keys("Enter")
    _ = await driver.finishRerun()
    let child = try #require(driver.state.reader.activeDetail)
    #expect(child.transcript.changed?.hasPrefix("distance 3 → 1, temperature 0.7 → 0") == true)
    #expect(child.turns.filter { $0.kind == .distraction }.count == 1)
  }

  @Test(arguments: [
    ("b", "baseline"), ("m", "middle"), ("u", "unbiased"), ("g", "guiding"), ("r", "reversed"), ("a", "absent"),
  ]) func aFirstLetterChoosesTheCondition(letter: String, condition: String) async throws {
    var driver = ExplorerDriver(try await StoreFixture.played())
    driver.keys("r k \(letter)")
    #expect(driver.text.contains("▸ condition   ‹ \(condition) ›"))
  }

  @Test func anUndefinedPairIsRefused() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played())
    driver.keys("S-Tab k r r")
    #expect(driver.status == "✗ Scenario 1 has no condition “reversed”.")
    driver.keys("x")
    #expect(driver.status == "“x” begins no condition; Esc leaves, ? lists the keys.")
    driver.keys("h h Enter")
    #expect(driver.text.contains("✗ Scenario 1 has no condition “reversed”."))
    #expect(driver.status == "✗ Scenario 1 has no condition “reversed”.")
    #expect(driver.state.overlay != nil)
    #expect(driver.state.progress == nil)
  }

  @Test func aRerunIsPlayedAndStandsBesideItsParent() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 36, columns: 120)
    driver.keys("l r g Enter")
    let parent = try #require(driver.state.reader.active)
    #expect(
      driver.place == "allergy-001 S3 baseline sim/forgetful" || driver.place == "allergy-001 S3 baseline sim/attentive"
    )
    #expect(driver.status.hasPrefix("rerun allergy-001 · guiding  turn 0 of 12"))
    driver.keys("r")
    #expect(driver.status == "A rerun is being played; L leads to it.")
    let told = await driver.finishRerun()
    #expect(told.map(\.turn).max() == 12)
    #expect(told.last?.done == 1)
    let result = try #require(driver.state.reader.activeTranscript)
    #expect(driver.explorer.visibleTranscripts == [parent, result.id])
    #expect(result.parent == parent)
    #expect(result.changed == "condition baseline → guiding")
    #expect(
      driver.text.contains("rerun: baseline → guiding") || driver.text.contains("rerun: condition baseline → guiding"))
    #expect(driver.status.hasPrefix("Rerun of allergy-001 (condition baseline → guiding): "))
    #expect(driver.status.hasSuffix("q goes back."))
    // The new pair stands among the scenarios, and nothing was moved.
    #expect(driver.text.contains("     guiding "))
    #expect(driver.state.selectedOverview?.condition == .baseline)
    driver.keys("q")
    #expect(driver.state.reader.active == parent)
    #expect(driver.explorer.visibleTranscripts.contains(parent))
  }

  @Test func theSameAgainIsAFurtherRepeatOfItsCell() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played())
    let parent = try #require(driver.state.reader.active)
    driver.keys("R")
    _ = await driver.finishRerun()
    let result = try #require(driver.state.reader.activeTranscript)
    #expect(result.repeat == 2)
    #expect(driver.explorer.visibleTranscripts == [parent, result.id])
    driver.keys("q")
    #expect(driver.state.reader.candidates.map(\.repeat) == [1, 1, 2])
    #expect(driver.state.reader.active == parent)
  }

  @Test func aNewModelGetsAMark() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played())
    driver.keys("r k k l l Enter")
    _ = await driver.finishRerun()
    #expect(driver.place == "allergy-001 S3 baseline sim/overcautious")
    #expect(driver.state.models == ["sim/attentive", "sim/forgetful", "sim/overcautious"])
  }

  @Test func whoeverHasGoneOnIsLeftInPeace() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played())
    driver.keys("R j")
    let place = driver.place
    _ = await driver.finishRerun()
    #expect(driver.place == place)
    #expect(driver.status.hasPrefix("Rerun of allergy-001: "))
    #expect(driver.status.hasSuffix("It stands with its case."))
    driver.keys("k")
    #expect(driver.state.reader.candidates.map(\.repeat) == [1, 1, 2])
  }

  @Test func aRerunThatCannotStartSaysWhy() async throws {
    // No loaded suite knows this case: its scenarios cannot be made.
    var driver = ExplorerDriver(try StoreFixture.desk(), columns: 240)
    driver.keys("r g Enter")
    _ = await driver.finishRerun()
    #expect(driver.status.hasPrefix("✗ The rerun failed: The use case dogs-001 of suite desk is not in this store"))
    #expect(driver.state.progress == nil)
    driver.keys("R")
    _ = await driver.finishRerun()
    #expect(driver.status.hasPrefix("✗ The rerun did not start: The model “m/alpha” cannot be called"))
  }

  @Test func anotherFailureLeavesTheProgressOfARerun() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("R")
    driver.holds = false
    driver.answer(.failed("The disk is full."))
    #expect(driver.status == "✗ The disk is full.")
    #expect(driver.state.progress != nil)
  }

  @Test func aRerunThatFailedTellsItsCause() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.holds = true
    driver.keys("R")
    let parent = try #require(driver.state.reader.activeDetail)
    var result = parent
    result.transcript.id = "01result"
    result.transcript.rating = nil
    result.transcript.status = .failed
    result.transcript.cause = "timeout"
    driver.answer(.rerunDone(parent: parent.transcript.id, results: [result]))
    #expect(driver.status.hasPrefix("Rerun of dogs-001: failed, timeout: the model did not answer in time"))
    driver.answer(.rerunDone(parent: parent.transcript.id, results: []))
    #expect(driver.status == "✗ The rerun gave no transcript.")
  }
}
