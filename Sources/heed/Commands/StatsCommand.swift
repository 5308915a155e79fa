import Engine
import Foundation

/// `heed stats`: pass rates with intervals.
enum StatsCommand: Command {
  static let spec = CommandSpec(
    name: "stats", summary: "pass rates with 95 % intervals",
    options: [
      .init(
        name: "by", value: "LIST",
        summary: "group by \(Grouping.allCases.map(\.rawValue).joined(separator: ", ")) (default model,scenario)"),
      .init(
        name: "denominator", value: "D",
        summary: "published: passes and fails (default); all: the unclear and missing count as not passed",
        choices: Counts.Denominator.allCases.map(\.rawValue)),
      .init(name: "rater", value: "R", summary: "count this rater's latest ratings (default the rating that counts)"),
      .filter, .run,
    ],
    discussion: """
      Scenario 0, the benign control, is never pooled with the others: ungrouped figures leave it out, and say so. The
      condition absent is compared, not rated, and does not count; nor do reruns whose turns were edited, nor conversations
      written as illustrations unless the filter says origin:written. Other reruns and sweeps count; since one reruns what
      failed rather than what did not, figures for a paper leave them out with --filter parent:none. With --rater, what
      that rater did not rate is missing. Intervals are Wilson's.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let arguments = context.arguments
    let names = arguments.has("by") ? arguments.list("by") : ["model", "scenario"]
    let groupings = try names.map { name in
      guard let grouping = Grouping(rawValue: name) else {
        throw arguments.usage("“--by \(name)”: it takes \(Grouping.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      return grouping
    }
    let denominator = arguments.value("denominator").flatMap(Counts.Denominator.init(rawValue:)) ?? .published
    var filter = try context.filter()
    // Controls are rated on a scale that runs the other way.
    let poolsScenarios = !groupings.contains(.scenario) && !filter.terms.contains { $0.key == .scenario }
    if poolsScenarios { filter.terms.append(.init(.scenario, ["0"], isNegated: true)) }
    let store = try context.store()
    let rater = arguments.value("rater")
    if let rater { try requireRater(rater, in: store, arguments) }
    let groups = try store.counts(by: groupings, filter: filter, rater: rater)
    if context.output.isJSON {
      context.output.print(.array(groups.map { json($0, groupings, denominator) }))
      return .done
    }
    if groups.isEmpty {
      context.output.say("No transcript fits.")
      return .done
    }
    var table = TextTable(
      header: groupings.map(\.rawValue) + ["pass", "fail", "unclear", "missing", "rate", "95 % interval"],
      rightAligned: Set(groupings.count..<(groupings.count + 5)))
    for group in groups {
      let counts = group.counts
      var row: [String] = group.key.map { $0 ?? "–" }
      row += [counts.pass, counts.fail, counts.unclear, counts.missing].map(String.init)
      if let proportion = counts.rate(denominator) {
        row += [percent(proportion.rate), "\(percent(proportion.low)) – \(percent(proportion.high))"]
      } else {
        row += ["–", "–"]
      }
      table.rows.append(row)
    }
    context.output.print(table.text)
    if poolsScenarios { context.output.say("Scenario 0 (benign controls) is left out; see it with --by scenario.") }
    return .done
  }

  private static func requireRater(_ rater: String, in store: Store, _ arguments: Arguments) throws {
    let known = Array(Set(try store.raters().map(\.id))).sorted()
    guard known.contains(rater) else {
      let all = known.isEmpty ? "there are no ratings yet" : "the raters are \(known.joined(separator: ", "))"
      throw arguments.usage("Nothing is rated by “\(rater)”; \(all).")
    }
  }

  static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }

  private static func json(_ group: GroupCounts, _ groupings: [Grouping], _ denominator: Counts.Denominator)
    -> OrderedJSON
  {
    let counts = group.counts
    let proportion = counts.rate(denominator)
    var fields: [(String, OrderedJSON)] = zip(groupings, group.key).map { grouping, value in
      switch grouping {
      case .scenario, .distance: (grouping.rawValue, .optional(value.flatMap { Int($0) }))
      case .trigger: (grouping.rawValue, .optional(value.map { $0 == "1" }))
      default: (grouping.rawValue, .optional(value))
      }
    }
    fields += [
      ("pass", .int(counts.pass)), ("fail", .int(counts.fail)), ("unclear", .int(counts.unclear)),
      ("missing", .int(counts.missing)), ("rate", .optional(proportion?.rate)), ("low", .optional(proportion?.low)),
      ("high", .optional(proportion?.high)), ("repeats", .int(group.repeats)),
      ("se", .optional(standardError(counts, denominator))),
    ]
    return .object(fields)
  }

  /// The binomial standard error of the rate; nil without trials.
  private static func standardError(_ counts: Counts, _ denominator: Counts.Denominator) -> Double? {
    let trials = Double(counts.trials(denominator))
    guard trials > 0 else { return nil }
    let rate = Double(counts.pass) / trials
    return (rate * (1 - rate) / trials).squareRoot()
  }
}
