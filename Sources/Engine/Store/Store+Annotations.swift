public import Foundation

extension Store {
  /// Appends what a person said; saved when the call returns. Gives the annotation with its id.
  ///
  /// - Parameter seen: what they had before them; nil where that is not known.
  @discardableResult
  public func annotate(
    _ transcriptID: String, by author: String, _ content: Annotation.Content, seen: Seen? = nil, at date: Date = Date()
  )
    throws(StoreError) -> Annotation
  {
    let annotation = Annotation(
      id: ULID.make(date: date), author: author, created: date, content: content, seen: seen)
    try append([annotation], to: transcriptID)
    return annotation
  }

  /// Appends several things that a person said in one transaction.
  public func annotate(
    _ transcriptID: String, by author: String, _ contents: [Annotation.Content], seen: Seen? = nil,
    at date: Date = Date()
  )
    throws(StoreError)
  {
    try append(
      contents.map { Annotation(id: ULID.make(date: date), author: author, created: date, content: $0, seen: seen) },
      to: transcriptID)
  }

  /// Appends annotations in one transaction; ones that are already there are left as they are.
  public func append(_ annotations: [Annotation], to transcriptID: String) throws(StoreError) {
    guard let key = try key(ofTranscript: transcriptID) else {
      throw StoreError(code: 0, message: "no transcript \(transcriptID)", path: path, sql: nil)
    }
    try write { (db) throws(StoreError) in
      for annotation in annotations { try Store.put(annotation, key, db) }
      try Store.materialise(key, db)
    }
  }

  /// Takes back this author's latest annotation of the transcript that still counts. Gives what was taken back, if any.
  @discardableResult
  public func undo(_ transcriptID: String, by author: String, at date: Date = Date()) throws(StoreError) -> Annotation?
  {
    guard let key = try key(ofTranscript: transcriptID) else { return nil }
    return try write { (db) throws(StoreError) in
      let all = try Store.annotations(of: key, db)
      var withdrawn: Set<String> = []
      for case .withdrawal(let id) in all.map(\.content) { withdrawn.insert(id) }
      let last = all.last { $0.author == author && $0.content.field != nil && !withdrawn.contains($0.id) }
      guard let last else { return nil }
      try Store.put(
        Annotation(id: ULID.make(date: date), author: author, created: date, content: .withdrawal(of: last.id)), key, db
      )
      try Store.materialise(key, db)
      return last
    }
  }

  static func put(_ annotation: Annotation, _ transcript: TranscriptKey, _ db: Connection) throws(StoreError) {
    let field: String
    let value: String
    var withdraws: String?
    switch annotation.content {
    case .rating(let rating): (field, value) = ("rating", String(rating.rawValue))
    case .labels(let labels): (field, value) = ("labels", labels.joined(separator: " "))
    case .note(let note): (field, value) = ("note", note)
    case .spans(let spans): (field, value) = ("spans", SpanCoding.encode(spans))
    case .withdrawal(let id):
      (field, value) = ("withdrawal", "")
      withdraws = id
    }
    try db.run(
      """
      INSERT INTO annotation(id, transcript, author, field, value, withdraws, created, seen)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING
      """,
      [
        .text(annotation.id), .integer(transcript.value), .text(annotation.author), .text(field), .text(value),
        SQLValue(withdraws), SQLValue(annotation.created), SQLValue(annotation.seen?.text),
      ])
  }

  static func annotations(of transcript: TranscriptKey, _ db: Connection) throws(StoreError) -> [Annotation] {
    try db.rows(
      """
      SELECT id, author, field, value, withdraws, created, seen FROM annotation WHERE transcript = ?
      ORDER BY created, key
      """, [.integer(transcript.value)]
    ) { (row) throws(StoreError) -> Annotation? in
      let value = row.text(3)
      let content: Annotation.Content?
      switch row.text(2) {
      case "rating": content = Int(value).flatMap(RatingValue.init(rawValue:)).map(Annotation.Content.rating)
      case "labels": content = .labels(value.split(separator: " ").map(String.init))
      case "note": content = .note(value)
      case "spans": content = .spans(try SpanCoding.decode(value, in: db))
      default: content = row.optionalText(4).map(Annotation.Content.withdrawal(of:))
      }
      return content.map {
        Annotation(
          id: row.text(0), author: row.text(1), created: row.date(5) ?? .distantPast, content: $0,
          seen: row.optionalText(6).map(Seen.init(text:)))
      }
    }.compactMap(\.self)
  }

  /// Sets ratings that come from annotations apart from those that a file gave of the same person, which stay.
  static let annotatedVersion = "annotation"

  /// Turns the authors' ratings into `human/AUTHOR` ratings and brings the summary up to date.
  static func materialise(_ transcript: TranscriptKey, _ db: Connection) throws(StoreError) {
    let all = try annotations(of: transcript, db)
    let effective = all.effective
    for author in Set(all.map(\.author)) {
      let own = effective.filter { $0.author == author }
      var rating: (RatingValue, Date)?
      var spans: [Span] = []
      var note = ""
      for annotation in own {
        switch annotation.content {
        case .rating(let value): rating = (value, annotation.created)
        case .spans(let marked): spans = marked
        case .note(let text): note = text
        case .labels, .withdrawal: break
        }
      }
      if let (value, date) = rating {
        try put(
          Rating(
            rater: "human/\(author)", version: annotatedVersion, value: value, explanation: note, spans: spans,
            created: date),
          transcript, db)
      } else if all.contains(where: { $0.author == author && $0.content.field == .rating }) {
        try db.run(
          "DELETE FROM rating WHERE transcript = ? AND rater = ? AND version = ?",
          [.integer(transcript.value), .text("human/\(author)"), .text(annotatedVersion)])
      }
    }
    try summarise(transcript, db)
  }
}
