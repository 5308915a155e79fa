import Engine
import Foundation
import Testing

@testable import TUI

@Suite struct ThemeTests {
  @Test func colourModes() {
    #expect(ColorMode.detect(environment: ["TERM": "xterm-256color"], colors: 256) == .palette256)
    #expect(ColorMode.detect(environment: ["TERM": "xterm"], colors: 8) == .ansi16)
    #expect(ColorMode.detect(environment: ["TERM": "vt100"], colors: 0) == .none)
    #expect(ColorMode.detect(environment: ["TERM": "dumb"], colors: 256) == .none)
    #expect(ColorMode.detect(environment: ["NO_COLOR": "1"], colors: 256) == .none)
    #expect(ColorMode.detect(environment: ["NO_COLOR": ""], colors: 256) == .palette256)
    #expect(ColorMode.detect(environment: [:], colors: 256, noColor: true) == .none)
    #expect(ColorMode.terminalNames(environment: ["TERM": "xterm-kitty"]) == ["xterm-kitty", "xterm-256color"])
    #expect(ColorMode.terminalNames(environment: [:]) == ["xterm-256color"])
    #expect(
      ColorMode.terminalNames(environment: ["TERM": "screen", "COLORTERM": "truecolor"])
        == ["screen-256color", "screen", "xterm-256color"])
  }

  @Test func grounds() {
    #expect(Ground.detect(environment: [:]) == .dark)
    #expect(Ground.detect(environment: ["COLORFGBG": "15;0"]) == .dark)
    #expect(Ground.detect(environment: ["COLORFGBG": "0;15"]) == .light)
    #expect(Ground.detect(environment: ["COLORFGBG": "0;default;7"]) == .light)
    #expect(Ground.detect(environment: ["COLORFGBG": "nonsense"]) == .dark)
  }

  /// Relative luminance of a colour of the 256-colour palette, from 16 on.
  private func luminance(_ color: UInt8) -> Double {
    let levels: [Double] = [0, 95, 135, 175, 215, 255]
    let channels: [Double]
    if color >= 232 {
      channels = Array(repeating: 8 + 10 * Double(color - 232), count: 3)
    } else {
      let index = Int(color) - 16
      channels = [levels[index / 36], levels[index / 6 % 6], levels[index % 6]]
    }
    let linear = channels.map { $0 / 255 <= 0.04045 ? $0 / 255 / 12.92 : pow(($0 / 255 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private func contrast(_ a: Double, _ b: Double) -> Double { (max(a, b) + 0.05) / (min(a, b) + 0.05) }

  @Test(arguments: [Ground.dark, .light])
  func everyWritingColourCanBeReadOnItsGround(_ ground: Ground) throws {
    let theme = Theme.choose(mode: .palette256, ground: ground)
    // Usual dark and light grounds of terminals.
    let screens = ground == .dark ? [luminance(16), luminance(234)] : [luminance(231), luminance(255)]
    for slot in Slot.allCases where ![.screen, .border, .barTrack].contains(slot) {
      let ink = theme[slot]
      guard let color = ink.foreground else { continue }
      for screen in ink.background.map({ [luminance($0)] }) ?? screens {
        let value = contrast(luminance(color), screen)
        #expect(value >= 4.5, "\(slot) on \(theme.name): \(value)")
      }
      if Slot.spanSlots.contains(slot) || [.pass, .fail, .unclear, .missing, .muted].contains(slot),
        let selected = theme[.selectionUnfocused].background, ink.background == nil
      {
        let value = contrast(luminance(color), luminance(selected))
        #expect(value >= 3, "\(slot) on the selection of \(theme.name): \(value)")
      }
    }
  }

  @Test func everyLabelHasALookThatReadsWithoutColour() {
    #expect(LabelLook.all.map(\.id) == Label.all.map(\.id))
    let marks = LabelLook.all.prefix(Label.spans.count).map(\.mark)
    #expect(Set(marks).count == marks.count)
    #expect(LabelLook.all.allSatisfy { $0.mark.isASCII && !$0.mark.isWhitespace })
    #expect(LabelLook.find("E1").mark == "E")
    #expect(LabelLook.find("mine").slot == .otherLabel)
    #expect(Theme.mono.resolve(LabelLook.find("ignored").style).attributes.isSuperset(of: [.bold, .reverse]))
    #expect(Theme.mono.resolve(LabelLook.find("acknowledgement").style).attributes == .underline)
    for look in LabelLook.all {
      let ink = Theme.mono.resolve(look.style)
      #expect(ink.foreground == nil && ink.background == nil)
    }
  }
}

extension Slot {
  fileprivate static let spanSlots: [Slot] = LabelLook.all.map(\.slot)
}
