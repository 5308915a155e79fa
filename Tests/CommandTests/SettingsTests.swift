import Foundation
import Testing

/// Keys and colours of a person's own, and the explorer in lines.
@Suite struct SettingsTests {
  let program: Program

  init() throws { program = try Program() }

  /// A configuration file; gives the variables that name it.
  private func configure(_ text: String) throws -> [String: String] {
    try FileManager.default.createDirectory(at: program.file("heed"), withIntermediateDirectories: true)
    try program.write(text, to: "heed/config.json")
    return ["XDG_CONFIG_HOME": program.folder.path]
  }

  @Test(.enabled(if: Terminal.hindrance == nil, Terminal.hindrance), .timeLimit(.minutes(2)))
  func theExplorerTakesTheKeysOfTheFile() async throws {
    try await program.text("run", "--model", "sim/sycophant", "--cases", "12", "--quiet")
    let environment = try configure(
      #"{"explorer": {"keys": {"next-failure": "F7", "why": "f"}, "colors": {"key-name": "red"}}}"#)
    let terminal = try await Terminal(program, columns: 120, rows: 30, environment: environment)
    do {
      try await terminal.enter("heed")
      // The key that two actions have is reported, and what it does is what the file says.
      try await terminal.see("explorer.keys.why: “f” is also filter's", "F7 failure", "f why")
      #expect(try await terminal.screen(colors: true).contains("\u{1B}[31m"))
      try await terminal.press("F7")
      try await terminal.see("✗ fail")
      try await terminal.press("f")
      try await terminal.see("─ why ─")
      try await terminal.press("Q")
      try await terminal.see("<0>$")
    } catch {
      await terminal.close()
      throw error
    }
    await terminal.close()
  }

  @Test func doctorAndHelpTellOfTheKeysOfTheFile() async throws {
    let environment = try configure(#"{"explorer": {"keys": {"why": "x"}, "colors": {"fial": "red"}}}"#)
    let doctor = try await program.run("doctor", "--json", environment: environment)
    let check = try #require(try doctor.json.array.first { $0["check"] == .string("keys and colours") })
    #expect(check["ok"] == .bool(false) && doctor.status == 1)
    #expect(check["detail"].string?.contains("“x” is also next-failure's") == true)
    #expect(check["detail"].string?.contains("explorer.colors.fial: nothing has this name") == true)
    let help = try await program.run("help", "keys", environment: environment)
    #expect(help.stdout.contains("  x               why  "))
  }

  @Test func plainReadsLinesAndPrintsWhatChanged() async throws {
    try await program.text("run", "--model", "sim/sycophant", "--cases", "12", "--quiet")
    let outcome = try await program.shell("printf 'x\\n0\\nQ\\n' | heed --plain --as ann")
    #expect(outcome.status == 0 && outcome.stderr.isEmpty, "\(outcome.stderr)")
    let lines = outcome.stdout.split(separator: "\n")
    #expect(lines.first?.hasPrefix("Heed, plain.") == true)
    #expect(lines.contains { $0.hasPrefix("sim/sycophant, simulated, baseline: fail by rule, ") })
    #expect(lines.contains("Rated 0 fail as human/ann; u undoes it."))
    #expect(!outcome.stdout.contains("\u{1B}"))
    #expect(try await program.json("list", "transcripts", "--filter", "by:ann").array.count == 1)
  }
}
