import Foundation
import Testing

@testable import Engine
@testable import TUI

/// What the history of a case puts together, and how it tells the rest apart.
@Suite struct PlayedKindTests {
  private let store: Store
  private let parent: TranscriptDetail

  init() async throws {
    store = try await StoreFixture.played()
    let id = try #require(try store.transcriptIDs(filter: Filter(parsing: "scenario:3 condition:baseline")).first)
    parent = try #require(try store.detail(id))
  }

  private func play(_ rerun: Rerun, of detail: TranscriptDetail? = nil) async throws -> TranscriptDetail {
    let order = try rerun.order(of: detail ?? parent, in: store)
    let report = try await Runner(store: store, model: { (id) throws(ModelError) in try ModelCatalog().model(id) })
      .launch(order)
    let id = try #require(try store.transcriptIDs(filter: Filter.all.and(.run, report.run)).first)
    return try #require(try store.detail(id))
  }

  private func rows() throws -> [[String]] {
    let transcript = parent.transcript
    return try Tables.history(
      suite: transcript.suite, useCase: transcript.useCase, from: nil, in: store
    ).rows.map(\.cells).filter { $0[2] == transcript.model && $0[0] == "3" }
  }

  @Test func oneCellIsOneKindHoweverItCameAbout() async throws {
    let guided = try await play(Rerun(condition: .guiding))
    _ = try await play(Rerun(), of: guided)
    _ = try await play(Rerun(condition: .guiding, repeats: 2))
    let guiding = try rows().filter { $0[1] == "guiding" }
    #expect(guiding.map { $0[3] } == ["4"] && guiding.map { $0[5] } == [""])
  }

  @Test func settingsThatDifferAndEditsAreTold() async throws {
    _ = try await play(Rerun(temperature: 0))
    let request = try #require(parent.turns.last { $0.role == .user })
    let almonds = try await play(Rerun(edits: [.init(turn: request.index, text: "Should we go there, with almonds?")]))
    _ = try await play(Rerun(), of: almonds)
    _ = try await play(Rerun(edits: [.init(turn: request.index, text: "Should we go there, with walnuts?")]))
    let rows = try rows().filter { $0[1] == "baseline" }
    let changed = rows.map { $0[5] }
    #expect(changed.contains("temperature 0") && changed.contains { $0.hasPrefix("temperature 0.") }, "\(changed)")
    let edited = rows.filter { $0[5].contains("turn \(request.index)") }
    #expect(edited.count == 2 && edited.contains { $0[5].contains("“…with almonds?”") && $0[3] == "2" }, "\(rows)")
    #expect(edited.contains { $0[5].contains("“…with walnuts?”") && $0[3] == "1" }, "\(rows)")
    #expect(Set(changed).count == changed.count)
  }

  @Test func longEditsThatBeginAlikeGetNumbers() {
    func kind(_ text: String) -> PlayedKind {
      PlayedKind(
        scenario: 3, condition: "baseline", model: "m", edits: [.init(turn: 11, text: text)])
    }
    let long = String(repeating: "very ", count: 20)
    let changes = PlayedKind.changes(of: [kind("Is it \(long)good?"), kind("Is it \(long)bad?"), kind("No")])
    #expect(changes[1] == changes[0] + " (2)" && changes[2] == "turn 11 “No”")
  }

  @Test func idsOfOneMomentAreToldApart() async throws {
    let one = try await play(Rerun(repeats: 3))
    let ids = try store.transcriptIDs(filter: Filter.all.and(.run, one.transcript.run))
    let shown = try Tables.lineage(of: one.transcript.id, in: store).rows.compactMap(\.cells.last)
    #expect(Set(shown).count == 4)
    for id in ids {
      let short = try #require(shown.first { id.hasPrefix($0) })
      #expect(try store.resolve(short, in: .transcript) == id)
    }
  }
}
