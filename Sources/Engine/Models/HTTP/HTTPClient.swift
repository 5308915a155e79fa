/// Sends HTTP requests, any number at once, on one thread of its own.
///
/// Connections are kept and used again. The thread sleeps while nothing happens, and ends with `shutdown` or with the last
/// reference to the client; calls that are then under way end with `HTTPError.closed`.
public final class HTTPClient: HTTPTransport {
  private let mailbox = HTTPMailbox()

  /// Starts the client. Should the system refuse a thread or memory, every call says so.
  public init() {
    HTTPLoop.start(mailbox)
  }

  deinit {
    mailbox.close()
  }

  /// Sends the request and gives the answer, whatever its status. Cancelling the task ends the call at once.
  public func send(_ request: HTTPRequest, onBody: BodyListener?) async throws(HTTPError) -> HTTPResponse {
    if let flaw = request.flaw { throw .invalid(flaw) }
    let call = HTTPCall(request, onBody: onBody)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if call.begin(continuation) { mailbox.start(call) }
      }
    } onCancel: {
      call.finish(.failure(.cancelled))
      mailbox.abort(call)
    }
    return try result.get()
  }

  /// Ends every call and the thread; returns when the thread has let go of all connections.
  public func shutdown() async {
    await withCheckedContinuation { mailbox.close($0) }
  }
}

/// One call: whoever finishes it first gives its result, the answer and a cancellation may race.
final class HTTPCall: Sendable {
  typealias Outcome = Result<HTTPResponse, HTTPError>

  private enum State {
    case new
    case waiting(CheckedContinuation<Outcome, Never>)
    case finished(Outcome)
  }

  let request: HTTPRequest
  /// Told the body's pieces on the loop's thread.
  let onBody: BodyListener?
  private let state = Locked(State.new)

  init(_ request: HTTPRequest, onBody: BodyListener?) {
    self.request = request
    self.onBody = onBody
  }

  /// Has the result given to the continuation; false if there is one already, which then has been given.
  func begin(_ continuation: CheckedContinuation<Outcome, Never>) -> Bool {
    let early: Outcome? = state.withLock { state in
      if case .finished(let outcome) = state { return outcome }
      state = .waiting(continuation)
      return nil
    }
    if let early { continuation.resume(returning: early) }
    return early == nil
  }

  /// Gives the result unless there is one already.
  func finish(_ outcome: Outcome) {
    let waiting: CheckedContinuation<Outcome, Never>? = state.withLock { state in
      defer { if case .finished = state {} else { state = .finished(outcome) } }
      if case .waiting(let continuation) = state { return continuation }
      return nil
    }
    waiting?.resume(returning: outcome)
  }

  var isFinished: Bool {
    state.withLock { if case .finished = $0 { true } else { false } }
  }
}
