import Testing

@testable import TUI

@Suite struct FrameTests {
  @Test func textIsCutAtTheEdge() {
    var frame = Frame(rows: 2, columns: 5)
    #expect(frame.put("hello world", row: 0, column: 0) == 5)
    #expect(frame.put("hello", row: 1, column: 3) == 2)
    #expect(frame.text == "hello\n   he")
  }

  @Test func halfOfAWideGlyphBecomesASpace() {
    var frame = Frame(rows: 3, columns: 5)
    frame.put("ab蕎麦", row: 0, column: 0)
    frame.put("蕎麦", row: 1, column: -1)
    frame.put("蕎麦", row: 2, column: 0, skip: 1)
    #expect(frame.text == "ab蕎\n 麦\n 麦")
    #expect(frame[0, 4].code == 0x20)
    #expect(frame[1, 0].code == 0x20)
    #expect(frame[1, 1].width == 2)
  }

  @Test func overwritingHalfOfAWideGlyphClearsTheOther() {
    var frame = Frame(rows: 1, columns: 6)
    frame.put("蕎麦粉", row: 0, column: 0)
    frame.put("x", row: 0, column: 1)
    frame.put("y", row: 0, column: 4)
    #expect(frame.text == " x麦y")
    frame.put("麺", row: 0, column: 1)
    #expect(frame.text == " 麺 y")
  }

  @Test func nothingLeavesTheClip() {
    var frame = Frame(rows: 3, columns: 8)
    frame.clipped(to: Rect(row: 1, column: 2, height: 1, width: 3)) { frame in
      frame.put("abcdefgh", row: 0, column: 0)
      frame.put("abcdefgh", row: 1, column: 0)
      frame.fill(Rect(row: 2, column: 0, height: 9, width: 9), "x")
      frame.clipped(to: Rect(height: 9, width: 4)) { $0.put("ZZZZZZZZ", row: 1, column: 0) }
    }
    #expect(frame.text == "\n  ZZe\n")
  }

  @Test func ellipsisAndAlignment() {
    var frame = Frame(rows: 6, columns: 8)
    frame.put("a long line", row: 0, column: 0, width: 6, overflow: .ellipsis)
    frame.put("fits in", row: 1, column: 0, width: 7, overflow: .ellipsis)
    frame.put("12", row: 2, column: 0, width: 6, align: .right)
    frame.put("mid", row: 3, column: 0, width: 7, align: .center)
    frame.put("蕎麦粉", row: 4, column: 0, width: 5, overflow: .ellipsis)
    frame.put("too long to fit", row: 5, column: 0, width: 5, overflow: .ellipsis, align: .right)
    #expect(frame.text == "a lon…\nfits in\n    12\n  mid\n蕎麦…\ntoo …")
  }

  @Test func boxesBarsAndStylesAreDumped() {
    var frame = Frame(rows: 3, columns: 12)
    frame.box(frame.bounds, title: "Cases")
    frame.put("x", row: 1, column: 1, style: Style(.fail, on: .selection, .bold))
    frame.bar(0.5, row: 1, column: 3, width: 5)
    frame.cursor = Position(row: 1, column: 1)
    #expect(
      frame.annotated == """
        |┌─ Cases ──┐
          ~ 0-1 border; 2-8 title; 9-11 border
        |│x ██▌░░   │
          ~ 0-0 border; 1-1 fail on selection bold; 3-5 bar; 6-7 barTrack; 11-11 border
        |└──────────┘
          ~ 0-11 border
        cursor 1,1
        """)
  }

  @Test func controlCharactersTakeVisiblePlaces() {
    var frame = Frame(rows: 1, columns: 14)
    frame.put("\u{1B}]52;c;\u{7}\tx", row: 0, column: 0)
    #expect(frame.text == "␛]52;c;␇    x")
  }

  @Test func framesWithDifferentlyOrderedClustersAreEqual() {
    var a = Frame(rows: 1, columns: 8)
    var b = a
    a.put("👨‍👩‍👧🇯🇵", row: 0, column: 0)
    b.put("🇯🇵", row: 0, column: 2)
    b.put("👨‍👩‍👧", row: 0, column: 0)
    #expect(a == b)
    b.put("🇫🇷", row: 0, column: 2)
    #expect(a != b)
  }

  @Test func restyleKeepsTheText() {
    var frame = Frame(rows: 1, columns: 4)
    frame.put("ab", row: 0, column: 0, style: Style(.pass))
    frame.restyle(frame.bounds) { $0.background = .selection }
    #expect(frame.annotated == "|ab\n  ~ 0-1 pass on selection; 2-3 text on selection")
  }

  @Test func tinyAndEmptyFramesAreSafe() {
    var frame = Frame(rows: 0, columns: 0)
    frame.put("x", row: 0, column: 0)
    frame.box(Rect(height: 5, width: 5), title: "t")
    frame.bar(.nan, row: 0, column: 0, width: 3)
    #expect(frame.text.isEmpty)
    #expect(frame[3, 3].code == 0x20)
  }

  @Test func aVeryLongLineCostsOnlyWhatIsSeen() {
    let long = String(repeating: "x", count: 20_000_000)
    var frame = Frame(rows: 1, columns: 80)
    let clock = ContinuousClock()
    let time = clock.measure { for _ in 0..<100 { frame.put(long, row: 0, column: 0, overflow: .ellipsis) } }
    #expect(time < .seconds(1))
  }
}
