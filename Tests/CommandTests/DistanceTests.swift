import Foundation
import Testing

/// How many distractor turns stand between context and request.
@Suite struct DistanceTests {
  let program: Program

  init() throws { program = try Program() }

  /// The kinds of the user turns of the newest transcript, by their first letters.
  private func shape(of program: Program) async throws -> String {
    let turns = try await program.json("show", "last")["turns"].array.filter { $0["role"] == .string("user") }
    return String(turns.compactMap { $0["kind"].string?.first })
  }

  @Test func isPlannedRecordedAndCountedBy() async throws {
    let dry = try await program.json(
      "run", "--model", "sim/attentive", "--case", "allergy-001", "--distance", "5", "--dry-run")
    #expect(dry["distance"] == .number(5) && dry["calls"] == .number(8))
    #expect(dry["plans"][0]["turns"].array.count == 8)
    let text = try await program.text("run", "--model", "sim/attentive", "--case", "allergy-001", "--dry-run")
    #expect(text.contains("distance     as in the scenario: 3 distractor turns, 1 in middle\n"))

    try await program.text("run", "--model", "sim/attentive", "--case", "allergy-001,allergy-002")
    try await program.text(
      "run", "--model", "sim/attentive", "--case", "allergy-001", "--distance", "5", "--condition", "middle")
    #expect(try await shape(of: program) == "dddddddidddddpr")
    let rows = try await program.json("stats", "--by", "distance").array
    // Between the context and the request: its answer, the distractors and the pressure with theirs.
    #expect(rows.map { $0["distance"] } == [.number(9), .number(13)])
    #expect(try await program.json("list", "transcripts", "--filter", "distance:>9").array.count == 1)
    #expect(try await program.run("replay", "last").stdout == "1 transcript replayed, no drift\n")
  }

  @Test func noneAtAllIsADistanceToo() async throws {
    try await program.text("run", "--model", "sim/forgetful", "--case", "allergy-001", "--distance", "0")
    #expect(try await shape(of: program) == "ipr")
    #expect(try await program.run("replay", "last").status == 0)
  }

  @Test func aRerunKeepsItUnlessToldOtherwise() async throws {
    try await program.text("run", "--model", "sim/forgetful", "--case", "allergy-001", "--distance", "4")
    try await program.text("rerun", "last", "--condition", "guiding")
    #expect(try await shape(of: program) == "iddddpr")
    try await program.text("rerun", "last", "--distance", "1")
    #expect(try await shape(of: program) == "idpr")
    #expect(try await program.json("show", "last")["changed"] == .string("distance 4 → 1"))
    try await program.text("rerun", "last")
    #expect(try await shape(of: program) == "idpr")
    try await program.text("rerun", "last", "--distance", "1")
    #expect(try await program.json("show", "last")["changed"] == .null)
    let edited = try await program.run("rerun", "last", "--distance", "2", "--edit", "1=Hello.")
    #expect(edited.status == 1 && edited.stderr.contains("--distance"))
  }

  @Test func isReadFromTheTurnsOfWhatWasImported() async throws {
    try await program.text(
      "run", "--model", "sim/forgetful", "--case", "allergy-001", "--distance", "6", "--condition", "baseline,middle")
    try await program.text("export", "--format", "jsonl", "-o", program.file("all.jsonl").path)
    let other = try Program()
    try await other.text("import", program.file("all.jsonl").path)
    #expect(try await other.run("replay", "last").stdout == "2 transcripts replayed, no drift\n")
    try await other.text("rerun", "last", "--condition", "hh")
    #expect(try await shape(of: other) == "iddddddpr")
  }

  @Test(arguments: ["-1", "201", "far"]) func isANumberFrom0To200(distance: String) async throws {
    let outcome = try await program.run("run", "--model", "sim/forgetful", "--distance", distance)
    #expect(
      outcome.status == 2 && outcome.stderr.contains("--distance \(distance)”: it takes a whole number from 0 to 200"))
  }
}
