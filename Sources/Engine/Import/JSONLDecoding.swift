internal import struct Foundation.Date

/// Checks one line's values and infers what it leaves open.
struct JSONLDecoding {
  let wire: JSONLWire
  let place: HeedJSONL.Place
  /// Where those of the file's spans stand now that had to be looked for, nil for the lost ones: a file says most of them
  /// more than once.
  private var found: [Mark: Span?] = [:]
  private var lost: [LostSpan] = []

  private struct Mark: Hashable {
    var turn: Int
    var start, end: Int?
    var label, quote: String
  }

  init(wire: JSONLWire, place: HeedJSONL.Place) {
    self.wire = wire
    self.place = place
  }

  mutating func transcript() throws(ImportError) -> ImportedTranscript {
    guard wire.turns != nil || wire.messages != nil else {
      throw error("turns", "missing", "a line needs “turns” and “constraint”, or “messages”")
    }
    if wire.turns != nil, wire.constraint == nil {
      throw error("constraint", "missing", "say what the user told about themselves")
    }
    let condition = Condition(rawValue: wire.condition ?? "baseline")
    let scenario = try choice(Scenario.self, wire.scenario, "scenario")
    let owner = try self.owner() ?? (condition == .reversed ? .other : .user)
    let turns = TurnKinds.infer(try self.turns(), constraint: wire.constraint ?? "", scenario: scenario)
    guard !turns.isEmpty else { throw error("turns", "empty", "a transcript has at least one turn") }
    let state = Self.state(of: turns)
    let run = wire.run.map { Self.kept($0) ?? ULID.derived(from: "run", place.run, $0) }
    var transcript = Transcript(
      id: wire.id.flatMap(Self.kept) ?? "", run: run ?? place.run,
      suite: wire.suite ?? place.suite ?? "imported", useCase: wire.case ?? "", category: wire.category ?? "",
      scenario: scenario, condition: condition, model: Self.model(wire.model),
      repeat: try atLeastOne(wire.repeat, "repeat") ?? 1,
      status: try choice(TranscriptStatus.self, wire.status, "status") ?? state.status,
      origin: try choice(Origin.self, wire.origin, "origin") ?? .imported, excerpt: wire.excerpt ?? false,
      constraint: wire.constraint ?? "", owner: owner, namesTrigger: wire.namesTrigger,
      severity: try choice(UseCase.Severity.self, wire.severity, "severity"), seed: wire.seed ?? 1,
      parent: wire.parent.flatMap(Self.kept), changed: wire.changed,
      cause: wire.cause ?? (wire.status == nil ? state.cause : nil),
      intended: try choice(RatingValue.self, wire.intended, "intended"), started: try date(wire.started, "started"),
      finished: try date(wire.finished, "finished"), turnCount: turns.count)
    transcript.edited = wire.edited ?? false
    // First, since the history tells what was around its spans.
    let history = try history(turns)
    var imported = ImportedTranscript(
      transcript: transcript, turns: turns, ratings: try ratings(turns), annotations: try annotations(turns),
      history: history)
    imported.lostSpans = lost
    return imported
  }

  private func turns() throws(ImportError) -> [Turn] {
    var turns: [Turn] = []
    for (index, turn) in (wire.turns ?? []).enumerated() {
      let field = "turns[\(index)]"
      guard let text = turn.text else { throw error("\(field).text", "missing", "every turn needs role and text") }
      let role = try role(turn.role, "\(field).role")
      turns.append(
        Turn(
          index: index + 1, role: role, kind: try choice(TurnKind.self, turn.kind, "\(field).kind"),
          channel: turn.channel ?? "say", text: text, reasoning: turn.reasoning,
          latencyMilliseconds: turn.latency,
          inputTokens: turn.inputTokens, outputTokens: turn.outputTokens, finishReason: turn.finishReason,
          attempts: turn.attempts))
    }
    guard wire.turns == nil else { return turns }
    for (index, message) in (wire.messages ?? []).enumerated() {
      let role = try role(message.role, "messages[\(index)].role")
      turns.append(Turn(index: index + 1, role: role, text: message.content))
    }
    return turns
  }

