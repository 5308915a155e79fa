import Engine
import Foundation
import Testing

@testable import TUI

@Suite struct LiveTests {
  /// The played store's run, watched.
  private func watching() async throws -> ExplorerDriver {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 30, columns: 120)
    driver.keys("L Enter")
    return driver
  }

  private func live(_ driver: ExplorerDriver) -> LiveOverlay? {
    if case .live(let live) = driver.state.overlay { live } else { nil }
  }

  @Test func theRunsProgressIsCountedByModelScenarioAndCondition() async throws {
    var driver = try await watching()
    #expect(driver.text.contains("100 %  12 of 12 transcripts"))
    let cells = try #require(live(driver)?.progress?.cells)
    #expect(cells.map(\.cell.model) == ["sim/attentive", "sim/attentive", "sim/forgetful", "sim/forgetful"])
    #expect(cells.map(\.cell.scenario) == [.solo, .twoPeople, .solo, .twoPeople])
    #expect(cells.map(\.planned) == [3, 3, 3, 3] && cells.map(\.cell.complete) == [3, 3, 3, 3])
    #expect(driver.text.contains("cost $0.00"))
    #expect(live(driver)?.progress?.latest.count == 12)
  }

  @Test func enterOpensAFinishedTranscript() async throws {
    var driver = try await watching()
    driver.keys("j j")
    let chosen = try #require(live(driver)?.progress?.latest[2].id)
    driver.keys("Enter")
    #expect(driver.state.overlay == nil)
    #expect(driver.state.reader.active == chosen)
  }

  @Test func enterOnAModelShowsOnlyItsTranscripts() async throws {
    var driver = try await watching()
    driver.keys("Tab j j Enter")
    #expect(driver.state.overlay == nil)
    #expect(
      driver.state.filter.terms.map(\.key) == [.run, .model, .condition, .scenario]
        && driver.state.filter.description.contains("model:sim/forgetful condition:baseline scenario:1"))
    #expect(driver.state.models == driver.state.models && driver.state.cases.count == 3)
  }

  @Test func xGoesToTheNextFailureAmongTheLatest() async throws {
    var driver = try await watching()
    driver.keys("x")
    let overlay = try #require(live(driver))
    let chosen = try #require(overlay.progress?.latest[overlay.latest.selected])
    #expect(chosen.rating == .fail)
  }

  @Test func aRunThatHasEndedIsNeitherPausedNorStopped() async throws {
    var driver = try await watching()
    driver.keys("p")
    #expect(driver.status == "The run has ended.")
    driver.keys("s")
    #expect(driver.status == "The run has ended.")
    driver.keys("v")
    #expect(driver.status == "“v” does nothing here; Esc leaves, ? lists the keys.")
    driver.keys("q")
    #expect(driver.state.overlay == nil && !driver.hasQuit)
  }

  @Test func pausingAndStoppingAreWishesThatTheStoreKeeps() async throws {
    var driver = ExplorerDriver(try await StoreFixture.played(), rows: 30, columns: 120)
    let id = try #require(try driver.store.runs().first?.id)
    var run = try driver.store.run(id)
    run.status = .running
    func look(_ wish: Run.Wish?) {
      run.wish = wish
      driver.answer(.live(RunProgress(run: run, cells: [])))
    }
    driver.keys("L Enter")
    look(nil)
    driver.keys("p")
    #expect(try driver.store.run(id).wish == .pause)
    #expect(driver.status == "Paused: calls under way come to their end, no others are made. p goes on.")
    look(.pause)
    driver.keys("p")
    #expect(try driver.store.run(id).wish == nil)
    look(nil)
    driver.keys("s")
    #expect(driver.status == "Stop the run? y stops it; what is recorded stays.")
    driver.keys("n")
    #expect(try driver.store.run(id).wish == nil)
    driver.keys("s y")
    #expect(try driver.store.run(id).wish == .stop)
  }

  @Test func newEndsDoNotMoveWhoHasGoneDownTheList() throws {
    var live = LiveOverlay(run: LiveFixture.id)
    var progress = LiveFixture.progress()
    let all = progress.latest
    progress.latest = Array(all.dropFirst(3))
    live.take(progress)
    live.latest.selected = 2
    progress.latest = all
    live.take(progress)
    #expect(progress.latest[live.latest.selected].id == all[5].id)
    live.latest.selected = 0
    live.take(progress)
    #expect(live.latest.selected == 0)
  }

  @Test func looksAtOtherRunsAreDropped() async throws {
    var driver = try await watching()
    let before = live(driver)
    driver.answer(.live(LiveFixture.progress()))
    #expect(live(driver) == before)
    driver.keys("Esc")
    driver.answer(.live(LiveFixture.progress()))
    #expect(driver.state.overlay == nil)
  }

  @Test func aWatcherTellsUntilTheRunHasEnded() async throws {
    let store = try await StoreFixture.played()
    let id = try #require(try store.runs().first?.id)
    let (looks, post) = AsyncStream<Answer>.makeStream()
    let watcher = RunWatcher(path: store.path, pricing: { _, _, _ in nil }, post: { post.yield($0) })
    watcher.watch(id)
    #expect(watcher.run == id)
    for await look in looks {
      guard case .live(let progress) = look else { continue }
      #expect(progress.run.complete == 12 && progress.isOver)
      #expect(progress.cost == nil)
      break
    }
    watcher.stop()
    #expect(watcher.run == nil)
  }
}
