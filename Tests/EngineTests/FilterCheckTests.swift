import Foundation
import Testing

@testable import Engine

/// Words that a store cannot know are errors, not empty lists.
@Suite struct FilterCheckTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    try temporary.store.put(TinyOrder.suite())
    let first = try temporary.store.addRun("01first")
    let second = try temporary.store.addRun("01second")
    try temporary.store.add(.sample("01a", condition: Condition(rawValue: "shouted")), run: first)
    try temporary.store.add(.sample("01b", category: "imported things"), run: second)
    try temporary.store.add(
      Rating(
        rater: "judge/x", value: .fail, spans: [Span(turn: 1, start: 0, end: 1, label: "odd", quote: "I")]), to: "01b")
  }

  private func complaint(_ text: String) throws -> FilterError? {
    do {
      _ = try Filter(parsing: text, for: store)
      return nil
    } catch let error as FilterError {
      return error
    }
  }

  @Test(arguments: [
    "category:alergy", "scenario:3 condition:nosuch", "label:XX", "label:W1,XX", "-category:x", "suite:nosuch",
    "category:Allergy",
  ])
  func mistypedWordsArePointedAt(text: String) throws {
    let error = try #require(try complaint(text))
    let word = try #require(text.split(whereSeparator: { ":,".contains($0) }).last)
    #expect(String(Array(text)[error.range]) == word)
    #expect(error.problem.hasPrefix("There is no ") && error.problem.contains("“\(word)” here"))
  }

  @Test(arguments: [
    "category:allergy", "category:\"imported things\"", "condition:guiding,shouted", "label:W1,w1,risk", "label:ODD",
    "suite:tiny", "model:nobody", "run:01zz", "case:none", "by:nobody", "rater:rule", "cause:nosuch", "text:nothing",
    "nothing",
  ])
  func whatIsKnownOrOpenPasses(text: String) throws { #expect(try complaint(text) == nil) }

  @Test func theLastRunIsTheNewest() throws {
    #expect(try store.transcriptIDs(filter: Filter(parsing: "run:last")) == ["01b"])
    #expect(try store.transcriptIDs(filter: Filter(parsing: "-run:last")) == ["01a"])
    #expect(try store.transcriptIDs(filter: Filter(parsing: "run:last,01fi")) == ["01a", "01b"])
  }
}
