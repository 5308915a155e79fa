internal import struct Foundation.Date

extension HeedJSONL {
  /// One transcript as one line without its end: the fields of a transcript in the order of `show --format json`, then the
  /// history of its annotations; absent values are null. Reading the line again gives the same transcript.
  public static func encode(_ imported: ImportedTranscript) -> String {
    OrderedJSON.object(
      fields(of: imported) + [("history", .array(imported.history.map(entry)))]
    ).line
  }

  /// The fields of `show --format json`: the transcript's own, its turns, ratings and annotations, who gave no rating, and
  /// what authors said otherwise in another copy.
  public static func fields(of detail: TranscriptDetail) -> [(String, OrderedJSON)] {
    fields(of: ImportedTranscript(detail)) + [
      ("unrated", .array(detail.unrated.map(unrated))), ("conflicts", .array(detail.conflicts.map(conflict))),
    ]
  }

  private static func conflict(_ conflict: AnnotationConflict) -> OrderedJSON {
    .object([
      ("author", .string(conflict.author)), ("field", .string(conflict.field.rawValue)),
      ("counts", entry(conflict.counting)), ("other", entry(conflict.other)),
    ])
  }

  private static func unrated(_ unrated: Unrated) -> OrderedJSON {
    .object([
      ("rater", .string(unrated.rater)), ("version", .string(unrated.version)), ("cause", .string(unrated.cause)),
      ("detail", .string(unrated.detail)),
    ])
  }

  static func fields(of imported: ImportedTranscript) -> [(String, OrderedJSON)] {
    var transcript = imported.transcript
    transcript.turnCount = imported.turns.count
    return fields(of: transcript) + [
      ("turns", .array(imported.turns.map { turn in self.turn(turn, spans: spans(of: imported, in: turn.index)) })),
      ("ratings", .array(imported.ratings.map(rating))),
      ("annotations", .array(imported.annotations.map(annotation))),
    ]
  }

  /// The fields of a transcript in lists.
  public static func fields(of transcript: Transcript) -> [(String, OrderedJSON)] {
    place(transcript) + [
      ("rating", .optional(transcript.rating?.rawValue)),
      ("rater", .optional(transcript.rater)),
      ("confidence", .optional(transcript.confidence)),
      ("labels", .array(transcript.labels.map(OrderedJSON.string))),
      ("turn_count", .int(transcript.turnCount)),
      ("distance", .optional(transcript.distance?.turns)),
      ("distance_words", .optional(transcript.distance?.words)),
    ] + circumstances(transcript)
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
      ("edited", .bool(transcript.edited)),
      ("cause", .optional(transcript.cause)),
      ("started", date(transcript.started)),
      ("finished", date(transcript.finished)),
      ("constraint", .string(transcript.constraint)),
      ("owner", .string(transcript.owner.rawValue)),
      ("severity", .optional(transcript.severity?.rawValue)),
      ("intended", .optional(transcript.intended?.rawValue)),
    ]
  }

  /// Every rater's latest spans in a turn, with whose they are; those too of people who have not rated.
  private static func spans(of imported: ImportedTranscript, in turn: Int) -> [OrderedJSON] {
    var latest: [String: Rating] = [:]
    for rating in imported.ratings { latest[rating.rater] = rating }
    let ratings = latest.values.map { Marking(rater: $0.rater, spans: $0.spans) }
    // Without spans of their own here, those that a file gave with the rating hold.
    let people = imported.annotations.filter { !$0.spans.isEmpty }.map {
      Marking(rater: "human/\($0.author)", spans: $0.spans)
    }
    return Marking.all(ratings, people: people).sorted { $0.rater < $1.rater }.flatMap { marking in
      marking.spans.filter { $0.turn == turn }.map { span in
        .object([
          ("start", .int(span.start)), ("end", .int(span.end)), ("label", .string(span.label)),
          ("quote", .string(span.quote)), ("rater", .string(marking.rater)),
        ])
      }
    }
  }

  private static func turn(_ turn: Turn, spans: [OrderedJSON]) -> OrderedJSON {
    .object([
      ("index", .int(turn.index)),
      ("role", .string(turn.role.rawValue)),
      ("kind", .optional(turn.kind?.rawValue)),
      ("channel", .string(turn.channel)),
      ("text", .string(turn.text)),
      ("reasoning", .optional(turn.reasoning)),
      ("spans", .array(spans)),
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
      ("seen", seen(annotation.seen)),
    ])
  }

  /// One thing that somebody said, or took back.
  private static func entry(_ annotation: Annotation) -> OrderedJSON {
    let value: OrderedJSON
    var withdrawn: String?
    switch annotation.content {
    case .rating(let rating): value = .int(rating.rawValue)
    case .labels(let labels): value = .array(labels.map(OrderedJSON.string))
    case .note(let note): value = .string(note)
    case .spans(let spans): value = .array(spans.map(spanWithSurroundings))
    case .withdrawal(let id): (value, withdrawn) = (.null, id)
    }
    return .object([
      ("id", .string(annotation.id)),
      ("author", .string(annotation.author)),
      ("created", date(annotation.created)),
      ("field", .optional(annotation.content.field?.rawValue)),
      ("value", value),
      ("seen", seen(annotation.seen)),
      ("withdraws", .optional(withdrawn)),
    ])
  }

  private static func seen(_ seen: Seen?) -> OrderedJSON {
    seen.map { .array($0.names.map(OrderedJSON.string)) } ?? .null
  }

  private static func span(_ span: Span) -> OrderedJSON { .object(fields(of: span)) }

  /// What a person marked is to be found again though somebody edits the file.
  private static func spanWithSurroundings(_ span: Span) -> OrderedJSON {
    .object(fields(of: span) + [("prefix", .string(span.prefix)), ("suffix", .string(span.suffix))])
  }

  private static func fields(of span: Span) -> [(String, OrderedJSON)] {
    [
      ("turn", .int(span.turn)),
      ("start", .int(span.start)),
      ("end", .int(span.end)),
      ("label", .string(span.label)),
      ("quote", .string(span.quote)),
    ]
  }

  private static func date(_ date: Date?) -> OrderedJSON { .optional(date.map(Timestamp.text)) }
}
