import Foundation

/// One SQLite file that holds suites, runs, transcripts, ratings and annotations.
///
/// Safe to share between threads: calls take turns. A second `Store` on the same file reads beside the first one's writes.
public final class Store: Sendable {
  public let path: String
  private let connection: Locked<Connection>
  /// Used without the lock, for `interrupt` alone, which SQLite allows from any thread.
  private let unguarded: UnsafeConnection
  private let commits = Commits()
  /// Suites without their use cases, by digest.
  let shells = Locked<[String: Suite]>([:])

  private struct UnsafeConnection: @unchecked Sendable { let connection: Connection }

  /// Opens the file at `path`, making it and its folder where missing, and brings its schema up to date.
  public init(path: String) throws(StoreError) {
    self.path = path
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw StoreError(
          code: 14, message: "the folder \(folder) could not be made (\(error.localizedDescription))", path: path,
          sql: nil)
      }
    }
    let opened = try Connection(path: path)
    try Migrations.apply(to: opened)
    unguarded = UnsafeConnection(connection: opened)
    connection = Locked(opened)
  }

  /// Runs `body` with the connection; calls from other threads wait.
  func read<T>(_ body: (Connection) throws(StoreError) -> T) throws(StoreError) -> T {
    try connection.withLock { (db) throws(StoreError) in try body(db) }
  }

  /// Runs `body` in one write transaction: all of it or nothing.
  func write<T>(_ body: (Connection) throws(StoreError) -> T) throws(StoreError) -> T {
    try connection.withLock { (db) throws(StoreError) in
      try db.transaction { () throws(StoreError) in try body(db) }
    }
  }

  /// The same in a transaction that is shared with what other tasks write at the time; comes back when it is committed.
  ///
  /// - Parameter body: may be run twice, the first time for nothing, where another's write fails.
  func commit<T: Sendable>(_ body: @escaping @Sendable (Connection) throws(StoreError) -> T) async throws(StoreError)
    -> T
  {
    try await commits.write(in: self, body)
  }

  /// Stops the query that is running in another thread; it throws an error with `isInterrupt`.
  public func interrupt() { unguarded.connection.interrupt() }

  /// Whether nothing has been recorded or imported yet.
  public func isEmpty() throws(StoreError) -> Bool {
    try read { (db) throws(StoreError) in
      try db.first("SELECT 1 FROM transcript LIMIT 1") { _ in true } == nil
    }
  }

  /// A small value that is kept between starts.
  public func setting(_ name: String) throws(StoreError) -> String? {
    try read { (db) throws(StoreError) in
      try db.first("SELECT value FROM setting WHERE name = ?", [.text(name)]) { $0.text(0) }
    }
  }

  public func setSetting(_ name: String, to value: String) throws(StoreError) {
    try write { (db) throws(StoreError) in
      try db.run(
        "INSERT INTO setting(name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        [.text(name), .text(value)])
    }
  }
}
