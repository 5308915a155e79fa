import Glibc

/// A port that listens, takes nobody, and whose queue is full: whoever connects waits for ever.
struct FullListener {
  let url: String
  private let sockets: [Int32]

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var sockets = [listener]
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isReady = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard bind(listener, address, length) == 0, listen(listener, 0) == 0,
          getsockname(listener, address, &length) == 0
        else { return false }
        for _ in 0..<8 {
          let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
          sockets.append(client)
          _ = connect(client, address, length)
        }
        return true
      }
    }
    self.sockets = sockets
    url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
    if !isReady { throw FaultServer.Failure(errno: errno) }
  }

  func stop() {
    for socket in sockets { close(socket) }
  }
}
