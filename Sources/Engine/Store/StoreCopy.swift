import Foundation

/// A private copy of another store, brought up to this program's schema; it goes when nothing refers to it any more.
///
/// The other file is only read: it may be older, in use, or on a medium that cannot be written.
final class StoreCopy {
  let path: String
  private let folder: URL

  /// Throws where the file is no store, a newer program's, or cannot be read.
  init(of original: String) throws(StoreError) {
    folder = StoreCopy.base.appendingPathComponent("\(StoreCopy.prefix)\(UUID().uuidString)")
    path = folder.appendingPathComponent("copy.db").path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: original, isDirectory: &isFolder), !isFolder.boolValue else {
      throw StoreError(
        code: 0, message: isFolder.boolValue ? "a folder, not a store" : "no such file", path: original, sql: nil,
        remedy: "Name the file of another Heed store.")
    }
    StoreCopy.removeAbandoned()
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(ProcessMark.current.text.utf8).write(to: folder.appendingPathComponent(StoreCopy.ownerFile))
    } catch {
      throw StoreError(
        code: 0, message: "no room for a copy in \(folder.path) (\(error.localizedDescription))", path: original,
        sql: nil, remedy: "Name another folder for temporary files in TMPDIR.")
    }
    do throws(StoreError) {
      try take(original)
      let copy = try Connection(path: path, named: original)
      guard try copy.first("PRAGMA user_version", read: { $0.integer(0) }) ?? 0 > 0 else {
        throw StoreError(
          code: 0, message: "no Heed store", path: original, sql: nil, remedy: "Name the file of another Heed store.")
      }
      try Migrations.apply(to: copy)
    } catch {
      var error = error
      // The file is an operand here.
      error.remedy = error.remedy?.replacing("name another file with --db", with: "name another file")
      throw error
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static var base: URL { FileManager.default.temporaryDirectory }
  private static let prefix = "heed-merge-"
  private static let ownerFile = "owner"

  /// A merge that was killed leaves its copies; they go with the next.
  private static func removeAbandoned() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let folder = base.appendingPathComponent(name)
      let owner = try? String(contentsOf: folder.appendingPathComponent(ownerFile), encoding: .utf8)
      guard let mark = owner.flatMap(ProcessMark.init), !mark.isAlive else { continue }
      try? FileManager.default.removeItem(at: folder)
    }
  }

  /// Nobody writes to a store that has no write-ahead log beside it, and its file is all of it. One that is in use is read
  /// through SQLite, which would leave its own files beside the other.
  private func take(_ original: String) throws(StoreError) {
    if state(of: original).log == nil {
      let before = state(of: original)
      try takeFiles(original)
      if state(of: original) == before { return }
    }
    do throws(StoreError) {
      try removeFiles()
      try Connection(path: original, readOnly: true).copy(to: path)
    } catch {
      // Where nothing can be written beside the file, nobody else writes either.
      guard error.isForWantOfPermission else { throw error }
      try takeFiles(original)
    }
  }

  private func takeFiles(_ original: String) throws(StoreError) {
    try removeFiles()
    for suffix in ["", "-wal"] where suffix.isEmpty || FileManager.default.fileExists(atPath: original + suffix) {
      do {
        try FileManager.default.copyItem(atPath: original + suffix, toPath: path + suffix)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path + suffix)
      } catch {
        throw StoreError(
          code: 0, message: "cannot be copied (\(error.localizedDescription))", path: original, sql: nil,
          remedy: "Check that it may be read, and that \(folder.path) has room.")
      }
    }
  }

  private func removeFiles() throws(StoreError) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }

  private struct FileState: Equatable {
    var size: Int?
    var changed: Date?
    /// The size of the write-ahead log; nil where there is none.
    var log: Int?
  }

  private func state(of path: String) -> FileState {
    let file = try? FileManager.default.attributesOfItem(atPath: path)
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    return FileState(
      size: file?[.size] as? Int, changed: file?[.modificationDate] as? Date, log: log.map { $0[.size] as? Int ?? 0 })
  }
}
