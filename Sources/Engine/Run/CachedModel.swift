/// A model that does not send again, at temperature 0, what the store has an answer to.
struct CachedModel {
  private let model: any ChatModel
  private let store: Store
  private let isOn: Bool

  init(_ model: any ChatModel, store: Store, isOn: Bool) {
    self.model = model
    self.store = store
    self.isOn = isOn
  }

  func reply(to request: ChatRequest, hear: ReplyListener?) async throws(ModelError) -> ChatReply {
    if isOn, request.sampling.temperature == 0, let known = try recorded(request) { return known }
    return try await model.reply(to: request, hear: hear)
  }

  /// The recorded answer to just this request; nil where there is none, or none that can still be read.
  private func recorded(_ request: ChatRequest) throws(ModelError) -> ChatReply? {
    guard let model = model as? any LanguageModel else { return nil }
    let digest = try model.digest(of: request.prompt(for: model.id))
    guard var exchange = try? store.answeredCall(digest)?.exchange else { return nil }
    exchange.cached = true
    exchange.failures = []
    guard var reply = try? model.reply(from: exchange) else { return nil }
    reply.attempts = 0
    reply.exchange = exchange
    return reply
  }
}
