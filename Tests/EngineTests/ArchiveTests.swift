import Engine
import Foundation
import Testing

@Suite struct ArchiveTests {
  private let text = Data(String(repeating: "{\"role\":\"user\"}\n", count: 50_000).utf8)

  @Test func compressesAndRestores() throws {
    let small = try Archive.compressZstd(text)
    #expect(small.count < 5_000)
    #expect(try Archive.decompress(small) == text)
    #expect(try Archive.decompress(Archive.compressZstd(Data())) == Data())
  }

  @Test func saysWhyBytesCannotBeUnpacked() throws {
    #expect(throws: ArchiveError.notCompressed) { try Archive.decompress(Data("plain".utf8)) }
    #expect(throws: ArchiveError.tooLarge(limit: 1000)) {
      try Archive.decompress(Archive.compressZstd(text), limit: 1000)
    }
    let whole = try Archive.compressZstd(text)
    for length in [4, 5, 20, whole.count / 2, whole.count - 1] {
      #expect(throws: ArchiveError.self, "\(length) bytes") { try Archive.decompress(whole.prefix(length)) }
    }
  }

  @Test func readsOnlyTheWantedMembers() throws {
    let zip = try Archive.zip([
      .init(name: "a.txt", data: Data("alpha".utf8)), .init(name: "größe/β.txt", data: text),
      .init(name: "empty", data: Data()),
    ])
    #expect(try Archive.names(ofZip: zip) == ["a.txt", "größe/β.txt", "empty"])
    #expect(
      try Archive.members(ofZip: zip, limit: 100) { $0 == "a.txt" } == [.init(name: "a.txt", data: Data("alpha".utf8))])
    #expect(try Archive.members(ofZip: zip, limit: 1_000_000).map(\.data.count) == [5, text.count, 0])
    #expect(throws: ArchiveError.tooLarge(limit: 100)) { try Archive.members(ofZip: zip, limit: 100) }
    #expect(throws: ArchiveError.notZip) { try Archive.names(ofZip: text) }
  }

  @Test func sameMembersGiveSameBytes() throws {
    let members = [Archive.Member(name: "a", data: text)]
    #expect(try Archive.zip(members) == Archive.zip(members))
  }
}
