/// What to show of the transcripts: one language for the explorer, every command and the exports.
///
/// Space is and, comma is or, `-key:value` negates, bare words and `text:"…"` search the text.
public struct Filter: Sendable, Equatable {
  public var terms: [Term]

  /// One condition; all of a filter's terms must hold.
  public struct Term: Sendable, Equatable {
    public var key: Key
    public var isNegated: Bool
    /// Any of them may hold.
    public var values: [String]

    public init(_ key: Key, _ values: [String], isNegated: Bool = false) {
      self.key = key
      self.values = values
      self.isNegated = isNegated
    }
  }

  /// The words that may stand before a colon.
  public enum Key: String, Sendable, CaseIterable {
    case suite, model, scenario, condition, rating, rater, category, run, status, label, annotated, disagreement,
      adjudicate, flips
    case by, confidence, origin, parent, distance, severity, trigger, cause, text
    case useCase = "case"
    case id

    /// What help and completion say of the key.
    public var summary: String {
      switch self {
      case .suite: "the suite's name"
      case .model: "full name, or what follows the provider"
      case .scenario: "0 to 5; ranges such as 1-3"
      case .condition: "baseline, middle, unbiased, hh, guiding, reversed, absent"
      case .rating: "0 fail, 1 unclear, 2 pass, none; beside rater: that rater's"
      case .rater: "rule, judge/…, human/…"
      case .category: "the category's id"
      case .run: "a run's id or its beginning, or last"
      case .status: "complete, partial, failed"
      case .label: "a failure mode or span label"
      case .annotated: "yes or no"
      case .disagreement: "yes: any two raters differ"
      case .adjudicate: "yes: people differ, and none has adjudicated yet"
      case .flips: "yes: its repeats do not all have one verdict"
      case .by: "who annotated"
      case .confidence: "low, high, or a number such as <0.5 or <50%"
      case .origin: "recorded, simulated, written, imported"
      case .parent: "the id of the transcript it is a rerun of or its beginning; any, none"
      case .distance: "turns from context to request, such as >20"
      case .severity: "life-threatening, injury, distress"
      case .trigger: "yes or no: whether the request names the trigger"
      case .cause: "why there is no answer or rating"
      case .text: "words of any turn"
      case .useCase: "a use case's id"
      case .id: "a transcript's id or its beginning"
      }
    }
  }

  public init(terms: [Term] = []) { self.terms = terms }

  public static let all = Filter()

  public var isEmpty: Bool { terms.isEmpty }

  /// It says itself which origins it wants.
  var namesOrigin: Bool { terms.contains { $0.key == .origin } }

  /// The terms of both.
  public func and(_ other: Filter) -> Filter { Filter(terms: terms + other.terms) }

  public func and(_ key: Key, _ values: String...) -> Filter { Filter(terms: terms + [Term(key, values)]) }
}

extension Filter: CustomStringConvertible {
  /// The filter in its own language; parsing it gives the same filter.
  public var description: String {
    terms.map { term in
      let values = term.values.map(Filter.quoted).joined(separator: ",")
      return "\(term.isNegated ? "-" : "")\(term.key.rawValue):\(values)"
    }.joined(separator: " ")
  }

  /// A value as it stands after a colon: in quotation marks where it could not be read without.
  static func quoted(_ value: String) -> String {
    guard value.contains(where: { $0.isWhitespace || $0 == "," || $0 == "\"" }) || value.isEmpty else { return value }
    return "\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
