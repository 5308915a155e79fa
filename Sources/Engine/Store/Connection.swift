internal import CSQLite
import Foundation

/// One SQLite connection. Not thread-safe: `Store` guards it.
final class Connection {
  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]
  let path: String

  /// Opens the file, creating it unless `readOnly`; WAL, foreign keys, ten seconds of patience with other writers.
  ///
  /// - Parameter named: what errors call the file, where it stands for another.
  init(path: String, readOnly: Bool = false, named: String? = nil) throws(StoreError) {
    self.path = named ?? path
    var opened: OpaquePointer?
    let flags =
      (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      | SQLITE_OPEN_NOMUTEX
    let code = sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw StoreError(code: Int(code), message: message, path: self.path, sql: nil)
    }
    handle = opened
    waitForOthers()
    try execute("PRAGMA foreign_keys = ON")
    if !readOnly { try useWriteAheadLog() }
    // A commit survives the death of the process; power loss may cost the last ones, never the file.
    try execute("PRAGMA synchronous = NORMAL")
    // Runs commit many small steps. Moving them into the file waits for the disk, and others for it: seldom is better.
    try execute("PRAGMA wal_autocheckpoint = 8000")
    try execute("PRAGMA temp_store = MEMORY")
    try execute("PRAGMA cache_size = -8000")
  }

  /// Asks again every five milliseconds whether another writer is done. SQLite's own time-out sleeps up to a hundred between
  /// two looks, and never gets in between the short transactions of a program that writes much.
  private func waitForOthers() {
    sqlite3_busy_handler(
      handle,
      { _, looks in
        usleep(looks < 5 ? 1000 : 5000)
        return looks < 2000 ? 1 : 0
      }, nil)
  }

  /// Switches the file to WAL once. SQLite does not wait for others while it switches, so that two programs that open a new
  /// file at once would fail without asking again.
  private func useWriteAheadLog() throws(StoreError) {
    for attempt in 0... {
      let mode = try first("PRAGMA journal_mode") { $0.text(0) }
      if mode == "wal" { return }
      do {
        return try execute("PRAGMA journal_mode = WAL")
      } catch {
        guard error.isBusy, attempt < 100 else { throw error }
        usleep(50_000)
      }
    }
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Stops the running query from another thread; it then throws `StoreError.interrupted`.
  func interrupt() { sqlite3_interrupt(handle) }

  var lastInsertKey: Int { Int(sqlite3_last_insert_rowid(handle)) }
  var changes: Int { Int(sqlite3_changes(handle)) }

  /// Runs statements that take no values and give no rows.
  func execute(_ sql: String) throws(StoreError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code, sql) }
  }

  /// Runs one statement for its effect.
  func run(_ sql: String, _ values: [SQLValue] = []) throws(StoreError) {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {}
  }

  /// Reads rows through `read`, in order.
  func rows<T>(_ sql: String, _ values: [SQLValue] = [], read: (Row) throws(StoreError) -> T)
    throws(StoreError) -> [T]
  {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    var result: [T] = []
    while try statement.step() { result.append(try read(Row(statement: statement))) }
    return result
  }

  /// Hands each row to `body` without collecting them.
  func forEach(_ sql: String, _ values: [SQLValue] = [], body: (Row) throws(StoreError) -> Void)
    throws(StoreError)
  {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() { try body(Row(statement: statement)) }
  }

  func first<T>(_ sql: String, _ values: [SQLValue] = [], read: (Row) throws(StoreError) -> T)
    throws(StoreError) -> T?
  {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    return try statement.step() ? try read(Row(statement: statement)) : nil
  }

  /// Copies everything to a new file, as it is at one moment, without waiting for or holding up those who write.
  func copy(to path: String) throws(StoreError) {
    let target = try Connection(copy: path)
    guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw target.failure(sqlite3_errcode(target.handle), "backup")
    }
    let code = sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else { throw failure(code, "backup") }
  }

  /// Opens a file that a copy is to fill.
  private init(copy path: String) throws(StoreError) {
    self.path = path
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw StoreError(code: Int(code), message: message, path: path, sql: nil)
    }
    handle = opened
  }

  /// Runs `body` in one write transaction: all of it or nothing.
  ///
  /// - Parameter keeps: false takes everything back in the end, to see what it would do.
  func transaction<T>(keeps: Bool = true, _ body: () throws(StoreError) -> T) throws(StoreError) -> T {
    try run("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try run(keeps ? "COMMIT" : "ROLLBACK")
      return result
    } catch {
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }

  private func prepared(_ sql: String) throws(StoreError) -> Statement {
    if let known = statements[sql], !known.isBusy { return known }
    var pointer: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw failure(code, sql) }
    let statement = Statement(pointer: pointer, connection: self, sql: sql)
    // Filters make many different texts; a bound keeps their statements from piling up.
    if statements.count > 200 { statements.removeAll() }
    statements[sql] = statement
    return statement
  }

  fileprivate func failure(_ code: Int32, _ sql: String) -> StoreError {
    StoreError(code: Int(code), message: String(cString: sqlite3_errmsg(handle)), path: path, sql: sql)
  }

  /// A prepared statement, finalised when nothing refers to it any more.
  final class Statement {
    fileprivate let pointer: OpaquePointer
    private unowned let connection: Connection
    private let sql: String
    fileprivate var isBusy = false

    fileprivate init(pointer: OpaquePointer, connection: Connection, sql: String) {
      self.pointer = pointer
      self.connection = connection
      self.sql = sql
    }

    deinit { sqlite3_finalize(pointer) }

    fileprivate func bind(_ values: [SQLValue]) throws(StoreError) {
      isBusy = true
      for (offset, value) in values.enumerated() {
        let index = Int32(offset + 1)
        let code: Int32
        switch value {
        case .null: code = sqlite3_bind_null(pointer, index)
        case .integer(let number): code = sqlite3_bind_int64(pointer, index, Int64(number))
        case .real(let number): code = sqlite3_bind_double(pointer, index, number)
        case .text(let text):
          var copy = text
          code = copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
              heed_bind_text(pointer, index, $0.baseAddress ?? UnsafePointer(bitPattern: 1), Int32($0.count))
            }
          }
        }
        guard code == SQLITE_OK else { throw connection.failure(code, sql) }
      }
    }

    fileprivate func step() throws(StoreError) -> Bool {
      let code = sqlite3_step(pointer)
      switch code {
      case SQLITE_ROW: return true
      case SQLITE_DONE: return false
      default: throw connection.failure(code, sql)
      }
    }

    fileprivate func reset() {
      sqlite3_reset(pointer)
      sqlite3_clear_bindings(pointer)
      isBusy = false
    }
  }

  /// The current row of a query; columns count from 0.
  struct Row {
    fileprivate let statement: Statement

    func isNull(_ column: Int) -> Bool {
      sqlite3_column_type(statement.pointer, Int32(column)) == SQLITE_NULL
    }

    func text(_ column: Int) -> String {
      guard let bytes = sqlite3_column_text(statement.pointer, Int32(column)) else { return "" }
      let count = Int(sqlite3_column_bytes(statement.pointer, Int32(column)))
      return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(statement.pointer, Int32(column))) }
    func optionalInteger(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }
    func real(_ column: Int) -> Double { sqlite3_column_double(statement.pointer, Int32(column)) }
    func optionalReal(_ column: Int) -> Double? { isNull(column) ? nil : real(column) }
    func date(_ column: Int) -> Date? { optionalReal(column).map(Date.init(timeIntervalSince1970:)) }
  }
}

/// A value bound to a statement's parameter.
enum SQLValue: Sendable, Equatable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  init(_ value: String?) { self = value.map(SQLValue.text) ?? .null }
  init(_ value: Int?) { self = value.map(SQLValue.integer) ?? .null }
  init(_ value: Double?) { self = value.map(SQLValue.real) ?? .null }
  init(_ value: Date?) { self = value.map { .real($0.timeIntervalSince1970) } ?? .null }
  init(_ value: Bool) { self = .integer(value ? 1 : 0) }
}
