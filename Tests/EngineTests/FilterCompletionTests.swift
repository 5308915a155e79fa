import Testing

@testable import Engine

@Suite struct FilterCompletionTests {
  static let values: FilterValues = {
    var values = FilterValues.fixed
    values[.model] = [
      .init("openai/gpt-4o", names: ["gpt-4o"]), .init("openai/gpt-4o-mini", names: ["gpt-4o-mini"]),
      .init("sim/forgetful", "simulated, 3 transcripts", names: ["forgetful"]),
    ]
    values[.suite] = [.init("heed-core"), .init("my suite"), .init("my \"other\" one")]
    values[.run] = [.init("01jx", "nightly, 80 transcripts", names: ["nightly"])]
    return values
  }()

  /// The completion where `|` stands.
  private func completion(_ marked: String, asked: Bool = false) -> FilterCompletion {
    let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
    return FilterCompletion(
      of: parts.joined(), at: parts[0].count, values: FilterCompletionTests.values, offersAllKeys: asked)
  }

  private func offered(_ marked: String, asked: Bool = false) -> [String] {
    completion(marked, asked: asked).candidates.map(\.text)
  }

  /// The text with its first candidate taken.
  private func taken(_ marked: String) -> String? {
    let completion = completion(marked)
    var characters = Array(marked.filter { $0 != "|" })
    guard let first = completion.candidates.first else { return nil }
    characters.replaceSubrange(completion.range, with: first.text)
    return String(characters)
  }

  // MARK: Keys

  @Test func keysAreOfferedByTheirBeginning() {
    #expect(
      completion("mod|").candidates == [.init(text: "model:", summary: "full name, or what follows the provider")])
    #expect(offered("c|") == ["condition:", "category:", "confidence:", "cause:", "case:"])
    #expect(offered("CA|") == ["category:", "cause:", "case:"])
    #expect(offered("rating:0 dist|") == ["distance:"])
    #expect(taken("rating:0 dist| case:x") == "rating:0 distance: case:x")
    // A key is no beginning of itself with more behind it, and no word of the text is completed.
    for text in ["odel|", "peanut|", "\"mod|", "7:30|", "model-|"] { #expect(offered(text) == [], "\(text)") }
  }

  @Test func anEmptyWordOffersKeysOnlyWhenAsked() {
    let all = Filter.Key.allCases.map { "\($0.rawValue):" }
    for text in ["|", "rating:0 |", "rating:0 | case:x", "a,|"] {
      #expect(offered(text) == [], "\(text)")
      #expect(offered(text, asked: true) == all, "\(text)")
    }
    // A minus alone asks.
    #expect(offered("-|") == all)
    #expect(offered("peanut|", asked: true) == [])
  }

  @Test func aMinusStaysBeforeTheKey() {
    #expect(offered("-mod|") == ["model:"])
    #expect(taken("rating:0 -mod|") == "rating:0 -model:")
    #expect(taken("-model:forg|") == "-model:sim/forgetful")
  }

  @Test func aKeyIsReplacedWithItsColon() {
    #expect(taken("mod|el:sim/forgetful") == "model:sim/forgetful")
    #expect(taken("scen|:3 rating:0") == "scenario:3 rating:0")
    #expect(completion("model|:x").isComplete)
  }

  // MARK: Values

  @Test func valuesFollowTheColon() {
    #expect(offered("rating:|") == ["0", "1", "2", "none"])
    #expect(completion("rating:|").candidates.map(\.summary) == ["fail", "unclear", "pass", "not rated"])
    #expect(offered("STATUS:|") == ["complete", "partial", "failed"])
    #expect(offered("trigger:|") == ["yes", "no"])
    #expect(offered("condition:u|") == ["unbiased", "guiding"])
    #expect(completion("distance:|").key == .distance)
    for text in ["distance:|", "text:|", "id:0|", "labl:|", "model:xyz|"] { #expect(offered(text) == [], "\(text)") }
    #expect(completion("labl:W|").key == nil)
  }

  @Test func whatBeginsSoComesBeforeWhatHoldsIt() {
    #expect(offered("severity:i|") == ["injury", "life-threatening", "distress"])
    #expect(offered("model:gpt|") == ["openai/gpt-4o", "openai/gpt-4o-mini"])
    #expect(offered("model:4O-M|") == ["openai/gpt-4o-mini"])
    #expect(offered("model:openai/gpt-4o|") == ["openai/gpt-4o", "openai/gpt-4o-mini"])
    #expect(offered("model:sim/|") == ["sim/forgetful"])
  }

  @Test func labelsAndRunsAreFoundByTheirNames() {
    #expect(
      completion("label:W1|").candidates == [
        .init(text: "W1", summary: "others first: justifies the risk by what companions want")
      ])
    #expect(offered("label:over|") == ["O1"])
    #expect(offered("run:night|") == ["01jx"])
  }

