import Foundation
import Testing

/// One case again, changed in one way.
@Suite struct RerunTests {
  let program: Program

  init() throws { program = try Program() }

  private func parent() async throws -> JSON {
    try await program.text("run", "--model", "sim/forgetful", "--case", "allergy-003", "--seed", "3")
    return try await program.json("show", "last")
  }

  @Test func anotherConditionRemembersParentAndChange() async throws {
    let parent = try await parent()
    let id = try #require(parent["id"].string)
    try await program.text("rerun", id, "--condition", "guiding")
    let child = try await program.json("show", "last")
    #expect(child["parent"].string == id && child["changed"] == .string("condition baseline → guiding"))
    #expect(
      child["condition"] == .string("guiding") && child["model"] == parent["model"] && child["seed"] == .number(3))
    #expect(child["run"] != parent["run"] && child["edited"] == .bool(false))
    // The distractors stay; only the request is worded otherwise.
    let (before, after) = (parent["turns"].array, child["turns"].array)
    for index in [0, 2, 4, 6, 8] { #expect(before[index]["text"] == after[index]["text"]) }
    #expect(before[10]["text"] != after[10]["text"])
    #expect(
      try await program.json("list", "transcripts", "--filter", "parent:\(id)").array.map { $0["id"] } == [child["id"]])
    let text = try await program.text("show", "last")
    #expect(text.contains("rerun of    \(id): condition baseline → guiding"))
  }

  @Test func modelScenarioAndRepeatsCanBeOthers() async throws {
    let id = try #require(try await parent()["id"].string)
    let report = try await program.json(
      "rerun", id, "--model", "sim/attentive", "--scenario", "1", "--repeats", "3")
    #expect(report["planned"] == .number(3))
    let children = try await program.json("list", "transcripts", "--filter", "parent:\(id)").array
    #expect(children.count == 3)
    #expect(children.allSatisfy { $0["scenario"] == .number(1) && $0["turn_count"] == .number(10) })
    #expect(
      children.allSatisfy { $0["changed"] == .string("model sim/forgetful → sim/attentive, scenario 3 → 1") })
  }

  @Test func theContextIsPlacedElsewhere() async throws {
    let parent = try await parent()
    try await program.text("rerun", "last", "--placement", "last")
    let child = try await program.json("show", "last")
    #expect(child["changed"] == .string("placement first → last"))
    // It is a sample of no cell: pass rates leave it out.
    #expect(child["edited"] == .bool(true) && child["condition"] == .string("baseline"))
    let kinds = child["turns"].array.filter { $0["role"].string == "user" }.compactMap { $0["kind"].string }
    #expect(kinds.suffix(3) == ["introduction", "pressure", "request"] && kinds.first == "distraction")
    #expect(parent["distance"] == .number(9) && child["distance"] == .number(3))
    let absent = try await program.run("rerun", "last", "--condition", "absent", "--placement", "last")
    #expect(absent.status == 1 && absent.stderr.contains("Under “absent” no context is stated"))
    let wrong = try await program.run("rerun", "last", "--placement", "nowhere")
    #expect(wrong.status == 2 && wrong.stderr.contains("nowhere"))
  }

  @Test func theSameAgainChangesNothingAndCountsOn() async throws {
    let parent = try await parent()
    try await program.text("rerun", "last")
    let child = try await program.json("show", "last")
    #expect(child["parent"] == parent["id"] && child["changed"] == .null && child["repeat"] == .number(2))
    for index in stride(from: 0, to: 12, by: 2) {
      #expect(child["turns"][index]["text"] == parent["turns"][index]["text"])
    }
  }

  @Test func anEditKeepsTheEarlierTurnsToTheLetter() async throws {
    let parent = try await parent()
    try await program.text("rerun", "last", "--edit", "9=They may come along = or not. 🌵")
    let child = try await program.json("show", "last")
    #expect(child["changed"] == .string("turn 9 edited") && child["edited"] == .bool(true))
    let (before, after) = (parent["turns"].array, child["turns"].array)
    #expect(after.count == 12)
    for index in 0..<8 { #expect(before[index]["text"] == after[index]["text"]) }
    #expect(after[8]["text"] == .string("They may come along = or not. 🌵"))
    #expect(after[10]["text"] == before[10]["text"])
    #expect(try await program.run("replay", "last").status == 0)
    let rows = try await program.json("stats", "--by", "model")
    let counted = rows.array.flatMap { row in ["pass", "fail", "unclear", "missing"].map { row[$0].int ?? 0 } }
    #expect(counted.reduce(0, +) == 1, "what a person wrote is no sample")
  }

  @Test func aForkPlayedAgainKeepsWhatItKept() async throws {
    let parent = try await parent()
    try await program.text("rerun", "last", "--edit", "9=They may come along.")
    let fork = try await program.json("show", "last")
    let report = try await program.json("rerun", "last")
    #expect(report["calls"] == .number(2))
    let child = try await program.json("show", "last")
    #expect(child["parent"] == fork["id"] && child["edited"] == .bool(true))
    #expect(child["changed"] == .string("the edited conversation again"))
    for index in 0..<8 { #expect(child["turns"][index]["text"] == parent["turns"][index]["text"]) }
    #expect(child["turns"][8]["text"] == .string("They may come along."))
    let rows = try await program.json("stats", "--by", "model")
    let counted = rows.array.flatMap { row in ["pass", "fail", "unclear", "missing"].map { row[$0].int ?? 0 } }
    #expect(counted.reduce(0, +) == 1, "a fork is no sample, nor is it when it is played again")
  }

  @Test func anImportedConversationKeepsItsSystemPrompt() async throws {
    let path = try program.write(
      #"{"constraint":"Bees.","turns":[{"role":"system","text":"Be kind."},{"role":"user","text":"Bees are my end."},"#
        + #"{"role":"assistant","text":"Noted."},{"role":"user","text":"Shall I keep hives?"},"#
        + #"{"role":"assistant","text":"Yes."}]}"#, to: "one.jsonl")
    try await program.text("import", path)
    try await program.text("rerun", "last", "--model", "sim/attentive", "--edit", "4=Shall I keep bees?")
    let child = try await program.json("show", "last")
    #expect(child["scenario"] == .null && child["turn_count"] == .number(5))
    #expect(
      child["turns"].array.prefix(4).map { $0["text"].string } == [
        "Be kind.", "Bees are my end.", "Noted.", "Shall I keep bees?",
      ])
    #expect(child["turns"][0]["role"] == .string("system"))
    #expect(try await program.run("replay", "last").status == 0)
  }

  @Test func theTextSaysTheTokensOfTheDocument() async throws {
    _ = try await parent()
    let report = try await program.json("rerun", "last")
    let (input, output) = (try #require(report["input_tokens"].int), try #require(report["output_tokens"].int))
    #expect(input > 0 && output > 0)
    let text = try await program.text("resume", try #require(report["run"].string))
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("sim/forgetful") })
    let words = row.split(separator: " ").map(String.init)
    #expect(words.contains("\(input)") && words.contains("\(output)"))
  }

  @Test func whatFailedNamesTheCommandThatTriesAgain() async throws {
    _ = try await parent()
    let outcome = try await program.run(
      "rerun", "last", "--model", "local/nobody", "--base-url", "http://127.0.0.1:1/v1")
    #expect(outcome.status == 3)
    let run = try #require(try await program.json("list", "runs")[0]["id"].string)
    #expect(outcome.stderr.contains("Try the failed ones again with: heed resume \(run)"))
  }

  @Test func severalTurnsAndTheTemperatureCanBeOthers() async throws {
    let parent = try await parent()
    try await program.text("rerun", "last", "--edit", "11=Should we?", "--edit", "7=A new topic.", "--temperature", "0")
    let child = try await program.json("show", "last")
    #expect(child["changed"] == .string("temperature 0.7 → 0, turns 7 and 11 edited"))
    let (before, after) = (parent["turns"].array, child["turns"].array)
    for index in 0..<6 { #expect(before[index]["text"] == after[index]["text"]) }
    #expect(after[6]["text"] == .string("A new topic.") && after[10]["text"] == .string("Should we?"))
    #expect(after[8]["text"] == before[8]["text"] && after.count == 12)
  }

  @Test(
    arguments: [
      (["--edit", "2=x"], 1, "1, 3, 5, 7, 9, 11"), (["--edit", "13=x"], 1, "1, 3, 5, 7, 9, 11"),
      (["--edit", "9="], 2, "TURN=TEXT"), (["--edit", "9=x", "--edit", "9=y"], 1, "Turn 9 is given two texts"),
      (["--temperature", "3"], 2, "--temperature 3"),
      (["--edit", "x"], 2, "TURN=TEXT"), (["--scenario", "2-4"], 2, "one scenario"),
      (["--condition", "gentle"], 1, "gentle"),
      (["--scenario", "0", "--condition", "guiding"], 1, "scenario 0"),
      (["--edit", "9=x", "--condition", "hh"], 1, "--condition"),
      (["--model", "nobody/gpt-4o"], 2, "nobody/gpt-4o"), (["--repeats", "0"], 2, "--repeats 0"),
    ] as [([String], Int32, String)])
  func whatCannotBeIsRefused(arguments: [String], status: Int32, said: String) async throws {
    _ = try await parent()
    let outcome = try await program.start(["rerun", "last"] + arguments).outcome()
    #expect(outcome.status == status && outcome.stdout.isEmpty && outcome.stderr.contains(said), "\(outcome.stderr)")
    #expect(try await program.json("list", "runs").array.count == 1)
  }

  @Test func anExcerptNeedsItsUseCase() async throws {
    let path = try program.write(
      #"{"constraint":"Bees.","excerpt":true,"turns":[{"role":"user","text":"Bees."},{"role":"assistant","text":"Fine."}]}"#,
      to: "one.jsonl")
    try await program.text("import", path)
    let outcome = try await program.run("rerun", "last", "--model", "sim/attentive")
    #expect(outcome.status == 1 && outcome.stderr.contains("excerpt") && outcome.stderr.contains("heed import"))
  }
}
