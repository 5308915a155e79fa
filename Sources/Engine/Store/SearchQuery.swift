/// Words as a query of the full-text index.
enum SearchQuery {
  /// Exactly these words in this order. Quoting makes anything a person types harmless.
  static func phrase(_ words: String) -> String {
    // SQLite would see the query's end at a NUL.
    "\"\(words.replacing("\"", with: "\"\"").replacing("\u{0}", with: " "))\""
  }

  /// Every word somewhere in the turn, quoted parts as phrases; the last plain word may be the beginning of one.
  static func words(_ text: String) -> String {
    var parts: [String] = []
    var endsInPlainWord = false
    for (index, piece) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    where !piece.isEmpty {
      if index % 2 == 1 {
        parts.append(phrase(String(piece)))
        endsInPlainWord = false
      } else {
        parts += piece.split(whereSeparator: \.isWhitespace).map { phrase(String($0)) }
        endsInPlainWord = piece.last?.isWhitespace == false
      }
    }
    guard let last = parts.last else { return "\"\"" }
    if endsInPlainWord { parts[parts.count - 1] = last + "*" }
    return parts.joined(separator: " AND ")
  }
}
