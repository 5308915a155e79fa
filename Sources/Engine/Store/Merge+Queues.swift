extension Merge {
  // MARK: - Queues

  /// Review queues. One of the same author, name and items is the same: what was done in either copy is done. One of the
  /// same name with other items comes under another name, by which it is known when it comes again.
  mutating func takeQueues() throws(StoreError) {
    let theirs = try db.rows("SELECT key, author, name FROM \(from).queue ORDER BY key") {
      (key: $0.integer(0), author: $0.text(1), name: $0.text(2))
    }
    // Those of the same name first, so that none is taken for a namesake's other name.
    var ours: [Int: Int] = [:]
    for queue in theirs {
      guard let here = try find(queue.name, of: queue.author), try isSame(here, queue.key) else { continue }
      ours[queue.key] = here
    }
    for queue in theirs where ours[queue.key] == nil {
      let others = try db.rows("SELECT key, name FROM main.queue WHERE author = ? ORDER BY key", [.text(queue.author)])
      {
        (key: $0.integer(0), name: $0.text(1))
      }
      var namesake: (key: Int, name: String)?
      for other in others where namesake == nil && Merge.base(other.name) == Merge.base(queue.name) {
        if !ours.values.contains(other.key), try isSame(other.key, queue.key) { namesake = other }
      }
      let name = namesake?.name ?? Merge.free(queue.name, among: others.map(\.name))
      if let namesake { ours[queue.key] = namesake.key } else { ours[queue.key] = try take(queue.key, as: name) }
      guard let other = others.first(where: { $0.name == queue.name }) else { continue }
      report.conflicts.append(
        MergeConflict(
          what: "queue \(queue.name) of \(queue.author)", transcript: nil, here: try size("main", other.key),
          there: "\(try size(from, queue.key)), kept here as “\(name)”"))
    }
    for (theirs, ours) in ours.sorted(by: { $0.key < $1.key }) { try join(theirs, into: ours) }
  }

  private func find(_ name: String, of author: String) throws(StoreError) -> Int? {
    try db.first("SELECT key FROM main.queue WHERE author = ? AND name = ?", [.text(author), .text(name)]) {
      $0.integer(0)
    }
  }

  /// Whether the two hold the same transcripts in the same order.
  private func isSame(_ ours: Int, _ theirs: Int) throws(StoreError) -> Bool {
    try db.first(
      """
      SELECT NOT EXISTS (SELECT position, transcript FROM main.queue_item WHERE queue = ?1
          EXCEPT SELECT position, transcript FROM \(from).queue_item WHERE queue = ?2)
        AND NOT EXISTS (SELECT position, transcript FROM \(from).queue_item WHERE queue = ?2
          EXCEPT SELECT position, transcript FROM main.queue_item WHERE queue = ?1)
      """, [.integer(ours), .integer(theirs)]
    ) { $0.integer(0) == 1 } ?? false
  }

  private mutating func take(_ theirs: Int, as name: String) throws(StoreError) -> Int {
    let same = Merge.list(try columns("queue", without: ["key", "name"]))
    try db.run(
      "INSERT INTO main.queue(name, \(same)) SELECT ?, \(same) FROM \(from).queue WHERE key = ?",
      [.text(name), .integer(theirs)])
    let key = db.lastInsertKey
    let item = Merge.list(try columns("queue_item", without: ["queue"]))
    try db.run(
      "INSERT INTO main.queue_item(queue, \(item)) SELECT ?, \(item) FROM \(from).queue_item WHERE queue = ?",
      [.integer(key), .integer(theirs)])
    report.queues += 1
    return key
  }

  /// What was skipped or flagged in one copy is; of the times the longer counts, since both hold what was before they parted.
  private mutating func join(_ theirs: Int, into ours: Int) throws(StoreError) {
    try db.run(
      """
      UPDATE main.queue_item AS h SET skipped = max(h.skipped, o.skipped), flagged = max(h.flagged, o.flagged),
        seconds = max(h.seconds, o.seconds)
      FROM \(from).queue_item o
      WHERE h.queue = ?1 AND o.queue = ?2 AND o.position = h.position
        AND (o.skipped > h.skipped OR o.flagged > h.flagged OR o.seconds > h.seconds)
      """, [.integer(ours), .integer(theirs)])
    if db.changes > 0 { report.queues += 1 }
  }

  private func size(_ schema: String, _ queue: Int) throws(StoreError) -> String {
    let count =
      try db.first("SELECT count(*) FROM \(schema).queue_item WHERE queue = ?", [.integer(queue)]) { $0.integer(0) }
      ?? 0
    return "\(count) transcript\(count == 1 ? "" : "s")"
  }

  // MARK: - Views

  /// Saved views; one of the same name that shows something else comes under another name.
  mutating func takeViews() throws(StoreError) {
    let theirs = try db.rows("SELECT name, body FROM \(from).saved_view ORDER BY name") {
      (name: $0.text(0), body: $0.text(1))
    }
    for view in theirs {
      let ours = try db.rows("SELECT name, body FROM main.saved_view ORDER BY name") {
        (name: $0.text(0), body: $0.text(1))
      }
      let known = ours.first { $0.name == view.name }
      if known?.body == view.body { continue }
      let same = ours.first { $0.body == view.body && Merge.base($0.name) == Merge.base(view.name) }
      let name = same?.name ?? Merge.free(view.name, among: ours.map(\.name))
      if same == nil {
        try db.run(
          "INSERT INTO main.saved_view(name, body, created) SELECT ?, body, created FROM \(from).saved_view WHERE name = ?",
          [.text(name), .text(view.name)])
        report.views += 1
      }
      guard known != nil else { continue }
      report.conflicts.append(
        MergeConflict(
          what: "view \(view.name)", transcript: nil, here: "another place", there: "kept here as “\(name)”"))
    }
  }

  // MARK: - Names

  /// A name without the number that told it from others: `night (2)` is `night`.
  private static func base(_ name: String) -> Substring {
    guard let match = name.wholeMatch(of: /(?s)(.+) \([0-9]+\)/) else { return Substring(name) }
    return match.1
  }

  /// The name, or with the first number that nothing has.
  private static func free(_ name: String, among taken: [String]) -> String {
    let taken = Set(taken)
    guard taken.contains(name) else { return name }
    return (2...).lazy.map { "\(base(name)) (\($0))" }.first { !taken.contains($0) } ?? name
  }
}
