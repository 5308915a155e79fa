public import struct Foundation.Date

extension Store {
  /// Makes a queue of what the filter lets through now, in this order; later changes of ratings move nothing in it.
  ///
  /// - Throws: `ReviewQueueError` where nothing fits or the author has a queue of this name.
  public func makeQueue(
    name: String, author: String, filter: Filter, order: ReviewQueue.Order, seed: Int = 1, limit: Int? = nil,
    at date: Date
  ) throws -> ReviewQueue {
    let ids = try reviewOrder(filter, order, seed: seed)
    guard !ids.isEmpty else { throw ReviewQueueError.nothing(filter: filter.description) }
    let taken = try queues(of: author).contains { $0.name == name }
    guard !taken else { throw ReviewQueueError.taken(name) }
    let key = try write { (db) throws(StoreError) in
      try db.run(
        "INSERT INTO queue(name, author, filter, sort, seed, created) VALUES (?, ?, ?, ?, ?, ?)",
        [
          .text(name), .text(author), .text(filter.description), .text(order.rawValue), .integer(seed), SQLValue(date),
        ])
      let key = db.lastInsertKey
      for (index, id) in ids.prefix(limit ?? .max).enumerated() {
        try db.run(
          "INSERT INTO queue_item(queue, position, transcript) VALUES (?, ?, ?)",
          [.integer(key), .integer(index + 1), .text(id)])
      }
      return key
    }
    return try queue(key)
  }

  /// The author's queues, the newest first.
  public func queues(of author: String) throws(StoreError) -> [ReviewQueue] {
    try read { (db) throws(StoreError) in
      try db.rows("\(Store.queueColumns) WHERE q.author = ? ORDER BY q.key DESC", [.text(author)]) { Store.queue($0) }
    }
  }

  /// The author's queue of this name. Throws `ReviewQueueError.unknown`, saying which there are.
  public func queue(named name: String, of author: String) throws -> ReviewQueue {
    let queues = try queues(of: author)
    guard let queue = queues.first(where: { $0.name == name }) else {
      throw ReviewQueueError.unknown(name, known: queues.map(\.name))
    }
    return queue
  }

  /// A queue as it stands now.
  public func queue(_ id: Int) throws -> ReviewQueue {
    let found = try read { (db) throws(StoreError) in
      try db.first("\(Store.queueColumns) WHERE q.key = ?", [.integer(id)]) { Store.queue($0) }
    }
    guard let found else { throw ReviewQueueError.unknown(String(id), known: []) }
    return found
  }

  public func deleteQueue(_ id: Int) throws(StoreError) {
    try write { (db) throws(StoreError) in try db.run("DELETE FROM queue WHERE key = ?", [.integer(id)]) }
  }

  /// All items in order.
  public func items(of queue: Int) throws(StoreError) -> [ReviewItem] { try items(of: queue, "1", [], limit: -1) }

  public func item(of queue: Int, at position: Int) throws(StoreError) -> ReviewItem? {
    try items(of: queue, "i.position = ?2", [.integer(position)]).first
  }

  public func item(of queue: Int, transcript: String) throws(StoreError) -> ReviewItem? {
    try items(of: queue, "i.transcript = ?2", [.text(transcript)]).first
  }

  /// The next item that is neither done nor skipped; behind the last one the first such. Nil when all is done.
  public func nextItem(of queue: Int, after position: Int) throws(StoreError) -> ReviewItem? {
    let open = "i.skipped = 0 AND NOT \(Store.isDone)"
    let later = try items(of: queue, "i.position > ?2 AND \(open)", [.integer(position)])
    if let item = later.first { return item }
    return try items(of: queue, "i.position <= ?2 AND \(open)", [.integer(position)]).first
  }

  /// Changes what is known of an item.
  ///
  /// - Parameter seconds: spent on it since the last change; added.
  public func mark(
    queue: Int, position: Int, skipped: Bool? = nil, flagged: Bool? = nil, seconds: Double = 0
  ) throws(StoreError) {
    try write { (db) throws(StoreError) in
      try db.run(
        """
        UPDATE queue_item SET skipped = ifnull(?, skipped), flagged = ifnull(?, flagged), seconds = seconds + ?
        WHERE queue = ? AND position = ?
        """,
        [
          SQLValue(skipped.map { $0 ? 1 : 0 }), SQLValue(flagged.map { $0 ? 1 : 0 }), .real(max(0, seconds)),
          .integer(queue), .integer(position),
        ])
    }
  }

  /// The transcript of a queue that this author said something of last and has not taken back; nil: there is none.
  public func lastAnnotated(inQueue queue: Int, by author: String) throws(StoreError) -> String? {
    try read { (db) throws(StoreError) in
      try db.first(
        """
        SELECT t.id FROM annotation a JOIN transcript t ON t.key = a.transcript
        WHERE a.author = ? AND a.field <> 'withdrawal'
          AND NOT EXISTS (SELECT 1 FROM annotation w WHERE w.transcript = a.transcript AND w.withdraws = a.id)
          AND EXISTS (SELECT 1 FROM queue_item i WHERE i.transcript = t.id AND i.queue = ?)
        ORDER BY a.created DESC, a.id DESC LIMIT 1
        """, [.text(author), .integer(queue)]
      ) { $0.text(0) }
    }
  }

