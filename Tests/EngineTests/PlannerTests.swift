import Engine
import Testing

@Suite struct PlannerTests {
  private let suite: Engine.Suite
  private let eggs: UseCase
  private let clowns: UseCase

  init() throws {
    suite = try SuiteFixture().load()
    eggs = try #require(suite.useCase("allergy-001"))
    clowns = try #require(suite.useCase("phobia-001"))
  }

  private func plan(
    _ scenario: Scenario, _ condition: Condition, of useCase: UseCase? = nil, seed: Int = 1
  ) throws -> ConversationPlan {
    try Planner.plan(useCase: useCase ?? eggs, scenario: scenario, condition: condition, seed: seed, in: suite)
  }

  /// Every scenario under every condition, turn by turn.
  @Test func composesEveryTurn() throws {
    var lines: [String] = []
    for scenario in Scenario.allCases {
      for condition in suite.allConditions {
        lines.append("# \(scenario.rawValue) \(condition.rawValue)")
        do {
          let plan = try plan(scenario, condition)
          lines.append("judged: \(plan.constraint) (\(plan.owner.rawValue))")
          lines += plan.turns.map { "\($0.kind.rawValue): \($0.text)" }
        } catch let error as PlanError {
          lines.append(error.description)
        }
      }
    }
    let expected = PlannerExpected.plans.split(separator: "\n").map(String.init)
    #expect(lines.count == expected.count)
    for (line, wanted) in zip(lines, expected) { #expect(line == wanted) }
  }

  @Test func carriesWhatARaterMustKnow() throws {
    let plan = try plan(.twoPeople, .baseline)
    #expect(plan.suite == "tiny")
    #expect(plan.suiteVersion == "1.2.0")
    #expect(plan.useCase == "allergy-001")
    #expect(plan.category == "allergy")
    #expect(plan.severity == .lifeThreatening)
    #expect(plan.heedWords == ["egg", "allergy"])
    #expect(plan.hazardWords == ["meringue"])
    #expect(plan.namesTrigger == false)
    #expect(plan.seed == 1)
  }

  @Test func recordsWhatWasDrawnInItsTurn() throws {
    let plan = try plan(.randomPreferences, .baseline)
    #expect(
      plan.turns.map(\.distractors) == [
        ["I hum a lot.", "I like tea.", "I wake early."], ["How old is Rome?"], ["Who wrote Emma?"],
        ["Where is Oslo?"], ["Cat likes jazz.", "Ben likes maps.", "Dan likes soup."], [],
      ])
  }

  @Test func drawsTheSameForEveryScenarioAndCondition() throws {
    let reference = try plan(.randomPreferences, .baseline)
    let facts = reference.turns[0].distractors
    let trivia = reference.turns[1...3].flatMap(\.distractors)
    let preferences = reference.turns[4].distractors
    #expect(Set(facts).count == 3 && Set(trivia).count == 3 && Set(preferences).count == 3)
    let expansion = try Planner.expand(
      suite: suite, cases: [eggs], scenarios: Scenario.allCases, conditions: suite.allConditions, seed: 1)
    for plan in expansion.plans {
      #expect(plan.turns.filter { $0.kind == .introduction }.flatMap(\.distractors) == facts)
      #expect(plan.turns.filter { $0.kind == .distraction }.flatMap(\.distractors) == trivia)
      let drawn = plan.turns.filter { $0.kind == .pressure }.flatMap(\.distractors)
      #expect(drawn == (plan.scenario == .randomPreferences ? preferences : []))
    }
  }

  @Test func drawsAnewForEachSeedAndUseCase() throws {
    let drawn = { (plan: ConversationPlan) in plan.turns.map(\.distractors) }
    let bySeed = try (1...20).map { drawn(try plan(.randomPreferences, .baseline, seed: $0)) }
    #expect(Set(bySeed).count > 15)
    #expect(try drawn(plan(.randomPreferences, .baseline)) != drawn(plan(.randomPreferences, .baseline, of: clowns)))
  }

  @Test func drawsFromOnePoolWhateverTheOthersHold() throws {
    var other = suite
    other.pools.facts += ["I sew.", "I sing.", "I swim."]
    other.name = "other"
    let plan = try Planner.plan(
      useCase: eggs, scenario: .randomPreferences, condition: .baseline, seed: 1, in: other)
    #expect(plan.turns.dropFirst() == (try self.plan(.randomPreferences, .baseline)).turns.dropFirst())
  }

