internal import FoundationEssentials

/// Where a provider answers: a base URL to which the paths of its calls are appended.
struct Endpoint: Sendable, CustomStringConvertible, CustomReflectable {
  private let parts: URLComponents

  /// The base is used as given: `http://localhost:8080/v1` answers chats at `http://localhost:8080/v1/chat/completions`.
  /// A slash at the end makes no difference, a query is kept. Throws what is wrong with it.
  init(base: String, option: String) throws(ModelError) {
    guard var parts = URLComponents(string: base), let scheme = parts.scheme?.lowercased(),
      scheme == "http" || scheme == "https", let host = parts.host, !host.isEmpty
    else {
      throw ModelError(
        cause: .configuration,
        detail: "\(option) is not a URL that begins with http:// or https:// and names a host. "
          + "Give one such as http://localhost:8080/v1.", attempts: 0)
    }
    parts.fragment = nil
    parts.percentEncodedPath = String(parts.percentEncodedPath.trimmingSlashes)
    self.parts = parts
  }

  /// The address of a path below the base, such as `chat/completions`. May hold credentials.
  ///
  /// - Parameter query: added to the base's own.
  func url(_ path: String, query: String? = nil) -> String {
    var whole = parts
    whole.percentEncodedPath += "/" + path
    if let query {
      whole.percentEncodedQuery = [whole.percentEncodedQuery, query].compactMap { $0 }.joined(separator: "&")
    }
    return whole.string ?? ""
  }

  /// The same for people to read: without user, password and query.
  func label(_ path: String) -> String {
    var whole = parts
    whole.user = nil
    whole.password = nil
    whole.query = nil
    if !path.isEmpty { whole.percentEncodedPath += "/" + path }
    return whole.string ?? ""
  }

  /// Whether the base names a host only.
  var lacksPath: Bool { parts.percentEncodedPath.isEmpty }

  /// What a message from outside must not repeat.
  var secrets: [APIKey] {
    [parts.password, parts.percentEncodedPassword].compactMap { $0.flatMap(APIKey.init) }
  }

  var description: String { label("") }
  var customMirror: Mirror { Mirror(self, children: []) }
}

extension String {
  fileprivate var trimmingSlashes: Substring {
    var rest = self[...]
    while rest.hasSuffix("/") { rest.removeLast() }
    return rest
  }
}
