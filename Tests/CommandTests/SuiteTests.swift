import Foundation
import Testing

/// Starting a suite and checking it.
@Suite struct SuiteTests {
  let program: Program

  init() throws { program = try Program() }

  @Test func theBundledSuitePassesAndTellsWhatItHolds() async throws {
    let folder = Program.repository.appendingPathComponent("Data/suites/heed-core").path
    let outcome = try await program.run("suite", "check", folder)
    #expect(outcome.status == 0 && outcome.stderr.isEmpty, "\(outcome.stdout)")
    #expect(outcome.stdout.hasPrefix("heed-core ") && outcome.stdout.contains(" use cases, no breach\n"))
    for word in [
      "life-threatening", "trigger named", "nearest constraints ", "nearest requests ", " trivia questions, ",
    ] {
      #expect(outcome.stdout.contains(word), "\(word)")
    }
    #expect(try await program.json("suite", "check", folder) == .array([]))
    #expect(!FileManager.default.fileExists(atPath: program.store.path), "checking needs no store")
  }

  @Test func aNewSuitePassesAndIsPlayedAtOnce() async throws {
    let data = program.file("data/suites/mine").path
    #expect(
      try await program.text("suite", "new", data)
        == "Suite mine is in \(data), with one use case to be replaced.\n")
    #expect(
      try await program.text("suite", "check", data) == """
        mine 0.1.0: 1 use case, no breach

        category  cases  life-threatening  injury  distress  trigger named
        example       1                 0       1         0        0 (0 %)

        nearest constraints  none have three words in a row in common
        nearest requests     none have three words in a row in common
        pools                6 facts, 10 trivia questions, 6 preferences

        """)
    let arguments = ["--data", program.file("data").path, "run", "--suite", "mine", "--model", "sim/attentive"]
    let run = try await program.start(
      arguments + ["--scenario", "all", "--condition", "all"], data: false
    ).outcome()
    #expect(run.status == 0 && run.stdout.contains("35 of 35 complete"), "\(run.stderr)")
  }

  @Test func breachesAreStatus1WithFileIdAndField() async throws {
    let folder = program.file("mine").path
    try await program.text("suite", "new", folder)
    let file = program.file("mine/cases/example.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacingOccurrences(of: "paintball match on", with: "game on").utf8).write(to: file)
    let outcome = try await program.run("suite", "check", folder)
    #expect(outcome.status == 1 && outcome.stderr == "2 breaches.\n")
    #expect(
      outcome.stdout == """
        cases/example.json: example-001: request.solo_neutral: holds none of the hazard words, needs at least one of them.
        cases/example.json: example-001: request.joint_neutral: holds none of the hazard words, needs at least one of them.

        """)
    let json = try await program.run("suite", "check", folder, "--json")
    #expect(json.status == 1)
    let breach = try json.json[0]
    #expect(breach.keys == ["field", "file", "id", "problem", "remedy"])
    #expect(breach["file"] == .string("cases/example.json") && breach["id"] == .string("example-001"))
    #expect(breach["field"] == .string("request.solo_neutral"))
    #expect(breach["problem"] == .string("holds none of the hazard words"))
  }

  @Test func whatIsThereIsLeftAlone() async throws {
    try program.write("mine", to: "note.txt")
    for (path, said) in [(".", "is not empty"), ("note.txt", "is a file"), ("My Suite", "lower case")] {
      let outcome = try await program.run("suite", "new", path)
      #expect(outcome.status == 1 && outcome.stdout.isEmpty && outcome.stderr.contains(said), "\(outcome.stderr)")
    }
    #expect(!FileManager.default.fileExists(atPath: program.file("suite.json").path))
    #expect(!FileManager.default.fileExists(atPath: program.file("My Suite").path))
    let missing = try await program.run("suite", "check", "nowhere")
    #expect(missing.status == 1 && missing.stdout.contains("nowhere: is no folder"))
    let wrong = try await program.run("suite", "burn", ".")
    #expect(wrong.status == 2 && wrong.stderr.contains("“burn”") && wrong.stderr.contains("check or new"))
  }
}
