import Engine
import Foundation

/// `heed suite`: starts a suite, and checks one.
enum SuiteCommand: Command {
  static let actions = ["check", "new"]

  static let spec = CommandSpec(
    name: "suite", summary: "check a suite's folder, or start a new suite",
    operands: [
      .init(name: actions.joined(separator: "|"), summary: "what to do"),
      .init(name: "DIR", summary: "the suite's folder"),
    ],
    discussion: """
      check prints every breach of the format, of balance and of similarity with file, use case and field; without any it
      prints what the suite holds. Exit status 1 if there is a breach. With --json: an array of the breaches. new writes a
      suite of one use case that passes the check into a folder that is empty or not there yet.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let action = context.arguments.operands[0]
    // A path may be relative to where the shell stands.
    let directory = URL(fileURLWithPath: context.arguments.operands[1], isDirectory: true)
    switch action {
    case "check": return check(directory, context.output)
    case "new": return try start(directory, context.output)
    default:
      throw context.arguments.usage(
        "“\(action)” is nothing to do with a suite: it takes \(actions.joined(separator: " or ")).")
    }
  }

  private static func check(_ directory: URL, _ output: Output) -> ExitStatus {
    let review = SuiteReview(directory: directory)
    let status: ExitStatus = review.breaches.isEmpty ? .done : .failed
    if output.isJSON {
      output.print(.array(review.breaches.map(json)))
    } else if review.breaches.isEmpty {
      output.print(text(of: review))
    } else {
      for breach in review.breaches { output.print(breach.description) }
      let count = review.breaches.count
      output.say("\(count) breach\(count == 1 ? "" : "es").")
    }
    return status
  }

  private static func json(_ breach: SuiteBreach) -> OrderedJSON {
    .object([
      ("file", .string(breach.file)), ("id", .optional(breach.useCase)), ("field", .optional(breach.field)),
      ("problem", .string(breach.problem)), ("remedy", .string(breach.remedy)),
    ])
  }

  private static func text(of review: SuiteReview) -> String {
    let (suite, figures) = (review.suite, review.figures)
    let severities = UseCase.Severity.allCases
    var table = TextTable(
      header: ["category", "cases"] + severities.map(\.rawValue) + ["trigger named"],
      rightAligned: Set(1..<(severities.count + 3)))
    for category in figures.categories {
      let share = (Double(category.named) / Double(max(1, category.cases)) * 100).rounded()
      table.rows.append(
        [category.id, String(category.cases)] + severities.map { String(category.severities[$0] ?? 0) } + [
          "\(category.named) (\(Int(share)) %)"
        ])
    }
    let cases = suite.useCases.count
    return """
      \(suite.name) \(suite.version): \(cases) use case\(cases == 1 ? "" : "s"), no breach

      \(table.text)

      nearest constraints  \(text(of: figures.nearestConstraints))
      nearest requests     \(text(of: figures.nearestRequests))
      pools                \(figures.facts) facts, \(figures.trivia) trivia questions, \(figures.preferences) preferences
      """
  }

  private static func text(of near: SuiteFigures.Near?) -> String {
    guard let near else { return "none have three words in a row in common" }
    return "\(near.first) and \(near.second): \(near.similarity) (\(near.field))"
  }

  private static func start(_ directory: URL, _ output: Output) throws -> ExitStatus {
    let suite = try Suite.start(at: directory)
    if output.isJSON {
      output.print(
        .object([
          ("suite", .string(suite.name)), ("path", .string(directory.path)), ("cases", .int(suite.useCases.count)),
        ]))
    } else {
      output.print("Suite \(suite.name) is in \(directory.path), with one use case to be replaced.")
    }
    return .done
  }
}
