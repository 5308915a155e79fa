/// A model that is not asked again what it was asked before at temperature 0: the recorded answer is read again.
struct CachedModel: LanguageModel {
  let base: any LanguageModel
  let store: Store

  var id: String { base.id }
  var origin: Origin { base.origin }
  var takesSystemTurnsAnywhere: Bool { base.takesSystemTurnsAnywhere }

  func complete(_ prompt: Prompt, hear: ReplyListener?) async throws(ModelError) -> ChatReply {
    if prompt.sampling.temperature == 0, let reply = known(prompt) {
      hear?(.say(reply.text))
      return reply
    }
    return try await base.complete(prompt, hear: hear)
  }

  /// Nil where nothing was recorded, or it cannot be read: the model is then asked as if it were new.
  private func known(_ prompt: Prompt) -> ChatReply? {
    guard let digest = base.digest(of: prompt), let call = try? store.answeredCall(digest, at: base.endpoint),
      var reply = try? base.reply(from: call.exchange)
    else { return nil }
    var exchange = call.exchange
    exchange.cached = true
    exchange.failures = []
    reply.exchange = exchange
    reply.attempts = 0
    return reply
  }

  var endpoint: String { base.endpoint }

  func digest(of prompt: Prompt) -> String? { base.digest(of: prompt) }

  func reply(from exchange: Exchange) throws(ModelError) -> ChatReply { try base.reply(from: exchange) }
}
