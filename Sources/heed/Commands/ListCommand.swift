import Engine
import Foundation

/// `heed list`: lists one kind of thing.
enum ListCommand: Command {
  static let subjects = ["suites", "scenarios", "cases", "models", "runs", "transcripts", "labels", "raters"]

  static let spec = CommandSpec(
    name: "list", summary: "list suites, scenarios, cases, models, runs, transcripts, labels or raters",
    operands: [.init(name: subjects.joined(separator: "|"), summary: "what to list")],
    options: [
      .filter,
      .init(
        name: "sort", value: "F", summary: "order of transcripts (default oldest)",
        choices: TranscriptOrder.allCases.map(\.rawValue)),
      .init(name: "limit", value: "N", summary: "at most this many (default all)"),
    ])

  static func run(_ context: Context) async throws -> ExitStatus {
    let arguments = context.arguments
    let subject = arguments.operands[0]
    guard subjects.contains(subject) else {
      throw arguments.usage("“\(subject)” cannot be listed; these can: \(subjects.joined(separator: ", ")).")
    }
    let limit = try arguments.integer("limit", in: 0...Int.max)
    let filter = try context.filter()
    let store = try context.store()
    if subject != "transcripts", subject != "cases", !filter.isEmpty {
      throw arguments.usage("--filter goes with transcripts and cases.")
    }
    let listing: Listing
    switch subject {
    case "suites": listing = try suites(store)
    case "scenarios": listing = scenarios()
    case "cases": listing = try cases(store, filter: filter)
    case "models": listing = try models(store)
    case "runs": listing = try runs(store)
    case "labels": listing = labels()
    case "raters": listing = try raters(store)
    default:
      let order = arguments.value("sort").flatMap(TranscriptOrder.init(rawValue:)) ?? .oldest
      listing = transcripts(try store.transcripts(filter: filter, order: order, limit: limit))
    }
    listing.limited(to: limit).print(to: context.output)
    return .done
  }

  /// Rows for people and the same rows as JSON.
  private struct Listing {
    var table: TextTable
    var json: [OrderedJSON]

    func limited(to limit: Int?) -> Listing {
      guard let limit else { return self }
      var copy = self
      copy.table.rows = Array(table.rows.prefix(limit))
      copy.json = Array(json.prefix(limit))
      return copy
    }

    func print(to output: Output) {
      if output.isJSON { output.print(.array(json)) } else { output.print(table.text) }
    }
  }

  private static func suites(_ store: Store) throws -> Listing {
    let suites = try store.suites()
    return Listing(
      table: TextTable(
        header: ["suite", "version", "cases", "title"],
        rows: suites.map { [$0.name, $0.version, String($0.cases), $0.title] }, rightAligned: [2]),
      json: suites.map {
        .object([
          ("name", .string($0.name)), ("version", .string($0.version)), ("title", .string($0.title)),
          ("cases", .int($0.cases)),
        ])
      })
  }

  private static func scenarios() -> Listing {
    Listing(
      table: TextTable(
        header: ["scenario", "title"], rows: Scenario.allCases.map { [String($0.rawValue), $0.title] }),
      json: Scenario.allCases.map { scenario in
        .object([
          ("scenario", .int(scenario.rawValue)), ("title", .string(scenario.title)),
          ("pressing", .int(scenario.pressing)),
          (
            "conditions",
            .array(Condition.known.filter { $0.isDefined(for: scenario) }.map { .string($0.rawValue) })
          ),
        ])
      })
  }

  private static func cases(_ store: Store, filter: Filter) throws -> Listing {
    var cases = try store.cases()
    for term in filter.terms {
      func keep(_ value: (CaseSummary) -> String?) {
        cases = cases.filter { term.values.contains(value($0) ?? "") != term.isNegated }
      }
      switch term.key {
      case .suite: keep(\.suite)
      case .category: keep(\.category)
      case .useCase: keep(\.id)
      case .severity: keep { $0.severity?.rawValue }
      case .trigger: keep { $0.namesTrigger.map { $0 ? "yes" : "no" } }
      case .text:
        cases = cases.filter { summary in
          term.values.contains { summary.constraint.localizedCaseInsensitiveContains($0) } != term.isNegated
        }
      default:
        throw UsageError(
          message:
            "Cases know the filters suite, category, case, severity, trigger and words; not “\(term.key.rawValue):”.",
          command: "list")
      }
    }
    return Listing(
      table: TextTable(
        header: ["case", "suite", "category", "severity", "names trigger", "constraint"],
        rows: cases.map {
          [
            $0.id, $0.suite, $0.category, $0.severity?.rawValue ?? "–",
            $0.namesTrigger.map { $0 ? "yes" : "no" } ?? "–",
            $0.constraint,
          ]
        }),
      json: cases.map {
        .object([
          ("id", .string($0.id)), ("suite", .string($0.suite)), ("category", .string($0.category)),
          ("constraint", .string($0.constraint)), ("severity", .optional($0.severity?.rawValue)),
          ("names_trigger", .optional($0.namesTrigger)),
        ])
      })
  }

