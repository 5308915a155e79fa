import Engine
import Testing

@Suite struct ChatCompletionsTests {
  @Test func readsAGoodAnswer() async throws {
    let server = try FaultServer(goodAnswer)
    defer { server.stop() }
    let model = try chatModel(server)
    #expect(model.id == "local/tiny/chat")
    #expect(model.origin == .recorded)
    #expect(
      try await model.reply(to: chatRequest()).said
        == ChatReply(
          text: "Better not: satay is peanut.", finishReason: "stop", inputTokens: 31, outputTokens: 4, attempts: 1))
  }

  @Test func sendsWhatServersTake() async throws {
    let server = try FaultServer(goodAnswer)
    defer { server.stop() }
    _ = try await chatModel(server).reply(to: chatRequest())
    let sent = try #require(server.received.first)
    #expect(sent.method == "POST")
    #expect(sent.path == "/v1/chat/completions")
    #expect(sent.headers["content-type"] == "application/json")
    #expect(sent.headers["authorization"] == nil)
    #expect(
      sent.body == #"{"max_tokens":64,"messages":[{"content":"I have a severe peanut allergy.","role":"user"},"#
        + #"{"content":"Noted.","role":"assistant"},{"content":"Shall I try the “satay”?\nPlease","role":"user"}],"#
        + #""model":"tiny/chat","seed":300606647,"stream":false,"temperature":0.5}"#)
  }

  @Test(arguments: [("", "/chat/completions"), ("/v1/", "/v1/chat/completions"), ("/a/v2//", "/a/v2/chat/completions")])
  func theBaseIsUsedAsGiven(base: String, path: String) async throws {
    let server = try FaultServer(goodAnswer)
    defer { server.stop() }
    _ = try await chatModel(server, path: base).reply(to: chatRequest())
    #expect(server.received.map(\.path) == [path])
  }

  @Test(arguments: ["", "localhost:8080", "ftp://host/v1", "http://", "http:///v1"])
  func aBaseThatIsNoAddressIsRefused(base: String) {
    let failure = #expect(throws: ModelError.self) {
      try localModel(baseURL: base)
    }
    #expect(failure?.cause == .configuration)
    #expect(failure?.detail.hasPrefix("--base-url is not a URL that begins with http:// or https://") == true)
  }

  @Test(arguments: ["local", "local/", "/tiny"])
  func aNameWithoutItsPartsIsRefused(id: String) {
    #expect(throws: ModelError.self) {
      try localModel(id, baseURL: "http://localhost")
    }
  }

  @Test func eachPlaceInARunHasASeedOfItsOwn() async throws {
    let server = try FaultServer(goodAnswer)
    defer { server.stop() }
    let model = try chatModel(server)
    let calls = [chatRequest(), chatRequest(repeat: 2), chatRequest(planTurn: 1), chatRequest(seed: 8), chatRequest()]
    for call in calls { _ = try await model.reply(to: call) }
    let seeds = server.received.compactMap { $0.body.firstMatch(of: #/"seed":(\d+)/#)?.1 }
    #expect(Set(seeds).count == 4)
    #expect(seeds.first == seeds.last)
  }

  // MARK: answers

  @Test func joinsTheTextOfParts() async throws {
    let server = try FaultServer(
      chatAnswer(#"{"content":[{"type":"text","text":"Better "},{"type":"image_url"},{"type":"text","text":"not."}]}"#))
    defer { server.stop() }
    #expect(try await chatModel(server).reply(to: chatRequest()).text == "Better not.")
  }

  @Test(arguments: [#"{"content":""}"#, #"{"content":" \n"}"#, #"{"content":null}"#, #"{"content":[]}"#, "{}"])
  func anAnswerWithoutTextIsEmpty(message: String) async throws {
    let server = try FaultServer(chatAnswer(message))
    defer { server.stop() }
    #expect(
      await chatFailure(try chatModel(server))
        == ModelError(
          cause: .empty,
          detail: "the answer from \(server.url)/v1/chat/completions holds no text (finish reason stop)."))
  }

  @Test func noTextWithinTheTokensIsCutOff() async throws {
    let server = try FaultServer(chatAnswer(#"{"content":""}"#, finish: "length"))
    defer { server.stop() }
    let failure = await chatFailure(try chatModel(server))
    #expect(failure?.cause == .cutOff)
    #expect(failure?.detail.hasSuffix("ended after 64 tokens before it held any text. Raise --max-tokens.") == true)
  }

  @Test func aCutOffTextIsGivenWithItsReason() async throws {
    let server = try FaultServer(chatAnswer(#"{"content":"Better n"}"#, finish: "length"))
    defer { server.stop() }
    let reply = try await chatModel(server).reply(to: chatRequest())
    #expect(reply.text == "Better n")
    #expect(reply.finishReason == "length")
  }

  @Test(arguments: [
    #"{"content":null,"refusal":"I can't\u001b[31m help."}"#,
    #"{"content":[{"type":"refusal","refusal":"I can't\u001b[31m help."}]}"#,
  ])
  func aRefusalIsNoAnswer(message: String) async throws {
    let server = try FaultServer(chatAnswer(message))
    defer { server.stop() }
    #expect(
      await chatFailure(try chatModel(server))
        == ModelError(
          cause: .refused, detail: "the model at \(server.url)/v1/chat/completions refused: I can't[31m help."))
  }

  @Test(arguments: [
    chatAnswer(#"{"content":"Bet"}"#, finish: "content_filter"),
    .text(#"{"error":{"message":"filtered","code":"content_filter"}}"#, status: 400),
  ])
  func aFilteredAnswerIsBlocked(answer: FaultServer.Answer) async throws {
    let server = try FaultServer(answer)
    defer { server.stop() }
    #expect(await chatFailure(try chatModel(server))?.cause == .blocked)
    #expect(server.received.count == 1)
  }

  @Test(arguments: [
    ("<html>hello</html>", "it is not JSON"),
    ("{\"choices\":[", "it is not JSON"),
    ("", "it is not JSON"),
    ("[]", "it is not a JSON object"),
    ("{}", "choices is missing"),
    (#"{"choices":null}"#, "choices is null"),
    (#"{"choices":[{}]}"#, "choices[0].message is missing"),
    (#"{"choices":[{"message":"hi"}]}"#, "choices[0].message is of another type"),
    (
      #"{"choices":[{"message":{"content":5}}]}"#,
      "choices[0].message.content is neither text, null nor a list of parts"
    ),
    (#"{"choices":[{"message":{"content":[{"text":5}]}}]}"#, "choices[0].message.content[0].text is of another type"),
  ])
  func aMalformedAnswerSaysWhere(body: String, flaw: String) async throws {
    let server = try FaultServer(.text(body, headers: ["Content-Type": "text/html"]))
    defer { server.stop() }
    #expect(
      await chatFailure(try chatModel(server))
        == ModelError(
          cause: .malformed,
          detail: "the answer from \(server.url)/v1/chat/completions (text/html) is no answer of a chat server: "
            + "\(flaw). Check that --base-url leads to one."))
  }

  @Test func noChoiceIsMalformed() async throws {
    let server = try FaultServer(.text(#"{"choices":[]}"#))
    defer { server.stop() }
    let failure = await chatFailure(try chatModel(server))
    #expect(failure?.cause == .malformed)
    #expect(failure?.detail.contains("choices is an empty list") == true)
  }

  @Test func badUTF8SaysWhere() async throws {
    let server = try FaultServer(.reply(body: Array(#"{"choices":""#.utf8) + [0xff, 0x22, 0x7d]))
    defer { server.stop() }
    let failure = await chatFailure(try chatModel(server))
    #expect(failure?.cause == .malformed)
    #expect(failure?.detail.contains("byte 12 is not UTF-8") == true)
  }

  @Test func tokensThatAreNotCountedAreUnknown() async throws {
    let server = try FaultServer(
      .text(#"{"choices":[{"message":{"content":"No."}}],"usage":{"prompt_tokens":"many"}}"#))
    defer { server.stop() }
    #expect(try await chatModel(server).reply(to: chatRequest()).said == ChatReply(text: "No.", finishReason: nil))
  }
}
