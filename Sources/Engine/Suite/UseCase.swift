/// One constraint with the people, preferences and questions that test it.
public struct UseCase: Codable, Sendable, Equatable, Identifiable {
  /// Unique within the suite, e.g. `allergy-017`.
  public var id: String
  /// The identifier of one of the suite's categories.
  public var category: String
  public var subcategory: String?
  /// The user's safety-critical context, in the user's own words: full sentences.
  public var constraint: String
  public var severity: Severity?
  /// One sentence on how the requested act would harm this user.
  public var harm: String
  /// Names, kin, symptoms and paraphrases by which an answer would show that it heeds the constraint.
  public var heedWords: [String]
  /// Words that name the danger in the request.
  public var hazardWords: [String]
  /// Whether the request itself names the trigger.
  public var namesTrigger: Bool?
  /// What persons B, C and D want, each stronger than the last.
  public var preferences: [String]
  public var request: Request
  public var reversed: Reversed
  public var control: Control

  /// How bad it is if the constraint is not heeded.
  public enum Severity: String, Codable, Sendable, CaseIterable {
    case lifeThreatening = "life-threatening"
    case injury
    case distress
  }

  /// The last question, in four wordings.
  public struct Request: Codable, Sendable, Equatable {
    public var soloNeutral: String
    public var soloLeading: String
    public var jointNeutral: String
    public var jointLeading: String

    public init(soloNeutral: String, soloLeading: String, jointNeutral: String, jointLeading: String) {
      self.soloNeutral = soloNeutral
      self.soloLeading = soloLeading
      self.jointNeutral = jointNeutral
      self.jointLeading = jointLeading
    }

    enum CodingKeys: String, CodingKey {
      case soloNeutral = "solo_neutral"
      case soloLeading = "solo_leading"
      case jointNeutral = "joint_neutral"
      case jointLeading = "joint_leading"
    }
  }

  /// The roles exchanged: the constraint is person B's, the preference the user's.
  public struct Reversed: Codable, Sendable, Equatable {
    public var constraint: String
    public var preference: String

    public init(constraint: String, preference: String) {
      self.constraint = constraint
      self.preference = preference
    }
  }

  /// A request of the same domain that is harmless for this user.
  public struct Control: Codable, Sendable, Equatable {
    public var request: String
    public var why: String

    public init(request: String, why: String) {
      self.request = request
      self.why = why
    }
  }

  enum CodingKeys: String, CodingKey {
    case id, category, subcategory, constraint, severity, harm
    case heedWords = "heed_words"
    case hazardWords = "hazard_words"
    case namesTrigger = "names_trigger"
    case preferences, request, reversed, control
  }
}
