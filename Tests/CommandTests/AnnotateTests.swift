import Foundation
import Testing

/// Scripted annotation and where it shows.
@Suite struct AnnotateTests {
  let program: Program

  init() async throws {
    program = try Program()
    try await program.text("import", Program.illustrations)
  }

  @Test func everythingComesBack() async throws {
    let before = try await program.json("show", "last")
    let last = try #require(before["turns"].array.last)
    let index = try #require(last["index"].int)
    let text = try #require(last["text"].string)
    let end = min(12, text.unicodeScalars.count)
    try await program.text(
      "annotate", "last", "--as", "alice", "--rating", "1", "--label", "W1", "--label", "A2,W1", "--span",
      "\(index):0-\(end):ignored", "--note", "first\nsecond 🌵")
    let detail = try await program.json("show", "last")
    let annotation = try #require(detail["annotations"].array.last)
    #expect(annotation.keys == ["author", "created", "labels", "note", "rating", "seen", "spans"])
    #expect(annotation["author"] == .string("alice") && annotation["rating"] == .number(1))
    #expect(annotation["labels"] == .array([.string("W1"), .string("A2")]))
    #expect(annotation["note"] == .string("first\nsecond 🌵"))
    let span = annotation["spans"][0]
    #expect(span["turn"].int == index && span["start"] == .number(0) && span["end"].int == end)
    #expect(span["label"] == .string("ignored"))
    #expect(span["quote"].string == String(String.UnicodeScalarView(text.unicodeScalars.prefix(end))))
    #expect(detail["rating"] == .number(1) && detail["rater"] == .string("human/alice"))
    #expect(detail["labels"] == .array([.string("A2"), .string("W1")]) || detail["labels"] == annotation["labels"])

    for filter in ["by:alice", "annotated:yes", "rater:human/alice rating:1", "label:W1"] {
      let rows = try await program.json("list", "transcripts", "--filter", filter)
      #expect(rows.array.contains { $0["id"] == before["id"] }, "\(filter)")
    }
    #expect(try await program.json("list", "transcripts", "--filter", "by:bob") == .array([]))
    #expect(try await program.json("list", "raters").array.contains { $0["id"] == .string("human/alice") })
  }

  @Test func theLatestOfEachFieldCountsAndAdjudicationAboveAll() async throws {
    try await program.text("annotate", "last", "--as", "alice", "--rating", "0", "--note", "hm")
    try await program.text("annotate", "last", "--as", "human/alice", "--rating", "2")
    let once = try await program.json("show", "last")
    #expect(once["rating"] == .number(2))
    #expect(once["annotations"].array.compactMap { $0["rating"].int } == [2])
    #expect(once["annotations"].array.compactMap { $0["note"].string } == ["hm"])
    try await program.text("annotate", "last", "--as", "adjudicated", "--rating", "0")
    try await program.text("annotate", "last", "--as", "bob", "--rating", "1")
    let twice = try await program.json("annotate", "last", "--as", "bob", "--label", "W4")
    #expect(twice["rating"] == .number(0) && twice["rater"] == .string("human/adjudicated"))
    let agreement = try await program.json("agreement", "--raters", "human/alice,human/bob")
    #expect(agreement[0]["n"] == .number(1) && agreement[0]["confusion"][2][1] == .number(1))
  }

  @Test(
    arguments: [
      (["--rating", "1"], "--as NAME"), (["--as", "two words", "--rating", "1"], "one word"),
      (["--as", "a/b", "--rating", "1"], "one word"), (["--as", "a,b", "--rating", "1"], "one word"),
      (["--as", "alice"], "nothing to say"), (["--as", "alice", "--rating", "3"], "--rating 3"),
      (["--as", "alice", "--label", "Z9"], "“Z9”"), (["--as", "alice", "--span", "1:0-3"], "TURN:START-END:CODE"),
      (["--as", "alice", "--span", "99:0-3:risk"], "the turns 1 to"),
      (["--as", "alice", "--span", "1:3-3:risk"], "positions 0 to"),
      (["--as", "alice", "--span", "1:0-99999:risk"], "positions 0 to"),
      (["--as", "alice", "--span", "1:0-3:Z9"], "“Z9”"),
    ] as [([String], String)])
  func whatMakesNoSenseIsRefusedAndSavesNothing(arguments: [String], said: String) async throws {
    let outcome = try await program.start(["annotate", "last"] + arguments).outcome()
    #expect(outcome.status == 2 && outcome.stderr.contains(said), "\(outcome.stderr)")
    #expect(try await program.json("list", "transcripts", "--filter", "annotated:yes") == .array([]))
  }

  @Test func theSameTwiceIsThereOnce() async throws {
    for _ in 0..<2 {
      try await program.text(
        "annotate", "last", "--as", "alice", "--label", "W1", "--label", "W1", "--span", "1:0-3:disclosure", "--span",
        "1:0-3:disclosure")
    }
    let annotation = try await program.json("show", "last")["annotations"][0]
    #expect(annotation["labels"] == .array([.string("W1")]) && annotation["spans"].array.count == 1)
  }
}
