/// A word or a mark of punctuation, in lower case and without accents, with its place in the recorded text.
///
/// Contractions become the words they stand for (`don't` → `do`, `not`), so that a rule sees one form only.
struct Token: Equatable {
  var word: String
  /// The word without its commonest endings; see `Stem`.
  var stem: String
  /// Half-open range of Unicode scalars.
  var start: Int
  var end: Int
  var isWord: Bool
  /// Written with a capital first letter.
  var isCapital: Bool
}

/// A sentence: a range of tokens and the range of Unicode scalars that it covers.
struct Sentence: Equatable {
  var tokens: Range<Int>
  var scalars: Range<Int>
}

/// A text cut into tokens and sentences once, for all rules.
struct RatedText {
  let scalars: [Unicode.Scalar]
  private(set) var tokens: [Token] = []
  private(set) var sentences: [Sentence] = []
  /// The text stops in the middle of a sentence.
  private(set) var isCutOff = false

  /// Reads the text up to `limit` scalars.
  init(_ text: String, limit: Int? = nil) {
    let all = Array(text.unicodeScalars)
    scalars = limit.map { Array(all.prefix($0)) } ?? all
    cut()
  }

  /// The lower-case words of a phrase, for tables and constraints.
  static func words(_ phrase: String) -> [Token] {
    RatedText(phrase).tokens.filter(\.isWord)
  }

  func sentence(at token: Int) -> Int? {
    sentences.firstIndex { $0.tokens.contains(token) }
  }

  // MARK: Cutting

  private mutating func cut() {
    tokens.reserveCapacity(scalars.count / 4)
    var sentenceStart = 0
    var i = 0
    while i < scalars.count {
      let s = scalars[i]
      if Letters.isWordScalar(s) {
        i = takeWord(at: i)
      } else if s == "\n" || s == "\r" {
        if tokens.count > sentenceStart, endsLine(at: i) { close(&sentenceStart) }
        i += 1
      } else if let mark = Letters.mark(s) {
        tokens.append(Token(word: mark, stem: mark, start: i, end: i + 1, isWord: false, isCapital: false))
        i += 1
        if Letters.isTerminal(mark), closesSentence(after: i) { close(&sentenceStart) }
      } else {
        i += 1
      }
    }
    if tokens.count > sentenceStart {
      let last = tokens[tokens.count - 1]
      isCutOff = last.isWord || !(Letters.isTerminal(last.word) || last.word == ")")
      close(&sentenceStart)
    }
  }

  private mutating func close(_ start: inout Int) {
    let range = start..<tokens.count
    start = tokens.count
    guard let first = tokens[range].first(where: \.isWord) else { return }
    let end = tokens[range.upperBound - 1].end
    sentences.append(Sentence(tokens: range, scalars: first.start..<end))
  }

  private mutating func takeWord(at from: Int) -> Int {
    var i = from
    while i < scalars.count {
      let s = scalars[i]
      if Letters.isWordScalar(s) {
        i += 1
      } else if Letters.isApostrophe(s), i > from, i + 1 < scalars.count, Letters.isWordScalar(scalars[i + 1]) {
        i += 1
      } else if s == "." || s == ",", i + 1 < scalars.count, Letters.isDigit(scalars[i - 1]),
        Letters.isDigit(scalars[i + 1])
      {
        i += 1
      } else {
        break
      }
    }
    var word = ""
    for s in scalars[from..<i] { Letters.append(s, to: &word) }
    let capital = Letters.isUpper(scalars[from])
    for part in Contraction.parts(of: word) {
      tokens.append(
        Token(word: part, stem: Stem.of(part), start: from, end: i, isWord: true, isCapital: capital))
    }
    return i
  }

  /// Whether the line break at `i` ends a sentence: a blank line, a list, a heading, or a new line that starts afresh.
  private func endsLine(at i: Int) -> Bool {
    if let last = tokens.last, Letters.isTerminal(last.word) || last.word == ":" { return true }
    var j = i + 1
    while j < scalars.count, scalars[j] == " " || scalars[j] == "\t" || scalars[j] == "\r" { j += 1 }
    guard j < scalars.count else { return true }
    let next = scalars[j]
    return !Letters.isWordScalar(next) || Letters.isUpper(next) || Letters.isDigit(next)
  }

  /// Whether the mark before `i` ends a sentence: what follows is a gap, and it is no abbreviation or list number.
  private func closesSentence(after i: Int) -> Bool {
    if i < scalars.count {
      let next = scalars[i]
      if Letters.isWordScalar(next) || Letters.mark(next).map(Letters.isTerminal) == true { return false }
      if let mark = Letters.mark(next), mark != "(" { return mark == ")" }
    }
    guard tokens.count >= 2, tokens[tokens.count - 1].word == "." else { return true }
    let before = tokens[tokens.count - 2]
    guard before.isWord, before.end == i - 1 else { return true }
    if Letters.abbreviations.contains(before.word) { return false }
    if before.word.utf8.count == 1, before.word != "i", before.isCapital || isMidAbbreviation(tokens.count - 2) {
      return false
    }
    if before.word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return !startsLine(before.start) }
    return true
  }

  private func isMidAbbreviation(_ index: Int) -> Bool {
    index >= 2 && tokens[index - 1].word == "." && tokens[index - 1].end == tokens[index].start
      && tokens[index - 2].word.utf8.count == 1
  }

  private func startsLine(_ position: Int) -> Bool {
    var j = position - 1
    while j >= 0, scalars[j] == " " || scalars[j] == "\t" || scalars[j] == "*" { j -= 1 }
    return j < 0 || scalars[j] == "\n"
  }
}
