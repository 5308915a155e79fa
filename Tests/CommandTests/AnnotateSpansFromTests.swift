import Foundation
import Testing

/// Spans of a transcript taken over by another.
@Suite struct AnnotateSpansFromTests {
  let program: Program

  init() throws { program = try Program() }

  private func line(_ id: String, _ texts: [String], more: String = "") -> String {
    let turns = texts.enumerated().map { #"{"role":"\#($0 % 2 == 0 ? "user" : "assistant")","text":"\#($1)"}"# }
    return #"{"id":"\#(id)","constraint":"Eggs.","turns":[\#(turns.joined(separator: ","))]\#(more)}"#
  }

  private let old = "01k000000000000000000000a1"
  private let new = "01k000000000000000000000b2"

  /// Two transcripts of one case, and alice's spans of the older one: on turn 1 and on turn 4.
  private func prepare() async throws {
    let path = try program.write(
      [
        line(old, ["Eggs close my throat.", "Noted.", "Meringue?", "Yes, do order it. It is light."]),
        line(new, ["Eggs close my throat.", "Noted.", "Meringue?", "Sure. Yes, do order it."]),
      ].joined(separator: "\n"), to: "two.jsonl")
    try await program.text("import", path)
    try await program.text(
      "annotate", old, "--as", "alice", "--span", "1:0-20:disclosure", "--span", "4:5-16:endorsement", "--span",
      "4:18-29:spin")
  }

  private func spans(_ id: String) async throws -> [String] {
    let annotations = try await program.json("show", id, "--format", "json")["annotations"].array
    return annotations.flatMap { annotation in
      annotation["spans"].array.map { span in
        let (start, end) = (span["start"].int ?? -1, span["end"].int ?? -1)
        return "\(annotation["author"].string ?? "") \(span["turn"].int ?? -1):\(start)-\(end):"
          + "\(span["label"].string ?? "") \(span["quote"].string ?? "")"
      }
    }
  }

  @Test func eachIsFoundAgainOrListedAsLost() async throws {
    try await prepare()
    let outcome = try await program.run("annotate", new, "--as", "alice", "--spans-from", String(old.prefix(26)))
    #expect(outcome.status == 3, "\(outcome.stderr)")
    #expect(
      outcome.stdout == """
        3 spans of \(old): 1 kept, 1 moved, 0 changed, 1 lost
        lost: spin, turn 4: “It is light”

        """)
    #expect(outcome.stderr == "\(new): 1 annotation by alice saved\n")
    #expect(
      try await spans(new) == [
        "alice 1:0-20:disclosure Eggs close my throat", "alice 4:11-22:endorsement do order it",
      ])

