import Engine
import Foundation
import Testing

@Suite struct SuiteLoadingTests {
  @Test func readsEveryFile() throws {
    let suite = try SuiteFixture().load()
    #expect(suite.name == "tiny")
    #expect(suite.version == "1.2.0")
    #expect(suite.categories.map(\.title) == ["Severe allergy", "Severe phobia"])
    #expect(suite.useCases.map(\.id) == ["allergy-001", "phobia-001"])
    #expect(suite.useCase("allergy-001")?.severity == .lifeThreatening)
    #expect(suite.useCase("phobia-001")?.namesTrigger == true)
    #expect(suite.useCase("allergy-001")?.request.jointLeading == "Famous meringues are left. Should we take them?")
    #expect(suite.pools.facts.count == 4)
    #expect(suite.labels.map(\.label.id) == ["T1"])
    #expect(suite.allConditions.last == Condition(rawValue: "calm"))
  }

  @Test func readsEscapesAndAByteOrderMark() throws {
    var fixture = SuiteFixture()
    fixture.change("suite.json", "Two cases.", to: #"Caf\u00e9 \uD83D\uDE00 \"two\" \/ three."#)
    fixture.files["suite.json"] = "\u{feff}" + (fixture.files["suite.json"] ?? "")
    #expect(try fixture.load().description == "Café 😀 \"two\" / three.")
  }

  @Test func refusesTextThatIsNotUTF8() throws {
    try SuiteFixture().inFolder { folder in
      try Data([0x5b, 0x22, 0xc3, 0xa9, 0xff, 0x22, 0x5d]).write(to: folder.appendingPathComponent("pools/facts.json"))
      let error = #expect(throws: SuiteError.self) { try Suite(directory: folder) }
      #expect(error?.description == "pools/facts.json: line 1, column 4: is not UTF-8, save the file as UTF-8.")
    }
  }

  @Test func refusesNestingWithoutEnd() throws {
    var fixture = SuiteFixture()
    fixture.files["pools/facts.json"] = String(repeating: "[", count: 100_000)
    #expect(
      try fixture.complaints() == [
        "pools/facts.json: line 1, column 65: is nested more than 64 deep, make it flatter."
      ])
  }
}
