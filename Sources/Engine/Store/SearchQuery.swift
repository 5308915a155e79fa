/// Words as a query of the full-text index.
enum SearchQuery {
  /// Exactly these words in this order. Quoting makes anything a person types harmless.
  static func phrase(_ words: String) -> String { "\"\(words.replacing("\"", with: "\"\""))\"" }

  /// Every word somewhere in the turn, quoted parts as phrases; the last plain word may be the beginning of one.
  static func words(_ text: String) -> String {
    var parts: [String] = []
    var isQuoted = false
    for (index, piece) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      isQuoted = index % 2 == 1
      if isQuoted {
        if !piece.isEmpty { parts.append(phrase(String(piece))) }
      } else {
        parts += piece.split(whereSeparator: \.isWhitespace).map { phrase(String($0)) }
      }
    }
    guard let last = parts.last else { return "\"\"" }
    if !isQuoted, text.last?.isWhitespace == false { parts[parts.count - 1] = last + "*" }
    return parts.joined(separator: " AND ")
  }
}
