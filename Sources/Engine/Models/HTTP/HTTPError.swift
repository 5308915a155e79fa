/// Why a request got no whole answer.
public enum HTTPError: Error, Sendable, Equatable {
  /// The request was not sent, because something in it is wrong.
  case invalid(String)
  /// The host's name is not known.
  case unresolved(String)
  case cannotConnect(String)
  /// The server's certificate or TLS is not to be trusted.
  case untrusted(String)
  case timeout(Stage, after: Duration)
  /// The body is longer than the request's limit, in bytes.
  case tooLarge(limit: Int)
  /// The connection ended or spoke something else than HTTP before the answer was whole.
  case broken(String)
  /// The task was cancelled.
  case cancelled
  /// The client was shut down.
  case closed

  /// What was waited for when the time ran out.
  public enum Stage: String, Sendable {
    case connect, firstByte, whole
  }
}
