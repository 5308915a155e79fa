/// A base model without a chat format: it continues one text, into which the conversation is flattened.
///
/// Each message becomes a paragraph that begins with `User:` or `Assistant:`, and the text ends with `Assistant:`. What stops
/// the answer is the next paragraph of the user's, which no sentence of an answer contains by chance.
struct CompletionsFormat: WireFormat {
  static let stop = ["\n\nUser:"]

  func path(of model: String, streams: Bool) -> (path: String, query: String?) { ("completions", nil) }

  var takesSystemTurnsAnywhere: Bool { true }

  func headers(_ key: APIKey?) -> HTTPHeaders { .bearer(key) }

  /// The conversation as one text.
  static func flatten(_ messages: [ChatMessage]) -> String {
    let paragraphs = messages.map { message in
      switch message.role {
      case .assistant: "Assistant: \(message.content)"
      case .user: "User: \(message.content)"
      case .system, .tool: message.content
      }
    }
    return (paragraphs + ["Assistant:"]).joined(separator: "\n\n")
  }

  func body(_ prompt: Prompt, model: String, settings: ModelSettings, streams: Bool) throws -> WireBody {
    let parameters = ChatCompletionsFormat.parameters(
      prompt, model: model, settings: settings, streams: streams, limit: .maxTokens)
    return try WireBody(
      conversation: [("prompt", .text(Self.flatten(prompt.messages)))],
      parameters: parameters + [("stop", .list(Self.stop.map(WireJSON.text)))])
  }

  func read(_ body: [UInt8]) throws(WireFlaw) -> WireAnswer {
    let reply = try WireCoding.decode(ChatCompletionsFormat.Reply.self, body)
    var answer = WireAnswer(version: reply.model, error: reply.error, isWhole: true)
    answer.count(reply.usage)
    if reply.error != nil { return answer }
    guard let choice = reply.choices.first else { throw WireFlaw(what: "choices is an empty list") }
    guard let text = choice.text else { throw WireFlaw(what: "choices[0].text is missing") }
    // The flattened text ends before the space that the continuation begins with.
    answer.text = String(text.drop(while: \.isWhitespace))
    answer.finish(choice.finishReason)
    return answer
  }

  func add(_ event: ServerEvent, to answer: inout WireAnswer) throws(WireFlaw) {
    if event.data.starts(with: "[DONE]".utf8) {
      answer.isWhole = true
      return
    }
    let reply = try WireCoding.decode(ChatCompletionsFormat.Reply.self, event.data)
    answer.version = reply.model ?? answer.version
    answer.error = reply.error ?? answer.error
    answer.count(reply.usage)
    guard let choice = reply.choices.first else { return }
    let text = choice.text ?? ""
    answer.text += answer.text.isEmpty ? String(text.drop(while: \.isWhitespace)) : text
    if choice.finishReason != nil {
      answer.finish(choice.finishReason)
      answer.isWhole = true
    }
  }
}
