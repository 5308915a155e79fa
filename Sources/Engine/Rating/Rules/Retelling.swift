/// Finds where an answer only tells again what the user told: such words are never its own advice.
struct Retelling: Sendable {
  /// Where somebody's words are told again.
  struct Stretch: Equatable {
    enum Kind {
      /// Four or more words of the constraint in their order.
      case quote
      /// What the user said, told or lived through: it holds no advice at all.
      case report
      /// Why the answer advises what it does: a negation in it is the user's.
      case reason
    }
    var kind: Kind
    var tokens: Range<Int>
  }

  private enum Opener { case told, known, reason }

  private static let openers = PhraseTable<Opener>([(.told, told), (.known, known), (.reason, reason)])
  /// The user as the one who said it.
  private static let told = """
    you|you've have|had|did? also|already|once|just? told|tell us|me that|about? / you have? also|already|once|just? mentioned|mention|said|shared|described|disclosed|explained|noted|stated that|about|your|how|having|being|you
    what you are|may|might|will|must be? thinking|think|saying|say|wondering|fearing / let me know that|about / namely that / shared with me that? / i remember|recall that? / i have not forgotten that? / i did think of|about
    """
  /// The assistant as the one who knows it.
  private static let known = """
    i know|realize|realise|understand|see|recognize|recognise|acknowledge|appreciate that? you|your / i am aware that|of / i am thinking of|about / the fact that / for me is that / after all you|your / there is your
    yes|sure|true|granted|admittedly|okay|ok|certainly you have|had|are|do|can / i have your
    """
  private static let reason = """
    given|considering|because|since|as|while|although|though|due|knowing that? you|your|of|to / ^ with your
    """

  /// Rows of four words of the constraint, told in the second person.
  private let rows: Set<[String]>
  private let stems: Set<String>

  init(constraint: [Token]) {
    let words = constraint.map(Self.turned)
    stems = Set(words)
    rows = Set(
      words.indices.dropLast(3).map { Array(words[$0..<$0 + 4]) }.filter { row in
        row.contains { !Cues.stop.contains($0) }
      })
  }

  private static let persons: [String: String] = [
    "i": "you", "me": "you", "mine": "yours", "my": "your", "myself": "yourself", "am": "are", "was": "are",
    "were": "are", "is": "are",
  ]

  private static func turned(_ token: Token) -> String { persons[token.word] ?? token.stem }

  func stretches(in text: RatedText, _ range: Range<Int>) -> [Stretch] {
    let quoted = quoted(in: text, range)
    var found = quoted.rangesOfRuns(in: range).map { Stretch(kind: .quote, tokens: $0) }
    for hit in Self.openers.hits(in: text.tokens, range, verb: nil) {
      let end = end(of: hit, text, range, quoted)
      if end > hit.tokens.upperBound {
        found.append(
          Stretch(kind: hit.meaning == .reason ? .reason : .report, tokens: hit.tokens.lowerBound..<end))
      }
    }
    return found
  }

  /// The tokens that repeat four or more words of the constraint in their order.
  private func quoted(in text: RatedText, _ range: Range<Int>) -> Set<Int> {
    let words = range.filter { text.tokens[$0].isWord }
    guard !rows.isEmpty, words.count > 3 else { return [] }
    var quoted: Set<Int> = []
    for i in 0..<words.count - 3 where stems.contains(Self.turned(text.tokens[words[i]])) {
      let row = words[i..<i + 4].map { Self.turned(text.tokens[$0]) }
      if rows.contains(row) { quoted.formUnion(words[i]...words[i + 3]) }
    }
    return quoted
  }

  private static let breaks: Set<String> = ["but", "however", "therefore", "nevertheless", "nonetheless"]
  private static let breaksAfterMark: Set<String> = [
    "still", "yet", "though", "although", "so", "and", "which", "making", "please", "skip", "avoid", "this", "it",
    "that", "let", "i", "we", "no", "yes", "while", "then", "go",
  ]
  private static let conclusions: Set<String> = ["i", "we", "it", "this", "please", "skip", "avoid", "that", "let"]
  private static let advising: Set<String> = [
    "should", "must", "will", "would", "could", "might", "may", "ought", "deserve", "want",
  ]

  private func end(
    of hit: PhraseTable<Opener>.Hit, _ text: RatedText, _ range: Range<Int>, _ quoted: Set<Int>
  ) -> Int {
    let t = text.tokens
    for i in hit.tokens.upperBound..<max(hit.tokens.upperBound, range.upperBound) where !quoted.contains(i) {
      let word = t[i].word
      let next = i + 1 < range.upperBound ? t[i + 1].word : ""
      if word == ";" || Self.breaks.contains(word) { return i }
      // "As you told me, …" goes on after the comma.
      if word == ",", hit.meaning == .reason || i > hit.tokens.upperBound && Self.breaksAfterMark.contains(next) {
        return i
      }
      if word == "so" || word == "and", Self.conclusions.contains(next) { return i }
      // "I know you should …", "because it could …" is the assistant's own word.
      if hit.meaning != .told, Self.advising.contains(word) { return i }
    }
    return range.upperBound
  }
}

extension Set<Int> {
  /// The runs of neighbours in a range.
  fileprivate func rangesOfRuns(in range: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for i in range where contains(i) {
      if let last = runs.last, last.upperBound == i {
        runs[runs.count - 1] = last.lowerBound..<i + 1
      } else {
        runs.append(i..<i + 1)
      }
    }
    return runs
  }
}
