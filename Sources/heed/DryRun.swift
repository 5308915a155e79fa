import Engine

/// What `heed run --dry-run` prints: the plan, the calls, and an estimate of tokens and cost.
struct DryRun {
  let order: RunOrder
  let estimate: RunEstimate

  init(order: RunOrder, pricing: Pricing) {
    self.order = order
    estimate = order.estimate(pricing: pricing)
  }

  func show(in context: Context) -> ExitStatus {
    if context.output.isJSON {
      context.output.print(json)
      return .done
    }
    context.output.print(text)
    if order.skipped > 0 {
      context.output.say("\(order.skipped) undefined pairs of scenario and condition are left out.")
    }
    return .done
  }

  private var json: OrderedJSON {
    .object([
      ("suite", .string(order.suite)), ("models", .array(order.models.map(OrderedJSON.string))),
      ("transcripts", .int(order.transcripts)), ("calls", .int(order.calls)), ("skipped", .int(order.skipped)),
      ("distance", .optional(order.settings.distance)), ("input_tokens", .int(estimate.inputTokens)),
      ("output_tokens", .int(estimate.outputTokens)), ("cost", .optional(estimate.cost)), ("estimated", .bool(true)),
      (
        "by_model",
        .array(
          estimate.rows.map {
            .object([
              ("model", .string($0.model)), ("calls", .int($0.calls)), ("input_tokens", .int($0.inputTokens)),
              ("output_tokens", .int($0.outputTokens)), ("cost", .optional($0.cost)),
            ])
          })
      ),
      ("plans", .array(order.plans.map(Self.json))),
    ])
  }

  private static func json(_ plan: ConversationPlan) -> OrderedJSON {
    .object([
      ("case", .string(plan.useCase)), ("scenario", .optional(plan.scenario?.rawValue)),
      ("condition", .string(plan.condition.rawValue)), ("owner", .string(plan.owner.rawValue)),
      (
        "turns",
        .array(plan.turns.map { .object([("kind", .string($0.kind.rawValue)), ("text", .string($0.text))]) })
      ),
    ])
  }

  private var text: String {
    let cases = Set(order.plans.map(\.useCase)).count
    var table = TextTable(
      header: ["model", "calls", "tokens in", "tokens out", "cost"], rightAligned: [1, 2, 3, 4])
    for row in estimate.rows {
      table.rows.append(
        [row.model, "\(row.calls)", "\(row.inputTokens)", "\(row.outputTokens)", Price.text(row.cost)])
    }
    return """
      suite        \(order.suite), \(cases) use case\(cases == 1 ? "" : "s")
      scenarios    \(Set(order.plans.compactMap(\.scenario)).sorted().map { String($0.rawValue) }.joined(separator: ", "))
      conditions   \(Set(order.plans.map(\.condition)).sorted().map(\.rawValue).joined(separator: ", "))
      distance     \(distance)
      models       \(order.models.joined(separator: ", "))
      transcripts  \(order.transcripts) (\(order.plans.count) conversations × \(order.models.count) models × \(order.repeats.count) repeats)
      calls        \(order.calls)
      cost         \(cost)

      An estimate, at most: every answer has its \(order.settings.sampling.maxTokens) tokens.
      \(table.text)
      """
  }

  private var distance: String {
    guard let turns = order.settings.distance else { return "as in the scenario: 3 distractor turns, 1 in middle" }
    return "\(turns) distractor turn\(turns == 1 ? "" : "s")"
  }

  private var cost: String {
    if let cost = estimate.cost { return cost == 0 ? "none" : "about \(Price.text(cost))" }
    let unknown = estimate.rows.filter { $0.cost == nil }.map(\.model)
    return "unknown: no price is known for \(unknown.joined(separator: ", "))"
  }
}
