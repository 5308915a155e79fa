import Testing

@testable import Engine

/// What each protocol sends and how it reads what comes, plain and streamed.
@Suite struct ProtocolTests {
  private func model(
    _ wire: WireProtocol, _ server: FaultServer, settings: ModelSettings = ModelSettings(), retries: Int = 0
  ) throws -> ProviderModel {
    try ProviderModel(
      id: "any/model-1",
      settings: ProviderSettings(
        protocol: wire, baseURL: server.url, keyVariable: "KEY",
        retry: RetryPolicy(retries: retries, clock: RecordingClock(), jitter: { 0 })), model: settings,
      key: APIKey("sk-secret"), transport: HTTPClient(), gate: nil)
  }

  private let prompt = Prompt(
    messages: [
      ChatMessage(role: .system, content: "Be brief."), ChatMessage(role: .user, content: "Hi."),
      ChatMessage(role: .assistant, content: "Hello."), ChatMessage(role: .user, content: "Go?"),
    ], sampling: Sampling(temperature: 0.5, maxTokens: 64, topP: 0.9), seed: 7)

  private func events(_ lines: String...) -> FaultServer.Answer {
    .text(lines.map { "data: \($0)\n\n" }.joined(), headers: ["Content-Type": "text/event-stream; charset=utf-8"])
  }

  private func failure(_ wire: WireProtocol, _ answer: FaultServer.Answer, streams: Bool = false) async throws
    -> ModelError?
  {
    let server = try FaultServer(answer)
    defer { server.stop() }
    let model = try model(wire, server)
    var hear: ReplyListener?
    if streams { hear = { _ in } }
    do throws(ModelError) {
      _ = try await model.complete(prompt, hear: hear)
      return nil
    } catch {
      return error
    }
  }

  // MARK: - Requests

