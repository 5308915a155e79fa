extension Store {
  /// What SQLite finds wrong with the file; empty where all is well.
  public func integrityProblems() throws(StoreError) -> [String] {
    try read { (db) throws(StoreError) in
      try db.rows("PRAGMA quick_check(5)") { $0.text(0) }.filter { $0 != "ok" }
    }
  }
}
