import Glibc

/// An HTTP server on 127.0.0.1 that answers as it is told, well or badly. Each connection has a thread of its own.
final class FaultServer: Sendable {
  /// What a client sent.
  struct Received: Sendable {
    var method: String
    var path: String
    var headers: [String: String]
    var body: String
  }

  /// What it gets for it.
  enum Answer: Sendable {
    case reply(status: Int = 200, headers: [String: String] = [:], body: [UInt8])
    /// Sends the body's beginning under the length of the whole, then resets the connection.
    case resetAfter(String)
    /// Sends a byte now and then for as long as the client listens.
    case drip
    /// Keeps the connection and says nothing.
    case silence
    /// Sends these bytes instead of HTTP and ends the connection.
    case raw(String)

    static func text(_ body: String, status: Int = 200, headers: [String: String] = [:]) -> Answer {
      .reply(status: status, headers: headers, body: Array(body.utf8))
    }
  }

  let port: UInt16
  var url: String { "http://127.0.0.1:\(port)" }

  private let listener: Int32
  private let monitor = Monitor()

  /// Answers each request with what the closure gives for its number, from 0.
  init(_ answer: @escaping @Sendable (Int, Received) -> Answer) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 256) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard bound else {
      let failure = Failure(errno: errno)
      Glibc.close(listener)
      throw failure
    }
    port = UInt16(bigEndian: address.sin_port)

    self.listener = listener
    let monitor = monitor
    monitor.startThread {
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { return }
        guard monitor.open(connection) else { return }
        monitor.startThread {
          Self.serve(connection, monitor, answer)
          monitor.close(connection)
        }
      }
    }
  }

  /// The same answers in order; the last one for every request after it.
  convenience init(_ answers: Answer...) throws {
    try self.init { number, _ in answers[min(number, answers.count - 1)] }
  }

  struct Failure: Error { var errno: Int32 }

  /// What came so far.
  var received: [Received] { monitor.received }

  /// How many connections there were.
  var accepted: Int { monitor.accepted }

  /// Goes on once so many requests have come.
  func hasReceived(_ count: Int) async { await monitor.wait { $0.received.count >= count } }

  /// Goes on once so many connections were ended by the client.
  func wasLeft(by count: Int) async { await monitor.wait { $0.left >= count } }

  /// Ends every connection and thread.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    monitor.stop()
    Glibc.close(listener)
  }

  // MARK: one connection

  private static func serve(
    _ connection: Int32, _ monitor: Monitor, _ answer: (Int, Received) -> Answer
  ) {
    var buffer: [UInt8] = []
    while let request = receive(connection, &buffer) {
      switch answer(monitor.note(request), request) {
      case .reply(let status, let headers, let body):
        var head = "HTTP/1.1 \(status) Scripted\r\nContent-Length: \(body.count)\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        guard send(connection, Array((head + "\r\n").utf8) + body) else { return monitor.noteLeft() }
      case .resetAfter(let part):
        _ = send(connection, Array("HTTP/1.1 200 OK\r\nContent-Length: \(part.utf8.count + 1000)\r\n\r\n\(part)".utf8))
        var abort = linger(l_onoff: 1, l_linger: 0)
        setsockopt(connection, SOL_SOCKET, SO_LINGER, &abort, socklen_t(MemoryLayout<linger>.size))
        return
      case .drip:
        guard send(connection, Array("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".utf8)) else {
          return monitor.noteLeft()
        }
        // The client sends nothing more, so that anything to read means that it left.
        while !hasInput(connection, milliseconds: 10) {
          guard send(connection, [0x20]) else { break }
        }
        return monitor.noteLeft()
      case .silence:
        _ = hasInput(connection, milliseconds: -1)
        return monitor.noteLeft()
      case .raw(let text):
        _ = send(connection, Array(text.utf8))
        return
      }
    }
    monitor.noteLeft()
  }

  private static func hasInput(_ connection: Int32, milliseconds: Int32) -> Bool {
    var poll = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, milliseconds) != 0
  }

  private static func send(_ connection: Int32, _ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  private static func receive(_ connection: Int32, _ buffer: inout [UInt8]) -> Received? {
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      if let request = parse(&buffer) { return request }
      let count = recv(connection, &chunk, chunk.count, 0)
      if count <= 0 { return nil }
      buffer += chunk[..<count]
    }
  }

  private static func parse(_ buffer: inout [UInt8]) -> Received? {
    let end = Array("\r\n\r\n".utf8)
    guard let headEnd = buffer.indices.first(where: { buffer[$0...].starts(with: end) }) else { return nil }
    let lines = String(decoding: buffer[..<headEnd], as: UTF8.self).split(separator: "\r\n")
    let words = lines[0].split(separator: " ")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let halves = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
      headers[halves[0].lowercased()] = halves.count > 1 ? String(halves[1]) : ""
    }
    let whole = headEnd + end.count + (headers["content-length"].flatMap(Int.init) ?? 0)
    guard buffer.count >= whole else { return nil }
    let body = String(decoding: buffer[(headEnd + end.count)..<whole], as: UTF8.self)
    buffer.removeFirst(whole)
    return Received(method: String(words[0]), path: String(words[1]), headers: headers, body: body)
  }
}

/// What the server's threads share.
private final class Monitor: @unchecked Sendable {
  struct State {
    var received: [FaultServer.Received] = []
    var accepted = 0
    var left = 0
    var connections: Set<Int32> = []
    var threads: [pthread_t] = []
    var isStopped = false
    var waiting: [(isMet: @Sendable (State) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var state = State()

  init() { pthread_mutex_init(mutex, nil) }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  var received: [FaultServer.Received] { change { $0.received } }

  var accepted: Int { change { $0.accepted } }

  private func change<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    let result = body(&state)
    let now = state
    let met = now.waiting.filter { $0.isMet(now) }
    if !met.isEmpty { state.waiting = now.waiting.filter { !$0.isMet(now) } }
    pthread_mutex_unlock(mutex)
    for one in met { one.continuation.resume() }
    return result
  }

  func note(_ request: FaultServer.Received) -> Int {
    change {
      $0.received.append(request)
      return $0.received.count - 1
    }
  }

  func noteLeft() { change { $0.left += 1 } }

  func wait(until isMet: @escaping @Sendable (State) -> Bool) async {
    await withCheckedContinuation { continuation in
      change { $0.waiting.append((isMet, continuation)) }
    }
  }

  func open(_ connection: Int32) -> Bool {
    let isOpen = change { state in
      if !state.isStopped {
        state.connections.insert(connection)
        state.accepted += 1
      }
      return !state.isStopped
    }
    if !isOpen { Glibc.close(connection) }
    return isOpen
  }

  func close(_ connection: Int32) {
    change { state in
      state.connections.remove(connection)
      Glibc.close(connection)
    }
  }

  func startThread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let argument = Unmanaged.passRetained(Box(body))
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, argument.toOpaque())
    change { $0.threads.append(thread) }
  }

  func stop() {
    change { state in
      state.isStopped = true
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
    // A thread that ended may have started another; each is waited for once.
    while let thread = change({ $0.threads.popLast() }) { pthread_join(thread, nil) }
  }
}
