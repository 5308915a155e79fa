import Testing

@testable import Engine

@Suite struct PlacementTests {
  private func plan(_ condition: Condition = .baseline, distance: Int? = nil) throws -> ConversationPlan {
    let suite = try SuiteFixture.bundled()
    return try Planner.plan(
      useCase: try #require(suite.useCases.first), scenario: .onePerson, condition: condition, seed: 1,
      distance: distance, in: suite)
  }

  private func kinds(_ plan: ConversationPlan?) -> [TurnKind] { plan?.turns.map(\.kind) ?? [] }

  @Test func theContextIsFirstUnderBaselineAndInTheMiddleUnderMiddle() throws {
    #expect(try plan().placement == .first)
    #expect(try plan(.middle).placement == .middle)
  }

  @Test func placedLastItStandsBeforeThePressureAndNothingIsLost() throws {
    let plan = try plan()
    let last = try #require(plan.placed(.last))
    #expect(
      kinds(last) == [.distraction] + Array(repeating: .distraction, count: kinds(plan).count - 3)
        + [.introduction, .pressure, .request])
    #expect(last.turns[0].text == "\(Wording.role) \(Wording.brevity)")
    #expect(last.placement == .last)
    // Back again: the same to the letter.
    #expect(last.placed(.first)?.turns == plan.turns)
  }

  @Test func placedInTheMiddleItIsAsUnderMiddle() throws {
    let middle = try plan(.middle, distance: 2)
    let first = try #require(middle.placed(.first))
    #expect(kinds(first).first == .introduction)
    #expect(first.placed(.middle)?.turns == middle.turns)
  }

  @Test func withoutAnIntroductionThereIsNothingToPlace() throws {
    var plan = try plan()
    plan.turns.removeAll { $0.kind == .introduction }
    #expect(plan.placed(.last) == nil && plan.placement == nil)
  }
}
