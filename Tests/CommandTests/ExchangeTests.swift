import Foundation
import Testing

/// Files that come in and go out.
@Suite struct ExchangeTests {
  let program: Program

  init() throws { program = try Program() }

  private static let line =
    #"{"constraint":"Bees.","turns":[{"role":"user","text":"Bees."},{"role":"assistant","text":"Ah."}]}"#

  @Test func whatIsExportedComesBackTheSame() async throws {
    try await program.text("run", "--model", "sim/forgetful", "--cases", "4", "--seed", "4", "--name", "a run")
    try await program.text("import", Program.illustrations)
    try await program.text("annotate", "last", "--as", "alice", "--rating", "1", "--label", "W1", "--note", "hm\n🌵")
    try await program.text("rerun", "last", "--model", "sim/attentive", "--condition", "guiding")
    let path = program.file("all.jsonl").path
    let said = try await program.run("export", "--format", "jsonl", "-o", path)
    #expect(said.status == 0 && said.stdout.isEmpty && said.stderr.contains("20 transcripts written to"))
    let exported = try String(contentsOfFile: path, encoding: .utf8)
    #expect(exported.split(separator: "\n").count == 20)

    let other = try Program()
    let report = try await other.json("import", path)
    #expect(report["transcripts"] == .number(20) && report["format"] == .string("jsonl"))
    #expect(try await other.text("export") == exported)
    let again = try await other.json("import", path)
    #expect(again["transcripts"] == .number(0), "the same again adds nothing")
    #expect(try await other.text("export") == exported)
    #expect(try await other.json("list", "transcripts", "--filter", "by:alice").array.count == 1)
  }

  @Test func exportsCanBeChosenFrom() async throws {
    try await program.text("run", "--model", "sim/forgetful,sim/attentive", "--cases", "4")
    let lines = try await program.text("export", "--filter", "model:sim/attentive category:allergy").split(
      separator: "\n")
    #expect(lines.count == 1)
    #expect(try JSON(String(try #require(lines.first)))["model"] == .string("sim/attentive"))
    try await program.text("run", "--model", "sim/forgetful", "--case", "phobia-001")
    #expect(try await program.text("export", "--run", "last").split(separator: "\n").count == 1)
    let target = program.file("made.jsonl").path
    let report = try await program.json("export", "--run", "last", "--output", target)
    #expect(report["transcripts"] == .number(1) && report["file"].string == target)
    let nowhere = try await program.run("export", "-o", program.file("no/such/folder.jsonl").path)
    #expect(nowhere.status == 1 && nowhere.stderr.contains("cannot be written"))
    let folder = try await program.run("export", "-o", program.folder.path)
    #expect(folder.status == 1 && folder.stderr.contains("cannot be written"))
  }

  @Test func aDeviceIsWrittenToAndStaysADevice() async throws {
    try await program.text("run", "--model", "sim/forgetful", "--case", "allergy-001")
    let outcome = try await program.shell(
      "mkfifo pipe; cat pipe > copy & heed export -o pipe --quiet; s=$?; wait; test -p pipe && wc -l < copy; exit $s")
    #expect(outcome.status == 0 && outcome.stdout == "1\n", "\(outcome.stderr)")
  }

  @Test func useCasesComeInAndRun() async throws {
    let file = program.file("inputs.xlsx")
    try Spreadsheet.data([Spreadsheet.useCases, Spreadsheet.useCase]).write(to: file)
    let report = try await program.json("import", file.path, "--suite", "figs")
    #expect(report["format"] == .string("curate-inputs") && report["suite"] == .string("figs"))
    #expect(report["cases"] == .number(1) && report["transcripts"] == .number(0))
    let cases = try await program.json("list", "cases", "--filter", "suite:figs").array
    #expect(cases.count == 1 && cases[0]["category"] == .string("allergy"))
    let run = try await program.json("run", "--suite", "figs", "--model", "sim/forgetful", "--scenario", "all")
    #expect(run["complete"].int == run["planned"].int)
    #expect(try await program.run("replay", "last").status == 0)
  }

