internal import struct Foundation.Date

extension HeedJSONL {
  /// One transcript as one line without its end: the fields of a transcript in the order of `show --format json`; absent
  /// values are null. Reading the line again gives the same transcript.
  public static func encode(_ imported: ImportedTranscript) -> String {
    let transcript = imported.transcript
    let fields =
      place(transcript) + [
        ("rating", .optional(transcript.rating?.rawValue)),
        ("rater", .optional(transcript.rater)),
        ("confidence", .optional(transcript.confidence)),
        ("labels", .array(transcript.labels.map(OrderedJSON.string))),
        ("turn_count", .int(imported.turns.count)),
        (
          "distance",
          transcript.distance.map { .object([("turns", .int($0.turns)), ("words", .int($0.words))]) } ?? .null
        ),
      ] + circumstances(transcript) + [
        ("turns", .array(imported.turns.map(turn))),
        ("ratings", .array(imported.ratings.map(rating))),
        ("annotations", .array(imported.annotations.map(annotation))),
      ]
    return OrderedJSON.object(fields).line
  }

  /// What was asked of whom.
  private static func place(_ transcript: Transcript) -> [(String, OrderedJSON)] {
    [
      ("id", .string(transcript.id)),
      ("run", .string(transcript.run)),
      ("suite", .string(transcript.suite)),
      ("case", .string(transcript.useCase)),
      ("category", .string(transcript.category)),
      ("scenario", .optional(transcript.scenario?.rawValue)),
      ("condition", .string(transcript.condition.rawValue)),
      ("model", .string(transcript.model)),
      ("repeat", .int(transcript.repeat)),
      ("status", .string(transcript.status.rawValue)),
      ("origin", .string(transcript.origin.rawValue)),
      ("excerpt", .bool(transcript.excerpt)),
    ]
  }

  /// How it came about.
  private static func circumstances(_ transcript: Transcript) -> [(String, OrderedJSON)] {
    [
      ("names_trigger", .optional(transcript.namesTrigger)),
      ("seed", .int(transcript.seed)),
      ("parent", .optional(transcript.parent)),
      ("changed", .optional(transcript.changed)),
      ("cause", .optional(transcript.cause)),
      ("started", date(transcript.started)),
      ("finished", date(transcript.finished)),
      ("constraint", .string(transcript.constraint)),
      ("owner", .string(transcript.owner.rawValue)),
      ("severity", .optional(transcript.severity?.rawValue)),
      ("intended", .optional(transcript.intended?.rawValue)),
    ]
  }

  private static func turn(_ turn: Turn) -> OrderedJSON {
    .object([
      ("index", .int(turn.index)),
      ("role", .string(turn.role.rawValue)),
      ("kind", .optional(turn.kind?.rawValue)),
      ("channel", .string(turn.channel)),
      ("text", .string(turn.text)),
      ("latency_ms", .optional(turn.latencyMilliseconds)),
      ("input_tokens", .optional(turn.inputTokens)),
      ("output_tokens", .optional(turn.outputTokens)),
      ("finish_reason", .optional(turn.finishReason)),
      ("attempts", .optional(turn.attempts)),
    ])
  }

  private static func rating(_ rating: Rating) -> OrderedJSON {
    .object([
      ("rater", .string(rating.rater)),
      ("version", .string(rating.version)),
      ("value", .int(rating.value.rawValue)),
      ("rule", .optional(rating.rule)),
      ("confidence", .optional(rating.confidence)),
      ("explanation", .string(rating.explanation)),
      ("spans", .array(rating.spans.map(span))),
      ("created", date(rating.created)),
    ])
  }

  private static func annotation(_ annotation: ImportedAnnotation) -> OrderedJSON {
    .object([
      ("author", .string(annotation.author)),
      ("rating", .optional(annotation.rating?.rawValue)),
      ("labels", .array(annotation.labels.map(OrderedJSON.string))),
      ("spans", .array(annotation.spans.map(span))),
      ("note", .optional(annotation.note)),
      ("created", date(annotation.created)),
    ])
  }

  private static func span(_ span: Span) -> OrderedJSON {
    .object([
      ("turn", .int(span.turn)),
      ("start", .int(span.start)),
      ("end", .int(span.end)),
      ("label", .string(span.label)),
      ("quote", .string(span.quote)),
    ])
  }

  private static func date(_ date: Date?) -> OrderedJSON { .optional(date.map(Timestamp.text)) }
}
