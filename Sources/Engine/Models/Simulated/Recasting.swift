/// Turns what a user says of themselves into what an assistant says back to them: "I'm allergic" becomes "you're allergic".
enum Recasting {
  /// The text in the second person. Only pronouns and the two verb forms that depend on them change; what stands in
  /// double quotes is somebody else's voice and stays.
  static func secondPerson(_ text: String) -> String {
    var copy = text
    return copy.withUTF8 { bytes in
      var walk = Walk(bytes: bytes)
      walk.run()
      return String(decoding: walk.out, as: UTF8.self)
    }
  }

  /// Goes through the text once, word by word, and remembers what the next word depends on.
  private struct Walk {
    let bytes: UnsafeBufferPointer<UInt8>
    var out: [UInt8] = []
    /// The last word of this sentence; empty at its beginning.
    var previous: Range<Int> = 0..<0
    var startsSentence = true
    var quoted = false
    /// The clause's last subject pronoun was the speaker.
    var speakerLeads = false

    init(bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
      out.reserveCapacity(bytes.count + 32)
    }

    mutating func run() {
      var index = 0
      while index < bytes.count {
        let start = index
        while index < bytes.count, wordBytes(at: index) > 0 { index += wordBytes(at: index) }
        if index > start {
          let end = min(index, bytes.count)
          word(start..<end)
          index = end
        } else {
          index += mark(at: index)
        }
      }
    }

    /// How many bytes at the index belong to a word: 0, 1, or 3 for a curly apostrophe.
    private func wordBytes(at index: Int) -> Int {
      let byte = bytes[index]
      if byte == 0x27 { return 1 }
      if byte == 0xe2, index + 2 < bytes.count, bytes[index + 1] == 0x80 { return bytes[index + 2] == 0x99 ? 3 : 0 }
      if byte == 0xc2, index + 1 < bytes.count, bytes[index + 1] == 0xab || bytes[index + 1] == 0xbb { return 0 }
      return Bytes.isWordPart(byte) ? 1 : 0
    }

    /// Copies one mark and returns how many bytes it has.
    private mutating func mark(at index: Int) -> Int {
      let byte = bytes[index]
      var length = 1
      switch byte {
      case 0x22: quoted.toggle()
      case 0x2e, 0x21, 0x3f:
        speakerLeads = false
        previous = 0..<0
        startsSentence = true
      case 0x3a, 0x3b: speakerLeads = false
      case 0xc2:
        length = 2
        quoted = bytes[index + 1] == 0xab
      case 0xe2:
        length = 3
        if bytes[index + 2] == 0x9c { quoted = true }
        if bytes[index + 2] == 0x9d { quoted = false }
      default: break
      }
      out.append(contentsOf: bytes[index..<(index + length)])
      return length
    }

    private func lowered(_ range: Range<Int>) -> String {
      var letters: [UInt8] = []
      var index = range.lowerBound
      while index < range.upperBound {
        if bytes[index] == 0xe2, index + 2 < range.upperBound {
          letters.append(0x27)
          index += 3
        } else {
          letters.append(Bytes.fold(bytes[index]))
          index += 1
        }
      }
      return String(decoding: letters, as: UTF8.self)
    }

    private mutating func word(_ range: Range<Int>) {
      let hyphened =
        (range.lowerBound > 0 && bytes[range.lowerBound - 1] == 0x2d)
        || (range.upperBound < bytes.count && bytes[range.upperBound] == 0x2d)
      let candidate = Recasting.initials.contains(Bytes.fold(bytes[range.lowerBound])) && range.count <= 11
      // A pronoun inside a compound ("do-it-my-way") is left alone; only free words change.
      if candidate, !quoted, !hyphened, let said = recast(range) {
        out.append(contentsOf: said.utf8)
      } else {
        out.append(contentsOf: bytes[range])
      }
      previous = range
      startsSentence = false
    }

    /// What the word becomes; nil if it stays.
    private mutating func recast(_ range: Range<Int>) -> String? {
      let low = lowered(range)
      let capital = bytes[range.lowerBound] >= 0x41 && bytes[range.lowerBound] <= 0x5a
      let you = startsSentence ? "You" : "you"
      switch low {
      case "i":
        if Recasting.beforeNumeral.contains(before) { return nil }
        speakerLeads = true
        return you
      case "i'm", "i've", "i'd", "i'll":
        speakerLeads = true
        return you + (low == "i'm" ? "'re" : String(low.dropFirst()))
      case "am": return previousIsNumber ? nil : "are"
      case "was", "wasn't":
        let follows = before == "i" || (speakerLeads && Recasting.carriesSubject.contains(before))
        guard follows || (low == "was" && nextIsI(after: range.upperBound)) else { return nil }
        return low == "was" ? "were" : "weren't"
      case "me": return "you"
      case "us": return bytes[range.lowerBound + 1] == 0x53 ? nil : "you"
      case "we": return capital ? you : "you"
      case "we're", "we've", "we'd", "we'll": return (capital ? you : "you") + low.dropFirst(2)
      case "my", "our": return capital ? "Your" : "your"
      case "mine": return Recasting.beforePossession.contains(before) ? "yours" : nil
      case "ours": return "yours"
      case "myself": return "yourself"
      case "ourselves": return "yourselves"
      case "he", "she", "it", "they", "who", "which", "that", "he's", "she's", "it's":
        speakerLeads = false
        return nil
      default: return nil
      }
    }

    private var before: String { lowered(previous) }

    private var previousIsNumber: Bool {
      previous.last.map { bytes[$0] >= 0x30 && bytes[$0] <= 0x39 } ?? false
    }

    private func nextIsI(after index: Int) -> Bool {
      guard index + 1 < bytes.count, bytes[index] == 0x20, Bytes.fold(bytes[index + 1]) == 0x69 else { return false }
      return index + 2 == bytes.count || !Bytes.isWordPart(bytes[index + 2])
    }
  }

  /// First letters of the words that may change or matter.
  private static let initials: Set<UInt8> = Set("iawmuohst".utf8)
  /// Words after which a capital I is a numeral.
  private static let beforeNumeral: Set<String> = [
    "war", "type", "bipolar", "phase", "grade", "stage", "class", "level", "part", "factor",
  ]
  /// Words after which a verb still has the subject that was named before.
  private static let carriesSubject: Set<String> = [
    "and", "but", "or", "then", "still", "never", "always", "once", "only", "also", "nearly", "recently", "just",
  ]
  private static let beforePossession: Set<String> = ["of", "is", "was", "are", "than", "with", "and", "like", "to"]
}
