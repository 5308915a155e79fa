import Engine
import Foundation
import Testing

@testable import TUI

@Suite struct PlayerTests {
  private func driver() throws -> ExplorerDriver { ExplorerDriver(try StoreFixture.desk(), rows: 24, columns: 100) }

  /// The status line without its bar.
  private func said(_ driver: inout ExplorerDriver) -> String {
    String(driver.status.prefix { $0 != "█" }).trimmingCharacters(in: .whitespaces)
  }

  /// The tick that was asked for last.
  private func tick(_ driver: ExplorerDriver) -> Int? {
    if case .tick(let tick, _) = driver.done.last { tick } else { nil }
  }

  @Test func turnsComeOneByOneAndNothingIsSeenBefore() throws {
    var driver = try driver()
    driver.keys("p")
    #expect(said(&driver) == "▶ turn 1 of 6  ×1")
    #expect(driver.text.contains("1 user · introduction") && !driver.text.contains("2 assistant"))
    driver.answer(.tick(try #require(tick(driver))))
    #expect(said(&driver) == "▶ turn 2 of 6  ×1")
    #expect(driver.text.contains("2 assistant") && !driver.text.contains("3 user"))
    // A tick of another time does nothing.
    driver.answer(.tick(1))
    #expect(said(&driver) == "▶ turn 2 of 6  ×1")
    driver.keys("Space")
    let last = try #require(tick(driver))
    driver.answer(.tick(last))
    #expect(said(&driver) == "‖ turn 2 of 6  ×1")
    driver.keys("l l h")
    #expect(said(&driver) == "‖ turn 3 of 6  ×1")
    driver.keys("G")
    #expect(said(&driver) == "‖ turn 6 of 6  ×1" && driver.text.contains("Yes, go!"))
    driver.keys("g q")
    #expect(driver.state.overlay == nil)
    driver.keys("G")
    #expect(driver.text.contains("Yes, go!"))
  }

  @Test func speedHasItsEnds() {
    var player = Player(shown: 1, count: 6)
    #expect(player.pause(words: 10) == 900 && player.pause(words: 60) == 2700 && player.pause(words: 9999) == 6000)
    player.speed = 2
    #expect(player.pause(words: 60) == 675 && player.speedText == "×4")
    player.speed = -1
    #expect(player.pause(words: 60) == 5400 && player.speedText == "×1/2")
  }

  @Test func itEndsWithTheLastTurnAndBeginsAgain() throws {
    var driver = try driver()
    driver.keys("p + + + + + + +")
    #expect(said(&driver) == "▶ turn 1 of 6  ×16")
    for _ in 2...6 { driver.answer(.tick(try #require(tick(driver)))) }
    #expect(said(&driver) == "‖ turn 6 of 6  ×16")
    driver.keys("Space")
    #expect(said(&driver) == "▶ turn 1 of 6  ×16")
  }

  @Test func aRunIsPlayedTranscriptByTranscript() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 30, columns: 120)
    driver.keys("L Enter")
    guard case .live(let live) = driver.state.overlay, let latest = live.progress?.latest, latest.count == 12 else {
      Issue.record("there is no live view")
      return
    }
    // From the third last on: those that ended after it follow.
    driver.keys("j j P")
    #expect(driver.state.reader.active == latest[2].id)
    #expect(said(&driver).hasPrefix("▶ turn 1 of ") && said(&driver).contains("of run \(live.run.prefix(10))"))
    driver.keys("G")
    driver.answer(.tick(try #require(tick(driver))))
    #expect(driver.state.reader.active == latest[1].id && said(&driver).hasPrefix("▶ turn 1 of "))
    driver.keys(">")
    #expect(driver.state.reader.active == latest[0].id)
    driver.keys("<")
    #expect(driver.state.reader.active == latest[1].id)
    driver.keys("> G")
    driver.answer(.tick(try #require(tick(driver))))
    #expect(driver.status == "That was the last of the run.")
    driver.keys("q")
    #expect(driver.state.overlay == nil && driver.state.reader.active == latest[0].id)
    // Of a run that is over all is played, unless one has chosen where to begin.
    driver.keys("L Enter P")
    #expect(driver.state.reader.active == latest[11].id)
  }

  @Test func ofARunThatGoesOnTheNextOneIsAwaited() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 30, columns: 120)
    driver.keys("L Enter")
    guard case .live(let live) = driver.state.overlay, var progress = live.progress else {
      Issue.record("there is no live view")
      return
    }
    progress.run.status = .running
    driver.answer(.live(progress))
    driver.keys("P G")
    driver.answer(.tick(try #require(tick(driver))))
    #expect(said(&driver).hasPrefix("▶ waits for the next transcript"))
    // Whoever pauses does not wait, whatever ends.
    driver.keys("Space")
    #expect(said(&driver).hasPrefix("‖ turn 12 of 12"))
    let active = driver.state.reader.active
    driver.answer(.live(progress))
    #expect(driver.state.reader.active == active && said(&driver).hasPrefix("‖ turn 12 of 12"))
  }

  @Test func aRerunThatEndsTearsNobodyOutOfThePlayer() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 30, columns: 120)
    let active = driver.state.reader.active
    driver.keys("R p Space l")
    _ = await driver.finishRerun()
    #expect(driver.state.reader.active == active && said(&driver).hasPrefix("Rerun of allergy-001"))
    driver.keys("l")
    #expect(said(&driver).hasPrefix("‖ turn 3 of 12"))
  }

  @Test func theEndIsNotToldBeforeItComes() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x p")
    let verdicts = ["✗ fail", "✓ pass", "rule says"]
    for verdict in verdicts { #expect(!driver.text.contains(verdict), "\(verdict)") }
    #expect(driver.text.contains("is being played") && !driver.text.contains("no rating"))
    driver.keys("G")
    #expect(driver.text.contains("✗ fail"))
  }
}
