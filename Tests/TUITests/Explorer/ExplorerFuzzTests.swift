import Engine
import Testing

@testable import TUI

/// The same numbers for the same seed, on every machine.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Whatever is pressed, clicked, pasted and resized, in whatever order: nothing breaks, and it is the same each time.
@Suite struct ExplorerFuzzTests {
  private static let keys: [KeyEvent] =
    Keymap.standard.bindings(on: .main).flatMap(\.keys).filter { $0 != .character("R") }
    + "abcdegimnorstvwxz:\"-é\u{301}日🙂yQ ".map { .character($0) }
    + [.backspace, .delete, .insert, .control("w"), .control("k"), .control("n"), .alt("x"), .function(5)]

  /// Whole, failed, empty and excerpted conversations.
  private static func store() throws -> Store {
    let store = try StoreFixture.desk()
    let turns = StoreFixture.turns()
    try StoreFixture.add(
      [
        .init(useCase: "nuts-002", model: "m/delta", turns: Array(turns.prefix(3)), status: "failed", cause: "timeout"),
        .init(useCase: "nuts-002", model: "m/epsilon", turns: Array(turns.prefix(2)), status: "partial"),
        .init(
          useCase: "bees-001", scenario: nil, model: "imported/x", ratings: [("rule", 0), ("human/1", 2)],
          origin: "imported", excerpt: true, turns: [turns[0], turns[4], turns[5]]),
      ], to: store)
    return store
  }

  private static func event(_ numbers: inout SeededNumbers, rows: Int, columns: Int) -> InputEvent {
    switch Int.random(in: 0..<100, using: &numbers) {
    case 0..<82: return .key(keys.randomElement(using: &numbers) ?? .enter)
    case 82..<92:
      let kinds: [Mouse.Kind] = [.press, .press, .release, .drag, .wheelUp, .wheelDown]
      return .mouse(
        Mouse(
          kind: kinds.randomElement(using: &numbers) ?? .press, button: .left,
          row: Int.random(in: 0..<max(1, rows), using: &numbers),
          column: Int.random(in: 0..<max(1, columns), using: &numbers)))
    case 92..<95:
      return .paste(["rating:0", "satay\ntour", "a\tb\u{1B}[31m", "e\u{301}日本"].randomElement(using: &numbers) ?? "")
    default:
      if Bool.random(using: &numbers) {
        return .resize(
          rows: Int.random(in: 0...60, using: &numbers), columns: Int.random(in: 0...220, using: &numbers))
      }
      return .resize(rows: 36, columns: 120)
    }
  }

  /// Plays so many events; gives a fingerprint of every picture if wanted. Effects are sometimes kept back and answered late, in any order.
  private static func play(_ store: Store, seed: UInt64, events: Int, prints: Bool = false) -> UInt64 {
    var numbers = SeededNumbers(seed: seed)
    var driver = ExplorerDriver(store)
    var print: UInt64 = 14_695_981_039_346_656_037
    for number in 0..<events {
      let before = driver.state
      let event = event(&numbers, rows: before.rows, columns: before.columns)
      // Reruns go on beside the loop: they are no part of what is the same each time.
      if case .rerun = before.overlay, event == .key(.enter) { continue }
      if number % 40 == 0 { driver.holds = true }
      driver.send(event)
      if number % 40 == 12 { driver.answerHeld(Array(driver.held.indices).shuffled(using: &numbers)) }
      let state = driver.state
      let frame = driver.explorer.render()
      #expect(frame.rows == max(0, state.rows) && frame.columns == max(0, state.columns))
      if prints { for byte in frame.text.utf8 { print = (print ^ UInt64(byte)) &* 1_099_511_628_211 } }
      expectSound(state, after: event)
      // What was asked for has come when nothing is kept back.
      if !driver.holds { #expect(!state.isOnItsWay, "\(event)") }
    }
    return print
  }

  private static func expectSound(_ state: ExplorerState, after event: InputEvent) {
    #expect(state.overview.isEmpty || state.overview.indices.contains(state.overviewList.selected), "\(event)")
    #expect(state.cases.isEmpty || state.cases.indices.contains(state.caseList.selected), "\(event)")
    #expect(state.reader.top >= 0, "\(event)")
    let turns = state.reader.activeDetail?.turns.count ?? 1
    #expect(state.reader.turn >= 1 && state.reader.turn <= max(1, turns), "\(event)")
    if let span = state.reader.span { #expect(state.reader.spans.indices.contains(span), "\(event)") }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4]) func anythingAtAllIsSurvived(seed: UInt64) throws {
    _ = ExplorerFuzzTests.play(try ExplorerFuzzTests.store(), seed: seed, events: 1250)
  }

  @Test func anEmptyStoreSurvivesEverything() throws {
    _ = ExplorerFuzzTests.play(try StoreFixture.empty(), seed: 7, events: 400)
  }

  @Test func theSameEventsGiveTheSamePictures() throws {
    let first = ExplorerFuzzTests.play(try ExplorerFuzzTests.store(), seed: 11, events: 200, prints: true)
    let second = ExplorerFuzzTests.play(try ExplorerFuzzTests.store(), seed: 11, events: 200, prints: true)
    #expect(first == second)
  }
}
