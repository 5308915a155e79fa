/// Finds marked pieces of text again in turns that are not, or no longer, those they were marked in: a case played again
/// after an edit of its suite, or a file edited before its import.
///
/// Rather loses a span than finds it where it does not belong: away from its turn, or in edited words, it has to be known by
/// what is around it or by its length.
public struct SpanFinder: Sendable {
  public enum Result: Sendable, Equatable {
    /// Stands where it stood.
    case kept(Span)
    /// The same words stand elsewhere.
    case moved(Span)
    /// The words were edited; the span quotes them as they are now.
    case changed(Span)
    case lost

    /// As it stands now; nil if it is lost.
    public var span: Span? {
      switch self {
      case .kept(let span), .moved(let span), .changed(let span): span
      case .lost: nil
      }
    }
  }

  private let turns: [Turn]

  public init(turns: [Turn]) { self.turns = turns }

  /// Finds a span in the turns of its role.
  ///
  /// - Parameters:
  ///   - role: who said the turn that it was marked in; nil where that is not known, and then any turn will do.
  ///   - old: the text it was marked in, where that is known: it tells what was around a span that was stored without.
  public func find(_ span: Span, role: Role?, in old: String? = nil) -> Result {
    let isSaid = { (turn: Turn) in role == nil || turn.role == role }
    let home = turns.first { $0.index == span.turn && isSaid($0) }
    let standing = home.flatMap { span.cut(from: $0.text) }
    // Most spans: nothing was edited, and a file tells no surroundings.
    if let standing, old == nil, span.tellsNoSurroundings { return .kept(standing) }
    let sought = Sought(span, in: old)
    if let standing, let home, Place(span.start..<span.end, in: TurnText(home), of: sought).fitsWholly {
      return .kept(standing)
    }
    let texts = turns.filter(isSaid).map(TurnText.init)
    let exact = texts.flatMap { text in
      text.occurrences(of: sought.scalars).map { Place($0, in: text, of: sought) }.filter { $0.isTrustedExact(sought) }
    }
    if let best = exact.min(by: { $0.rank(sought) < $1.rank(sought) }) { return result(best, of: span) }
    let loose = texts.compactMap { text in
      text.loosely(sought).map { Place($0, in: text, of: sought) }.flatMap { $0.isTrustedLoose(sought) ? $0 : nil }
    }
    return loose.min { $0.rank(sought) < $1.rank(sought) }.map { result($0, of: span) } ?? .lost
  }

  private func result(_ place: Place, of span: Span) -> Result {
    let turn = place.text.turn
    guard let found = Span(turn: turn.index, range: place.range, label: span.label, in: turn.text) else { return .lost }
    if found.quote != span.quote { return .changed(found) }
    return found.marksTheSame(as: span) ? .kept(found) : .moved(found)
  }
}

/// What is looked for.
private struct Sought {
  let span: Span
  let scalars: [Unicode.Scalar]
  let wordCount: Int
  /// From the quote outwards; nil is what lies beyond the ends of the text.
  let before, after: [Unicode.Scalar?]

  init(_ span: Span, in old: String?) {
    self.span = span
    scalars = Array(span.quote.unicodeScalars)
    wordCount = QuoteFinder(span.quote).wordCount
    let cut = old.flatMap { span.cut(from: $0) }
    let marked = cut ?? span
    let isKnown = cut != nil || !span.tellsNoSurroundings
    let prefix = Array(marked.prefix.unicodeScalars.reversed())
    let suffix = Array(marked.suffix.unicodeScalars)
    before = isKnown ? Sought.filled(prefix, reachesEnd: prefix.count == marked.start) : []
    after = isKnown ? Sought.filled(suffix, reachesEnd: true) : []
  }

  var knowsSurroundings: Bool { !before.isEmpty || !after.isEmpty }

  private static func filled(_ scalars: [Unicode.Scalar], reachesEnd: Bool) -> [Unicode.Scalar?] {
    let missing = reachesEnd ? max(0, Span.surroundings - scalars.count) : 0
    return scalars + [Unicode.Scalar?](repeating: nil, count: missing)
  }

  /// It began or ended amid a word.
  var cutsWord: Bool {
    Sought.isAmidWord(before.first ?? nil, scalars.first) || Sought.isAmidWord(scalars.last, after.first ?? nil)
  }

  static func isAmidWord(_ left: Unicode.Scalar?, _ right: Unicode.Scalar?) -> Bool {
    guard let left, let right else { return false }
    return left.isPartOfWord && right.isPartOfWord
  }
}

/// A turn in which it is looked for.
private struct TurnText {
  let turn: Turn
  let scalars: [Unicode.Scalar]

