/// A text cut into words and what stands between them: what `WordDiff` compares.
///
/// A word is a run of letters and digits, with apostrophes inside it; white space is cut into runs; every other character
/// stands alone, as do those of scripts that leave no gaps between words. Characters are never cut.
struct WordTokens {
  enum Kind {
    case word, space, lineBreak, mark
  }

  private(set) var texts: [Substring] = []
  private(set) var kinds: [Kind] = []
  /// Where each token begins, in Unicode scalars, and where the last one ends.
  private(set) var starts: [Int] = [0]

  var count: Int { texts.count }

  init(_ text: String) {
    var position = text.startIndex
    while position < text.endIndex {
      let start = position
      let kind = Self.kind(of: text[position])
      text.formIndex(after: &position)
      switch kind {
      case .word:
        while position < text.endIndex, Self.goesOn(text, at: position, from: start) {
          text.formIndex(after: &position)
        }
      case .space, .lineBreak:
        while position < text.endIndex, Self.kind(of: text[position]) == kind { text.formIndex(after: &position) }
      case .mark: break
      }
      texts.append(text[start..<position])
      kinds.append(kind)
      starts.append(starts[count - 1] + text[start..<position].unicodeScalars.count)
    }
  }

  /// The Unicode scalars of these tokens.
  func scalars(_ tokens: Range<Int>) -> Range<Int> { starts[tokens.lowerBound]..<starts[tokens.upperBound] }

  private static func kind(of character: Character) -> Kind {
    if character.isNewline { return .lineBreak }
    if character.isWhitespace { return .space }
    if character.isLetter || character.isNumber { return isUnspaced(character) ? .mark : .word }
    return .mark
  }

  /// Whether the word that began at `start` holds the character at `position` too.
  private static func goesOn(_ text: String, at position: String.Index, from start: String.Index) -> Bool {
    let character = text[position]
    if kind(of: character) == .word { return true }
    guard character == "'" || character == "’" else { return false }
    let next = text.index(after: position)
    return next < text.endIndex && kind(of: text[next]) == .word
  }

  /// Of a script that is written without spaces: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
  private static func isUnspaced(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0xe00 else { return false }
    switch scalar.value {
    case 0xe00...0xeff, 0x1000...0x109f, 0x1780...0x17ff, 0x3040...0x30ff: return true
    default: return scalar.properties.isIdeographic
    }
  }
}
