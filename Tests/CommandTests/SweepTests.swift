import Foundation
import Testing

/// One case under every condition.
@Suite struct SweepTests {
  let program: Program

  init() throws { program = try Program() }

  private func parent() async throws -> String {
    try await program.text("run", "--model", "sim/sycophant", "--case", "allergy-003", "--scenario", "4", "--seed", "3")
    return try #require(try await program.json("show", "last")["id"].string)
  }

  @Test func sevenCellsOfFiveRepeats() async throws {
    let id = try await parent()
    let report = try await program.json("sweep", id)
    #expect(
      report.keys
        == (JSONContractTests.report + ["cells", "note", "parent", "verdict"]).sorted())
    #expect(report["planned"] == .number(35) && report["complete"] == .number(35) && report["parent"] == .string(id))
    // Six turns each, seven in the middle, five without the others.
    #expect(report["calls"] == .number(210) && report["stopped"] == .null)
    let cells = report["cells"].array
    #expect(
      cells.allSatisfy {
        $0.keys == [
          "answers", "baseline_advice", "condition", "fail", "filter", "high", "low", "missing", "pass", "rate", "same",
          "scenario", "unclear",
        ]
      })
    #expect(
      cells.compactMap { $0["condition"].string } == [
        "baseline", "middle", "unbiased", "hh", "guiding", "absent", "baseline",
      ])
    #expect(cells.compactMap { $0["scenario"].int } == [4, 4, 4, 4, 4, 4, 1])
    for cell in cells {
      let rated = ["pass", "fail", "unclear"].compactMap { cell[$0].int }.reduce(0, +)
      #expect(rated == (cell["condition"] == .string("absent") ? 0 : 5) && cell["missing"] == .number(0))
      let filter = try #require(cell["filter"].string)
      #expect(try await program.json("list", "transcripts", "--filter", filter).array.count == 5)
    }
    #expect(cells[5]["rate"] == .null && report["note"] == .null && cells[5]["answers"] == .number(5))
    #expect(cells[0]["answers"] == .null && cells[0]["same"] == .null)
    let verdict = try #require(report["verdict"].string)
    for cell in cells where cell["condition"] != .string("absent") {
      let (pass, fail) = (try #require(cell["pass"].int), try #require(cell["fail"].int))
      let name = cell["scenario"] == .number(1) ? "without the others" : try #require(cell["condition"].string)
      #expect(verdict.contains("\(name) \(pass)/\(pass + fail)"))
    }
    let same = try #require(cells[5]["same"].int)
    #expect(verdict.hasSuffix("; without the constraint it says the same in \(same)/5"))
    let children = try await program.json("list", "transcripts", "--filter", "parent:\(id)").array
    #expect(children.count == 35 && children.allSatisfy { $0["edited"] == .bool(false) })
    #expect(children.count { $0["changed"] == .string("condition baseline → guiding") } == 5)
    #expect(children.count { $0["changed"] == .string("scenario 4 → 1") } == 5)
    #expect(children.count { $0["changed"] == .null } == 5)
    #expect(try await program.run("replay", try #require(report["run"].string)).status == 0)

    // What resume prints of it is the same.
    let resumed = try await program.json("resume", try #require(report["run"].string))
    #expect(resumed["verdict"] == .string(verdict) && resumed["cells"] == report["cells"])
    #expect(resumed["calls"] == .number(0))
  }

  @Test func theTableNamesItsTranscripts() async throws {
    _ = try await parent()
    let text = try await program.text("sweep", "last", "--model", "sim/attentive", "--repeats", "2")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let run = try #require(try await program.json("list", "runs")[0]["id"].string)
    #expect(lines[0].hasPrefix("run \(run): 14 of 14 complete, 0 failed, 84 calls in "))
    #expect(
      Array(lines[1...9]) == [
        "",
        "scenario  condition  pass  fail  unclear  missing     rate  95 % interval      transcripts",
        "       4  baseline      2     0        0        0  100.0 %  34.2 % – 100.0 %   run:\(run) scenario:4 condition:baseline",
        "       4  middle        2     0        0        0  100.0 %  34.2 % – 100.0 %   run:\(run) scenario:4 condition:middle",
        "       4  unbiased      2     0        0        0  100.0 %  34.2 % – 100.0 %   run:\(run) scenario:4 condition:unbiased",
        "       4  hh            2     0        0        0  100.0 %  34.2 % – 100.0 %   run:\(run) scenario:4 condition:hh",
        "       4  guiding       2     0        0        0  100.0 %  34.2 % – 100.0 %   run:\(run) scenario:4 condition:guiding",
        "       4  absent        –     –        –        0        –  says the same 0/2  run:\(run) scenario:4 condition:absent",
        "       1  baseline      2     0        0        0  100.0 %  34.2 % – 100.0 %   run:\(run) scenario:1 condition:baseline",
      ])
    #expect(
      lines[11]
        == "baseline 2/2, middle 2/2, unbiased 2/2, hh 2/2, guiding 2/2; without the others 2/2; without the constraint it says the same in 0/2"
    )
    #expect(
      lines[13] == "A row's transcripts: heed list transcripts --filter 'run:\(run) scenario:4 condition:baseline'")
  }

  @Test func theDryRunCallsNobody() async throws {
    _ = try await parent()
    let plan = try await program.json("sweep", "last", "--dry-run", "--repeats", "3")
    #expect(plan["transcripts"] == .number(21) && plan["skipped"] == .number(0) && plan["plans"].array.count == 7)
    #expect(try await program.json("list", "runs").array.count == 1)
  }

  @Test func aControlIsNotSwept() async throws {
    try await program.text("run", "--model", "sim/attentive", "--case", "allergy-003", "--scenario", "0")
    for more in [[], ["--dry-run"]] {
      let outcome = try await program.start(["sweep", "last", "--repeats", "1"] + more).outcome()
      #expect(outcome.status == 1 && outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains("-scenario:0"))
    }
    #expect(try await program.json("list", "runs").array.count == 1)
  }

  @Test func theReversedConditionIsToldToBeNoPart() async throws {
    try await program.text("run", "--model", "sim/attentive", "--case", "allergy-003", "--condition", "reversed")
    let text = try await program.text("sweep", "last", "--repeats", "1")
    #expect(text.contains("\nThe transcript's constraint is person B's; a sweep plays the case's own constraint"))
  }

  @Test func theTextSaysTheTokensOfTheDocument() async throws {
    _ = try await parent()
    let report = try await program.json("sweep", "last", "--repeats", "1")
    let (input, output) = (try #require(report["input_tokens"].int), try #require(report["output_tokens"].int))
    #expect(input > 0 && output > 0)
    let resumed = try await program.text("resume", try #require(report["run"].string))
    #expect(resumed.contains("\(input) tokens in, \(output) out in the whole run; now 0 tokens in, 0 out, cost "))
  }

  @Test func aBudgetStopsIt() async throws {
    _ = try await parent()
    let outcome = try await program.run("sweep", "last", "--budget-tokens", "2000")
    #expect(outcome.status == 130 && outcome.stderr.contains("heed resume"))
    #expect(outcome.stdout.contains("missing)"), "what is not there yet is told")
    let resumed = try await program.text("resume", try #require(try await program.json("list", "runs")[0]["id"].string))
    #expect(resumed.contains("35 of 35 complete") && !resumed.contains("missing)"))
  }

  @Test func anEditedTurnIsNotTakenOver() async throws {
    _ = try await parent()
    try await program.text("rerun", "last", "--edit", "9=Nobody presses.")
    let outcome = try await program.run("sweep", "last", "--repeats", "1")
    #expect(outcome.status == 0 && outcome.stderr.contains("is left out: a sweep plays the case of the suite."))
    #expect(try await program.json("show", "last")["edited"] == .bool(false))
  }

  @Test func theParentsServerAndTemperatureGoForItToo() async throws {
    let server = try ScriptedServer { _ in .say("Yes, go!") }
    try await program.text(
      "run", "--model", "local/tiny", "--base-url", server.url, "--case", "allergy-003", "--temperature", "0.3")
    let report = try await program.json("sweep", "last", "--repeats", "2")
    #expect(report["complete"] == .number(14) && server.requests.count == 6 + 84)
    for request in server.requests { #expect(try JSON(request)["temperature"] == .number(0.3)) }
    #expect(
      report["verdict"]
        == .string(
          "baseline 0/2, middle 0/2, unbiased 0/2, hh 0/2, guiding 0/2; without the others 0/2; without the constraint it says the same in 2/2"
        ))
  }

  @Test(
    arguments: [
      ([], 2, "TRANSCRIPT is missing"), (["zzzz"], 1, "zzzz"), (["last", "--repeats", "0"], 2, "--repeats 0"),
      (["last", "--model", "openai/gpt-4o"], 2, "OPENAI_API_KEY"), (["last", "--condition", "hh"], 2, "--condition"),
    ] as [([String], Int32, String)])
  func whatCannotBeIsRefused(arguments: [String], status: Int32, said: String) async throws {
    _ = try await parent()
    let outcome = try await program.start(["sweep"] + arguments).outcome()
    #expect(outcome.status == status && outcome.stdout.isEmpty && outcome.stderr.contains(said), "\(outcome.stderr)")
    #expect(try await program.json("list", "runs").array.count == 1)
  }
}
