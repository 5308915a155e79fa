/// Words and sentences of a text, as half-open ranges of Unicode scalars.
enum TextUnits {
  /// Letters, digits and marks, and what joins them: an apostrophe, a hyphen or a dot between two of them. In scripts
  /// without spaces every sign is one.
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
      if standsAlone(scalar) {
        if let begun = start { words.append(begun..<index) }
        words.append(index..<index + 1)
        start = nil
      } else if isPartOfWord(scalar) || joins {
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

  /// A sign of a script that puts no spaces between words: Chinese and Japanese.
  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
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
