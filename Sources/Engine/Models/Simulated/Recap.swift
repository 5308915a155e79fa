/// A constraint as a clause that can follow "you told me that": in the second person, in lower case, without a full stop.
struct Recap: Sendable, Equatable {
  /// The clause, never empty.
  var clause: String
  /// The constraint's next sentence, in the same form; nil if there is none or it is long.
  var more: String?

  /// More words than this are cut at a clause, or else with an ellipsis.
  static let longest = 26
  /// Up to so many words a sentence is said whole.
  static let enough = 20

  init(constraint: String, owner: Owner, whom: String) {
    let sentences = Self.sentences(constraint)
    guard let first = sentences.first else {
      clause = "there is something that \(owner == .user ? "you have" : whom + " has") to be careful about"
      return
    }
    let kept = Self.shortened(first)
    if Self.isClause(kept) {
      clause = Self.uncapitalised(Recasting.secondPerson(kept))
    } else {
      clause = "this applies to \(whom): “\(kept)”"
    }
    if sentences.count > 1, Self.isClause(sentences[1]), Self.wordCount(sentences[1]) + Self.wordCount(clause) <= 32 {
      more = Self.uncapitalised(Recasting.secondPerson(sentences[1]))
    }
  }

  /// The sentences without their final stops, with single spaces.
  static func sentences(_ text: String) -> [String] {
    let tidy = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var result: [String] = []
    var current = ""
    var index = tidy.startIndex
    while index < tidy.endIndex {
      let character = tidy[index]
      let next = tidy.index(after: index)
      let atEnd = next == tidy.endIndex || tidy[next] == " "
      if character == "." || character == "!" || character == "?", atEnd, !isAbbreviation(current) {
        if current.contains(where: \.isLetter) { result.append(current) }
        current = ""
      } else if !(current.isEmpty && (character == " " || character == ".")) {
        current.append(character)
      }
      index = next
    }
    while let last = current.last, " ,;:.".contains(last) { current.removeLast() }
    if current.contains(where: \.isLetter) { result.append(current) }
    return result
  }

  private static func isAbbreviation(_ text: String) -> Bool {
    let last = text.split(separator: " ").last ?? ""
    return ["Dr", "St", "Mr", "Mrs", "Ms", "approx", "e.g", "i.e", "a.m", "p.m", "vs", "Prof"].contains(last)
  }

  /// The first independent clause of a sentence, if the rest can be left out; else the sentence, cut if it is very long.
  static func shortened(_ sentence: String) -> String {
    let words = sentence.split(separator: " ")
    let subordinate = ["if", "when", "since", "because", "although", "though", "after", "ever", "whenever"]
      .contains(words.first?.lowercased() ?? "")
    if !subordinate, words.count > enough {
      for (index, word) in words.enumerated() where index >= 2 && index < words.count - 1 {
        let following = words[index + 1].lowercased()
        let breaks =
          word.hasSuffix(":") || word.hasSuffix(";")
          || (word.hasSuffix(",") && joints.contains(following)
            && (following != "and" && following != "but" && following != "or"
              || (index + 2 < words.count && openers.contains(words[index + 2].lowercased()))))
        guard breaks else { continue }
        let piece = words[...index].joined(separator: " ").dropLast()
        if isClause(String(piece)), piece.contains(where: \.isLetter), speaks(String(piece)) { return String(piece) }
      }
    }
    guard words.count > longest else { return sentence }
    if let comma = words[..<longest].lastIndex(where: { $0.hasSuffix(",") }), comma > 6 {
      return words[...comma].joined(separator: " ").trimmedTail
    }
    return words.prefix(longest - 2).joined(separator: " ").trimmedTail + "…"
  }

  private static let joints: Set<String> = [
    "and", "but", "or", "so", "because", "whether", "which", "who", "where", "although", "since", "as",
  ]
  private static let openers: Set<String> = [
    "i", "i'm", "i've", "my", "it", "he", "she", "they", "the", "a", "an", "two", "on", "twice", "during", "you", "we",
    "his", "her",
    "their", "our", "your", "its",
  ]

  /// Whether the words speak of the user or of somebody of theirs.
  private static func speaks(_ text: String) -> Bool {
    text.split(whereSeparator: { $0 == " " || $0 == "," }).contains {
      ["i", "i'm", "i’m", "i've", "me", "my", "our", "us", "mine"].contains($0.lowercased())
    }
  }

  /// Whether the words can stand after "that": they name the speaker or hold a common verb.
  static func isClause(_ text: String) -> Bool {
    speaks(text)
      && text.split(separator: " ").count > 1
      || text.split(separator: " ").dropFirst().contains {
        ["is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "makes", "make"]
          .contains($0.lowercased())
      } && !["user", "patient", "client"].contains(text.split(separator: " ").first?.lowercased() ?? "")
  }

  static func wordCount(_ text: String) -> Int { text.split(separator: " ").count }

  /// In lower case at the start, unless the first word is a name or an acronym.
  static func uncapitalised(_ text: String) -> String {
    let words = text.split(separator: " ", maxSplits: 2)
    guard let first = words.first, let letter = first.first, letter.isUppercase else { return text }
    let low = first.lowercased()
    if !small.contains(low) {
      if first.dropFirst().contains(where: { $0.isUppercase || $0 == "'" || $0 == "’" || $0.isNumber }) {
        // "You're" and the like are not names.
        guard low.hasPrefix("you") else { return text }
      }
      if names.contains(low) { return text }
      if words.count > 1, words[1].first?.isUppercase ?? false, low.count > 2 { return text }
    }
    return letter.lowercased() + text.dropFirst()
  }

  private static let small: Set<String> = [
    "a", "an", "the", "you", "your", "when", "if", "since", "there", "any", "even", "ever", "some", "last", "being",
    "for", "in", "on", "at", "both", "no", "one", "two", "three", "it", "we", "after", "as", "because",
  ]
  /// Capitalised words that constraints begin with and that are names.
  private static let names: Set<String> = [
    "german", "japanese", "chinese", "french", "italian", "spanish", "english", "american", "british", "indian", "thai",
    "crohn", "tourette", "parkinson", "alzheimer", "down", "marfan", "lyme", "monday", "friday", "christmas", "easter",
    "january", "february", "april", "june", "july", "august", "september", "october", "november", "december", "god",
  ]
}

extension String {
  /// Without the commas, colons and blanks that a cut leaves behind.
  fileprivate var trimmedTail: String {
    var text = self
    while let last = text.last, " ,;:–-".contains(last) { text.removeLast() }
    return text
  }
}
