import Foundation
import Testing

@testable import Engine

/// Filters over a small store, against a plain reading of what each term says.
@Suite struct FilterSQLTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  /// 24 transcripts of which no two are alike; what is known of them is spread by the numbers 2, 3, 4, 5 and 7.
  init() throws {
    temporary = try TemporaryStore()
    let store = temporary.store
    let runs = [try store.addRun("01runaaa"), try store.addRun("01runbbb")]
    for number in 0..<24 {
      var transcript = Transcript.sample(
        String(format: "01tr%04d", number), case: "case-\(number % 3)",
        category: number % 2 == 0 ? "allergy" : "phobia",
        scenario: number % 7 == 6 ? nil : Scenario(rawValue: number % 6),
        condition: number % 5 == 0 ? .guiding : .baseline,
        model: ["openai/gpt-4o", "sim/forgetful", "imported/gpt-4o", "sim/attentive"][number % 4],
        repeat: number / 12 + 1)
      transcript.suite = number % 3 == 0 ? "tiny" : "other"
      transcript.status = number % 11 == 10 ? .failed : .complete
      transcript.cause = number % 11 == 10 ? "timeout" : nil
      transcript.origin = Origin.allCases[number % 4]
      transcript.severity = number % 4 == 3 ? nil : UseCase.Severity.allCases[number % 4]
      transcript.namesTrigger = number % 3 == 2 ? nil : number % 3 == 1
      transcript.parent = number % 8 == 1 ? "01tr0000" : nil
      transcript.distance = number % 5 == 4 ? nil : .init(turns: number, words: number * 10)
      transcript.edited = number == 13
      let key = try store.insert(transcript, run: runs[number % 2], plan: nil)
      let text = number % 3 == 0 ? "I eat peanut sauce daily" : "sauce of peanut number n\(number)"
      try store.append(Turn(index: 1, role: .user, text: text), to: key)
      if number % 2 == 0 {
        try store.add(
          Rating(
            rater: "rule", version: "1", value: RatingValue.allCases[number % 3], confidence: Double(number) / 24,
            spans: [Span(turn: 1, start: 0, end: 1, label: "old_\(number % 4)", quote: "I")],
            created: Date(timeIntervalSince1970: 10)), to: transcript.id)
      }
      if number % 4 == 0 {
        try store.add(
          Rating(
            rater: "rule", version: "2", value: RatingValue.allCases[(number + 1) % 3], confidence: 0.7,
            spans: [Span(turn: 1, start: 0, end: 1, label: "risk", quote: "I")],
            created: Date(timeIntervalSince1970: 20)),
          to: transcript.id)
      }
      if number % 6 == 0 { try store.add(.of("judge/imported", .pass, at: 5), to: transcript.id) }
      let noon = Date(timeIntervalSince1970: 30)
      if number % 5 == 1 { try store.annotate(transcript.id, by: "alice", .labels(["W1", "F3"]), at: noon) }
      if number % 5 == 2 { try store.annotate(transcript.id, by: "bob", .rating(.fail), at: noon) }
      if [7, 17, 22].contains(number) { try store.annotate(transcript.id, by: "dave", .rating(.pass), at: noon) }
      if number == 7 { try store.annotate(transcript.id, by: "adjudicated", .rating(.pass), at: noon) }
      if number % 5 == 3 {
        try store.annotate(
          transcript.id, by: "carol", .spans([Span(turn: 1, start: 0, end: 1, label: "F2", quote: "I")]), at: noon)
        if number % 2 == 0 { try store.undo(transcript.id, by: "carol", at: noon.addingTimeInterval(1)) }
      }
    }
  }

  /// What a term says of a transcript, read from everything that is recorded of it.
  private func holds(
    _ term: Filter.Term, for item: TranscriptDetail, beside filter: Filter, among all: [TranscriptDetail]
  ) -> Bool {
    let t = item.transcript
    func compares(_ value: Double?, _ text: String) -> Bool {
      guard let value, let comparison = Filter.Comparison(text) else { return false }
      switch comparison.sign {
      case "<": return value < comparison.number
      case ">": return value > comparison.number
      case "<=": return value <= comparison.number
      case ">=": return value >= comparison.number
      default: return value == comparison.number
      }
    }
    let effective = item.annotations.effective
    return term.values.contains { value in
      switch term.key {
      case .suite: t.suite == value
      case .useCase: t.useCase == value
      case .category: t.category == value
      case .condition: t.condition.rawValue == value
      case .status: t.status.rawValue == value
      case .origin: t.origin.rawValue == value
      case .severity: t.severity?.rawValue == value
      case .cause: t.cause == value
      case .scenario: t.scenario.map { String($0.rawValue) } == value
      case .run: t.run.hasPrefix(value.lowercased())
      case .id: t.id.hasPrefix(value)
      case .parent:
        value == "any" ? t.parent != nil : value == "none" ? t.parent == nil : t.parent?.hasPrefix(value) ?? false
      case .model: t.model == value || t.model.hasSuffix("/" + value)
      case .rating: value == "none" ? t.rating == nil : t.rating.map { String($0.rawValue) } == value
      case .rater: item.latestRatings.contains { $0.rater == value }
      case .label:
        t.labels.contains(value) || item.latestRatings.flatMap(\.spans).contains { $0.label == value }
          || effective.contains {
            if case .spans(let spans) = $0.content { spans.contains { $0.label == value } } else { false }
          }
      case .annotated: t.annotated == (value == "yes")
      case .disagreement: t.disagreement == (value == "yes")
      case .adjudicate:
        (value == "yes")
          == (Set(item.latestRatings.filter { $0.rater.hasPrefix("human/") }.map(\.value)).count > 1
            && item.rating(by: "human/adjudicated") == nil)
      case .trigger: t.namesTrigger == (value == "yes")
      case .flips:
        (value == "yes")
          == all.map(\.transcript).contains { o in
            !t.edited && !o.edited && o.suite == t.suite && o.useCase == t.useCase && o.scenario == t.scenario
              && o.condition == t.condition && o.model == t.model && o.rating != nil && t.rating != nil
              && o.rating != t.rating
          }
      case .by: effective.contains { !$0.content.isEmpty && ($0.author == value || "human/\($0.author)" == value) }
      case .confidence:
        value == "low"
          ? compares(t.confidence, "<0.7")
          : value == "high" ? compares(t.confidence, ">=0.7") : compares(t.confidence, value)
      case .distance: compares(t.distance.map { Double($0.turns) }, value)
      case .text: item.turns.contains { $0.text.lowercased().contains(value) }
      }
    } != term.isNegated
  }

  @Test(arguments: [
    "", "suite:tiny", "-suite:tiny", "model:gpt-4o", "model:openai/gpt-4o,forgetful", "-model:gpt-4o", "scenario:3,4",
    "-scenario:0-5", "scenario:all", "condition:guiding", "category:allergy", "-category:allergy,phobia", "case:case-1",
    "run:01runa", "run:01RUN", "-run:01runb", "run:01x", "id:01tr001", "id:01tr0007", "parent:01tr", "-parent:01tr0000",
    "parent:any", "parent:none", "-parent:any", "parent:none,01tr0000",
    "rating:fail",
    "status:failed", "status:complete,failed", "cause:timeout", "-cause:timeout", "origin:written,imported",
    "severity:distress", "-severity:distress,injury", "trigger:yes", "trigger:no", "-trigger:yes", "rating:0",
    "rating:none",
    "rating:1,none", "-rating:2", "-rating:none", "rater:rule", "rater:judge/imported,human/bob", "-rater:rule",
    "label:W1",
    "label:F2", "-label:W1", "label:risk", "label:old_2", "label:old%", "label:o_d_2", "label:W", "annotated:yes",
    "annotated:no", "annotated:yes,no", "disagreement:yes", "disagreement:no", "adjudicate:yes", "adjudicate:no",
    "-adjudicate:yes", "flips:yes", "flips:no", "-flips:yes",
    "by:alice", "by:human/bob,carol", "-by:carol", "confidence:low", "confidence:high", "-confidence:low",
    "confidence:<0.3",
    "confidence:>=0.7", "distance:>20", "distance:<=3,>22", "-distance:>5", "distance:7", "text:\"peanut sauce\"",
    "-text:\"peanut sauce\"", "peanut -daily", "text:daily,n13", "suite:other -model:forgetful rating:0,1 annotated:no",
    "category:allergy -rating:none confidence:high disagreement:no", "-rating:0 -rater:rule",
  ])
  func findsWhatItSays(_ text: String) throws {
    let filter = try Filter(parsing: text)
    let all = try store.transcriptIDs().compactMap { try store.detail($0) }
    #expect(all.count == 24)
    let expected = all.filter { item in filter.terms.allSatisfy { holds($0, for: item, beside: filter, among: all) } }
    #expect(try store.transcriptIDs(filter: filter) == expected.map(\.transcript.id))
    #expect(try store.transcriptCount(filter: filter) == expected.count)
  }

  /// The test above says nothing where both readings find all or none.
  @Test func theSmallStoreTellsTheKeysApart() throws {
    for text in [
      "label:old_2", "label:F2", "flips:yes", "disagreement:yes", "adjudicate:yes", "by:carol", "trigger:no",
      "confidence:low",
    ] {
      let count = try store.transcriptCount(filter: Filter(parsing: text))
      #expect((1...23).contains(count), "\(text): \(count)")
    }
    for text in ["label:o_d_2", "label:old%", "label:W", "run:01x"] {
      #expect(try store.transcriptCount(filter: Filter(parsing: text)) == 0, "\(text)")
    }
  }

  @Test func ratingBesideRaterSpeaksOfTheSameRating() throws {
    let fresh = try TemporaryStore()
    let store = fresh.store
    let run = try store.addRun("01run")
    for id in ["both", "rule", "person", "none"] { try store.add(.sample(id), run: run) }
    try store.add(.of("rule", .pass, at: 1, version: "1"), to: "both")
    try store.add(.of("rule", .fail, at: 2, version: "2"), to: "both")
    try store.add(.of("human/alice", .pass, at: 3), to: "both")
    try store.add(.of("rule", .pass, at: 1), to: "rule")
    try store.add(.of("human/alice", .fail, at: 1), to: "person")
    func ids(_ text: String) throws -> [String] { try store.transcriptIDs(filter: Filter(parsing: text)) }
    #expect(try ids("rating:2") == ["both", "rule"])
    #expect(try ids("rating:0 rater:rule") == ["both"])
    // The older version of the rule said 2; it no longer counts.
    #expect(try ids("rater:rule rating:2") == ["rule"])
    #expect(try ids("rater:human/alice rating:2") == ["both"])
    #expect(try ids("rater:rule,human/alice rating:0") == ["both", "person"])
    #expect(try ids("rater:rule -rating:0") == ["rule"])
    #expect(try ids("rater:rule rating:none") == ["person", "none"])
    #expect(try ids("rater:rule rating:0,none") == ["both", "person", "none"])
    #expect(try ids("rater:rule -rating:none") == ["both", "rule"])
    #expect(try ids("rater:rule rater:human/alice rating:0") == [])
    #expect(try ids("-rater:rule rating:0") == ["person"])
    #expect(try ids("-rater:rule rating:none") == ["none"])
  }

  @Test func editedRerunsMakeNothingFlip() throws {
    let fresh = try TemporaryStore()
    let store = fresh.store
    let run = try store.addRun("01run")
    var edited = Transcript.sample("edited", repeat: 2)
    edited.edited = true
    try store.add(.sample("plain"), run: run)
    try store.add(edited, run: run)
    try store.add(.of("rule", .pass), to: "plain")
    try store.add(.of("rule", .fail), to: "edited")
    #expect(try store.transcriptCount(filter: Filter(parsing: "flips:yes")) == 0)
    try store.add(.sample("again", repeat: 3), run: run)
    try store.add(.of("rule", .fail), to: "again")
    #expect(try store.transcriptIDs(filter: Filter(parsing: "flips:yes")) == ["plain", "again"])
  }

  @Test(arguments: ["' OR 1=1 --", "\"", "%", "_", "*", "a\u{0}b", "🌵", "a;DROP TABLE turn"])
  func takesValuesForValues(_ value: String) throws {
    for key in Filter.Key.allCases where ![.scenario, .distance, .confidence].contains(key) {
      let filter = Filter(terms: [.init(key, [value])])
      guard ![.annotated, .disagreement, .adjudicate, .flips, .trigger, .rating].contains(key) else { continue }
      #expect(try store.transcriptCount(filter: filter) == 0, "\(key.rawValue)")
    }
  }
}
