import Testing

/// What a run may cost, what it did cost, and what became of it.
@Suite struct BudgetTests {
  let program: Program

  init() throws { program = try Program() }

  @Test func aSpentBudgetStopsTheRunAndResumeGoesOn() async throws {
    // An answer has 18 tokens.
    let server = try ScriptedServer { .say("Answer \($0).") }
    let outcome = try await program.run(
      "run", "--model", "local/tiny", "--base-url", server.url, "--cases", "4", "--concurrency", "1",
      "--budget-tokens", "100", "--json")
    #expect(outcome.status == 130 && server.requests.count == 6)
    #expect(outcome.stderr.contains("The budget is spent (108 tokens"))
    #expect(outcome.stderr.contains("heed resume ") && outcome.stderr.contains(" --budget …"))
    let report = try outcome.json
    #expect(report["stopped"] == .string("budget") && report["calls"] == .number(6) && report["complete"] == .number(1))
    #expect(try await program.json("list", "runs")[0]["status"] == .string("interrupted"))

    let again = try await program.run("resume", "last", "--budget-tokens", "90", "--json")
    #expect(again.status == 130 && server.requests.count == 11)
    #expect(try again.json["complete"] == .number(1))
    let end = try await program.json("resume", "last")
    #expect(end["complete"] == .number(4) && end["stopped"] == .null && server.requests.count == 24)
  }

  @Test func aSumNeedsThePriceOfEveryModel() async throws {
    let outcome = try await program.run(
      "run", "--model", "sim/forgetful,nobody/knows", "--case", "allergy-001", "--budget", "2.50")
    #expect(outcome.status == 2 && outcome.stderr.contains("none is known for nobody/knows"))
    #expect(try await program.json("list", "runs") == .array([]))
    #expect(
      try await program.run("run", "--model", "sim/forgetful", "--case", "allergy-001", "--budget", "2.50").status == 0)
  }

  @Test func aRunEndsWithWhatBecameOfItByModelAndCondition() async throws {
    let server = try ScriptedServer {
      $0 == 0 ? .fail(status: 400, body: #"{"error":{"message":"no such thing"}}"#) : .say("Yes.")
    }
    let outcome = try await program.run(
      "run", "--model", "local/tiny,sim/attentive", "--base-url", server.url, "--cases", "4", "--concurrency", "1",
      "--condition", "baseline,guiding")
    #expect(outcome.status == 3)
    let lines = outcome.stdout.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines[0].joined(separator: " ").contains("15 of 16 complete, 1 failed"))
    #expect(lines[1].prefix(5) == ["model", "condition", "pass", "fail", "unclear"])
    #expect(
      lines[2...5].map { $0[0...1].joined(separator: " ") } == [
        "local/tiny baseline", "local/tiny guiding", "sim/attentive baseline", "sim/attentive guiding",
      ])
    #expect(outcome.stdout.contains("errors: configuration (1 failed)"))
    let shown = try await program.text("show", try #require(try await failed()))
    #expect(shown.contains("configuration: ") && shown.contains("no such thing"))
    #expect(try await program.json("resume", "last")["causes"] == .object([:]))
  }

  private func failed() async throws -> String? {
    try await program.json("list", "transcripts", "--filter", "status:failed")[0]["id"].string
  }

  @Test func aDryRunEstimatesEachModel() async throws {
    let dry = try await program.json(
      "run", "--model", "sim/attentive,sim/forgetful", "--case", "allergy-001", "--repeats", "2", "--max-tokens", "100",
      "--dry-run")
    #expect(dry["estimated"] == .bool(true) && dry["calls"] == .number(24) && dry["output_tokens"] == .number(2400))
    #expect(dry["by_model"].array.map { $0["model"] } == [.string("sim/attentive"), .string("sim/forgetful")])
    #expect(dry["by_model"].array.allSatisfy { $0["calls"] == .number(12) && $0["cost"] == .number(0) })
    let text = try await program.text("run", "--model", "nobody/knows", "--case", "allergy-001", "--dry-run")
    #expect(text.contains("cost         unknown: no price is known for nobody/knows"))
    #expect(text.contains("An estimate, at most: every answer has its 400 tokens."))
  }
}
