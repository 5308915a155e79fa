/// Everything that is wrong with a suite, in the order of its files.
public struct SuiteError: Error, Sendable, Equatable, CustomStringConvertible {
  public var breaches: [SuiteBreach]

  public init(_ breaches: [SuiteBreach]) { self.breaches = breaches }

  /// One breach a line.
  public var description: String { breaches.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong with a suite: where, what, and what to do about it.
public struct SuiteBreach: Sendable, Equatable, CustomStringConvertible {
  /// The path within the suite's folder, e.g. `cases/allergy.json`.
  public var file: String
  /// The use case's identifier, or `case 3` where it has none; nil if the breach is not about a use case.
  public var useCase: String?
  /// The field's path, e.g. `request.solo_neutral`, or `line 3, column 14` in text that is not JSON.
  public var field: String?
  /// What is there, e.g. `has 2`.
  public var problem: String
  /// What should be, e.g. `needs exactly 3`.
  public var remedy: String

  public init(file: String, useCase: String? = nil, field: String? = nil, problem: String, remedy: String) {
    self.file = file
    self.useCase = useCase
    self.field = field
    self.problem = problem
    self.remedy = remedy
  }

  /// `cases/allergy.json: allergy-003: preferences: has 2, needs exactly 3.`
  public var description: String {
    [file, useCase, field, "\(problem), \(remedy)."].compactMap { $0 }.joined(separator: ": ")
  }
}

/// How much a suite must hold.
public enum SuiteLevel: Sendable {
  /// Written for Heed: every field has content, and every scenario and condition can be played.
  case authored
  /// Made from somebody else's file: may have gaps; what a gap makes impossible is undefined for that use case.
  case imported
}
