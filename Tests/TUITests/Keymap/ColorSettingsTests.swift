import Testing

@testable import TUI

@Suite struct ColorSettingsTests {
  @Test func aColourOfTheFileIsUsed() {
    let theme = Theme.dark.configured(
      ["fail": "16 bold underline on bright-yellow", "pass": "cyan"], mode: .palette256)
    #expect(theme[.fail] == Ink(16, [.bold, .underline], ground: 11))
    #expect(theme[.pass] == Ink(6))
    #expect(theme[.unclear] == Theme.dark[.unclear])
  }

  @Test func whatTheTerminalHasNotIsLeftAsItIs() {
    let few = Theme.ansi16.configured(["fail": "210 bold", "pass": "3"], mode: .ansi16)
    #expect(few[.fail] == Ink(1, .bold) && few[.pass] == Ink(3))
    let none = Theme.mono.configured(["pass": "red underline"], mode: .none)
    #expect(none[.pass] == Ink(nil, .underline))
  }

  @Test func whatIsNoColourIsSaid() {
    #expect(
      Theme.problems(in: ["fial": "red", "fail": "rde", "search-hit": "16 on 222"]) == [
        "explorer.colors.fail: “rde” is no colour; they are written like “red bold” or “16 on 222”",
        "explorer.colors.fial: nothing has this name; `heed help colors` lists what is coloured",
      ])
  }
}
