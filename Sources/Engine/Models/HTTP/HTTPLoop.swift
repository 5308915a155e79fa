internal import CCurl
internal import Glibc

/// The thread that drives all transfers of one client. Everything in it belongs to that thread alone.
final class HTTPLoop {
  /// Connections kept for reuse.
  private static let keptConnections = 256
  /// libcurl's global state, set up once for the process.
  private static let isReady = heed_curl_global_init() == CURLE_OK

  private let mailbox: HTTPMailbox
  private let multi: UnsafeMutableRawPointer
  private let sockets: SocketWait
  private var transfers: [UnsafeMutableRawPointer: HTTPTransfer] = [:]
  private var handleOfCall: [ObjectIdentifier: UnsafeMutableRawPointer] = [:]
  private var idle: [UnsafeMutableRawPointer] = []
  /// When libcurl wants to be called though no socket is ready.
  private var timer: ContinuousClock.Instant?
  /// No transfer's wait for its first byte ends before this.
  private var nextDeadline: ContinuousClock.Instant?

  /// Starts a thread that serves the mailbox until it is closed.
  static func start(_ mailbox: HTTPMailbox) {
    guard isReady, let multi = curl_multi_init() else {
      return end(mailbox, [], .broken("libcurl could not be set up"))
    }
    guard let sockets = SocketWait() else {
      curl_multi_cleanup(multi)
      return end(mailbox, [], .broken("the system has no descriptors left to wait for sockets"))
    }
    mailbox.listen { sockets.wake() }
    let argument = Unmanaged.passRetained(HTTPLoop(mailbox, multi, sockets))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<HTTPLoop>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, argument.toOpaque())
    guard failure == 0 else {
      end(mailbox, [], .broken("no thread could be started (\(String(cString: strerror(failure))))"))
      curl_multi_cleanup(multi)
      argument.release()
      return
    }
    pthread_detach(thread)
  }

  private init(_ mailbox: HTTPMailbox, _ multi: UnsafeMutableRawPointer, _ sockets: SocketWait) {
    self.mailbox = mailbox
    self.multi = multi
    self.sockets = sockets
    _ = heed_curlm_set_long(multi, CURLMOPT_MAXCONNECTS, Self.keptConnections)
    // libcurl calls back on this thread only, from within the calls made below.
    let this = Unmanaged.passUnretained(self).toOpaque()
    _ = heed_curlm_set_socket(multi, socketChanged, this)
    _ = heed_curlm_set_timer(multi, timerChanged, this)
  }

  private func run() {
    // Signals are for the program's own threads; a broken pipe then is an error of the write that met it.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)

    var reason = HTTPError.closed
    while true {
      let post = mailbox.take()
      if post.isClosing { break }
      for call in post.started { begin(call) }
      for call in post.aborted { abort(call) }
      do {
        try ringTimer()
        collect()
        for (socket, readiness) in try sockets.wait(milliseconds: expire()) {
          try act(socket, readiness)
        }
      } catch {
        reason = .broken("libcurl's loop failed (\(error.why))")
        break
      }
    }
    Self.end(mailbox, transfers.values.map(\.call), reason) { [self] in release() }
  }

  /// Ends the service: the mailbox refuses, then calls fail, then those who wait for the end go on.
  private static func end(
    _ mailbox: HTTPMailbox, _ calls: [HTTPCall], _ reason: HTTPError, release: () -> Void = {}
  ) {
    let unstarted = mailbox.stopListening(reason)
    release()
    for call in calls + unstarted { call.finish(.failure(reason)) }
    mailbox.announceEnd()
  }

  private func act(_ socket: curl_socket_t, _ readiness: Int32) throws(LoopFailure) {
    var running: Int32 = 0
    let code = curl_multi_socket_action(multi, socket, readiness, &running)
    guard code == CURLM_OK else { throw LoopFailure(why: String(cString: curl_multi_strerror(code))) }
  }

  /// Lets libcurl do what is due: also what it wants to do at once sets the timer first.
  private func ringTimer() throws(LoopFailure) {
    while let due = timer, due <= .now {
      timer = nil
      try act(heed_no_socket, 0)
    }
  }

  fileprivate func setTimer(milliseconds: Int) {
    timer = milliseconds < 0 ? nil : .now + .milliseconds(milliseconds)
  }

  fileprivate func wait(for socket: curl_socket_t, _ interest: Int32) -> Int32 {
    sockets.watch(socket, interest) ? 0 : -1
  }

  private func release() {
    for (handle, _) in transfers {
      curl_multi_remove_handle(multi, handle)
      curl_easy_cleanup(handle)
    }
    transfers = [:]
    for handle in idle { curl_easy_cleanup(handle) }
    idle = []
    curl_multi_cleanup(multi)
  }

  private func begin(_ call: HTTPCall) {
    if call.isFinished { return }
    guard let handle = idle.popLast() ?? curl_easy_init() else {
      return call.finish(.failure(.broken("libcurl has no memory for a transfer")))
    }
    let transfer = HTTPTransfer(call)
    if let error = transfer.prepare(handle) {
      withExtendedLifetime(transfer) { recycle(handle) }
      return call.finish(.failure(error))
    }
    let code = curl_multi_add_handle(multi, handle)
    guard code == CURLM_OK else {
      withExtendedLifetime(transfer) { recycle(handle) }
      return call.finish(.failure(.broken("libcurl took no transfer (\(String(cString: curl_multi_strerror(code))))")))
    }
    transfers[handle] = transfer
    handleOfCall[ObjectIdentifier(call)] = handle
    nextDeadline = min(nextDeadline ?? transfer.firstByteDeadline, transfer.firstByteDeadline)
  }

  private func abort(_ call: HTTPCall) {
    guard let handle = handleOfCall[ObjectIdentifier(call)] else { return }
    remove(handle)?.call.finish(.failure(.cancelled))
  }

  /// Gives their results to the calls whose transfers have ended.
  private func collect() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard heed_curlmsg_done(message) != 0, let handle = message.pointee.easy_handle else { continue }
      let code = heed_curlmsg_result(message)
      guard let transfer = transfers[handle] else { continue }
      let outcome = transfer.outcome(handle, code)
      remove(handle)
      transfer.call.finish(outcome)
    }
  }

  /// Ends transfers whose first byte is overdue; milliseconds until something is due again, -1 for never.
  private func expire() -> Int32 {
    let now = ContinuousClock.now
    if let deadline = nextDeadline, deadline <= now {
      let silent = transfers.filter { !$0.value.hasBegun }
      for (handle, transfer) in silent where transfer.firstByteDeadline <= now {
        remove(handle)
        transfer.call.finish(.failure(.timeout(.firstByte, after: transfer.call.request.limits.firstByte)))
      }
      nextDeadline = silent.values.map(\.firstByteDeadline).filter { $0 > now }.min()
    }
    guard let next = [nextDeadline, timer].compactMap({ $0 }).min() else { return -1 }
    return next <= now ? 0 : Int32(clamping: (next - now).milliseconds)
  }

  @discardableResult
  private func remove(_ handle: UnsafeMutableRawPointer) -> HTTPTransfer? {
    guard let transfer = transfers.removeValue(forKey: handle) else { return nil }
    handleOfCall[ObjectIdentifier(transfer.call)] = nil
    curl_multi_remove_handle(multi, handle)
    recycle(handle)
    return transfer
  }

  private func recycle(_ handle: UnsafeMutableRawPointer) {
    guard idle.count < Self.keptConnections else { return curl_easy_cleanup(handle) }
    curl_easy_reset(handle)
    idle.append(handle)
  }
}

private func socketChanged(
  _ handle: UnsafeMutableRawPointer?, _ socket: curl_socket_t, _ interest: Int32, _ this: UnsafeMutableRawPointer?,
  _ own: UnsafeMutableRawPointer?
) -> Int32 {
  guard let this else { return -1 }
  return Unmanaged<HTTPLoop>.fromOpaque(this).takeUnretainedValue().wait(for: socket, interest)
}

private func timerChanged(
  _ multi: UnsafeMutableRawPointer?, _ milliseconds: Int, _ this: UnsafeMutableRawPointer?
) -> Int32 {
  guard let this else { return -1 }
  Unmanaged<HTTPLoop>.fromOpaque(this).takeUnretainedValue().setTimer(milliseconds: milliseconds)
  return 0
}

extension Duration {
  /// Whole milliseconds, rounded up, at least 1 and at most what libcurl's timers take: three weeks.
  var milliseconds: Int {
    let bounded = max(.milliseconds(1), min(self, .seconds(1_800_000)))
    let (seconds, attoseconds) = bounded.components
    return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
