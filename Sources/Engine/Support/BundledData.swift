import Foundation

/// Brings the data that comes with the program into a store.
public struct BundledData: Sendable {
  private let store: Store

  public init(store: Store) { self.store = store }

  /// Loads the bundled suites where the store does not have them yet; looks for the folder only then.
  public func loadSuites(from folder: () throws -> DataFolder) throws {
    let mark = "bundled-suites"
    guard try store.setting(mark) != Heed.version else { return }
    let directory = try folder().suites
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
    for name in names {
      let suite = directory.appendingPathComponent(name, isDirectory: true)
      guard FileManager.default.fileExists(atPath: suite.appendingPathComponent("suite.json").path) else { continue }
      try store.put(Suite(directory: suite))
    }
    try store.setSetting(mark, to: Heed.version)
  }

  /// Loads the bundled recordings. What is there already is left alone.
  ///
  /// - Parameter progress: told the file, and how far it is, 0 to 1.
  public func loadRecordings(from folder: DataFolder, progress: (String, Double) -> Void = { _, _ in }) throws {
    for file in folder.recordingFiles {
      _ = try FileImport(store: store).run(path: file.path) { progress(file.lastPathComponent, $0) }
    }
  }
}

/// The program itself.
public enum Heed {
  public static let version = "0.2.0"
}
