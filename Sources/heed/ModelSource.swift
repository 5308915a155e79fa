import Engine
import Foundation

/// The models that a command can call, and what they cost.
struct ModelSource: Sendable {
  private let catalog: ModelCatalog

  init(_ configuration: Configuration, baseURL: String?) {
    catalog = ModelCatalog(configuration: configuration, baseURL: baseURL)
  }

  func model(_ id: String) throws(ModelError) -> any ChatModel { try catalog.model(id) }

  /// The model to read records with, which calls nobody; nil where its calls are not recorded.
  func reader(_ id: String) throws(ModelError) -> (any LanguageModel)? { try catalog.reader(id) }

  var pricing: Pricing { catalog.pricing }
}

extension CommandSpec.Option {
  static let budget = CommandSpec.Option(
    name: "budget", value: "DOLLARS", summary: "stop when this command's calls have cost so much, e.g. 2.50")
  static let budgetTokens = CommandSpec.Option(
    name: "budget-tokens", value: "N", summary: "stop when so many tokens were sent and received")
  static let stream = CommandSpec.Option(
    name: "stream", summary: "ask for answers as streams, for servers that answer no other way in time")
  static let noCache = CommandSpec.Option(
    name: "no-cache", summary: "at temperature 0, ask again what was asked before")
}

extension Arguments {
  /// What the command may spend. Throws where a price that this takes is not known.
  ///
  /// - Parameters:
  ///   - models: whom the run calls.
  ///   - rater: a judge is called too.
  func budget(for models: [String], rater: String?, pricing: Pricing) throws(UsageError) -> Budget? {
    let dollars = try number("budget", in: 0...1_000_000)
    let tokens = try integer("budget-tokens", in: 1...Int.max)
    if dollars != nil {
      let unknown = (models + [rater].compactMap { $0.flatMap(JudgeName.init(rater:))?.model }).filter {
        pricing($0, 0, 0) == nil
      }
      guard unknown.isEmpty else {
        throw usage(
          "“--budget” needs the price of every model; none is known for \(unknown.joined(separator: ", ")). "
            + "Give --budget-tokens instead.")
      }
    }
    return dollars == nil && tokens == nil ? nil : Budget(dollars: dollars, tokens: tokens)
  }
}

extension Arguments {
  /// Where `local/NAME` is served. Throws for a URL that holds what must not be recorded with a run.
  func baseURL() throws(UsageError) -> String? {
    guard let url = value("base-url") else { return nil }
    if let parts = URLComponents(string: url), parts.user != nil || parts.password != nil || parts.query != nil {
      throw usage(
        "“--base-url” holds a user, a password or a query, and would be recorded with the run. Keep the key in "
          + "HEED_LOCAL_API_KEY, or name the server in config.json (`heed help config`).")
    }
    return url
  }
}
