/// Words and sentences of a text, as half-open ranges of Unicode scalars.
enum TextUnits {
  /// Letters, digits and marks, and what joins them: an apostrophe, a hyphen or a dot between two of them.
  static func words(of text: String) -> [Range<Int>] {
    let scalars = Array(text.unicodeScalars)
    var words: [Range<Int>] = []
    var start: Int?
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      let joins =
        start != nil
        && ("'’-".unicodeScalars.contains(scalar) && isPartOfWord(next)
          || (scalar == "." || scalar == ",") && next.properties.numericType != nil)
      if isPartOfWord(scalar) || joins {
        if start == nil { start = index }
      } else if let begun = start {
        words.append(begun..<index)
        start = nil
      }
    }
    if let begun = start { words.append(begun..<scalars.count) }
    return words
  }

  /// From the first word to the end mark with the closing quotes behind it; a line's end ends a sentence too.
  static func sentences(of text: String) -> [Range<Int>] {
    let scalars = Array(text.unicodeScalars)
    var sentences: [Range<Int>] = []
    var start: Int?
    var index = 0
    func close(_ end: Int) {
      guard let begun = start else { return }
      var end = end
      while end > begun, scalars[end - 1].properties.isWhitespace { end -= 1 }
      // Marks of a list or a heading alone are no sentence.
      if scalars[begun..<end].contains(where: isPartOfWord) { sentences.append(begun..<end) }
      start = nil
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\n" {
        close(index)
      } else if start == nil, isPartOfWord(scalar) || "\"“‘(«¿¡".unicodeScalars.contains(scalar) {
        start = index
      }
      index += 1
      guard start != nil, ".!?…。！？".unicodeScalars.contains(scalar) else { continue }
      while index < scalars.count, ".!?…\"”’)»*_。！？".unicodeScalars.contains(scalars[index]) { index += 1 }
      let isEnd =
        index == scalars.count || scalars[index].properties.isWhitespace || "。！？".unicodeScalars.contains(scalar)
      if isEnd { close(index) }
    }
    close(scalars.count)
    return sentences
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return (48...57).contains(scalar.value) || (65...90).contains(scalar.value) || (97...122).contains(scalar.value)
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark, .otherSymbol, .format:
      return true
    default: return false
    }
  }
}
