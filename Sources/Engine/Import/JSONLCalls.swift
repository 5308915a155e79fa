extension HeedJSONL {
  /// The fields of a recorded call in `show --format json`; the conversation that was sent is in the turns.
  public static func fields(of call: RecordedCall) -> [(String, OrderedJSON)] {
    let exchange = call.exchange
    return [
      ("turn", call.rater == nil ? .int(call.turn) : .null),
      ("rater", .optional(call.rater)),
      ("attempt", .int(call.attempt)),
      ("digest", .string(exchange.digest)),
      ("endpoint", .string(exchange.endpoint)),
      ("parameters", .string(exchange.parameters)),
      ("status", .optional(exchange.status)),
      ("content_type", .optional(exchange.contentType)),
      ("response", .string(exchange.response)),
      ("version", .optional(exchange.version)),
      ("failures", .array(exchange.failures.map(failure))),
      ("cached", .bool(exchange.cached)),
      ("cause", .optional(call.cause?.rawValue)),
      ("detail", .optional(call.detail)),
      ("input_tokens", .optional(call.inputTokens)),
      ("output_tokens", .optional(call.outputTokens)),
      ("started", .string(Timestamp.text(call.started))),
      ("latency_ms", .int(call.latency)),
    ]
  }

  private static func failure(_ failure: Exchange.Failure) -> OrderedJSON {
    .object([
      ("cause", .string(failure.cause.rawValue)), ("status", .optional(failure.status)),
      ("detail", .string(failure.detail)), ("milliseconds", .int(failure.milliseconds)), ("pause", .int(failure.pause)),
    ])
  }
}
