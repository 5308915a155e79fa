import Engine
import Foundation
import Testing

@testable import TUI

/// Every screen's keys, as a person meets them.
@Suite struct ScreenKeysTests {
  /// How each screen is reached from the start.
  static let ways: [(KeyScreen, String)] = [
    (.main, ""), (.table, "m"), (.live, "L Enter"), (.player, "p Space"), (.span, "v"), (.spanLabels, "v Enter"),
    (.diff, "d"), (.labels, "a"), (.rerun, "r"), (.sweep, "w"), (.queues, "T"),
  ]

  private func driver(at screen: KeyScreen, _ keys: String) async throws -> ExplorerDriver {
    var driver = ExplorerDriver(try await StoreFixture.played())
    driver.keys(keys)
    try #require((driver.state.overlay?.keyScreen ?? .main) == screen)
    return driver
  }

  @Test(arguments: ways) func helpListsTheKeysOfTheScreenAndLeadsBack(screen: KeyScreen, keys: String) async throws {
    var driver = try await driver(at: screen, keys)
    let before = driver.state.overlay
    driver.press(.function(1))
    #expect(driver.text.contains(screen == .main ? "─ keys ─" : "─ keys: \(screen.title.lowercased()) ─"))
    driver.keys("Esc")
    #expect(driver.state.overlay == before)
  }

  /// A key that means nothing there says so, and changes nothing.
  @Test(arguments: ways) func aKeyWithoutMeaningSaysSo(screen: KeyScreen, keys: String) async throws {
    var driver = try await driver(at: screen, keys)
    let before = driver.state.overlay
    driver.press(.function(9))
    #expect(driver.state.overlay == before)
    let leaves = screen == .main ? "" : "Esc leaves, "
    let help = "?"
    #expect(driver.status == "“F9” does nothing here; \(leaves)\(help) lists the keys.")
  }

  /// Every letter, digit and sign does something or says that it does nothing.
  @Test(arguments: ways) func noKeyIsSilent(screen: KeyScreen, keys: String) async throws {
    expectNoKeyIsSilent(try await driver(at: screen, keys), on: screen)
  }

  /// The same from every pane, blind, in a queue and where nothing is recorded.
  @Test(arguments: ["Tab", "S-Tab", "Tab Enter", "b", "T Enter", "f x y z Enter"])
  func noKeyIsSilentElsewhere(keys: String) async throws {
    var driver = ExplorerDriver(try await StoreFixture.played())
    driver.keys(keys)
    expectNoKeyIsSilent(driver, on: .main)
    expectNoKeyIsSilent(ExplorerDriver(try StoreFixture.empty()), on: .main)
  }

  private func expectNoKeyIsSilent(_ start: ExplorerDriver, on screen: KeyScreen) {
    var start = start
    // What was said on the way is not what is said now.
    start.press(.control("l"))
    let before = start.explorer.render()
    for code in 33...126 {
      var driver = start
      let character = Character(UnicodeScalar(UInt8(code)))
      let done = driver.done.count
      driver.press(.character(character))
      let after = driver.explorer.render()
      let isSame = (0..<before.rows).allSatisfy { before.rowEquals($0, after) } && before.cursor == after.cursor
      // At an end there is nowhere to go: as silent as a list is everywhere.
      let action = driver.state.keymap.action(for: .character(character), on: screen)
      let moves: [Action] = [
        .up, .down, .left, .right, .first, .last, .nextTurn, .previousTurn, .extend, .otherEnd, .takeWord,
      ]
      if let action, moves.contains(action) { continue }
      // The condition that is chosen already.
      if screen == .rerun, character == "b" { continue }
      #expect(!isSame || driver.done.count > done, "“\(character)” on \(screen)")
    }
  }

  @Test func aChangedKeyIsInHelpHintsAndPalette() async throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.configure(["next-failure": ["F7"]])
    #expect(driver.explorer.render().text(row: 35).contains("F7 failure"))
    driver.press(.function(7))
    #expect(driver.state.reader.activeTranscript?.rating == .fail)
    driver.keys("?")
    #expect(driver.text.contains("F7         next failure"))
    driver.keys("Esc :")
    driver.type("next failure")
    #expect(driver.text.contains("F7"))
    driver.keys("Esc x")
    #expect(driver.status == "“x” does nothing here; ? lists the keys.")
  }
}
