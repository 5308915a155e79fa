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
extension ULID { static func derived(from: String...) -> String { "" } }
public struct ImportedTranscript: Sendable { var transcript: Transcript; var turns: [Turn]; var ratings: [Rating]; var annotations: [ImportedAnnotation] }
public struct ImportedAnnotation: Sendable { var author: String; var rating: RatingValue?; var labels: [String]; var spans: [Span]; var note: String?; var created: Date? }