  @Test func judgedAnswersComeInWithTheirRaters() async throws {
    let file = program.file("judged.xlsx")
    try Spreadsheet.data([
      Spreadsheet.judged, Spreadsheet.judgedRow("7", judge: "0", "0", "2"),
      Spreadsheet.judgedRow("9", judge: "2", "2", "2"),
    ]).write(to: file)
    let report = try await program.json("import", file.path)
    #expect(report["format"] == .string("curate-results") && report["transcripts"] == .number(2))
    let rows = try await program.json("list", "transcripts").array
    #expect(rows.map { $0["case"] } == [.string("curate-007"), .string("curate-009")])
    #expect(rows.allSatisfy { $0["excerpt"] == .bool(true) && $0["origin"] == .string("imported") })
    #expect(rows.allSatisfy { $0["scenario"] == .number(3) && $0["category"] == .string("phobia") })
    let raters = Set(try await program.json("list", "raters").array.compactMap { $0["id"].string })
    #expect(raters.isSuperset(of: ["rule", "judge/imported", "human/1", "human/2"]))
    let agreement = try await program.json("agreement", "--raters", "human/1,human/2")
    #expect(agreement[0]["n"] == .number(2) && agreement[0]["accuracy"] == .number(0.5))
    #expect(agreement[0]["confusion"] == (try JSON("[[0,0,1],[0,0,0],[0,0,1]]")))
  }

  @Test func aBadLineRefusesTheWholeFile() async throws {
    let bad = try program.write(
      [Self.line, #"{"constraint":"Bees.","turns":[{"role":"narrator","text":"x"}]}"#, Self.line].joined(
        separator: "\n"),
      to: "bad.jsonl")
    let outcome = try await program.run("import", bad)
    #expect(outcome.status == 1 && outcome.stdout.isEmpty)
    #expect(outcome.stderr.hasPrefix("heed: bad.jsonl: line 2 field turns[0].role: “narrator” is unknown; "))
    #expect(try await program.json("list", "transcripts") == .array([]))
    #expect(try await program.json("list", "runs") == .array([]))

    let skipping = try await program.run("import", bad, "--skip-bad", "--json")
    #expect(skipping.status == 3)
    #expect(try skipping.json["transcripts"] == .number(2) && skipping.json["skipped"] == .number(1))
    #expect(skipping.stderr.contains("line 2"))
  }

