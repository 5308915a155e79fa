import Testing

@testable import TUI

@Suite struct KeymapTests {
  @Test func aKeyOfTheFileTakesTheStandardOnesPlace() {
    let (keymap, problems) = Keymap.configured(["next-failure": ["F7", "Z"], "down": ["M-j"]])
    #expect(problems == [])
    #expect(keymap.action(for: .function(7), on: .main) == .nextFailure)
    #expect(keymap.action(for: .character("Z"), on: .live) == .nextFailure)
    #expect(keymap.action(for: .character("x"), on: .main) == nil)
    // Arrows stay.
    #expect(keymap.action(for: .down, on: .table) == .down && keymap.action(for: .alt("j"), on: .table) == .down)
    #expect(keymap.action(for: .character("j"), on: .table) == nil)
  }

  @Test func aKeyThatTwoActionsHaveIsReportedAndTheFileWins() {
    let (keymap, problems) = Keymap.configured(["why": ["x"]])
    #expect(
      problems == [
        "explorer.keys.why: “x” is also next-failure's (lists and transcripts); give one of them another key"
      ])
    #expect(keymap.action(for: .character("x"), on: .main) == .why)
    #expect(keymap.action(for: .character("x"), on: .live) == .nextFailure)
  }

  /// A letter that gives a label must not quit, nor move and label at once.
  @Test func aLabelsLetterStaysTheLabels() {
    let (keymap, problems) = Keymap.configured(["quit": ["M-q", "m"], "matrix": ["F5"]])
    #expect(problems == ["explorer.keys.quit: “m” is also a label's (labels)"])
    #expect(keymap.action(for: .character("m"), on: .labels) == nil)
    #expect(keymap.action(for: .character("m"), on: .main) == .quit)
  }

  @Test func anActionCanBeLeftWithoutAKeyAndKeepItsOwn() {
    let (keymap, problems) = Keymap.configured(["page": [], "down": ["j", "Down"], "back": ["Esc", "W"]])
    #expect(problems == ["explorer.keys.back: “Esc” always does what it does"])
    #expect(keymap.action(for: .character("|"), on: .main) == nil)
    #expect(keymap.key(of: .page) == "–")
  }

  @Test func keysThatAreExchangedAreNoConflict() {
    let (keymap, problems) = Keymap.configured(["why": ["x"], "next-failure": ["z"]])
    #expect(problems == [])
    #expect(keymap.action(for: .character("z"), on: .main) == .nextFailure)
  }

  @Test(arguments: [
    ("nxet-failure", "F7", "explorer.keys.nxet-failure is no action; `heed help keys` names them"),
    ("why", "Hyper", "explorer.keys.why: “Hyper” is no key; keys are written like x, Space, C-d, M-o and F2"),
    ("why", "Enter", "explorer.keys.why: “Enter” always does what it does"),
    ("why", "C-c", "explorer.keys.why: “C-c” always does what it does"),
    ("why", "C-m", "explorer.keys.why: “C-m” always does what it does"),
    ("why", "C-1", "explorer.keys.why: “C-1” is no key; keys are written like x, Space, C-d, M-o and F2"),
    ("why", "F+5", "explorer.keys.why: “F+5” is no key; keys are written like x, Space, C-d, M-o and F2"),
  ]) func whatCannotBeHadIsSaid(name: String, key: String, said: String) {
    let (keymap, problems) = Keymap.configured([name: [key]])
    #expect(problems == [said])
    #expect(keymap == Keymap.standard)
  }

  @Test(arguments: [
    ("x", KeyEvent.character("x")), ("Space", .character(" ")), ("C-d", .control("d")), ("M-O", .alt("O")),
    ("F12", .function(12)), ("pgdn", .pageDown), ("↓", .down), ("F", .character("F")),
  ]) func keysAreReadAsTheyAreWritten(name: String, key: KeyEvent) {
    #expect(KeyEvent(name: name) == key)
    #expect(KeyEvent(name: key.name) == key)
  }

  @Test func noScreenHasAKeyTwice() {
    for screen in KeyScreen.allCases {
      let keys = Keymap.standard.bindings(on: screen).flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(screen)")
      #expect(Keymap.standard.binding(of: .cancel, on: screen)?.keys == [.escape], "\(screen)")
      #expect(Keymap.standard.binding(of: .help, on: screen) != nil || screen == .help, "\(screen)")
    }
  }
}
