import Foundation

/// What an import added.
public struct ImportReport: Sendable, Equatable {
  public var file: String
  public var format: String
  public var suite: String?
  public var cases: Int
  public var transcripts: Int
  public var ratings: Int
  /// What people said elsewhere of transcripts that were here already.
  public var annotations = 0
  /// Rows or lines that were left out, with why.
  public var skipped: [String]
  /// Spans that are not in the text any more: the rest of their lines came in.
  public var lostSpans: [LostSpan] = []
}

extension Store {
  /// Adds transcripts under their runs in one transaction: all of them or none. Ones that are already there are left alone,
  /// but for what people said of them elsewhere.
  ///
  /// - Parameter progress: told how many of how many are in.
  func put(_ groups: [(run: Run, transcripts: [ImportedTranscript])], progress: (Int, Int) -> Void = { _, _ in })
    throws(StoreError) -> Added
  {
    let all = groups.reduce(0) { $0 + $1.transcripts.count }
    return try write { (db) throws(StoreError) in
      var added = Added()
      var seen = 0
      for (run, transcripts) in groups {
        var runKey: RunKey?
        for item in transcripts {
          if seen % 64 == 0 { progress(seen, all) }
          seen += 1
          let known = try db.first("SELECT key FROM transcript WHERE id = ?", [.text(item.transcript.id)]) {
            TranscriptKey(value: $0.integer(0))
          }
          if let known {
            let news = try Store.append(item, to: known, db)
            added.annotations += news.annotations
            added.lostSpans += news.lost
            continue
          }
          if runKey == nil { runKey = try Store.importRun(run, db) }
          guard let key = runKey else { continue }
          try Store.put(item, run: key, db)
          added.transcripts.append(item.transcript.id)
          added.ratings += item.ratings.count
          added.lostSpans += item.lostSpans
        }
        if let runKey {
          try Store.recount(runKey, db)
          // More of a run may come in than the first file had.
          try db.run(
            "UPDATE run SET planned = max(planned, complete + failed) WHERE key = ? AND settings ->> 'kind' = 'import'",
            [.integer(runKey.value)])
        }
      }
      progress(all, all)
      return added
    }
  }

  /// What came in of a file.
  struct Added {
    /// Their ids.
    var transcripts: [String] = []
    var ratings = 0
    /// What was said of transcripts that were here already.
    var annotations = 0
    var lostSpans: [LostSpan] = []
  }

  private static func put(_ item: ImportedTranscript, run: RunKey, _ db: Connection) throws(StoreError) {
    var transcript = item.transcript
    transcript.turnCount = item.turns.count
    transcript.distance =
      transcript.excerpt || transcript.status != .complete || transcript.cause == Disclosure.lost
      ? nil : Transcript.Distance.measure(turns: item.turns)
    let key = try insert(transcript, run: run, plan: nil, db)
    for turn in item.turns { try append(turn, to: key, db) }
    for rating in item.ratings { try put(rating, key, db) }
    if item.history.isEmpty {
      for annotation in item.annotations { try put(annotation, transcript: transcript.id, key, db) }
    } else {
      for annotation in item.history { try put(annotation, key, db) }
    }
    if item.annotations.isEmpty, item.history.isEmpty { try summarise(key, db) } else { try materialise(key, db) }
  }

  /// Appends what people said that is not there yet, by its ids. Gives how much was new, and which spans this store's turns
  /// do not have: the file's may have been edited.
  private static func append(_ item: ImportedTranscript, to key: TranscriptKey, _ db: Connection) throws(StoreError)
    -> (annotations: Int, lost: [LostSpan])
  {
    var new = 0
    var lost: [LostSpan] = []
    for var annotation in item.history {
      let known = try db.first("SELECT 1 FROM annotation WHERE id = ?", [.text(annotation.id)]) { _ in true }
      guard known == nil else { continue }
      if case .spans(let spans) = annotation.content {
        let finder = SpanFinder(turns: try turns(of: key, db))
        var found: [Span] = []
        for span in spans {
          let turn = item.turns.first { $0.index == span.turn }
          if let span = finder.find(span, role: turn?.role, in: turn?.text).span {
            found.append(span)
          } else {
            lost.append(LostSpan(place: item.transcript.id, span: span))
          }
        }
        annotation.content = .spans(found)
      }
      try put(annotation, key, db)
      new += 1
    }
    if new > 0 { try materialise(key, db) }
    return (new, new > 0 ? item.lostSpans + lost : [])
  }

  /// The run that imported transcripts belong to, made where it is missing.
  private static func importRun(_ run: Run, _ db: Connection) throws(StoreError) -> RunKey {
    if let key = try db.first(
      "SELECT key FROM run WHERE id = ?", [.text(run.id)], read: { RunKey(value: $0.integer(0)) })
    {
      try widen(key, to: run, db)
      return key
    }
    try db.run(
      """
      INSERT INTO run(id, name, status, suite, models, scenarios, conditions, planned, seed, settings, started, finished)
      VALUES (?, ?, 'complete', ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(run.id), SQLValue(run.name), .text(run.suite), .text(JSONText.encode(run.models)),
        .text(JSONText.encode(run.scenarios)), .text(JSONText.encode(run.conditions)), .integer(run.planned),
        .integer(run.seed), .text(JSONText.encode(run.settings)), SQLValue(run.started), SQLValue(run.finished),
      ])
    return RunKey(value: db.lastInsertKey)
  }

  /// Adds to an imported run what a further file has of it.
  static func widen(_ key: RunKey, to run: Run, _ db: Connection) throws(StoreError) {
    let known = try db.first(
      "SELECT models, scenarios, conditions FROM run WHERE key = ? AND settings ->> 'kind' = 'import'",
      [.integer(key.value)]
    ) { (row) throws(StoreError) in
      (
        models: try JSONText.decode([String].self, from: row.text(0), in: db, what: "run \(run.id)"),
        scenarios: try JSONText.decode([Scenario].self, from: row.text(1), in: db, what: "run \(run.id)"),
        conditions: try JSONText.decode([Condition].self, from: row.text(2), in: db, what: "run \(run.id)")
      )
    }
    guard let known else { return }
    try db.run(
      "UPDATE run SET models = ?, scenarios = ?, conditions = ? WHERE key = ?",
      [
        .text(JSONText.encode(known.models + run.models.filter { !known.models.contains($0) })),
        .text(JSONText.encode(Set(known.scenarios + run.scenarios).sorted())),
        .text(JSONText.encode(Set(known.conditions + run.conditions).sorted())), .integer(key.value),
      ])
  }

  /// An annotation from a file: without an id of its own, it gets one from what it says, so that it comes in once only.
  private static func put(_ annotation: ImportedAnnotation, transcript: String, _ key: TranscriptKey, _ db: Connection)
    throws(StoreError)
  {
    let created = annotation.created ?? Date(timeIntervalSince1970: 0)
    var contents: [Annotation.Content] = []
    if let rating = annotation.rating { contents.append(.rating(rating)) }
    if !annotation.labels.isEmpty { contents.append(.labels(annotation.labels)) }
    if !annotation.spans.isEmpty { contents.append(.spans(annotation.spans)) }
    if let note = annotation.note { contents.append(.note(note)) }
    for content in contents {
      let id = ULID.derived(from: transcript, annotation.author, "\(content)")
      try put(
        Annotation(id: id, author: annotation.author, created: created, content: content, seen: annotation.seen), key,
        db)
    }
  }
}
