/// Whose a cue is, as the sentence puts it.
enum Attribution: Equatable {
  /// The owner of the constraint.
  case owner
  /// Nobody in particular.
  case implicit
  /// People at large, or "if you have".
  case generic
  /// Somebody else.
  case other
  /// The sentence says that there is none.
  case denied
}

/// Finds whose a cue is by looking at possessors, subjects and conditions around it.
struct Attributor {
  let ownerIsUser: Bool
  /// In `reversed`: the names and relation words of person B.
  let ownerNouns: Set<String>

  static let relations: Set<String> = [
    "sister", "brother", "mother", "father", "mom", "mum", "dad", "wife", "husband", "partner", "spouse", "girlfriend",
    "boyfriend", "fiance", "fiancee", "friend", "friends", "son", "daughter", "child", "children", "kid", "kids",
    "niece",
    "nephew", "cousin", "cousins", "aunt", "uncle", "grandmother", "grandfather", "grandma", "grandpa", "colleague",
    "colleagues", "coworker", "coworkers", "boss", "neighbor", "neighbour", "roommate", "flatmate", "teammate",
    "family",
    "parents", "companion", "companions", "guest", "guests", "team", "group", "others", "buddy", "classmate", "mentor",
    "twin", "sibling", "siblings", "granddaughter", "grandson", "party", "date", "host", "trainer", "coach", "teacher",
    "stepsister", "stepbrother", "stepmother", "stepfather", "stepson", "stepdaughter", "godmother", "godfather",
    "godson", "goddaughter", "nephews", "nieces", "laws", "housemate", "bandmate", "classmates", "schoolmate",
    "workmate", "mate", "student", "pupil", "apprentice", "tutor", "professor", "instructor", "supervisor", "manager",
    "employee", "assistant", "secretary", "editor", "producer", "director", "driver", "captain", "hairdresser",
    "barber", "landlord", "landlady", "lodger", "tenant", "choirmaster", "headmaster", "headmistress", "pastor",
    "priest", "chef", "cook", "baker", "barista", "nurse", "client", "customer", "lady", "man", "woman", "girl", "boy",
    "baby", "toddler", "leader", "tailor", "fellow", "neighbours", "neighbors", "widow", "widower", "bride", "groom",
    "bridesmaid",
  ]
  private static let pronouns: Set<String> = ["he", "she", "his", "her", "him", "hers"]
  private static let people: Set<String> = [
    "anyone", "anybody", "people", "those", "someone", "somebody", "individuals", "guests", "others", "everyone",
    "attendees", "participants", "visitors", "persons", "some", "person", "many",
  ]
  /// What follows a word for people where it speaks of people at large.
  private static let ofPeople: Set<String> = [
    "with", "who", "that", "suffering", "having", "living", "prone", "have", "has", "find", "experience", "suffer",
    "may",
    "might", "feel", "are", "is", "else", "allergic", "sensitive", "in", "can", "could",
  ]
  private static let breaks: Set<String> = [
    "but", "because", "while", "which", "who", "when", "where", "so", "though", "although", "however", "and", "could",
    "can", "may", "might", "would", "will", "is", "are", "was", "be", "trigger", "cause", "to", "by", "if", "unless",
  ]

  init(_ input: RatingInput) {
    ownerIsUser = input.owner == .user
    guard !ownerIsUser else {
      ownerNouns = []
      return
    }
    let words = RatedText.words(input.constraint)
    var nouns: Set<String> = []
    for (i, word) in words.enumerated() {
      if Self.relations.contains(word.word) { nouns.insert(word.word) }
      if ["my", "our"].contains(word.word) { nouns.formUnion(Self.holder(words[(i + 1)...])) }
      if word.isCapital, !["my", "i", "our", "the", "a", "she", "he", "they"].contains(word.word),
        i == 0 || !Cues.stop.contains(word.word)
      {
        nouns.insert(word.word)
      }
    }
    ownerNouns = nouns
  }

  /// "My exchange student was …": whom the words after "my" name, up to a relation or two words.
  private static func holder(_ words: ArraySlice<Token>) -> Set<String> {
    var found: Set<String> = []
    for word in words.prefix(2) {
      if relations.contains(word.word) { return [word.word] }
      if Cues.stop.contains(word.word) || word.word.utf8.count < 3 { break }
      found.insert(word.word)
    }
    return found
  }

  func of(_ cue: Range<Int>, isThing: Bool, in text: RatedText, _ sentence: Range<Int>, unknowns: [Range<Int>])
    -> Attribution
  {
    let t = text.tokens
    // "Made without eggs" denies the eggs, not the allergy.
    if !isThing, denied(cue, t, sentence) { return .denied }
    if let near = possessor(cue, t, sentence) { return near }
    let clause = clauseStart(cue.lowerBound, t, sentence)
    if unknowns.contains(where: { $0.lowerBound >= clause - 1 && $0.lowerBound <= cue.lowerBound }) { return .generic }
    var seen: Attribution?
    var i = cue.lowerBound - 1
    while i >= sentence.lowerBound {
      if let person = person(at: i, t, sentence) {
        seen = person
        break
      }
      i -= 1
    }
    if let seen, seen != .generic || i >= clause { return seen }
    // Nobody before it: whom does it befall? ("trigger a seizure in people like you", "dangerous for you")
    for j in cue.upperBound..<max(cue.upperBound, sentence.upperBound) {
      guard let person = person(at: j, t, sentence) else { continue }
      return person == .generic ? (likeOwner(after: j, t, sentence) ? .owner : .generic) : person
    }
    return seen ?? .implicit
  }

