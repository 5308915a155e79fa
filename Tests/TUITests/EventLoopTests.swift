import Foundation
import Testing

@testable import TUI

extension TerminalTests {
  @Suite(.serialized) struct EventLoopTests {
    @Test func everythingThatWaitsIsHandledBeforeOneDraw() throws {
      let pty = try PseudoTerminal(rows: 5, columns: 20)
      let mailbox = Mailbox<Int>()
      let terminal = try Terminal(pty.options(), wake: mailbox.wake)
      defer { terminal.close() }
      for number in 1...3 { mailbox.post(number) }
      pty.type("jjjj\u{1B}[A")
      usleep(20_000)
      var seen: [String] = []
      var draws = 0
      EventLoop(terminal: terminal, mailbox: mailbox).run { event in
        switch event {
        case .message(let number): seen.append("\(number)")
        case .input(.key(.character(let character))):
          if character == "q" { return .quit }
          seen.append(String(character))
        case .input(.key(.up)):
          seen.append("up")
          pty.type("\u{1B}")
        case .input(.key(.escape)):
          seen.append("escape")
          Thread.detachNewThread {
            usleep(5000)
            mailbox.post(4)
            usleep(5000)
            pty.type("q")
          }
        default: seen.append("\(event)")
        }
        return .draw
      } draw: {
        draws += 1
        return Frame(rows: 5, columns: 20)
      }
      #expect(seen == ["1", "2", "3", "j", "j", "j", "j", "up", "escape", "4"])
      #expect(draws <= 4)
    }

    @Test func nothingIsDrawnWhileNothingChanges() throws {
      let pty = try PseudoTerminal(rows: 5, columns: 20)
      let mailbox = Mailbox<Int>()
      let terminal = try Terminal(pty.options(), wake: mailbox.wake)
      defer { terminal.close() }
      Thread.detachNewThread {
        usleep(50_000)
        _ = pty.output()
        pty.type("xx")
        usleep(50_000)
        pty.type("q")
      }
      var draws = 0
      EventLoop(terminal: terminal, mailbox: mailbox).run { event in
        event.isKey("q") ? .quit : .none
      } draw: {
        draws += 1
        return Frame(rows: 5, columns: 20)
      }
      #expect(draws == 1)
      #expect(pty.output().isEmpty)
    }

    @Test func theWindowCanBeResized() throws {
      let pty = try PseudoTerminal(rows: 5, columns: 20)
      let mailbox = Mailbox<Int>()
      let terminal = try Terminal(pty.options(), wake: mailbox.wake)
      defer { terminal.close() }
      pty.resize(rows: 9, columns: 33)
      Thread.detachNewThread {
        usleep(20_000)
        kill(getpid(), SIGWINCH)
      }
      var size: InputEvent?
      EventLoop(terminal: terminal, mailbox: mailbox).run { event in
        if case .input(let input) = event { size = input }
        return .quit
      } draw: {
        Frame(rows: terminal.rows, columns: terminal.columns)
      }
      #expect(size == .resize(rows: 9, columns: 33))
    }

    @Test func theLoopEndsWhenTheTerminalGoesAway() throws {
      let pty = try PseudoTerminal(rows: 5, columns: 20)
      let mailbox = Mailbox<Int>()
      var options = pty.options()
      // A pipe that has ended cannot be told from a terminal that has.
      options.input = dup(pty.slave)
      let terminal = try Terminal(options, wake: mailbox.wake)
      defer { terminal.close() }
      var ends: [Int32] = [0, 0]
      pipe(&ends)
      dup2(ends[0], options.input)
      close(ends[0])
      close(ends[1])
      var events: [InputEvent] = []
      EventLoop(terminal: terminal, mailbox: mailbox).run { event in
        if case .input(let input) = event { events.append(input) }
        return .none
      } draw: {
        Frame(rows: 5, columns: 20)
      }
      #expect(events == [.hangup])
      close(options.input)
    }
  }
}

extension LoopEvent {
  fileprivate func isKey(_ character: Character) -> Bool {
    if case .input(.key(.character(character))) = self { return true }
    return false
  }
}
