/// A model that answers any prompt: a provider's, not a simulated one. Judges are language models.
public protocol LanguageModel: ChatModel {
  /// Answers the prompt's last message. Throws `ModelError`; cancelling the task cancels the call.
  func complete(_ prompt: Prompt, hear: ReplyListener?) async throws(ModelError) -> ChatReply

  /// What `Exchange.digest` will be when the prompt is sent, whether it is heard or not; nil where that is not known.
  func digest(of prompt: Prompt) -> String?

  /// Where its calls go, without credentials: what `Exchange.endpoint` begins with. Equal requests to two servers are not
  /// the same call.
  var endpoint: String { get }

  /// Reads a recorded exchange again as if it came now. Throws what the call threw if the answer held none.
  func reply(from exchange: Exchange) throws(ModelError) -> ChatReply
}

extension LanguageModel {
  public func digest(of prompt: Prompt) -> String? { nil }

  public var endpoint: String { "" }

  public func reply(from exchange: Exchange) throws(ModelError) -> ChatReply {
    throw ModelError(cause: .configuration, detail: "what \(id) answered cannot be read again.", attempts: 0)
  }
}

/// Messages that are sent as they are.
public struct Prompt: Sendable, Equatable {
  public var messages: [ChatMessage]
  public var sampling: Sampling
  /// Sent where the provider takes one.
  public var seed: Int

  public init(messages: [ChatMessage], sampling: Sampling, seed: Int) {
    self.messages = messages
    self.sampling = sampling
    self.seed = seed
  }
}

extension LanguageModel {
  public func reply(to request: ChatRequest, hear: ReplyListener?) async throws(ModelError) -> ChatReply {
    try await complete(request.prompt(for: id), hear: hear)
  }
}

extension ChatRequest {
  /// What a model of this id is sent.
  func prompt(for model: String) -> Prompt {
    Prompt(messages: messages, sampling: sampling, seed: seed(for: model))
  }

  /// The same call has the same seed in every run; 31 bits, which every provider takes.
  func seed(for model: String) -> Int {
    var hash = StableHash()
    hash.combine(plan.seed)
    hash.combine(plan.useCase)
    hash.combine(plan.scenario.number)
    hash.combine(plan.condition.rawValue)
    hash.combine(model)
    hash.combine(`repeat`)
    hash.combine(planTurn)
    return Int(hash.value >> 33)
  }
}