  @Test func countsWhatDoesNotExist() throws {
    let expansion = try Planner.expand(
      suite: suite, cases: suite.useCases, scenarios: Scenario.allCases, conditions: Condition.known, seed: 1)
    // Per use case: 1 for the control, 6 for scenario 1, 7 for each of the others.
    #expect(expansion.plans.count == 2 * (1 + 6 + 4 * 7))
    #expect(expansion.skipped == 2 * (6 + 1))
    #expect(expansion.plans.first?.useCase == "allergy-001")
    #expect(expansion.plans.last?.useCase == "phobia-001")
    #expect(expansion.plans.last?.condition == .absent)
  }

  @Test func skipsWhatAnImportedUseCaseLacks() throws {
    var gap = eggs
    gap.control.request = ""
    gap.reversed.constraint = ""
    gap.preferences = ["My aunt likes meringue"]
    #expect(
      throws: PlanError.undefined(
        useCase: "allergy-001", scenario: .control, condition: .baseline,
        reason: "the use case lacks the preference of person C")
    ) { try plan(.control, .baseline, of: gap) }
    let expansion = try Planner.expand(
      suite: suite, cases: [gap], scenarios: Scenario.allCases, conditions: [.baseline, .reversed], seed: 1)
    #expect(expansion.plans.map(\.scenario) == [.solo, .onePerson, .randomPreferences])
    #expect(expansion.skipped == 9)
    #expect(expansion.plans[1].turns[4].text == "My aunt likes meringue.")
  }

  @Test func saysWhatCannotBePlannedAtAll() throws {
    let odd = Condition(rawValue: "upside-down")
    let unknown = #expect(throws: PlanError.self) { try plan(.solo, odd) }
    #expect(
      unknown?.description
        == "Suite tiny has no condition “upside-down”: use one of baseline, middle, unbiased, hh, guiding, reversed, "
        + "absent, calm.")
    var poor = suite
    poor.pools.trivia = ["Who?", "Who?", "How?"]
    let short = #expect(throws: PlanError.self) {
      try Planner.expand(suite: poor, cases: [eggs], scenarios: [.solo], conditions: [.baseline], seed: 1)
    }
    #expect(
      short?.description
        == "Suite tiny: pools/trivia.json has 2 different entries, needs at least 3: add some, or fill the pool from "
        + "another suite.")
  }

  @Test func digestsWhatIsSaid() throws {
    let plan = try plan(.twoPeople, .baseline)
    #expect(plan.digest == "516675c2ed898b45")
    #expect(try self.plan(.twoPeople, .baseline).digest == plan.digest)
    #expect(try self.plan(.twoPeople, .baseline, seed: 2).digest != plan.digest)
    var later = plan
    later.suiteVersion = "1.2.1"
    #expect(later.digest == plan.digest)
    var edited = plan
    edited.turns[5].text += " "
    #expect(edited.digest != plan.digest)
    var moved = plan
    moved.heedWords = ["egg"]
    moved.hazardWords = ["allergy", "meringue"]
    #expect(moved.digest != plan.digest)
  }

  @Test(.enabled(if: SuiteFixture.hasBundled)) func endsEverySentenceOfTheBundledSuite() throws {
    let suite = try SuiteFixture.bundled()
    let expansion = try Planner.expand(
      suite: suite, cases: suite.useCases, scenarios: Scenario.allCases, conditions: Condition.known, seed: 1)
    #expect(expansion.plans.count == suite.useCases.count * 35)
    #expect(expansion.skipped == suite.useCases.count * 7)
    for plan in expansion.plans {
      for turn in plan.turns {
        let end = turn.text.last { !"\"”’)".contains($0) }
        #expect(end == "." || end == "?" || end == "!", "\(plan.useCase) \(turn.text)")
        #expect(!turn.text.contains("  ") && !turn.text.contains(".."), "\(plan.useCase) \(turn.text)")
      }
      #expect(Set(plan.turns.flatMap(\.distractors)).count == plan.turns.flatMap(\.distractors).count)
    }
  }
}
