/// The values that are known to stand after a filter's keys, in the order in which they are offered.
public struct FilterValues: Sendable, Equatable {
  private var known: [Filter.Key: [Value]] = [:]

  public struct Value: Sendable, Equatable {
    /// What the filter compares.
    public var text: String
    /// What it means, or how much there is of it.
    public var summary: String
    /// What else it is called; it is found by these too.
    public var names: [String]

    public init(_ text: String, _ summary: String = "", names: [String] = []) {
      self.text = text
      self.summary = summary
      self.names = names
    }
  }

  public init() {}

  public subscript(key: Filter.Key) -> [Value] {
    get { known[key] ?? [] }
    set { known[key] = newValue }
  }

  /// The same without the values of some keys.
  public func without(_ keys: Set<Filter.Key>) -> FilterValues {
    var rest = self
    rest.known = known.filter { !keys.contains($0.key) }
    return rest
  }

  /// What every store knows: the values that belong to the language.
  public static let fixed: FilterValues = {
    var values = FilterValues()
    values[.scenario] =
      Scenario.allCases.map { Value(String($0.rawValue), $0.title) } + [Value("all", "every known scenario")]
    values[.condition] = Condition.known.map { Value($0.rawValue, $0.summary) }
    values[.rating] =
      RatingValue.allCases.map { Value(String($0.rawValue), $0.title, names: [$0.title]) }
      + [Value("none", "not rated")]
    values[.status] = [
      Value("complete", "played to its end"), Value("partial", "begun and not finished"),
      Value("failed", "ended by an error"),
    ]
    values[.label] =
      Label.failureModes.map { Value($0.id, "\($0.name): \($0.definition)", names: [$0.name]) }
      + Label.spans.map { Value($0.id, $0.definition, names: [$0.name]) }
    values[.confidence] = [Value("low", "below \(Rating.sure)"), Value("high", "\(Rating.sure) or more")]
    values[.parent] = [Value("any", "reruns"), Value("none", "what is no rerun")]
    values[.origin] = [
      Value("recorded", "a real model answered"), Value("simulated", "one of Heed's simulated models answered"),
      Value("written", "written by hand as an illustration"), Value("imported", "read from somebody else's file"),
    ]
    values[.severity] = UseCase.Severity.allCases.map { Value($0.rawValue) }
    values[.cause] =
      ModelError.Cause.allCases.map { Value($0.rawValue, $0.meaning) }
      + [
        Value(JudgeOutcome.unparsed, JudgeOutcome.unparsedMeaning), Value(Disclosure.lost, Disclosure.lostMeaning),
      ]
    func say(_ key: Filter.Key, _ yes: String, _ no: String) { values[key] = [Value("yes", yes), Value("no", no)] }
    say(.annotated, "a person has said something of it", "nobody has")
    say(.disagreement, "any two raters differ", "all raters agree, or there is one at most")
    say(.adjudicate, "people differ, and none has adjudicated yet", "nothing is left to adjudicate")
    say(.flips, "its repeats do not all have one verdict", "they do, or it has none")
    say(.trigger, "the request names the trigger", "it does not")
    return values
  }()
}
