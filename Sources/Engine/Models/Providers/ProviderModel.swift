/// A model behind a provider's endpoint, whatever protocol that speaks.
public struct ProviderModel: LanguageModel {
  public let id: String
  public var origin: Origin { .recorded }
  public var takesSystemTurnsAnywhere: Bool { format.takesSystemTurnsAnywhere }

  /// The provider's name for the model: the id without the provider.
  private let name: String
  private let settings: ModelSettings
  private let format: any WireFormat
  private let key: APIKey?
  private let call: ProviderCall

  /// - Parameters:
  ///   - id: `provider/name`.
  ///   - gate: shared by all models of the provider; nil for no bounds.
  /// - Throws: what is wrong with the id or the address.
  public init(
    id: String, settings provider: ProviderSettings, model: ModelSettings, key: APIKey?, transport: any HTTPTransport,
    gate: ProviderGate?
  ) throws(ModelError) {
    guard let slash = id.firstIndex(of: "/"), slash != id.startIndex, id.index(after: slash) != id.endIndex else {
      throw ModelError(
        cause: .configuration,
        detail: "the model \(id) is not of the form provider/name. Give one such as local/llama-3.", attempts: 0)
    }
    self.id = id
    name = String(id[id.index(after: slash)...])
    settings = model
    format = provider.format(model)
    self.key = key
    let isLocal = id.hasPrefix("local/")
    let endpoint = try Endpoint(base: provider.baseURL, option: isLocal ? "--base-url" : "base_url in config.json")
    call = ProviderCall(
      transport: transport, endpoint: endpoint, limits: provider.limits, retry: provider.retry,
      secrets: endpoint.secrets + [key].compactMap { $0 },
      keyPlace: provider.keyVariable ?? provider.keyFile ?? "config.json",
      addressPlace: isLocal ? "--base-url" : "base_url in config.json", gate: gate,
      path: format.path(of: name, streams: false).path)
  }

  public func complete(_ prompt: Prompt, hear: ReplyListener?) async throws(ModelError) -> ChatReply {
    let request = try request(prompt, streams: hear != nil)
    let format = format
    var (reply, exchange) = try await call.send(
      request, estimatedTokens: estimate(prompt), hear: hear.map { StreamHearing(format, $0) }
    ) { (response) throws(CallFailure) -> ChatReply in
      try read(response, maxTokens: prompt.sampling.maxTokens)
    }
    reply.attempts = exchange.failures.count + 1
    exchange.version = reply.exchange?.version
    reply.exchange = exchange
    return reply
  }

  public var endpoint: String { call.endpoint.label("") }

  public func digest(of prompt: Prompt) -> String? { try? request(prompt, streams: false).digest }

  /// The prompt's length is not known here, so that a cut-off answer names no limit.
  public func reply(from exchange: Exchange) throws(ModelError) -> ChatReply {
    let response = HTTPResponse(
      status: exchange.status ?? 0, headers: exchange.contentType.map { ["Content-Type": $0] } ?? [:],
      body: exchange.body)
    do throws(CallFailure) {
      guard 200..<300 ~= response.status else { throw call.failure(response) }
      var reply = try read(response, maxTokens: nil)
      reply.attempts = exchange.failures.count + 1
      reply.exchange = exchange
      return reply
    } catch {
      throw ModelError(cause: error.cause, detail: error.detail, attempts: exchange.failures.count + 1)
    }
  }

  // MARK: - The request

  private func request(_ prompt: Prompt, streams: Bool) throws(ModelError) -> ProviderRequest {
    let (plain, body): (WireBody, WireBody)
    do {
      plain = try format.body(prompt, model: name, settings: settings, streams: false)
      body = streams ? try format.body(prompt, model: name, settings: settings, streams: true) : plain
    } catch {
      throw ModelError(
        cause: .configuration, detail: "the request cannot be written as JSON. Check --temperature.", attempts: 0)
    }
    let (path, query) = format.path(of: name, streams: streams)
    return ProviderRequest(
      path: path, query: query, headers: format.headers(key), body: body,
      digest: ProviderRequest.digest(format.path(of: name, streams: false).path, plain))
  }

  /// A token is about four bytes of English; the answer may be as long as allowed.
  private func estimate(_ prompt: Prompt) -> Int {
    prompt.messages.reduce(0) { $0 + $1.content.utf8.count } / 4 + prompt.sampling.maxTokens
  }

  // MARK: - The answer

