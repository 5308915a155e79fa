import Foundation
import Testing

/// A real terminal that tmux draws: a shell, what is typed into it, and what stands on its screen.
final class Terminal: Sendable {
  /// Why there can be none here; nil where there can.
  static let hindrance: Comment? =
    ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"].contains(where: FileManager.default.isExecutableFile)
    ? nil : "tmux is not installed"

  private let program: Program
  private let socket: String

  /// Opens a shell of this size in which `heed` is the program. `environment` is what the shell exports.
  init(_ program: Program, columns: Int = 120, rows: Int = 40, environment: [String: String] = [:]) async throws {
    self.program = program
    socket = program.file("tmux.socket").path
    let data = Program.repository.appendingPathComponent("Data").path
    // A shell of few words: its prompt tells when a command is over, and how.
    let settings = ["PS1": "<$?>$ ", "ENV": program.file("profile").path, "TERM": "screen-256color"]
      .merging(environment) { $1 }
    try program.write("heed() { '\(program.executable.path)' --data '\(data)' \"$@\"; }\n", to: "profile")
    let variables = program.cleanEnvironment.merging(settings) { $1 }.map { "'\($0)=\($1)'" }.joined(separator: " ")
    try await tmux("new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "exec env -i \(variables) sh -i")
    try await tmux("set-option", "-g", "status", "off")
    try await see("<0>$")
  }

  /// Ends the shell and all that runs in it.
  func close() async { _ = try? await tmux("kill-server") }

  @discardableResult
  private func tmux(_ arguments: String...) async throws -> String {
    let quoted = arguments.map { "'\($0.replacingOccurrences(of: "'", with: "'\\''"))'" }.joined(separator: " ")
    let outcome = try await program.shell("exec tmux -S '\(socket)' -f /dev/null \(quoted)")
    guard outcome.status == 0 else { throw Program.Failure(description: "tmux: \(outcome.stderr)") }
    return outcome.stdout
  }

  /// Presses keys by tmux's names: `x`, `Enter`, `C-z`, `Escape`.
  func press(_ keys: String...) async throws {
    for key in keys { try await tmux("send-keys", key) }
  }

  /// Types text letter by letter.
  func type(_ text: String) async throws { try await tmux("send-keys", "-l", text) }

  /// Types a command line for the shell.
  func enter(_ line: String) async throws {
    try await type(line)
    try await press("Enter")
  }

  func resize(columns: Int, rows: Int) async throws {
    try await tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// What stands on the screen; with its colours as escape sequences if asked.
  func screen(colors: Bool = false) async throws -> String {
    colors ? try await tmux("capture-pane", "-p", "-e") : try await tmux("capture-pane", "-p")
  }

  /// One of tmux's variables, such as `alternate_on`.
  func value(_ name: String) async throws -> String {
    try await tmux("display-message", "-p", "#{\(name)}").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Waits until the screen is as wanted and gives it; the test fails if it never is.
  @discardableResult
  func see(
    where isAsWanted: (String) -> Bool, _ what: String, location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let begun = ContinuousClock.now
    var screen = ""
    repeat {
      screen = try await self.screen()
      if isAsWanted(screen) { return screen }
      try await Task.sleep(for: .milliseconds(30))
    } while ContinuousClock.now - begun < .seconds(40)
    Issue.record("never on the screen: \(what)\n\(screen)", sourceLocation: location)
    throw Program.Failure(description: "gave up waiting for \(what)")
  }

  /// Waits until all these texts stand on the screen.
  @discardableResult
  func see(_ texts: String..., location: SourceLocation = #_sourceLocation) async throws -> String {
    try await see(
      where: { screen in texts.allSatisfy(screen.contains) }, texts.joined(separator: ", "), location: location)
  }

  /// Waits until none of these texts stands on the screen.
  @discardableResult
  func miss(_ texts: String..., location: SourceLocation = #_sourceLocation) async throws -> String {
    try await see(
      where: { screen in !texts.contains(where: screen.contains) }, "no \(texts.joined(separator: ", "))",
      location: location)
  }
}
