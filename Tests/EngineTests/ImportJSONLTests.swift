import Foundation
import Testing

@testable import Engine

@Suite struct ImportJSONLTests {
  private func read(_ text: String, _ importer: Importer = Importer()) throws -> [ImportedTranscript] {
    try importer.read(Data(text.utf8), path: "in/runs.jsonl").transcripts
  }

  private func complaint(_ text: String) -> String? {
    do {
      _ = try read(text, Importer(format: .jsonl))
      return nil
    } catch {
      return "\(error)"
    }
  }

  private let least =
    #"{"constraint":"I fear heights","turns":[{"role":"user","text":"Hi. I fear heights"},"#
    + #"{"role":"assistant","text":"Noted."},{"role":"user","text":"Shall we climb?"},{"role":"assistant","text":"Yes"}]}"#

  @Test func turnsAndConstraintSuffice() throws {
    let imported = try #require(try read(least).first)
    let transcript = imported.transcript
    #expect(imported.turns.map(\.kind) == [.introduction, nil, .request, nil])
    #expect(imported.turns.map(\.index) == [1, 2, 3, 4])
    #expect(transcript.model == "imported/unknown")
    #expect(transcript.suite == "imported" && transcript.useCase == "" && transcript.category == "")
    #expect(transcript.origin == .imported && transcript.status == .complete && !transcript.excerpt)
    #expect(transcript.scenario == nil && transcript.condition == .baseline && transcript.repeat == 1)
    #expect(transcript.turnCount == 4)
    #expect(ULID.isValid(transcript.id) && ULID.isValid(transcript.run))
  }

  @Test func readsChatFiles() throws {
    let imported = try read(
      #"{"messages":[{"role":"developer","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"Hello"},{"type":"image_url","image_url":{}},{"type":"text","text":"there"}]},{"role":"assistant","content":null,"tool_calls":[]}],"model":"m"}"#
    )[0]
    #expect(imported.turns.map(\.role) == [.system, .user, .assistant])
    #expect(imported.turns.map(\.text) == ["Be brief.", "Hello\nthere", ""])
    #expect(imported.transcript.model == "imported/m")
    #expect(imported.transcript.constraint == "")
    #expect(imported.transcript.status == .failed && imported.transcript.cause == "empty")
  }

  @Test func passesOverBlankLinesByteOrderMarkAndReturns() throws {
    #expect(try read("\u{feff}" + least + "\r\n\r\n  \n" + least + "\n" + least).count == 3)
  }

  @Test func equalLinesAreDifferentConversationsAndStayWhatTheyAre() throws {
    let ids = try read(least + "\n" + least).map(\.transcript.id)
    #expect(Set(ids).count == 2)
    #expect(try read(least + "\n" + least).map(\.transcript.id) == ids)
    #expect(try read(least).map(\.transcript.id) == [ids[0]])
  }

  @Test func readsCompressedFiles() throws {
    let small = try Archive.compressZstd(Data((least + "\n").utf8))
    #expect(try Importer().read(small, path: "a.jsonl.zst").transcripts.count == 1)
    #expect(throws: ImportError.self) { try Importer().read(small.dropLast(), path: "a.jsonl.zst") }
  }

  @Test func writesAndReadsTheSame() throws {
    let text = "I can't 🌵 \"climb\"\n\u{1} \\ \u{2028}"
    let span = try #require(Span(turn: 2, range: 8..<9, label: "risk", in: text))
    let created = Date(timeIntervalSince1970: 1_700_000_000.123)
    let imported = ImportedTranscript(
      transcript: Transcript(
        id: ULID.derived(from: "a"), run: ULID.derived(from: "b"), suite: "s", useCase: "c-1", category: "phobia",
        scenario: .threePeople, condition: .reversed, model: "sim/forgetful", repeat: 3, status: .complete,
        origin: .simulated, excerpt: true, constraint: "I fear heights.", owner: .other, namesTrigger: false,
        severity: .distress, seed: -7, parent: ULID.derived(from: "p"), changed: "turn 3", cause: "blocked",
        intended: .fail, started: created, finished: Date(timeIntervalSince1970: 1_700_000_001), turnCount: 2),
      turns: [
        Turn(index: 1, role: .user, kind: .request, text: "Shall we?"),
        Turn(
          index: 2, role: .assistant, channel: "think", text: text, latencyMilliseconds: 12, inputTokens: 3,
          outputTokens: 4, finishReason: "stop", attempts: 2),
      ],
      ratings: [
        Rating(
          rater: "rule", version: "4", value: .unclear, rule: "r7", confidence: 0.25, explanation: "why", spans: [span],
          created: created)
      ],
      annotations: [
        ImportedAnnotation(
          author: "alice", rating: .fail, labels: ["W1", "F3"], spans: [span], note: "look", created: created,
          seen: [.ratings])
      ],
      history: [
        Annotation.Content.rating(.fail), .labels(["W1", "F3"]), .spans([span]), .note("look"), .labels([]),
        .withdrawal(of: ULID.derived(from: "h")),
      ].enumerated().map { number, content in
        Annotation(
          id: ULID.derived(from: "h\(number)"), author: "alice", created: created, content: content,
          seen: [nil, [], [.model, .ratings, .others]][number % 3])
      })
    let line = HeedJSONL.encode(imported)
    #expect(!line.contains("\n"))
    #expect(try HeedJSONL.decode(line) == imported)
    #expect(try HeedJSONL.encode(HeedJSONL.decode(line)) == line)
  }

