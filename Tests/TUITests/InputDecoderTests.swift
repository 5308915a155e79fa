import Testing

@testable import TUI

@Suite struct InputDecoderTests {
  private func decode(_ pieces: String..., flush: Bool = true, extra: [[UInt8]: KeyEvent] = [:]) -> [InputEvent] {
    var decoder = InputDecoder(extra: extra)
    var events: [InputEvent] = []
    for piece in pieces { events += decoder.feed(piece.utf8) }
    return flush ? events + decoder.flush() : events
  }

  private func keys(_ keys: KeyEvent...) -> [InputEvent] { keys.map { .key($0) } }

  @Test func plainKeys() {
    #expect(
      decode("aZ0 \r\t\u{7F}\u{3}\u{1A}\u{0}\u{1F}")
        == keys(
          .character("a"), .character("Z"), .character("0"), .character(" "), .enter, .tab, .backspace, .control("c"),
          .control("z"), .control("@"), .control("_")))
    #expect(decode("é蕎👨‍👩‍👧") == keys(.character("é"), .character("蕎"), .character("👨‍👩‍👧")))
  }

  @Test(arguments: [
    ("[A", KeyEvent.up), ("OA", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("[1;5C", .right), ("[H", .home),
    ("[F", .end), ("OH", .home), ("[1~", .home), ("[4~", .end), ("[7~", .home), ("[5~", .pageUp), ("[6~", .pageDown),
    ("[2~", .insert), ("[3~", .delete), ("[3;5~", .delete), ("[Z", .backTab), ("OP", .function(1)),
    ("OS", .function(4)),
    ("[15~", .function(5)), ("[17~", .function(6)), ("[24~", .function(12)), ("[[B", .function(2)),
    ("[1;2P", .function(1)), ("OM", .enter), ("x", .alt("x")), ("é", .alt("é")), ("[", .alt("[")), ("O", .alt("O")),
    ("", .escape),
  ])
  func sequences(_ rest: String, is key: KeyEvent) {
    #expect(decode("\u{1B}\(rest)") == [.key(key)])
  }

  /// Three bytes follow, which are no keys; a terminal sends them that does not know the newer mouse reports.
  @Test func oldMouseReportsAreNoKeys() {
    #expect(decode("\u{1B}[M#01j") == keys(.character("j")))
    #expect(decode("\u{1B}[M", " Q", "Qj") == keys(.character("j")))
  }

  @Test func sequencesMayComeInPieces() {
    #expect(decode("\u{1B}", "[", "A") == keys(.up))
    #expect(decode("\u{1B}[1;", "5C", "j") == keys(.right, .character("j")))
    var decoder = InputDecoder()
    #expect(decoder.feed([0xE8, 0x95]) == [])
    #expect(decoder.isPending)
    #expect(decoder.feed([0x8E, 0x6A]) == keys(.character("蕎"), .character("j")))
    #expect(!decoder.isPending)
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.flush() == keys(.escape))
    #expect(decode("\u{1B}\u{1B}[A") == keys(.escape, .up))
    #expect(decode("\u{1B}\u{1B}") == keys(.escape, .escape))
  }

  @Test func mouseReports() {
    func mouse(_ kind: Mouse.Kind, _ button: Mouse.Button, _ row: Int, _ column: Int, _ modifiers: Mouse.Modifiers = [])
      -> InputEvent
    {
      .mouse(Mouse(kind: kind, button: button, row: row, column: column, modifiers: modifiers))
    }
    #expect(decode("\u{1B}[<0;10;5M\u{1B}[<0;10;5m") == [mouse(.press, .left, 4, 9), mouse(.release, .left, 4, 9)])
    #expect(decode("\u{1B}[<32;300;5M") == [mouse(.drag, .left, 4, 299)])
    #expect(decode("\u{1B}[<64;1;1M\u{1B}[<65;1;1M") == [mouse(.wheelUp, .none, 0, 0), mouse(.wheelDown, .none, 0, 0)])
    #expect(decode("\u{1B}[<22;2;3M") == [mouse(.press, .right, 2, 1, [.shift, .control])])
    #expect(decode("\u{1B}[<0;1", "0;5M") == [mouse(.press, .left, 4, 9)])
    #expect(decode("\u{1B}[<0;0;0M\u{1B}[<;M\u{1B}[<66;1;1M\u{1B}[<9M").isEmpty)
  }

  @Test func pastedTextIsNotKeys() {
    #expect(decode("\u{1B}[200~a\r\nq\u{1B}[A\rb\u{1B}[201~j") == [.paste("a\nq\u{1B}[A\nb"), .key(.character("j"))])
    #expect(decode("\u{1B}[20", "0~ab", "c\u{1B}[2", "01", "~") == [.paste("abc")])
    #expect(decode("\u{1B}[200~never ends") == [.paste("never ends")])
    #expect(decode("\u{1B}[200~\u{1B}[201~") == [.paste("")])
  }

  @Test func whatNobodyTypedIsSwallowed() {
    #expect(decode("\u{1B}]11;rgb:00/00/00\u{07}j") == keys(.character("j")))
    #expect(decode("\u{1B}P1+r\u{1B}\\j") == keys(.character("j")))
    #expect(decode("\u{1B}[?62;22cj\u{1B}[I") == keys(.character("j")))
    #expect(decode("\u{1B}[1;\u{3}") == keys(.control("c")))
  }

  @Test func keysOfTheTerminalsDescription() {
    #expect(decode("\u{1B}Ow", extra: [Array("\u{1B}Ow".utf8): .home]) == keys(.home))
  }

  @Test func anyBytesInAnyPiecesAreTaken() {
    var state: UInt64 = 42
    func next() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let interesting: [UInt8] = [0x1B, 0x5B, 0x3C, 0x4F, 0x3B, 0x7E, 0x32, 0x30, 0x31, 0x4D, 0xE8, 0x95, 0x0D]
    for _ in 0..<2000 {
      var decoder = InputDecoder()
      for _ in 0..<8 {
        let piece = (0..<Int(next() % 12)).map { _ in
          let byte = next()
          return byte < 128 ? interesting[Int(byte) % interesting.count] : byte
        }
        _ = decoder.feed(piece)
      }
      _ = decoder.flush()
      #expect(!decoder.isPending && !decoder.isPasting)
    }
  }
}
