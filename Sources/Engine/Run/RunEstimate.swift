/// What an order will ask of each model, estimated before anything is called.
public struct RunEstimate: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    public var model: String
    public var calls: Int
    /// Tokens sent and received, every answer being as long as it may be.
    public var inputTokens: Int
    public var outputTokens: Int
    /// US dollars; nil where the model's price is not known.
    public var cost: Double?
  }

  public var rows: [Row]

  public var inputTokens: Int { rows.reduce(0) { $0 + $1.inputTokens } }
  public var outputTokens: Int { rows.reduce(0) { $0 + $1.outputTokens } }
  /// Nil where one of the prices is not known.
  public var cost: Double? {
    var sum = 0.0
    for row in rows {
      guard let cost = row.cost else { return nil }
      sum += cost
    }
    return sum
  }
}

extension RunOrder {
  /// The calls and tokens of the conversations. English has about 1.3 tokens a word; what is sent grows by each answer.
  public func estimate(pricing: Pricing) -> RunEstimate {
    var calls = 0
    var input = 0
    for plan in plans {
      var before = 0
      for line in plan.script {
        if let text = plan.content(of: line).text {
          before += Self.tokens(in: text)
        } else {
          calls += 1
          input += before
          before += settings.sampling.maxTokens
        }
      }
    }
    func row(_ model: String, calls: Int, input: Int, output: Int) -> RunEstimate.Row {
      RunEstimate.Row(
        model: model, calls: calls, inputTokens: input, outputTokens: output, cost: pricing(model, input, output))
    }
    let (answer, times) = (settings.sampling.maxTokens, repeats.count)
    var rows = models.map { row($0, calls: calls * times, input: input * times, output: calls * answer * times) }
    if let rater = settings.rater, rater.hasPrefix("judge/") {
      // A judge is told its task, reads the conversation once and explains itself.
      let task = 1000
      let read = plans.reduce(0) { $0 + $1.turns.reduce(task + answer) { $0 + Self.tokens(in: $1.text) } }
      rows.append(
        row(
          String(rater.dropFirst(6).prefix { $0 != "@" }), calls: transcripts, input: read * times * models.count,
          output: 500 * transcripts))
    }
    return RunEstimate(rows: rows)
  }

  private static func tokens(in text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count * 13 / 10 }
}
