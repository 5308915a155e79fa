import Engine
import Foundation

/// The person's editor and pager, run on the terminal while the explorer waits.
struct OutsidePrograms {
  let terminal: Terminal

  /// What the editor left of the text; nil where it ended badly, with what is to be said about that.
  func edit(_ text: String) -> (text: String?, problem: String?) {
    let words = Self.words("VISUAL", "EDITOR", in: terminal.options.environment) ?? ["vi"]
    do {
      return try Self.withFile(text, suffix: ".txt") { path in
        let status = try terminal.runOutside(words + [path])
        guard status == 0 else { return (nil, "\(words[0]) ended with status \(status); nothing was changed.") }
        // An editor ends a file with a line end that nobody typed.
        guard let left = try? String(contentsOfFile: path, encoding: .utf8) else {
          return (nil, "\(words[0]) left no text that can be read; nothing was changed.")
        }
        return (left.hasSuffix("\n") && !text.hasSuffix("\n") ? String(left.dropLast()) : left, nil)
      }
    } catch {
      return (nil, "Set EDITOR to another: \(words[0]) could not be used (\(error)).")
    }
  }

  /// Shows a transcript in the pager; gives what went wrong.
  func page(_ id: String, in store: Store) -> String? {
    let words = Self.words("PAGER", in: terminal.options.environment) ?? ["less"]
    do {
      guard let detail = try store.detail(id) else { return "There is no transcript \(id) any more." }
      let text = TranscriptText(detail, calls: try store.calls(of: id), style: .plain).text
      return try Self.withFile(text + "\n", suffix: ".txt") { path in
        let status = try terminal.runOutside(words + [path])
        return status == 0 ? nil : "\(words[0]) ended with status \(status)."
      }
    } catch {
      return "Set PAGER to another: \(words[0]) could not be used (\(error))."
    }
  }

  /// The words of the first variable that names a program; they go to it as they are, no shell reads them.
  private static func words(_ names: String..., in environment: [String: String]) -> [String]? {
    names.lazy.compactMap { environment[$0]?.split(separator: " ").map(String.init) }.first { !$0.isEmpty }
  }

  /// A file that only this person can read, for as long as `body` runs.
  private static func withFile<T>(_ text: String, suffix: String, _ body: (String) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("heed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("turn\(suffix)")
    try Data(text.utf8).write(to: file)
    return try body(file.path)
  }
}
