import Engine
import Foundation

/// `heed run`: launches.
enum RunCommand: Command {
  static let spec = CommandSpec(
    name: "run", summary: "launch a run: use cases × scenarios × conditions × models × repeats",
    options: [
      .init(
        name: "model", value: "M[,M]",
        summary: "sim/attentive, sim/forgetful, sim/sycophant, sim/overcautious, local/NAME", isRepeated: true),
      .init(name: "suite", value: "S", summary: "the suite (default heed-core)"),
      .init(name: "scenario", value: "LIST", summary: "0 to 5, as 3 or 0,3-5 or all (default 3)", isRepeated: true),
      .init(
        name: "condition", value: "C[,C]",
        summary: "baseline, middle, unbiased, hh, guiding, reversed, absent or all (default baseline)", isRepeated: true
      ),
      .init(name: "case", value: "ID[,ID]", summary: "only these use cases", isRepeated: true),
      .init(name: "cases", value: "N", summary: "only N use cases, taken from the categories in turn"),
      .init(name: "category", value: "C[,C]", summary: "only these categories", isRepeated: true),
      .init(
        name: "distance", value: "N",
        summary: "distractor turns between context and request, 0 to 200 (default 3; 1 in middle)"),
      .init(name: "repeats", value: "K", summary: "how often each (default 1)"),
      .init(name: "seed", value: "N", summary: "what is drawn and simulated (default 1)"),
      .init(name: "concurrency", value: "N", summary: "calls at a time with each provider (default 8)"),
      .init(
        name: "rater", value: "R",
        summary: "who rates: rule, none, or a model: judge/PROVIDER/NAME (default rule)"),
      .init(name: "name", value: "TEXT", summary: "what to call the run"),
      .init(name: "temperature", value: "X", summary: "0 to 2 (default 0.7)"),
      .init(name: "max-tokens", value: "N", summary: "the most new tokens an answer may have (default 400)"),
      .init(name: "base-url", value: "URL", summary: "where local/NAME is served, e.g. http://localhost:8080/v1"),
      .budget, .budgetTokens, .noCache, .stream,
      .init(name: "dry-run", summary: "print the plan, the calls and an estimate of their cost; call nothing"),
    ],
    discussion: """
      Every turn is saved as it arrives: a run that is stopped or killed is finished by `heed resume`. Models named sim/…
      are simulated by Heed itself, need no network, and are marked as such wherever their transcripts appear.

      Each provider gets up to --concurrency calls at a time. When a budget is spent, calls that are under way are
      still recorded, and the run stops so that it can be resumed. Calls at temperature 0 that were answered before are
      not made again.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let store = try context.store()
    let order = try order(context.arguments, in: store)
    guard !order.plans.isEmpty else {
      throw context.arguments.usage(
        "There is nothing to run: no such pair of scenario and condition exists for these use cases.")
    }
    if context.arguments.has("dry-run") {
      return DryRun(order: order, pricing: try context.configuration().pricing).show(in: context)
    }
    return try await RunSession(context: context, store: store, baseURL: order.settings.baseURL).launch(order)
  }

  private static func order(_ arguments: Arguments, in store: Store) throws -> RunOrder {
    let models = arguments.list("model")
    guard !models.isEmpty else {
      throw arguments.usage("Which model? Name one with --model, e.g. --model sim/forgetful.")
    }
    let name = arguments.value("suite") ?? "heed-core"
    guard let suite = try store.suite(name) else {
      let known = try store.suites().map(\.name).joined(separator: ", ")
      throw arguments.usage("There is no suite “\(name)”; the store has \(known.isEmpty ? "none" : known).")
    }
    let scenarios = try SelectionParser.scenarios(arguments.list("scenario").joined(separator: ",").nonEmpty ?? "3")
    let conditions = try SelectionParser.conditions(
      arguments.list("condition").joined(separator: ",").nonEmpty ?? "baseline", in: suite)
    let repeats = try arguments.integer("repeats", in: 1...10_000) ?? 1
    let seed = try arguments.integer("seed", in: 0...Int.max) ?? 1
    let distance = try arguments.integer("distance", in: Planner.distances)
    let cases = try chosenCases(arguments, in: suite)
    let expansion = try Planner.expand(
      suite: suite, cases: cases, scenarios: scenarios, conditions: conditions, seed: seed, distance: distance)
    let settings = RunSettings(
      repeats: repeats,
      sampling: Sampling(
        temperature: try arguments.number("temperature", in: 0...2) ?? 0.7,
        maxTokens: try arguments.integer("max-tokens", in: 1...1_000_000) ?? 400),
      concurrency: try arguments.integer("concurrency", in: 1...1024) ?? 8, baseURL: try arguments.baseURL(),
      rater: try rater(arguments), distance: distance)
    return RunOrder(
      name: arguments.value("name"), suite: suite.name, plans: expansion.plans, models: models, repeats: 1...repeats,
      seed: seed, settings: settings, skipped: expansion.skipped)
  }

  /// Nil for none.
  private static func rater(_ arguments: Arguments) throws -> String? {
    let name = arguments.value("rater") ?? AutomaticRater.ruleName
    return name == "none" ? nil : try arguments.automaticRater(name)
  }

  private static func chosenCases(_ arguments: Arguments, in suite: Suite) throws -> [UseCase] {
    var cases = suite.useCases
    let ids = arguments.list("case")
    if !ids.isEmpty {
      for id in ids where !cases.contains(where: { $0.id == id }) {
        throw arguments.usage("Suite \(suite.name) has no use case “\(id)”; see `heed list cases`.")
      }
      cases = cases.filter { ids.contains($0.id) }
    }
    let categories = arguments.list("category")
    if !categories.isEmpty {
      let known = Set(suite.useCases.map(\.category))
      for category in categories where !known.contains(category) {
        throw arguments.usage(
          "Suite \(suite.name) has no category “\(category)”; it has \(known.sorted().joined(separator: ", ")).")
      }
      cases = cases.filter { categories.contains($0.category) }
    }
    if let limit = try arguments.integer("cases", in: 1...Int.max) { cases = balanced(cases, limit: limit) }
    return cases
  }

  /// The first of each category, then the second of each, and so on, until there are enough; in the suite's order.
  private static func balanced(_ cases: [UseCase], limit: Int) -> [UseCase] {
    var seen: [String: Int] = [:]
    let ranked = cases.enumerated().map { position, useCase in
      seen[useCase.category, default: 0] += 1
      return (round: seen[useCase.category, default: 0], position: position)
    }
    let chosen = Set(ranked.sorted { ($0.round, $0.position) < ($1.round, $1.position) }.prefix(limit).map(\.position))
    return cases.enumerated().filter { chosen.contains($0.offset) }.map(\.element)
  }
}

extension String {
  /// Nil where empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
