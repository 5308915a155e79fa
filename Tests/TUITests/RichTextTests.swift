import Testing

@testable import TUI

/// What the source says at the place of every glyph of the rendered text, line by line: equal to the text itself where
/// nothing was hidden or replaced.
func sourceEcho(_ source: String, _ lines: [RichLine]) -> [String] {
  let scalars = Array(source.unicodeScalars)
  return lines.map { line in
    line.atoms.filter { $0.length > 0 }.map { atom in
      String(String.UnicodeScalarView(scalars[atom.source]))
    }.joined()
  }
}

@Suite struct RichTextTests {
  private func lines(_ text: String, _ width: Int) -> [String] {
    RichText(plain: text).wrapped(width: width).map(\.text)
  }

  @Test func wordsAreWrapped() {
    #expect(lines("the quick brown fox", 10) == ["the quick", "brown fox"])
    #expect(lines("the quick brown fox", 9) == ["the quick", "brown fox"])
    #expect(lines("one two  three", 7) == ["one two", "three"])
    #expect(lines("a\n\nb\r\nc\n", 9) == ["a", "", "b", "c", ""])
    #expect(lines("", 9) == [""])
    #expect(lines("  indented text", 10) == ["  indented", "text"])
  }

  @Test func longWordsAndWideGlyphsAreBroken() {
    #expect(lines("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(lines("x abcdefgh", 4) == ["x", "abcd", "efgh"])
    #expect(lines("蕎麦アレルギー", 5) == ["蕎麦", "アレ", "ルギ", "ー"])
    #expect(lines("蕎麦", 1) == ["蕎", "麦"])
    #expect(lines("a👨‍👩‍👧b", 2) == ["a", "👨‍👩‍👧", "b"])
  }

  @Test func everyGlyphKnowsItsScalars() {
    let text = "I e\u{301}t 👨‍👩‍👧 with\r\nsoba 蕎麦\there \u{202E}x"
    let wrapped = RichText(plain: text).wrapped(width: 8)
    #expect(wrapped.map(\.text) == ["I e\u{301}t 👨‍👩‍👧", "with", "soba 蕎", "麦", "here ⇄x"])
    #expect(sourceEcho(text, wrapped)[0] == "I e\u{301}t 👨‍👩‍👧")
    #expect(wrapped[1].source == 12..<16)
    #expect(wrapped.position(ofSource: 18) == Position(row: 2, column: 0))
    #expect(wrapped.position(ofSource: 24) == Position(row: 3, column: 0))
    #expect(wrapped[3].source(atColumn: 1) == 24..<25)
    #expect(wrapped[3].source(atColumn: 40) == nil)
    #expect(wrapped.position(ofSource: 999) == nil)
  }

  @Test func spansAreDrawnOverWrappedText() {
    let text = "I am allergic to peanuts"
    let wrapped = RichText(plain: text).wrapped(width: 13)
    var frame = Frame(rows: 2, columns: 14)
    for (row, line) in wrapped.enumerated() {
      frame.put(line, row: row, column: 0, spans: [StyledRange(5..<24, LabelLook.find("disclosure").style)])
    }
    #expect(
      frame.annotated == """
        |I am allergic
          ~ 5-12 disclosure bold
        |to peanuts
          ~ 0-9 disclosure bold
        """)
  }
}