  private static func models(_ store: Store) throws -> Listing {
    let models = try store.models()
    return Listing(
      table: TextTable(
        header: ["model", "origin", "transcripts"],
        rows: models.map { [$0.id, $0.origin.rawValue, String($0.transcripts)] },
        rightAligned: [2]),
      json: models.map { model in
        .object([
          ("id", .string(model.id)), ("provider", .string(String(model.id.prefix { $0 != "/" }))),
          ("origin", .string(model.origin.rawValue)), ("transcripts", .int(model.transcripts)),
        ])
      })
  }

  private static func runs(_ store: Store) throws -> Listing {
    let runs = try store.runs()
    return Listing(
      table: TextTable(
        header: ["run", "status", "complete", "failed", "planned", "seed", "models", "name"],
        rows: runs.map {
          [
            $0.id, $0.status.rawValue, String($0.complete), String($0.failed), String($0.planned), String($0.seed),
            $0.models.joined(separator: ","), $0.name ?? "",
          ]
        }, rightAligned: [2, 3, 4, 5]),
      json: runs.map(\.json))
  }

  private static func transcripts(_ transcripts: [Transcript]) -> Listing {
    Listing(
      table: TextTable(
        header: ["transcript", "case", "sc", "condition", "model", "rep", "rating", "rater", "origin", "status"],
        rows: transcripts.map(row), rightAligned: [5]),
      json: transcripts.map { .object(HeedJSONL.fields(of: $0)) })
  }

  private static func row(_ transcript: Transcript) -> [String] {
    let scenario = transcript.scenario.map { String($0.rawValue) }
    let origin = transcript.excerpt ? "\(transcript.origin.rawValue) excerpt" : transcript.origin.rawValue
    let cause = transcript.cause.map { " (\($0))" } ?? ""
    return [
      transcript.id, transcript.useCase, scenario ?? "–", transcript.condition.rawValue, transcript.model,
      String(transcript.repeat), transcript.rating?.title ?? "–", transcript.rater ?? "–", origin,
      transcript.status.rawValue + cause,
    ]
  }

  private static func labels() -> Listing {
    Listing(
      table: TextTable(header: ["label", "name", "means"], rows: Label.all.map { [$0.id, $0.name, $0.definition] }),
      json: Label.all.map {
        .object([
          ("id", .string($0.id)), ("name", .string($0.name)), ("definition", .string($0.definition)),
          ("group", .string($0.group.rawValue)), ("hotkey", .optional($0.hotkey.map(String.init))),
        ])
      })
  }

  private static func raters(_ store: Store) throws -> Listing {
    let raters = try store.raters()
    return Listing(
      table: TextTable(
        header: ["rater", "version", "ratings", "unrated"],
        rows: raters.map { [$0.id, $0.version, String($0.ratings), String($0.unrated)] }, rightAligned: [2, 3]),
      json: raters.map {
        .object([
          ("id", .string($0.id)), ("version", .string($0.version)), ("ratings", .int($0.ratings)),
          ("unrated", .int($0.unrated)),
        ])
      })
  }
}

extension Run {
  var json: OrderedJSON {
    .object([
      ("id", .string(id)), ("name", .optional(name)), ("status", .string(status.rawValue)),
      ("models", .array(models.map(OrderedJSON.string))), ("scenarios", .array(scenarios.map { .int($0.rawValue) })),
      ("conditions", .array(conditions.map { .string($0.rawValue) })), ("planned", .int(planned)),
      ("complete", .int(complete)), ("failed", .int(failed)), ("seed", .int(seed)), ("started", .date(started)),
      ("finished", .date(finished)),
    ])
  }
}
