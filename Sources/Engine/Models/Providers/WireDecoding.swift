internal import FoundationEssentials

/// Reads the JSON of the protocols.
enum WireCoding {
  static func decode<Value: Decodable>(_ type: Value.Type, _ body: [UInt8]) throws(WireFlaw) -> Value {
    do {
      _ = try UTF8Span(validating: body.span)
    } catch {
      throw WireFlaw(what: "byte \(error.byteOffsets.lowerBound) is not UTF-8")
    }
    do {
      return try JSONDecoder().decode(type, from: Data(body))
    } catch {
      guard let error = error as? DecodingError else { throw WireFlaw(what: "it cannot be decoded") }
      throw WireFlaw(what: describe(error))
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
