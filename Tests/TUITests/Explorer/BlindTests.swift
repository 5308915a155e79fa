import Engine
import Testing

@testable import TUI

@Suite struct BlindTests {
  @Test func nothingTellsWhoAnsweredUntilOneHasRated() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x b")
    #expect(driver.text.contains("hidden") && driver.text.contains("none (blind)"))
    for word in ["alpha", "beta", "gamma", "✗", "✓", "0 %", "100 %"] { #expect(!driver.text.contains(word), "\(word)") }
    driver.keys("z")
    #expect(!driver.text.contains("rule says"))
    driver.keys("z x")
    #expect(driver.status == "Blind review hides what would tell that; b shows it.")
    driver.keys("2")
    #expect(driver.text.contains("m/alpha") && driver.text.contains("human/alice"))
    // The others of the case stay hidden.
    #expect(!driver.text.contains("m/beta"))
    driver.keys("b")
    #expect(driver.text.contains("m/beta") && driver.status == "Everything is shown again.")
  }

  @Test func whatWasSeenBeforeRatingIsRecorded() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x 0 b x b x b 1")
    let seen = try driver.store.transcripts(filter: Filter(parsing: "by:alice"), order: .case).flatMap {
      try driver.store.detail($0.id)?.annotations.map { ($0.seen ?? .others).names } ?? []
    }
    // Both were seen before anything was hidden.
    #expect(seen == [["model", "ratings"], ["model", "ratings", "others"]])
  }

  @Test func whatBlindReviewHidesHasNotBeenSeen() throws {
    let store = try StoreFixture.desk()
    var driver = ExplorerDriver(store)
    driver.keys("b j 0")
    let id = try #require(driver.state.reader.active)
    #expect(try store.detail(id)?.annotations.map(\.seen) == [[]])
    // Having rated it one sees everything: saying otherwise then is no blind rating.
    driver.keys("u 2")
    #expect(try store.detail(id)?.annotations.last?.seen?.contains(.model) == true)
  }

  @Test func aFilterThatTellsIsRecorded() throws {
    let store = try StoreFixture.desk()
    var driver = ExplorerDriver(store)
    driver.keys("b f C-u")
    driver.type("rating:0 model:m/gamma")
    driver.keys("Enter 0")
    let id = try #require(driver.state.reader.active)
    #expect(try store.detail(id)?.annotations.map(\.seen) == [[.model, .ratings]])
  }

  @Test func whatAFilterToldIsRemembered() throws {
    let store = try StoreFixture.desk()
    var driver = ExplorerDriver(store)
    driver.keys("b f C-u")
    driver.type("rating:0 model:m/gamma")
    driver.keys("Enter f C-u Enter 0")
    let id = try #require(driver.state.reader.active)
    #expect(try store.detail(id)?.annotations.map(\.seen) == [[.model, .ratings]])
  }

  @Test func itIsBlindAgainAfterAStart() throws {
    let store = try StoreFixture.desk()
    var driver = ExplorerDriver(store)
    driver.keys("b")
    try KeptPlace(driver.state).write(to: store, author: "alice", since: nil)
    var again = ExplorerDriver(store)
    again.restart()
    #expect(again.state.isBlind && again.text.contains("hidden") && !again.text.contains("m/alpha"))
  }

  @Test func aQueueIsTakenUpAgainAfterAStart() throws {
    let store = try StoreFixture.desk()
    var driver = ExplorerDriver(store)
    driver.keys("b T l l l l l Enter 0")
    let place = driver.place
    try KeptPlace(driver.state).write(to: store, author: "alice", since: nil)
    var again = ExplorerDriver(store)
    again.restart()
    #expect(again.state.queue?.item.position == 2 && again.place == place && again.state.isBlind)
  }

  @Test func theOrderOfColumnsTellsNoModel() {
    let models = ["a", "b", "c", "d"]
    var firsts: Set<String> = []
    for number in 0..<40 {
      let transcripts = models.enumerated().map { index, model in
        ScreenFixture.recorded(number * 4 + index, model: model, rating: nil)
      }
      let order = Veil.shuffled(transcripts).map(\.model)
      #expect(order == Veil.shuffled(transcripts.reversed()).map(\.model))
      firsts.insert(order[0])
    }
    #expect(firsts.count == 4)
  }

  @Test func onlyTheContextIsMarked() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("x Tab b } }")
    #expect(driver.status == "2 of 2: request, which asks for the recommendation.")
    driver.keys("}")
    #expect(driver.status == "2 of 2: request, which asks for the recommendation.")
  }

  /// Every way to see more of a transcript than the screen shows.
  @Test(arguments: ["r", "R", "w", "e", "|", "o", "L", "H", "t", "m", "A"])
  func whatWouldTellWhoAnsweredIsRefused(key: String) async throws {
    var driver = ExplorerDriver(try await StoreFixture.played())
    driver.keys("b \(key)")
    #expect(driver.status == "Blind review hides what would tell that; b shows it.")
    #expect(driver.state.overlay == nil && driver.done.isEmpty && driver.state.progress == nil)
  }

  @Test func aSearchTellsNoModels() throws {
    var driver = ExplorerDriver(try StoreFixture.desk())
    driver.keys("b S")
    driver.type("satay")
    driver.keys("Enter")
    guard case .table(let table) = driver.state.overlay else {
      Issue.record("there is no table")
      return
    }
    #expect(table.header == ["case", "turn", "text"] && table.rows.allSatisfy { $0.cells.count == 3 })
  }
}
