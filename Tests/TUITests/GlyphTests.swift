import Testing

@testable import TUI

@Suite struct GlyphTests {
  private func shown(_ text: String) -> String {
    var shown = ""
    Glyphs.forEach(in: text) { glyph in
      shown += glyph.text
      return true
    }
    return shown
  }

  @Test(arguments: [
    ("abc", 3), ("蕎麦", 4), ("e\u{301}", 1), ("é", 1), ("👨‍👩‍👧", 2), ("👩🏽‍❤️‍💋‍👨🏿", 2), ("🇯🇵", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2),
    ("👍🏽", 2), ("☝🏽", 2), ("🫨", 2), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｱ", 1), ("Ａ", 2), ("กำ", 2), ("की", 2),
    ("שלום", 4),
    ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2), ("\t", 4), ("ab\tc", 5), ("", 0),
  ])
  func widthOf(_ text: String, is width: Int) {
    #expect(Glyphs.width(of: text) == width)
  }

  @Test(arguments: [
    ("a\u{1B}[31mb", "a␛[31mb"), ("\u{0}\u{7}\u{7F}", "␀␇␡"), ("\u{9B}31m", "\u{FFFD}31m"),
    ("a\u{202E}b\u{202C}", "a⇄b⇄"), ("\u{2067}x\u{2069}", "⇄x⇄"), ("a\u{200B}b", "a⌧b"), ("\u{FEFF}x", "⌧x"),
    ("a\r\nb\nc\rd", "a␊b␊c␍d"), ("a\u{2028}b", "a␊b"), ("\u{301}x", "\u{25CC}\u{301}x"), ("a\u{A0}b", "a b"),
    ("x\u{E0041}\u{E0042}y", "x⌧y"), ("می\u{200C}خواهم", "میخواهم"), ("\u{FFFE}", "\u{FFFD}"), ("so\u{AD}ft", "so⌧ft"),
  ])
  func harmlessFormOf(_ text: String, is form: String) {
    #expect(shown(text) == form)
  }

  @Test func sanitisingTwiceChangesNothing() {
    let text = "a\u{1B}\u{202E}e\u{301}\u{200B}👨‍👩‍👧x\u{E0041}\u{301}"
    #expect(shown(shown(text)) == shown(text))
  }

  @Test func aHeapOfMarksIsCut() {
    let heap = "a" + String(repeating: "\u{301}", count: 5000)
    #expect(Glyphs.width(of: heap) == 1)
    #expect(shown(heap).unicodeScalars.count == Glyphs.longestCluster)
  }

  @Test func everyScalarByItselfIsVisibleAndHarmless() {
    for value in UInt32(0)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value), value != 9 else { continue }
      let (glyph, _) = Glyphs.glyphs(for: Character(scalar))
      guard glyph.width == 1 || glyph.width == 2, glyph.scalar >= 0x20 || glyph.cluster != nil,
        !(0x7F..<0xA0).contains(glyph.scalar), !(0x202A...0x202E).contains(glyph.scalar)
      else {
        Issue.record("U+\(String(value, radix: 16)) shows \(glyph)")
        return
      }
    }
  }
}
