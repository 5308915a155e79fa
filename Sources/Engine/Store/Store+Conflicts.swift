extension Store {
  /// What an author said otherwise in another copy of the store and has not settled since; see `AnnotationConflict`.
  static func conflicts(of transcript: TranscriptKey, _ annotations: [Annotation], _ db: Connection) throws(StoreError)
    -> [AnnotationConflict]
  {
    let pairs = try db.rows(
      """
      SELECT a.id, b.id FROM conflict c JOIN annotation a ON a.id = c.first JOIN annotation b ON b.id = c.second
      WHERE c.transcript = ? AND \(isStanding("a", in: "main")) AND \(isStanding("b", in: "main"))
      ORDER BY a.author, a.field, a.created, b.created
      """, [.integer(transcript.value)]
    ) { ($0.text(0), $0.text(1)) }
    let known = Dictionary(annotations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    // Loaded in the order in which they were said: what stands later counts.
    let places = Dictionary(
      annotations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    // Of several that were said apart of one thing one counts, whichever pairs they were found in.
    var groups: [(counting: Annotation, others: [Annotation])] = []
    for annotation in pairs.flatMap({ [known[$0.0], known[$0.1]] }).compactMap(\.self) {
      let index = groups.firstIndex {
        $0.counting.author == annotation.author && $0.counting.content.field == annotation.content.field
      }
      guard let index else {
        groups.append((annotation, []))
        continue
      }
      let group = groups[index]
      guard annotation.id != group.counting.id, !group.others.contains(where: { $0.id == annotation.id }) else {
        continue
      }
      let isLater = (places[annotation.id] ?? 0) > (places[group.counting.id] ?? 0)
      groups[index] =
        isLater ? (annotation, group.others + [group.counting]) : (group.counting, group.others + [annotation])
    }
    return groups.flatMap { group in group.others.map { AnnotationConflict(counting: group.counting, other: $0) } }
  }

  /// The annotation `a` is the author's last word on its field, as far as they knew: it is not withdrawn, and what they said
  /// later was said without it.
  static func isStanding(_ a: String, in schema: String) -> String {
    func isWithdrawn(_ one: String) -> String {
      "EXISTS (SELECT 1 FROM \(schema).annotation w WHERE w.transcript = \(one).transcript AND w.withdraws = \(one).id)"
    }
    return """
      \(a).field <> 'withdrawal' AND NOT \(isWithdrawn(a)) AND NOT EXISTS (
        SELECT 1 FROM \(schema).annotation l WHERE l.transcript = \(a).transcript AND l.author = \(a).author
          AND l.field = \(a).field AND (l.created, l.key) > (\(a).created, \(a).key) AND NOT \(isWithdrawn("l"))
          AND NOT EXISTS (SELECT 1 FROM \(schema).conflict k WHERE k.transcript = \(a).transcript
            AND k.first = min(l.id, \(a).id) AND k.second = max(l.id, \(a).id)))
      """
  }
}