  @Test func spansThatAnEditedFileLostAreNamed() async throws {
    let rated =
      #","ratings":[{"rater":"human/a","value":0,"spans":[{"turn":2,"quote":"Wasps","label":"risk"},"#
      + #"{"turn":2,"start":3,"end":5,"quote":"Ah","label":"spin"}]}]}"#
    let path = try program.write(Self.line + "\n" + Self.line.dropLast() + rated, to: "two.jsonl")
    let report = try await program.run("import", path, "--json")
    #expect(report.status == 3)
    #expect(report.stderr == "two.jsonl:2: span “Wasps” (risk, turn 2) is not in the text\n")
    #expect(try report.json["transcripts"] == .number(2) && report.json["skipped"] == .number(0))
    #expect(
      try report.json["lost_spans"]
        == .array([.string("two.jsonl:2: span “Wasps” (risk, turn 2) is not in the text")]))
    let ratings = try await program.json("show", "last")["ratings"].array
    let human = ratings.first { $0["rater"] == .string("human/a") }
    #expect(human?["spans"].array.map { $0["quote"].string } == ["Ah"])
    let text = try await program.run("import", path, "--db", program.file("other.db").path)
    #expect(text.status == 3 && text.stdout.hasSuffix("ratings, 1 span lost\n"), "\(text.stdout)")
  }

  @Test func aBadRowNamesSheetRowAndColumn() async throws {
    var row = Spreadsheet.useCase
    row[1] = " "
    let file = program.file("inputs.xlsx")
    try Spreadsheet.data([Spreadsheet.useCases, Spreadsheet.useCase, row]).write(to: file)
    let outcome = try await program.run("import", file.path)
    #expect(outcome.status == 1)
    #expect(outcome.stderr.contains("inputs.xlsx: Sheet1 row 3 column B: empty;"), "\(outcome.stderr)")
    #expect(try await program.json("list", "suites").array.count == 1)
    let skipping = try await program.run("import", file.path, "--skip-bad", "--json")
    #expect(skipping.status == 3)
    #expect(try skipping.json["cases"] == .number(1) && skipping.json["skipped"] == .number(1))
  }

  @Test func damagedAndForeignFilesAreRefused() async throws {
    let whole = try Spreadsheet.data([Spreadsheet.useCases, Spreadsheet.useCase])
    try whole.dropLast(whole.count / 3).write(to: program.file("cut.xlsx"))
    var flipped = whole
    for index in 60..<120 { flipped[index] ^= 0x55 }
    try flipped.write(to: program.file("flipped.xlsx"))
    try Data().write(to: program.file("empty.jsonl"))
    try Data((0..<255).map { UInt8($0) }).write(to: program.file("noise.bin"))
    try program.write("[1, 2]", to: "array.jsonl")
    try program.write(Self.line + "\n" + Self.line.dropLast(9), to: "torn.jsonl")
    try program.write(#"{"constraint":"x","turns":[]}"#, to: "turnless.jsonl")
    for name in [
      "cut.xlsx", "flipped.xlsx", "empty.jsonl", "noise.bin", "array.jsonl", "torn.jsonl", "turnless.jsonl",
      "gone.jsonl", ".",
    ] {
      let outcome = try await program.run("import", program.file(name).path)
      #expect(outcome.status == 1 && outcome.stdout.isEmpty, "\(name)")
      #expect(outcome.stderr.hasPrefix("heed: ") && outcome.stderr.contains(";"), "\(name): \(outcome.stderr)")
      if name != "." { #expect(outcome.stderr.contains(name), "\(outcome.stderr)") }
    }
    #expect(try await program.json("list", "transcripts") == .array([]))
    #expect(try await program.json("list", "suites").array.count == 1)
  }

  @Test func ofSeveralFilesTheGoodOnesComeIn() async throws {
    let good = try program.write(Self.line, to: "good.jsonl")
    let outcome = try await program.run("import", program.file("gone.jsonl").path, good)
    #expect(outcome.status == 3)
    #expect(outcome.stdout.contains("good.jsonl") && outcome.stderr.contains("gone.jsonl"))
    #expect(try await program.json("list", "transcripts").array.count == 1)
  }

  @Test func theWrongFormatIsNotForced() async throws {
    let path = try program.write(Self.line, to: "one.jsonl")
    let outcome = try await program.run("import", path, "--format", "curate-inputs")
    #expect(outcome.status == 1 && outcome.stderr.contains("one.jsonl"))
  }

  @Test func importedTranscriptsAreRatedUnlessToldNotTo() async throws {
    let path = try program.write(Self.line, to: "one.jsonl")
    try await program.text("import", path, "--rater", "none")
    #expect(try await program.json("list", "transcripts")[0]["rater"] == .null)
    try await program.text("rate")
    #expect(try await program.json("list", "transcripts")[0]["rater"] == .string("rule"))
  }

  @Test func theBundledRecordingsNeedNoFile() async throws {
    let text = try await program.text("import")
    #expect(text.contains("illustrations.jsonl (jsonl): 15 transcripts"))
    let runs = try await program.json("list", "runs").array
    #expect(runs.compactMap { $0["planned"].int }.sorted() == [15, 8160, 8160])
    // The large ones are replayed when they are made: that takes longer than a test may.
    let small = try #require(runs.first { $0["planned"] == .number(15) }?["id"].string)
    let outcome = try await program.run("replay", small)
    #expect(outcome.status == 0, "\(outcome.stdout.suffix(200))")
  }
}