  private mutating func ratings(_ turns: [Turn]) throws(ImportError) -> [Rating] {
    var ratings: [Rating] = []
    for (index, rating) in (wire.ratings ?? []).enumerated() {
      let field = "ratings[\(index)]"
      guard let rater = rating.rater else { throw error("\(field).rater", "missing", Self.raters) }
      guard rater == "rule" || ["judge/", "human/"].contains(where: { rater.hasPrefix($0) && rater != $0 }) else {
        throw error("\(field).rater", "\(ImportError.quoted(rater)) is no rater", Self.raters)
      }
      guard let value = try choice(RatingValue.self, rating.value, "\(field).value") else {
        throw error("\(field).value", "missing", "expected 0, 1 or 2")
      }
      if let confidence = rating.confidence, !(0...1).contains(confidence) {
        throw error("\(field).confidence", "\(confidence) is out of range", "expected 0 to 1")
      }
      ratings.append(
        Rating(
          rater: rater, version: rating.version ?? "1", value: value, rule: rating.rule,
          confidence: rating.confidence, explanation: rating.explanation ?? "",
          spans: try spans(rating.spans, "\(field).spans", turns), created: try date(rating.created, "\(field).created")
        ))
    }
    return ratings
  }

  private mutating func annotations(_ turns: [Turn]) throws(ImportError) -> [ImportedAnnotation] {
    var annotations: [ImportedAnnotation] = []
    for (index, annotation) in (wire.annotations ?? []).enumerated() {
      let field = "annotations[\(index)]"
      guard let author = annotation.author, !author.isEmpty else {
        throw error("\(field).author", "missing", "say who annotated")
      }
      annotations.append(
        ImportedAnnotation(
          author: author, rating: try choice(RatingValue.self, annotation.rating, "\(field).rating"),
          labels: annotation.labels ?? [], spans: try spans(annotation.spans, "\(field).spans", turns),
          note: annotation.note, created: try date(annotation.created, "\(field).created"),
          seen: annotation.seen.map { Seen(names: $0) }))
    }
    return annotations
  }

  private mutating func history(_ turns: [Turn]) throws(ImportError) -> [Annotation] {
    var history: [Annotation] = []
    for (index, entry) in (wire.history ?? []).enumerated() {
      let field = "history[\(index)]"
      guard let id = entry.id.flatMap(Self.kept) else {
        throw error("\(field).id", "missing or no identifier", "expected 26 letters and digits")
      }
      guard let author = entry.author, !author.isEmpty else {
        throw error("\(field).author", "missing", "say who annotated")
      }
      guard let created = try date(entry.created, "\(field).created") else {
        throw error("\(field).created", "missing", "say when")
      }
      history.append(
        Annotation(
          id: id, author: author, created: created, content: try content(entry, field, turns),
          seen: entry.seen.map { Seen(names: $0) }))
    }
    return history
  }

  private mutating func content(_ entry: JSONLWire.Entry, _ path: String, _ turns: [Turn]) throws(ImportError)
    -> Annotation.Content
  {
    if let withdrawn = entry.withdraws.flatMap(Self.kept) { return .withdrawal(of: withdrawn) }
    switch try choice(Annotation.Field.self, entry.field, "\(path).field") {
    case .rating:
      if let value = try choice(RatingValue.self, entry.rating, "\(path).value") { return .rating(value) }
    case .labels: if let labels = entry.labels { return .labels(labels) }
    case .note: if let note = entry.note { return .note(note) }
    case .spans: if entry.spans != nil { return .spans(try spans(entry.spans, "\(path).value", turns)) }
    case nil: throw error("\(path).field", "missing", "expected rating, labels, note or spans, or “withdraws”")
    }
    throw error("\(path).value", "missing", "say what was annotated")
  }

