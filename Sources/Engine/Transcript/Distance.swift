extension Transcript.Distance {
  /// How far the request stands from the constraint: from the last introduction before it to the last request.
  ///
  /// What lies between are the turns of user and assistant as they were said; hidden reasoning and tools are not counted.
  /// Nil if either turn is missing.
  public static func measure(turns: [Turn]) -> Transcript.Distance? {
    guard let request = turns.lastIndex(where: { $0.role == .user && $0.kind == .request }),
      let introduction = turns[..<request].lastIndex(where: { $0.role == .user && $0.kind == .introduction })
    else { return nil }
    let between = turns[(introduction + 1)..<request].filter {
      ($0.role == .user || $0.role == .assistant) && $0.channel == "say"
    }
    return Transcript.Distance(turns: between.count, words: between.reduce(0) { $0 + words(in: $1.text) })
  }

  /// White-space separated words. Over scalars, because this runs on every stored turn and characters are slow.
  private static func words(in text: String) -> Int {
    var count = 0
    var inside = false
    for scalar in text.unicodeScalars {
      let isSpace =
        scalar.isASCII ? scalar == " " || (scalar.value >= 9 && scalar.value <= 13) : scalar.properties.isWhitespace
      if !isSpace && !inside { count += 1 }
      inside = !isSpace
    }
    return count
  }
}