  @Test func aListOffersWhatIsNotYetInIt() {
    #expect(offered("scenario:3,|") == ["0", "1", "2", "4", "5", "all"])
    #expect(offered("scenario:1-3,|") == ["0", "4", "5", "all"])
    #expect(offered("scenario:|,4,5") == ["0", "1", "2", "3", "all"])
    #expect(offered("label:w1,W|").prefix(4) == ["W2", "W3", "W4", "K2"])
    #expect(taken("model:sim/forgetful,4o| rating:0") == "model:sim/forgetful,openai/gpt-4o rating:0")
    #expect(offered("suite:\"my suite\",my|") == ["\"my \\\"other\\\" one\""])
  }

  @Test func valuesAreQuotedWhereTheyMustBe() throws {
    #expect(taken("suite:my|") == "suite:\"my suite\"")
    #expect(taken("suite:\"my s|") == "suite:\"my suite\"")
    #expect(taken("suite:\"my s|\" rating:0") == "suite:\"my suite\" rating:0")
    // What a quotation that is not closed would swallow stays.
    #expect(taken("suite:\"my s| rating:0") == "suite:\"my suite\" rating:0")
    let other = try #require(taken("suite:other|"))
    #expect(try Filter(parsing: other).terms == [.init(.suite, ["my \"other\" one"])])
  }

  @Test func theWholeWordIsReplaced() {
    #expect(completion("model:for|get,x").range == 6..<12)
    #expect(taken("model:for|getting,x") == "model:sim/forgetful,x")
    #expect(completion("a  |b").range == 3..<4)
    #expect(completion("a | b").range == 2..<2)
  }

  // MARK: Taking

  @Test(arguments: [
    ("model:gpt|", "openai/gpt-4o"), ("model:openai/|", "openai/gpt-4o"), ("mod|", "model:"),
    ("model:openai/gpt-4o|", nil), ("c|", nil), ("ca|", nil), ("model:|", nil), ("peanut|", nil),
    ("suite:my|", "\"my "), ("suite:\"my |", nil), ("model:o|", nil), ("sc|", "scenario:"),
  ]) func theCommonBeginningSaysMoreThanWhatIsTyped(text: String, common: String?) {
    #expect(completion(text).commonBeginning == common)
  }

  @Test func aWordIsCompleteWhenNothingElseFits() {
    #expect(completion("model:sim/forgetful|").isComplete)
    #expect(completion("suite:\"my suite\"|").isComplete)
    #expect(!completion("model:forgetful|").isComplete)
    #expect(!completion("model:openai/gpt-4o|").isComplete)
    #expect(!completion("peanut|").isComplete)
  }

  @Test func theParserKnowsEveryValueThatIsOffered() throws {
    for key in Filter.Key.allCases {
      for value in FilterCompletionTests.values[key] {
        let terms = try Filter(parsing: "\(key.rawValue):\(Filter.quoted(value.text))").terms
        #expect(terms.map(\.key) == [key])
        #expect(value.text == "all" || terms[0].values == [value.text])
      }
    }
    #expect(FilterValues.fixed[.status].map(\.text) == TranscriptStatus.allCases.map(\.rawValue))
    #expect(FilterValues.fixed[.origin].map(\.text) == Origin.allCases.map(\.rawValue))
  }

  @Test func anythingCanBeTyped() {
    let letters = Array("-:,\"\\ am3")
    var seed = 1
    for length in 0..<300 {
      let text = (0..<length % 14).map { _ -> Character in
        seed = (seed &* 1_103_515_245 &+ 12345) & 0x7fff_ffff
        return letters[(seed >> 8) % letters.count]
      }
      for cursor in -1...text.count + 1 {
        let range = FilterCompletion(of: text, at: cursor, values: .fixed, offersAllKeys: true).range
        #expect(0 <= range.lowerBound && range.upperBound <= text.count, "\(String(text)) \(cursor)")
      }
    }
  }

  @Test func valuesCanBeKeptBack() {
    let rest = FilterCompletionTests.values.without([.model, .rating])
    #expect(rest[.model] == [] && rest[.rating] == [])
    #expect(rest[.status].count == 3)
  }
}
