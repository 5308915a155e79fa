import Foundation
import Testing

@testable import TUI

/// Curses keeps one screen a process, so these run one after the other.
@Suite(.serialized) struct TerminalTests {
  @Test func aFrameIsDrawnOnceAndThenOnlyItsChanges() throws {
    let pty = try PseudoTerminal(rows: 10, columns: 40)
    let terminal = try Terminal(pty.options(), wake: Wakeup())
    #expect(terminal.rows == 10 && terminal.columns == 40)
    var frame = Frame(rows: 10, columns: 40)
    frame.put("Hello 蕎麦 e\u{301}", row: 2, column: 3, style: Style(.fail))
    terminal.draw(frame)
    terminal.send("<1>")
    let first = pty.output(until: "<1>")
    #expect(first.contains("\u{1B}[?1049h"))
    #expect(first.contains("\u{1B}[?1006h") && first.contains("\u{1B}[?2004h"))
    #expect(first.contains("Hello 蕎麦 e\u{301}"))
    #expect(first.contains("38;5;210"))

    terminal.draw(frame)
    terminal.send("<2>")
    #expect(pty.output(until: "<2>") == "<2>")

    frame.put("J", row: 2, column: 3, style: Style(.fail))
    terminal.draw(frame)
    terminal.send("<3>")
    let change = pty.output(until: "<3>")
    #expect(change.contains("J") && !change.contains("ello") && change.utf8.count < 60)

    terminal.close()
    let last = pty.output(until: "\u{1B}[?1049l")
    #expect(last.contains("\u{1B}[?1000l") && last.contains("\u{1B}[?2004l"))
  }

  @Test func glyphsThatCursesMismeasuresStillStandInTheirPlace() throws {
    let pty = try PseudoTerminal(rows: 3, columns: 20)
    let terminal = try Terminal(pty.options(), wake: Wakeup())
    defer { terminal.close() }
    var frame = Frame(rows: 3, columns: 20)
    frame.put("👨‍👩‍👧x🇯🇵y❤️z🫨!", row: 1, column: 2)
    terminal.draw(frame)
    terminal.send("<1>")
    let drawn = pty.output(until: "<1>")
    #expect(drawn.contains("\u{A0}\u{A0}x\u{A0}\u{A0}y\u{A0}\u{A0}z"))
    #expect(drawn.contains("\u{1B}[2;3H\u{1B}[0m👨‍👩‍👧"))
    #expect(drawn.contains("\u{1B}[2;6H\u{1B}[0m🇯🇵"))
    #expect(drawn.contains("\u{1B}[2;9H\u{1B}[0m❤️"))
  }

  @Test func resizingRedrawsAndMouseCanBeSwitchedOff() throws {
    let pty = try PseudoTerminal(rows: 5, columns: 20)
    var options = pty.options()
    options.mouse = false
    let terminal = try Terminal(options, wake: Wakeup())
    terminal.draw(Frame(rows: 5, columns: 20))
    terminal.send("<1>")
    #expect(!pty.output(until: "<1>").contains("?1000h"))
    terminal.setMouse(true)
    terminal.setMouse(false)
    #expect(pty.output(until: "?1000l").contains("?1000h"))
    pty.resize(rows: 8, columns: 30)
    #expect(terminal.resize() && terminal.rows == 8 && terminal.columns == 30)
    var frame = Frame(rows: 8, columns: 30)
    frame.put("corner", row: 7, column: 20)
    terminal.draw(frame)
    #expect(pty.output(until: "corner").contains("corner"))
    terminal.close()
    #expect(!pty.output(until: "?1049l").contains("?1000l"))
  }

  @Test func colourFollowsTheEnvironment() throws {
    for (environment, mark, isThere) in [
      (["TERM": "xterm-256color", "NO_COLOR": "1"], "\u{1B}[38", false), (["TERM": "xterm"], "\u{1B}[31m", true),
      (["TERM": "xterm", "COLORTERM": "truecolor"], "38;5;210", true),
      (["TERM": "unheard-of"], "38;5;210", true),
    ] {
      let pty = try PseudoTerminal(rows: 2, columns: 20)
      let terminal = try Terminal(pty.options(environment), wake: Wakeup())
      var frame = Frame(rows: 2, columns: 20)
      frame.put("x", row: 0, column: 0, style: Style(.fail))
      terminal.draw(frame)
      terminal.close()
      #expect(pty.output(until: "?1049l").contains(mark) == isThere, "\(environment)")
    }
  }

  @Test func unusableTerminalsAreRefusedWithAdvice() throws {
    let pty = try PseudoTerminal(rows: 5, columns: 20)
    #expect(throws: TerminalError.cannotPlaceCursor(term: "dumb")) {
      try Terminal(pty.options(["TERM": "dumb"]), wake: Wakeup())
    }
    var pipe = pty.options()
    pipe.input = open("/dev/null", O_RDONLY)
    #expect(throws: TerminalError.notATerminal("standard input")) { try Terminal(pipe, wake: Wakeup()) }
    close(pipe.input)
    #expect(TerminalError.cannotPlaceCursor(term: "dumb").description.contains("TERM"))
  }

  @Test func theClipboardGetsTheTextEncoded() throws {
    let pty = try PseudoTerminal(rows: 5, columns: 20)
    let terminal = try Terminal(pty.options(), wake: Wakeup())
    defer { terminal.close() }
    #expect(terminal.copyToClipboard("soba 蕎麦"))
    #expect(pty.output(until: "puqY=\u{07}").contains("\u{1B}]52;c;c29iYSDolY7puqY=\u{07}"))
    #expect(!terminal.copyToClipboard(String(repeating: "x", count: 200_000)))
  }

  @Test func anotherProgramGetsThePlainTerminal() throws {
    let pty = try PseudoTerminal(rows: 5, columns: 20)
    let terminal = try Terminal(pty.options(), wake: Wakeup())
    terminal.draw(Frame(rows: 5, columns: 20))
    let status = try terminal.runOutside(["sh", "-c", "printf '%s|' \"$1\"; exit 7", "sh", "a;b $(c)"])
    #expect(status == 7)
    let output = pty.output(until: "a;b $(c)|")
    let leaves = try #require(output.range(of: "?1049l"))
    let prints = try #require(output.range(of: "a;b $(c)|"))
    #expect(leaves.lowerBound < prints.lowerBound)
    #expect(throws: TerminalError.self) { try terminal.runOutside(["/no/such/program"]) }
    terminal.draw(Frame(rows: 5, columns: 20))
    terminal.send("<back>")
    let back = pty.output(until: "<back>")
    #expect(back.contains("?2004h") && back.contains("?1049h"))
    terminal.close()
  }
}
