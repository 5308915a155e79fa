internal import Foundation

/// Access to the files that are imported.
enum ImportFile {
  /// A file's bytes, mapped where that is safe.
  static func bytes(atPath path: String) throws(ImportError) -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw ImportError(
        file: ImportError.name(ofPath: path), problem: "cannot be read",
        remedy: "check that it exists, is a file and may be read")
    }
  }
}
