import Foundation

/// Small JSON documents kept in a column.
enum JSONText {
  static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Encoding our own value types has no way to fail; an empty document would be noticed when it is read.
    guard let data = try? encoder.encode(value) else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }

  static func decode<T: Decodable>(_ type: T.Type, from text: String, in db: Connection, what: String)
    throws(StoreError) -> T
  {
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      throw StoreError(code: 0, message: "\(what) cannot be read (\(error))", path: db.path, sql: nil)
    }
  }
}
