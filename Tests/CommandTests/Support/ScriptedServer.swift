import Foundation
import Glibc

/// A chat server on 127.0.0.1 that says what it is told to; one thread a connection.
final class ScriptedServer: Sendable {
  enum Answer: Sendable {
    case say(String)
    case fail(status: Int, body: String)
    /// A whole answer, headers and all, that may be anything.
    case reply(status: Int = 200, headers: [String: String] = [:], body: [UInt8])
    /// The beginning of an answer; then the connection is reset.
    case cutOff(String)
    /// A byte now and then for as long as the client listens.
    case drip
    /// Keeps the connection and says nothing until the client leaves.
    case silence

    /// Chat Completions' answer with this as its message, which is JSON.
    static func message(_ json: String, finish: String = "stop") -> Answer {
      .reply(body: Array(#"{"choices":[{"message":\#(json),"finish_reason":"\#(finish)"}]}"#.utf8))
    }
  }

  let port: UInt16
  var url: String { "http://127.0.0.1:\(port)/v1" }

  private let listener: Int32
  private let state = Requests()

  /// Answers each request with what the closure gives for its number, from 0. A port that was used before can be asked for.
  convenience init(port: UInt16 = 0, _ answer: @escaping @Sendable (Int) -> Answer) throws {
    try self.init(port: port) { number, _ in answer(number) }
  }

  /// The same, with the body that was sent.
  init(port: UInt16 = 0, _ answer: @escaping @Sendable (Int, String) -> Answer) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 256) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else {
      throw Program.Failure(description: "no port to listen on: \(String(cString: strerror(errno)))")
    }
    self.port = UInt16(bigEndian: address.sin_port)
    self.listener = listener
    let state = state
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { return }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        Thread.detachNewThread {
          Self.serve(connection, state, answer)
          close(connection)
        }
      }
    }
  }

  deinit { stop() }

  /// Listens no longer.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  /// The bodies of what was asked so far.
  var requests: [String] { state.bodies }

  private static func serve(_ connection: Int32, _ state: Requests, _ answer: @Sendable (Int, String) -> Answer) {
    var buffer: [UInt8] = []
    while let body = receive(connection, &buffer) {
      switch answer(state.note(body), body) {
      case .say(let text):
        let content = String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
        let usage = #"{"prompt_tokens":11,"completion_tokens":7}"#
        send(
          connection, 200,
          #"{"choices":[{"message":{"role":"assistant","content":\#(content)},"finish_reason":"stop"}],"usage":\#(usage)}"#
        )
      case .fail(let status, let body): send(connection, status, body)
      case .reply(let status, let headers, let body):
        let lines = headers.map { "\($0): \($1)\r\n" }.joined()
        send(
          connection, Array("HTTP/1.1 \(status) Scripted\r\n\(lines)Content-Length: \(body.count)\r\n\r\n".utf8) + body)
      case .cutOff(let part):
        send(connection, Array("HTTP/1.1 200 OK\r\nContent-Length: \(part.utf8.count + 1000)\r\n\r\n\(part)".utf8))
        var abort = linger(l_onoff: 1, l_linger: 0)
        setsockopt(connection, SOL_SOCKET, SO_LINGER, &abort, socklen_t(MemoryLayout<linger>.size))
        return
      case .drip:
        send(connection, Array("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".utf8))
        var poll = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
        while Glibc.poll(&poll, 1, 20) == 0, Glibc.send(connection, [0x20], 1, Int32(MSG_NOSIGNAL)) == 1 {}
        return
      case .silence:
        var poll = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
        _ = Glibc.poll(&poll, 1, 60_000)
        return
      }
    }
  }

  private static func send(_ connection: Int32, _ status: Int, _ body: String) {
    send(
      connection,
      Array(
        "HTTP/1.1 \(status) Scripted\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
          .utf8))
  }

  private static func send(_ connection: Int32, _ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// The next request's body; nil when the client left.
  private static func receive(_ connection: Int32, _ buffer: inout [UInt8]) -> String? {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let text = String(decoding: buffer, as: UTF8.self)
      if let head = text.range(of: "\r\n\r\n") {
        let length =
          text[..<head.lowerBound].split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
          .flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) } ?? 0
        let start = text[..<head.upperBound].utf8.count
        if buffer.count >= start + length {
          let body = String(decoding: buffer[start..<(start + length)], as: UTF8.self)
          buffer.removeFirst(start + length)
          return body
        }
      }
      let count = recv(connection, &chunk, chunk.count, 0)
      if count <= 0 { return nil }
      buffer += chunk[..<count]
    }
  }

  private final class Requests: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [String] = []

    var bodies: [String] { lock.withLock { all } }

    func note(_ body: String) -> Int {
      lock.withLock {
        all.append(body)
        return all.count - 1
      }
    }
  }
}
