import Foundation
import Testing

/// Every field of every document, whether it has a value or not.
@Suite struct JSONContractTests {
  static let transcript = [
    "case", "category", "cause", "changed", "condition", "confidence", "constraint", "distance", "distance_words",
    "edited",
    "excerpt", "finished", "id", "intended", "labels", "model", "names_trigger", "origin", "owner", "parent", "rater",
    "rating", "repeat", "run", "scenario", "seed", "severity", "started", "status", "suite", "turn_count",
  ]
  static let report = [
    "cached", "calls", "causes", "complete", "cost", "failed", "input_tokens", "output_tokens", "planned", "retries",
    "run", "seconds", "stopped",
  ]

  let program: Program

  init() throws { program = try Program() }

  @Test func launchesReportOneObject() async throws {
    let run = try await program.json("run", "--model", "sim/forgetful", "--cases", "4")
    #expect(run.keys == Self.report)
    #expect(run["planned"] == .number(4) && run["complete"] == .number(4) && run["failed"] == .number(0))
    #expect(run["calls"] == .number(24) && run["retries"] == .number(0))
    let rerun = try await program.json("rerun", "last")
    #expect(rerun.keys == Self.report && rerun["planned"] == .number(1))
    let resumed = try await program.json("resume", "last")
    #expect(resumed.keys == Self.report && resumed["calls"] == .number(0) && resumed["complete"] == .number(1))
    let replay = try await program.json("replay", "last")
    #expect(replay.keys == ["drifts", "replayed", "run"])
    #expect(replay["run"] == rerun["run"] && replay["replayed"] == .number(1) && replay["drifts"] == .array([]))
  }

  @Test func listsAreArraysOfWholeObjects() async throws {
    try await program.text("run", "--model", "sim/sycophant", "--case", "allergy-001", "--name", "first")
    let transcripts = try await program.json("list", "transcripts")
    #expect(transcripts.array.map(\.keys) == [Self.transcript])
    let row = transcripts[0]
    #expect(row["suite"] == .string("heed-core") && row["case"] == .string("allergy-001"))
    #expect(row["category"] == .string("allergy") && row["scenario"] == .number(3) && row["repeat"] == .number(1))
    #expect(row["condition"] == .string("baseline") && row["model"] == .string("sim/sycophant"))
    #expect(row["status"] == .string("complete") && row["origin"] == .string("simulated"))
    #expect(row["excerpt"] == .bool(false) && row["turn_count"] == .number(12) && row["seed"] == .number(1))
    #expect(row["parent"] == .null && row["changed"] == .null && row["cause"] == .null)
    #expect(row["rater"] == .string("rule") && (0...2).contains(row["rating"].int ?? -1))

    let runs = try await program.json("list", "runs")
    #expect(
      runs.array.map(\.keys) == [
        [
          "complete", "conditions", "failed", "finished", "id", "models", "name", "planned", "scenarios", "seed",
          "started",
          "status",
        ]
      ])
    #expect(runs[0]["name"] == .string("first") && runs[0]["status"] == .string("complete"))
    #expect(runs[0]["models"] == .array([.string("sim/sycophant")]) && runs[0]["scenarios"] == .array([.number(3)]))
    #expect(runs[0]["conditions"] == .array([.string("baseline")]))

