import Foundation
import Testing

@testable import Engine

@Suite struct SearchTests {
  private let temporary: TemporaryStore
  private var store: Store { temporary.store }

  init() throws {
    temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun("01run")
    try store.add(
      .sample("t1"), run: run,
      saying: [
        "I am allergic to peanut sauce.", "No peanut butter, then, and no satay sauce.", "Shall we eat?", "Yes, soup.",
      ])
    try store.add(
      .sample("t2", case: "phobia-001", model: "openai/gpt-4o"), run: run,
      saying: ["Clowns make me run: CAFÉ clowns too.", "The saucepan holds peanuts."])
  }

  private func hits(_ words: String, role: Role? = nil, filter: Filter = .all, limit: Int? = nil) throws -> [String] {
    try store.search(words, role: role, filter: filter, limit: limit).map { "\($0.transcript):\($0.turn)" }
  }

  @Test func findsTurnsThatHoldAllWords() throws {
    #expect(try hits("peanut ") == ["t1:1", "t1:2"])
    #expect(try hits("sauce peanut ") == ["t1:1", "t1:2"])
    #expect(try hits("peanut soup") == [])
    #expect(try hits("PEANUT SAUCE ") == ["t1:1", "t1:2"])
    #expect(try hits("cafe clowns ") == ["t2:1"])
  }

  @Test func theLastPlainWordMayBeABeginning() throws {
    #expect(try hits("peanut") == ["t1:1", "t1:2", "t2:2"])
    #expect(try hits("pea") == ["t1:1", "t1:2", "t2:2"])
    #expect(try hits("p") == ["t1:1", "t1:2", "t2:2"])
    #expect(try hits("pea sauce") == [])
  }

  @Test func quotedPartsArePhrases() throws {
    #expect(try hits("\"peanut sauce\"") == ["t1:1"])
    // A phrase is no beginning of one.
    #expect(try hits("\"peanut\"") == ["t1:1", "t1:2"])
    #expect(try hits("\"clowns make me ru\"") == [])
    #expect(try hits("\"peanut sauce\" allergic") == ["t1:1"])
    #expect(try hits("\"satay sauce\" \"peanut butter\"") == ["t1:2"])
    #expect(try hits("\"peanut sauce") == ["t1:1"])
  }

  @Test func givesWhereAndWhatWithTheWordsMarked() throws {
    let hit = try #require(try store.search("clowns ").first)
    #expect(hit.transcript == "t2" && hit.turn == 1 && hit.role == .user)
    #expect(hit.model == "openai/gpt-4o" && hit.useCase == "phobia-001")
    #expect(hit.snippet == "\u{1}Clowns\u{2} make me run: CAFÉ \u{1}clowns\u{2} too.")
  }

  @Test func wordsOfScriptsWithoutSpacesAreFoundInsideARun() throws {
    let run = try #require(try store.key(ofRun: "01run"))
    let long = String(repeating: "这是一个很长的句子，", count: 10)
    try store.add(
      .sample("t3"), run: run,
      saying: ["我对氪石过敏。Peanuts are fine, 100%_sure.", "\(long)超人的氪石和中文\(long)", "ฉันแพ้ถั่วลิสง", "ピーナッツは食べられません。"])
    #expect(try hits("氪石") == ["t3:1", "t3:2"])
    #expect(try hits("中文") == ["t3:2"])
    #expect(try hits("氪石 中文") == ["t3:2"])
    #expect(try hits("\"超人的氪石\"") == ["t3:2"])
    #expect(try hits("ถั่วลิสง") == ["t3:3"])
    #expect(try hits("食べ") == ["t3:4"])
    #expect(try hits("过敏 peanut") == ["t3:1"])
    #expect(try hits("过敏 soup") == [])
    #expect(try hits("氪_") == [] && hits("氪石", role: .user) == ["t3:1"])
    #expect(try store.transcriptIDs(filter: Filter(parsing: "text:中文 氪石")) == ["t3"])
    #expect(try store.transcriptIDs(filter: Filter(parsing: "-氪石")) == ["t1", "t2"])
    let snippets = try store.search("氪石").map(\.snippet)
    #expect(snippets[0] == "我对\u{1}氪石\u{2}过敏。Peanuts are fine, 100%_sure.")
    #expect(snippets[1].hasPrefix("…") && snippets[1].hasSuffix("…") && snippets[1].count < 100)
    #expect(snippets[1].contains("超人的\u{1}氪石\u{2}和中文"))
  }

  @Test func narrowsByRoleFilterAndNumber() throws {
    #expect(try hits("peanut", role: .assistant) == ["t1:2", "t2:2"])
    #expect(try hits("peanut", role: .user) == ["t1:1"])
    #expect(try hits("peanut", role: .system) == [])
    #expect(try hits("peanut", filter: Filter(parsing: "model:gpt-4o")) == ["t2:2"])
    #expect(try hits("peanut", filter: Filter(parsing: "text:saucepan")) == ["t2:2"])
    #expect(try hits("peanut", limit: 2) == ["t1:1", "t1:2"])
  }

  @Test(arguments: [
    "", " ", "\"", "\"\"", "\"\"\"", "*", "**", "-", "^", "(", ")", "()", "zebra OR", "NOT", "OR OR", "NEAR(", "text:x",
    "col : y",
    "+", "{", "'", "';--", "\\", "\u{0}", "zebra\u{0}horse", "\"zebra\u{0}", "!?…", "🌵", "zebra\"horse",
    "peanut NOT sauce",
  ])
  func takesAnythingForWords(_ words: String) throws {
    #expect(try hits(words) == [], "\(words)")
    #expect(try store.transcriptCount(filter: Filter(terms: [.init(.text, [words])])) == 0)
  }

  @Test func operatorsAreWordsLikeOthers() throws {
    let run = try store.addRun("01more")
    try store.add(.sample("t3"), run: run, saying: ["this AND that OR nothing NEAR a* (bracket)"])
    #expect(try hits("AND OR NEAR ") == ["t3:1"])
    #expect(try hits("a* (bracket) ") == ["t3:1"])
    #expect(try hits("-that") == ["t3:1"])
  }

  @Test func keepsInStepWithWhatComesAndGoes() throws {
    #expect(try hits("soup ") == ["t1:4"])
    // One transcript is indexed, another is not yet.
    let run = try store.addRun("01more")
    try store.add(.sample("t3"), run: run, saying: ["More soup, please."])
    try store.tamper("DELETE FROM transcript WHERE id IN ('t1', 't3')")
    #expect(try hits("soup ") == [])
    #expect(try hits("clowns ") == ["t2:1"])
    try store.add(.sample("t4"), run: run, saying: ["Soup again."])
    #expect(try hits("soup ") == ["t4:1"])
    #expect(try store.number("SELECT count(*) FROM turn_unindexed") == 0)
    try store.tamper("INSERT INTO turn_index(turn_index, rank) VALUES ('integrity-check', 1)")
  }

  @Test func indexesInBatches() throws {
    #expect(try store.indexPending(limit: 4) == 2)
    #expect(try store.indexPending(limit: 4) == 0)
    #expect(try store.indexPending() == 0)
    #expect(try hits("peanut").count == 3)
  }
}
