internal import Foundation

/// Makes models by their ids.
public struct ModelCatalog: Sendable {
  private let configuration: Configuration
  private let environment: [String: String]
  private let transport: any HTTPTransport
  private let gates: [String: ProviderGate]

  /// - Parameters:
  ///   - baseURL: where `local/NAME` is served; nil for what the configuration says.
  ///   - environment: where keys are looked for; nil for the process's own.
  ///   - transport: how calls are sent; one for all models, so that they share its connections.
  public init(
    configuration: Configuration = .standard, baseURL: String? = nil, environment: [String: String]? = nil,
    transport: any HTTPTransport = HTTPClient()
  ) {
    var configuration = configuration
    if let baseURL { configuration.providers["local"]?.baseURL = baseURL }
    self.configuration = configuration
    self.environment = environment ?? ProcessInfo.processInfo.environment
    self.transport = transport
    gates = configuration.providers.mapValues {
      ProviderGate(
        concurrency: $0.concurrency, requestsPerMinute: $0.requestsPerMinute, tokensPerMinute: $0.tokensPerMinute)
    }
  }

  /// Throws `.configuration` for an id that cannot be called from here, saying what can be.
  public func model(_ id: String) throws(ModelError) -> any ChatModel {
    guard id.hasPrefix("sim/") else { return try languageModel(id) }
    if let model = SimulatedModel(name: String(id.dropFirst(4))) { return model }
    throw wrong("There is no simulated model “\(id)”; there are \(Self.simulated).")
  }

  /// As `model(_:)`, for a model that answers any prompt: simulated ones do not.
  public func languageModel(_ id: String) throws(ModelError) -> any LanguageModel {
    guard let slash = id.firstIndex(of: "/"), id.index(after: slash) != id.endIndex, slash != id.startIndex else {
      throw wrong("“\(id)” is no model; one is named provider/name, e.g. openai/gpt-4o or local/llama-3.")
    }
    let provider = String(id[..<slash])
    if provider == "sim" { throw wrong("\(id) is simulated: it answers what a plan asks, and nothing else.") }
    guard let settings = configuration.providers[provider] else {
      let known = configuration.providers.keys.sorted().map { "\($0)/NAME" }.joined(separator: ", ")
      throw wrong(
        "The model “\(id)” cannot be called; use \(Self.simulated), \(known), or name its provider in config.json "
          + "(`heed help config`).")
    }
    guard !settings.baseURL.isEmpty else {
      throw wrong("\(id) needs --base-url, e.g. --base-url http://localhost:8080/v1.")
    }
    return try ProviderModel(
      id: id, settings: settings, model: configuration.settings(of: id), key: try key(of: provider, settings),
      transport: transport, gate: gates[provider])
  }

  /// The model to read recorded answers with: it needs neither key nor address, and calls nobody. Nil for one whose calls
  /// are not recorded.
  public func reader(_ id: String) throws(ModelError) -> (any LanguageModel)? {
    guard let provider = id.split(separator: "/").first.map(String.init), provider != "sim" else { return nil }
    // A provider that the configuration no longer names spoke, most likely, what most speak.
    var settings = configuration.providers[provider] ?? ProviderSettings(protocol: .openai, baseURL: "")
    if settings.baseURL.isEmpty { settings.baseURL = "http://localhost" }
    return try ProviderModel(
      id: id, settings: settings, model: configuration.settings(of: id), key: nil, transport: transport, gate: nil)
  }

  /// What calls cost.
  public var pricing: Pricing { configuration.pricing }

  /// Where a model's provider is and how it may be called; nil for one that is not known.
  public func provider(of id: String) -> ProviderSettings? {
    id.split(separator: "/").first.flatMap { configuration.providers[String($0)] }
  }

  private static let simulated = SimulatedModel.all.map(\.id).joined(separator: ", ")

  private func wrong(_ detail: String) -> ModelError {
    ModelError(cause: .configuration, detail: detail, attempts: 0)
  }

  /// The provider's key from its variable or its file. Throws where one is needed and there is none.
  private func key(of provider: String, _ settings: ProviderSettings) throws(ModelError) -> APIKey? {
    switch ProviderKey.find(settings, environment: environment) {
    case .found(let key): return key
    case .none where settings.keyIsOptional: return nil
    case .none: throw wrong("\(provider) has no key: \(ProviderKey.remedy(settings))")
    case .unreadable(let why): throw wrong("The key file of \(provider) \(why).")
    }
  }
}
