internal import Foundation

/// What went over the wire for one call, so that it can be looked at, found again and played back without a network.
///
/// It holds no header and no address with credentials, and nothing in it repeats a key.
public struct Exchange: Codable, Sendable, Equatable {
  /// Names the request: the same for the same body at the same path; 32 hexadecimal digits.
  public var digest: String
  /// The address without credentials and query.
  public var endpoint: String
  /// The request's body without the conversation, which the turns hold: JSON.
  public var parameters: String
  /// The HTTP status of the last answer; nil where none came.
  public var status: Int?
  /// The media type of the last answer.
  public var contentType: String?
  /// The last answer's body as it came, of a stream all of it; what is no UTF-8 as a `data:` URL in base64.
  public var response: String
  /// The model that the provider says answered, e.g. `gpt-4o-2024-08-06`.
  public var version: String?
  /// The attempts before the last, and why each failed.
  public var failures: [Failure]
  /// It was not sent: an earlier call with the same digest, at temperature 0, had been answered.
  public var cached: Bool

  public struct Failure: Codable, Sendable, Equatable {
    public var cause: ModelError.Cause
    public var status: Int?
    public var detail: String
    /// Milliseconds from the attempt's start to its failure, and the pause that followed.
    public var milliseconds: Int
    public var pause: Int

    public init(cause: ModelError.Cause, status: Int? = nil, detail: String, milliseconds: Int, pause: Int = 0) {
      self.cause = cause
      self.status = status
      self.detail = detail
      self.milliseconds = milliseconds
      self.pause = pause
    }
  }

  public init(
    digest: String, endpoint: String, parameters: String, status: Int? = nil, contentType: String? = nil,
    response: String = "", version: String? = nil, failures: [Failure] = [], cached: Bool = false
  ) {
    self.digest = digest
    self.endpoint = endpoint
    self.parameters = parameters
    self.status = status
    self.contentType = contentType
    self.response = response
    self.version = version
    self.failures = failures
    self.cached = cached
  }
}

extension Exchange {
  private static let base64 = "data:;base64,"

  /// How bytes stand in `response` that are no UTF-8.
  static func response(bytes: some Sequence<UInt8>) -> String { base64 + Data(bytes).base64EncodedString() }

  /// The bytes that came.
  var body: [UInt8] {
    guard response.hasPrefix(Self.base64), let data = Data(base64Encoded: String(response.dropFirst(Self.base64.count)))
    else { return Array(response.utf8) }
    return Array(data)
  }
}
