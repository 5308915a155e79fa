internal import CCurl
internal import FoundationEssentials
internal import Glibc

/// The way to one provider, whatever its format: sends a request, again if it helps, and says why it failed.
struct ProviderCall: Sendable {
  let transport: any HTTPTransport
  let endpoint: Endpoint
  let limits: HTTPRequest.Limits
  let retry: RetryPolicy
  /// Texts that must not stand in a message or a record.
  let secrets: [APIKey]
  /// Where the user puts the key and the address, for messages.
  let keyPlace: String
  let addressPlace: String
  let gate: ProviderGate?

  /// Below the address, for messages.
  let path: String

  /// The address, for messages.
  var place: String { endpoint.label(path) }

  /// The most of an answer that is kept where it could not be read, in bytes.
  private static let keptOfFailures = 64 << 10

  /// Sends the request and reads the answer; what `read` throws counts like any other failure. Gives with the answer what
  /// went over the wire, which an error holds too.
  func send<Answer: Sendable>(
    _ request: ProviderRequest, estimatedTokens: Int, hear: StreamHearing? = nil,
    read: (HTTPResponse) throws(CallFailure) -> Answer
  ) async throws(ModelError) -> (answer: Answer, exchange: Exchange) where Answer: CountedTokens {
    var headers = request.headers
    headers.add("Content-Type", "application/json")
    headers.add("Accept", hear == nil ? "application/json" : "text/event-stream, application/json")
    let call = HTTPRequest(
      .post, endpoint.url(request.path, query: request.query), headers: headers, body: request.body.whole,
      limits: limits)
    var exchange = Exchange(
      digest: request.digest, endpoint: endpoint.label(request.path),
      parameters: String(decoding: request.body.parameters, as: UTF8.self))
    let record = Locked(exchange)
    let attempts = Locked([Exchange.Failure]())
    do throws(ModelError) {
      let answer = try await retry.run { () async throws(CallFailure) -> Answer in
        hear?.begin()
        return try await attempt(call, estimatedTokens, hear, record, read)
      } failed: { failure, milliseconds, pause in
        if failure.cause == .rateLimit, let pause { gate?.pause(pause) }
        attempts.withLock {
          $0.append(
            Exchange.Failure(
              cause: failure.cause, status: failure.status, detail: failure.detail, milliseconds: milliseconds,
              pause: pause.map(\.milliseconds) ?? 0))
        }
      }
      exchange = record.withLock { $0 }
      exchange.failures = attempts.withLock { $0 }
      return (answer, exchange)
    } catch {
      var error = error
      exchange = record.withLock { $0 }
      // The last failure is the call's own.
      exchange.failures = attempts.withLock { Array($0.dropLast()) }
      exchange.response = String(exchange.response.prefix(Self.keptOfFailures))
      error.exchange = exchange
      throw error
    }
  }

  private func attempt<Answer: CountedTokens>(
    _ request: HTTPRequest, _ estimate: Int, _ hear: StreamHearing?, _ record: Locked<Exchange>,
    _ read: (HTTPResponse) throws(CallFailure) -> Answer
  ) async throws(CallFailure) -> Answer {
    if let gate {
      do { try await gate.pass(estimatedTokens: estimate) } catch {
        throw CallFailure(cause: .cancelled, detail: "stopped while waiting for a turn at \(place)")
      }
    }
    var used = estimate
    defer { gate?.settle(tokens: used, estimated: estimate) }
    let response: HTTPResponse
    do throws(HTTPError) {
      var onBody: BodyListener?
      if let hear { onBody = { status, bytes in hear.take(status, bytes) } }
      response = try await transport.send(request, onBody: onBody)
    } catch {
      record.withLock { ($0.status, $0.contentType, $0.response) = (nil, nil, "") }
      throw failure(error)
    }
    record.withLock {
      $0.status = response.status
      $0.contentType = response.headers["Content-Type"]
      $0.response = redacted(response.body)
    }
    guard 200..<300 ~= response.status else { throw failure(response) }
    let answer = try read(response)
    used = answer.tokens ?? estimate
    return answer
  }

