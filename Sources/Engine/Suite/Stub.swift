import Foundation
public struct Suite: Codable, Sendable, Equatable {
  public var name: String
  public var version: String
  public var title: String
  public var useCases: [UseCase]
}
public struct PlanError: Error {}
public struct Planner: Sendable {
  public init() {}
  public func plan(_ useCase: UseCase, scenario: Scenario, condition: Condition, seed: Int, in suite: Suite) throws(PlanError) -> ConversationPlan { throw PlanError() }
}
extension Transcript.Distance { static func measure(turns: [Turn]) -> Transcript.Distance? { nil } }
extension Suite { init(_ s: ImportedSuite) { self.init(name: s.name, version: s.version, title: s.name, useCases: s.cases) } }
