internal import CCurl
internal import Glibc

/// The thread that drives all transfers of one client. Everything in it belongs to that thread alone.
final class HTTPLoop {
  /// Connections kept for reuse.
  private static let keptConnections = 256
  /// libcurl's global state, set up once for the process.
  private static let isReady = heed_curl_global_init() == CURLE_OK

  private let mailbox: HTTPMailbox
  private let multi: MultiHandle
  private var transfers: [UnsafeMutableRawPointer: HTTPTransfer] = [:]
  private var handleOfCall: [ObjectIdentifier: UnsafeMutableRawPointer] = [:]
  private var idle: [UnsafeMutableRawPointer] = []
  /// No transfer's wait for its first byte ends before this.
  private var nextDeadline: ContinuousClock.Instant?

  /// Starts a thread that serves the mailbox until it is closed.
  static func start(_ mailbox: HTTPMailbox) {
    guard isReady, let multi = curl_multi_init() else {
      return end(mailbox, [], .broken("libcurl could not be set up"))
    }
    _ = heed_curlm_set_long(multi, CURLMOPT_MAXCONNECTS, keptConnections)
    let address = MultiHandle(pointer: multi)
    mailbox.listen { curl_multi_wakeup(address.pointer) }
    let argument = Unmanaged.passRetained(HTTPLoop(mailbox, address))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<HTTPLoop>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, argument.toOpaque())
    guard failure == 0 else {
      argument.release()
      end(mailbox, [], .broken("no thread could be started (\(String(cString: strerror(failure))))"))
      curl_multi_cleanup(multi)
      return
    }
    pthread_detach(thread)
  }

  private init(_ mailbox: HTTPMailbox, _ multi: MultiHandle) {
    self.mailbox = mailbox
    self.multi = multi
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
      var running: Int32 = 0
      var code = curl_multi_perform(multi.pointer, &running)
      if code == CURLM_OK {
        collect()
        code = curl_multi_poll(multi.pointer, nil, 0, expire(), nil)
      }
      if code != CURLM_OK {
        reason = .broken("libcurl's loop failed (\(String(cString: curl_multi_strerror(code))))")
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

  private func release() {
    for (handle, _) in transfers {
      curl_multi_remove_handle(multi.pointer, handle)
      curl_easy_cleanup(handle)
    }
    transfers = [:]
    for handle in idle { curl_easy_cleanup(handle) }
    idle = []
    curl_multi_cleanup(multi.pointer)
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
    let code = curl_multi_add_handle(multi.pointer, handle)
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
    while let message = curl_multi_info_read(multi.pointer, &left) {
      guard heed_curlmsg_done(message) != 0, let handle = message.pointee.easy_handle else { continue }
      let code = heed_curlmsg_result(message)
      guard let transfer = transfers[handle] else { continue }
      let outcome = transfer.outcome(handle, code)
      remove(handle)
      transfer.call.finish(outcome)
    }
  }

  /// Ends transfers whose first byte is overdue; milliseconds until the next can be.
  private func expire() -> Int32 {
    guard let deadline = nextDeadline else { return .max }
    let now = ContinuousClock.now
    if deadline <= now {
      let silent = transfers.filter { !$0.value.hasBegun }
      for (handle, transfer) in silent where transfer.firstByteDeadline <= now {
        remove(handle)
        transfer.call.finish(.failure(.timeout(.firstByte, after: transfer.call.request.limits.firstByte)))
      }
      nextDeadline = silent.values.map(\.firstByteDeadline).filter { $0 > now }.min()
    }
    guard let nextDeadline else { return .max }
    return Int32(clamping: (nextDeadline - now).milliseconds)
  }

  @discardableResult
  private func remove(_ handle: UnsafeMutableRawPointer) -> HTTPTransfer? {
    guard let transfer = transfers.removeValue(forKey: handle) else { return nil }
    handleOfCall[ObjectIdentifier(transfer.call)] = nil
    curl_multi_remove_handle(multi.pointer, handle)
    recycle(handle)
    return transfer
  }

  private func recycle(_ handle: UnsafeMutableRawPointer) {
    guard idle.count < Self.keptConnections else { return curl_easy_cleanup(handle) }
    curl_easy_reset(handle)
    idle.append(handle)
  }
}

/// libcurl's multi handle. Other threads only wake it, which libcurl allows, and the mailbox's lock keeps them from doing
/// so once it is gone.
struct MultiHandle: @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer
}

extension Duration {
  /// Whole milliseconds, rounded up, at least 1 and at most what libcurl's timers take: three weeks.
  var milliseconds: Int {
    let bounded = max(.milliseconds(1), min(self, .seconds(1_800_000)))
    let (seconds, attoseconds) = bounded.components
    return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
