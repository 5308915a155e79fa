internal import FoundationEssentials

/// A model behind an OpenAI-compatible Chat Completions server, such as llama.cpp's, vLLM or Ollama.
public struct ChatCompletionsModel: LanguageModel {
  /// The variable that holds the key of a local server, if it wants one.
  public static let localKeyVariable = "HEED_LOCAL_API_KEY"

  public let id: String
  /// The server's name for the model: the id without the provider.
  public let name: String
  public var origin: Origin { .recorded }

  private let key: APIKey?
  private let call: ProviderCall

  /// `local/NAME` at a base URL, to which `/chat/completions` is appended as it is, with the key from the environment
  /// (nil: the process's own) if there is one. Throws what is wrong with the id or the URL.
  public static func local(
    _ id: String, baseURL: String, environment: [String: String]? = nil,
    http: HTTPClient, limits: HTTPRequest.Limits = HTTPRequest.Limits(), retry: RetryPolicy = RetryPolicy()
  ) throws(ModelError) -> ChatCompletionsModel {
    let environment = environment ?? ProcessInfo.processInfo.environment
    return try ChatCompletionsModel(
      id: id, baseURL: baseURL, key: environment[localKeyVariable].flatMap(APIKey.init), keyVariable: localKeyVariable,
      http: http, limits: limits, retry: retry)
  }

  /// Any `provider/name` that speaks Chat Completions at a base URL. `keyVariable` is named in messages about the key.
  public init(
    id: String, baseURL: String, key: APIKey?, keyVariable: String, http: HTTPClient,
    limits: HTTPRequest.Limits = HTTPRequest.Limits(), retry: RetryPolicy = RetryPolicy()
  ) throws(ModelError) {
    guard let slash = id.firstIndex(of: "/"), slash != id.startIndex, id.index(after: slash) != id.endIndex else {
      throw ModelError(
        cause: .configuration,
        detail: "the model \(id) is not of the form provider/name. Give one such as local/llama-3.",
        attempts: 0)
    }
    self.id = id
    self.name = String(id[id.index(after: slash)...])
    self.key = key
    let endpoint = try Endpoint(base: baseURL, option: "--base-url")
    call = ProviderCall(
      http: http, endpoint: endpoint, limits: limits, retry: retry,
      secrets: endpoint.secrets + [key].compactMap { $0 }, keyVariable: keyVariable)
  }

  public func complete(_ prompt: Prompt, hear: ReplyListener?) async throws(ModelError) -> ChatReply {
    let body = ChatCompletionsFormat.Request(
      model: name, messages: prompt.messages, temperature: prompt.sampling.temperature,
      maxTokens: prompt.sampling.maxTokens, seed: prompt.seed)
    let json: [UInt8]
    do {
      json = try body.json()
    } catch {
      throw ModelError(
        cause: .configuration, detail: "the request cannot be written as JSON. Check --temperature.", attempts: 0)
    }
    let path = "chat/completions"
    var (reply, attempts) = try await call.send(.post, path, headers: headers, json: json) {
      (response) throws(CallFailure) -> ChatReply in
      try read(response, maxTokens: prompt.sampling.maxTokens, at: call.endpoint.label(path))
    }
    reply.attempts = attempts
    return reply
  }

  /// The names of the models that the server says it serves, as it lists them; also shows whether it can be reached.
  public func served() async throws(ModelError) -> [String] {
    let path = "models"
    return try await call.send(.get, path, headers: headers) { (response) throws(CallFailure) -> [String] in
      do throws(ChatCompletionsFormat.Flaw) {
        return try ChatCompletionsFormat.decode(ChatCompletionsFormat.Models.self, response.body).data.map(\.id)
      } catch {
        throw malformed(error, response, at: call.endpoint.label(path), wanted: "list of models")
      }
    }.answer
  }

  private var headers: HTTPHeaders {
    var headers = HTTPHeaders()
    if let key { headers.add("Authorization", "Bearer \(key.secret)") }
    return headers
  }

  private func read(_ response: HTTPResponse, maxTokens: Int, at place: String) throws(CallFailure) -> ChatReply {
    let answer: ChatCompletionsFormat.Answer
    do throws(ChatCompletionsFormat.Flaw) {
      answer = try ChatCompletionsFormat.decode(ChatCompletionsFormat.Answer.self, response.body)
    } catch {
      throw malformed(error, response, at: place, wanted: "chat completion")
    }
    if let error = answer.error {
      let status = error.code.flatMap(Int.init).flatMap { 400..<600 ~= $0 ? $0 : nil } ?? 500
      throw call.failure(status: status, error, at: place)
    }
    guard let choice = answer.choices.first else {
      throw CallFailure(
        cause: .malformed, detail: "the answer from \(place) is no chat completion: choices is an empty list.")
    }
    let reason = choice.finishReason.map { call.quoted($0) }
    if reason == "content_filter" {
      throw CallFailure(cause: .blocked, detail: "the content filter of \(place) withheld the answer.")
    }
    if let refusal = choice.message.refusal, !refusal.isEmpty {
      throw CallFailure(cause: .refused, detail: "the model at \(place) refused: \(call.quoted(refusal))")
    }
    guard !choice.message.text.allSatisfy(\.isWhitespace) else {
      if reason == "length" {
        throw CallFailure(
          cause: .cutOff,
          detail:
            "the answer from \(place) ended after \(maxTokens) tokens before it held any text. Raise --max-tokens.")
      }
      throw CallFailure(
        cause: .empty, detail: "the answer from \(place) holds no text\(reason.map { " (finish reason \($0))" } ?? "")."
      )
    }
    return ChatReply(
      text: choice.message.text, finishReason: reason, inputTokens: answer.usage?.inputTokens,
      outputTokens: answer.usage?.outputTokens)
  }

  private func malformed(
    _ flaw: ChatCompletionsFormat.Flaw, _ response: HTTPResponse, at place: String, wanted: String
  ) -> CallFailure {
    let type = response.headers["Content-Type"].map { " (\(call.quoted($0)))" } ?? ""
    return CallFailure(
      cause: .malformed,
      detail: "the answer from \(place)\(type) is no \(wanted): \(call.quoted(flaw.what)). "
        + "Check that --base-url leads to a Chat Completions server.")
  }
}
