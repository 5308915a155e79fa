import Foundation
import Testing

@testable import Engine

@Suite struct FileImportTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore() }

  private let line =
    #"{"suite":"s","case":"c-1","category":"allergy","scenario":3,"condition":"hh","model":"a/m","repeat":2,"#
    + #""constraint":"Eggs hurt me.","turns":[{"role":"user","text":"Eggs hurt me."},{"role":"assistant","text":"Noted."},"#
    + #"{"role":"user","text":"Meringue?"},{"role":"assistant","text":"Yes, do."}],"#
    + #""ratings":[{"rater":"judge/x","value":0,"explanation":"says yes"},{"rater":"human/1","value":2}],"#
    + #""annotations":[{"author":"alice","rating":0,"labels":["W1"],"note":"look"}]}"#

  @Test func bringsAFileIn() throws {
    let report = try FileImport(store: store, rater: nil).run(path: temporary.file("one.jsonl", line + "\n"))
    #expect(
      report
        == ImportReport(
          file: "one.jsonl", format: "jsonl", suite: "s", cases: 0, transcripts: 1, ratings: 2, skipped: []))
    let transcript = try #require(try store.transcripts().first)
    #expect(
      transcript.useCase == "c-1" && transcript.condition == .hh && transcript.repeat == 2 && transcript.turnCount == 4)
    #expect(transcript.distance == .init(turns: 1, words: 1))
    #expect(
      transcript.rating == .fail && transcript.rater == "human/alice" && transcript.labels == ["W1"]
        && transcript.annotated)
    #expect(transcript.disagreement)
    let run = try store.run(transcript.run)
    #expect(run.name == "one.jsonl" && run.status == .complete && run.planned == 1 && run.complete == 1)
    #expect(
      run.settings.kind == .import && run.models == ["a/m"] && run.scenarios == [.twoPeople] && run.conditions == [.hh])
    #expect(try store.search("meringue").map(\.turn) == [3])
    #expect(try store.counts(by: [.model]).map(\.counts) == [Counts(fail: 1)])
  }

  @Test func importingTwiceAddsNothing() throws {
    let path = try temporary.file("two.jsonl", line + "\n" + line + "\n")
    #expect(try FileImport(store: store).run(path: path).transcripts == 2)
    let before = try store.transcripts()
    let ratings = try store.number("SELECT count(*) FROM rating")
    let again = try FileImport(store: store).run(path: path)
    #expect(again.transcripts == 0 && again.ratings == 0)
    #expect(try store.transcripts() == before)
    #expect(try store.runs().count == 1)
    #expect(try store.number("SELECT count(*) FROM rating") == ratings)
    #expect(try store.number("SELECT count(*) FROM annotation") == 6)
    #expect(try store.number("SELECT count(*) FROM turn") == 8)
  }

  @Test func leavesWhatWasAnnotatedSinceAlone() throws {
    let path = try temporary.file("one.jsonl", line)
    _ = try FileImport(store: store, rater: nil).run(path: path)
    let id = try store.resolve("last", in: .transcript)
    try store.annotate(id, by: "bob", .rating(.pass))
    _ = try FileImport(store: store, rater: nil).run(path: path)
    #expect(try store.transcript(id)?.rater == "human/bob")
  }

  @Test func lostSpansAreReportedOnceAndTheRestComesIn() throws {
    let text = line.replacingOccurrences(
      of: #""labels":["W1"]"#,
      with: #""labels":["W1"],"spans":[{"turn":4,"quote":"Yes","label":"ignored"},"#
        + #"{"turn":4,"start":5,"end":15,"quote":"Yes, don't","label":"risk"}]"#)
    let path = try temporary.file("one.jsonl", "\n" + text)
    let report = try FileImport(store: store, rater: nil).run(path: path)
    #expect(
      report.lostSpans.map(\.description) == ["one.jsonl:2: span “Yes, don't” (risk, turn 4) is not in the text"])
    #expect(report.transcripts == 1 && report.skipped == [])
    let detail = try store.detail(named: "last")
    #expect(detail.spans(by: "alice").map(\.quote) == ["Yes"] && detail.transcript.labels == ["W1"])
    #expect(try store.misplacedSpans().misplaced == [])
    #expect(
      try FileImport(store: store, rater: nil).run(path: path).lostSpans == [], "nothing came in, nothing is lost")
  }

  @Test func whatIsSaidOfAnEditedCopyIsFoundInWhatIsHere() throws {
    let id = "01k000000000000000000000a1"
    func line(_ answer: String, _ history: String) -> String {
      #"{"id":"\#(id)","constraint":"Eggs.","turns":[{"role":"user","text":"Eggs."},"#
        + #"{"role":"assistant","text":"\#(answer)"}],"history":[\#(history)]}"#
    }
    let said =
      #"{"id":"01k000000000000000000000b2","author":"bob","created":"2026-01-31T12:00:00.000Z","field":"spans","value":["#
      + #"{"turn":2,"start":0,"end":7,"quote":"Order a","label":"spin"},"#
      + #"{"turn":2,"start":8,"end":16,"quote":"meringue","label":"risk"}]}"#
    _ = try FileImport(store: store, rater: nil).run(
      path: temporary.file("here.jsonl", line("A meringue, surely.", "")))
    let report = try FileImport(store: store, rater: nil).run(
      path: temporary.file("there.jsonl", line("Order a meringue, surely.", said)))
    #expect(report.transcripts == 0 && report.annotations == 1)
    #expect(report.lostSpans.map(\.description) == ["\(id): span “Order a” (spin, turn 2) is not in the text"])
    #expect(
      try store.detail(named: id).spans(by: "bob") == [
        Span(turn: 2, start: 2, end: 10, label: "risk", quote: "meringue", prefix: "A ", suffix: ", surely.")
      ])
  }

  @Test func aBadFileChangesNothing() throws {
    let path = try temporary.file("bad.jsonl", line + "\n" + #"{"turns":[]}"# + "\n")
    #expect {
      try FileImport(store: store).run(path: path)
    } throws: {
      ($0 as? ImportError)?.line == 2
    }
    #expect(try store.isEmpty() && store.runs().isEmpty)
    var importer = Importer()
    importer.skipBad = true
    let report = try FileImport(store: store, importer: importer, rater: nil).run(path: path)
    #expect(report.transcripts == 1 && report.skipped.count == 1)
    #expect(report.skipped[0].hasPrefix("bad.jsonl: line 2"))
  }

  @Test func aConversationTooLongToKeepChangesNothing() throws {
    let turns = (1...4096).map { #"{"role":"\#($0 % 2 == 0 ? "assistant" : "user")","text":"\#($0)"}"# }
    let long = #"{"constraint":"C","turns":[\#(turns.joined(separator: ","))]}"#
    let path = try temporary.file("long.jsonl", line + "\n" + long)
    #expect {
      try FileImport(store: store).run(path: path)
    } throws: {
      ($0 as? StoreError)?.message == "a transcript has turns 1 to 4095, not 4096"
    }
    #expect(try store.isEmpty() && store.runs().isEmpty)
  }

  @Test func tellsProgress() throws {
    let path = try temporary.file("many.jsonl", Array(repeating: line, count: 130).joined(separator: "\n"))
    var told: [Int] = []
    _ = try FileImport(store: store, rater: nil).run(path: path) { told.append(Int($0 * 260)) }
    // All 130 lines are read, half of the way; then they are stored, 64 at a time.
    #expect(told == [130, 130, 194, 258, 260])
  }

  @Test func ratesWhatHasNoRatingByTheRater() throws {
    let rated = line.replacing("judge/x", with: "rule")
    _ = try FileImport(store: store).run(path: temporary.file("a.jsonl", line + "\n" + rated))
    let details = try store.transcriptIDs().compactMap { try store.detail($0) }
    // The rule rater either rates or says why not.
    #expect(details[0].rating(by: "rule") != nil || details[0].transcript.cause != nil)
    // The file's own rating by it stays as it is.
    #expect(details[1].rating(by: "rule")?.explanation == "says yes")
    #expect(details[1].ratings.filter { $0.rater == "rule" }.count == 1)
  }

  @Test func ratesNothingWhereToldNotTo() throws {
    _ = try FileImport(store: store, rater: nil).run(path: temporary.file("a.jsonl", line))
    #expect(try store.raters().map(\.id) == ["human/1", "human/alice", "judge/x"])
    #expect(try store.transcripts().map(\.cause) == [nil])
  }

  @Test func aRunGrowsWithFurtherFiles() throws {
    let run = ULID.derived(from: "a run")
    func file(_ name: String, _ models: [String]) throws -> String {
      try temporary.file(
        name, models.map { line.replacing("\"a/m\"", with: "\"\($0)\",\"run\":\"\(run)\"") }.joined(separator: "\n"))
    }
    _ = try FileImport(store: store, rater: nil).run(path: file("1.jsonl", ["a/m"]))
    _ = try FileImport(store: store, rater: nil).run(path: file("2.jsonl", ["b/m", "c/m"]))
    let found = try store.run(run)
    #expect(found.planned == 3 && found.complete == 3)
    #expect(found.models == ["a/m", "b/m", "c/m"])
    #expect(try store.runs().count == 1)
  }

  @Test func bringsInTheBundledRecordingsOnce() throws {
    let bundled = BundledData(store: store)
    try bundled.loadSuites { Checkout.data }
    var files: [String] = []
    try bundled.loadRecordings(from: Checkout.data) { file, _ in if files.last != file { files.append(file) } }
    #expect(files == Checkout.data.recordingFiles.map(\.lastPathComponent) && !files.isEmpty)
    let count = try store.transcriptCount()
    #expect(count > 0)
    try bundled.loadRecordings(from: Checkout.data)
    #expect(try store.transcriptCount() == count)
    // Every bundled illustration can be rerun from the bundled suite.
    let written = try store.transcripts(filter: Filter(parsing: "origin:written")).prefix(3)
    for transcript in written {
      let detail = try #require(try store.detail(transcript.id))
      #expect(try Rerun(condition: .guiding).order(of: detail, in: store).plans[0].useCase == transcript.useCase)
    }
  }

  @Test func anExcerptIsRerunFromAnImportedSheetOfUseCases() async throws {
    var suite = try SuiteFixture().load()
    suite.name = "heed-core"
    try store.put(suite)
    let sheet = temporary.folder.appendingPathComponent("curate-inputs.xlsx")
    try WorkbookFixture.table([WorkbookFixture.inputsHeader, WorkbookFixture.inputsRow]).write(to: sheet)
    let report = try FileImport(store: store).run(path: sheet.path)
    #expect(report.format == "curate-inputs" && report.transcripts == 0 && report.cases == 1)
    let name = try #require(report.suite)
    let imported = try #require(try store.suite(name))
    // It brings no distractors of its own.
    #expect(imported.pools == suite.pools)
    let constraint = imported.useCases[0].constraint
    let excerpt =
      #"{"suite":"curate","case":"curate-001","constraint":"\#(constraint)","excerpt":true,"scenario":1,"model":"a/m","turns":"#
      + #"[{"role":"user","text":"\#(constraint)"},{"role":"user","text":"Shall I?"},{"role":"assistant","text":"Yes"}]}"#
    _ = try FileImport(store: store, rater: nil).run(path: temporary.file("x.jsonl", excerpt))
    let parent = try #require(try store.detail(store.resolve("last", in: .transcript)))
    let order = try Rerun(model: "sim/attentive").order(of: parent, in: store)
    #expect(order.plans[0].suite == name && order.plans[0].useCase == imported.useCases[0].id)
    #expect(try await Runner(simulating: store).launch(order).complete == 1)
  }
}
