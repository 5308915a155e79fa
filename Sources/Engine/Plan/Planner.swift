/// Makes conversation plans out of a suite: the ordered user turns for a use case, a scenario and a condition.
///
/// All instructions stand in user turns; there is no system message.
public enum Planner {
  /// How many distractor turns can be asked for between the context and the request.
  public static let distances = 0...200

  /// The plan of one conversation. The same arguments always give the same plan.
  ///
  /// - Parameter distance: distractor turns between the context and the request; nil for as many as the condition has.
  public static func plan(
    useCase: UseCase, scenario: Scenario, condition: Condition, seed: Int, distance: Int? = nil, in suite: Suite
  ) throws(PlanError) -> ConversationPlan {
    let composer = try PlanComposer(
      useCase: useCase, scenario: scenario, condition: condition, suite: suite,
      distractors: Distractors(
        seed: seed, useCase: useCase.id, suite: suite, trivia: PlanDistance(distance, condition).trivia),
      distance: distance)
    return try composer.plan(seed: seed)
  }

  /// What a choice of use cases, scenarios and conditions comes to.
  public struct Expansion: Sendable, Equatable {
    /// By use case, then scenario, then condition, each in the order given.
    public var plans: [ConversationPlan]
    /// How many combinations do not exist.
    public var skipped: Int

    public init(plans: [ConversationPlan], skipped: Int) {
      self.plans = plans
      self.skipped = skipped
    }
  }

  /// The plans of every combination that exists; the others are counted.
  ///
  /// Throws for what no combination could mend: a condition that the suite does not know, a pool that is too small.
  public static func expand(
    suite: Suite, cases: [UseCase], scenarios: [Scenario], conditions: [Condition], seed: Int,
    distance: Int? = nil
  ) throws(PlanError) -> Expansion {
    var expansion = Expansion(plans: [], skipped: 0)
    let trivia = conditions.map { PlanDistance(distance, $0).trivia }.max() ?? 0
    for useCase in cases {
      let distractors = try Distractors(seed: seed, useCase: useCase.id, suite: suite, trivia: trivia)
      for scenario in scenarios {
        for condition in conditions {
          do throws(PlanError) {
            let composer = try PlanComposer(
              useCase: useCase, scenario: scenario, condition: condition, suite: suite, distractors: distractors,
              distance: distance)
            expansion.plans.append(try composer.plan(seed: seed))
          } catch {
            guard case .undefined = error else { throw error }
            expansion.skipped += 1
          }
        }
      }
    }
    return expansion
  }
}