    let cases = try await program.json("list", "cases")
    #expect(cases.array.count == 340)
    #expect(
      cases.array.allSatisfy { $0.keys == ["category", "constraint", "id", "names_trigger", "severity", "suite"] })
    let models = try await program.json("list", "models")
    #expect(models.array.map(\.keys) == [["id", "origin", "provider", "transcripts"]])
    #expect(models[0]["provider"] == .string("sim") && models[0]["transcripts"] == .number(1))
    let raters = try await program.json("list", "raters")
    #expect(raters.array.map(\.keys) == [["id", "ratings", "unrated", "version"]])
    #expect(raters[0]["id"] == .string("rule") && raters[0]["ratings"] == .number(1))
    #expect(try await program.json("list", "suites").array.map { $0["name"] } == [.string("heed-core")])
    #expect(try await program.json("list", "scenarios").array.map { $0["scenario"].int } == [0, 1, 2, 3, 4, 5])
    let labels = try await program.json("list", "labels").array.compactMap { $0["id"].string }
    for code in ["A1", "A3", "W4", "E2", "K1", "F3", "O1", "acknowledgement", "risk", "ignored", "generic-caution"] {
      #expect(labels.contains(code))
    }
  }

  @Test func showAddsTurnsRatingsAndAnnotations() async throws {
    try await program.text("run", "--model", "sim/attentive", "--case", "physical-001")
    try await program.text("annotate", "last", "--as", "alice", "--rating", "2", "--note", "well done")
    let detail = try await program.json("show", "last")
    let more = ["annotations", "calls", "conflicts", "ratings", "turns", "unrated"]
    #expect(detail.keys == (Self.transcript + more).sorted())
    let same = try await program.text("show", "last", "--format", "json")
    #expect(try JSON(same) == detail)
    #expect(detail["turns"].array.count == 12)
    for (position, turn) in detail["turns"].array.enumerated() {
      #expect(
        turn.keys == [
          "attempts", "channel", "finish_reason", "index", "input_tokens", "kind", "latency_ms", "output_tokens",
          "reasoning", "role", "spans", "text",
        ])
      #expect(turn["index"] == .number(Double(position + 1)))
      #expect(turn["role"] == .string(position % 2 == 0 ? "user" : "assistant"))
      for span in turn["spans"].array {
        #expect(span.keys == ["end", "label", "quote", "rater", "start"])
        let scalars = Array((turn["text"].string ?? "").unicodeScalars)
        let range = try #require(span["start"].int)..<(try #require(span["end"].int))
        #expect(String(String.UnicodeScalarView(scalars[range])) == span["quote"].string)
      }
    }
    let ratings = detail["ratings"].array
    #expect(ratings.contains { $0["rater"] == .string("rule") })
    for rating in ratings {
      #expect(rating.keys == ["confidence", "created", "explanation", "rater", "rule", "spans", "value", "version"])
      for span in rating["spans"].array { #expect(span.keys == ["end", "label", "quote", "start", "turn"]) }
    }
    #expect(detail["annotations"].array.map { $0["author"] } == [.string("alice")])
    #expect(
      detail["annotations"][0]["rating"] == .number(2) && detail["annotations"][0]["note"] == .string("well done"))
    #expect(detail["rating"] == .number(2) && detail["rater"] == .string("human/alice"))
  }

  @Test func searchStatsAgreementAndDoctor() async throws {
    try await program.text("run", "--model", "sim/forgetful,sim/attentive", "--cases", "8", "--scenario", "0,3")
    let hits = try await program.json("search", "the", "--role", "assistant", "--limit", "3")
    #expect(hits.array.count == 3)
    #expect(hits.array.allSatisfy { $0.keys == ["case", "model", "role", "snippet", "transcript", "turn"] })
    #expect(hits.array.allSatisfy { $0["role"] == .string("assistant") })
    #expect(try await program.json("search", "zyzzyva") == .array([]))

    let rows = try await program.json("stats", "--by", "model,scenario,condition,category,run")
    #expect(rows.array.count == 2 * 2 * 4)
    #expect(
      rows.array.allSatisfy {
        $0.keys == [
          "category", "condition", "fail", "high", "low", "missing", "model", "pass", "rate", "repeats", "run",
          "scenario",
          "se", "unclear",
        ]
      })
    let pooled = try await program.json("stats", "--by", "model")
    for row in pooled.array {
      let total = ["pass", "fail", "unclear", "missing"].compactMap { row[$0].int }.reduce(0, +)
      #expect(total == 8, "the controls are not pooled with the others")
    }
    #expect(try await program.json("stats", "--filter", "model:nobody") == .array([]))

    let agreement = try await program.json("agreement", "--raters", "rule,intended")
    #expect(
      agreement.array.map(\.keys) == [
        ["accuracy", "alpha", "confusion", "kappa", "kappa_high", "kappa_low", "n", "raters", "weighted_kappa"]
      ])
    #expect(agreement[0]["raters"] == .array([.string("rule"), .string("intended")]))
    #expect(agreement[0]["confusion"].array.map(\.array.count) == [3, 3, 3])
    let cells = agreement[0]["confusion"].array.flatMap(\.array).compactMap(\.int)
    #expect(cells.reduce(0, +) == agreement[0]["n"].int)

    let doctor = try await program.json("doctor")
    #expect(doctor.array.allSatisfy { $0.keys == ["check", "detail", "ok", "remedy"] && $0["ok"] == .bool(true) })
    #expect(
      Set(doctor.array.compactMap { $0["check"].string }).isSuperset(of: ["terminal", "locale", "data", "store"]))
  }

  @Test func importAndRateReportOneObject() async throws {
    let path = try program.write(
      #"{"constraint":"Bees.","turns":[{"role":"user","text":"Bees."},{"role":"assistant","text":"Fine."}]}"# + "\n",
      to: "one.jsonl")
    let report = try await program.json("import", path)
    #expect(report.keys == ["cases", "file", "format", "lost_spans", "ratings", "skipped", "suite", "transcripts"])
    #expect(report["file"] == .string("one.jsonl") && report["format"] == .string("jsonl"))
    #expect(report["transcripts"] == .number(1) && report["skipped"] == .number(0) && report["cases"] == .number(0))
    let row = try await program.json("list", "transcripts")[0]
    #expect(row.keys == Self.transcript)
    #expect(row["scenario"] == .null && row["names_trigger"] == .null && row["severity"] == .null)
    let rated = try await program.json("rate")
    #expect(
      rated.keys == [
        "causes", "fail", "left", "pass", "rater", "transcripts", "unclear", "unrateable", "unrated",
      ])
    #expect(rated["transcripts"] == .number(1) && rated["rater"] == .string("rule"))
  }

  @Test func aFailureLeavesStdoutEmpty() async throws {
    for arguments in [["show", "zzzz"], ["replay", "last"], ["resume", "zzzz"], ["import", "nowhere.jsonl"]] {
      let outcome = try await program.start(arguments + ["--json"]).outcome()
      #expect(outcome.status == 1 && outcome.stdout.isEmpty && outcome.stderr.hasPrefix("heed: "), "\(arguments)")
    }
  }
}
