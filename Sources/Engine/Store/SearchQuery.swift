/// Words as a query of the full-text index, and as pieces of text for scripts that it cannot take apart.
enum SearchQuery {
  /// A word or phrase that is looked for.
  struct Part: Equatable {
    var text: String
    /// The last plain word may be the beginning of one.
    var isBeginning = false
  }

  /// Exactly these words in this order. Quoting makes anything a person types harmless.
  static func phrase(_ words: String) -> String {
    // SQLite would see the query's end at a NUL.
    "\"\(words.replacing("\"", with: "\"\"").replacing("\u{0}", with: " "))\""
  }

  /// Every word somewhere in the turn, quoted parts as phrases; the last plain word may be the beginning of one.
  static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    for (index, piece) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    where !piece.isEmpty {
      if index % 2 == 1 {
        parts.append(Part(text: String(piece)))
      } else {
        parts += piece.split(whereSeparator: \.isWhitespace).map { Part(text: String($0)) }
        if piece.last?.isWhitespace == false, !parts.isEmpty { parts[parts.count - 1].isBeginning = true }
      }
    }
    for part in parts.indices.dropLast() { parts[part].isBeginning = false }
    return parts
  }

  /// The parts as a query of the index.
  static func match(_ parts: [Part]) -> String {
    guard !parts.isEmpty else { return "\"\"" }
    return parts.map { phrase($0.text) + ($0.isBeginning ? "*" : "") }.joined(separator: " AND ")
  }

  // MARK: - Scripts without spaces

  /// The index has a run of such a script as one word, so that no word within it is found there.
  static func isUnspaced(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in unspaced.contains { $0.contains(scalar.value) } }
  }

  /// Thai to Myanmar, Khmer, kana and bopomofo, Han with its extensions, half-width kana.
  private static let unspaced: [ClosedRange<UInt32>] = [
    0xe00...0xeff, 0x1000...0x109f, 0x1780...0x17ff, 0x2e80...0x2fdf, 0x3005...0x3007, 0x3031...0x312f,
    0x31a0...0x31bf, 0x31f0...0x31ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xf900...0xfaff, 0xff66...0xff9d,
    0x1aff0...0x1b16f, 0x20000...0x3ffff,
  ]

  /// The text anywhere, for LIKE with the escape `\`.
  static func pattern(_ text: String) -> String {
    let escaped = ["\\", "%", "_"].reduce(text) { $0.replacing($1, with: "\\\($1)") }
    return "%\(escaped.replacing("\u{0}", with: " "))%"
  }

  /// What is around the first of the words in the text, on the model of the index's own: the words between U+0001 and
  /// U+0002, what is left out as `…`.
  static func snippet(of words: [String], in text: String, around: Int = 40) -> String {
    let found = words.flatMap { word in text.ranges(of: word) }.sorted { $0.lowerBound < $1.lowerBound }
    guard let first = found.first else { return String(text.prefix(2 * around)) }
    let start = text.index(first.lowerBound, offsetBy: -around, limitedBy: text.startIndex) ?? text.startIndex
    let end = text.index(first.upperBound, offsetBy: around, limitedBy: text.endIndex) ?? text.endIndex
    var result = start > text.startIndex ? "…" : ""
    var position = start
    for range in found where range.lowerBound >= position && range.upperBound <= end {
      result += text[position..<range.lowerBound] + "\u{1}" + text[range] + "\u{2}"
      position = range.upperBound
    }
    return result + text[position..<end] + (end < text.endIndex ? "…" : "")
  }
}
