/// Searching and splitting over UTF-8: a simulated answer must cost microseconds, and walking characters takes most of one.
enum Bytes {
  /// In lower case if it is an ASCII letter.
  static func fold(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte }

  static func folded(_ text: some StringProtocol) -> [UInt8] { text.utf8.map(fold) }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) }

  /// Letters, digits and everything beyond ASCII.
  static func isWordPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
  }

  /// Where the needle begins in the text, as an offset of bytes; exact case unless `folding`, in which case the needle
  /// must be in lower case.
  static func find(_ needle: [UInt8], in text: String, folding: Bool = false, wholeWords: Bool = false) -> Int? {
    var copy = text
    return copy.withUTF8 { find(needle, in: $0, folding: folding, wholeWords: wholeWords) }
  }

  static func find(
    _ needle: [UInt8], in hay: UnsafeBufferPointer<UInt8>, folding: Bool, wholeWords: Bool
  ) -> Int? {
    guard let first = needle.first, hay.count >= needle.count else { return nil }
    for index in 0...(hay.count - needle.count) {
      let byte = folding ? fold(hay[index]) : hay[index]
      guard byte == first, !wholeWords || index == 0 || !isWordPart(hay[index - 1]) else { continue }
      if matches(needle, hay, at: index, folding: folding, wholeWords: wholeWords) { return index }
    }
    return nil
  }

  /// Whether the needle stands at the index; the caller has looked at what stands before.
  static func matches(
    _ needle: [UInt8], _ hay: UnsafeBufferPointer<UInt8>, at index: Int, folding: Bool, wholeWords: Bool
  ) -> Bool {
    let end = index + needle.count
    guard end <= hay.count else { return false }
    for offset in 0..<needle.count {
      let byte = folding ? fold(hay[index + offset]) : hay[index + offset]
      if byte != needle[offset] { return false }
    }
    return !wholeWords || end == hay.count || !isWordPart(hay[end])
  }

  static func contains(_ text: String, _ part: StaticString) -> Bool {
    part.withUTF8Buffer { find(Array($0), in: text) != nil }
  }

  /// The text with single blanks instead of white space, and none at its ends.
  static func tidy(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if !isBlank(byte) {
        out.append(byte)
      } else if let last = out.last, last != 0x20 {
        out.append(0x20)
      }
    }
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }
}

extension StringProtocol where SubSequence == Substring {
  /// What white space separates.
  var spacedWords: [Substring] {
    let whole: Substring = self[startIndex..<endIndex]
    return whole.utf8.split(whereSeparator: Bytes.isBlank).map { Substring($0) }
  }
}
