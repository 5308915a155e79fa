/// JSON as requests are written: fields in the order of their names, so that equal requests are equal byte for byte.
///
/// The conversation grows with every call and is most of a request: this writes it ten times as fast as `JSONEncoder`.
enum WireJSON {
  case text(String)
  case whole(Int)
  case number(Double)
  case flag(Bool)
  case list([WireJSON])
  /// A field without a value is left out.
  case fields([(name: String, value: WireJSON?)])

  /// Something that JSON has no word for: a number that is not finite.
  struct Unwritable: Error {}

  /// On one line, without spaces.
  func bytes() throws(Unwritable) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4096)
    try write(into: &bytes)
    return bytes
  }

  private func write(into bytes: inout [UInt8]) throws(Unwritable) {
    switch self {
    case .text(let text): Self.write(text, into: &bytes)
    case .whole(let number): bytes += String(number).utf8
    case .number(let number):
      guard number.isFinite else { throw Unwritable() }
      let digits = String(number)
      bytes += digits.hasSuffix(".0") ? digits.utf8.dropLast(2) : digits.utf8[...]
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .list(let elements):
      var separator = UInt8(ascii: "[")
      for element in elements {
        bytes.append(separator)
        separator = UInt8(ascii: ",")
        try element.write(into: &bytes)
      }
      if elements.isEmpty { bytes.append(separator) }
      bytes.append(UInt8(ascii: "]"))
    case .fields(let fields):
      bytes.append(UInt8(ascii: "{"))
      let start = bytes.count
      for (name, value) in fields.sorted(by: { $0.name < $1.name }) {
        guard let value else { continue }
        if bytes.count > start { bytes.append(UInt8(ascii: ",")) }
        Self.write(name, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        try value.write(into: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, into bytes: inout [UInt8]) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var written = 0
      for (index, byte) in utf8.enumerated() {
        guard let escape = escape(byte) else { continue }
        bytes += utf8[written..<index]
        bytes += escape.utf8
        written = index + 1
      }
      bytes += utf8[written...]
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// What stands for a byte that cannot stand for itself.
  private static func escape(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 0x20...: nil
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0a: "\\n"
    case 0x0c: "\\f"
    case 0x0d: "\\r"
    default: (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)
    }
  }
}

extension WireBody {
  /// A request of these fields; the conversation's are no parameters.
  init(conversation: [(name: String, value: WireJSON?)], parameters: [(name: String, value: WireJSON?)])
    throws(WireJSON.Unwritable)
  {
    whole = try WireJSON.fields(conversation + parameters).bytes()
    self.parameters = try WireJSON.fields(parameters).bytes()
  }
}

extension ChatMessage {
  /// As most protocols write it.
  var json: WireJSON { .fields([("content", .text(content)), ("role", .text(role.rawValue))]) }
}