  /// The body as text, without what must not be kept.
  private func redacted(_ body: [UInt8]) -> String {
    var text = String(decoding: body, as: UTF8.self)
    for secret in secrets where text.holds(secret.secret) {
      text = text.replacing(secret.secret, with: "•••")
    }
    // Bytes that are no text are kept as they came, so that they read the same again.
    guard text.utf8.count == body.count, text.utf8.elementsEqual(body) else {
      let isRedacted = text.contains("•••")
      return isRedacted ? text : Exchange.response(bytes: body.prefix(Self.keptOfFailures / 4 * 3))
    }
    return text
  }

  /// A piece of text from outside in one harmless line of at most 200 characters.
  func quoted(_ text: String) -> String {
    var text = text
    for secret in secrets where text.holds(secret.secret) { text = text.replacing(secret.secret, with: "•••") }
    // Most are one plain word.
    if text.utf8.count <= 200, text.utf8.allSatisfy({ 0x20 < $0 && $0 < 0x7f }) { return text }
    // Words keep letters, marks and symbols; what could move a cursor or turn the direction of writing is dropped.
    let words = text.split(whereSeparator: \.isWhitespace).map { word in
      String(String.UnicodeScalarView(word.unicodeScalars.filter(\.isHarmless)))
    }
    let line = words.filter { !$0.isEmpty }.joined(separator: " ")
    return line.count > 200 ? line.prefix(199) + "…" : line
  }

  // MARK: no answer

  private func failure(_ error: HTTPError) -> CallFailure {
    let isThere = "Is the server running? Try `curl \(endpoint.label("models"))`."
    switch error {
    case .invalid(let why):
      return CallFailure(cause: .configuration, detail: "the request to \(place) cannot be sent: \(why).")
    case .unresolved(let why):
      return CallFailure(
        cause: .network, detail: "the host of \(place) is not known (\(quoted(why))). Check \(addressPlace).")
    case .cannotConnect(let why):
      return CallFailure(cause: .network, detail: "no connection to \(place) (\(quoted(why))). \(isThere)")
    case .untrusted(let why):
      return CallFailure(
        cause: .configuration,
        detail:
          "no trusted connection to \(place) (\(quoted(why))). Check that \(addressPlace) should begin with https, and the server's certificate."
      )
    case .timeout(.connect, let time):
      return CallFailure(cause: .timeout, detail: "no connection to \(place) within \(time.inSeconds). \(isThere)")
    case .timeout(.firstByte, let time):
      return CallFailure(
        cause: .timeout,
        detail:
          "nothing came from \(place) within \(time.inSeconds). The model may still be loading, or have too many calls at once: lower --concurrency."
      )
    case .timeout(.whole, let time):
      return CallFailure(
        cause: .timeout,
        detail: "the answer from \(place) was not whole within \(time.inSeconds). Lower --max-tokens or --concurrency.")
    case .tooLarge(let limit):
      return CallFailure(
        cause: .malformed,
        detail:
          "the answer from \(place) is longer than \(limit) bytes. Check that \(addressPlace) leads to a chat server.")
    case .broken(let why):
      return CallFailure(
        cause: .network,
        detail: "the connection to \(place) broke before the answer was whole (\(quoted(why))). See the server's log.")
    case .cancelled: return CallFailure(cause: .cancelled, detail: "the call to \(place) was stopped")
    case .closed:
      return CallFailure(cause: .cancelled, detail: "the call to \(place) was stopped, because the program ends")
    }
  }

  // MARK: an answer that is an error

  func failure(_ response: HTTPResponse) -> CallFailure {
    let error = ServerError(response.body)
    return failure(
      status: response.status, error, location: response.headers["Location"], pause: response.askedPause)
  }

