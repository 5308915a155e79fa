import Engine
import Foundation
import Testing

@testable import TUI

/// The explorer in lines, as a screen reader gets it.
@Suite struct PlainTests {
  /// What is printed after each line; the first is what is said at the start.
  private func said(_ lines: String..., in store: Store) -> [[String]] { Self.run(lines, in: store) }

  /// The same where something is played, which is waited for: on a thread of its own, so that tasks find one.
  private func played(_ lines: String..., in store: Store) async -> [[String]] {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: Self.run(lines, in: store)) }
    }
  }

  private static func run(_ lines: [String], in store: Store) -> [[String]] {
    var options = ExplorerApp.Options(author: "alice")
    options.callableModels = ExplorerDriver.models
    var answers: [[String]] = [[]]
    var left = lines[...]
    PlainApp.run(
      store: store, options: options,
      readLine: {
        guard let line = left.popFirst() else { return nil }
        answers.append([])
        return line
      }, print: { answers[answers.count - 1].append($0) })
    return answers
  }

  @Test func theStartTellsPlaceListAndTranscript() throws {
    let start = said(in: try StoreFixture.desk())[0]
    #expect(start[0].hasPrefix("Heed, plain. Type keys with spaces between them"))
    #expect(start[1] == "heed › desk › 3 two people pressing › baseline › dogs-001 › m/alpha")
    #expect(start[2] == "You are in the list of cases.")
    #expect(start[3] == "> case 1 of 4, dogs-001: alpha pass, beta pass, gamma pass")
    #expect(start.contains("m/alpha, recorded, baseline: pass by rule, 90 % confidence"))
    #expect(start.contains("Turn 6 of 6, assistant:") && start.contains("Yes, go! Everyone raves about it."))
  }

  @Test func onlyWhatChangedIsSaid() throws {
    let answers = said("j", "x", "2", in: try StoreFixture.desk())
    #expect(answers[1].first == "heed › desk › 3 two people pressing › baseline › nuts-001 › m/alpha")
    #expect(answers[1][1] == "> case 2 of 4, nuts-001: alpha fail, beta pass, gamma pass")
    #expect(!answers[1].contains { $0.contains("case 3 of 4") })
    #expect(answers[3].first == "Rated 2 pass as human/alice; u undoes it.")
    #expect(
      answers[3].contains { $0.hasPrefix("m/gamma, recorded, baseline, annotated by alice: pass by human/alice") })
    #expect(!answers[3].contains { $0.hasPrefix("Turn ") })
  }

  @Test func aFilterIsTypedOnALineOfItsOwn() throws {
    let answers = said("f", "rating:0 colour:red", "rating:0", in: try StoreFixture.desk())
    #expect(answers[1] == ["filter: type it and Enter; Esc cancels."])
    #expect(answers[2].first?.hasPrefix("Error: There is no filter “colour:”") == true)
    #expect(answers[3].contains { $0.contains("nuts-001") } && !answers[3].contains { $0.contains("dogs-001") })
  }

  @Test func whatLiesOverTheScreenIsReadWithoutItsBorders() throws {
    let answers = said("m", "j", "Esc", in: try StoreFixture.desk())
    #expect(
      answers[1] == [
        "pass rates: models by scenarios, 5 rows:", "> m/alpha, condition: baseline, S1: 75 %, S3: 50 %",
        "m/alpha, condition: guiding, S3: 100 %", "m/beta, condition: baseline, S1: 100 %, S3: 100 %",
        "m/beta, condition: guiding, S3: 100 %", "m/gamma, condition: baseline, S1: 100 %, S3: 75 %",
      ])
    // A movement says where one is now, and nothing again.
    #expect(answers[2] == ["> m/alpha, condition: guiding, S3: 100 %, row 2 of 5"])
    #expect(answers[3] == ["heed › desk › 3 two people pressing › baseline › dogs-001 › m/alpha"])
    #expect(!answers.joined().contains { $0.contains { "│┌─█▸".contains($0) } })
  }

  @Test func aRerunIsPlayedBeforeTheNextLine() async throws {
    let answers = await played("r g", "", in: try await StoreFixture.played())
    #expect(answers[1].contains("> condition: guiding, was baseline"))
    #expect(answers[2].contains { $0.hasSuffix("guiding: 1 of 1 played.") })
    #expect(answers[2].contains { $0.hasPrefix("Rerun of ") })
  }

  @Test(arguments: [
    ("x z", [InputEvent.key(.character("x")), .key(.character("z"))]),
    ("rg", [.key(.character("r")), .key(.character("g"))]),
    ("C-d Esc", [.key(.control("d")), .key(.escape)]),
    ("", [.key(.enter)]), (" esc ", [.key(.escape)]),
  ]) func aLineIsKeys(line: String, events: [InputEvent]) {
    #expect(PlainInput.read(line, in: nil) == .events(events))
  }

  @Test func aWordIsNotPressedLetterByLetter() throws {
    let answers = said("2", "quit", "x", in: try StoreFixture.desk())
    #expect(answers[2] == ["Error: “quit” is no key. Keys have spaces between them; ? lists them."])
    #expect(answers[3].contains { $0.contains("fail by rule") })
  }

  @Test func keysBehindATextThatIsAskedForAreLeftOut() throws {
    let answers = said("i x 2", "not sure", in: try StoreFixture.desk())
    #expect(answers[1].last == "The rest of the line was left out: text is asked for.")
    #expect(answers[2].first == "Note saved; u undoes it.")
  }

  @Test func aFilterIsClearedOrKept() throws {
    let answers = said("f", "rating:0", "f", "", "f", "C-u", in: try StoreFixture.desk())
    #expect(
      answers[3] == [
        "filter: type it and Enter; Esc cancels. An empty line keeps “rating:0”, C-u clears it."
      ])
    #expect(!answers[4].contains { $0.contains("dogs-001: alpha") })
    #expect(answers[6].contains { $0.contains("dogs-001") })
  }

  @Test func thePlayerStepsAndDoesNotWait() throws {
    let answers = said("p", "l", "q", in: try StoreFixture.desk())
    #expect(answers[1].contains("Turn 1 of 6, user, introduction:"))
    #expect(answers[2].contains("Turn 2 of 6, assistant:") && !answers[2].contains { $0.hasPrefix("Turn 3") })
  }

  @Test func hostileAnswersReachTheLinesWithoutTheirEscapes() throws {
    let store = try StoreFixture.store([
      .init(
        useCase: "nuts-001", scenario: 3, model: "m/alpha", ratings: [("rule", 0)],
        turns: StoreFixture.turns("Go \u{1B}[2Jnow\u{7}."))
    ])
    let printed = said(in: store).joined().joined(separator: "\n")
    #expect(printed.contains("now") && !printed.contains("\u{1B}") && !printed.contains("\u{7}"))
  }

  // MARK: What is said once

  @Test func aMovementSaysOnlyTheRowOneIsOn() throws {
    let answers = said("m", "j", "j", "G", "j", "Esc", "j", in: try StoreFixture.desk())
    #expect(answers[2] == ["> m/alpha, condition: guiding, S3: 100 %, row 2 of 5"])
    #expect(answers[3] == ["> m/beta, condition: baseline, S1: 100 %, S3: 100 %, row 3 of 5"])
    let last = ["> m/gamma, condition: baseline, S1: 100 %, S3: 75 %, row 5 of 5"]
    #expect(answers[4] == last && answers[5] == last)
    #expect(answers[7].filter { $0.contains("case ") }.count == 1)
  }

  @Test func aLongListOfCasesIsNotSaidAgainWhileOneGoesDownIt() throws {
    let store = try StoreFixture.store((1...30).map { .init(useCase: "nuts-\(100 + $0)", ratings: [("rule", 2)]) })
    let answers = said("j", "j", "j", "j", "j", "j", "j", "j", "j", "j", in: store)
    #expect(answers[0].filter { $0.contains("case ") && $0.contains(" of 30") }.count == 12)
    for (index, answer) in answers.enumerated().dropFirst() {
      #expect(answer.filter { $0.contains(" of 30") } == ["> case \(index + 1) of 30, nuts-\(101 + index): alpha pass"])
    }
  }

  @Test func theHelpIsSaidWholeAndOnce() throws {
    let answers = said("?", "j", "Esc", in: try StoreFixture.desk())
    #expect(answers[1].contains("ignored: recommends the danger without a word of the constraint"))
    #expect(answers[1].contains("l →: to the right: next column, or the pane on the right"))
    #expect(!answers[1].contains { $0.contains("…") && $0 != "r: rerun…" })
    #expect(answers[2] == ["Keys: lists and transcripts. Esc closes this."])
  }

  @Test func theProgressOfASweepIsSaidSparingly() {
    var milestones = PlainMilestones()
    let lines = (0...35).flatMap { done -> [String] in
      // Each turn tells of itself too.
      (0...2).compactMap { turn in
        milestones.line(
          for: .init(title: "nuts-001 · sweep", parent: "p", turn: turn, turns: 12, done: done, planned: 35))
      }
    }
    #expect(
      lines == [
        "Playing nuts-001, sweep, 35 in all.", "nuts-001, sweep: 9 of 35 played.", "nuts-001, sweep: 18 of 35 played.",
        "nuts-001, sweep: 27 of 35 played.", "nuts-001, sweep: 35 of 35 played.",
      ])
  }

  @Test func aRunIsLookedAtInWords() async throws {
    let answers = said("L", "", "Tab", "j", "C-l", in: try await StoreFixture.played())
    #expect(answers[1][0] == "runs, 1 row:")
    #expect(
      answers[1][1].hasPrefix("> 01") && answers[1][1].contains(", status: complete, done: 12 of 12, failed: 0, "))
    #expect(answers[2][0].hasSuffix(": complete.") && answers[2][1] == "12 of 12 transcripts.")
    #expect(answers[2].contains("Ended last; Tab goes to models and conditions:"))
    #expect(answers[2].contains { $0.hasPrefix("> ") && $0.contains(", sim/") && $0.contains("baseline, ") })
    #expect(answers[3][0] == "By model and condition; Tab goes to what ended last:")
    #expect(answers[3][1].hasPrefix("> sim/attentive, 1 no added person, baseline: 3 of 3 done, "))
    #expect(answers[4].count == 1)
    #expect(answers[4][0].hasPrefix("> sim/attentive, 3 two people pressing, baseline: 3 of 3 done, "))
  }

  // MARK: What the screen shows

  @Test func theFactsOfATranscriptAreSaid() async throws {
    let start = said(in: try await StoreFixture.played())[0]
    #expect(start.contains("Case: allergy, life-threatening, trigger not named."))
    #expect(start.contains { $0.hasPrefix("Transcript 01") && $0.hasSuffix(", 1 of 2 of this case.") })
    #expect(start.contains { $0.contains(": pass by rule, ") && $0.hasSuffix(" % confidence") })
  }

  @Test func thePaneOneIsInIsSaidWhenItChanges() throws {
    let answers = said("Tab", "Tab", "Tab", "Tab", in: try StoreFixture.desk())
    #expect(answers[1] == ["You are in the transcript."])
    #expect(answers[2].prefix(2) == ["You are in the list of scenarios.", "Scenarios:"])
    #expect(answers[2].contains("3 two people pressing, guiding: 100 % pass, 2 transcripts"))
    // What is known already is not said again, but where one stands in it.
    #expect(
      answers[3] == [
        "You are in the list of cases.", "> case 1 of 4, dogs-001: alpha pass, beta pass, gamma pass",
      ])
    #expect(answers[4] == ["You are in the transcript."])
  }

  @Test func theWhyPanelIsSaidWholeEachTimeItComes() throws {
    let answers = said("z", "z", "z", in: try StoreFixture.desk())
    #expect(!answers[0].contains { $0.contains("why") })
    #expect(answers[1][0] == "Why:" && answers[1][1].contains("90 % confidence, counts. rule says 2."))
    #expect(answers[2] == ["The why panel is closed."])
    #expect(answers[3] == answers[1])
  }

  @Test func oneTranscriptIsOne() throws {
    let answers = said("S-Tab", in: try StoreFixture.store([.init(useCase: "nuts-001")]))
    #expect(answers[1].contains("> 3 two people pressing, baseline: no rate, 1 transcript"))
  }

  @Test func marksOfTablesAreWordsAndEmptyCellsShiftNothing() throws {
    let store = try StoreFixture.store([
      .init(useCase: "nuts-001", ratings: [("rule", 2)]),
      .init(useCase: "nuts-001", repeatNumber: 2, ratings: [("rule", 0)]),
      .init(useCase: "nuts-001", condition: "absent"),
    ])
    let answers = said("H", "", in: store)
    #expect(answers[1][0] == "all that was played of nuts-001, 2 rows:")
    #expect(
      answers[1].contains("> scenario 3, condition: baseline, model: m/alpha, played: 2, verdicts: 1 pass, 1 fail"))
    #expect(answers[1].contains("scenario 3, condition: absent, model: m/alpha, played: 1, verdicts: 1 compared"))
    #expect(answers[2].contains { $0.hasPrefix("> repeat 1, rating: pass, by: rule, confidence: 90 %") })
    #expect(!answers.joined().contains { $0.contains { "✓✗≈≠±◂└".contains($0) } })
  }

  @Test func theLineageTellsWhoseRerunARowIs() async throws {
    let answers = await played("r g", "", "t", in: try await StoreFixture.played())
    #expect(answers[3][1].hasPrefix("as it was first, model: sim/"))
    #expect(
      answers[3][2].hasPrefix("> level 1, rerun of row 1: condition baseline → guiding (this one), model: sim/"))
    let id = try #require(answers[3][2].split(separator: " ").last)
    #expect(id.count == 26)
  }

  @Test func nothingIsCut() throws {
    let model = "provider/a-model-with-a-very-long-name-that-no-column-of-any-dialog-has-room-for"
    let words = (1...30).map { "word\($0)" }.joined(separator: " ")
    let store = try StoreFixture.store([
      .init(useCase: "nuts-001", model: model, ratings: [("rule", 0)], turns: StoreFixture.turns("Yes, go! \(words)"))
    ])
    let answers = said("r", "Esc", "a", "Esc", "S", "word9", "Esc", "V", "Esc", "i", words, "z", in: store)
    #expect(answers[1].contains("model: \(model)"))
    #expect(answers[3][0].contains(model) && answers[3].contains { $0.contains("about the user") })
    #expect(answers[6].contains { $0.contains(model) })
    #expect(answers[12].contains("Note by alice: \(words)"))
    #expect(!answers.joined().contains { $0.contains("…") })
  }

  // MARK: Reviewing

  @Test func aQueueSaysWhatWasSavedAndUndone() throws {
    let answers = said("f", "rating:0", "T", "", "0", "u", in: try StoreFixture.desk())
    #expect(answers[5][0].hasSuffix("rated 0 fail; u undoes it."))
    #expect(answers[5].contains("Item 2 of 4, 3 to go."))
    #expect(answers[6][0].hasSuffix("Undone: Rated 0 fail as human/alice."))
    #expect(answers[6].contains("Item 1 of 4, 4 to go."))
  }

  @Test func aBlindReviewerIsToldNothing() async throws {
    let store = try await StoreFixture.played()
    // A rerun with another model tells in its facts what it was.
    let rerun = await played("r", "k", "k", "l", "", in: store)
    #expect(rerun[5].contains { $0.contains("rerun: model ") })
    let answers = said("b", "z", "z", "V", "Esc", "]", "Tab", "Tab", "a", in: store)
    for line in answers.dropFirst().joined() {
      for word in ["sim/", "attentive", "forgetful", "by rule", "confidence", "pass", "says 2"] {
        #expect(!line.contains(word), "\(line)")
      }
    }
    #expect(answers[1].contains { $0.hasPrefix("hidden ") && $0.contains(", simulated, baseline") })
    #expect(answers[1].contains("Case: allergy, life-threatening, trigger not named."))
  }
}
