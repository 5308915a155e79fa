import Foundation
import Testing

/// Launching, finding what was launched, and doing it again.
@Suite struct RunTests {
  let program: Program

  init() throws { program = try Program() }

  @Test func theDefaultsAreThoseOfTheContract() async throws {
    let dry = try await program.json("run", "--model", "sim/attentive", "--dry-run")
    #expect(dry["suite"] == .string("heed-core") && dry["transcripts"] == .number(340) && dry["calls"] == .number(2040))
    #expect(dry["cost"] == .number(0))
    #expect(dry["plans"].array.allSatisfy { $0["scenario"] == .number(3) && $0["condition"] == .string("baseline") })
    #expect(Set(dry["plans"].array.compactMap { $0["case"].string }).count == 340)
    #expect(try await program.json("list", "runs") == .array([]), "a dry run records nothing")

    try await program.text("run", "--model", "sim/attentive", "--case", "phobia-002")
    let run = try await program.json("list", "runs")[0]
    #expect(run["seed"] == .number(1) && run["planned"] == .number(1) && run["name"] == .null)
    let transcript = try await program.json("list", "transcripts")[0]
    #expect(transcript["repeat"] == .number(1) && transcript["rater"] == .string("rule"))
  }

  @Test func aDryRunTellsCallsTokensAndCost() async throws {
    let text = try await program.text(
      "run", "--model", "sim/attentive", "--cases", "4", "--scenario", "1,3", "--dry-run")
    #expect(text.contains("8 (8 conversations × 1 models × 1 repeats)") && text.contains("calls        44"))
    #expect(text.contains("cost         none"))
  }

  @Test func undefinedPairsAreSkippedAndCounted() async throws {
    let outcome = try await program.run(
      "run", "--model", "sim/forgetful", "--case", "trauma-001", "--scenario", "all", "--condition", "all", "--dry-run",
      "--json")
    // Scenario 0 knows only baseline (1), scenario 1 no reversed (6), scenarios 2 to 5 all seven (28).
    #expect(try outcome.json["transcripts"] == .number(35))
    #expect(try outcome.json["skipped"] == .number(7))
  }

  @Test func whatIsNamedTwiceRunsOnce() async throws {
    let outcome = try await program.run(
      "run", "--model", "sim/forgetful,sim/forgetful", "--model", "sim/forgetful", "--case", "allergy-001,allergy-001",
      "--scenario", "3,3-3", "--condition", "baseline,baseline")
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.stdout.contains("1 of 1 complete"))
  }

  @Test func twoRunsOfOneSeedDifferInIdsAndTimesOnly() async throws {
    let other = try Program()
    async let first = transcripts(of: program)
    async let second = transcripts(of: other)
    let (one, two) = try await (first, second)
    #expect(one.array.count == 2 * 6 * 24)
    #expect(one == two)

    let replay = try await program.run("replay", "last")
    #expect(replay.status == 0)
    #expect(replay.stdout == "288 transcripts replayed, no drift\n")
  }

  /// Everything that a run of one seed recorded, in the plan's order.
  private func transcripts(of program: Program) async throws -> JSON {
    try await program.text(
      "run", "--model", "sim/forgetful,sim/sycophant", "--scenario", "all", "--cases", "24", "--seed", "7",
      "--quiet")
    let lines = try await program.text("export", "--format", "jsonl").split(separator: "\n")
    let whole = try lines.map {
      try JSON(String($0)).without(["id", "run", "started", "finished", "created"])
    }
    return .array(
      whole.sorted {
        func place(_ json: JSON) -> String {
          "\(json["case"].string ?? "") \(json["scenario"].int ?? -1) \(json["model"].string ?? "")"
        }
        return place($0) < place($1)
      })
  }

  @Test func anotherSeedDrawsAnother() async throws {
    func plan(_ seed: String) async throws -> JSON {
      try await program.json("run", "--model", "sim/forgetful", "--case", "allergy-001", "--seed", seed, "--dry-run")[
        "plans"]
    }
    #expect(try await plan("1") == plan("1"))
    #expect(try await plan("1") != plan("2"))
  }

  @Test func idsGoByPrefixAndLast() async throws {
    try await program.text("run", "--model", "sim/forgetful", "--case", "allergy-001")
    try await program.text("run", "--model", "sim/forgetful", "--case", "allergy-002")
    let ids = try await program.json("list", "transcripts").array.compactMap { $0["id"].string }
    let runs = try await program.json("list", "runs").array.compactMap { $0["id"].string }
    #expect(ids.count == 2 && runs.count == 2)
    #expect(ids.allSatisfy { $0.count == 26 && $0 == $0.lowercased() })
    #expect(try await program.json("show", "last")["id"].string == ids[1])
    #expect(try await program.json("show", ids[0])["case"] == .string("allergy-001"))
    #expect(try await program.json("show", ids[0].uppercased())["id"].string == ids[0])
    let shared = ids[0].commonPrefix(with: ids[1])
    #expect(try await program.json("show", String(ids[0].prefix(shared.count + 1)))["id"].string == ids[0])
    let ambiguous = try await program.run("show", shared)
    #expect(ambiguous.status == 1 && ambiguous.stderr.contains("more than one transcript"))
    let short = try await program.run("show", "01m")
    #expect(short.status == 1 && short.stderr.contains("four or more"))
    let unknown = try await program.run("show", "zzzzzz")
    #expect(unknown.status == 1 && unknown.stderr.contains("`heed list transcripts`"))
    #expect(try await program.json("list", "transcripts", "--filter", "run:\(runs[0])").array.count == 1)
    #expect(try await program.json("replay", runs[1])["replayed"] == .number(1))
    #expect(try await program.json("replay", ids[0])["run"].string == runs[1])
  }

  @Test func replayPrintsDriftsAndIsStatus1() async throws {
    try await program.text("run", "--model", "sim/forgetful", "--case", "allergy-001", "--quiet")
    let line = try await program.text("export")
    let question = try #require(try JSON(line)["turns"][2]["text"].string)
    let other = try Program()
    try other.write(line.replacingOccurrences(of: question, with: "What is the capital of Peru?"), to: "changed.jsonl")
    try await other.text("import", other.file("changed.jsonl").path)
    let outcome = try await other.run("replay", "last", "--json")
    #expect(outcome.status == 1)
    let drift = try outcome.json["drifts"][0]
    #expect(drift.keys == ["now", "recorded", "transcript", "turn", "what"])
    #expect(drift["turn"] == .number(3) && drift["what"] == .string("plan"))
    #expect(drift["recorded"] == .string("What is the capital of Peru?") && drift["now"].string == question)
    #expect(try await other.run("replay", "last").stdout.contains("1 transcript replayed, 1 drift"))
  }

  @Test func fourAtOnceShareANewStore() async throws {
    let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for seed in 1...4 {
        group.addTask { [program] in
          try await program.start(["run", "--model", "sim/forgetful", "--cases", "4", "--seed", "\(seed)"]).outcome()
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for outcome in outcomes { #expect(outcome.status == 0, "\(outcome.stderr)") }
    #expect(try await program.json("list", "transcripts").array.count == 16)
    #expect(try await program.json("list", "suites").array.count == 1)
  }
}
