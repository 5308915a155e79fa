import Engine
import Testing

@Suite struct ChatCompletionsFailureTests {
  @Test(arguments: [
    ["Retry-After": "7"],
    ["Retry-After": "Sun, 06 Nov 1994 08:49:44 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT"],
  ])
  func waitsAsLongAsTheServerAsks(headers: [String: String]) async throws {
    let server = try FaultServer(
      .text(#"{"error":{"message":"slow down"}}"#, status: 429, headers: headers), goodAnswer)
    defer { server.stop() }
    let clock = RecordingClock()
    #expect(try await chatModel(server, clock: clock).reply(to: chatRequest()).attempts == 2)
    #expect(await clock.slept() == [.seconds(7)])
  }

  @Test func doesNotWaitLongerThanIsSensible() async throws {
    let server = try FaultServer(.text("", status: 429, headers: ["Retry-After": "86400"]), goodAnswer)
    defer { server.stop() }
    #expect(
      await chatFailure(try chatModel(server))
        == ModelError(
          cause: .rateLimit,
          detail: "\(server.url)/v1/chat/completions answered with status 429. It asks to wait 86400 s. "
            + "Lower --concurrency, or go on later with `heed resume`."))
  }

  @Test(arguments: [500, 408, 503, 529])
  func aServersFailureIsTriedAgain(status: Int) async throws {
    let server = try FaultServer(.text("oops", status: status), goodAnswer)
    defer { server.stop() }
    let reply = try await chatModel(server).reply(to: chatRequest())
    #expect(reply.text == "Better not: satay is peanut.")
    #expect(reply.attempts == 2)
    let seeds = server.received.map(\.body)
    #expect(seeds[0] == seeds[1])
  }

  @Test func pausesDoubleUntilItGivesUp() async throws {
    let server = try FaultServer(.text(#"{"error":"model\tcrashed"}"#, status: 500))
    defer { server.stop() }
    let clock = RecordingClock()
    #expect(
      await chatFailure(try chatModel(server, clock: clock))
        == ModelError(
          cause: .server,
          detail: "\(server.url)/v1/chat/completions answered with status 500: model crashed. "
            + "See the server's log, or go on later with `heed resume`.", attempts: 4))
    #expect(await clock.slept() == [.milliseconds(250), .milliseconds(500), .seconds(1)])
    #expect(server.received.count == 4)
  }

  @Test func aBusyServerIsLeftAloneForAsLongAsItAsks() async throws {
    let server = try FaultServer(.text("", status: 503, headers: ["Retry-After": "30"]), goodAnswer)
    defer { server.stop() }
    let clock = RecordingClock()
    #expect(try await chatModel(server, clock: clock).reply(to: chatRequest()).attempts == 2)
    #expect(await clock.slept() == [.seconds(30)])
  }

  @Test func aFailureInAGoodStatusIsAFailure() async throws {
    let server = try FaultServer(.text(#"{"error":{"code":429,"message":"busy"}}"#))
    defer { server.stop() }
    let failure = await chatFailure(try chatModel(server, retries: 0))
    #expect(failure?.cause == .rateLimit)
    #expect(failure?.detail.contains(": busy. ") == true)
  }

  @Test(arguments: [
    (
      400, #"{"error":{"message":"no such setting"}}"#,
      "no such setting. Check the model's name and the run's settings."
    ),
    (401, #"{"message":"Who are you?"}"#, "Who are you? Check the key in HEED_LOCAL_API_KEY."),
    (422, #"{"detail":"bad"}"#, "bad. Check the model's name and the run's settings."),
    (400, "plain\r\n\u{1b}[2Jwords", "plain [2Jwords. Check the model's name and the run's settings."),
  ])
  func otherStatusesAreTheUsersToMend(status: Int, body: String, words: String) async throws {
    let server = try FaultServer(.text(body, status: status))
    defer { server.stop() }
    #expect(
      await chatFailure(try chatModel(server))
        == ModelError(
          cause: .configuration, detail: "\(server.url)/v1/chat/completions answered with status \(status): \(words)"))
  }

  @Test func aMissingPathSaysWhatToTry() async throws {
    let server = try FaultServer(.text("<html>404</html>", status: 404))
    defer { server.stop() }
    #expect(
      await chatFailure(try chatModel(server, path: "/"))?.detail
        == "\(server.url)/chat/completions answered with status 404. "
        + "Most servers want --base-url to end in /v1. Try `curl \(server.url)/models`.")
  }

  @Test func aRedirectSaysWhereTo() async throws {
    let server = try FaultServer(.text("", status: 308, headers: ["Location": "https://me:pass@example.org/v1?key=1"]))
    defer { server.stop() }
    #expect(
      await chatFailure(try chatModel(server))?.detail
        == "\(server.url)/v1/chat/completions answered with status 308. Redirects are not followed: "
        + "give the final address as --base-url. It points to https://example.org/v1.")
  }

  @Test func longWordsAreCut() async throws {
    let server = try FaultServer(.text(String(repeating: "a", count: 5000), status: 400))
    defer { server.stop() }
    let detail = try #require(await chatFailure(try chatModel(server))?.detail)
    #expect(detail.contains(": " + String(repeating: "a", count: 199) + "…"))
  }

  @Test func aServerThatIsNotThere() async throws {
    let server = try FaultServer(goodAnswer)
    server.stop()
    #expect(
      await chatFailure(try chatModel(server))
        == ModelError(
          cause: .network,
          detail: "no connection to \(server.url)/v1/chat/completions (Connection refused). "
            + "Is the server running? Try `curl \(server.url)/v1/models`.", attempts: 4))
  }

  @Test func aBrokenConnectionIsTriedAgain() async throws {
    let server = try FaultServer(.resetAfter("{"), goodAnswer)
    defer { server.stop() }
    #expect(try await chatModel(server).reply(to: chatRequest()).attempts == 2)
  }

  @Test func aDripEndsInATimeout() async throws {
    let server = try FaultServer(.drip)
    defer { server.stop() }
    let limits = HTTPRequest.Limits(whole: .milliseconds(100))
    #expect(
      await chatFailure(try chatModel(server, retries: 0, limits: limits))
        == ModelError(
          cause: .timeout,
          detail: "the answer from \(server.url)/v1/chat/completions was not whole within 0.1 s. "
            + "Lower --max-tokens or --concurrency."))
  }

  /// The server never answers and no time runs out: that the call returns at all shows that it was cancelled.
  @Test func cancellingEndsTheCall() async throws {
    let server = try FaultServer(.silence)
    defer { server.stop() }
    let hour = Duration.seconds(3600)
    let model = try chatModel(server, limits: HTTPRequest.Limits(connect: hour, firstByte: hour, whole: hour))
    let call = Task { await chatFailure(model) }
    await server.hasReceived(1)
    call.cancel()
    #expect(
      await call.value
        == ModelError(cause: .cancelled, detail: "the call to \(server.url)/v1/chat/completions was stopped"))
    await server.wasLeft(by: 1)
  }

