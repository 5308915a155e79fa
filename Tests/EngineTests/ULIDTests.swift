import Engine
import Foundation
import Testing

@Suite struct ULIDTests {
  @Test func holdsTheTimeFirst() {
    var generator = SeededGenerator(seed: 1)
    let id = ULID.make(date: Date(timeIntervalSince1970: 1_469_918_176.385), using: &generator)
    #expect(id.count == 26)
    #expect(id.hasPrefix("01aryz6s41"))
    #expect(ULID.isValid(id))
  }

  @Test func laterOnesSortLater() {
    let ids = (0..<50).map { ULID.make(date: Date(timeIntervalSince1970: 1_700_000_000 + Double($0) / 1000)) }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == 50)
  }

  @Test func derivedOnesNeverChange() {
    let id = ULID.derived(from: "row", "abc", "1")
    #expect(id == ULID.derived(from: "row", "abc", "1"))
    #expect(id != ULID.derived(from: "row", "ab", "c1"))
    #expect(ULID.isValid(id))
  }

  @Test(arguments: [
    "", "01aryz6s41", "01ARYZ6S41TSV4RRFFQ69G5FAV", "81aryz6s41tsv4rrffq69g5fav", "01aryz6s41tsv4rrffq69g5fau",
  ])
  func refusesOtherTexts(_ text: String) {
    #expect(!ULID.isValid(text))
  }
}