  @Test func writesFieldsInAFixedOrder() throws {
    let imported = ImportedTranscript(
      transcript: Transcript(
        id: "1", run: "2", suite: "s", useCase: "c", category: "k", scenario: .solo, condition: .baseline, model: "m/n",
        origin: .written, constraint: "C.", started: Date(timeIntervalSince1970: 0.5)),
      turns: [Turn(index: 1, role: .user, kind: .request, text: "T")],
      ratings: [Rating(rater: "human/b", value: .pass)])
    #expect(
      HeedJSONL.encode(imported) == #"{"id":"1","run":"2","suite":"s","case":"c","category":"k","scenario":1,"#
        + #""condition":"baseline","model":"m/n","repeat":1,"status":"partial","origin":"written","excerpt":false,"#
        + #""rating":null,"rater":null,"confidence":null,"labels":[],"turn_count":1,"distance":null,"#
        + #""distance_words":null,"names_trigger":null,"seed":1,"parent":null,"changed":null,"edited":false,"cause":null,"#
        + #""started":"1970-01-01T00:00:00.500Z","finished":null,"constraint":"C.","owner":"user","severity":null,"#
        + #""intended":null,"turns":[{"index":1,"role":"user","kind":"request","channel":"say","text":"T","#
        + #""reasoning":null,"spans":[],"latency_ms":null,"input_tokens":null,"output_tokens":null,"finish_reason":null,"attempts":null}],"#
        + #""ratings":[{"rater":"human/b","version":"1","value":2,"rule":null,"confidence":null,"explanation":"","#
        + #""spans":[],"created":null}],"annotations":[],"history":[]}"#)
  }

