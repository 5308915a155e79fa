import Foundation
import Glibc
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
    let chosen = ProcessInfo.processInfo.environment["HEED_PROGRAM"]
    self.executable =
      executable ?? Program.repository.appendingPathComponent(chosen ?? ".build/debug/heed")
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
    // Files, not pipes: nobody has to read while the program runs.
    let name = UUID().uuidString
    return try Running(
      executable, arguments, environment: cleanEnvironment.merging(environment) { $1 },
      workingDirectory: workingDirectory ?? folder, stdout: file("\(name).stdout"), stderr: file("\(name).stderr"))
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
///
/// Foundation's `Process` waits until nobody holds a descriptor of its own any more, and tmux's server holds all it gets.
final class Running: Sendable {
  let pid: Int32
  private let stdout: URL
  private let stderr: URL
  private let end: Task<Int32, Never>

  init(
    _ executable: URL, _ arguments: [String], environment: [String: String], workingDirectory: URL, stdout: URL,
    stderr: URL
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, stdout.path, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, stderr.path, O_WRONLY | O_CREAT, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    // The shell changes the folder and becomes the program.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", workingDirectory.path, executable.path]
    let words = (shell + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, "/bin/sh", &actions, &attributes, words, variables)
    guard code == 0 else {
      throw Program.Failure(description: "\(executable.path) cannot be started: \(String(cString: strerror(code)))")
    }
    self.pid = pid
    self.stdout = stdout
    self.stderr = stderr
    let (ended, continuation) = AsyncStream.makeStream(of: Int32.self)
    Thread.detachNewThread { [pid] in
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
      // The low seven bits are the signal that ended it, 0 where it ended by itself.
      continuation.yield(status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f))
      continuation.finish()
    }
    end = Task { [pid] in
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
