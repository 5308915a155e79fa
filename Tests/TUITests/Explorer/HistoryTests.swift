import Engine
import Testing

@testable import TUI

/// All that was played of a case.
@Suite struct HistoryTests {
  private func table(_ driver: ExplorerDriver) -> TableOverlay? {
    if case .table(let table) = driver.state.overlay { table } else { nil }
  }

  private func store() throws -> Store {
    try StoreFixture.store(
      [(1, 0), (2, 2), (3, 0)].map {
        .init(useCase: "nuts-001", repeatNumber: $0.0, ratings: [("rule", $0.1)])
      } + [
        .init(useCase: "nuts-001", condition: "guiding", ratings: [("rule", 2)]),
        .init(useCase: "nuts-001", condition: "absent"),
        .init(useCase: "dogs-001", ratings: [("rule", 2)]),
      ])
  }

  @Test func repeatsStandTogetherWithTheirVerdicts() throws {
    var driver = ExplorerDriver(try store())
    driver.keys("j H")
    let table = try #require(self.table(driver))
    #expect(table.title == "all that was played of nuts-001")
    #expect(
      table.rows.map { Array($0.cells[0...4]) } == [
        ["3", "absent", "m/alpha", "1", "≈1"], ["3", "baseline", "m/alpha", "3", "✓1 ✗2"],
        ["3", "guiding", "m/alpha", "1", "✓1"],
      ])
    #expect(table.note == "5 transcripts in 3 kinds, with more than one verdict. Enter opens the repeats of a kind.")
    // One stands on the kind of what one reads.
    #expect(table.list.selected == 1)
  }

  @Test func aForkPlayedAgainIsNoPlainRepeat() async throws {
    let store = try await StoreFixture.played()
    let catalog = ModelCatalog()
    let runner = Runner(store: store, model: { (id) throws(ModelError) in try catalog.model(id) })
    var id = try #require(try store.transcripts(filter: Filter(parsing: "case:allergy-001 scenario:3")).first?.id)
    for rerun in [Rerun(edits: [.init(turn: 5, text: "And Peru?")]), Rerun()] {
      _ = try await runner.launch(rerun.order(of: #require(try store.detail(id)), in: store))
      id = try #require(try store.transcripts(order: .newest).first?.id)
    }
    let table = try Tables.history(suite: "heed-core", useCase: "allergy-001", from: id, in: store)
    let edited = table.rows.filter { !$0.cells[5].isEmpty }
    #expect(edited.map { $0.cells[5] } == ["turn 5 “And Peru?”"] && edited.map { $0.cells[3] } == ["2"])
    #expect(table.rows.filter { $0.cells[5].isEmpty }.allSatisfy { $0.cells[3] == "1" })
  }

  @Test func aKindOpensItsRepeatsAndTheseTheirTranscripts() throws {
    var driver = ExplorerDriver(try store())
    driver.keys("j H Enter")
    #expect(table(driver)?.title == "nuts-001, m/alpha baseline")
    #expect(
      table(driver)?.rows.map { Array($0.cells[0...2]) } == [
        ["1", "✗ fail", "rule"], ["2", "✓ pass", "rule"], ["3", "✗ fail", "rule"],
      ])
    driver.keys("j Enter")
    #expect(driver.state.reader.activeTranscript?.repeat == 2)
    // A kind of one leads there at once.
    driver.keys("H G Enter")
    #expect(driver.place == "nuts-001 S3 guiding m/alpha")
  }

  @Test func blindReviewHidesIt() throws {
    var driver = ExplorerDriver(try store())
    driver.keys("b H")
    #expect(driver.state.overlay == nil && driver.status == "Blind review hides what would tell that; b shows it.")
  }
}
