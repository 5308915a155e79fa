/// Turns what a user says of themselves into what an assistant says back to them: "I'm allergic" becomes "you're allergic".
enum Recasting {
  /// The text in the second person. Only pronouns and the two verb forms that depend on them change; what stands in
  /// double quotes is somebody else's voice and stays.
  static func secondPerson(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count + 24)
    var walk = Walk()
    var word = Substring()
    var index = text.startIndex
    var start = index
    func isWordPart(_ c: Character) -> Bool { c.isLetter || c.isNumber || c == "'" || c == "’" }
    while index < text.endIndex {
      let character = text[index]
      if isWordPart(character) {
        start = index
        while index < text.endIndex, isWordPart(text[index]) { index = text.index(after: index) }
        word = text[start..<index]
        let next = index < text.endIndex ? text[index] : " "
        // A pronoun inside a compound ("do-it-my-way") is left alone; only free words change.
        if walk.quoted || next == "-" || walk.afterHyphen {
          out += word
          walk.previous = word.lowercased()
        } else {
          out += walk.recast(word, rest: text[index...])
        }
        walk.afterHyphen = false
      } else {
        walk.pass(character)
        out.append(character)
        index = text.index(after: index)
      }
    }
    return out
  }

  /// What is remembered from word to word.
  private struct Walk {
    var previous = ""
    var quoted = false
    var afterHyphen = false
    /// The sentence's or clause's last subject pronoun was the speaker.
    var speakerLeads = false

    mutating func pass(_ character: Character) {
      switch character {
      case "\"": quoted.toggle()
      case "“", "«": quoted = true
      case "”", "»": quoted = false
      case ".", "!", "?":
        speakerLeads = false
        previous = ""
      case ";", ":":
        speakerLeads = false
        previous = ":"
      default: break
      }
      afterHyphen = character == "-"
    }

    mutating func recast(_ word: Substring, rest: Substring) -> String {
      let low = word.lowercased()
      let before = previous
      defer { previous = low }
      let capital = word.first?.isUppercase ?? false
      switch low {
      case "i":
        if Recasting.beforeNumeral.contains(before) { return String(word) }
        speakerLeads = true
        return sentenceStart(before) ? "You" : "you"
      case "i'm", "i’m", "i've", "i’ve", "i'd", "i’d", "i'll", "i’ll":
        speakerLeads = true
        let tail = low == "i'm" || low == "i’m" ? "'re" : "'" + low.drop { $0 != "'" && $0 != "’" }.dropFirst()
        return (sentenceStart(before) ? "You" : "you") + tail
      case "am": return Recasting.isClock(before) ? String(word) : "are"
      case "was":
        if before == "i" || (speakerLeads && Recasting.carriesSubject.contains(before)) || Self.opens(rest, with: "i") {
          return "were"
        }
        return String(word)
      case "wasn't", "wasn’t":
        return before == "i" || (speakerLeads && Recasting.carriesSubject.contains(before)) ? "weren't" : String(word)
      case "me": return "you"
      case "us": return word == "US" ? "US" : "you"
      case "we":
        return capital && sentenceStart(before) ? "You" : "you"
      case "we're", "we’re", "we've", "we’ve", "we'd", "we’d", "we'll", "we’ll":
        let tail = low.drop { $0 != "'" && $0 != "’" }.dropFirst()
        return (capital ? "You'" : "you'") + tail
      case "my", "our": return capital ? "Your" : "your"
      case "mine": return Recasting.beforePossession.contains(before) ? "yours" : String(word)
      case "ours": return "yours"
      case "myself": return "yourself"
      case "ourselves": return "yourselves"
      case "he", "she", "it", "they", "who", "which", "that", "he's", "she's", "it's":
        speakerLeads = false
        return String(word)
      default: return String(word)
      }
    }

    private func sentenceStart(_ before: String) -> Bool { before.isEmpty }

    private static func opens(_ rest: Substring, with pronoun: String) -> Bool {
      let next = rest.drop { $0 == " " }.prefix { $0.isLetter }
      return next.lowercased() == pronoun
    }
  }

  /// Words after which a capital I is a numeral.
  private static let beforeNumeral: Set<String> = [
    "war", "type", "bipolar", "phase", "grade", "stage", "class", "level", "part", "factor",
  ]
  /// Words after which a verb still has the subject that was named before.
  private static let carriesSubject: Set<String> = [
    "and", "but", "or", "then", "still", "never", "always", "once", "only", "also", "nearly", "recently", "just",
  ]
  private static let beforePossession: Set<String> = ["of", "is", "was", "are", "than", "with", "and", "like", "to"]

  private static func isClock(_ word: String) -> Bool { word.last?.isNumber ?? false }
}
