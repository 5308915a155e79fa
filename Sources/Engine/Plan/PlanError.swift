/// Why there is no plan for a use case under a scenario and a condition.
public enum PlanError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The pair does not exist, or not for this use case; skipped and counted.
  case undefined(useCase: String, scenario: Scenario, condition: Condition, reason: String)
  /// No suite knows the condition.
  case unknownCondition(Condition, suite: String, known: [Condition])
  /// A pool has too few different entries to draw from.
  case shortPool(suite: String, pool: String, has: Int, needs: Int)

  public var description: String {
    switch self {
    case .undefined(let useCase, let scenario, let condition, let reason):
      "\(useCase): scenario \(scenario.rawValue) under \(condition.rawValue) does not exist: \(reason)."
    case .unknownCondition(let condition, let suite, let known):
      "Suite \(suite) has no condition “\(condition.rawValue)”: use one of "
        + "\(known.map(\.rawValue).joined(separator: ", "))."
    case .shortPool(let suite, let pool, let has, let needs):
      "Suite \(suite): pools/\(pool).json has \(has) different entries, needs at least \(needs): add some, "
        + "or fill the pool from another suite."
    }
  }
}
