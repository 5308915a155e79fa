/// JSON whose fields keep the order in which they were given, for files that people read and compare.
public enum OrderedJSON: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([OrderedJSON])
  case object([(String, OrderedJSON)])

  public static func optional(_ value: String?) -> OrderedJSON { value.map(OrderedJSON.string) ?? .null }
  public static func optional(_ value: Int?) -> OrderedJSON { value.map(OrderedJSON.int) ?? .null }
  public static func optional(_ value: Double?) -> OrderedJSON { value.map(OrderedJSON.double) ?? .null }
  public static func optional(_ value: Bool?) -> OrderedJSON { value.map(OrderedJSON.bool) ?? .null }

  /// The JSON over several lines, for terminals: objects and arrays that hold others are broken, the innermost are not.
  public var indented: String { indented(at: 0) }

  private func indented(at depth: Int) -> String {
    let inner = String(repeating: "  ", count: depth + 1)
    let outer = String(repeating: "  ", count: depth)
    switch self {
    case .array(let elements) where elements.contains(where: \.isNested):
      return "[\n" + elements.map { inner + $0.indented(at: depth + 1) }.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let fields) where !fields.isEmpty:
      let lines = fields.map { inner + OrderedJSON.string($0.0).line + ": " + $0.1.indented(at: depth + 1) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    default: return line
    }
  }

  private var isNested: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  /// The JSON on one line, without spaces.
  public var line: String {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(into bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .int(let number): bytes += String(number).utf8
    case .double(let number): bytes += (number.isFinite ? String(number) : "null").utf8
    case .string(let text): Self.write(text, into: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(into: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let fields):
      bytes.append(UInt8(ascii: "{"))
      for (index, field) in fields.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(field.0, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        field.1.write(into: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, into bytes: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0a: bytes += "\\n".utf8
      case 0x0d: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case ..<0x20:
        bytes += "\\u00".utf8
        bytes += [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      case 0x7f: bytes += "\\u007f".utf8
      default: bytes.append(byte)
      }
    }
    // The only bytes with which a C1 or bidirectional control begins.
    if bytes[start...].contains(where: { $0 == 0xc2 || $0 == 0xd8 || $0 == 0xe2 }) {
      escapeControls(in: &bytes, from: start)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Some terminals obey these even as UTF-8, and JSON is printed on terminals.
  private static func escapeControls(in bytes: inout [UInt8], from start: Int) {
    let scalars = String(decoding: bytes[start...], as: UTF8.self).unicodeScalars
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x80..<0xa0, 0x61c, 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069: true
      default: false
      }
    }
    guard scalars.contains(where: isControl) else { return }
    bytes.removeSubrange(start...)
    for scalar in scalars {
      guard isControl(scalar) else {
        bytes += String(scalar).utf8
        continue
      }
      let digits = String(scalar.value, radix: 16)
      bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
    }
  }
}
