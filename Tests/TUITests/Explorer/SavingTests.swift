import Engine
import Testing

@testable import TUI

/// What a reviewer says when the store cannot take it.
@Suite struct SavingTests {
  private func inQueue() throws -> ExplorerDriver {
    var driver = ExplorerDriver(try StoreFixture.desk(), rows: 30, columns: 120)
    driver.keys("f C-u")
    driver.type("rating:0")
    driver.keys("Enter T l l l l l Enter")
    return driver
  }

  @Test func anItemIsNotLeftBeforeItsRatingIsSaved() throws {
    var driver = try inQueue()
    driver.holds = true
    driver.keys("0")
    let first = try #require(driver.state.reader.active)
    #expect(driver.held.count == 1)
    driver.holds = false
    driver.answer(.notSaved(transcript: first, .rating(.fail), "The disk is full."))
    #expect(driver.status == "✗ Not saved: The disk is full.")
    #expect(driver.state.reader.active == first && driver.state.queue?.item.position == 1)
    // It can be said again, and nothing older is undone.
    driver.keys("u")
    #expect(driver.status.contains("is left to undo in this queue"))
    driver.keys("0")
    #expect(driver.status == "item 2/4 · 1 rated, 3 to go · nuts-001: rated 0 fail; u undoes it.")
    #expect(driver.state.queue?.item.position == 2)
  }

  @Test func aNoteThatCouldNotBeSavedComesBack() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x i")
    driver.type("a long thought")
    driver.holds = true
    driver.keys("Enter")
    let id = try #require(driver.state.reader.active)
    driver.holds = false
    driver.answer(.notSaved(transcript: id, .note("a long thought"), "The disk is full."))
    #expect(driver.status == "✗ The note on nuts-001 is not saved, i has its words: The disk is full.")
    driver.keys("i Enter")
    #expect(driver.status == "Note saved; u undoes it.")
    #expect(driver.explorer.note(on: id) == "a long thought")
  }

  @Test(arguments: ["Esc", "C-c"])
  func aNoteThatWasBegunIsThereAgain(key: String) throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x i")
    driver.type("half a thou")
    driver.keys(key)
    #expect(driver.status == "The note is not saved; i goes on with it.")
    #expect(!driver.hasQuit)
    driver.keys("i")
    driver.type("ght")
    driver.keys("Enter")
    #expect(driver.explorer.note(on: try #require(driver.state.reader.active)) == "half a thought")
  }

  @Test func keysThatAreTooManyAreNotTakenOutOfTurn() throws {
    var driver = try inQueue()
    driver.holds = true
    driver.keys("0")
    for _ in 0..<Explorer.mostTypedAhead { driver.keys("x") }
    driver.keys("2")
    #expect(driver.status.hasPrefix("✗ Too many keys at once: 2"))
    #expect(driver.held.count == 1)
  }

  @Test func whatWasSaidBeforeTheStartIsUndoneToo() throws {
    var driver = try inQueue()
    driver.keys("0 2")
    var again = ExplorerDriver(driver.store, rows: 30, columns: 120)
    again.keys("T Enter u")
    #expect(again.place == "nuts-002 S3 baseline m/gamma")
    #expect(again.state.queue?.queue.done == 1)
    again.keys("u")
    #expect(again.place == "nuts-001 S3 baseline m/alpha")
    #expect(again.state.queue?.queue.done == 0)
    again.keys("u")
    #expect(again.status == "item 1/4 · 0 rated, 4 to go · Nothing of alice's is left to undo in this queue.")
  }

  @Test func aSkipIsUndone() throws {
    var driver = try inQueue()
    driver.keys("s")
    #expect(driver.state.queue?.item.position == 2 && driver.state.queue?.queue.skipped == 1)
    driver.keys("u")
    #expect(driver.state.queue?.item.position == 1 && driver.state.queue?.queue.skipped == 0)
  }

  @Test func theLastItemIsNotRatedAgainUnseen() throws {
    var driver = try inQueue()
    driver.keys("0 0 0 0")
    #expect(driver.status == "“by case, rating:0” is done: 4 of 4 rated.")
    driver.keys("2")
    #expect(driver.status == "Rated 2 pass as human/alice; u undoes it.")
  }

  @Test func whoHasGoneAsideComesBack() throws {
    var driver = try inQueue()
    let first = driver.place
    driver.keys("x")
    #expect(driver.place != first)
    driver.keys("]")
    #expect(driver.status.hasPrefix("aside from item 1/4; > goes back"))
    driver.keys(">")
    #expect(driver.place == first && driver.state.queue?.item.position == 1)
  }

  @Test func labelsAndRatingAreRepeatedTogether() throws {
    var driver = try inQueue()
    driver.keys("a m q 0 .")
    let second = try driver.store.transcripts(filter: Filter(parsing: "by:alice label:A1"), order: .case)
    #expect(second.map(\.useCase) == ["nuts-001", "nuts-002"])
    #expect(second.allSatisfy { $0.rating == .fail })
    #expect(driver.state.queue?.item.position == 3)
  }

  @Test func lettersOfLabelsOnlyLabel() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x a g")
    #expect(driver.status == "Labels: F1; u undoes it.")
    driver.keys("u")
    #expect(driver.status == "Undone: Labels: F1.")
    let first = Keymap.standard.binding(of: .first, on: .labels)
    #expect(first?.keys == [.home])
    for screen in [KeyScreen.labels, .span, .spanLabels] {
      #expect(Keymap.standard.action(for: .character("?"), on: screen) == .help)
    }
  }

  @Test func everyNoteThatWasBegunIsKept() throws {
    let store = try StoreFixture.desk()
    var driver = ExplorerDriver(store)
    driver.keys("x i")
    driver.type("first")
    driver.keys("Esc x i")
    driver.type("second")
    let second = try #require(driver.state.reader.active)
    // It is kept as it stands, though the program ends in the middle of it.
    try KeptPlace(driver.state).write(to: store, author: "alice", since: nil)
    var again = ExplorerDriver(store)
    again.restart()
    #expect(again.state.drafts.values.sorted() == ["first", "second"] && again.state.drafts[second] == "second")
  }

  @Test func whatCouldNotBeUndoneIsUndoneLater() throws {
    var driver = try inQueue()
    driver.keys("0 s")
    let (id, queue) = (try #require(driver.state.queue?.queue.id), driver.state.undoable)
    driver.holds = true
    driver.keys("u")
    driver.holds = false
    driver.answer(.notDone(putsBack: .skipped(queue: id, position: 2), takesBack: nil, "The store is locked."))
    #expect(driver.status == "✗ The store is locked." && driver.state.undoable == queue)
    driver.keys("u")
    #expect(driver.state.queue?.item.position == 2 && driver.state.queue?.queue.skipped == 0)
  }

  @Test func labelsThatAreThereStayWhenOthersAreRepeated() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x a d q x a m q 0 X .")
    let first = try #require(driver.state.reader.active)
    #expect(driver.explorer.labels(on: first) == ["W3", "A1"])
    driver.keys(".")
    #expect(driver.status == "This is what was said last; it can be said of another.")
  }
}
