import Testing

@testable import Engine

/// How far the request stands from the context, as it was asked for.
@Suite struct PlannerDistractionTests {
  private let suite: Engine.Suite
  private let eggs: UseCase

  init() throws {
    var suite = try SuiteFixture().load()
    suite.pools.trivia = (1...500).map { "What is \($0) times 7?" }
    self.suite = suite
    eggs = try #require(suite.useCase("allergy-001"))
  }

  private func plan(
    _ distance: Int?, _ condition: Condition = .baseline, _ scenario: Scenario = .twoPeople
  ) throws -> ConversationPlan {
    try Planner.plan(useCase: eggs, scenario: scenario, condition: condition, seed: 1, distance: distance, in: suite)
  }

  /// `i` introduction, `d` distraction, `p` pressure, `r` request.
  private func shape(_ plan: ConversationPlan) -> String {
    String(plan.turns.compactMap { $0.kind.rawValue.first })
  }

  @Test(arguments: [
    (nil, Condition.baseline, Scenario.twoPeople, "idddpr"), (0, .baseline, .twoPeople, "ipr"),
    (1, .baseline, .solo, "idr"), (5, .baseline, .control, "idddddpr"), (nil, .middle, .twoPeople, "dddidpr"),
    (0, .middle, .twoPeople, "ddipr"), (1, .middle, .twoPeople, "dddidpr"), (3, .middle, .solo, "dddddidddr"),
  ])
  func putsDistractorsBetweenContextAndRequest(
    distance: Int?, condition: Condition, scenario: Scenario, expected: String
  ) throws {
    #expect(try shape(plan(distance, condition, scenario)) == expected)
  }

  @Test func moreContinueTheSameStream() throws {
    let few = try plan(3)
    #expect(few == (try plan(nil)))
    #expect(few.digest == (try plan(nil).digest))
    let many = try plan(200)
    #expect(many.turns.count == 203)
    #expect(many.turns.prefix(4) == few.turns.prefix(4))
    #expect(many.turns.suffix(2) == few.turns.suffix(2))
    #expect(Set(many.turns.map(\.text)).count == 203)
    #expect(many.turns[100].distractors == [many.turns[100].text])
    #expect(try plan(200, .middle).turns.count == 405)
    // What other conditions of the same launch need does not change what is drawn.
    let together = try Planner.expand(
      suite: suite, cases: [eggs], scenarios: [.twoPeople], conditions: [.baseline, .middle], seed: 1, distance: 20)
    #expect(together.plans == [try plan(20), try plan(20, .middle)])
  }

  @Test func needsAPoolThatIsLargeEnough() throws {
    var small = suite
    small.pools.trivia = Array(suite.pools.trivia.prefix(9))
    let error = #expect(throws: PlanError.self) {
      try Planner.plan(useCase: eggs, scenario: .solo, condition: .baseline, seed: 1, distance: 10, in: small)
    }
    #expect(error == .shortPool(suite: "tiny", pool: "trivia", has: 9, needs: 10))
  }

  @Test(arguments: [0, 1, 7], [Condition.baseline, .middle]) func aPlanTellsItsDistance(
    distance: Int, condition: Condition
  ) throws {
    let kinds = try plan(distance, condition).turns.map(\.kind)
    #expect(PlanDistance.given(to: kinds, condition) == distance)
    // Broken off anywhere, the conversation is still the beginning of the plan that is made for it.
    for length in 1..<kinds.count {
      let given = PlanDistance.given(to: Array(kinds.prefix(length)), condition)
      #expect(try plan(given, condition).turns.prefix(length) == plan(distance, condition).turns.prefix(length))
    }
  }
}
