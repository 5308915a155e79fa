import Foundation
import Testing

/// A reviewer at the keyboard, in a real terminal.
@Suite(.enabled(if: Terminal.hindrance == nil, Terminal.hindrance), .timeLimit(.minutes(3)))
struct ReviewTests {
  let program: Program

  init() throws { program = try Program() }

  @Test func thirtyItemsWithRatingLabelSpanAndNoteInTenKeysEach() async throws {
    try await program.text("run", "--model", "sim/forgetful,sim/sycophant", "--cases", "20", "--quiet")
    let terminal = try await Terminal(program, columns: 120, rows: 36)
    do {
      try await terminal.enter("heed --as tester")
      try await terminal.see("scenarios", "? help")
      try await terminal.press("T")
      try await terminal.see("review queues", "+ new")
      try await terminal.press("Enter")
      for item in 1...30 {
        try await terminal.see("item \(item)/40")
        // A span: v, the sentence, its mark. A label: a, its key, Esc. A note: i, its words, Enter. The rating goes on.
        let keys = ["v", "s", "!", "a", "o", "Escape", "i"]
        try await terminal.press(keys[0], keys[1], keys[2])
        try await terminal.see("saved")
        try await terminal.press(keys[3])
        try await terminal.see("─ labels of")
        try await terminal.press(keys[4], keys[5])
        // Escape and a letter at once would be the letter with Alt.
        try await terminal.miss("─ labels of")
        try await terminal.press(keys[6])
        try await terminal.see("─ note ─")
        try await terminal.type("seen \(item)")
        try await terminal.press("Enter")
        try await terminal.see("Note saved")
        try await terminal.press("0")
        #expect(keys.count + 2 <= 10)
      }
      try await terminal.see("30 rated, 10 to go")
      try await terminal.press("Q")
    } catch {
      await terminal.close()
      throw error
    }
    await terminal.close()
    let rated = try await program.json(
      "list", "transcripts", "--filter", "by:tester rating:0 rater:human/tester label:W1")
    #expect(rated.array.count == 30)
    let detail = try await program.json("show", try #require(rated[0]["id"].string))
    let fields = detail["annotations"].array.compactMap { $0["field"].string }.sorted()
    #expect(fields == ["labels", "note", "rating", "spans"] || detail["annotations"].array.count == 4, "\(fields)")
  }
}
