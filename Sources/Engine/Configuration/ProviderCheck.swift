internal import Foundation

/// Whether a provider's key and endpoint work: asks for the list of its models, which costs nothing.
public struct ProviderCheck: Sendable, Equatable {
  /// Nothing is wrong: it answers, or it is not used here at all.
  public var isOK: Bool
  public var detail: String
  public var remedy: String?

  /// Asks the provider. One without a key is not asked: nobody has set it up.
  ///
  /// - Parameter environment: where keys are looked for; nil for the process's own.
  public static func run(
    _ name: String, _ settings: ProviderSettings, environment: [String: String]? = nil,
    transport: any HTTPTransport = HTTPClient()
  ) async -> ProviderCheck {
    let environment = environment ?? ProcessInfo.processInfo.environment
    guard !settings.baseURL.isEmpty else {
      return ProviderCheck(isOK: true, detail: "not set up: \(name)/NAME needs --base-url")
    }
    var key: APIKey?
    switch ProviderKey.find(settings, environment: environment) {
    case .found(let found): key = found
    case .none where settings.keyIsOptional: break
    case .none: return ProviderCheck(isOK: true, detail: "not set up: no key", remedy: ProviderKey.remedy(settings))
    case .unreadable(let why):
      return ProviderCheck(isOK: false, detail: "the key file \(why)", remedy: "Mend key_file in config.json.")
    }
    let endpoint: Endpoint
    do throws(ModelError) {
      endpoint = try Endpoint(base: settings.baseURL, option: "base_url of \(name)")
    } catch {
      return ProviderCheck(isOK: false, detail: error.detail, remedy: "Mend base_url in config.json.")
    }
    let (path, headers) = question(settings.protocol, key)
    let limits = HTTPRequest.Limits(connect: .seconds(5), firstByte: .seconds(10), whole: .seconds(15))
    let place = endpoint.label(path)
    do throws(HTTPError) {
      let response = try await transport.send(
        HTTPRequest(.get, endpoint.url(path), headers: headers, limits: limits))
      return judge(response, place, settings)
    } catch {
      return ProviderCheck(
        isOK: false, detail: "\(place) does not answer (\(Self.words(error)))",
        remedy: "Check the network and base_url in config.json.")
    }
  }

  /// How each protocol asks for its models.
  private static func question(_ wire: WireProtocol, _ key: APIKey?) -> (path: String, headers: HTTPHeaders) {
    var headers: HTTPHeaders = ["Accept": "application/json"]
    switch wire {
    case .openai:
      if let key { headers.add("Authorization", "Bearer \(key.secret)") }
      return ("models", headers)
    case .anthropic:
      if let key { headers.add("Authorization", "Bearer \(key.secret)") }
      headers.add("anthropic-version", MessagesFormat.version)
      return ("v1/models", headers)
    case .google:
      if let key { headers.add("x-goog-api-key", key.secret) }
      return ("models", headers)
    }
  }

  private static func judge(_ response: HTTPResponse, _ place: String, _ settings: ProviderSettings) -> ProviderCheck {
    switch response.status {
    case 200..<300:
      let names = (try? JSONDecoder().decode(List.self, from: Data(response.body)))?.names ?? []
      let some = names.prefix(3).map { String($0.prefix(60)) }.joined(separator: ", ")
      return ProviderCheck(
        isOK: true,
        detail: names.isEmpty ? "\(place) answers" : "\(place) serves \(names.count) models, such as \(some)")
    case 401, 403:
      return ProviderCheck(
        isOK: false, detail: "\(place) refuses the key (status \(response.status))",
        remedy: ProviderKey.remedy(settings))
    case let status:
      return ProviderCheck(
        isOK: false, detail: "\(place) answers with status \(status)", remedy: "Check base_url in config.json.")
    }
  }

  /// OpenAI and Anthropic say `data` of `id`, Google `models` of `name`.
  private struct List: Decodable {
    struct Model: Decodable {
      var id: String?
      var name: String?
    }
    var data: [Model]?
    var models: [Model]?
    var names: [String] { (data ?? models ?? []).compactMap { $0.id ?? $0.name } }
  }

  private static func words(_ error: HTTPError) -> String {
    switch error {
    case .invalid(let why), .unresolved(let why), .cannotConnect(let why), .untrusted(let why), .broken(let why): why
    case .timeout(_, let time): "nothing came within \(time.components.seconds) s"
    case .tooLarge: "its answer is too large"
    case .cancelled, .closed: "stopped"
    }
  }
}
