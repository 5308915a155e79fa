internal import Foundation

/// Heed's own file format: one transcript a line, as JSON. `JSONLReader` reads files, this a line.
public enum HeedJSONL {
  /// Where a line stands, and what is taken for what it leaves out.
  struct Place {
    var file: String
    var line: Int
    var run: String
    var suite: String?
  }

  /// Reads one line of a file. Fields that the store keeps itself (`rating`, `labels`, `distance`, …) are not read.
  public static func decode(_ line: String, file: String = "line", number: Int = 1) throws(ImportError)
    -> ImportedTranscript
  {
    var imported = try decode(Data(line.utf8), at: Place(file: file, line: number, run: ""))
    if imported.transcript.id.isEmpty { imported.transcript.id = ULID.derived(from: "line", line) }
    return imported
  }

  /// As `decode(_:file:number:)`, but without an identifier of its own the transcript's is left empty.
  static func decode(_ line: Data, at place: Place) throws(ImportError) -> ImportedTranscript {
    do {
      let wire = try JSONDecoder().decode(JSONLWire.self, from: line)
      var decoding = JSONLDecoding(wire: wire, place: place)
      return try decoding.transcript()
    } catch let error as ImportError {
      throw error
    } catch {
      throw problem(error, at: place)
    }
  }

  /// Puts the decoder's error into words; its own speak of Swift's types.
  private static func problem(_ error: any Error, at place: Place) -> ImportError {
    var result = ImportError(
      file: place.file, line: place.line, problem: "is not one complete JSON object",
      remedy: "every line holds one transcript")
    switch error {
    case DecodingError.typeMismatch(let type, let context), DecodingError.valueNotFound(let type, let context):
      guard !context.codingPath.isEmpty else { break }
      result.field = field(context.codingPath)
      result.problem = "of the wrong type"
      result.remedy = "expected \(name(of: type))"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      result.field = field(context.codingPath)
      result.problem = "cannot be read"
      result.remedy = "check the value"
    default: break
    }
    return result
  }

  private static func field(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += text.isEmpty ? key.stringValue : "." + key.stringValue
      }
    }
  }

  private static func name(of type: any Any.Type) -> String {
    if type is String.Type { return "a text" }
    if type is Int.Type { return "a whole number" }
    if type is Double.Type { return "a number" }
    if type is Bool.Type { return "true or false" }
    return "\(type)".hasPrefix("Array") ? "a list" : "an object"
  }
}
