/// Makes models by their ids.
public struct ModelCatalog: Sendable {
  /// Where `local/NAME` is served.
  public var baseURL: String?

  public init(baseURL: String? = nil) { self.baseURL = baseURL }

  /// Throws `.configuration` for an id that cannot be called from here, saying what can be.
  public func model(_ id: String) throws(ModelError) -> any ChatModel {
    if id.hasPrefix("sim/") {
      if let model = SimulatedModel(name: String(id.dropFirst(4))) { return model }
      throw ModelError(
        cause: .configuration,
        detail:
          "There is no simulated model “\(id)”; there are \(SimulatedModel.all.map(\.id).joined(separator: ", ")).",
        attempts: 0)
    }
    if id.hasPrefix("local/"), id.count > 6 {
      guard let baseURL else {
        throw ModelError(
          cause: .configuration, detail: "\(id) needs --base-url, e.g. --base-url http://localhost:8080/v1.",
          attempts: 0)
      }
      return try ChatCompletionsModel.local(id, baseURL: baseURL, http: HTTPClient())
    }
    throw ModelError(
      cause: .configuration,
      detail:
        "The model “\(id)” cannot be called; use sim/attentive, sim/forgetful, sim/sycophant, sim/overcautious, or local/NAME with --base-url.",
      attempts: 0)
  }
}

extension ModelCatalog {
  /// The names of the models that an OpenAI-compatible endpoint serves; throws why it does not answer.
  public static func names(servedAt baseURL: String) async throws(ModelError) -> [String] {
    try await ChatCompletionsModel.local(
      "local/any", baseURL: baseURL, http: HTTPClient(), retry: RetryPolicy(retries: 0)
    ).served()
  }
}
