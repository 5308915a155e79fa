import Foundation
import Testing

@testable import TUI

@Suite struct MarkdownTests {
  private func render(_ text: String, _ width: Int = 40) -> [RichLine] {
    RichText(markdown: text).wrapped(width: width)
  }
  private func lines(_ text: String, _ width: Int = 40) -> [String] { render(text, width).map(\.text) }

  @Test func inlineStyles() {
    let line = render("Avoid **all** *nuts*, `soba` and ~~oil~~.")[0]
    #expect(line.text == "Avoid all nuts, soba and oil.")
    #expect(
      line.runs == [
        RichRun(text: "Avoid ", traits: [], source: 0..<6),
        RichRun(text: "all", traits: .bold, source: 8..<11),
        RichRun(text: " ", traits: [], source: 13..<14),
        RichRun(text: "nuts", traits: .italic, source: 15..<19),
        RichRun(text: ", ", traits: [], source: 20..<22),
        RichRun(text: "soba", traits: .code, source: 23..<27),
        RichRun(text: " and ", traits: [], source: 28..<33),
        RichRun(text: "oil", traits: .struck, source: 35..<38),
        RichRun(text: ".", traits: [], source: 40..<41),
      ])
  }

  @Test func blocks() {
    let text = """
      # Plan

      First paragraph
      goes on.

      - one
      - two
        - deep
          1. deeper
      - [x] done

      > a quote
      > of two lines
      >
      > > nested

      ---

      ```swift
      let a  =  1
          indented
      ```
      end
      """
    #expect(
      lines(text, 24) == [
        "Plan", "", "First paragraph goes on.", "", "• one", "• two", "  • deep", "    1. deeper", "[x] done", "",
        "│ a quote of two lines", "│", "│ │ nested", "", "────────────────────────", "", "let a  =  1", "    indented",
        "",
        "end",
      ])
  }

  @Test func everyVisibleLetterIsTracedToTheSource() {
    let text = """
      ## Zürich **plan** 🇯🇵

      * one *two* [three](http://x.example/a(b) "t") four
        continued **five
        six** seven
      lazy eight

      > nine *ten*
      > eleven `code  x`
      twelve

      | a | b **c** |
      |---|:-:|
      | soba 蕎麦 | rice |

      ```
      peanuts  here
      ```

          indented code
      end
      """
    let lines = render(text, 80)
    let echo = sourceEcho(text, lines)
    for (line, echoed) in zip(lines, echo) {
      let visible = line.atoms.filter { !$0.traits.contains(.decoration) }.map { line.glyph(of: $0) }.joined()
      #expect(visible == echoed.replacing("\n", with: " "))
    }
    #expect(lines.contains { $0.text.hasPrefix("• one two three (http://x.example/a(b)) four continued five six") })
  }

  @Test func entitiesAndEscapesKeepTheirPlace() {
    let text = #"A &amp; B \*not bold\* caf&eacute; &#x27;q&#x27; end"#
    let line = render(text, 80)[0]
    #expect(line.text == "A & B *not bold* café 'q' end")
    #expect(sourceEcho(text, [line]) == [text])
    #expect(line.source(atColumn: 2) == 2..<7)
    #expect(line.source(atColumn: 26) == 49..<50)
  }

  @Test func tablesFitTheirPlace() {
    let text = """
      | Dish | Safe? | Why |
      |:-----|:-----:|----:|
      | pad thai | no | peanuts |
      | rice | yes | |
      """
    #expect(
      lines(text, 40) == [
        "Dish     │ Safe? │     Why", "─────────┼───────┼────────", "pad thai │  no   │ peanuts",
        "rice     │  yes  │        ",
      ])
    #expect(
      lines(text, 18) == [
        "Dish │ Safe │  Why", "     │  ?   │     ", "─────┼──────┼─────",
      ] + Array(lines(text, 18).dropFirst(3)))
    #expect(lines(text, 18).allSatisfy { Glyphs.width(of: $0) <= 18 })
    #expect(lines(text, 8).allSatisfy { Glyphs.width(of: $0) <= 8 })
  }

  @Test func unclosedAndBrokenMarkupIsText() {
    #expect(lines("**not closed and *this") == ["**not closed and *this"])
    #expect(lines("[link](http://") == ["[link](http://"])
    #expect(lines("```\nopen fence") == ["open fence"])
    #expect(lines("| a | b\nno table") == ["| a | b no table"])
    #expect(lines("<b>raw</b> &unknown; \\") == ["<b>raw</b> &unknown; \\"])
    #expect(lines("a\u{1B}[31m\u{202E}b") == ["a␛[31m⇄b"])
    #expect(lines("") == [])
    #expect(lines("-") == ["• "])
  }

  /// Markdown put together at random: every word must be found again where it stands, and nearly every sign.
  @Test(arguments: 1...60)
  func randomMarkdownIsTraced(_ seed: UInt64) throws {
    var state = seed
    func pick(_ pieces: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return pieces[Int(state >> 33) % pieces.count]
    }
    let pieces = [
      "soba ", "I can't eat ", "蕎麦 ", "**bold** ", "*it* ", "`co de` ", "[text](http://u.example/soba?a=b) ", "&amp; ",
      "\\* ",
      "a_b_c ", "~~gone~~ ", "<b>x</b> ", "é ", "👨‍👩‍👧 ", "1. ", "www.example.org ", "!", "(", ") ", "***", "\n", "\n",
      "\n\n",
      "\n\n- ", "\n  - ", "\n\n> ", "\n> ", "\n\n# ", "\n\n```\n", "\n\n    ",
      "\n\n| a | b |\n|---|---|\n| soba | *x* |\n\n",
    ]
    let text = (0..<80).map { "\(pick(pieces))w\($0)x " }.joined()
    let scalars = Array(text.unicodeScalars)
    var letters = 0
    var lost = 0
    for line in RichText(markdown: text).wrapped(width: 30) {
      for atom in line.atoms where !atom.traits.contains(.decoration) && atom.width > 0 && !atom.isSpace {
        letters += 1
        lost += atom.length == 0 ? 1 : 0
        if atom.length == 1 {
          #expect(String(Character(scalars[atom.source.lowerBound])) == line.glyph(of: atom))
        }
        #expect(atom.source.upperBound <= scalars.count)
      }
    }
    let rendered = RichText(markdown: text).wrapped(width: 10_000)
    for number in 0..<80 {
      let word = "w\(number)x"
      let place = text.unicodeScalars.distance(
        from: text.startIndex, to: try #require(text.range(of: word)).lowerBound)
      guard let line = rendered.first(where: { $0.text.contains(word) }) else { continue }
      let column = Glyphs.width(of: line.text[..<(try #require(line.text.range(of: word))).lowerBound])
      #expect(line.source(atColumn: column) == place..<place + 1, "\(word) in \(line.text)")
    }
    #expect(lost * 100 <= letters, "\(lost) of \(letters) letters lost")
  }

  struct Hostile: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String

    init(_ description: String, _ text: String) {
      testDescription = description
      self.text = text
    }

    init(_ piece: String, times count: Int, then rest: String = "") {
      self.init("\(count) times \(piece.debugDescription)", String(repeating: piece, count: count) + rest)
    }
  }

  @Test(arguments: [
    Hostile(">", times: 100_000), Hostile("[", times: 100_000), Hostile("*a_", times: 100_000),
    Hostile("- ", times: 50_000), Hostile("a**b", times: 50_000), Hostile("`a``", times: 50_000),
    Hostile("![[]()", times: 30_000), Hostile("\\", times: 100_000), Hostile("&amp;", times: 50_000),
    Hostile("e\u{301}\u{200B}", times: 10_000), Hostile("x", times: 1_500_000), Hostile("x", times: 900_000),
    Hostile("> ", times: 390, then: "x\n" + String(repeating: "<a ", count: 20_000)),
    Hostile("word [a](b) ", times: 9_000), Hostile("**a *b* c** plain text ", times: 4_000),
    Hostile("> - > - x\n\n", times: 5_000), Hostile("a@b.c ", times: 50_000), Hostile("www.a", times: 20_000),
    Hostile(
      "wide table",
      "|" + String(repeating: "a|", count: 30_000) + "\n|" + String(repeating: "-|", count: 30_000) + "\n"
        + String(repeating: "|\n", count: 3_000)),
    Hostile("|a|b|\n|-|-|\n", times: 1, then: String(repeating: "|x **y** z|\n", count: 10_000)),
    Hostile("stairs", (0..<2_000).map { String(repeating: " ", count: $0 % 380) + "- x" }.joined(separator: "\n")),
    Hostile("null", "a\u{0}b"), Hostile("returns", "\r\r\n\n\r"), Hostile("tabs", "\t\t- \t>\t```\t"),
  ])
  func hostileTextNeitherHangsNorGrowsTooWide(_ hostile: Hostile) {
    let clock = ContinuousClock()
    var widest = 0
    let time = clock.measure {
      for line in RichText(markdown: hostile.text).wrapped(width: 40) { widest = max(widest, line.width) }
    }
    #expect(widest <= 40)
    #expect(time < .seconds(10))
  }
}
