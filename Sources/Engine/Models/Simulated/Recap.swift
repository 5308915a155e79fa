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
    let tidy = Bytes.tidy(text)
    let bytes = tidy.utf8
    var result: [String] = []
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      if byte == 0x2e || byte == 0x21 || byte == 0x3f, next == bytes.endIndex || bytes[next] == 0x20,
        byte != 0x2e || !isAbbreviation(tidy[start..<index])
      {
        add(tidy[start..<index], to: &result)
        start = next
      }
      index = next
    }
    add(tidy[start...], to: &result)
    return result
  }

  private static func add(_ piece: Substring, to result: inout [String]) {
    var bytes = piece.utf8[...]
    let marks: Set<UInt8> = [0x20, 0x2c, 0x2e, 0x3a, 0x3b]
    while let first = bytes.first, first == 0x20 || first == 0x2e { bytes.removeFirst() }
    while let last = bytes.last, marks.contains(last) { bytes.removeLast() }
    if bytes.contains(where: { Bytes.isWordPart($0) && !($0 >= 0x30 && $0 <= 0x39) }) {
      result.append(String(Substring(bytes)))
    }
  }

  private static func isAbbreviation(_ text: Substring) -> Bool {
    let last = Substring(text.utf8.suffix(7)).spacedWords.last ?? ""
    return ["Dr", "St", "Mr", "Mrs", "Ms", "approx", "e.g", "i.e", "a.m", "p.m", "vs", "Prof"].contains(last)
  }

  /// The first independent clause of a sentence, if the rest can be left out; else the sentence, cut if it is very long.
  static func shortened(_ sentence: String) -> String {
    let words = sentence.spacedWords
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
    text.spacedWords.contains { word in
      word.utf8.count <= 6 && speakers.contains(word.last == "," ? word.dropLast().lowercased() : word.lowercased())
    }
  }

  private static let speakers: Set<String> = ["i", "i'm", "i’m", "i've", "me", "my", "our", "us", "mine"]
  private static let verbs: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "makes", "make",
  ]

  /// Whether the words can stand after "that": they name the speaker or hold a common verb.
  static func isClause(_ text: String) -> Bool {
    let words = text.spacedWords
    guard words.count > 1, let first = words.first else { return false }
    if speaks(text) { return true }
    return !["user", "patient", "client"].contains(first.lowercased())
      && words.dropFirst().contains { $0.utf8.count <= 5 && verbs.contains($0.lowercased()) }
  }

  static func wordCount(_ text: String) -> Int { RequestReading.countWords(text) }

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
