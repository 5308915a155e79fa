/// What differs between two texts, word by word.
///
/// Texts that differ too much for that are compared paragraph by paragraph, and the paragraphs that changed word by word
/// where they are alike enough. Characters that Unicode calls equivalent are the same.
public struct WordDiff: Sendable, Equatable {
  /// A stretch of one or both texts.
  public struct Piece: Sendable, Equatable {
    public var kind: Kind
    /// Half-open range of Unicode scalars in the first text; empty where something was added.
    public var a: Range<Int>
    /// The same in the second text; empty where something was removed.
    public var b: Range<Int>

    public init(_ kind: Kind, _ a: Range<Int>, _ b: Range<Int>) {
      self.kind = kind
      self.a = a
      self.b = b
    }
  }

  public enum Kind: String, Sendable {
    case same
    /// Stands in the first text alone.
    case removed
    /// Stands in the second text alone.
    case added
  }

  /// Both texts from end to end, without empty pieces; two neighbours never have one kind, and what is removed stands
  /// before what is added in its place.
  public let pieces: [Piece]

  /// - Parameters:
  ///   - a: what was.
  ///   - b: what is now.
  public init(_ a: String, _ b: String) {
    let (a, b) = (WordTokens(a), WordTokens(b))
    var numbers: [Substring: Int] = [:]
    func number(_ tokens: WordTokens) -> [Int] {
      tokens.texts.map { text in
        let next = numbers.count
        let known = numbers[text]
        if known == nil { numbers[text] = next }
        return known ?? next
      }
    }
    let matches = Self.matches((a, number(a)), (b, number(b)))
    pieces = DiffTidying(a, b, matches: matches).pieces
  }

  /// How much may be removed and added before words are no longer compared; with the squares of both the work grows.
  private static let limit = 1000
  /// The same within paragraphs that changed, over all of them.
  private static let paragraphLimit = 2000

  private typealias Numbered = (tokens: WordTokens, numbers: [Int])

  /// The tokens that go together.
  private static func matches(_ a: Numbered, _ b: Numbered) -> [(a: Int, b: Int)] {
    if let matches = EditScript.matches(a.numbers[...], b.numbers[...], limit: limit) { return matches }
    let (first, second) = (paragraphs(a.tokens), paragraphs(b.tokens))
    var known: [ArraySlice<Int>: Int] = [:]
    func number(_ paragraphs: [Range<Int>], _ numbers: [Int]) -> [Int] {
      paragraphs.map { paragraph in
        let next = known.count
        let found = known[numbers[paragraph]]
        if found == nil { known[numbers[paragraph]] = next }
        return found ?? next
      }
    }
    let common =
      EditScript.matches(number(first, a.numbers)[...], number(second, b.numbers)[...], limit: limit) ?? []
    var matches: [(a: Int, b: Int)] = []
    var left = paragraphLimit
    var (fromA, fromB) = (0, 0)
    // Between two common paragraphs lie those that changed.
    for (i, j) in common + [(first.count, second.count)] {
      let (toA, toB) = (
        i < first.count ? first[i].lowerBound : a.tokens.count, j < second.count ? second[j].lowerBound : b.tokens.count
      )
      if fromA < toA, fromB < toB,
        let words = EditScript.matches(a.numbers[fromA..<toA], b.numbers[fromB..<toB], limit: min(limit / 2, left))
      {
        matches += words
        left -= toA - fromA + toB - fromB - 2 * words.count
      } else {
        left -= left / 4
      }
      guard i < first.count, j < second.count else { break }
      matches += zip(first[i], second[j]).map { ($0, $1) }
      (fromA, fromB) = (first[i].upperBound, second[j].upperBound)
    }
    return matches
  }

  /// Each with the line breaks after it.
  private static func paragraphs(_ tokens: WordTokens) -> [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var start = 0
    for (token, kind) in tokens.kinds.enumerated() where kind == .lineBreak || token == tokens.count - 1 {
      paragraphs.append(start..<token + 1)
      start = token + 1
    }
    return paragraphs
  }
}