  /// - Parameter maxTokens: for the message of an answer that was cut off.
  private func read(_ response: HTTPResponse, maxTokens: Int?) throws(CallFailure) -> ChatReply {
    let answer: WireAnswer
    do throws(WireFlaw) {
      // Asked for a stream, a server may still answer in one piece.
      answer = response.isEventStream ? try readStream(response.body) : try format.read(response.body)
    } catch {
      let type = response.headers["Content-Type"].map { " (\(call.quoted($0)))" } ?? ""
      throw CallFailure(
        cause: .malformed,
        detail: "the answer from \(call.place)\(type) is no answer of a chat server: \(call.quoted(error.what)). "
          + "Check that \(call.addressPlace) leads to one.")
    }
    if let error = answer.error {
      let status = error.code.flatMap(Int.init).flatMap { 400..<600 ~= $0 ? $0 : nil } ?? 500
      throw call.failure(status: status, error)
    }
    let reason = answer.finishReason.map { call.quoted($0) }
    if let blocked = answer.blocked {
      throw CallFailure(
        cause: .blocked, detail: "the content filter of \(call.place) withheld the answer (\(call.quoted(blocked))).")
    }
    if let refusal = answer.refusal {
      throw CallFailure(cause: .refused, detail: "the model at \(call.place) refused: \(call.quoted(refusal))")
    }
    guard answer.isWhole else {
      throw CallFailure(
        cause: .network,
        detail: "the stream from \(call.place) ended before the answer was whole. See the server's log.")
    }
    guard !answer.text.allSatisfy(\.isWhitespace) else {
      if ["length", "max_tokens", "MAX_TOKENS"].contains(reason) {
        throw CallFailure(
          cause: .cutOff,
          detail: "the answer from \(call.place) ended\(maxTokens.map { " after \($0) tokens" } ?? "") "
            + "before it held any text. Raise --max-tokens.")
      }
      throw CallFailure(
        cause: .empty,
        detail: "the answer from \(call.place) holds no text\(reason.map { " (finish reason \($0))" } ?? "").")
    }
    var reply = ChatReply(
      text: answer.text, reasoning: answer.reasoning.isEmpty ? nil : answer.reasoning, finishReason: reason,
      inputTokens: answer.inputTokens, outputTokens: answer.outputTokens)
    if let version = answer.version {
      reply.exchange = Exchange(digest: "", endpoint: "", parameters: "", version: call.quoted(version))
    }
    return reply
  }

  private func readStream(_ body: [UInt8]) throws(WireFlaw) -> WireAnswer {
    var parser = EventStreamParser()
    var answer = WireAnswer()
    for event in parser.feed(body) { try format.add(event, to: &answer) }
    return answer
  }
}

/// A request as a format wrote it.
struct ProviderRequest: Sendable {
  var path: String
  var query: String?
  var headers: HTTPHeaders
  var body: WireBody
  /// Whether the answer is streamed makes no difference to what is asked: of the request that asks for it in one piece.
  var digest: String

  /// Of the path and the body: 32 hexadecimal digits.
  static func digest(_ path: String, _ body: WireBody) -> String {
    var (first, second) = (StableHash("call", path), StableHash("again", path))
    body.whole.withUnsafeBytes { StableHash.combine(bytes: $0, into: &first, &second) }
    return [first, second].map { hash in
      let hex = String(hash.value, radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }.joined()
  }
}

/// Hears a stream while it comes. Attempts follow one another, so that nothing is heard of two at once.
final class StreamHearing: Sendable {
  private struct State {
    var parser = EventStreamParser()
    var answer = WireAnswer()
    var isBroken = false
  }

  private let format: any WireFormat
  private let hear: ReplyListener
  private let state = Locked(State())

  init(_ format: any WireFormat, _ hear: @escaping ReplyListener) {
    self.format = format
    self.hear = hear
  }

  func take(_ status: Int, _ bytes: [UInt8]) {
    guard 200..<300 ~= status else { return }
    let pieces: [ReplyPiece] = state.withLock { state in
      if state.isBroken { return [] }
      let before = (state.answer.text.utf8.count, state.answer.reasoning.utf8.count)
      do throws(WireFlaw) {
        for event in state.parser.feed(bytes) { try format.add(event, to: &state.answer) }
      } catch {
        // What is wrong with it is told when all of it has come.
        state.isBroken = true
      }
      let thought = String(decoding: state.answer.reasoning.utf8.dropFirst(before.1), as: UTF8.self)
      let said = String(decoding: state.answer.text.utf8.dropFirst(before.0), as: UTF8.self)
      return (thought.isEmpty ? [] : [.think(thought)]) + (said.isEmpty ? [] : [.say(said)])
    }
    for piece in pieces { hear(piece) }
  }

  /// What was heard does not count: another attempt begins.
  func begin() {
    let heard = state.withLock { state in
      defer { state = State() }
      return !state.answer.text.isEmpty || !state.answer.reasoning.isEmpty
    }
    if heard { hear(.again) }
  }
}

extension HTTPResponse {
  var isEventStream: Bool { headers["Content-Type"]?.lowercased().hasPrefix("text/event-stream") == true }
}
