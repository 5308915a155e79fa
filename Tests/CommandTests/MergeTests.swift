import Foundation
import Testing

/// Several annotators on one store, and on copies of it.
@Suite struct MergeTests {
  let program: Program

  init() async throws {
    program = try Program()
    try await program.text("run", "--model", "sim/forgetful", "--cases", "4")
  }

  @Test func copiesComeTogether() async throws {
    let id = try #require(try await program.json("show", "last")["id"].string)
    let copied = try await program.shell("mkdir bob && cp heed/heed.db bob/heed.db")
    #expect(copied.status == 0)
    let bob = program.file("bob/heed.db").path
    try await program.text("annotate", id, "--as", "alice", "--rating", "0", "--blind")
    try await program.text("annotate", id, "--as", "bob", "--rating", "2", "--note", "well", "--db", bob)
    try await program.text("annotate", id, "--as", "alice", "--rating", "1", "--db", bob)
    try await program.text("run", "--model", "sim/attentive", "--case", "phobia-001", "--db", bob)

    let planned = try await program.json("merge", bob, "--dry-run")
    #expect(try await program.json("list", "transcripts").array.count == 4)
    let report = try await program.json("merge", bob)
    #expect(report == planned)
    #expect(report.keys == ["annotations", "conflicts", "file", "queues", "ratings", "runs", "transcripts", "views"])
    #expect(report["file"] == .string(bob) && report["runs"] == .number(1) && report["transcripts"] == .number(1))
    #expect(report["ratings"] == .number(1) && report["annotations"] == .number(3))
    #expect(
      report["conflicts"]
        == .array([
          .object([
            "what": .string("rating by alice"), "transcript": .string(id), "here": .string("0"), "there": .string("1"),
          ])
        ]))
    let detail = try await program.json("show", id)
    #expect(detail["rating"] == .number(1) && detail["rater"] == .string("human/alice"))
    #expect(detail["annotations"].array.map { $0["seen"] } == [.null, .null])
    #expect(try await program.json("search", "the", "--filter", "model:sim/attentive").array.isEmpty == false)
    #expect(
      try await program.json("list", "transcripts", "--filter", "adjudicate:yes").array.map { $0["id"] } == [
        detail["id"]
      ])
    try await program.text("annotate", id, "--as", "adjudicated", "--rating", "1")
    #expect(try await program.json("list", "transcripts", "--filter", "adjudicate:yes") == .array([]))
    try await program.text("annotate", id, "--as", "alice", "--rating", "0")
    #expect(try await program.json("show", id)["rater"] == .string("human/adjudicated"))

    let again = try await program.run("merge", bob, bob)
    #expect(again.status == 0)
    #expect(
      again.stdout
        == "\(bob): 0 runs, 0 transcripts, 0 ratings, 0 annotations\n\(bob): 0 runs, 0 transcripts, 0 ratings, 0 annotations\n"
    )
  }

  @Test func conflictsFollowTheFilesAndCostNothing() async throws {
    let id = try #require(try await program.json("show", "last")["id"].string)
    try await program.shell("cp heed/heed.db bob.db").expectSuccess()
    let bob = program.file("bob.db").path
    try await program.text("annotate", id, "--as", "alice", "--note", "here")
    try await program.text("annotate", id, "--as", "alice", "--note", "there", "--db", bob)
    let outcome = try await program.run("merge", bob)
    #expect(outcome.status == 0)
    #expect(
      outcome.stdout == """
        \(bob): 0 runs, 0 transcripts, 0 ratings, 1 annotation, 1 conflict
        \(id): note by alice: here “here”, there “there”

        """)
    // Both sides stay in sight, and every merge tells of them until alice says another word.
    let conflicts = try await program.json("show", id)["conflicts"]
    #expect(conflicts.array.count == 1 && conflicts[0]["author"] == .string("alice"))
    #expect(conflicts[0]["field"] == .string("note") && conflicts[0]["counts"]["value"] == .string("there"))
    #expect(conflicts[0]["other"]["value"] == .string("here"))
    #expect(
      try await program.text("show", id).contains(
        "alice, note: “there” counts; said apart from it in another copy: “here”"))
    #expect(try await program.run("merge", bob).stdout.contains("1 conflict\n\(id): note by alice: here “here”"))
    try await program.text("annotate", id, "--as", "alice", "--note", "both")
    #expect(try await program.json("show", id)["conflicts"] == .array([]))
  }

  @Test func whatIsNoStoreIsRefusedBeforeAnythingComesIn() async throws {
    let other = program.file("other.db").path
    try await program.text("run", "--model", "sim/attentive", "--case", "phobia-001", "--db", other)
    let notes = try program.write("These are notes.", to: "notes.txt")
    let newer = program.file("newer.db").path
    try await program.shell(
      "cp other.db newer.db && printf '\\000\\000\\003\\347' | dd of=newer.db bs=1 seek=60 conv=notrunc"
    )
    .expectSuccess()
    for (path, said) in [
      (notes, "This is no Heed store"), (newer, "newer Heed"), (program.file("gone.db").path, "no such file"),
      (program.store.path, "the store that is merged into"),
    ] {
      let outcome = try await program.run("merge", other, path, "--json")
      #expect(outcome.status == 1 && outcome.stdout.isEmpty)
      #expect(outcome.stderr.hasPrefix("heed: \(path): ") && outcome.stderr.contains(said), "\(outcome.stderr)")
    }
    #expect(try await program.json("list", "transcripts").array.count == 4)
    #expect(try await program.run("merge").status == 2)
  }

  @Test func annotationsTravelThroughExportAndImport() async throws {
    let id = try #require(try await program.json("show", "last")["id"].string)
    let first = program.file("all.jsonl").path
    try await program.text("export", "-o", first)
    let bob = program.file("bob.db").path
    try await program.text("import", first, "--db", bob)
    try await program.text("annotate", id, "--as", "alice", "--rating", "0", "--blind")
    try await program.text("annotate", id, "--as", "bob", "--rating", "2", "--note", "well", "--db", bob)
    let back = program.file("bob.jsonl").path
    try await program.text("export", "-o", back, "--db", bob)
    let said = try await program.text("import", back)
    #expect(said.contains("2 annotations of transcripts that were here"))
    let detail = try await program.json("show", id)
    #expect(detail["annotations"].array.map { $0["author"] } == [.string("alice"), .string("bob")])
    #expect(detail["annotations"].array.map { $0["seen"] } == [.array([]), .null])
    #expect(detail["rating"] == .number(2) && detail["rater"] == .string("human/bob"))
    let before = try await program.text("export")
    try await program.text("import", back)
    #expect(try await program.text("export") == before)
  }

  @Test func twoAnnotatorsWriteToOneStoreAtOnce() async throws {
    let id = try #require(try await program.json("show", "last")["id"].string)
    func annotator(_ name: String, _ label: String) async throws -> Outcome {
      try await program.shell(
        """
        for i in $(seq 50); do
          heed annotate \(id) --as \(name) --rating $((i % 3)) --note "\(name) $i" --quiet || exit 1
        done
        """)
    }
    async let alice = annotator("alice", "W1")
    async let bob = annotator("bob", "F2")
    for outcome in try await [alice, bob] { #expect(outcome.status == 0, "\(outcome.stderr)") }
    let exported = try await program.text("export", "--filter", "id:\(id)")
    let history = try JSON(exported)["history"].array
    #expect(history.count == 200)
    for name in ["alice", "bob"] {
      let notes = history.filter { $0["author"] == .string(name) && $0["field"] == .string("note") }
      #expect(notes.compactMap { $0["value"].string } == (1...50).map { "\(name) \($0)" })
    }
    #expect(Set(history.compactMap { $0["id"].string }).count == 200)
    #expect(
      try await program.json("show", id)["ratings"].array.filter { $0["version"] == .string("annotation") }.count == 2)
  }
}

extension Outcome {
  fileprivate func expectSuccess(_ location: SourceLocation = #_sourceLocation) {
    #expect(status == 0, "\(stderr)", sourceLocation: location)
  }
}
