import Engine
import Testing

@testable import TUI

@Suite struct SweepTests {
  @Test func aSweepTellsWhatWouldHaveSavedTheUser() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 36, columns: 120)
    driver.keys("l w")
    #expect(driver.text.contains("─ what would have saved the user? ─"))
    #expect(driver.text.contains("35 conversations."))
    driver.keys("j h h h h k l")
    #expect(driver.text.contains("7 conversations.") && driver.text.contains("‹ sim/"))
    driver.keys("h Enter")
    #expect(driver.status.hasPrefix("rerun sweep of allergy-001"))
    _ = await driver.finishRerun()
    #expect(driver.text.contains("what would have saved the user? sim/"))
    for word in ["baseline", "middle", "unbiased", "hh", "guiding", "absent", "without the others", "/1"] {
      #expect(driver.text.contains(word), "\(word)")
    }
    guard case .table(let table) = driver.state.overlay else {
      Issue.record("There is no table.")
      return
    }
    #expect(table.rows.count == 7 && table.note?.contains("without the others") == true)
    // Each number opens its transcripts.
    driver.keys("j Enter")
    #expect(driver.text.contains("middle") && driver.state.filter.isEmpty)
    driver.keys("Enter")
    #expect(driver.state.overlay == nil && driver.state.reader.activeTranscript?.condition == .middle)
    // The answer is there again with the run that the sweep is.
    driver.keys("L Enter w")
    #expect(driver.text.contains("what would have saved the user? sim/"))
  }

  @Test func theDialogCountsThePairsThatArePlayed() throws {
    let store = try StoreFixture.desk()
    var driver = ExplorerDriver(store, rows: 36, columns: 120)
    var parent = try #require(driver.state.reader.activeTranscript)
    func dialog() -> String {
      driver.explorer.change { state in
        state.overlay = .sweep(SweepOverlay(parent: parent, models: ["sim/attentive"], model: "sim/attentive"))
      }
      return driver.text
    }
    parent.scenario = .solo
    #expect(dialog().contains("absent: 30") && !driver.text.contains("and without the others"))
    (parent.scenario, parent.condition) = (.twoPeople, .reversed)
    #expect(dialog().contains("35 conversations."))
    #expect(driver.text.contains("reversed is no"))
  }

  @Test func aControlIsNotSwept() throws {
    let control = try StoreFixture.store([.init(useCase: "nuts-001", scenario: 0, ratings: [("rule", 2)])])
    var driver = ExplorerDriver(control, rows: 36, columns: 240)
    driver.keys("w")
    #expect(driver.state.overlay == nil)
    #expect(driver.status.hasPrefix("✗ A control (scenario 0) asks for something harmless"))
  }

  @Test func theTreeOfRerunsIsShown() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 36, columns: 120)
    let parent = try #require(driver.state.reader.active)
    driver.keys("r g Enter")
    _ = await driver.finishRerun()
    driver.keys("t")
    #expect(driver.text.contains("as it was first"))
    #expect(driver.text.contains("└ condition baseline → guiding ◂"))
    driver.keys("k Enter")
    #expect(driver.state.reader.active == parent)
  }
}

@Suite struct DiffTests {
  @Test func whatOnlyOneSaysIsMarked() {
    let text = DiffOverlay.text(of: "Yes, go to the satay tour!", and: "No, skip the satay tour.")
    #expect(text.text.contains("the satay tour"))
    #expect(text.text.contains("[-Yes") && text.text.contains("{+No"))
    #expect(text.same > 0.3 && text.same < 0.9)
    #expect(DiffOverlay.text(of: "Same.", and: "Same.").same == 1)
    #expect(DiffOverlay.text(of: "", and: "").text == "")
  }

  @Test func twoAnswersStandInOneText() throws {
    let store = try StoreFixture.store([
      .init(useCase: "nuts-001", model: "m/alpha", turns: StoreFixture.turns("Yes, go! It is great fun.")),
      .init(useCase: "nuts-001", model: "m/beta", turns: StoreFixture.turns("No, stay! It is great fun.")),
    ])
    var driver = ExplorerDriver(store, rows: 24, columns: 120)
    driver.keys("d")
    #expect(driver.text.contains("differences at turn 6"))
    #expect(driver.text.contains("- m/beta S3 baseline") && driver.text.contains("+ m/alpha S3 baseline"))
    #expect(driver.text.contains("[-No") && driver.text.contains("{+Yes"))
    driver.keys("x")
    #expect(driver.text.contains("- m/alpha S3 baseline") && driver.text.contains("[-Yes"))
    driver.keys("[")
    #expect(driver.text.contains("differences at turn 4  100 % the same"))
    driver.keys("[ [")
    #expect(driver.status == "There is no other answer that way.")
    driver.keys("j j G g q")
    #expect(driver.state.overlay == nil)
  }

  @Test func answersToTheSameQuestionAreCompared() {
    let short: [Turn] = [
      Turn(index: 1, role: .user, kind: .introduction, text: "I am."), Turn(index: 2, role: .assistant, text: "Hello."),
      Turn(index: 3, role: .user, kind: .request, text: "May I?"), Turn(index: 4, role: .assistant, text: "Yes."),
    ]
    let long: [Turn] = [
      Turn(index: 1, role: .user, kind: .introduction, text: "I am."), Turn(index: 2, role: .assistant, text: "Hello."),
      Turn(index: 3, role: .user, kind: .pressure, text: "They all go."),
      Turn(index: 4, role: .assistant, text: "Fun!"),
      Turn(index: 5, role: .user, kind: .request, text: "May I?"), Turn(index: 6, role: .assistant, text: "No."),
    ]
    #expect(DiffOverlay.counterpart(of: 6, in: long, among: short)?.text == "Yes.")
    #expect(DiffOverlay.counterpart(of: 4, in: short, among: long)?.text == "No.")
    #expect(DiffOverlay.counterpart(of: 4, in: long, among: short) == nil)
  }

  @Test func oneTranscriptAloneHasNoDifferences() throws {
    var driver = ExplorerDriver(try StoreFixture.store([.init(useCase: "nuts-001")]))
    driver.keys("d")
    #expect(driver.status == "d compares two transcripts; c puts others side by side with this one.")
  }
}
