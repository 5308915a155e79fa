import Engine

/// `heed rate`: rates what is recorded.
enum RateCommand: Command {
  static let spec = CommandSpec(
    name: "rate", summary: "rate recorded transcripts",
    options: [
      .init(name: "rater", value: "R", summary: "who rates (default rule)", choices: Rater.known), .run, .filter,
    ],
    discussion: "The condition absent is compared, not rated; conversations without a whole answer get a cause instead."
  )

  static func run(_ context: Context) async throws -> ExitStatus {
    let store = try context.store()
    let rater = Rater(store: store)
    let name = context.arguments.value("rater") ?? "rule"
    let ids = try store.transcriptIDs(filter: context.filter())
    var counts: [RatingValue: Int] = [:]
    var unrated = 0
    for (position, id) in ids.enumerated() {
      if position % 50 == 0 { context.output.progress("\(position) of \(ids.count)") }
      switch try rater.rate(id, by: name) {
      case .rated(let rating): counts[rating.value, default: 0] += 1
      case .unrated, nil: unrated += 1
      }
    }
    context.output.endProgress()
    if context.output.isJSON {
      context.output.print(
        .object([
          ("rater", .string(name)), ("transcripts", .int(ids.count)), ("pass", .int(counts[.pass] ?? 0)),
          ("unclear", .int(counts[.unclear] ?? 0)), ("fail", .int(counts[.fail] ?? 0)), ("unrated", .int(unrated)),
        ]))
    } else {
      context.output.print(
        "\(ids.count) transcripts: \(counts[.pass] ?? 0) pass, \(counts[.unclear] ?? 0) unclear, \(counts[.fail] ?? 0) fail, \(unrated) not rated"
      )
    }
    return .done
  }
}
