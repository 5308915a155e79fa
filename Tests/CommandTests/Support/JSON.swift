import Foundation

/// A JSON value as tests look at it.
enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  /// Exactly one document, or an error.
  init(_ text: String) throws {
    self.init(try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
  }

  private init(_ value: Any) {
    switch value {
    case let number as NSNumber:
      self = CFBoolean.isBoolean(number) ? .bool(number.boolValue) : .number(number.doubleValue)
    case let string as String: self = .string(string)
    case let array as [Any]: self = .array(array.map(JSON.init))
    case let object as [String: Any]: self = .object(object.mapValues(JSON.init))
    default: self = .null
    }
  }

  subscript(key: String) -> JSON {
    if case .object(let fields) = self { fields[key] ?? .null } else { .null }
  }

  subscript(index: Int) -> JSON {
    array.indices.contains(index) ? array[index] : .null
  }

  /// The names of an object's fields, sorted.
  var keys: [String] {
    if case .object(let fields) = self { fields.keys.sorted() } else { [] }
  }

  var array: [JSON] { if case .array(let elements) = self { elements } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var int: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }

  /// Without these fields, at every depth.
  func without(_ names: Set<String>) -> JSON {
    switch self {
    case .array(let elements): .array(elements.map { $0.without(names) })
    case .object(let fields): .object(fields.filter { !names.contains($0.key) }.mapValues { $0.without(names) })
    default: self
    }
  }
}

private enum CFBoolean {
  static func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
