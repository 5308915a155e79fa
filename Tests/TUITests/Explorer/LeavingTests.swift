import Engine
import Foundation
import Testing

@testable import TUI

/// Forks, the editor, the pager and files.
@Suite struct LeavingTests {
  @Test func aForkKeepsWhatCameBefore() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 36, columns: 120)
    let parent = try #require(driver.state.reader.activeDetail)
    driver.keys("g Tab Home ] ] e")
    #expect(driver.text.contains("─ say at turn 3 instead ─"))
    driver.keys("C-u")
    driver.type("What is the tallest tree?")
    driver.keys("Enter")
    _ = await driver.finishRerun()
    let child = try #require(driver.state.reader.activeDetail)
    #expect(child.transcript.changed == "turn 3 edited" && child.transcript.parent == parent.transcript.id)
    #expect(child.turns.prefix(2).map(\.text) == parent.turns.prefix(2).map(\.text))
    #expect(child.turns[2].text == "What is the tallest tree?")
    #expect(child.turns.count == 12)
  }

  @Test func onlyWhatTheUserSaysCanBeChanged() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 36, columns: 120)
    driver.keys("Tab Home ] e")
    #expect(driver.status == "Only what the user says can be said otherwise; [ and ] go to such a turn.")
    driver.keys("[ e Enter")
    #expect(driver.status == "Nothing was changed; R plays the same again.")
    #expect(driver.state.progress == nil)
  }

  @Test func theEditorGetsTheTextAndGivesItBack() async throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x i")
    driver.type("Half a")
    driver.keys("C-o")
    let id = try #require(driver.state.reader.active)
    #expect(driver.done.last == .edit("Half a", .note(transcript: id)) && driver.state.overlay == nil)
    driver.answer(.edited("Half a note.\nAnd more.\n", .note(transcript: id)))
    #expect(try driver.store.detail(id)?.annotations.map(\.content) == [.note("Half a note.\nAnd more.")])
    driver.answer(.edited(nil, .note(transcript: id)))
    #expect(try driver.store.detail(id)?.annotations.count == 1)
    driver.keys("|")
    #expect(driver.done.last == .page(id))
  }

  @Test func whatIsShownIsWrittenAndNothingOverwrittenUnasked() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "heed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.md").path
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 24, columns: 80)
    driver.writesFiles = true
    driver.keys("x o")
    #expect(driver.text.contains("nuts-001-alpha.md"))
    driver.keys("C-u")
    driver.type(path)
    driver.keys("Enter")
    #expect(
      driver.status == "Wrote 1 transcript to \(path)."
        || driver.state.message?.text == "Wrote 1 transcript to \(path).")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("# nuts-001 · m/alpha\n"))
    try "mine".write(toFile: path, atomically: true, encoding: .utf8)
    driver.keys("o C-u")
    driver.type(path)
    driver.keys("Enter")
    #expect(driver.text.contains("It is there already; Enter overwrites it"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    driver.keys("Enter")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("# nuts-001"))
    driver.keys("o C-u")
    driver.type(folder.path + "/b.jsonl")
    driver.keys("Enter")
    #expect(try String(contentsOfFile: folder.path + "/b.jsonl", encoding: .utf8).contains("\"model\":\"m/alpha\""))
    driver.keys("o C-u")
    driver.type("/nowhere/at/all.md")
    driver.keys("Enter")
    #expect(driver.state.message?.isError == true)
  }
}
