import Foundation
import Testing

/// Runs that are stopped or killed in the middle, and what is left of them.
@Suite struct StoppingTests {
  let program: Program

  init() throws { program = try Program() }

  @Test(arguments: [SIGINT, SIGTERM])
  func aStoppedRunSaysHowToFinishIt(signal: Int32) async throws {
    let running = try await begin()
    running.send(signal)
    running.send(SIGCONT)
    let outcome = try await running.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.stdout.contains(" of 288 complete"))
    let run = try #require(try await program.json("list", "runs")[0]["id"].string)
    #expect(outcome.stderr.contains("heed resume \(run)"))
    try await finish(run)
  }

  @Test func aKilledRunIsFinishedByResume() async throws {
    let running = try await begin()
    running.send(SIGKILL)
    #expect(try await running.outcome().status == 128 + SIGKILL)
    let run = try #require(try await program.json("list", "runs")[0]["id"].string)
    #expect(
      try await program.json("doctor").array.contains { $0["remedy"].string == "Finish with: heed resume \(run)" })
    try await finish(run)
  }

  @Test func aRunThatStillGoesIsNotResumed() async throws {
    let server = try ScriptedServer { _ in .silence }
    let running = try program.start(["run", "--model", "local/tiny", "--base-url", server.url, "--case", "allergy-001"])
    try await eventually("the first request") { server.requests.count == 1 }
    let outcome = try await program.run("resume", "last")
    #expect(outcome.status == 1 && outcome.stderr.contains("still running"))
    #expect(try await program.json("list", "runs")[0]["status"] == .string("running"))
    running.send(SIGKILL)
    _ = try await running.outcome()
  }

  @Test func aFinishedRunResumesToNothing() async throws {
    try await program.text("run", "--model", "sim/forgetful", "--case", "allergy-001")
    let before = try await program.text("export")
    let report = try await program.json("resume", "last")
    #expect(report["calls"] == .number(0) && report["complete"] == .number(1))
    #expect(try await program.text("export") == before)
  }

  @Test func anImportCannotBeResumed() async throws {
    try await program.text("import", Program.illustrations)
    let outcome = try await program.run("resume", "last")
    #expect(outcome.status == 1 && outcome.stderr.contains("imported"))
  }

  /// A run that has recorded some of its 288 transcripts and is held there: it goes on with the next signal.
  ///
  /// It runs for a blink at a time, so that it cannot be done before this test has looked, however slow that is.
  private func begin() async throws -> Running {
    let running = try program.start([
      "run", "--model", "sim/forgetful", "--scenario", "all", "--cases", "24", "--repeats", "2", "--seed", "7",
      "--concurrency", "4",
    ])
    try await eventually("the beginning") { running.saidSoFar.contains("288 transcripts") }
    try await eventually("a recorded transcript") {
      running.send(SIGSTOP)
      if try await program.json("list", "transcripts", "--filter", "status:complete", "--limit", "5").array.count == 5 {
        return true
      }
      running.send(SIGCONT)
      return false
    }
    return running
  }

  /// Resumes, and compares the whole with a run that nobody stopped.
  private func finish(_ run: String) async throws {
    #expect(try await program.json("list", "runs")[0]["status"] == .string("interrupted"))
    let before = try await program.json("list", "transcripts", "--filter", "status:complete").array
    #expect(before.count >= 5 && before.count < 288)
    let report = try await program.json("resume", String(run.prefix(20)))
    #expect(report["planned"] == .number(288) && report["complete"] == .number(288))
    let recorded = before.compactMap { $0["turn_count"].int }.reduce(0, +) / 2
    let calls = try #require(report["calls"].int)
    #expect(calls <= 1680 - recorded, "what is recorded is not asked for again")
    let after = try await program.json("list", "transcripts").array
    #expect(after.count == 288)
    #expect(Set(after.map(Self.place)).count == 288, "nothing is there twice")
    #expect(after.allSatisfy { $0["status"] == .string("complete") && $0["rating"] != .null })
    let kept = Set(after.compactMap { $0["id"].string })
    #expect(before.allSatisfy { kept.contains($0["id"].string ?? "") })
    #expect(try await program.json("list", "runs")[0]["status"] == .string("complete"))
    #expect(try await program.run("replay", run).status == 0)
  }

  private static func place(_ json: JSON) -> String {
    "\(json["case"].string ?? "") \(json["scenario"].int ?? -1) \(json["repeat"].int ?? -1)"
  }
}
