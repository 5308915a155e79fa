import Foundation
import Testing

/// A run in one process, watched from the explorer in another.
@Suite(.enabled(if: Terminal.hindrance == nil, Terminal.hindrance), .timeLimit(.minutes(2)))
struct LiveTests {
  let program: Program

  init() throws { program = try Program() }

  @Test func aRunIsWatchedPausedReadFromAndStopped() async throws {
    let server = try ScriptedServer { number in
      usleep(40_000)
      return .say("Answer \(number).")
    }
    // Something to open the explorer on.
    try await program.text("run", "--model", "sim/attentive", "--cases", "1", "--quiet")
    let running = try program.start([
      "run", "--model", "local/tiny", "--base-url", server.url, "--cases", "340", "--concurrency", "2", "--name",
      "slow",
    ])
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    let terminal = try await Terminal(program, columns: 100, rows: 30)
    do {
      try await terminal.enter("heed")
      try await terminal.see("scenarios", "? help")
      try await terminal.press("L")
      try await terminal.see("─ runs ", "slow", "running")
      try await terminal.press("Enter")
      try await terminal.see("· slow ", " running ", "of 340 transcripts", "calls/min", "local/tiny")
      try await terminal.press("p")
      try await terminal.see(" paused ", "no calls are made")
      // Calls that were under way have been answered by now; no others are made.
      try await Task.sleep(for: .milliseconds(1500))
      let asked = server.requests.count
      try await Task.sleep(for: .milliseconds(500))
      #expect(server.requests.count == asked)
      try await terminal.press("p")
      try await terminal.see(" running ")
      try await terminal.see("▸✗ ")
      try await terminal.press("Enter")
      try await terminal.see("› local/tiny", "recorded")
      try await terminal.press("L", "Enter")
      try await terminal.see("· slow ")
      try await terminal.press("s")
      try await terminal.see("Stop the run? y stops it")
      try await terminal.press("y")
      try await terminal.see("interrupted: heed resume")
    } catch {
      await terminal.close()
      running.send(SIGKILL)
      throw error
    }
    await terminal.close()
    let outcome = try await running.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.stderr.contains("Paused.") && outcome.stderr.contains("Going on."))
    #expect(outcome.stderr.contains("Stopped, as somebody asked. Finish it with: heed resume"))
  }
}
