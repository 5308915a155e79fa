import Engine
import Foundation

/// `heed export`: writes transcripts to a file.
enum ExportCommand: Command {
  static let spec = CommandSpec(
    name: "export", summary: "write transcripts with their ratings and annotations to a file",
    options: [
      .init(
        name: "format", value: "FORMAT", summary: "jsonl: one transcript a line (default jsonl)", choices: ["jsonl"]),
      .run, .filter,
      .init(name: "output", value: "FILE", summary: "the file, also as -o FILE; - or nothing for stdout"),
    ])

  static func run(_ context: Context) async throws -> ExitStatus {
    let store = try context.store()
    let filter = try context.filter()
    let path = context.arguments.value("output") ?? "-"
    guard path != "-" else {
      _ = try write(store, filter, to: .standardOutput, path: "stdout")
      return .done
    }
    let count = try export(store, filter, to: path)
    if context.output.isJSON {
      context.output.print(
        .object([("file", .string(path)), ("format", .string("jsonl")), ("transcripts", .int(count))]))
    } else {
      context.output.say("\(count) transcript\(count == 1 ? "" : "s") written to \(path)")
    }
    return .done
  }

  /// Writes beside the file and moves over it, so that a failure leaves no half file behind. Devices and pipes are
  /// written to as they are.
  private static func export(_ store: Store, _ filter: Filter, to path: String) throws -> Int {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let kind = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
    if let kind, kind != .typeRegular {
      guard kind != .typeDirectory, let device = FileHandle(forWritingAtPath: target.path) else {
        throw FileWriteError(path: path)
      }
      return try write(store, filter, to: device, path: path)
    }
    let partial = target.deletingLastPathComponent().appendingPathComponent(
      ".\(target.lastPathComponent).\(getpid()).part")
    guard FileManager.default.createFile(atPath: partial.path, contents: nil),
      let file = FileHandle(forWritingAtPath: partial.path)
    else { throw FileWriteError(path: path) }
    do {
      let count = try write(store, filter, to: file, path: path)
      try file.close()
      guard rename(partial.path, target.path) == 0 else { throw FileWriteError(path: path) }
      return count
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw error
    }
  }

  private static func write(_ store: Store, _ filter: Filter, to file: FileHandle, path: String) throws -> Int {
    do {
      return try JSONLExport(store: store).write(filter: filter, to: file)
    } catch let error as CocoaError {
      // A reader that went away (`heed export | head`) wants no more.
      let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
      if cause?.domain == NSPOSIXErrorDomain, cause?.code == Int(EPIPE) { return 0 }
      throw FileWriteError(path: path)
    }
  }
}

/// A file that cannot be written.
struct FileWriteError: Error, CustomStringConvertible {
  var path: String
  var description: String { "\(path) cannot be written; check that its folder exists and may be written." }
}