  /// The failure that a status stands for, with the server's own words.
  func failure(
    status: Int, _ error: ServerError, location: String? = nil, pause: Duration? = nil
  ) -> CallFailure {
    let words = quoted(error.message)
    let said =
      words.isEmpty ? "\(place) answered with status \(status)" : "\(place) answered with status \(status): \(words)"
    func fail(_ cause: ModelError.Cause, _ remedy: String) -> CallFailure {
      CallFailure(
        cause: cause, detail: said + (said.last.map { ".!?…".contains($0) } == true ? " " : ". ") + remedy,
        pause: pause,
        status: status)
    }
    let asked = pause.map { "It asks to wait \($0.inSeconds). " } ?? ""
    switch status {
    case 429: return fail(.rateLimit, asked + "Lower --concurrency, or go on later with `heed resume`.")
    case 408, 500..<600: return fail(.server, asked + "See the server's log, or go on later with `heed resume`.")
    case _ where error.code == "content_filter": return fail(.blocked, "The provider's filter took the conversation.")
    case 300..<400:
      let target = location.flatMap { URLComponents(string: $0) }.map { target in
        var target = target
        (target.user, target.password, target.query, target.fragment) = (nil, nil, nil, nil)
        return " It points to \(quoted(target.string ?? ""))."
      }
      return fail(
        .configuration, "Redirects are not followed: give the final address as \(addressPlace).\(target ?? "")")
    case 401, 403: return fail(.configuration, "Check the key in \(keyPlace).")
    case 404, 405:
      let hint =
        endpoint.lacksPath
        ? "Most servers want \(addressPlace) to end in /v1." : "Check \(addressPlace) and the model's name."
      return fail(.configuration, "\(hint) Try `curl \(endpoint.label("models"))`.")
    default: return fail(.configuration, "Check the model's name and the run's settings.")
    }
  }
}

/// An answer that tells how many tokens it took.
protocol CountedTokens {
  var tokens: Int? { get }
}

extension ChatReply: CountedTokens {
  var tokens: Int? { inputTokens.flatMap { sent in outputTokens.map { sent + $0 } } }
}

/// What a server says about its failure, in any of the usual shapes, or as text.
struct ServerError: Decodable, Sendable, Equatable {
  var message: String
  /// The provider's word or number for it.
  var code: String?

  private enum Keys: String, CodingKey { case error, message, detail, code }

  init(_ body: [UInt8]) {
    if let decoded = try? JSONDecoder().decode(ServerError.self, from: Data(body)) {
      self = decoded
    } else {
      // A page is no message.
      let text = String(decoding: body.prefix(2000), as: UTF8.self)
      self.init(message: text.contains("<") ? "" : text)
    }
  }

  init(message: String, code: String? = nil) {
    self.message = message
    self.code = code
  }

  init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(message: text)
      return
    }
    if var list = try? decoder.unkeyedContainer() {
      self = try list.decode(ServerError.self)
      return
    }
    let fields = try decoder.container(keyedBy: Keys.self)
    if let inner = try? fields.decode(ServerError.self, forKey: .error) {
      self = inner
      return
    }
    let text = (try? fields.decode(String.self, forKey: .message)) ?? (try? fields.decode(String.self, forKey: .detail))
    let number = (try? fields.decode(Int.self, forKey: .code)).map(String.init)
    self.init(message: text ?? "", code: number ?? (try? fields.decode(String.self, forKey: .code)))
  }
}

extension HTTPResponse {
  /// How long `Retry-After` asks to wait: seconds, or a date, which is measured against the server's own clock if it tells.
  var askedPause: Duration? {
    guard let field = headers["Retry-After"] else { return nil }
    if let seconds = Double(field) { return seconds >= 0 && seconds < 1e9 ? .seconds(seconds) : nil }
    let (until, now) = (curl_getdate(field, nil), headers["Date"].map { curl_getdate($0, nil) } ?? -1)
    return until < 0 ? nil : .seconds(max(0, until - (now < 0 ? time(nil) : now)))
  }
}

extension Duration {
  /// `1.5 s`.
  fileprivate var inSeconds: String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(Double(milliseconds) / 1000) s"
  }
}

extension Unicode.Scalar {
  fileprivate var isHarmless: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: false
    default: true
    }
  }
}
