internal import FoundationEssentials

/// The JSON that Chat Completions servers take and give.
enum ChatCompletionsFormat {
  struct Request: Encodable {
    var model: String
    var messages: [ChatMessage]
    var temperature: Double
    var maxTokens: Int
    var seed: Int
    var stream = false

    enum CodingKeys: String, CodingKey {
      case model, messages, temperature, seed, stream
      case maxTokens = "max_tokens"
    }

    /// The request as it is sent, its fields in a fixed order.
    func json() throws -> [UInt8] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(self))
    }
  }

  /// The parts of an answer that matter; everything else in it may be anything.
  struct Answer: Decodable {
    var choices: [Choice]
    var usage: Usage?
    /// Some servers report failures with status 200.
    var error: ServerError?

    private enum Keys: String, CodingKey { case choices, usage, error }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Keys.self)
      error = try? fields.decodeIfPresent(ServerError.self, forKey: .error)
      choices = error == nil ? try fields.decode([Choice].self, forKey: .choices) : []
      usage = try? fields.decodeIfPresent(Usage.self, forKey: .usage)
    }
  }

  struct Choice: Decodable {
    var message: Message
    var finishReason: String?

    private enum Keys: String, CodingKey {
      case message
      case finishReason = "finish_reason"
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Keys.self)
      message = try fields.decode(Message.self, forKey: .message)
      finishReason = try fields.decodeIfPresent(String.self, forKey: .finishReason)
    }
  }

  struct Message: Decodable {
    var text: String
    var refusal: String?

    private enum Keys: String, CodingKey { case content, refusal }

    private struct Part: Decodable {
      var text: String?
      var refusal: String?
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Keys.self)
      refusal = try fields.decodeIfPresent(String.self, forKey: .refusal)
      text = ""
      guard fields.contains(.content), try !fields.decodeNil(forKey: .content) else { return }
      if let whole = try? fields.decode(String.self, forKey: .content) {
        text = whole
        return
      }
      let parts: [Part]
      do {
        parts = try fields.decode([Part].self, forKey: .content)
      } catch DecodingError.typeMismatch(_, let context)
        where context.codingPath.last?.stringValue == Keys.content.rawValue
      {
        throw DecodingError.dataCorruptedError(
          forKey: .content, in: fields, debugDescription: "neither text, null nor a list of parts")
      }
      text = parts.compactMap(\.text).joined()
      let refusals = parts.compactMap(\.refusal).joined()
      if refusal == nil, !refusals.isEmpty { refusal = refusals }
    }
  }

  struct Usage: Decodable {
    var inputTokens: Int?
    var outputTokens: Int?

    private enum Keys: String, CodingKey {
      case inputTokens = "prompt_tokens"
      case outputTokens = "completion_tokens"
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Keys.self)
      inputTokens = try? fields.decodeIfPresent(Int.self, forKey: .inputTokens)
      outputTokens = try? fields.decodeIfPresent(Int.self, forKey: .outputTokens)
    }
  }

  /// What a server says it serves.
  struct Models: Decodable {
    struct Model: Decodable { var id: String }
    var data: [Model]
  }

  /// What is wrong with an answer, and where in it.
  struct Flaw: Error, Equatable {
    var what: String
  }

  static func decode<Value: Decodable>(_ type: Value.Type, _ body: [UInt8]) throws(Flaw) -> Value {
    do {
      _ = try UTF8Span(validating: body.span)
    } catch {
      throw Flaw(what: "byte \(error.byteOffsets.lowerBound) is not UTF-8")
    }
    do {
      return try JSONDecoder().decode(type, from: Data(body))
    } catch {
      guard let error = error as? DecodingError else { throw Flaw(what: "it cannot be decoded") }
      throw Flaw(what: describe(error))
    }
  }

  private static func describe(_ error: DecodingError) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.reduce(into: "") { text, key in
        text += key.intValue.map { "[\($0)]" } ?? (text.isEmpty ? key.stringValue : ".\(key.stringValue)")
      }
    }
    switch error {
    case .keyNotFound(let key, let context): return "\(place(context.codingPath + [key])) is missing"
    case .valueNotFound(_, let context): return "\(place(context.codingPath)) is null"
    case .typeMismatch(_, let context):
      return context.codingPath.isEmpty ? "it is not a JSON object" : "\(place(context.codingPath)) is of another type"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty
        ? "it is not JSON" : "\(place(context.codingPath)) is \(context.debugDescription)"
    @unknown default: return "it cannot be decoded"
    }
  }
}