  @Test func cancellingEndsThePauseBeforeARetry() async throws {
    let server = try FaultServer(.text("", status: 500))
    defer { server.stop() }
    let model = try localModel(
      baseURL: server.url, retry: RetryPolicy(firstPause: .seconds(3600), longestPause: .seconds(3600)))
    let call = Task { await chatFailure(model) }
    await server.hasReceived(1)
    call.cancel()
    #expect(await call.value?.cause == .cancelled)
  }

  /// Each answer is held back until all have asked.
  @Test func sixtyFourAtOnce() async throws {
    let gate = Gate(opensAt: 64)
    let server = try FaultServer { _, _ in
      gate.pass()
      return goodAnswer
    }
    defer { server.stop() }
    let model = try chatModel(server)
    let texts = await withTaskGroup(of: String?.self) { group in
      for number in 1...64 {
        group.addTask { try? await model.reply(to: chatRequest(repeat: number)).text }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(texts == Array(repeating: "Better not: satay is peanut.", count: 64))
  }

  @Test func theKeyIsSentButNeverTold() async throws {
    let key = "sk-very-secret"
    let server = try FaultServer { _, request in
      .text(#"{"error":{"message":"Incorrect key \#(request.headers["authorization"] ?? "none")"}}"#, status: 401)
    }
    defer { server.stop() }
    let model = try chatModel(server, environment: ["HEED_LOCAL_API_KEY": " \(key)\n"])
    let failure = await chatFailure(model)
    #expect(server.received.map { $0.headers["authorization"] } == ["Bearer sk-very-secret"])
    #expect(
      failure?.detail == "\(server.url)/v1/chat/completions answered with status 401: "
        + "Incorrect key Bearer •••. Check the key in HEED_LOCAL_API_KEY.")
    var dumped = ""
    dump(model, to: &dumped)
    for text in ["\(model)", String(reflecting: model), dumped, "\(String(describing: failure))"] {
      #expect(!text.contains(key))
    }
  }

  @Test func credentialsInTheAddressAreSentButNeverTold() async throws {
    let server = try FaultServer(.text("hunter2 is wrong", status: 403))
    defer { server.stop() }
    let model = try localModel(baseURL: "http://me:hunter2@127.0.0.1:\(server.port)/v1?token=abc")
    #expect(
      await chatFailure(model)?.detail == "\(server.url)/v1/chat/completions answered with status 403: "
        + "••• is wrong. Check the key in HEED_LOCAL_API_KEY.")
    #expect(server.received.map(\.path) == ["/v1/chat/completions?token=abc"])
    #expect(server.received.first?.headers["authorization"] == "Basic bWU6aHVudGVyMg==")
    var dumped = ""
    dump(model, to: &dumped)
    #expect(!dumped.contains("hunter2"))
  }
}
