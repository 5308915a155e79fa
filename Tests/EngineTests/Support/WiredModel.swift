import Foundation

@testable import Engine

/// A model as if behind a wire: each call has an exchange, whose digest is known before and whose response can be read again.
final class WiredModel: LanguageModel {
  enum Step: Sendable {
    /// Answers after that many failed attempts.
    case retry(Int)
    case think(String)
    case fail(ModelError.Cause)
  }

  let id: String
  let origin = Origin.recorded
  private let steps: [Int: Step]
  private let onCall: @Sendable (Int) -> Void
  private let asked = Locked<[Prompt]>([])
  /// Changes what its requests look like.
  private let dialect: String
  let endpoint: String
  private let shouts: Bool

  /// - Parameters:
  ///   - steps: what happens at the nth call, from 1.
  ///   - onCall: told the number of each call before it is answered.
  init(
    id: String = "wired/one", _ steps: [Int: Step] = [:], dialect: String = "", shouts: Bool = false,
    server: String = "http://wired.test/",
    onCall: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.id = id
    self.steps = steps
    self.dialect = dialect
    self.shouts = shouts
    endpoint = server
    self.onCall = onCall
  }

  var prompts: [Prompt] { asked.withLock { $0 } }
  var calls: Int { prompts.count }

  func complete(_ prompt: Prompt, hear: ReplyListener?) async throws(ModelError) -> ChatReply {
    let call = asked.withLock { prompts in
      prompts.append(prompt)
      return prompts.count
    }
    onCall(call)
    let said = "reply to message \(prompt.messages.count)"
    var exchange = Exchange(
      digest: digest(of: prompt) ?? "", endpoint: endpoint + "chat", parameters: #"{"model":"one"}"#,
      status: 200, contentType: "text/plain", response: "|\(said)", version: "one-2026")
    switch steps[call] {
    case .fail(let cause):
      exchange.status = cause == .rateLimit ? 429 : nil
      exchange.response = ""
      throw ModelError(cause: cause, detail: "as scripted", attempts: 3, exchange: exchange)
    case .retry(let count):
      exchange.failures = (0..<count).map { _ in
        Exchange.Failure(cause: .server, status: 503, detail: "busy", milliseconds: 5, pause: 7)
      }
    case .think(let thought): exchange.response = "\(thought)|\(said)"
    case nil: break
    }
    for word in said.split(separator: " ") { hear?(.say(String(word))) }
    var reply = try reply(from: exchange)
    reply.attempts = 1 + exchange.failures.count
    reply.exchange = exchange
    return reply
  }

  func digest(of prompt: Prompt) -> String? {
    var hash = StableHash(dialect)
    for message in prompt.messages { hash.combine(message.role.rawValue + message.content) }
    hash.combine(prompt.seed)
    hash.combine("\(prompt.sampling)")
    return String(hash.value, radix: 16)
  }

  func reply(from exchange: Exchange) throws(ModelError) -> ChatReply {
    let parts = exchange.response.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw ModelError(cause: .malformed, detail: "no bar in it", exchange: exchange) }
    return ChatReply(
      text: shouts ? parts[1].uppercased() : parts[1], reasoning: parts[0].isEmpty ? nil : parts[0], inputTokens: 30,
      outputTokens: 4)
  }
}

extension Runner {
  /// A runner for which every model is this one.
  init(
    _ store: Store, wired: WiredModel, options: Options = Options(),
    report: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.init(store: store, model: { (_) throws(ModelError) in wired }, options: options, report: report)
  }
}

extension RunOrder {
  /// The order at temperature 0, where identical calls are known.
  var exact: RunOrder {
    var order = self
    order.settings.sampling.temperature = 0
    return order
  }
}
