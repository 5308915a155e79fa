extension Merge {
  /// Review queues of names that their authors do not have here.
  func takeQueues() throws(StoreError) {
    let queue = Merge.list(try columns("queue", without: ["key"]))
    let item = Merge.list(try columns("queue_item", without: ["queue"]))
    let new = try db.rows(
      """
      SELECT o.key FROM \(from).queue o WHERE NOT EXISTS (
        SELECT 1 FROM main.queue q WHERE q.author = o.author AND q.name = o.name) ORDER BY o.key
      """
    ) { $0.integer(0) }
    for key in new {
      try db.run("INSERT INTO main.queue(\(queue)) SELECT \(queue) FROM \(from).queue WHERE key = ?", [.integer(key)])
      try db.run(
        "INSERT INTO main.queue_item(queue, \(item)) SELECT ?, \(item) FROM \(from).queue_item WHERE queue = ?",
        [.integer(db.lastInsertKey), .integer(key)])
    }
  }
}
