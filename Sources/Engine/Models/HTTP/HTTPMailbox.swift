/// What callers have to say to the loop's thread, and how they wake it.
final class HTTPMailbox: Sendable {
  struct Post {
    var started: [HTTPCall] = []
    var aborted: [HTTPCall] = []
    var isClosing = false

    var isEmpty: Bool { started.isEmpty && aborted.isEmpty && !isClosing }
  }

  private struct State {
    var post = Post()
    /// Set while a loop listens.
    var wake: (@Sendable () -> Void)?
    /// Why there is none, once there is none any more.
    var ended: HTTPError?
    /// Whether the loop has let go of everything.
    var isOver = false
    var waitingForEnd: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Locked(State())

  func start(_ call: HTTPCall) {
    let refusal = put { $0.started.append(call) }
    if let refusal { call.finish(.failure(refusal)) }
  }

  func abort(_ call: HTTPCall) {
    _ = put { $0.aborted.append(call) }
  }

  /// Asks the loop to end; the continuation goes on when it has.
  func close(_ continuation: CheckedContinuation<Void, Never>? = nil) {
    _ = put { $0.isClosing = true }
    guard let continuation else { return }
    let isOver = state.withLock { state in
      if !state.isOver { state.waitingForEnd.append(continuation) }
      return state.isOver
    }
    if isOver { continuation.resume() }
  }

  // MARK: the loop's side

  /// Has `wake` called, under the lock, whenever something is put into the empty mailbox.
  func listen(_ wake: @escaping @Sendable () -> Void) {
    state.withLock { $0.wake = wake }
  }

  func take() -> Post {
    state.withLock { state in
      defer { state.post = Post() }
      return state.post
    }
  }

  /// Accepts nothing more and never wakes again; gives what was still to be started.
  func stopListening(_ reason: HTTPError) -> [HTTPCall] {
    state.withLock { state in
      state.wake = nil
      state.ended = reason
      defer { state.post = Post() }
      return state.post.started
    }
  }

  /// Lets those go on who wait for the end.
  func announceEnd() {
    let waiting = state.withLock { state in
      state.isOver = true
      defer { state.waitingForEnd = [] }
      return state.waitingForEnd
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Nil if the loop will see it, else why it will not.
  private func put(_ change: (inout Post) -> Void) -> HTTPError? {
    state.withLock { state in
      if let ended = state.ended { return ended }
      let wasEmpty = state.post.isEmpty
      change(&state.post)
      if wasEmpty { state.wake?() }
      return nil
    }
  }
}
