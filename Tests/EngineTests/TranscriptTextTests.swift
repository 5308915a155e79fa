import Foundation
import Testing

@testable import Engine

/// What everybody marked, as text and in files.
@Suite struct TranscriptTextTests {
  let temporary: TemporaryStore
  var store: Store { temporary.store }
  private static let answer = "Sure, fried eggs are fine."

  private func span(_ range: Range<Int>, _ label: String) throws -> Span {
    try #require(Span(turn: 2, range: range, label: label, in: Self.answer))
  }

  init() throws {
    temporary = try TemporaryStore()
    let run = try temporary.store.addRun(ULID.derived(from: "run"))
    try temporary.store.add(.sample("t"), run: run, saying: ["I fear eggs.", Self.answer])
    try temporary.store.add(
      Rating(rater: "rule", value: .fail, spans: [try span(0..<4, "ignored")], created: Date(timeIntervalSince1970: 1)),
      to: "t")
  }

  @Test func peopleWhoHaveNotRatedMarkToo() throws {
    try store.annotate("t", by: "carol", .spans([try span(6..<16, "risk"), try span(0..<4, "endorsement")]))
    let detail = try #require(try store.detail("t"))
    #expect(detail.markings.map(\.rater) == ["rule", "human/carol"])
    let plain = TranscriptText(detail, style: .plain).text
    #expect(
      plain.contains(
        """
        [Sure]{ignored}, [fried eggs]{risk by human/carol} are fine.
            ignored: “Sure”
            endorsement by human/carol: “Sure”
            risk by human/carol: “fried eggs”
        """), "\(plain)")
    let colors = TranscriptText(detail, style: .colors).text
    #expect(colors.contains("\u{1b}[1;7;31mSure\u{1b}[0m, ") && colors.contains("mfried eggs\u{1b}[0m are fine."))
    let markdown = TranscriptText(detail, style: .markdown).text
    #expect(
      markdown.contains(
        "**Sure** `ignored`, **fried eggs** `risk by human/carol` are fine.\n\n- `endorsement by human/carol` “Sure”"))
    let line = HeedJSONL.encode(ImportedTranscript(detail))
    #expect(line.contains(#""label":"endorsement","quote":"Sure","rater":"human/carol""#))
    #expect(line.contains(#""label":"ignored","quote":"Sure","rater":"rule""#))
  }

  @Test func whatCountsIsMarkedWithoutAName() throws {
    try store.annotate("t", by: "carol", [.rating(.fail), .spans([try span(6..<16, "risk")])])
    try store.annotate("t", by: "dave", .spans([try span(6..<16, "risk")]))
    try store.annotate("t", by: "dave", .spans([]))
    let detail = try #require(try store.detail("t"))
    #expect(detail.markings.map(\.rater) == ["human/carol", "rule"])
    let plain = TranscriptText(detail, style: .plain).text
    #expect(plain.contains("[Sure]{ignored by rule}, [fried eggs]{risk} are fine."), "\(plain)")
    let line = HeedJSONL.encode(ImportedTranscript(detail))
    #expect(line.components(separatedBy: #""rater":"human/carol""#).count == 4 && !line.contains("human/dave"))
  }
}
