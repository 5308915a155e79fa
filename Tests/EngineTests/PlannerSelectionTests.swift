import Engine
import Testing

@Suite struct PlannerSelectionTests {
  @Test(arguments: [
    ("3", [3]), ("1-5", [1, 2, 3, 4, 5]), ("0,3-5", [0, 3, 4, 5]), ("all", [0, 1, 2, 3, 4, 5]),
    ("5,1,1-2", [1, 2, 5]), (" 0 , 3 - 4 ", [0, 3, 4]), ("2-2", [2]), ("3,all", [0, 1, 2, 3, 4, 5]),
  ])
  func readsScenarios(text: String, expected: [Int]) throws {
    #expect(try SelectionParser.scenarios(text).map(\.rawValue) == expected)
  }

  @Test(arguments: [
    ("", "“” has a gap in the list of scenarios: use 0 to 5, ranges such as 3-5, or all."),
    ("1,,2", "“1,,2” has a gap in the list of scenarios: use 0 to 5, ranges such as 3-5, or all."),
    ("6", "“6” is no scenario: use 0 to 5, ranges such as 3-5, or all."),
    ("1,two", "“two” is no scenario: use 0 to 5, ranges such as 3-5, or all."),
    ("1-2-3", "“1-2-3” is no scenario: use 0 to 5, ranges such as 3-5, or all."),
    ("-1", "“-1” is no scenario: use 0 to 5, ranges such as 3-5, or all."),
    ("+1", "“+1” is no scenario: use 0 to 5, ranges such as 3-5, or all."),
    ("5-3", "“5-3” runs backwards: write 3-5."),
  ])
  func refusesWhatIsNoScenario(text: String, complaint: String) {
    let error = #expect(throws: SelectionError.self) { try SelectionParser.scenarios(text) }
    #expect(error?.description == complaint)
  }

  @Test func readsConditions() throws {
    #expect(try SelectionParser.conditions("guiding,baseline,guiding") == [.baseline, .guiding])
    #expect(try SelectionParser.conditions("all") == Condition.known)
    let suite = try SuiteFixture().load()
    #expect(try SelectionParser.conditions("calm, hh", in: suite) == [.hh, Condition(rawValue: "calm")])
    #expect(try SelectionParser.conditions("all", in: suite).count == 8)
  }

  @Test func refusesWhatIsNoCondition() {
    let error = #expect(throws: SelectionError.self) { try SelectionParser.conditions("hh,calm") }
    #expect(
      error?.description
        == "“calm” is no condition: use baseline, middle, unbiased, hh, guiding, reversed, absent, or all.")
  }
}
