/// Finds whom a user speaks of: "My future sister-in-law is the bride" holds "future sister-in-law".
enum People {
  /// The phrase after the first "my" of the text, without "my": "lab mate". With `possessors`, "sister's" counts as the
  /// sister; otherwise as the beginning of "sister's athletics coach".
  static func afterMy(in text: String, possessors: Bool = true) -> String? {
    let words = text.spacedWords
    guard let my = words.firstIndex(where: { $0 == "My" || $0 == "my" }), my + 1 < words.count else { return nil }
    var phrase: [String] = []
    for word in words[(my + 1)...].prefix(5) {
      let bare = word.trimmedMarks
      let possessive = bare.hasSuffix("'s") || bare.hasSuffix("’s")
      let stem = possessive ? String(bare.dropLast(2)) : bare
      let isHead = heads.contains(stem.lowercased().afterLastHyphenForKin)
      let next = my + 2 + phrase.count
      let goesOn = next < words.count && heads.contains(words[next].trimmedMarks.lowercased())
      if isHead, possessive ? possessors : !goesOn { return (phrase + [stem]).joined(separator: " ") }
      phrase.append(bare)
      if bare.count < word.count { break }
    }
    guard let word = words[my + 1].trimmedMarksIfAny else { return nil }
    let stem = word.hasSuffix("'s") || word.hasSuffix("’s") ? String(word.dropLast(2)) : word
    return stem.isEmpty ? nil : stem
  }

  /// Everyone of the user's who is the subject of a sentence, in order: "your neighbour".
  static func subjects(of text: String) -> [String] {
    var found: [String] = []
    for sentence in Recap.sentences(text) where sentence.hasPrefix("My ") {
      if let phrase = afterMy(in: sentence, possessors: false) {
        let person = "your " + phrase
        if !found.contains(person) { found.append(person) }
      }
    }
    return found
  }

  /// "a, b and c".
  static func joined(_ people: [String]) -> String {
    guard let last = people.last else { return "" }
    return people.count == 1 ? last : people.dropLast().joined(separator: ", ") + " and " + last
  }

  private static let heads: Set<String> = [
    "girlfriend", "boyfriend", "wife", "husband", "partner", "spouse", "fiancé", "fiancée", "mother", "father", "mum",
    "mom", "dad", "parent", "parents", "brother", "sister", "sibling", "twin", "son", "daughter", "child", "kid",
    "kids",
    "children", "grandmother", "grandfather", "grandma", "grandpa", "granddad", "grandson", "granddaughter",
    "grandchild", "aunt",
    "uncle", "cousin", "niece", "nephew", "friend", "friends", "mate", "roommate", "flatmate", "housemate", "neighbour",
    "neighbor", "colleague", "coworker", "co-worker", "boss", "manager", "supervisor", "mentor", "teacher", "tutor",
    "coach", "captain", "leader", "companion", "host", "godmother", "godfather", "stepmother", "stepfather", "stepson",
    "stepdaughter", "headmistress", "headmaster", "man", "family", "school", "department", "law",
    "landlord", "classmate", "teammate", "buddy", "fiance", "fiancee", "student", "pupil", "client",
    "employer", "assistant", "doctor", "nurse", "pastor", "group", "guest", "guide",
    "godson", "goddaughter", "instructor", "drummer", "professor", "landlady", "editor", "choirmaster",
    "hairdresser", "penfriend", "bandmate", "lodger", "workmate", "driver", "bridesmaid", "apprentice", "vicar",
    "dentist", "treasurer", "player", "producer", "physiotherapist", "great-uncle", "great-aunt",
    "great-grandmother", "great-grandfather", "great-grandad", "half-sister", "half-brother", "stepbrother",
    "stepsister", "step-sister", "bride-to-be", "translator", "tailor", "eldest", "bookseller", "tenor",
    "conductor", "member", "pen-pal", "master", "owner", "baker", "agent", "cook", "bride", "photographer",
    "hygienist", "granny", "director", "secretary", "priest", "deputy", "postman", "churchwarden", "chef", "nan",
    "trainee", "tenant", "gardener", "pharmacist", "accountant", "volunteer", "opponent", "framer", "bookbinder",
    "sacristan", "bishop", "trainer", "caretaker", "worker", "deskmate", "nanny", "ex-husband", "ex-wife",
    "organist", "grandniece", "schoolmate", "dairyman", "groom", "soloist", "receptionist", "chairwoman", "barber",
    "customer",
  ]
}

extension StringProtocol {
  /// "law" for "sister-in-law", else the word itself.
  fileprivate var afterLastHyphenForKin: String {
    hasSuffix("-in-law") ? "law" : String(self)
  }

  /// Without punctuation at the end.
  fileprivate var trimmedMarks: String {
    var text = String(self)
    while let last = text.last, ".,;:!?)”\"".contains(last) { text.removeLast() }
    return text
  }

  fileprivate var trimmedMarksIfAny: String? {
    let text = trimmedMarks
    return text.contains(where: \.isLetter) ? text : nil
  }
}