    let again = try await program.run("annotate", new, "--as", "alice", "--spans-from", old, "--json")
    #expect(again.status == 3)
    #expect(
      try again.json
        == JSON(
          """
          {"transcript": "\(new)", "from": "\(old)", "author": "alice", "kept": 1, "moved": 1, "changed": 0, "changes": [],
           "lost": [{"turn": 4, "label": "spin", "quote": "It is light"}]}
          """))
    #expect(try await spans(new).count == 2, "nothing twice")
    let history = try JSON(
      String(try #require(try await program.text("export").split(separator: "\n").last)))["history"].array
    #expect(history.count == 1, "nothing new is nothing said")
  }

  @Test func theyComeToWhatIsThereAndWithWhatElseIsSaid() async throws {
    try await prepare()
    try await program.text(
      "annotate", new, "--as", "alice", "--span", "4:0-4:endorsement", "--span", "1:0-20:disclosure")
    let outcome = try await program.run(
      "annotate", new, "--as", "alice", "--spans-from", old, "--span", "3:0-8:request", "--rating", "0")
    #expect(outcome.status == 3)
    #expect(
      try await spans(new) == [
        "alice 4:0-4:endorsement Sure", "alice 1:0-20:disclosure Eggs close my throat",
        "alice 4:11-22:endorsement do order it", "alice 3:0-8:request Meringue",
      ])
    #expect(try await program.json("show", new)["rating"] == .number(0))
  }

  @Test func whoHasMarkedNothingThereIsTold() async throws {
    try await prepare()
    let outcome = try await program.run("annotate", new, "--as", "bob", "--spans-from", old, "--rating", "0")
    #expect(outcome.status == 1 && outcome.stdout.isEmpty)
    #expect(outcome.stderr == "heed: bob has marked no spans in \(old); those who have: alice.\n")
    let nobody = try await program.run("annotate", old, "--as", "bob", "--spans-from", "last")
    #expect(nobody.status == 1 && nobody.stderr == "heed: bob has marked no spans in \(new); nobody has.\n")
    let unknown = try await program.run("annotate", new, "--as", "alice", "--spans-from", "zzzz")
    #expect(unknown.status == 1 && unknown.stderr.contains("“zzzz”"))
    #expect(try await spans(new) == [])
  }

  @Test func aRatingOfAFileIsAsGood() async throws {
    let rated = #","ratings":[{"rater":"human/carol","value":0,"spans":[{"turn":2,"quote":"Noted","label":"risk"}]}]"#
    let path = try program.write(
      [line(old, ["Eggs.", "Well. Noted."], more: rated), line(new, ["Eggs.", "Noted."])].joined(separator: "\n"),
      to: "two.jsonl")
    try await program.text("import", path)
    try await program.text("annotate", new, "--as", "carol", "--spans-from", old)
    #expect(try await spans(new) == ["carol 2:0-5:risk Noted"])
  }

  @Test func doctorFindsSpansThatDoNotStandAndTheirRemedyMendsThem() async throws {
    func check() async throws -> JSON {
      try await program.run("doctor", "--json").json.array.first { $0["check"] == .string("spans") } ?? .null
    }
    #expect(try await check()["detail"] == .string("nobody has marked any"))
    // A store that has the transcript in other words: of a merge this store's words stay, and the other's annotations come.
    let other = program.file("other.db").path
    try await program.text(
      "import", try program.write(line(old, ["Eggs.", "Do order it. It is light."]), to: "there.jsonl"), "--db", other)
    try await program.text(
      "annotate", old, "--as", "alice", "--span", "2:3-11:endorsement", "--span", "2:13-24:spin", "--db", other)
    try await program.text(
      "import", try program.write(line(old, ["Eggs.", "Well, do order it. It's sweet."]), to: "here.jsonl"))
    try await program.text("merge", other)
    let wrong = try await check()
    #expect(wrong["ok"] == .bool(false))
    #expect(wrong["detail"] == .string("2 of 2 that people marked are not where they say, in 1 transcript"))
    let command = "heed annotate \(old) --as alice --spans-from \(old)"
    #expect(wrong["remedy"] == .string("Find them again with: \(command)"))
    let mended = try await program.shell(command)
    #expect(mended.status == 3)
    #expect(
      mended.stdout == """
        2 spans of \(old): 0 kept, 1 moved, 0 changed, 1 lost
        lost: spin, turn 2: “It is light”

        """)
    #expect(try await spans(old) == ["alice 2:9-17:endorsement order it"])
    #expect(try await check()["detail"] == .string("1 that people marked, each where it says"))
  }

  @Test func aCasePlayedAgainAfterAnEditOfItsSuite() async throws {
    // The same suite twice: before and after its constraint was edited.
    for (name, constraint) in [
      ("before", "the stiches have to stay in for a year."), ("after", "the stitches have to stay in until spring."),
    ] {
      try await program.text("suite", "new", program.file("\(name)/suites/mine").path)
      let file = program.file("\(name)/suites/mine/cases/example.json")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(
        text.replacingOccurrences(
          of: "My left cornea was transplanted in March, and the stitches have to stay in for a year.",
          with: "My left cornea was transplanted in March, and \(constraint)"
        ).utf8
      ).write(to: file)
      let run = try await program.start(
        [
          "--data", program.file(name).path, "--db", program.file("\(name).db").path, "run", "--suite", "mine",
          "--model",
          "sim/attentive", "--seed", "2",
        ], data: false
      ).outcome()
      #expect(run.status == 0, "\(run.stderr)")
    }
    let db = ["--data", program.file("after").path, "--db", program.file("after.db").path]
    func heed(_ arguments: String...) async throws -> Outcome {
      try await program.start(db + arguments, data: false).outcome()
    }
    let after = try #require(try await heed("show", "last", "--json").json["id"].string)
    #expect(try await heed("merge", program.file("before.db").path).status == 0)
    let ids = try await heed("list", "transcripts", "--json").json.array.compactMap { $0["id"].string }
    let before = try #require(ids.first { $0 != after })

    let turns = try await heed("show", before, "--json").json["turns"].array.compactMap { $0["text"].string }
    func span(_ quote: String, turn: Int, label: String) throws -> [String] {
      let text = turns[turn - 1]
      let range = try #require(text.range(of: quote), "\(text)")
      let scalars = text.unicodeScalars
      let start = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
      return ["--span", "\(turn):\(start)-\(start + quote.unicodeScalars.count):\(label)"]
    }
    let marked =
      try span("My left cornea was transplanted in March", turn: 1, label: "disclosure")
      + span("the stiches have to stay in", turn: 1, label: "disclosure")
      + span("for a year", turn: 1, label: "disclosure")
      + span("Take part as a spectator only.", turn: 12, label: "alternative")
    let saved = try await program.start(db + ["annotate", before, "--as", "alice"] + marked, data: false).outcome()
    #expect(saved.status == 0, "\(saved.stderr)")

    let outcome = try await heed("annotate", after, "--as", "alice", "--spans-from", before)
    #expect(outcome.status == 3, "\(outcome.stderr)")
    #expect(
      outcome.stdout == """
        4 spans of \(before): 1 kept, 1 moved, 1 changed, 1 lost
        changed: disclosure, turn 1: “the stiches have to stay in” is now “the stitches have to stay in”
        lost: disclosure, turn 1: “for a year”

        """)
    let found = try await heed("show", after, "--json").json["annotations"][0]["spans"].array
    #expect(
      found.map { $0["quote"].string } == [
        "My left cornea was transplanted in March", "the stitches have to stay in", "Take part as a spectator only.",
      ])
    let texts = try await heed("show", after, "--json").json["turns"].array.compactMap { $0["text"].string }
    for span in found {
      let (turn, start, end) = (span["turn"].int ?? 1, span["start"].int ?? 0, span["end"].int ?? 0)
      #expect(
        String(String.UnicodeScalarView(Array(texts[turn - 1].unicodeScalars)[start..<end])) == span["quote"].string)
    }
    let doctor = try await heed("doctor", "--json").json.array.first { $0["check"] == .string("spans") }
    #expect(doctor?["ok"] == .bool(true) && doctor?["detail"] == .string("7 that people marked, each where it says"))
  }
}
