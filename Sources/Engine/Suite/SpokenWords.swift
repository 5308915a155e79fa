/// The words of a text in lower case: runs of letters and digits, with the apostrophes inside them.
struct SpokenWords {
  /// `i'm`, `savai'i`, `nut`, `free`.
  let words: [String]
  /// The same cut at apostrophes: `snake's` holds `snake`.
  private let pieces: [Substring]

  init(_ text: String) {
    let plain = String(text.lowercased().map { $0 == "’" || $0 == "ʼ" ? "'" : $0 })
    words = plain.split { !($0.isLetter || $0.isNumber || $0 == "'") }
      .map { word in
        var word = word
        while word.first == "'" { word.removeFirst() }
        while word.last == "'" { word.removeLast() }
        return String(word)
      }
      .filter { !$0.isEmpty }
    pieces = words.flatMap { $0.split(separator: "'") }
  }

  /// What stands before the first apostrophe of each word: `I'm` says I, and Savai'i does not.
  var pronouns: Set<String> { Set(words.compactMap { $0.split(separator: "'").first.map(String.init) }) }

  /// Whether a word or phrase occurs as whole words.
  func hold(_ phrase: String) -> Bool {
    let wanted = SpokenWords(phrase).pieces
    guard let first = wanted.first, wanted.count <= pieces.count else { return false }
    return (0...(pieces.count - wanted.count)).contains {
      pieces[$0] == first && pieces[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
