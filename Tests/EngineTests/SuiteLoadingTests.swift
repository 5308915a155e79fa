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
}
