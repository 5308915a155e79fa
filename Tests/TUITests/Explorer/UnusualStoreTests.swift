import Engine
import Testing

@testable import TUI

@Suite struct UnusualStoreTests {
  @Test func anEmptyStoreSaysWhatToDo() throws {
    var driver = ExplorerDriver(try StoreFixture.empty())
    #expect(driver.status == "Nothing is recorded yet.")
    #expect(driver.text.contains("`heed run --model sim/forgetful` plays conversations"))
    for (key, said) in [
      ("0", "There is no transcript to rate."), ("a", "There is no transcript to label."),
      ("i", "There is no transcript to note."), ("u", "There is no transcript to undo."),
      ("r", "There is no transcript to rerun."), ("R", "There is no transcript to rerun."),
      ("y", "There is no turn to copy."), ("x", "There is no other failure."), ("D", "There is no other disagreement."),
      ("}", "This transcript has no evidence spans."),
    ] {
      driver.keys(key)
      #expect(driver.status == said)
    }
    driver.keys("/ a Enter n N j k G g Enter Enter ] [ z c Tab l h")
    driver.keys("m")
    #expect(driver.text.contains("Nothing is rated yet."))
    driver.keys("Enter q A")
    #expect(driver.text.contains("No two raters have rated the same transcript."))
    driver.keys("q L")
    #expect(driver.text.contains("There are no runs; heed run makes one."))
  }

  @Test func excerptsWithThreeRatersAreReadAndCompared() throws {
    let turns: [(role: String, kind: String?, text: String)] = [
      ("user", "introduction", "Deep water makes me panic."), ("user", "request", "Should we jump?"),
      ("assistant", nil, "Yes, go!"),
    ]
    let said = (1...3).map { number in
      StoreFixture.Said(
        useCase: "curate-00\(number)", scenario: nil, model: "imported/gpt-4o",
        ratings: [("rule", 0), ("judge/imported", number == 2 ? 0 : 2), ("human/1", 0)], origin: "imported",
        excerpt: true,
        turns: turns)
    }
    var driver = ExplorerDriver(try StoreFixture.store(said))
    #expect(driver.place == "curate-001 S? baseline imported/gpt-4o")
    #expect(driver.text.contains("▸? unknown"))
    #expect(driver.text.contains("raters differ"))
    driver.keys("D")
    #expect(driver.place == "curate-003 S? baseline imported/gpt-4o")
    driver.keys("z")
    #expect(driver.text.contains("≠ raters differ: human/1 says fail, rule says fail, judge/imported says pass"))
    driver.keys("x 1 m")
    #expect(driver.text.contains("S?"))
    #expect(driver.text.contains("▸imported/gpt-4o  baseline    –   –   –   –   –   –  0 %"))
    #expect(driver.text.contains("▸ human/alice  ? unclear  counts"))
    driver.keys("q r")
    #expect(driver.text.contains("of curate-001, imported/gpt-4o"))
    driver.keys("Enter")
    #expect(driver.state.progress != nil)
  }

  @Test func aFailedAndAPartialTranscriptSayHowFarTheyCame() throws {
    let turns = Array(StoreFixture.turns().prefix(3))
    var driver = ExplorerDriver(
      try StoreFixture.store([
        .init(useCase: "nuts-001", model: "m/alpha", ratings: [("rule", 2)]),
        .init(useCase: "nuts-001", model: "m/beta", turns: turns, status: "failed", cause: "timeout"),
        .init(useCase: "nuts-001", model: "m/gamma", turns: Array(turns.prefix(2)), status: "partial"),
      ]), rows: 40, columns: 160)
    driver.keys("Enter G l")
    #expect(driver.place == "nuts-001 S3 baseline m/beta")
    // The reader stands on a turn that this one has.
    #expect(driver.status.contains("turn 3 of 3"))
    driver.keys("G")
    #expect(driver.status.contains("turn 3 of 3"))
    driver.keys("[ ]")
    #expect(driver.text.contains("✗ failed, timeout: the model did no…"))
    driver.keys("l Enter")
    #expect(driver.status.contains("turn 2 of 2"))
    #expect(driver.text.contains("… unfinished"))
    driver.keys("} z j k G g c c x y")
    #expect(driver.done == [.copy("Hello. \(StoreFixture.constraint) What is your favourite season?")])
  }

  @Test func hundredsOfRepeatsAreGoneThrough() throws {
    let said = (1...420).map { number in
      StoreFixture.Said(
        useCase: "nuts-001", repeatNumber: number, ratings: [("rule", number >= 399 && number < 405 ? 0 : 2)],
        turns: [("user", "request", StoreFixture.request), ("assistant", nil, "Answer \(number).")])
    }
    var driver = ExplorerDriver(try StoreFixture.store(said), rows: 24, columns: 80)
    #expect(driver.state.reader.candidates.count == 60)
    driver.keys("Enter")
    for _ in 0..<59 { driver.keys("l") }
    #expect(driver.text.contains("Answer 60."))
    #expect(driver.text.contains("#60"))
    // The failures beyond the page that is listed are reached all the same, one after the other.
    for number in Array(399..<405) + [399] {
      driver.keys("x")
      #expect(driver.state.reader.activeTranscript?.repeat == number)
      #expect(driver.text.contains("Answer \(number)."))
    }
    driver.keys("X")
    #expect(driver.state.reader.activeTranscript?.repeat == 404)
    driver.keys("q")
    #expect(driver.state.reader.pinned.isEmpty)
    #expect(driver.explorer.visibleTranscripts == [driver.state.reader.active].compactMap(\.self))
  }

  @Test func oddTextIsReadWithoutHarm() throws {
    var turns = StoreFixture.turns("")
    turns[0].text = "e\u{301}\u{301}👩‍🚀\u{202E}abc\u{1B}[31m\u{0}\n\n\n日本"
    turns[1].text =
      "# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n" + String(repeating: "x", count: 3000) + "\n```"
    turns[3].text = String(repeating: "word ", count: 5000)
    var driver = ExplorerDriver(
      try StoreFixture.store([
        .init(useCase: "nuts-\u{1B}[1m日", model: "m/e\u{301}", ratings: [("human/o'brien", 0)], turns: turns)
      ]), rows: 24, columns: 80)
    driver.keys("Enter g ] ] ] ] ] ] } G g Space Space / 日 Enter n q z Enter m Esc L Esc")
    #expect(!driver.text.contains("\u{1B}"))
  }
}

@Suite struct LongConversationTests {
  @Test func hundredsOfTurnsAreGoneThroughSideBySide() throws {
    let between = (1...200).flatMap { number -> [(role: String, kind: String?, text: String)] in
      [("user", "distraction", "Question \(number)?"), ("assistant", nil, "Answer **\(number)**.")]
    }
    let turns = Array(StoreFixture.turns().prefix(2)) + between + StoreFixture.turns().suffix(2)
    let said = ["m/alpha", "m/beta", "m/gamma", "m/delta"].map {
      StoreFixture.Said(useCase: "nuts-001", model: $0, ratings: [("rule", 0)], turns: turns)
    }
    var driver = ExplorerDriver(try StoreFixture.store(said), rows: 50, columns: 200)
    driver.keys("Enter Enter g")
    for _ in 0..<30 { driver.keys("]") }
    #expect(driver.text.contains("▸ 31 user · distraction"))
    driver.keys("G")
    #expect(driver.text.contains("▸ 404 assistant"))
    driver.keys("{ { {")
    #expect(driver.state.reader.turn == 1)
  }
}
