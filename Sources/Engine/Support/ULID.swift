public import struct Foundation.Date

/// Identifiers of runs and transcripts: 26 characters of Crockford's base 32 in lower case.
public enum ULID {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// A new identifier: 48 bits of milliseconds since 1970, so that later ones sort later, then 80 random bits.
  public static func make(date: Date, using generator: inout some RandomNumberGenerator) -> String {
    let milliseconds = UInt64(min(max(0, (date.timeIntervalSince1970 * 1000).rounded()), 281_474_976_710_655))
    let random = UInt64.random(in: .min ... .max, using: &generator)
    let high = milliseconds << 16 | UInt64.random(in: 0...0xffff, using: &generator)
    return text(high: high, low: random)
  }

  /// A new identifier with the system's randomness.
  public static func make(date: Date) -> String {
    var generator = SystemRandomNumberGenerator()
    return make(date: date, using: &generator)
  }

  /// The identifier that belongs to this content: the same parts give the same identifier everywhere, so that reading a
  /// file twice adds nothing. It holds no time.
  public static func derived(from parts: String...) -> String {
    var high = StableHash("high")
    var low = StableHash("low")
    for part in parts {
      high.combine(part)
      low.combine(part)
    }
    return text(high: high.value, low: low.value)
  }

  /// Whether the text has the form of an identifier; capitals are not taken.
  public static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 26, let first = bytes.first else { return false }
    return first <= UInt8(ascii: "7") && bytes.allSatisfy(alphabet.contains)
  }

  private static func text(high: UInt64, low: UInt64) -> String {
    var (high, low) = (high, low)
    var characters: [UInt8] = []
    for _ in 0..<26 {
      characters.append(alphabet[Int(low & 31)])
      low = low >> 5 | high << 59
      high >>= 5
    }
    return String(decoding: characters.reversed(), as: UTF8.self)
  }
}