  // MARK: Rows

  /// The author has rated it, inside the queue or elsewhere, and not taken that back.
  private static let isDone = """
    EXISTS (SELECT 1 FROM transcript t JOIN rating r ON r.transcript = t.key AND r.rater = 'human/' || q.author
      WHERE t.id = i.transcript)
    """

  private static let queueColumns = """
    SELECT q.key, q.name, q.author, q.filter, q.sort, q.seed, q.created,
      (SELECT count(*) FROM queue_item i WHERE i.queue = q.key),
      (SELECT count(*) FROM queue_item i WHERE i.queue = q.key AND \(isDone)),
      (SELECT count(*) FROM queue_item i WHERE i.queue = q.key AND i.skipped = 1 AND NOT \(isDone)),
      (SELECT count(*) FROM queue_item i WHERE i.queue = q.key AND i.flagged = 1),
      (SELECT ifnull(sum(i.seconds), 0) FROM queue_item i WHERE i.queue = q.key),
      (SELECT ifnull(sum(i.seconds), 0) FROM queue_item i WHERE i.queue = q.key AND \(isDone)),
      (SELECT count(*) FROM queue_item i WHERE i.queue = q.key AND i.seconds > 0 AND \(isDone))
    FROM queue q
    """

  private static func queue(_ row: Connection.Row) -> ReviewQueue {
    ReviewQueue(
      id: row.integer(0), name: row.text(1), author: row.text(2), filter: row.text(3),
      order: ReviewQueue.Order(rawValue: row.text(4)) ?? .case, seed: row.integer(5),
      created: row.date(6) ?? .distantPast, count: row.integer(7), done: row.integer(8), skipped: row.integer(9),
      flagged: row.integer(10), seconds: row.optionalReal(11) ?? 0, ratedSeconds: row.optionalReal(12) ?? 0,
      timed: row.integer(13))
  }

  private func items(of queue: Int, _ condition: String, _ values: [SQLValue], limit: Int = 1) throws(StoreError)
    -> [ReviewItem]
  {
    try read { (db) throws(StoreError) in
      try db.rows(
        """
        SELECT i.position, i.transcript, \(Store.isDone), i.skipped, i.flagged, i.seconds
        FROM queue_item i JOIN queue q ON q.key = i.queue
        WHERE i.queue = ?1 AND \(condition) ORDER BY i.position LIMIT \(limit)
        """, [.integer(queue)] + values
      ) { row in
        ReviewItem(
          position: row.integer(0), transcript: row.text(1), isDone: row.integer(2) == 1,
          isSkipped: row.integer(3) == 1,
          isFlagged: row.integer(4) == 1, seconds: row.optionalReal(5) ?? 0)
      }
    }
  }

  // MARK: Order

  private func reviewOrder(_ filter: Filter, _ order: ReviewQueue.Order, seed: Int) throws(StoreError) -> [String] {
    // Complete conversations: there is nothing to judge in one that failed, and what had no constraint is only compared,
    // unless it is asked for.
    let asksForAbsent = filter.terms.contains { $0.key == .condition && !$0.isNegated }
    let transcripts = try transcripts(filter: filter, order: .case).filter {
      $0.status == .complete && ($0.condition != .absent || asksForAbsent)
    }
    func shuffled(_ part: [Transcript]) -> [Transcript] {
      part.map { transcript -> (UInt64, Transcript) in
        var hash = StableHash("queue")
        hash.combine(seed)
        hash.combine(transcript.id)
        return (hash.value, transcript)
      }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
    }
    /// In the order of the lists where the ranks are the same.
    func ranked(_ rank: (Transcript) -> Double) -> [Transcript] {
      transcripts.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
    }
    let sorted: [Transcript]
    switch order {
    case .case: sorted = transcripts
    case .unsure:
      sorted = ranked { transcript in
        guard let rating = transcript.rating else { return -1 }
        return (rating == .unclear ? 0 : 1) + (transcript.confidence ?? 1)
      }
    case .disagreements: sorted = ranked { $0.disagreement ? 0 : 1 }
    case .failures: sorted = ranked { Double($0.rating?.rawValue ?? 3) }
    case .random: sorted = shuffled(transcripts)
    case .stratified:
      let parts = Dictionary(grouping: transcripts, by: \.category).sorted { $0.key < $1.key }.map {
        shuffled($0.value)
      }
      sorted = (0..<(parts.map(\.count).max() ?? 0)).flatMap { place in
        parts.compactMap { place < $0.count ? $0[place] : nil }
      }
    }
    return sorted.map(\.id)
  }
}
