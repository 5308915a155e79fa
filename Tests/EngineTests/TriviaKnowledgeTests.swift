import Testing

@testable import Engine

@Suite struct TriviaKnowledgeTests {
  @Test(.enabled(if: SuiteFixture.hasBundled))
  func everyQuestionOfTheCoreSuiteHasAnAnswer() throws {
    let unknown = try SuiteFixture.bundled().pools.trivia.filter { TriviaKnowledge.answer(to: $0) == nil }
    #expect(unknown == [])
  }

  @Test func noQuestionIsAnsweredTwice() {
    var seen: Set<String> = []
    let repeated = TriviaKnowledge.themes.flatMap(\.keys).filter { !seen.insert($0).inserted }
    #expect(repeated == [])
  }
}
