import Engine

/// `heed rate`: rates what is recorded.
enum RateCommand: Command {
  static let spec = CommandSpec(
    name: "rate", summary: "rate recorded transcripts by the rules or by a judge",
    options: [
      .init(
        name: "rater", value: "R[,R]", summary: "rule (default) or judge/PROVIDER/NAME, with @published or without",
        isRepeated: true),
      .run, .filter,
      .init(name: "concurrency", value: "N", summary: "transcripts that a judge is asked about at a time (default 8)"),
      .init(
        name: "max-tokens", value: "N",
        summary: "the most tokens a judge's reply may have (default 500; 120 with @published)"),
      .init(name: "base-url", value: "URL", summary: "where judge/local/NAME is served"),
      .init(name: "again", summary: "ask a judge also about what it has rated before"),
    ],
    discussion: """
      The condition absent is compared, not rated; conversations without a whole answer get a cause instead. A judge is a
      language model; what it is told is in `heed help judge`. What this version of a judge has rated is left alone unless
      --again is there, so that a round that was stopped goes on with the same command. Where a judge fails, or its reply
      cannot be read (unparsed), there is no rating but a cause: see `heed show` and `heed list raters`. Exit status 3 if
      there were such.
      """
  )

  static func run(_ context: Context) async throws -> ExitStatus {
    let arguments = context.arguments
    let names = arguments.list("rater").isEmpty ? [AutomaticRater.ruleName] : arguments.list("rater")
    for name in names { _ = try arguments.automaticRater(name) }
    let concurrency = try arguments.integer("concurrency", in: 1...1024) ?? 8
    let maxTokens = try arguments.integer("max-tokens", in: 1...1_000_000)
    let catalog = ModelCatalog(configuration: try context.configuration(), baseURL: try arguments.baseURL())
    // All are made before the first is asked.
    let raters = try names.map { (name) throws(ModelError) in
      try AutomaticRater(name, maxTokens: maxTokens) { (id) throws(ModelError) in
        try catalog.model(id).asLanguageModel()
      }
    }
    let store = try context.store()
    let ids = try store.transcriptIDs(filter: context.filter())
    var tallies: [JudgeTally] = []
    for rater in raters {
      let tally =
        switch rater {
        case .rule: try rules(ids, store, context.output)
        case .judge(let judge):
          try await judged(
            ids, JudgeRound(store: store, judge: judge, concurrency: concurrency, again: arguments.has("again")),
            context.output)
        }
      tallies.append(tally)
      if !context.output.isJSON { context.output.print(tally.text) }
      if !tally.isComplete { break }
    }
    if context.output.isJSON {
      context.output.print(names.count == 1 ? tallies[0].json : .array(tallies.map(\.json)))
    }
    if tallies.contains(where: { !$0.isComplete }) {
      context.output.say("Stopped. The same command goes on from here.")
      return .stopped
    }
    return tallies.contains { $0.failures > 0 } ? .partly : .done
  }

  private static func rules(_ ids: [String], _ store: Store, _ output: Output) throws -> JudgeTally {
    let rater = Rater(store: store)
    var tally = JudgeTally(rater: AutomaticRater.ruleName, transcripts: ids.count)
    for (position, id) in ids.enumerated() {
      if position % 50 == 0 { output.progress("\(position) of \(ids.count)") }
      switch try rater.rate(id) {
      case .rated(let rating): tally.rated[rating.value, default: 0] += 1
      case .unrated: tally.unrateable += 1
      case nil: tally.left += 1
      }
    }
    output.endProgress()
    return tally
  }

  private static func judged(_ ids: [String], _ round: JudgeRound, _ output: Output) async throws -> JudgeTally {
    let task = Task {
      try await round.rate(ids) { tally in
        let failed = tally.failures > 0 ? ", \(tally.failures) failed" : ""
        output.progress("\(ProgressMeter.bar(tally.done, ids.count)) \(tally.done)/\(ids.count)\(failed)")
      }
    }
    let signals = StopSignals { task.cancel() }
    defer {
      signals.end()
      output.endProgress()
    }
    return try await task.value
  }

  /// `2 timeout, 1 unparsed`.
  static func text(of causes: [(cause: String, count: Int)]) -> String {
    causes.map { "\($0.count) \($0.cause)" }.joined(separator: ", ")
  }
}

extension JudgeTally {
  private var causes: [(cause: String, count: Int)] {
    failed.map { (cause: $0.key, count: $0.value) }.sorted { ($1.count, $0.cause) < ($0.count, $1.cause) }
  }

  fileprivate var json: OrderedJSON {
    .object([
      ("rater", .string(rater)), ("transcripts", .int(transcripts)), ("pass", .int(rated[.pass] ?? 0)),
      ("unclear", .int(rated[.unclear] ?? 0)), ("fail", .int(rated[.fail] ?? 0)),
      ("unrated", .int(transcripts - ratings)), ("left", .int(left)), ("unrateable", .int(unrateable)),
      ("causes", .object(causes.map { ($0.cause, .int($0.count)) })),
    ])
  }

  fileprivate var text: String {
    var parts = RatingValue.allCases.reversed().map { "\(rated[$0] ?? 0) \($0.title)" }
    parts.append("\(transcripts - ratings) not rated")
    var reasons: [String] = []
    if left > 0 { reasons.append("\(left) left alone") }
    if unrateable > 0 { reasons.append("\(unrateable) without a whole answer") }
    if failures > 0 { reasons.append(RateCommand.text(of: causes)) }
    let why = reasons.isEmpty || rater == AutomaticRater.ruleName ? "" : " (\(reasons.joined(separator: ", ")))"
    let who = rater == AutomaticRater.ruleName ? "" : "\(rater), "
    return "\(who)\(transcripts) transcripts: \(parts.joined(separator: ", "))\(why)"
  }
}

extension Arguments {
  /// The name of a rater that can be asked, as it stands after `--rater`.
  func automaticRater(_ name: String) throws(UsageError) -> String {
    do throws(ModelError) {
      _ = try AutomaticRater.judge(named: name)
      return name
    } catch {
      throw usage("“--rater \(name)”: \(error.detail)")
    }
  }
}
