internal import Foundation

/// What is particular to one model.
public struct ModelSettings: Sendable, Equatable {
  /// A base model without a chat format: it gets one flattened text to continue.
  public var isBase: Bool
  /// Some reasoning models refuse any temperature.
  public var sendsTemperature: Bool
  public var sendsSeed: Bool
  public var tokenLimit: TokenLimit
  /// Nil where it is not known.
  public var price: Price?

  /// The field that bounds an answer's tokens in Chat Completions.
  public enum TokenLimit: String, Codable, Sendable {
    case maxTokens = "max_tokens"
    case maxCompletionTokens = "max_completion_tokens"
  }

  public init(
    isBase: Bool = false, sendsTemperature: Bool = true, sendsSeed: Bool = true, tokenLimit: TokenLimit = .maxTokens,
    price: Price? = nil
  ) {
    self.isBase = isBase
    self.sendsTemperature = sendsTemperature
    self.sendsSeed = sendsSeed
    self.tokenLimit = tokenLimit
    self.price = price
  }

  /// What holds for a model of this id, `provider/name`, where the configuration says nothing.
  public static func usual(for id: String) -> ModelSettings {
    var settings = ModelSettings()
    guard let slash = id.firstIndex(of: "/") else { return settings }
    // Anthropic's API has neither; what it still takes of older models, the configuration can ask for.
    if id[..<slash] == "anthropic" { (settings.sendsTemperature, settings.sendsSeed) = (false, false) }
    guard id[..<slash] == "openai" else { return settings }
    settings.tokenLimit = .maxCompletionTokens
    let name = id[id.index(after: slash)...]
    // OpenAI's reasoning models take neither; a chat variant of the family does.
    let reasons = ["o1", "o3", "o4", "gpt-5"].contains {
      name == $0 || name.hasPrefix("\($0)-") || name.hasPrefix("\($0).")
    }
    if reasons, !name.contains("chat") {
      settings.sendsTemperature = false
      settings.sendsSeed = false
    }
    return settings
  }
}

/// What a model costs, in US dollars a million tokens.
public struct Price: Sendable, Equatable {
  public var input: Double
  public var output: Double

  public init(input: Double, output: Double) {
    self.input = input
    self.output = output
  }

  /// US dollars for so many tokens.
  public func cost(inputTokens: Int, outputTokens: Int) -> Double {
    (Double(inputTokens) * input + Double(outputTokens) * output) / 1_000_000
  }

  /// Dollars and cents, of small sums more; `unknown` for nil.
  public static func text(_ dollars: Double?) -> String {
    guard let dollars else { return "unknown" }
    return String(format: dollars > 0 && dollars < 0.1 ? "$%.4f" : "$%.2f", dollars)
  }
}
