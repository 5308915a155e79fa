/// A rater that is no person: the rules, or a judge with its model made.
public enum AutomaticRater: Sendable {
  case rule
  case judge(Judge)

  public static let ruleName = "rule"

  /// The rater of this name. Throws `.configuration` for one that cannot be asked, saying which can.
  ///
  /// - Parameters:
  ///   - maxTokens: the most tokens a judge's reply may have; nil for its own bound.
  ///   - models: makes the judge's model of its id; its errors go through.
  public init(
    _ name: String, maxTokens: Int? = nil, models: (String) throws(ModelError) -> any LanguageModel
  ) throws(ModelError) {
    if let judge = try Self.judge(named: name) {
      self = .judge(Judge(name: judge, model: try models(judge.model), maxTokens: maxTokens))
    } else {
      self = .rule
    }
  }

  /// The judge of this name, nil for the rules. Throws `.configuration` for every other name, saying what there is.
  public static func judge(named name: String) throws(ModelError) -> JudgeName? {
    if name == ruleName { return nil }
    guard let judge = JudgeName(rater: name) else {
      throw ModelError(
        cause: .configuration,
        detail: """
          There is no rater “\(name)”; there are rule and judge/PROVIDER/NAME, e.g. judge/openai/gpt-4o or \
          judge/openai/gpt-4o@published.
          """,
        attempts: 0)
    }
    if judge.model.hasPrefix("sim/") {
      throw ModelError(
        cause: .configuration,
        detail: """
          \(judge.model) cannot judge: simulated models answer from a script. Name a provider's model, e.g. \
          judge/openai/gpt-4o, or judge/local/NAME with --base-url.
          """,
        attempts: 0)
    }
    return judge
  }

  public var name: String {
    switch self {
    case .rule: Self.ruleName
    case .judge(let judge): judge.name.rater
    }
  }

  public var version: String {
    switch self {
    case .rule: RuleRater.version
    case .judge: Judge.version
    }
  }
}

extension ChatModel {
  /// This model, if it answers any prompt: judges do, simulated models don't.
  public func asLanguageModel() throws(ModelError) -> any LanguageModel {
    guard let model = self as? any LanguageModel else {
      throw ModelError(
        cause: .configuration, detail: "\(id) answers no prompts of others, so it cannot judge.", attempts: 0)
    }
    return model
  }
}
