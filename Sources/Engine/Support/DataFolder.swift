public import Foundation

/// Where the suites, recordings and figures that come with the program are.
public struct DataFolder: Sendable, Equatable {
  public var url: URL

  public init(url: URL) { self.url = url }

  /// Looks for the data: the folder that was named, else beside the program (`../share/heed` of where it is installed), else in
  /// the checkout that it was built in.
  public static func locate(named: String?, program: URL) throws(DataFolderError) -> DataFolder {
    if let named {
      let folder = DataFolder(url: URL(fileURLWithPath: named, isDirectory: true))
      guard folder.isThere else { throw DataFolderError(looked: [named]) }
      return folder
    }
    let real = program.resolvingSymlinksInPath()
    var candidates = [
      real.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
        "share/heed", isDirectory: true)
    ]
    var folder = real.deletingLastPathComponent()
    for _ in 0..<6 {
      candidates.append(folder.appendingPathComponent("Data", isDirectory: true))
      folder = folder.deletingLastPathComponent()
    }
    for candidate in candidates.map({ DataFolder(url: $0) }) where candidate.isThere { return candidate }
    throw DataFolderError(looked: candidates.map(\.path))
  }

  private var isThere: Bool { FileManager.default.fileExists(atPath: suites.path) }

  public var suites: URL { url.appendingPathComponent("suites", isDirectory: true) }
  public var recordings: URL { url.appendingPathComponent("recordings", isDirectory: true) }

  /// List prices of models.
  public var prices: URL { url.appendingPathComponent("prices.json") }

  /// The files of recordings, in the order of their names.
  public var recordingFiles: [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: recordings.path)) ?? []
    return names.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".jsonl.zst") }.sorted()
      .map(recordings.appendingPathComponent)
  }
}

/// The program's data is not where it is looked for.
public struct DataFolderError: Error, Sendable, CustomStringConvertible {
  public var looked: [String]

  public var description: String {
    "The program's data was not found (looked in \(looked.joined(separator: ", "))); name its folder with --data."
  }
}