  /// The possessor within the noun phrase: your …, her …, Tom's …, anyone with ….
  private func possessor(_ cue: Range<Int>, _ t: [Token], _ sentence: Range<Int>) -> Attribution? {
    var i = cue.lowerBound - 1
    var steps = 0
    while i >= sentence.lowerBound, steps < 6 {
      let word = t[i].word
      if word == "your" || word == "my" || word == "our" {
        if let noun = person(after: i, t, cue.lowerBound) { return mark(noun) }
        return ownerIsUser ? .owner : .other
      }
      if word == "'s", i > sentence.lowerBound {
        let holder = t[i - 1].word
        if holder == "user" || holder == "person" { return ownerIsUser ? .owner : .other }
        if isNoun(holder) { return mark(holder) }
        if t[i - 1].isCapital { return ownerIsUser ? .other : mark(holder) }
      }
      if Self.pronouns.contains(word) { return ownerIsUser ? .other : .owner }
      if word == "their" || word == "them" { return ownerIsUser ? nil : .owner }
      if word == "with", i > sentence.lowerBound, Self.people.contains(t[i - 1].word) {
        if standsForOwner(i - 1, t, sentence) { return .owner }
        return likeOwner(after: cue.upperBound, t, sentence) ? .owner : .generic
      }
      if !t[i].isWord, word != "," || steps > 2 { return nil }
      if Self.breaks.contains(word) { return nil }
      i -= 1
      steps += 1
    }
    return nil
  }

  private func person(at i: Int, _ t: [Token], _ sentence: Range<Int>) -> Attribution? {
    let word = t[i].word
    switch word {
    case "you", "yourself", "yours":
      return ownerIsUser ? .owner : .other
    case "your", "my", "our":
      if let noun = person(after: i, t, sentence.upperBound) { return mark(noun) }
      return ownerIsUser ? .owner : nil
    case "user":
      return ownerIsUser ? .owner : .other
    default: break
    }
    if ownerNouns.contains(word) { return .owner }
    if Self.pronouns.contains(word) { return ownerIsUser ? .other : .owner }
    if Self.people.contains(word), i + 1 < sentence.upperBound, Self.ofPeople.contains(t[i + 1].word) {
      if standsForOwner(i, t, sentence) { return .owner }
      return .generic
    }
    if Self.relations.contains(word), i > sentence.lowerBound, ["your", "my", "our", "the"].contains(t[i - 1].word) {
      return mark(word)
    }
    return nil
  }

  /// "For someone who …" is said to the user's face; "anyone" and "people" are not.
  private func standsForOwner(_ i: Int, _ t: [Token], _ sentence: Range<Int>) -> Bool {
    ["someone", "somebody", "person"].contains(t[i].word) && i > sentence.lowerBound
      && ["for", "as", "in"].contains(t[i - 1].word) && i + 1 < sentence.upperBound
      && ["who", "with"].contains(t[i + 1].word)
  }

  /// The person that "your" belongs to: "your sister", "your karate teacher", "your late wife's brother".
  private func person(after possessive: Int, _ t: [Token], _ end: Int) -> String? {
    var found: String?
    for i in possessive + 1..<max(possessive + 1, min(possessive + 5, end)) {
      guard t[i].isWord, !Cues.stop.contains(t[i].word) || t[i].word == "'s" else { break }
      if isNoun(t[i].word) { found = t[i].word }
    }
    return found
  }

  /// "partner" in "your partner's condition".
  func namesOwner(before i: Int, _ t: [Token], _ sentence: Range<Int>) -> Bool {
    t[i].word == "'s" && i > sentence.lowerBound && ownerNouns.contains(t[i - 1].word)
  }

  private func isNoun(_ word: String) -> Bool { Self.relations.contains(word) || ownerNouns.contains(word) }

  private func mark(_ noun: String) -> Attribution { ownerNouns.contains(noun) ? .owner : .other }

  private func likeOwner(after i: Int, _ t: [Token], _ sentence: Range<Int>) -> Bool {
    var j = i
    while j + 1 < sentence.upperBound, j < i + 8 {
      if t[j].word == "like", ["you", "yours", "your"].contains(t[j + 1].word) { return true }
      j += 1
    }
    return false
  }

  /// "no known allergies", "without any fear", "do not have a phobia", "are not allergic".
  private func denied(_ cue: Range<Int>, _ t: [Token], _ sentence: Range<Int>) -> Bool {
    let between: Set<String> = [
      "known", "any", "a", "an", "have", "has", "food", "such", "real", "allergic", "particular",
      "specific", "severe", "mentioned", "of", "medical", "health", "history", "existing", "related",
    ]
    var i = cue.lowerBound - 1
    var steps = 0
    while i >= sentence.lowerBound, steps < 5 {
      let word = t[i].word
      if ["no", "not", "never", "without"].contains(word) {
        let verb = i > sentence.lowerBound ? t[i - 1].word : ""
        return !["should", "would", "could", "must", "may", "might", "can"].contains(verb)
      }
      guard between.contains(word) else { return false }
      i -= 1
      steps += 1
    }
    return false
  }

  private func clauseStart(_ from: Int, _ t: [Token], _ sentence: Range<Int>) -> Int {
    var i = from
    while i > sentence.lowerBound {
      let word = t[i - 1].word
      if word == ";" || word == ":" || word == "but" || word == "however" { break }
      i -= 1
    }
    return i
  }
}
