public import struct Foundation.Date

extension Store {
  /// Keeps a view under a name; one that has the name already is replaced. What is in it is the caller's to know.
  public func saveView(_ name: String, _ body: String, at date: Date) throws(StoreError) {
    try write { (db) throws(StoreError) in
      try db.run(
        """
        INSERT INTO saved_view(name, body, created) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET body = excluded.body, created = excluded.created
        """, [.text(name), .text(body), SQLValue(date)])
    }
  }

  /// All saved views by name.
  public func views() throws(StoreError) -> [(name: String, body: String)] {
    try read { (db) throws(StoreError) in
      try db.rows("SELECT name, body FROM saved_view ORDER BY name") { (name: $0.text(0), body: $0.text(1)) }
    }
  }
}
