import Engine
import Testing

@testable import TUI

@Suite struct LiveGoldenTests {
  @Test(arguments: ScreenGoldenTests.sizes) func aRunGoesOn(size: [Int]) throws {
    try Golden.check(
      ScreenFixture.frame(LiveFixture.watching(LiveFixture.progress(), rows: size[0], columns: size[1])), "live")
  }

  @Test func wordsAreShownAsTheyCome() throws {
    var state = LiveFixture.watching(LiveFixture.progress(), rows: 24, columns: 80)
    guard case .live(var live) = state.overlay else { return }
    live.part = .cells
    for word in "Thinking of the three of them. ".split(separator: " ", omittingEmptySubsequences: false) {
      live.hear(.think(word + " "), transcript: "01jxk3v9a1", turn: 12)
    }
    live.hear(
      .say(
        "Yes, go! The satay tour is a wonderful choice\u{1B}[2J for the three of you: Ilan gets his favourite stalls, "),
      transcript: "01jxk3v9a1", turn: 12)
    live.hear(.say("and Jo gets"), transcript: "01jxk3v9a1", turn: 12)
    state.overlay = .live(live)
    try Golden.check(ScreenFixture.frame(state), "live-words")
  }

  @Test func aPausedRunSaysSo() throws {
    let progress = LiveFixture.progress(LiveFixture.run(wish: .pause))
    let text = ScreenFixture.frame(LiveFixture.watching(progress, rows: 24, columns: 80)).text
    #expect(text.contains(" paused "))
    #expect(text.contains("no calls are made"))
    #expect(text.contains("p go on"))
  }

  @Test func anInterruptedRunSaysHowToFinishIt() throws {
    let progress = LiveFixture.progress(LiveFixture.run(.interrupted))
    let text = ScreenFixture.frame(LiveFixture.watching(progress, rows: 24, columns: 80)).text
    #expect(text.contains("interrupted: heed resume 01jxk3v9a0"))
    #expect(text.contains("took 4 min 11 s"))
    #expect(text.contains("cost $15.70\n") || text.contains("cost $15.70 "))
  }

  @Test func aSweepTellsItsScenariosApart() throws {
    var progress = LiveFixture.progress()
    progress.cells = [
      LiveFixture.cell("m/a", .baseline, (5, 0, 0), planned: 5, cost: 0, scenario: .solo),
      LiveFixture.cell("m/a", .baseline, (0, 5, 0), planned: 5, cost: 0, scenario: .twoPeople),
    ]
    let text = ScreenFixture.frame(LiveFixture.watching(progress, rows: 24, columns: 80)).text
    #expect(text.contains("S1 baseline") && text.contains("S3 baseline"), "\(text)")
    // Where there is only one, it is left out.
    let usual = ScreenFixture.frame(LiveFixture.watching(LiveFixture.progress(), rows: 24, columns: 80)).text
    #expect(usual.split(separator: "\n").prefix(10).allSatisfy { !$0.contains("S3 ") })
  }

  @Test(arguments: [[8, 30], [12, 40]]) func littleRoomIsEnough(size: [Int]) throws {
    let text = ScreenFixture.frame(LiveFixture.watching(LiveFixture.progress(), rows: size[0], columns: size[1])).text
    #expect(text.contains("60 %"))
    #expect(
      ScreenFixture.frame(LiveFixture.watching(nil, rows: size[0], columns: size[1])).text.contains("looking…"))
  }

  @Test func durationsAndAmountsAreShort() {
    #expect(
      [0, 59.6, 60, 200, 3600, 7500, 90_000].map(Wording.duration) == [
        "0 s", "1 min", "1 min", "3 min 20 s", "1 h", "2 h 5 min", "1 d 1 h",
      ])
    #expect([0, 9999, 10_000, 1_260_000, 12_345_678].map(Wording.amount) == ["0", "9,999", "10 k", "1.3 M", "12.3 M"])
    #expect([7, 1234, 1_234_567].map(Wording.grouped) == ["7", "1,234", "1,234,567"])
  }
}
