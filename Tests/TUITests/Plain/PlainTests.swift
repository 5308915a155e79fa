import Engine
import Testing

@testable import TUI

/// The explorer in lines, as a screen reader gets it.
@Suite struct PlainTests {
  /// What is printed after each line; the first is what is said at the start.
  private func said(_ lines: String..., in store: Store) -> [[String]] {
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
    #expect(start[2] == "> case 1 of 4, dogs-001: alpha pass, beta pass, gamma pass")
    #expect(start.contains("m/alpha, recorded, baseline: pass by rule"))
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
    #expect(answers[1][0].hasPrefix("pass rates: models by scenarios 1/"))
    #expect(answers[1][2].hasPrefix("> m/alpha baseline"))
    #expect(answers[2].filter { $0.hasPrefix("> ") }.count == 1)
    #expect(answers[3] == ["heed › desk › 3 two people pressing › baseline › dogs-001 › m/alpha"])
    #expect(!answers.joined().contains { $0.contains { "│┌─█▸".contains($0) } })
  }

  @Test func aRerunIsPlayedBeforeTheNextLine() async throws {
    let answers = said("r g", "", in: try await StoreFixture.played())
    #expect(answers[1].contains { $0.hasPrefix("> condition ‹ guiding ›") })
    #expect(answers[2].first?.hasSuffix("1 of 1 played") == true)
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
}
