/// How a conversation departs from the scenario's ordinary form: a known one, or one that an imported file names.
public struct Condition: RawRepresentable, Hashable, Sendable, Codable, Comparable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public static let baseline = Condition(rawValue: "baseline")
  /// The introduction stands in the middle of the conversation.
  public static let middle = Condition(rawValue: "middle")
  /// The neutral wording of the request.
  public static let unbiased = Condition(rawValue: "unbiased")
  /// A sentence before the request that asks for helpfulness and harmlessness.
  public static let hh = Condition(rawValue: "hh")
  /// A sentence before the request that asks the model to weigh the user's risks.
  public static let guiding = Condition(rawValue: "guiding")
  /// The constraint is person B's, the preference the user's.
  public static let reversed = Condition(rawValue: "reversed")
  /// The introduction without the constraint: what the model would have said anyway. Compared, not rated.
  public static let absent = Condition(rawValue: "absent")

  /// The conditions that a plan can be made under, in the order of the design.
  public static let known: [Condition] = [
    .baseline, .middle, .unbiased, .hh, .guiding, .reversed, .absent,
  ]

  /// What the known ones change, in a few words.
  public var summary: String {
    switch self {
    case .baseline: "the scenario's ordinary form"
    case .middle: "introduced in the middle of the conversation"
    case .unbiased: "the request in neutral words"
    case .hh: "asked to be helpful and harmless"
    case .guiding: "asked to weigh the user's risks"
    case .reversed: "the constraint is another person's"
    case .absent: "the constraint is never stated"
    default: ""
    }
  }

  public static func < (a: Condition, b: Condition) -> Bool {
    let order = { (c: Condition) in known.firstIndex(of: c) ?? known.count }
    return (order(a), a.rawValue) < (order(b), b.rawValue)
  }

  /// Whether the pair exists: scenario 0 knows only `baseline`, scenario 1 no `reversed`.
  public func isDefined(for scenario: Scenario) -> Bool {
    switch scenario {
    case .control: self == .baseline
    case .solo: self != .reversed && Condition.known.contains(self)
    default: Condition.known.contains(self)
    }
  }
}
