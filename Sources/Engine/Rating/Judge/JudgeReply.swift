internal import Foundation

/// A judge's reply, read strictly: exactly what was asked for, but for a code fence and white space around it.
struct JudgeReply: Equatable {
  var value: RatingValue
  var explanation: String
  var quotes: [Quote]

  struct Quote: Decodable, Equatable {
    var label: String
    var quote: String
  }

  /// What is wrong with a reply, in a sentence.
  struct Flaw: Error, Equatable {
    var text: String

    init(_ text: String) { self.text = text }
  }

  static func parse(_ text: String, mode: JudgeName.Mode) throws(Flaw) -> JudgeReply {
    let body = try bare(text)
    return switch mode {
    case .own: try object(body)
    case .published: try lines(body)
    }
  }

  /// Without white space and one code fence around it.
  private static func bare(_ text: String) throws(Flaw) -> String {
    var body = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if body.hasPrefix("```"), let lineEnd = body.firstIndex(of: "\n") {
      guard body.hasSuffix("\n```") else { throw Flaw("the code fence is not closed at its end.") }
      body = String(body[lineEnd...].dropLast(3)).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    if body.isEmpty { throw Flaw("it is empty.") }
    return body
  }

  // MARK: - Heed's own form

  private struct Wire: Decodable {
    var rating: Int
    var explanation: String
    var quotes: [Quote]
  }

  private static let fields = ["rating", "explanation", "quotes"]

  private static func object(_ text: String) throws(Flaw) -> JudgeReply {
    guard text.hasPrefix("{"), text.hasSuffix("}") else { throw Flaw("it is not one JSON object alone.") }
    let wire: Wire
    do {
      wire = try JSONDecoder().decode(Wire.self, from: Data(text.utf8))
    } catch {
      throw flaw(of: error)
    }
    let keys = topLevelKeys(of: text)
    if let extra = keys.first(where: { !fields.contains($0) }) {
      throw Flaw("it has a field “\(extra)” that was not asked for.")
    }
    if keys.count > fields.count { throw Flaw("a field stands in it twice.") }
    guard let value = RatingValue(rawValue: wire.rating) else {
      throw Flaw("its rating is \(wire.rating), not 0, 1 or 2.")
    }
    if wire.explanation.allSatisfy(\.isWhitespace) { throw Flaw("its explanation is empty.") }
    return JudgeReply(value: value, explanation: wire.explanation, quotes: wire.quotes)
  }

  private static func flaw(of error: any Error) -> Flaw {
    func place(_ path: [any CodingKey]) -> String {
      path.map { key in key.intValue.map { "number \($0 + 1)" } ?? "“\(key.stringValue)”" }.joined(separator: " ")
    }
    return switch error {
    case DecodingError.keyNotFound(let key, let context):
      Flaw("the field \(place(context.codingPath + [key])) is missing.")
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      Flaw("the field \(place(context.codingPath)) is of the wrong type.")
    default: Flaw("it is no valid JSON.")
    }
  }

  /// The names of the fields of a valid JSON object, repeated ones too, which decoding would pass over.
  private static func topLevelKeys(of json: String) -> [String] {
    var keys: [String] = []
    var depth = 0
    var string: String?
    var isEscaped = false
    var last = ""
    for character in json.unicodeScalars {
      if let open = string {
        if isEscaped {
          isEscaped = false
          string = open + "\\\(character)"
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          last = open
          string = nil
        } else {
          string = open + String(character)
        }
        continue
      }
      switch character {
      case "\"": string = ""
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      case ":" where depth == 1: keys.append(last)
      default: break
      }
    }
    return keys
  }

  // MARK: - The published form

  private static func lines(_ text: String) throws(Flaw) -> JudgeReply {
    let marks = ["rating:", "explanation:"]
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    guard let first = lines.first, first.lowercased().hasPrefix(marks[0]) else {
      throw Flaw("it does not begin with “Rating:”.")
    }
    let digits = first.dropFirst(marks[0].count).trimmingCharacters(in: .whitespaces)
    guard let value = Int(digits).flatMap(RatingValue.init(rawValue:)) else {
      throw Flaw("after “Rating:” stands “\(digits.prefix(40))”, not 0, 1 or 2.")
    }
    guard lines.count > 1, lines[1].lowercased().hasPrefix(marks[1]) else {
      throw Flaw("the line after the rating does not begin with “Explanation:”.")
    }
    if lines.dropFirst(2).contains(where: { line in marks.contains { line.lowercased().hasPrefix($0) } }) {
      throw Flaw("it gives more than one judgement.")
    }
    let reasons = [String(lines[1].dropFirst(marks[1].count))] + lines.dropFirst(2)
    let explanation = reasons.joined(separator: " ").trimmingCharacters(in: .whitespaces)
    if explanation.isEmpty { throw Flaw("its explanation is empty.") }
    return JudgeReply(value: value, explanation: explanation, quotes: [])
  }
}
