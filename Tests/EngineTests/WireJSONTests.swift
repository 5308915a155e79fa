import Foundation
import Testing

@testable import Engine

/// Requests as they are written: their bytes name recorded calls, so that they must never change.
@Suite struct WireJSONTests {
  @Test func fieldsAreSortedAndEmptyOnesLeftOut() throws {
    let json = WireJSON.fields([
      ("stream_options", .fields([("include_usage", .flag(true))])), ("stream", .flag(true)), ("seed", nil),
      ("stop", .list([.text("a"), .text("b")])), ("messages", .list([])), ("max_tokens", .whole(400)),
    ])
    #expect(
      try String(decoding: json.bytes(), as: UTF8.self)
        == #"{"max_tokens":400,"messages":[],"stop":["a","b"],"stream":true,"stream_options":{"include_usage":true}}"#)
  }

  @Test func everyTextIsWrittenAsFoundationWritesIt() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let all = String(String.UnicodeScalarView((0..<0x300).compactMap(Unicode.Scalar.init)))
    for text in ["", "\"", "a/b\\c\n", "né 👩‍👩‍👧 \u{2028}\u{202e}", all] {
      #expect(try WireJSON.text(text).bytes() == Array(encoder.encode(text)))
    }
  }

  @Test(arguments: [(0.0, "0"), (0.7, "0.7"), (1, "1"), (1.15, "1.15"), (-2, "-2"), (1e-7, "1e-07"), (1e20, "1e+20")])
  func numbersAreShort(number: Double, written: String) throws {
    #expect(try String(decoding: WireJSON.number(number).bytes(), as: UTF8.self) == written)
  }

  @Test func aNumberThatIsNotFiniteIsRefused() {
    #expect(throws: WireJSON.Unwritable.self) { try WireJSON.list([.number(.infinity)]).bytes() }
  }

  @Test func aTextHoldsItsParts() {
    #expect("the key is sk-1".holds("sk-1") && "aab".holds("ab") && "x".holds("") && "".holds(""))
    #expect(!"the key is sk-".holds("sk-1") && !"".holds("a"))
  }
}
