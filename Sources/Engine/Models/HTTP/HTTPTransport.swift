/// A way to send requests: over the network, or to a record of what was answered before.
public protocol HTTPTransport: Sendable {
  /// Sends the request and gives the answer, whatever its status. Cancelling the task ends the call at once.
  ///
  /// - Parameter onBody: told each piece of the body as it comes, with the answer's status, from a thread that must not
  ///   be kept waiting.
  func send(_ request: HTTPRequest, onBody: BodyListener?) async throws(HTTPError) -> HTTPResponse
}

extension HTTPTransport {
  public func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    try await send(request, onBody: nil)
  }
}

/// Told a status and a piece of the body.
public typealias BodyListener = @Sendable (Int, [UInt8]) -> Void
