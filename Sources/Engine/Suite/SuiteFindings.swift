/// The breaches found in one place, and the rules for single values.
struct Findings {
  let file: String
  var useCase: String?
  private(set) var breaches: [SuiteBreach] = []

  init(file: String, useCase: String? = nil) {
    self.file = file
    self.useCase = useCase
  }

  /// Who asks, and by which words it shows.
  enum Voice {
    case solo, joint

    var words: Set<String> {
      switch self {
      case .solo: ["i", "me", "my", "mine", "myself"]
      case .joint: ["we", "us", "our", "ours", "ourselves"]
      }
    }

    var breach: (problem: String, remedy: String) {
      switch self {
      case .solo: ("says neither I, my nor me", "needs the question as the user asks it alone")
      case .joint: ("says neither we, us nor our", "needs the question as the user asks it with the others")
      }
    }
  }

  enum LetterCase { case lower, any }

  mutating func add(_ field: String?, _ problem: String, _ remedy: String) {
    breaches.append(SuiteBreach(file: file, useCase: useCase, field: field, problem: problem, remedy: remedy))
  }

  /// Any text that is not blank.
  mutating func text(_ text: String, _ field: String) {
    if text.isBlank { add(field, "is empty", "needs a text") }
  }

  /// What can stand in a filter, in a file's name and after an option.
  mutating func name(_ name: String, _ field: String, letterCase: LetterCase = .lower) {
    guard !name.isBlank else { return text(name, field) }
    let fits = name.allSatisfy {
      $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "_" || ($0.isLetter && (letterCase == .any || $0.isLowercase)))
    }
    if !fits {
      let letters = letterCase == .any ? "letters" : "lower case letters"
      add(field, "is “\(name)”", "needs \(letters), digits and hyphens alone")
    }
  }

  /// Full sentences, said by the right voice.
  mutating func sentence(_ text: String, _ field: String, voice: Voice? = nil) {
    guard !text.isBlank else { return self.text(text, field) }
    if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
      add(field, "has white space around it", "remove that")
    } else if !text.endsAsSentence {
      add(field, "ends with “\(text.suffix(1))”", "needs . ? or ! at the end")
    }
    if let voice, voice.words.isDisjoint(with: text.letterWords) {
      add(field, voice.breach.problem, voice.breach.remedy)
    }
  }

  /// At least one word, none of them blank.
  mutating func words(_ words: [String], _ field: String) {
    if words.isEmpty { add(field, "is empty", "needs at least one word") }
    for (index, word) in words.enumerated() { text(word, "\(field)[\(index + 1)]") }
  }

  /// Identifiers that differ.
  mutating func unique(_ ids: [String], _ field: String) {
    var seen: Set<String> = []
    for (index, id) in ids.enumerated() where !seen.insert(id).inserted && !id.isEmpty {
      add("\(field)[\(index + 1)].id", "“\(id)” stands twice", "needs one of its own")
    }
  }
}

extension String {
  /// Whether it holds nothing but white space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
