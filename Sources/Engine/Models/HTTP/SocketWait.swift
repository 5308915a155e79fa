internal import CCurl
internal import Glibc

/// Waits until one of many sockets is ready, at a cost that does not grow with how many there are, or until it is woken.
///
/// Any thread may wake it; all else is for the thread that waits. The descriptors are closed with the last reference.
final class SocketWait: Sendable {
  private let descriptor: Int32
  private let bell: Int32

  /// Nil where the system has no descriptors left.
  init?() {
    descriptor = heed_wait_open()
    bell = heed_wake_open()
    guard descriptor >= 0, bell >= 0, heed_wait_for(descriptor, bell, CURL_POLL_IN) == 0 else { return nil }
  }

  deinit {
    close(bell)
    close(descriptor)
  }

  /// Ends the wait that is under way, or the next.
  func wake() { heed_wake_post(bell) }

  /// Waits for this too, in libcurl's words for what; false with `errno` if it cannot.
  func watch(_ socket: curl_socket_t, _ interest: Int32) -> Bool {
    heed_wait_for(descriptor, socket, interest) == 0
  }

  /// The sockets that are ready, and for what, in libcurl's words; -1 ms waits for ever.
  func wait(milliseconds: Int32) throws(LoopFailure) -> [(socket: curl_socket_t, readiness: Int32)] {
    let most = Int(heed_ready_most)
    let ready = withUnsafeTemporaryAllocation(of: heed_ready.self, capacity: most) { buffer in
      let count = heed_wait(descriptor, buffer.baseAddress, milliseconds)
      return count < 0 ? nil : buffer[..<Int(count)].map { (socket: $0.socket, readiness: $0.readiness) }
    }
    guard var ready else { throw LoopFailure(why: String(cString: strerror(errno))) }
    if let index = ready.firstIndex(where: { $0.socket == bell }) {
      heed_wake_clear(bell)
      ready.remove(at: index)
    }
    return ready
  }
}

/// Why the loop cannot go on.
struct LoopFailure: Error {
  var why: String
}
