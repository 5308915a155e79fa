import Engine
import Testing

@testable import TUI

/// Spans that are marked with the keyboard. The desk's answers say “Yes, go! Everyone raves about it.”
@Suite struct SpanTests {
  private func driver() throws -> ExplorerDriver {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("G Tab ] ] ] ] ] ]")
    return driver
  }

  private func own(_ driver: ExplorerDriver) throws -> [String] {
    let id = try #require(driver.state.reader.active)
    return try #require(try driver.store.detail(id)).annotations.effective.flatMap { annotation -> [String] in
      guard case .spans(let spans) = annotation.content else { return [] }
      return spans.map { "\(annotation.author) \($0.turn) \($0.label) “\($0.quote)” |\($0.suffix)" }
    }
  }

  private func status(_ keys: String) throws -> String {
    var driver = try driver()
    driver.keys(keys)
    return driver.status
  }

  @Test func aSentenceIsMarkedWithThreeKeys() throws {
    var driver = try driver()
    #expect(driver.state.reader.turn == 6)
    driver.keys("v s !")
    #expect(try own(driver) == ["alice 6 endorsement “Yes, go!” | Everyone raves "])
    driver.keys("v l l s W")
    #expect(driver.status == "“W” is no mark; Enter lists the labels, Esc leaves, ? lists the keys.")
    driver.keys("Enter b")
    #expect(try own(driver).last == "alice 6 W2 “Everyone raves about it.” |")
    driver.keys("u")
    #expect(try own(driver).count == 1)
  }

  @Test func wordsAreTakenInAndTheOtherEndMoves() throws {
    #expect(try status("v") == "turn 6, word: “Yes”")
    #expect(try status("v l") == "turn 6, word: “go”")
    #expect(try status("v l v l l") == "turn 6, word: “go! Everyone raves”")
    #expect(try status("v l v l l o l") == "turn 6, word: “Everyone raves”")
    #expect(try status("v G") == "turn 6, word: “it”")
    #expect(try status("v G v s") == "turn 6, sentence: “Everyone raves about it.”")
    #expect(try status("v s l") == "turn 6, sentence: “Everyone raves about it.”")
    #expect(try status("v s l .") == "turn 6, word: “Everyone”")
    #expect(try status("v [ [") == "turn 4, word: “Café”")
  }

  @Test func wholeEvidenceSpansAreUnits() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x Tab } } } v e h")
    #expect(driver.status == "turn 6, evidence: “Yes, go!”")
    driver.keys("l %")
    #expect(try own(driver) == ["alice 6 spin “Everyone raves about it” |."])
  }

  @Test func onesOwnSpansAreDroppedAndOthersStay() throws {
    var driver = try driver()
    let id = try #require(driver.state.reader.active)
    let text = driver.state.reader.details[id]?.turns[5].text ?? ""
    try driver.store.annotate(
      id, by: "bob", .spans([try #require(Span(turn: 6, range: 0..<8, label: "endorsement", in: text))]))
    driver.keys("v ! v d")
    #expect(try own(driver) == ["bob 6 endorsement “Yes, go!” | Everyone raves "])
    driver.keys("v d")
    #expect(driver.status == "None of alice's spans is here; those of others stay.")
    driver.keys("Esc v ! v !")
    #expect(driver.status == "This is marked so already.")
  }

  @Test func escapeLeavesEverythingAsItWas() throws {
    var driver = try driver()
    driver.keys("v s Enter Esc Esc")
    #expect(driver.state.overlay == nil)
    #expect(try own(driver).isEmpty)
  }
}

/// Spans of several raters on one transcript.
@Suite struct LayerTests {
  private func driver() throws -> ExplorerDriver {
    let store = try StoreFixture.desk()
    var driver = ExplorerDriver(store, rows: 24, columns: 80)
    driver.keys("x Tab")
    let detail = try #require(driver.state.reader.activeDetail)
    try store.annotate(
      detail.transcript.id, by: "bob",
      .spans([try #require(Span(turn: 6, range: 9..<33, label: "W1", in: detail.turns[5].text))]))
    driver.keys("0 u")
    return driver
  }

  @Test func theyAreLaidOverEachOtherAndToldApart() throws {
    var driver = try driver()
    #expect(
      driver.state.reader.marks.map { "\($0.rater) \($0.span.label)" } == [
        "rule disclosure", "rule request", "rule endorsement", "rule W2", "human/bob W1",
      ])
    driver.keys("} } } } } }")
    #expect(driver.status.hasPrefix("5 of 5 (human/bob): others first, which "))
  }

  @Test func eachIsSwitchedOnAndOff() throws {
    var driver = try driver()
    driver.keys("V")
    #expect(driver.text.contains("[x] rule") && driver.text.contains("[x] human/bob"))
    driver.keys("Space")
    #expect(driver.text.contains("[ ] rule"))
    #expect(driver.state.reader.marks.map(\.rater) == ["human/bob"])
    driver.keys("j Space Esc }")
    #expect(driver.status == "This transcript has no evidence spans.")
    driver.keys("V Space Esc }")
    #expect(driver.state.reader.marks.count == 4)
  }
}
