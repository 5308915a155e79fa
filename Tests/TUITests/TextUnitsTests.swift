import Testing

@testable import TUI

@Suite struct TextUnitsTests {
  private func cut(_ text: String, _ ranges: [Range<Int>]) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return ranges.map { range in
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[range])
      return String(part)
    }
  }

  @Test(arguments: [
    ("Don't go, please-do. 3.5 mg at 10,000 m", ["Don't", "go", "please-do", "3.5", "mg", "at", "10,000", "m"]),
    ("  **bold** _it_ (x)…", ["bold", "it", "x"]),
    ("naïve nai\u{308}ve 日本の屋台 👩‍🚀!", ["naïve", "nai\u{308}ve", "日", "本", "の", "屋", "台", "👩‍🚀"]),
    ("", []), ("…—", []), ("end' -dash", ["end", "dash"]),
  ]) func words(text: String, expected: [String]) {
    #expect(cut(text, TextUnits.words(of: text)) == expected)
  }

  @Test(arguments: [
    ("Yes, go! It is **safe**. Really?", ["Yes, go!", "It is **safe**.", "Really?"]),
    ("He said “stop.” Then 3.5 mg.\n- one\n- two items.", ["He said “stop.”", "Then 3.5 mg.", "one", "two items."]),
    ("Wait... what?!", ["Wait...", "what?!"]), ("行こう。だめ！", ["行こう。", "だめ！"]),
    ("1. **Ilan** goes.", ["1.", "Ilan** goes."]),
    ("", []),
  ]) func sentences(text: String, expected: [String]) {
    #expect(cut(text, TextUnits.sentences(of: text)) == expected)
  }
}
