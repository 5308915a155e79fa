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
    let outcome = try await running.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.stdout.contains(" of 720 complete"))
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
    let running = try await begin()
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

  /// A run that is under way with some of its 720 transcripts recorded.
  private func begin() async throws -> Running {
    let running = try program.start([
      "run", "--model", "sim/forgetful", "--scenario", "all", "--repeats", "5", "--seed", "7", "--concurrency", "4",
    ])
    try await eventually("a recorded transcript") {
      try await program.json("list", "transcripts", "--filter", "status:complete", "--limit", "5").array.count == 5
    }
    return running
  }

  /// Resumes, and compares the whole with a run that nobody stopped.
  private func finish(_ run: String) async throws {
    #expect(try await program.json("list", "runs")[0]["status"] == .string("interrupted"))
    let before = try await program.json("list", "transcripts", "--filter", "status:complete").array
    #expect(before.count >= 5 && before.count < 720)
    let report = try await program.json("resume", String(run.prefix(20)))
    #expect(report["planned"] == .number(720) && report["complete"] == .number(720))
    let recorded = before.compactMap { $0["turn_count"].int }.reduce(0, +) / 2
    let calls = try #require(report["calls"].int)
    #expect(calls <= 4200 - recorded, "what is recorded is not asked for again")
    let after = try await program.json("list", "transcripts").array
    #expect(after.count == 720)
    #expect(Set(after.map(Self.place)).count == 720, "nothing is there twice")
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