  init(_ turn: Turn) {
    self.turn = turn
    scalars = Array(turn.text.unicodeScalars)
  }

  /// What stands at a position; nil beyond the ends.
  func scalar(_ position: Int) -> Unicode.Scalar? { scalars.indices.contains(position) ? scalars[position] : nil }

  func occurrences(of sought: [Unicode.Scalar]) -> [Range<Int>] {
    guard let first = sought.first, sought.count <= scalars.count else { return [] }
    return (0...(scalars.count - sought.count)).compactMap { start in
      let range = start..<(start + sought.count)
      return scalars[start] == first && scalars[range].elementsEqual(sought) ? range : nil
    }
  }

  /// Edited words may differ in one scalar of so many.
  private static let scalarsForEdit = 5

  /// Where it stands with other white space, marks or case, with a few words put in, or with a few letters edited.
  func loosely(_ sought: Sought) -> Range<Int>? {
    // An ellipsis in a quote may stand for much: that would be another span.
    if let range = QuoteFinder(turn.text).findLoosely(sought.span.quote), range.count <= 2 * sought.scalars.count {
      return range
    }
    let limit = sought.scalars.count / TurnText.scalarsForEdit
    guard let range = ApproximateMatch.find(sought.scalars, in: scalars, limit: limit) else { return nil }
    return sought.cutsWord ? range : wholeWords(range)
  }

  /// Widened so that it begins and ends no word amid.
  private func wholeWords(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while isAmidWord(start) { start -= 1 }
    while isAmidWord(end) { end += 1 }
    return start..<end
  }

  func isAmidWord(_ position: Int) -> Bool { Sought.isAmidWord(scalar(position - 1), scalar(position)) }
}

/// Where it may stand now.
private struct Place {
  let text: TurnText
  let range: Range<Int>
  /// How many scalars before and after it are as they were.
  let fitBefore, fitAfter: Int
  let fitsWholly: Bool

  init(_ range: Range<Int>, in text: TurnText, of sought: Sought) {
    self.text = text
    self.range = range
    fitBefore = sought.before.enumerated().prefix { text.scalar(range.lowerBound - 1 - $0.offset) == $0.element }.count
    fitAfter = sought.after.enumerated().prefix { text.scalar(range.upperBound + $0.offset) == $0.element }.count
    fitsWholly = sought.knowsSurroundings && fitBefore == sought.before.count && fitAfter == sought.after.count
  }

  /// So many scalars on either side tell a place.
  private static let tellingFit = 4
  /// So many words are known wherever they stand; in their own turn, so many even though edited.
  private static let tellingWords = 6
  private static let tellingWordsAtHome = 5
  /// Shorter words and pieces of words are anywhere.
  private static let shortestPiece = 4

  private var isKnownByItsSurroundings: Bool { min(fitBefore, fitAfter) >= Place.tellingFit }

  func isTrustedExact(_ sought: Sought) -> Bool {
    let isShort = range.count < Place.shortestPiece
    if cutsWord, sought.knowsSurroundings ? !sought.cutsWord : isShort { return false }
    if isShort, sought.knowsSurroundings, !isWhereItStood(sought), fitBefore + fitAfter < Place.tellingFit {
      return false
    }
    return isAtHome(sought) || sought.wordCount >= Place.tellingWords || isKnownByItsSurroundings
  }

  func isTrustedLoose(_ sought: Sought) -> Bool {
    let words = isAtHome(sought) ? Place.tellingWordsAtHome : Place.tellingWords
    return sought.wordCount >= words || isKnownByItsSurroundings
  }

  /// Standing where it stood counts as much as so many fitting scalars: it may be chance.
  private static let oldPlaceFit = 8

  /// Smaller is better: all that is around it, then its turn, then how much around it fits, then nearness.
  func rank(_ sought: Sought) -> (Int, Int, Int, Int, Int) {
    let level = fitsWholly ? 0 : isAtHome(sought) ? 1 : 2
    let fit = fitBefore + fitAfter + (isWhereItStood(sought) ? Place.oldPlaceFit : 0)
    // Stored numbers may be damaged and too large to reckon with.
    let start = min(max(sought.span.start, 0), text.scalars.count)
    let turn = min(max(sought.span.turn, 0), 1 << 20)
    return (level, cutsWord ? 1 : 0, -fit, abs(text.turn.index - turn), abs(range.lowerBound - start))
  }

  private func isWhereItStood(_ sought: Sought) -> Bool { isAtHome(sought) && range.lowerBound == sought.span.start }

  private func isAtHome(_ sought: Sought) -> Bool { text.turn.index == sought.span.turn }

  private var cutsWord: Bool { text.isAmidWord(range.lowerBound) || text.isAmidWord(range.upperBound) }
}
