import Engine
import Foundation

/// `heed export`: writes transcripts to a file.
enum ExportCommand: Command {
  static let spec = CommandSpec(
    name: "export", summary: "write transcripts with their ratings and annotations to a file",
    options: [
      .init(name: "format", value: "FORMAT", summary: "jsonl: one transcript a line (default jsonl)", choices: ["jsonl"]),
      .run, .filter,
      .init(name: "output", value: "FILE", summary: "the file, also as -o FILE; - or nothing for stdout"),
    ])

  static func run(_ context: Context) async throws -> ExitStatus {
    let store = try context.store()
    let filter = try context.filter()
    let path = context.arguments.value("output") ?? "-"
    guard path != "-" else {
      try JSONLExport(store: store).write(filter: filter, to: .standardOutput)
      return .done
    }
    // Written beside and moved over, so that a failure leaves no half file behind.
    let target = URL(fileURLWithPath: path)
    let partial = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).\(getpid()).part")
    guard FileManager.default.createFile(atPath: partial.path, contents: nil) else {
      throw FileWriteError(path: path)
    }
    do {
      let file = try FileHandle(forWritingTo: partial)
      let count = try JSONLExport(store: store).write(filter: filter, to: file)
      try file.close()
      guard rename(partial.path, target.path) == 0 else { throw FileWriteError(path: path) }
      if context.output.isJSON {
        context.output.print(.object([("file", .string(path)), ("format", .string("jsonl")), ("transcripts", .int(count))]))
      } else {
        context.output.say("\(count) transcripts written to \(path)")
      }
      return .done
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw error
    }
  }
}

/// A file that cannot be written.
struct FileWriteError: Error, CustomStringConvertible {
  var path: String
  var description: String { "\(path) cannot be written; check that its folder exists and may be written." }
}
