import Testing

/// Names that people give: annotators and queues.
@Suite struct NamesTests {
  let program: Program

  init() async throws {
    program = try Program()
    try await program.text("run", "--model", "sim/forgetful", "--cases", "2", "--quiet")
  }

  @Test(arguments: ["ev\u{1b}[31mil", "bob smith", "a/b", "a,b", ""])
  func oneRuleForAnnotators(name: String) async throws {
    for words in [
      ["--plain", "--as", name], ["queue", "list", "--as", name], ["annotate", "last", "--note", "x", "--as", name],
    ] {
      let outcome = try await program.start(words).outcome()
      #expect(outcome.status == 2, "\(words): \(outcome.stderr)")
      #expect(outcome.stderr.contains("one word without commas, slashes and control characters"), "\(outcome.stderr)")
      #expect(!outcome.stderr.contains("\u{1b}"))
    }
  }

  @Test func queuesArePrintedOnOneLine() async throws {
    let name = "a\u{1b}[31mb\nc"
    for words in [["new", name], ["list"], ["show", name], ["new", name], ["show", "gone"], ["delete", name]] {
      let outcome = try await program.start(["queue"] + words + ["--as", "alice"]).outcome()
      let said = outcome.stdout + outcome.stderr
      #expect(!said.contains("\u{1b}") && !said.contains("b\nc") && said.contains("a␛[31mb c"), "\(words): \(said)")
    }
    #expect(try await program.text("queue", "list", "--as", "human/alice").isEmpty)
  }
}

/// Filters that can hold for nothing here.
@Suite struct MistypedFilterTests {
  @Test func theWordIsPointedAt() async throws {
    let program = try Program()
    let outcome = try await program.run("list", "transcripts", "--filter", "rating:0 category:alergy")
    #expect(outcome.status == 2 && outcome.stdout.isEmpty)
    #expect(outcome.stderr.contains("There is no category “alergy” here; there are "))
    #expect(outcome.stderr.contains("  rating:0 category:alergy\n                    ^^^^^^"), "\(outcome.stderr)")
    try await program.text("list", "transcripts", "--filter", "condition:guiding model:nobody run:last parent:none")
  }
}
