/// One line of JSONL as it stands: every field may be missing, and values are not yet checked. Unknown fields are passed over.
struct JSONLWire: Decodable {
  var id, run, suite, `case`, category, condition, model, status, origin, severity, owner: String?
  var constraint, parent, changed, cause, started, finished: String?
  var scenario, `repeat`, seed, intended: Int?
  var excerpt, namesTrigger, edited: Bool?
  var turns: [Turn]?
  var messages: [Message]?
  var ratings: [Rating]?
  var annotations: [Annotation]?
  var history: [Entry]?

  enum CodingKeys: String, CodingKey {
    case id, run, suite, `case`, category, condition, model, status, origin, severity, owner
    case constraint, parent, changed, cause, started, finished, scenario, `repeat`, seed, intended, excerpt, edited
    case namesTrigger = "names_trigger"
    case turns, messages, ratings, annotations, history
  }

  struct Turn: Decodable {
    var role, kind, channel, text, reasoning, finishReason: String?
    var latency, inputTokens, outputTokens, attempts: Int?

    enum CodingKeys: String, CodingKey {
      case role, kind, channel, text, reasoning, attempts
      case finishReason = "finish_reason"
      case latency = "latency_ms"
      case inputTokens = "input_tokens"
      case outputTokens = "output_tokens"
    }
  }

  /// A message of a chat file: its content is a text or a list of parts, of which the texts count.
  struct Message: Decodable {
    var role: String?
    var content: String

    enum CodingKeys: CodingKey { case role, content }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      role = try container.decodeIfPresent(String.self, forKey: .role)
      guard container.contains(.content), try !container.decodeNil(forKey: .content) else {
        content = ""
        return
      }
      if let text = try? container.decode(String.self, forKey: .content) {
        content = text
      } else {
        content = try container.decode([Part].self, forKey: .content).compactMap(\.text).joined(separator: "\n")
      }
    }

    private struct Part: Decodable {
      var text: String?
    }
  }

  struct Rating: Decodable {
    var rater, version, rule, explanation, created: String?
    var value: Int?
    var confidence: Double?
    var spans: [Span]?
  }

  struct Span: Decodable {
    var turn, start, end: Int?
    var label, quote, prefix, suffix: String?
  }

  struct Annotation: Decodable {
    var author, note, created: String?
    var rating: Int?
    var labels: [String]?
    var spans: [Span]?
    var seen: [String]?
  }

  /// One thing that somebody said; what its value is depends on the field.
  struct Entry: Decodable {
    var id, author, created, field, withdraws, note: String?
    var rating: Int?
    var labels: [String]?
    var spans: [Span]?
    var seen: [String]?

    enum CodingKeys: CodingKey { case id, author, created, field, value, withdraws, seen }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      id = try container.decodeIfPresent(String.self, forKey: .id)
      author = try container.decodeIfPresent(String.self, forKey: .author)
      created = try container.decodeIfPresent(String.self, forKey: .created)
      field = try container.decodeIfPresent(String.self, forKey: .field)
      withdraws = try container.decodeIfPresent(String.self, forKey: .withdraws)
      seen = try container.decodeIfPresent([String].self, forKey: .seen)
      switch field {
      case "rating": rating = try container.decodeIfPresent(Int.self, forKey: .value)
      case "labels": labels = try container.decodeIfPresent([String].self, forKey: .value)
      case "note": note = try container.decodeIfPresent(String.self, forKey: .value)
      case "spans": spans = try container.decodeIfPresent([Span].self, forKey: .value)
      default: break
      }
    }
  }
}
