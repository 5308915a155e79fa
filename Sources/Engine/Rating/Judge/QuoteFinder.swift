internal import Foundation

/// Finds quotes in a text, also ones that were copied loosely: in another case, with other white space, quotation marks,
/// dashes or markdown, with a few words left out, or with an ellipsis for many.
///
/// Positions are half-open ranges of Unicode scalars, from 0.
public struct QuoteFinder: Sendable {
  private let scalars: [Unicode.Scalar]
  private let words: [QuoteWord]
  /// Where each word stands among `words`.
  private let places: [String: [Int]]

  public init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    words = QuoteWord.all(in: scalars)
    var places: [String: [Int]] = [:]
    for (position, word) in words.enumerated() { places[word.text, default: []].append(position) }
    self.places = places
  }

  /// Where the quote stands: word for word if it does, else where it stands loosely; nil where it does not.
  public func find(_ quote: String) -> Range<Int>? {
    exact(quote, wholeWords: true) ?? findLoosely(quote) ?? exact(quote, wholeWords: false)
  }

  /// Where the quote stands as it is, white space around it aside.
  public func findExactly(_ quote: String) -> Range<Int>? {
    exact(quote, wholeWords: true) ?? exact(quote, wholeWords: false)
  }

  /// How many words the text has.
  var wordCount: Int { words.count }

  // MARK: - Word for word

  /// Shorter pieces of words are anywhere.
  private static let shortestPiece = 4

  private func exact(_ quote: String, wholeWords: Bool) -> Range<Int>? {
    let sought = Array(QuoteFinder.trimmed(quote).unicodeScalars)
    guard let first = sought.first, let last = sought.last, sought.count <= scalars.count,
      wholeWords || sought.count >= QuoteFinder.shortestPiece
    else { return nil }
    for start in 0...(scalars.count - sought.count) where scalars[start] == first {
      let end = start + sought.count
      guard scalars[start..<end].elementsEqual(sought) else { continue }
      if !wholeWords { return start..<end }
      let opensInWord = start > 0 && first.isPartOfWord && scalars[start - 1].isPartOfWord
      let closesInWord = end < scalars.count && last.isPartOfWord && scalars[end].isPartOfWord
      if !opensInWord, !closesInWord { return start..<end }
    }
    return nil
  }

  private static func trimmed(_ text: String) -> Substring {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }

  // MARK: - Loosely

  /// The most words in a row, and in all, that a quote may leave out without saying so.
  private static let silentRun = 4
  private static let silentTotal = 6
  /// The most words that an ellipsis may stand for.
  private static let ellipsisRun = 80
  /// A quote needs so many words for each one it leaves out silently.
  private static let wordsForOmission = 2

  /// Where the words of the quote stand, whatever is between them.
  func findLoosely(_ quote: String) -> Range<Int>? {
    let pieces = QuoteFinder.pieces(of: quote)
    guard let first = pieces.first?.first, let starts = places[first] else { return nil }
    let total = pieces.reduce(0) { $0 + $1.count }
    let budget = min(QuoteFinder.silentTotal, total / QuoteFinder.wordsForOmission)
    var best: (range: Range<Int>, skipped: Int)?
    for start in starts {
      guard let found = match(pieces, from: start, budget: budget) else { continue }
      if found.skipped < best?.skipped ?? .max { best = found }
      if found.skipped == 0 { break }
    }
    guard let best, let opening = words.element(best.range.lowerBound),
      let closing = words.element(best.range.upperBound - 1)
    else { return nil }
    return opening.range.lowerBound..<end(after: closing.range.upperBound, of: quote)
  }

  /// The words from `start` on that the pieces are made of, and how many words lie between them that no ellipsis excuses.
  private func match(_ pieces: [[String]], from start: Int, budget: Int) -> (range: Range<Int>, skipped: Int)? {
    var position = start
    var skipped = 0
    for (number, piece) in pieces.enumerated() {
      for (offset, word) in piece.enumerated() {
        let afterEllipsis = number > 0 && offset == 0
        var run = 0
        while position < words.count, words[position].text != word {
          position += 1
          run += 1
          if run > (afterEllipsis ? QuoteFinder.ellipsisRun : QuoteFinder.silentRun) { return nil }
        }
        guard position < words.count else { return nil }
        if !afterEllipsis { skipped += run }
        if skipped > budget { return nil }
        position += 1
      }
    }
    return (start..<position, skipped)
  }

  /// A quote that ends a sentence takes the text's own mark along.
  private func end(after end: Int, of quote: String) -> Int {
    let marks: Set<Unicode.Scalar> = [".", "!", "?"]
    let last = quote.unicodeScalars.last { !$0.properties.isWhitespace && !$0.properties.isQuotationMark }
    guard let last, marks.contains(last), let next = scalars.element(end), marks.contains(next) else { return end }
    return end + 1
  }

  /// The quote's words, parted where an ellipsis stands for what was left out.
  private static func pieces(of quote: String) -> [[String]] {
    quote.replacing("...", with: "…").split(separator: "…")
      .map { QuoteWord.all(in: Array($0.unicodeScalars)).map(\.text) }
      .filter { !$0.isEmpty }
  }
}

/// A word without what loose copies change: case, accents' encoding, apostrophes.
private struct QuoteWord: Sendable {
  var text: String
  var range: Range<Int>

  static func all(in scalars: [Unicode.Scalar]) -> [QuoteWord] {
    var words: [QuoteWord] = []
    var text = ""
    var start = 0
    func close(at end: Int) {
      if !text.isEmpty { words.append(QuoteWord(text: text, range: start..<end)) }
      text = ""
    }
    for (position, scalar) in scalars.enumerated() {
      if !scalar.isASCII, scalar.properties.isIdeographic {
        // These languages put no spaces between words.
        close(at: position)
        words.append(QuoteWord(text: String(scalar), range: position..<(position + 1)))
      } else if scalar.isPartOfWord {
        if text.isEmpty { start = position }
        scalar.fold(into: &text)
      } else if scalar.isApostrophe, !text.isEmpty, scalars.element(position + 1)?.isPartOfWord == true {
        continue
      } else {
        close(at: position)
      }
    }
    close(at: scalars.count)
    return words
  }
}

extension Unicode.Scalar {
  /// A letter, digit or accent.
  var isPartOfWord: Bool {
    if isASCII { return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self) }
    return switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber: true
    default: properties.isAlphabetic
    }
  }

  fileprivate var isApostrophe: Bool { self == "'" || self == "\u{2019}" || self == "\u{2bc}" || self == "\u{2018}" }

  /// Appends it in lower case and without accents, so that composed and decomposed letters are the same.
  fileprivate func fold(into text: inout String) {
    if isASCII {
      text.unicodeScalars.append(("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value + 32)) : self)
      return
    }
    for part in String(self).decomposedStringWithCanonicalMapping.unicodeScalars
    where part.properties.generalCategory != .nonspacingMark {
      text += part.properties.lowercaseMapping
    }
  }
}

extension Array {
  fileprivate func element(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
