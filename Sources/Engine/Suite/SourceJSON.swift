/// JSON as a person wrote it: fields in their order, repeated ones included.
///
/// Foundation's parsers say nothing of lines and columns and let trailing commas and repeated fields pass, all of which
/// the writer of a suite needs to be told.
indirect enum SourceJSON {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([SourceJSON])
  case object([Field])

  struct Field {
    var name: String
    var value: SourceJSON
  }

  /// What it is, for messages.
  var kind: String {
    switch self {
    case .null: "null"
    case .flag: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// Parses one document, after which nothing but white space may follow.
  init(parsing bytes: [UInt8]) throws(SourceJSONError) {
    var parser = SourceJSONParser(bytes: bytes)
    self = try parser.document()
  }
}

/// Text that is not JSON.
struct SourceJSONError: Error, Equatable {
  /// From 1.
  var line: Int
  /// From 1, in Unicode scalars.
  var column: Int
  var problem: String
  var remedy: String
}

/// A recursive descent over the bytes.
private struct SourceJSONParser {
  let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
  }

  mutating func document() throws(SourceJSONError) -> SourceJSON {
    guard let invalid = firstInvalidUTF8() else {
      let value = try value()
      skipSpace()
      guard position == bytes.count else { throw unexpected("needs nothing more") }
      return value
    }
    position = invalid
    throw failure("is not UTF-8", "save the file as UTF-8")
  }

  private mutating func value() throws(SourceJSONError) -> SourceJSON {
    skipSpace()
    guard position < bytes.count else { throw unexpected("needs a value") }
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64 else { throw failure("is nested more than 64 deep", "make it flatter") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return .object(try fields())
    case UInt8(ascii: "["): return .list(try elements())
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw unexpected("needs a value")
    }
  }

  private mutating func fields() throws(SourceJSONError) -> [SourceJSON.Field] {
    position += 1
    var fields: [SourceJSON.Field] = []
    skipSpace()
    if take("}") { return fields }
    while true {
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw unexpected("needs a field's name in quotation marks")
      }
      let name = try string()
      skipSpace()
      guard take(":") else { throw unexpected("needs a colon") }
      fields.append(SourceJSON.Field(name: name, value: try value()))
      skipSpace()
      if take("}") { return fields }
      guard take(",") else { throw unexpected("needs a comma or }") }
    }
  }

  private mutating func elements() throws(SourceJSONError) -> [SourceJSON] {
    position += 1
    var elements: [SourceJSON] = []
    skipSpace()
    if take("]") { return elements }
    while true {
      elements.append(try value())
      skipSpace()
      if take("]") { return elements }
      guard take(",") else { throw unexpected("needs a comma or ]") }
    }
  }

  private mutating func string() throws(SourceJSONError) -> String {
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        content += try escape().utf8
      case ..<0x20:
        throw failure("has a line break or control character inside a text", "write it as an escape such as \\n")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw unexpected("needs a closing quotation mark")
  }

  private mutating func escape() throws(SourceJSONError) -> String {
    let simple: [Character: String] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{c}", "n": "\n", "r": "\r", "t": "\t",
    ]
    guard position + 1 < bytes.count else { throw unexpected("needs a closing quotation mark") }
    let letter = Character(UnicodeScalar(bytes[position + 1]))
    if let text = simple[letter] {
      position += 2
      return text
    }
    guard letter == "u", let first = codeUnit(at: position) else {
      throw failure("has an unknown escape", "use one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u and four hex digits")
    }
    var units = [first]
    if UTF16.isLeadSurrogate(first), let second = codeUnit(at: position + 6) { units.append(second) }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw failure("has half of a surrogate pair", "write the character itself")
    }
    position += 6 * units.count
    return text
  }

  /// The code unit of a `\uXXXX` that begins here.
  private func codeUnit(at start: Int) -> UInt16? {
    guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u") else {
      return nil
    }
    let digits = bytes[(start + 2)..<(start + 6)]
    guard digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func number() throws(SourceJSONError) -> SourceJSON {
    let start = position
    while position < bytes.count, "+-.eE0123456789".utf8.contains(bytes[position]) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Double(text) else {
      position = start
      throw failure("has “\(text)”", "needs a number")
    }
    return .number(number)
  }

  private mutating func word(_ word: String, _ value: SourceJSON) throws(SourceJSONError) -> SourceJSON {
    guard bytes[position...].starts(with: word.utf8) else { throw unexpected("needs a value") }
    position += word.utf8.count
    return value
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x0a, 0x0d, 0x09].contains(bytes[position]) { position += 1 }
  }

  private mutating func take(_ sign: UnicodeScalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  private func unexpected(_ remedy: String) -> SourceJSONError {
    let rest = String(decoding: bytes[position...].prefix(16), as: UTF8.self)
    guard let found = rest.first else { return failure("ends too early", remedy) }
    return failure("has “\(found)”", remedy)
  }

  private func failure(_ problem: String, _ remedy: String) -> SourceJSONError {
    let before = bytes[..<position]
    let lineStart = (before.lastIndex(of: 0x0a) ?? -1) + 1
    let line = before.count { $0 == 0x0a } + 1
    let column = String(decoding: bytes[lineStart..<position], as: UTF8.self).unicodeScalars.count + 1
    return SourceJSONError(line: line, column: column, problem: problem, remedy: remedy)
  }

  /// Where the bytes stop being UTF-8; nil if they never do.
  private func firstInvalidUTF8() -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
    return offset
  }
}
