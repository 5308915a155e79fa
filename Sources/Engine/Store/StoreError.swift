internal import CSQLite

/// What went wrong with the store, where, and what to do.
public struct StoreError: Error, Sendable, CustomStringConvertible {
  /// SQLite's result code.
  public var code: Int
  public var message: String
  public var path: String
  /// The statement, without the values bound to it.
  public var sql: String?
  public var remedy: String?

  public init(code: Int, message: String, path: String, sql: String?, remedy: String? = nil) {
    self.code = code
    self.message = message
    self.path = path
    self.sql = sql
    self.remedy = remedy ?? StoreError.remedy(for: Int32(truncatingIfNeeded: code))
  }

  /// Another program holds the lock that is needed.
  var isBusy: Bool { [SQLITE_BUSY, SQLITE_LOCKED].contains(Int32(truncatingIfNeeded: code) & 0xff) }

  /// The file, or what SQLite needs beside it, may not be opened or written.
  var isForWantOfPermission: Bool {
    [SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM].contains(Int32(truncatingIfNeeded: code) & 0xff)
  }

  /// A query that `Store.interrupt` stopped.
  public var isInterrupt: Bool { code == Int(SQLITE_INTERRUPT) }

  public var description: String {
    var text = "\(path): \(message)."
    if let remedy { text += " \(remedy)" }
    return text
  }

  private static func remedy(for code: Int32) -> String? {
    switch code & 0xff {
    case SQLITE_CANTOPEN: "Check that the folder exists and may be written, or name another file with --db."
    case SQLITE_NOTADB: "This is no Heed store; name another file with --db."
    case SQLITE_CORRUPT: "The file is damaged; restore a copy, or name another file with --db."
    case SQLITE_BUSY, SQLITE_LOCKED: "Another program keeps the store locked; try again when it is done."
    case SQLITE_FULL: "The disk is full; make room and try again."
    case SQLITE_READONLY, SQLITE_PERM: "The file may not be written; change its permissions or name another with --db."
    case SQLITE_IOERR: "The disk could not be read or written; check it and try again."
    default: nil
    }
  }
}
