import Engine
import Testing

/// A port on which nobody listens.
private func closedPort() throws -> String {
  let server = try FaultServer(.silence)
  server.stop()
  return server.url
}

private func limits(
  connect: Duration = .seconds(3600), firstByte: Duration = .seconds(3600), whole: Duration = .seconds(3600),
  bodyBytes: Int = 1 << 20
) -> HTTPRequest.Limits {
  HTTPRequest.Limits(connect: connect, firstByte: firstByte, whole: whole, bodyBytes: bodyBytes)
}

private func error(_ request: HTTPRequest, _ http: HTTPClient = HTTPClient()) async -> HTTPError? {
  do throws(HTTPError) {
    _ = try await http.send(request)
    return nil
  } catch {
    return error
  }
}

@Suite struct HTTPClientTests {
  @Test func givesStatusHeadersAndBody() async throws {
    let server = try FaultServer(.text("tea", status: 418, headers: ["X-Pot": " short and stout "]))
    defer { server.stop() }
    let response = try await HTTPClient().send(
      HTTPRequest(.post, server.url + "/brew", headers: ["X-Cup": "1"], body: Array("leaves".utf8)))
    #expect(response.status == 418)
    #expect(response.headers["x-pot"] == "short and stout")
    #expect(response.body == Array("tea".utf8))
    let received = server.received
    #expect(received.map(\.method) == ["POST"])
    #expect(received.map(\.path) == ["/brew"])
    #expect(received.map(\.body) == ["leaves"])
    #expect(received.first?.headers["x-cup"] == "1")
  }

  @Test func redirectsAreAnswersOfTheirOwn() async throws {
    let server = try FaultServer(.text("", status: 302, headers: ["Location": "/elsewhere"]))
    defer { server.stop() }
    let response = try await HTTPClient().send(HTTPRequest(.get, server.url))
    #expect(response.status == 302)
    #expect(server.received.count == 1)
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://localhost/", "localhost:8080", "http://a b/"])
  func sendsOnlyWhatIsHTTP(url: String) async {
    guard case .invalid = await error(HTTPRequest(.get, url)) else {
      Issue.record("\(url) was not refused")
      return
    }
  }

  @Test func aHeaderCannotSmuggleAnother() async {
    let failure = await error(HTTPRequest(.get, "http://localhost", headers: ["Authorization": "secret\r\nX: y"]))
    #expect(failure == .invalid("the header Authorization holds a control character, such as a line end"))
  }

  @Test func refusedConnection() async throws {
    let failure = await error(HTTPRequest(.get, try closedPort()))
    #expect(failure == .cannotConnect("Connection refused"))
  }

  @Test func aConnectionThatIsNeverTakenEndsWithItsTime() async throws {
    let crowd = try FullListener()
    defer { crowd.stop() }
    let failure = await error(HTTPRequest(.get, crowd.url, limits: limits(connect: .milliseconds(50))))
    #expect(failure == .timeout(.connect, after: .milliseconds(50)))
  }

  @Test func resetInTheMiddle() async throws {
    let server = try FaultServer(.resetAfter("half"))
    defer { server.stop() }
    guard case .broken = await error(HTTPRequest(.get, server.url)) else {
      Issue.record("no broken connection")
      return
    }
  }

  @Test func aServerThatSpeaksSomethingElse() async throws {
    let server = try FaultServer(.raw("220 mail.example ESMTP\r\n"))
    defer { server.stop() }
    guard case .broken = await error(HTTPRequest(.get, server.url)) else {
      Issue.record("no broken connection")
      return
    }
  }

  @Test func anEndlessDripEndsWithTheWholeAnswersTime() async throws {
    let server = try FaultServer(.drip)
    defer { server.stop() }
    let failure = await error(HTTPRequest(.get, server.url, limits: limits(whole: .milliseconds(150))))
    #expect(failure == .timeout(.whole, after: .milliseconds(150)))
    await server.wasLeft(by: 1)
  }

  @Test func silenceEndsWithTheFirstBytesTime() async throws {
    let server = try FaultServer(.silence)
    defer { server.stop() }
    let failure = await error(HTTPRequest(.get, server.url, limits: limits(firstByte: .milliseconds(50))))
    #expect(failure == .timeout(.firstByte, after: .milliseconds(50)))
    await server.wasLeft(by: 1)
  }

  @Test(arguments: [FaultServer.Answer.text("12345"), .drip])
  func bodiesOverTheLimitAreNotKept(answer: FaultServer.Answer) async throws {
    let server = try FaultServer(answer)
    defer { server.stop() }
    #expect(await error(HTTPRequest(.get, server.url, limits: limits(bodyBytes: 4))) == .tooLarge(limit: 4))
  }

  @Test func aBodyMayFillItsLimit() async throws {
    let server = try FaultServer(.text("1234"))
    defer { server.stop() }
    let response = try await HTTPClient().send(HTTPRequest(.get, server.url, limits: limits(bodyBytes: 4)))
    #expect(response.body.count == 4)
  }

  /// The server never answers and no time runs out: that the call returns at all shows that it was cancelled.
  @Test(arguments: [FaultServer.Answer.silence, .drip])
  func cancellingEndsTheCallAndTheConnection(answer: FaultServer.Answer) async throws {
    let server = try FaultServer(answer)
    defer { server.stop() }
    let http = HTTPClient()
    let call = Task { await error(HTTPRequest(.get, server.url, limits: limits()), http) }
    await server.hasReceived(1)
    call.cancel()
    #expect(await call.value == .cancelled)
    await server.wasLeft(by: 1)
    await http.shutdown()
  }

  @Test func aCancelledTaskSendsNothing() async throws {
    let server = try FaultServer(.text("never"))
    let http = HTTPClient()
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await error(HTTPRequest(.get, server.url), http)
    }
    #expect(await call.value == .cancelled)
    await http.shutdown()
    server.stop()
    #expect(server.received.isEmpty)
  }

  @Test func shutdownEndsWhatIsUnderWayAndRefusesMore() async throws {
    let server = try FaultServer(.silence)
    defer { server.stop() }
    let http = HTTPClient()
    let call = Task { await error(HTTPRequest(.get, server.url, limits: limits()), http) }
    await server.hasReceived(1)
    await http.shutdown()
    #expect(await call.value == .closed)
    #expect(await error(HTTPRequest(.get, server.url), http) == .closed)
    await http.shutdown()
    await server.wasLeft(by: 1)
  }

  /// Each answer is held back until all have asked.
  @Test func sixtyFourAtOnce() async throws {
    let gate = Gate(opensAt: 64)
    let server = try FaultServer { _, request in
      gate.pass()
      return .text(request.path)
    }
    defer { server.stop() }
    let http = HTTPClient()
    let answers = await withTaskGroup(of: String?.self) { group in
      for number in 0..<64 {
        group.addTask {
          let response = try? await http.send(HTTPRequest(.get, server.url + "/\(number)"))
          return response.map { String(decoding: $0.body, as: UTF8.self) }
        }
      }
      return await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(answers == Set((0..<64).map { "/\($0)" }))
  }

  @Test func connectionsAreUsedAgain() async throws {
    let server = try FaultServer(.text("again"))
    defer { server.stop() }
    let http = HTTPClient()
    for _ in 0..<20 { _ = try await http.send(HTTPRequest(.get, server.url)) }
    #expect(server.received.count == 20)
    await http.shutdown()
    await server.wasLeft(by: 1)
    #expect(server.accepted == 1)
  }
}