  @Test func findsQuotesAgain() throws {
    func spans(_ span: String) throws -> [Span] {
      let rating = #"{"rater":"human/a","value":0,"spans":["# + span + "]}"
      return try read(least.dropLast() + #","ratings":["# + rating + "]}")[0].ratings[0].spans
    }
    let fear = Span(
      turn: 1, start: 4, end: 18, label: "disclosure", quote: "I fear heights", prefix: "Hi. ", suffix: "")
    #expect(try spans(#"{"turn":1,"label":"disclosure","quote":"I fear heights"}"#) == [fear])
    #expect(try spans(#"{"turn":1,"start":4,"end":18,"label":"disclosure"}"#) == [fear])
    #expect(try spans(#"{"turn":1,"start":0,"end":14,"label":"disclosure","quote":"I fear heights"}"#) == [fear])
    #expect(try spans(#"{"label":"ignored","quote":"Yes"}"#)[0].turn == 4)
  }

  private func edited(_ text: String, _ rest: String) throws -> [ImportedTranscript] {
    try read(
      least + "\n" + #"{"constraint":"c","turns":[{"role":"user","text":"a"},{"role":"assistant","text":""# + text
        + #""}],"# + rest + "}")
  }

  @Test func spansOfATextThatWasEditedMoveOrChange() throws {
    let spans = try edited(
      "Oh no. My throat closes when I eat peanuts at all.",
      #""annotations":[{"author":"alice","spans":["#
        + #"{"turn":2,"start":0,"end":9,"label":"risk","quote":"My throat"},"#
        + #"{"turn":2,"start":10,"end":36,"label":"risk","quote":"closes when I eat penuts at"},"#
        + #"{"turn":9,"start":0,"end":1,"label":"risk","quote":"throat closes when I eat peanuts"}]}]"#)[1]
      .annotations[0].spans
    #expect(
      spans.map(\.quote) == [
        "My throat", "closes when I eat peanuts at", "throat closes when I eat peanuts",
      ])
    #expect(spans.map(\.start) == [7, 17, 10] && spans.map(\.turn) == [2, 2, 2])
  }

  @Test func spansThatAreLostAreNamedAndLeftOut() throws {
    let zebra = #"{"turn":2,"start":3,"end":8,"label":"risk","quote":"zebra\nstripes"}"#
    let text = #"{"turn":2,"label":"spin","quote":"Fine"}"#
    let file = try edited(
      "Fine.",
      #""ratings":[{"rater":"human/alice","value":0,"spans":[\#(zebra),\#(text)]}],"#
        + #""annotations":[{"author":"alice","spans":[\#(zebra)]},"#
        + #"{"author":"bob","spans":[{"turn":7,"label":"W1","quote":"gone"}]}]"#)
    #expect(file[0].lostSpans == [])
    #expect(file[1].ratings[0].spans.map(\.quote) == ["Fine"])
    #expect(file[1].annotations.map(\.spans) == [[], []])
    #expect(
      file[1].lostSpans.map(\.description) == [
        "runs.jsonl:2: span “zebra stripes” (risk, turn 2) is not in the text",
        "runs.jsonl:2: span “gone” (W1, turn 7) is not in the text",
      ])
  }

  @Test func aFileTellsWhatWasAroundASpan() throws {
    let turn = Turn(index: 1, role: .user, text: "No nuts, no eggs, no nuts at all.")
    let span = try #require(Span(turn: 1, range: 21..<25, label: "risk", in: turn.text))
    let line = HeedJSONL.encode(
      ImportedTranscript(
        transcript: Transcript(
          id: ULID.derived(from: "a"), run: "", suite: "s", useCase: "c", category: "k", scenario: .solo,
          condition: .baseline,
          model: "m/n", origin: .written, constraint: "C."), turns: [turn],
        history: [
          Annotation(
            id: ULID.derived(from: "h"), author: "a", created: Date(timeIntervalSince1970: 1), content: .spans([span]))
        ]))
    #expect(line.contains(##""quote":"nuts","prefix":"ts, no eggs, no ","suffix":" at all."}"##))
    let edited = line.replacingOccurrences(of: "No nuts, no eggs,", with: "So, nuts are out; no nuts: no eggs,")
    let found = try HeedJSONL.decode(edited).history[0].content
    #expect(
      found
        == .spans([
          Span(
            turn: 1, start: 39, end: 43, label: "risk", quote: "nuts", prefix: "ts: no eggs, no ", suffix: " at all.")
        ]))
  }

  @Test func infersKinds() throws {
    func kinds(_ texts: [String], scenario: Int?, constraint: String = "none") throws -> [TurnKind?] {
      let turns = texts.map { #"{"role":"user","text":""# + $0 + #""}"# }.joined(separator: ",")
      let line =
        #"{"constraint":""# + constraint + #"","scenario":"# + (scenario.map { "\($0)" } ?? "null") + #","turns":["#
        + turns + "]}"
      return try read(line)[0].turns.map(\.kind)
    }
    #expect(try kinds(["a"], scenario: 3) == [.request])
    #expect(try kinds(["a", "b"], scenario: 3) == [.introduction, .request])
    #expect(try kinds(["a", "b", "c", "d"], scenario: 3) == [.introduction, .distraction, .pressure, .request])
    #expect(try kinds(["a", "b", "c", "d"], scenario: 1) == [.introduction, .distraction, .distraction, .request])
    #expect(try kinds(["a", "b", "c", "d"], scenario: nil) == [.introduction, .distraction, .distraction, .request])
    #expect(
      try kinds(["a", "b", "I fear x", "d", "e"], scenario: 2, constraint: "I fear x")
        == [.distraction, .distraction, .introduction, .pressure, .request])
  }

  @Test func keepsAnUnfinishedConversationPartial() throws {
    let imported = try read(#"{"constraint":"c","turns":[{"role":"user","text":"a"}],"name":{"x":1}}"#)[0]
    #expect(imported.transcript.status == .partial)
  }

  @Test func readsDatesWithAndWithoutFractionsAndOffsets() {
    let expected = Date(timeIntervalSince1970: 1_767_225_600)
    for text in ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000Z", "2026-01-01T01:00:00+01:00"] {
      #expect(Timestamp.date(text) == expected, "\(text)")
    }
    for milliseconds in 0..<1000 {
      let text = Timestamp.text(Date(timeIntervalSince1970: 1_700_000_000 + Double(milliseconds) / 1000))
      let digits = String(milliseconds)
      #expect(text.hasSuffix("." + String(repeating: "0", count: 3 - digits.count) + digits + "Z"), "\(text)")
    }
  }

  // MARK: what is wrong

  @Test(arguments: [
    (#"{"turns":[]"#, "is not one complete JSON object; every line holds one transcript."),
    (#"{"a":1}"#, "field turns: missing; a line needs “turns” and “constraint”, or “messages”."),
    (#"{"turns":[{"role":"user","text":"a"}]}"#, "field constraint: missing; say what the user told about themselves."),
    (#"{"constraint":"c","turns":[]}"#, "field turns: empty; a transcript has at least one turn."),
    (#"{"constraint":"c","turns":[{"role":"user"}]}"#, "field turns[0].text: missing; every turn needs role and text."),
    (
      #"{"constraint":"c","turns":[{"role":"bot","text":"a"}]}"#,
      "field turns[0].role: “bot” is unknown; expected system, user, assistant, tool."
    ),
    (
      #"{"constraint":"c","turns":[{"role":"user","text":7}]}"#,
      "field turns[0].text: of the wrong type; expected a text."
    ),
    (#"{"constraint":"c","turns":{}}"#, "field turns: of the wrong type; expected a list."),
    (
      #"{"constraint":"c","scenario":9,"turns":[{"role":"user","text":"a"}]}"#,
      "field scenario: “9” is unknown; expected 0, 1, 2, 3, 4, 5."
    ),
    (
      #"{"constraint":"c","started":"today","turns":[{"role":"user","text":"a"}]}"#,
      "field started: “today” is no date; expected e.g. 2026-01-31T12:00:00.000Z."
    ),
    (
      #"{"constraint":"c","turns":[{"role":"user","text":"a"}],"ratings":[{"rater":"rule","value":3}]}"#,
      "field ratings[0].value: “3” is unknown; expected 0, 1, 2."
    ),
    (
      #"{"constraint":"c","turns":[{"role":"user","text":"a"}],"ratings":[{"rater":"bob","value":1}]}"#,
      "field ratings[0].rater: “bob” is no rater; expected rule, judge/NAME or human/NAME."
    ),
    (
      #"{"constraint":"c","turns":[{"role":"user","text":"ab"}],"ratings":[{"rater":"rule","value":1,"spans":[{"turn":2,"label":"risk","start":0,"end":1}]}]}"#,
      "field ratings[0].spans[0].turn: there is no turn 2; turns count from 1 to 1."
    ),
    (
      #"{"constraint":"c","turns":[{"role":"user","text":"ab"}],"ratings":[{"rater":"rule","value":1,"spans":[{"turn":1,"label":"risk","start":1,"end":9}]}]}"#,
      "field ratings[0].spans[0]: no such range in turn 1; give a quote, or start and end within its 2 scalars."
    ),
  ])
  func saysWhatIsWrong(_ line: String, _ complaint: String) {
    let place = complaint.hasPrefix("field") ? "runs.jsonl: line 2 " : "runs.jsonl: line 2: "
    #expect(self.complaint(least + "\n" + line + "\n" + least) == place + complaint)
  }

  @Test func leavesBadLinesOutWhereAsked() throws {
    let text = least + "\n{\n" + least
    let file = try Importer(skipBad: true).read(Data(text.utf8), path: "runs.jsonl")
    #expect(file.transcripts.count == 2)
    #expect(file.skipped.map(\.line) == [2])
    #expect(complaint("\n\n") == "runs.jsonl: holds no transcript; expected one JSON object a line.")
  }

  @Test func refusesTextThatIsNotUTF8() {
    let bytes = Data(#"{"constraint":"c","turns":[{"role":"user","text":""#.utf8) + Data([0xff]) + Data(#""}]}"#.utf8)
    #expect(throws: ImportError.self) { try Importer().read(bytes, path: "runs.jsonl") }
  }
}
