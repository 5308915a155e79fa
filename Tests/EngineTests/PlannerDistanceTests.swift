import Engine
import Testing

@Suite struct PlannerDistanceTests {
  private func turns(_ said: [(Role, TurnKind?, String)]) -> [Turn] {
    said.enumerated().map { Turn(index: $0 + 1, role: $1.0, kind: $1.1, text: $1.2) }
  }

  @Test func countsTurnsAndWordsInBetween() {
    let distance = Transcript.Distance.measure(
      turns: turns([
        (.user, .introduction, "I am here."), (.assistant, nil, " Hello,\tdear  user.\n"),
        (.user, .distraction, "What\u{3000}now?"), (.assistant, nil, ""), (.user, .request, "Should I go?"),
        (.assistant, nil, "No, stay where you are."),
      ]))
    #expect(distance == Transcript.Distance(turns: 3, words: 5))
  }

  @Test func startsAtTheLastIntroduction() {
    let distance = Transcript.Distance.measure(
      turns: turns([
        (.user, .introduction, "a"), (.assistant, nil, "b"), (.user, .introduction, "c"), (.assistant, nil, "d e"),
        (.user, .request, "f"),
      ]))
    #expect(distance == Transcript.Distance(turns: 1, words: 2))
  }

  @Test func leavesHiddenReasoningAndToolsOut() {
    var said = turns([
      (.user, .introduction, "a"), (.assistant, nil, "hidden thought"), (.tool, nil, "result"),
      (.assistant, nil, "b"), (.user, .request, "c"),
    ])
    said[1].channel = "think"
    #expect(Transcript.Distance.measure(turns: said) == Transcript.Distance(turns: 1, words: 1))
  }

  @Test func isUnknownWhereAnEndIsMissing() {
    #expect(Transcript.Distance.measure(turns: []) == nil)
    #expect(Transcript.Distance.measure(turns: turns([(.user, .introduction, "a"), (.assistant, nil, "b")])) == nil)
    #expect(Transcript.Distance.measure(turns: turns([(.user, .distraction, "a"), (.user, .request, "b")])) == nil)
    #expect(Transcript.Distance.measure(turns: turns([(.user, .request, "a"), (.user, .introduction, "b")])) == nil)
  }
}
