import Foundation
import Testing

/// The built program with a home of its own: a folder that is gone when the test is over.
final class Program: Sendable {
  /// The checkout that these tests belong to.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  let folder: URL
  let executable: URL

  /// Throws where nothing was built yet.
  init(executable: URL? = nil) throws {
    self.executable = executable ?? Program.repository.appendingPathComponent(".build/debug/heed")
    guard FileManager.default.isExecutableFile(atPath: self.executable.path) else {
      throw Failure(description: "\(self.executable.path) is missing: run `swift build` first")
    }
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("heed-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  struct Failure: Error, CustomStringConvertible { var description: String }

  /// The store that commands use unless they are told otherwise.
  var store: URL { folder.appendingPathComponent("heed/heed.db") }

  /// The bundled file of fifteen conversations written by hand.
  static let illustrations = repository.appendingPathComponent("Data/recordings/illustrations.jsonl").path

  /// A file of the test's own.
  func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: file(name))
    return file(name).path
  }

  /// Runs to the end; after a minute it counts as hanging and is killed.
  func run(
    _ arguments: String..., environment: [String: String] = [:], data: Bool = true, workingDirectory: URL? = nil
  ) async throws -> Outcome {
    try await start(arguments, environment: environment, data: data, workingDirectory: workingDirectory).outcome()
  }

  /// Runs and gives what it printed; anything but success is a failure of the test.
  @discardableResult
  func text(_ arguments: String..., location: SourceLocation = #_sourceLocation) async throws -> String {
    let outcome = try await start(arguments).outcome()
    #expect(outcome.status == 0, "\(outcome.stderr)", sourceLocation: location)
    return outcome.stdout
  }

  /// Runs with `--json` and gives the one document it printed.
  func json(_ arguments: String..., location: SourceLocation = #_sourceLocation) async throws -> JSON {
    let outcome = try await start(arguments + ["--json"]).outcome()
    #expect(outcome.status == 0, "\(outcome.stderr)", sourceLocation: location)
    return try outcome.json
  }

  /// A line for the shell, in which `heed` is the program; its status is the last command's.
  func shell(_ line: String) async throws -> Outcome {
    let quoted = "'\(executable.path)'"
    let data = Program.repository.appendingPathComponent("Data").path
    return try await start(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "heed() { \(quoted) --data '\(data)' \"$@\"; }\n\(line)"]
    ).outcome()
  }

  /// Starts without waiting. The bundled data is named unless `data` is false.
  func start(
    _ arguments: [String], environment: [String: String] = [:], data: Bool = true, workingDirectory: URL? = nil
  ) throws -> Running {
    let data = data ? ["--data", Program.repository.appendingPathComponent("Data").path] : []
    return try start(executable, data + arguments, environment: environment, workingDirectory: workingDirectory)
  }

  private func start(
    _ executable: URL, _ arguments: [String], environment: [String: String] = [:], workingDirectory: URL? = nil
  ) throws -> Running {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = workingDirectory ?? folder
    process.environment = cleanEnvironment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: nobody has to read while the program runs.
    let name = UUID().uuidString
    let stdout = file("\(name).stdout")
    let stderr = file("\(name).stderr")
    for url in [stdout, stderr] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: stdout)
    process.standardError = try FileHandle(forWritingTo: stderr)
    return try Running(process, stdout: stdout, stderr: stderr)
  }

  /// What a plain shell gives, and nothing of this one.
  var cleanEnvironment: [String: String] {
    ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "XDG_DATA_HOME": folder.path, "LANG": "C.UTF-8"]
      .merging(ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }) { $1 }
  }
}

/// How the program ended and what it said.
struct Outcome: Sendable {
  /// The exit status; 128 and the signal's number where a signal ended it.
  var status: Int32
  var stdout: String
  var stderr: String

  var json: JSON {
    get throws { try JSON(stdout) }
  }
}

/// A program that runs.
final class Running: Sendable {
  let pid: Int32
  private let stdout: URL
  private let stderr: URL
  private let end: Task<Int32, Never>

  init(_ process: Process, stdout: URL, stderr: URL) throws {
    let (ended, continuation) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = { process in
      continuation.yield(
        process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus)
      continuation.finish()
    }
    try process.run()
    pid = process.processIdentifier
    self.stdout = stdout
    self.stderr = stderr
    let pid = pid
    end = Task {
      let limit = Task {
        try await Task.sleep(for: .seconds(60))
        kill(pid, SIGKILL)
      }
      defer { limit.cancel() }
      for await status in ended { return status }
      return -1
    }
  }

  /// What it has said on stderr so far.
  var saidSoFar: String { (try? String(contentsOf: stderr, encoding: .utf8)) ?? "" }

  func send(_ signal: Int32) { kill(pid, signal) }

  /// Waits for its end.
  func outcome() async throws -> Outcome {
    let status = await end.value
    return Outcome(
      status: status, stdout: String(decoding: try Data(contentsOf: stdout), as: UTF8.self),
      stderr: String(decoding: try Data(contentsOf: stderr), as: UTF8.self))
  }
}

/// Looks again and again, for half a minute at most; the test fails if it never comes true.
func eventually(
  _ what: String, location: SourceLocation = #_sourceLocation, _ isTrue: () async throws -> Bool
) async throws {
  let begun = ContinuousClock.now
  while ContinuousClock.now - begun < .seconds(30) {
    if try await isTrue() { return }
    try await Task.sleep(for: .milliseconds(20))
  }
  Issue.record("never: \(what)", sourceLocation: location)
  throw Program.Failure(description: "gave up waiting: \(what)")
}
