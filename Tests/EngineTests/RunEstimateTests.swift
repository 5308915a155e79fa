import Testing

@testable import Engine

@Suite struct RunEstimateTests {
  private func order() throws -> RunOrder {
    var order = try TinyOrder.order(repeats: 1...2)
    // 10 words are 13 tokens.
    order.plans = Array(order.plans.prefix(1))
    for position in order.plans[0].turns.indices {
      order.plans[0].turns[position].text = "one two three four five six seven eight nine ten"
    }
    order.plans[0].turns.removeLast(3)
    order.settings.sampling.maxTokens = 100
    order.models = ["a/one", "b/two"]
    return order
  }

  @Test func everyAnswerIsAsLongAsItMayBe() throws {
    let estimate = try order().estimate { model, input, output in
      model == "a/one" ? Double(input + 2 * output) : nil
    }
    // 13 and then 13 + 100 + 13 tokens are sent, in each of two repeats.
    let row = RunEstimate.Row(model: "a/one", calls: 4, inputTokens: 278, outputTokens: 400, cost: 1078)
    #expect(estimate.rows == [row, .init(model: "b/two", calls: 4, inputTokens: 278, outputTokens: 400, cost: nil)])
    #expect(estimate.inputTokens == 556 && estimate.outputTokens == 800 && estimate.cost == nil)
  }

  @Test func keptAnswersAreSentAndNotAskedFor() throws {
    var order = try order()
    order.plans[0].turns[0].keptAnswer = "one two three four five six seven eight nine ten"
    let row = try #require(order.estimate { _, _, _ in 0 }.rows.first)
    #expect(row.calls == 2 && row.inputTokens == 2 * 39 && row.outputTokens == 200)
  }

  @Test func aJudgeReadsEachConversationOnce() throws {
    var order = try order()
    order.settings.rater = "judge/c/three@published"
    let row = try #require(order.estimate { _, _, _ in 0 }.rows.last)
    #expect(row.model == "c/three" && row.calls == 4 && row.inputTokens == 4 * (26 + 1100) && row.outputTokens == 2000)
  }
}