  private mutating func spans(_ list: [JSONLWire.Span]?, _ path: String, _ turns: [Turn]) throws(ImportError) -> [Span]
  {
    var spans: [Span] = []
    for (index, span) in (list ?? []).enumerated() {
      let field = "\(path)[\(index)]"
      guard let label = span.label, !label.isEmpty else {
        throw error("\(field).label", "missing", "say what it marks")
      }
      // A quote without a turn is one of the answer that was judged.
      let number = span.turn ?? turns.last { $0.role == .assistant }?.index ?? 1
      let turn = turns.first { $0.index == number }
      guard let quote = span.quote, !quote.isEmpty else {
        guard let turn else {
          throw error("\(field).turn", "there is no turn \(number)", "turns count from 1 to \(turns.count)")
        }
        guard let start = span.start, let end = span.end, start < end,
          let found = Span(turn: number, range: start..<end, label: label, in: turn.text)
        else {
          throw error(
            field, "no such range in turn \(number)",
            "give a quote, or start and end within its \(turn.text.unicodeScalars.count) scalars")
        }
        spans.append(found)
        continue
      }
      if let span = find(span, Mark(turn: number, start: span.start, end: span.end, label: label, quote: quote), turns)
      {
        spans.append(span)
      }
    }
    return spans
  }

  /// The file may have been edited since: what the quote says counts, the position only helps to find it.
  private mutating func find(_ wire: JSONLWire.Span, _ mark: Mark, _ turns: [Turn]) -> Span? {
    if let known = found[mark] { return known }
    let span = Span(
      turn: mark.turn, start: mark.start ?? 0, end: mark.end ?? 0, label: mark.label, quote: mark.quote,
      prefix: wire.prefix ?? "", suffix: wire.suffix ?? "")
    let role = turns.first { $0.index == mark.turn }?.role
    let result = SpanFinder(turns: turns).find(span, role: role)
    // What stands is quickly found again.
    if case .kept(let span) = result { return span }
    found[mark] = .some(result.span)
    if result == .lost { lost.append(LostSpan(place: "\(place.file):\(place.line)", span: span)) }
    return result.span
  }

  private func role(_ raw: String?, _ field: String) throws(ImportError) -> Role {
    // What chat files call them.
    let others = ["developer": "system", "function": "tool", "human": "user", "model": "assistant"]
    guard let role = try choice(Role.self, raw.map { others[$0] ?? $0 }, field) else {
      throw error(field, "missing", "expected \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return role
  }

  private func owner() throws(ImportError) -> Owner? {
    guard let raw = wire.owner else { return nil }
    guard let owner = Owner(rawValue: raw) else {
      throw error("owner", "\(ImportError.quoted(raw)) is unknown", "expected user or other")
    }
    return owner
  }

  private func choice<T: RawRepresentable & CaseIterable>(
    _ type: T.Type, _ raw: T.RawValue?, _ field: String
  ) throws(ImportError) -> T? {
    guard let raw else { return nil }
    guard let value = T(rawValue: raw) else {
      let names = T.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
      throw error(field, "\(ImportError.quoted("\(raw)")) is unknown", "expected \(names)")
    }
    return value
  }

  private func atLeastOne(_ number: Int?, _ field: String) throws(ImportError) -> Int? {
    guard let number, number < 1 else { return number }
    throw error(field, "\(number) is out of range", "expected 1 or more")
  }

  private func date(_ text: String?, _ field: String) throws(ImportError) -> Date? {
    guard let text else { return nil }
    guard let date = Timestamp.date(text) else {
      throw error(field, "\(ImportError.quoted(text)) is no date", "expected e.g. 2026-01-31T12:00:00.000Z")
    }
    return date
  }

  private func error(_ field: String, _ problem: String, _ remedy: String?) -> ImportError {
    ImportError(file: place.file, line: place.line, field: field, problem: problem, remedy: remedy)
  }

  private static let raters = "expected rule, judge/NAME or human/NAME"

  /// An identifier that is one of ours stays; others name nothing outside their own file.
  private static func kept(_ id: String) -> String? {
    let id = id.lowercased()
    return ULID.isValid(id) ? id : nil
  }

  private static func model(_ name: String?) -> String {
    guard let name, !name.isEmpty else { return "imported/unknown" }
    return name.contains("/") ? name : "imported/" + name
  }

  /// Complete if the last word is an answer, failed if that is blank, else partial.
  private static func state(of turns: [Turn]) -> (status: TranscriptStatus, cause: String?) {
    guard let last = turns.last(where: { $0.role != .tool }), last.role == .assistant else { return (.partial, nil) }
    return last.text.trimmed.isEmpty ? (.failed, "empty") : (.complete, nil)
  }
}
