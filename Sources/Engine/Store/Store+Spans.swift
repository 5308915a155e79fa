/// Spans that one person marked in one transcript and that do not stand where they say.
public struct MisplacedSpans: Sendable, Equatable {
  public var transcript: String
  public var author: String
  public var count: Int
}

extension Store {
  /// The people's spans that count and whose position does not hold their quote: somebody edited or damaged the store.
  ///
  /// Reads the transcripts that people marked something in, and no others.
  public func misplacedSpans() throws(StoreError) -> (checked: Int, misplaced: [MisplacedSpans]) {
    try read { (db) throws(StoreError) in
      let marked = try db.rows(
        """
        SELECT key, id FROM transcript WHERE key IN (SELECT transcript FROM annotation WHERE field = 'spans') ORDER BY key
        """
      ) { (key: TranscriptKey(value: $0.integer(0)), id: $0.text(1)) }
      var checked = 0
      var misplaced: [MisplacedSpans] = []
      for (key, id) in marked {
        var texts: [Int: String]?
        for annotation in try Store.annotations(of: key, db).effective {
          guard case .spans(let spans) = annotation.content, !spans.isEmpty else { continue }
          if texts == nil { texts = try Store.texts(of: key, db) }
          checked += spans.count
          let count = spans.count { span in texts?[span.turn].map { !span.stands(in: $0) } ?? true }
          if count > 0 {
            misplaced.append(MisplacedSpans(transcript: id, author: annotation.author, count: count))
          }
        }
      }
      return (checked, misplaced)
    }
  }

  /// What was said, by the turns' indices.
  private static func texts(of transcript: TranscriptKey, _ db: Connection) throws(StoreError) -> [Int: String] {
    let turns = try turns(of: transcript, db)
    return Dictionary(turns.map { ($0.index, $0.text) }) { first, _ in first }
  }
}
