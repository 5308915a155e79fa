/// What the request asks leave to do: `take`, `the` in "Do you think I should take the tour?".
struct RequestVerb: Sendable, Equatable {
  var word: String
  var stem: String
  var next: String?

  /// The phrase begins with the very words of the request.
  func opens(_ tokens: [Token], _ phrase: Range<Int>) -> Bool {
    phrase.count > 1 && next != nil && tokens[phrase.lowerBound].word == word
      && tokens[phrase.lowerBound + 1].word == next
  }
}

/// A table of phrases with a meaning each, found in a text in one pass.
///
/// A pattern is a row of words: `a|b` is either, `word?` may be absent, `stem~` matches every word that begins so,
/// `_` is any one word, `..` up to three words without punctuation between, `^` the start of a clause, `^^` of the sentence, `$` the end of
/// one, `@v` the verb of the request, `@v~` the same in any form, `@w` the word that follows it there. Contractions are written out (`do not`).
struct PhraseTable<Meaning: Sendable>: Sendable {
  struct Hit {
    var meaning: Meaning
    var tokens: Range<Int>
  }

  private enum Item: Sendable {
    case words([String])
    case prefixes([String])
    case any, gap, end
    /// The request's verb as it stands, in any form, and the word after it.
    case verb, anyVerb, afterVerb
  }

  private struct Pattern: Sendable {
    var items: [Item]
    /// Only at the start of a clause, or of the sentence.
    var atStart: Bool
    var opensSentence: Bool
    var meaning: Meaning
  }

  private var byWord: [String: [Int]] = [:]
  private var byPrefix: [String: [Int]] = [:]
  private var byVerb: [Int] = []
  private var patterns: [Pattern] = []

  /// Each row: a meaning and its patterns, one a line or separated by `/`.
  init(_ rows: [(Meaning, String)]) {
    for (meaning, text) in rows {
      for line in text.split(whereSeparator: { $0 == "\n" || $0 == "/" }) { add(line, meaning) }
    }
  }

  private mutating func add(_ line: Substring, _ meaning: Meaning) {
    var variants: [[Substring]] = [[]]
    for word in line.split(separator: " ") {
      if word.hasSuffix("?") {
        variants += variants.map { $0 + [word.dropLast()] }
      } else {
        variants = variants.map { $0 + [word] }
      }
    }
    for variant in variants where !variant.isEmpty {
      let opensSentence = variant[0] == "^^"
      let atStart = opensSentence || variant[0] == "^"
      let items = (atStart ? variant[1...] : variant[...]).map(Self.item)
      guard let first = items.first else { continue }
      patterns.append(Pattern(items: items, atStart: atStart, opensSentence: opensSentence, meaning: meaning))
      let index = patterns.count - 1
      switch first {
      case .words(let words): for word in words { byWord[word, default: []].append(index) }
      case .prefixes(let prefixes): for p in prefixes { byPrefix[String(p.prefix(4)), default: []].append(index) }
      case .verb, .anyVerb: byVerb.append(index)
      default: break
      }
    }
  }

  private static func item(_ word: Substring) -> Item {
    switch word {
    case "_": return .any
    case "..": return .gap
    case "@v": return .verb
    case "@v~": return .anyVerb
    case "@w": return .afterVerb
    case "$": return .end
    default: break
    }
    let parts = word.split(separator: "|").map(String.init)
    return parts.allSatisfy { $0.hasSuffix("~") }
      ? .prefixes(parts.map { String($0.dropLast()) }) : .words(parts)
  }

  /// All hits in a range of tokens, in the order of their first words.
  func hits(in tokens: [Token], _ range: Range<Int>, verb: RequestVerb?) -> [Hit] {
    var hits: [Hit] = []
    for i in range where tokens[i].isWord {
      let token = tokens[i]
      if let candidates = byWord[token.word] { match(candidates, at: i, tokens, range, verb, &hits) }
      if token.word.utf8.count >= 4, let candidates = byPrefix[String(token.word.prefix(4))] {
        match(candidates, at: i, tokens, range, verb, &hits)
      }
      if let verb, token.stem == verb.stem { match(byVerb, at: i, tokens, range, verb, &hits) }
    }
    return hits
  }

  private func match(
    _ candidates: [Int], at start: Int, _ tokens: [Token], _ range: Range<Int>, _ verb: RequestVerb?,
    _ hits: inout [Hit]
  ) {
    for index in candidates {
      let pattern = patterns[index]
      if pattern.opensSentence, tokens[range.lowerBound..<start].contains(where: \.isWord) { continue }
      if pattern.atStart, !ClauseStart.isStart(start, tokens, range) { continue }
      if let end = end(of: pattern.items, from: 0, at: start, tokens, range, verb) {
        hits.append(Hit(meaning: pattern.meaning, tokens: start..<end))
      }
    }
  }

  /// Where the pattern's items from `next` on end if they match from `start`.
  private func end(
    of items: [Item], from next: Int, at start: Int, _ tokens: [Token], _ range: Range<Int>, _ verb: RequestVerb?
  ) -> Int? {
    var i = start
    for k in next..<items.count {
      switch items[k] {
      case .end:
        guard i >= range.upperBound || !tokens[i].isWord else { return nil }
        continue
      case .gap:
        for skipped in 0...3 {
          if skipped > 0, i + skipped - 1 >= range.upperBound || !tokens[i + skipped - 1].isWord { return nil }
          if let end = end(of: items, from: k + 1, at: i + skipped, tokens, range, verb) { return end }
        }
        return nil
      default: break
      }
      guard i < range.upperBound, tokens[i].isWord else { return nil }
      switch items[k] {
      case .words(let words): guard words.contains(tokens[i].word) else { return nil }
      case .prefixes(let prefixes): guard prefixes.contains(where: tokens[i].word.hasPrefix) else { return nil }
      case .verb: guard tokens[i].word == verb?.word else { return nil }
      case .anyVerb: guard tokens[i].stem == verb?.stem else { return nil }
      case .afterVerb: guard tokens[i].word == verb?.next else { return nil }
      case .any, .gap, .end: break
      }
      i += 1
    }
    return i
  }
}

/// Where a clause begins: after punctuation or a conjunction, adverbs and interjections passed over.
enum ClauseStart {
  private static let skipped: Set<String> = [
    "please", "definitely", "just", "honestly", "overall", "ultimately", "absolutely", "also", "still", "certainly",
    "really", "so", "then", "and", "but", "yes", "oh", "well", "or", "therefore", "instead", "now", "again",
  ]

  static func isStart(_ i: Int, _ tokens: [Token], _ range: Range<Int>) -> Bool {
    var j = i - 1
    var steps = 0
    while j >= range.lowerBound, tokens[j].isWord, skipped.contains(tokens[j].word), steps < 4 {
      j -= 1
      steps += 1
    }
    if j < range.lowerBound || !tokens[j].isWord { return true }
    return (tokens[j].word == "say" || tokens[j].word == "think") && j > range.lowerBound
  }
}
