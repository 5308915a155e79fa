import Foundation
import Testing

@testable import Engine

@Suite struct LineageTests {
  private func sample(_ id: String, of parent: String? = nil, changed: String? = nil) -> Transcript {
    var transcript = Transcript.sample(id)
    transcript.parent = parent
    transcript.changed = changed
    return transcript
  }

  /// Each id with its depth before it.
  private func outline(_ id: String, _ transcripts: [Transcript]) -> [String]? {
    Lineage(of: id, among: transcripts)?.nodes.map { "\($0.depth) \($0.id)" }
  }

  private var family: [Transcript] {
    [
      sample("a"), sample("b", of: "a"), sample("c", of: "a"), sample("d", of: "b"), sample("e", of: "c"),
      sample("f", of: "b"), sample("g", of: "d"),
    ]
  }

  @Test(arguments: ["a", "b", "c", "d", "e", "f", "g"])
  func everyMemberHasTheSameTree(id: String) {
    #expect(outline(id, family) == ["0 a", "1 b", "2 d", "3 g", "2 f", "1 c", "2 e"])
  }

  @Test func tellsChildrenAndThePathToATranscript() throws {
    let lineage = try #require(Lineage(of: "g", among: family))
    #expect(lineage.root.id == "a" && lineage.root.parent == nil)
    #expect(lineage.children(of: "a").map(\.id) == ["b", "c"])
    #expect(lineage.children(of: "b").map(\.id) == ["d", "f"])
    #expect(lineage.children(of: "g").isEmpty && lineage.children(of: "z").isEmpty)
    #expect(lineage.path(to: "g").map(\.id) == ["a", "b", "d", "g"])
    #expect(lineage.path(to: "e").map(\.id) == ["a", "c", "e"])
    #expect(lineage.path(to: "z").isEmpty && lineage["z"] == nil)
  }

  @Test func survivesWhatImportsCanBring() throws {
    #expect(outline("x", family) == nil)
    #expect(outline("a", [sample("a")]) == ["0 a"])
    // A parent that is not there.
    let orphan = try #require(Lineage(of: "b", among: [sample("a", of: "gone"), sample("b", of: "a")]))
    #expect(orphan.root.id == "a" && orphan.root.parent == "gone")
    // Its own parent; a circle; a circle with a tail.
    #expect(outline("a", [sample("a", of: "a")]) == ["0 a"])
    let circle = [sample("a", of: "c"), sample("b", of: "a"), sample("c", of: "b"), sample("d", of: "c")]
    for id in ["a", "b", "c", "d"] { #expect(outline(id, circle) == ["0 a", "1 b", "2 c", "3 d"]) }
    // One id twice.
    #expect(outline("b", [sample("a"), sample("b", of: "a"), sample("b", of: "b")]) == ["0 a", "1 b"])
    // A chain longer than any stack.
    let chain = [sample("0")] + (1...20_000).map { sample(String($0), of: String($0 - 1)) }
    #expect(Lineage(of: "20000", among: chain)?.nodes.last?.depth == 20_000)
  }

  @Test func theStoreKnowsTheTree() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun("run1")
    try store.add(sample("root"), run: run)
    try store.add(sample("other"), run: run)
    try store.add(sample("guided", of: "root", changed: "condition baseline → guiding"), run: run)
    var hotter = sample("hotter", of: "guided", changed: "temperature 0 → 1")
    hotter.model = "sim/attentive"
    hotter.condition = .guiding
    hotter.repeat = 3
    let key = try store.add(hotter, run: run)
    try store.add(Rating.of("rule", .pass), to: key)
    try store.add(sample("second", of: "root"), run: run)
    for id in ["root", "guided", "hotter", "second"] {
      let lineage = try #require(try store.lineage(of: id))
      #expect(lineage.nodes.map { "\($0.depth) \($0.id)" } == ["0 root", "1 guided", "2 hotter", "1 second"])
    }
    let node = try #require(try store.lineage(of: "root")?["hotter"])
    #expect(node.changed == "temperature 0 → 1" && node.model == "sim/attentive" && node.condition == .guiding)
    #expect(node.rating == .pass && node.status == .complete && node.repeat == 3 && node.run == "run1")
    #expect(node.scenario == .twoPeople && node.parent == "guided")
    #expect(try store.lineage(of: "other")?.nodes.map(\.id) == ["other"])
    #expect(try store.lineage(of: "nobody") == nil)
    // A circle ends in the store too.
    try store.tamper("UPDATE transcript SET parent = 'hotter' WHERE id = 'root'")
    #expect(
      try store.lineage(of: "second")?.nodes.map { "\($0.depth) \($0.id)" }
        == ["0 root", "1 guided", "2 hotter", "1 second"])
  }
}