  @Test func anthropicGetsTheSystemApartAndNoTemperature() async throws {
    let server = try FaultServer(
      .text(
        #"{"type":"message","model":"model-1-20261001","content":[{"type":"thinking","thinking":"Hm."},"#
          + #"{"type":"text","text":"Better not."}],"stop_reason":"end_turn","#
          + #""usage":{"input_tokens":20,"cache_read_input_tokens":5,"output_tokens":4}}"#))
    defer { server.stop() }
    let settings = ModelSettings.usual(for: "anthropic/model-1")
    let reply = try await model(.anthropic, server, settings: settings).complete(prompt, hear: nil)
    let sent = try #require(server.received.first)
    #expect(sent.path == "/v1/messages")
    #expect(sent.headers["authorization"] == "Bearer sk-secret" && sent.headers["anthropic-version"] == "2026-10-21")
    #expect(
      sent.body
        == #"{"max_tokens":64,"messages":[{"content":"Hi.","role":"user"},{"content":"Hello.","role":"assistant"},"#
        + #"{"content":"Go?","role":"user"}],"model":"model-1","stream":false,"system":"Be brief."}"#)
    #expect(
      reply.said
        == ChatReply(
          text: "Better not.", reasoning: "Hm.", finishReason: "end_turn", inputTokens: 25, outputTokens: 4))
    #expect(reply.exchange?.version == "model-1-20261001")
    #expect(reply.exchange?.parameters == #"{"max_tokens":64,"model":"model-1","stream":false}"#)
  }

  @Test func googleGetsContentsOfUserAndModel() async throws {
    let server = try FaultServer(
      .text(
        #"{"candidates":[{"content":{"role":"model","parts":[{"text":"Hm.","thought":true},{"text":"Better "},"#
          + #"{"text":"not."}]},"finishReason":"STOP"}],"modelVersion":"model-1-002","#
          + #""usageMetadata":{"promptTokenCount":20,"candidatesTokenCount":4,"thoughtsTokenCount":3}}"#))
    defer { server.stop() }
    let reply = try await model(.google, server).complete(prompt, hear: nil)
    let sent = try #require(server.received.first)
    #expect(sent.path == "/models/model-1:generateContent" && sent.headers["x-goog-api-key"] == "sk-secret")
    #expect(
      sent.body
        == #"{"contents":[{"parts":[{"text":"Hi."}],"role":"user"},{"parts":[{"text":"Hello."}],"role":"model"},"#
        + #"{"parts":[{"text":"Go?"}],"role":"user"}],"generationConfig":{"maxOutputTokens":64,"seed":7,"#
        + #""temperature":0.5,"topP":0.9},"systemInstruction":{"parts":[{"text":"Be brief."}]}}"#)
    #expect(
      reply.said
        == ChatReply(text: "Better not.", reasoning: "Hm.", finishReason: "STOP", inputTokens: 20, outputTokens: 7))
    #expect(reply.exchange?.version == "model-1-002")
  }

  @Test func aReasoningModelOfOpenAIsGetsItsOwnField() async throws {
    let server = try FaultServer(goodAnswer)
    defer { server.stop() }
    _ = try await model(.openai, server, settings: .usual(for: "openai/o3-mini")).complete(prompt, hear: nil)
    let body = try #require(server.received.first?.body)
    #expect(body.hasPrefix(#"{"max_completion_tokens":64,"messages":["#))
    #expect(body.hasSuffix(#""model":"model-1","stream":false}"#))
  }

  @Test func aBaseModelContinuesOneText() async throws {
    let server = try FaultServer(
      .text(#"{"choices":[{"text":" Better not.","finish_reason":"stop"}],"usage":{"prompt_tokens":9}}"#))
    defer { server.stop() }
    let reply = try await model(.openai, server, settings: ModelSettings(isBase: true)).complete(prompt, hear: nil)
    let sent = try #require(server.received.first)
    #expect(sent.path == "/completions")
    #expect(
      sent.body == #"{"max_tokens":64,"model":"model-1","prompt":"Be brief.\n\nUser: Hi.\n\nAssistant: Hello.\n\n"#
        + #"User: Go?\n\nAssistant:","seed":7,"stop":["\n\nUser:"],"stream":false,"temperature":0.5,"top_p":0.9}"#)
    #expect(reply.text == "Better not." && reply.inputTokens == 9)
    #expect(reply.exchange?.parameters.contains(#""stop":["\n\nUser:"]"#) == true)
  }

  // MARK: - Streams

  @Test func openAIStreamsWords() async throws {
    let server = try FaultServer(
      events(
        #"{"model":"m-2","choices":[{"delta":{"role":"assistant","content":"","reasoning_content":"Hm."}}]}"#,
        #"{"choices":[{"delta":{"content":"Better "}}]}"#,
        #"{"choices":[{"delta":{"content":"not."},"finish_reason":"stop"}]}"#,
        #"{"choices":[],"usage":{"prompt_tokens":31,"completion_tokens":4}}"#, "[DONE]"))
    defer { server.stop() }
    let heard = Locked<[ReplyPiece]>([])
    let model = try model(.openai, server)
    let reply = try await model.complete(prompt) { piece in heard.withLock { $0.append(piece) } }
    #expect(
      reply.said
        == ChatReply(
          text: "Better not.", reasoning: "Hm.", finishReason: "stop", inputTokens: 31, outputTokens: 4))
    #expect(server.received.first?.body.contains(#""stream":true,"stream_options":{"include_usage":true}"#) == true)
    let said = heard.withLock { pieces in
      pieces.reduce(into: "") { text, piece in if case .say(let more) = piece { text += more } }
    }
    #expect(said == "Better not." && heard.withLock { $0.first } == .think("Hm."))
    // Whether it was streamed makes no difference to what was asked, nor to what is read again.
    #expect(reply.exchange?.digest == model.digest(of: prompt))
    #expect(try model.reply(from: #require(reply.exchange)).text == "Better not.")
  }

  @Test func anthropicStreamsBlocks() async throws {
    let server = try FaultServer(
      events(
        #"{"type":"message_start","message":{"model":"m-2","content":[],"usage":{"input_tokens":20,"output_tokens":1}}}"#,
        #"{"type":"ping"}"#,
        #"{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}"#,
        #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm."}}"#,
        #"{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}"#,
        #"{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Better "}}"#,
        #"{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"not."}}"#,
        #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9}}"#,
        #"{"type":"message_stop"}"#))
    defer { server.stop() }
    let reply = try await model(.anthropic, server).complete(prompt) { _ in }
    #expect(
      reply.said
        == ChatReply(
          text: "Better not.", reasoning: "Hm.", finishReason: "end_turn", inputTokens: 20, outputTokens: 9))
  }

  @Test func googleStreamsCandidates() async throws {
    let server = try FaultServer(
      events(
        #"{"candidates":[{"content":{"parts":[{"text":"Better "}]}}],"usageMetadata":{"promptTokenCount":20}}"#,
        #"{"candidates":[{"content":{"parts":[{"text":"not."}]},"finishReason":"STOP"}],"#
          + #""usageMetadata":{"promptTokenCount":20,"candidatesTokenCount":4}}"#))
    defer { server.stop() }
    let reply = try await model(.google, server).complete(prompt) { _ in }
    #expect(server.received.first?.path == "/models/model-1:streamGenerateContent?alt=sse")
    #expect(
      reply.said == ChatReply(text: "Better not.", finishReason: "STOP", inputTokens: 20, outputTokens: 4))
  }

  @Test func aServerMayAnswerInOnePieceAllTheSame() async throws {
    let server = try FaultServer(goodAnswer)
    defer { server.stop() }
    #expect(try await model(.openai, server).complete(prompt) { _ in }.text == "Better not: satay is peanut.")
  }

  @Test func whatWasHeardOfAFailedAttemptIsTakenBack() async throws {
    let part = #"{"choices":[{"delta":{"content":"Yes, go"}}]}"#
    let whole = #"{"choices":[{"delta":{"content":"Better not."},"finish_reason":"stop"}]}"#
    let server = try FaultServer(events(part), events(whole, "[DONE]"))
    defer { server.stop() }
    let heard = Locked<[ReplyPiece]>([])
    let reply = try await model(.openai, server, retries: 1).complete(prompt) { piece in
      heard.withLock { $0.append(piece) }
    }
    #expect(heard.withLock { $0 } == [.say("Yes, go"), .again, .say("Better not.")])
    #expect(reply.text == "Better not." && reply.attempts == 2)
    #expect(reply.exchange?.failures.map(\.cause) == [.network])
  }

  @Test(arguments: [WireProtocol.openai, .anthropic, .google])
  func aStreamThatEndsEarlyIsNoShortAnswer(wire: WireProtocol) async throws {
    let part =
      switch wire {
      case .openai: #"{"choices":[{"delta":{"content":"Yes, go"}}]}"#
      case .anthropic: #"{"type":"content_block_delta","delta":{"type":"text_delta","text":"Yes, go"}}"#
      case .google: #"{"candidates":[{"content":{"parts":[{"text":"Yes, go"}]}}]}"#
      }
    let failure = try await failure(wire, events(part), streams: true)
    #expect(failure?.cause == .network && failure?.detail.contains("ended before the answer was whole") == true)
  }

  // MARK: - No answer

  @Test func refusalsAndFiltersAreToldApart() async throws {
    let refused = try await failure(
      .anthropic,
      .text(
        #"{"content":[],"stop_reason":"refusal","stop_details":{"type":"refusal","category":"bio","explanation":"No."}}"#
      ))
    #expect(refused?.cause == .refused && refused?.detail.hasSuffix("refused: No.") == true)
    let blocked = try await failure(.google, .text(#"{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"}}"#))
    #expect(blocked?.cause == .blocked && blocked?.detail.contains("(PROHIBITED_CONTENT)") == true)
    let filtered = try await failure(
      .google, .text(#"{"candidates":[{"content":{"parts":[{"text":"You"}]},"finishReason":"SAFETY"}]}"#))
    #expect(filtered?.cause == .blocked)
    let cutOff = try await failure(.google, .text(#"{"candidates":[{"finishReason":"MAX_TOKENS"}]}"#))
    #expect(cutOff?.cause == .cutOff && cutOff?.detail.contains("after 64 tokens") == true)
    let overloaded = try await failure(
      .anthropic, .text(#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#, status: 529))
    #expect(overloaded?.cause == .server && overloaded?.detail.contains("status 529: Overloaded") == true)
    let inStream = try await failure(
      .anthropic, events(#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#), streams: true
    )
    #expect(inStream?.cause == .server)
    let malformed = try await failure(.google, .text("{}"))
    #expect(malformed?.cause == .malformed && malformed?.detail.contains("candidates is missing") == true)
  }

  @Test func whatIsRecordedNeverHoldsTheKey() async throws {
    let failure = try await failure(.openai, .text(#"{"error":{"message":"sk-secret is wrong"}}"#, status: 401))
    #expect(failure?.exchange?.response == #"{"error":{"message":"••• is wrong"}}"#)
    #expect(failure?.exchange?.status == 401 && failure?.exchange?.digest.count == 32)
    #expect(!"\(String(describing: failure))".contains("sk-secret"))
  }

  // MARK: - Events

  @Test(arguments: [1, 2, 3, 7, 1000]) func eventsAreReadHoweverTheyAreCut(size: Int) {
    let text =
      "\u{feff}: a comment\r\nevent: message_start\r\ndata: {\"a\":\r\ndata:1}\r\n\r\nid: 7\ndata: two\n\n\ndata\n\ndata: unended"
    var parser = EventStreamParser()
    var events: [ServerEvent] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      events += parser.feed(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    #expect(
      events == [
        ServerEvent(name: "message_start", data: Array("{\"a\":\n1}".utf8)), ServerEvent(data: Array("two".utf8)),
        ServerEvent(),
      ])
  }
}
