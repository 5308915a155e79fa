/// Reads lists of scenarios and conditions as they are given on the command line.
public enum SelectionParser {
  /// `all`, `3`, `1-5` or a mixture such as `0,3-5`; each scenario once, in order.
  public static func scenarios(_ text: String) throws(SelectionError) -> [Scenario] {
    var chosen: Set<Scenario> = []
    for part in try parts(of: text, as: "scenarios", remedy: scenarioRemedy) {
      if part == "all" {
        chosen.formUnion(Scenario.allCases)
        continue
      }
      let bounds = part.split(separator: "-", omittingEmptySubsequences: false).map { trimmed($0) }
      guard let first = bounds.first, let last = bounds.last, bounds.count <= 2 else {
        throw SelectionError(text: part, problem: "is no scenario", remedy: scenarioRemedy)
      }
      let from = try scenario(first, in: part)
      let to = try scenario(last, in: part)
      guard from <= to else {
        throw SelectionError(
          text: part, problem: "runs backwards", remedy: "write \(to.rawValue)-\(from.rawValue)")
      }
      chosen.formUnion(Scenario.allCases.filter { (from...to).contains($0) })
    }
    return chosen.sorted()
  }

  /// `all` or names with commas between them; each condition once, in the order of the design, a suite's own last.
  public static func conditions(_ text: String, in suite: Suite? = nil) throws(SelectionError) -> [Condition] {
    let known = suite?.allConditions ?? Condition.known
    let remedy = "use \(known.map(\.rawValue).joined(separator: ", ")), or all"
    var chosen: Set<Condition> = []
    for part in try parts(of: text, as: "conditions", remedy: remedy) {
      if part == "all" {
        chosen.formUnion(known)
      } else if known.contains(Condition(rawValue: part)) {
        chosen.insert(Condition(rawValue: part))
      } else {
        throw SelectionError(text: part, problem: "is no condition", remedy: remedy)
      }
    }
    return known.filter(chosen.contains)
  }

  private static let scenarioRemedy = "use 0 to 5, ranges such as 3-5, or all"

  private static func scenario(_ text: String, in part: String) throws(SelectionError) -> Scenario {
    // Digits alone: Int would take a sign as well.
    guard text.utf8.count == 1, let number = Int(text), let scenario = Scenario(rawValue: number) else {
      throw SelectionError(text: part, problem: "is no scenario", remedy: scenarioRemedy)
    }
    return scenario
  }

  private static func parts(of text: String, as what: String, remedy: String) throws(SelectionError) -> [String] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
    guard !parts.contains("") else {
      throw SelectionError(text: text, problem: "has a gap in the list of \(what)", remedy: remedy)
    }
    return parts
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// A list of scenarios or conditions that cannot be read.
public struct SelectionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The part that is wrong.
  public var text: String
  public var problem: String
  public var remedy: String

  public init(text: String, problem: String, remedy: String) {
    self.text = text
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String { "“\(text)” \(problem): \(remedy)." }
}
