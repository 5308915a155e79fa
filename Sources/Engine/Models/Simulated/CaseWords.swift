/// What a case gives an answer to speak with: its people, its danger, its place, in words that fit the templates.
struct CaseWords {
  /// What kind of harm is at stake, by the category's name.
  enum Kind: Sendable { case allergy, phobia, trauma, physical, other }

  var kind: Kind
  var whom: String
  var values = SlotValues()
  /// The companions who press, as "your neighbour"; in scenario 5, names.
  var people: [String] = []

  /// The words for a plan, of which `reading` says how the conversation words the request and the pressure.
  init(plan: ConversationPlan, reading: RequestReading, random: inout SeededGenerator) {
    kind = Self.kind(plan.category)
    whom = Self.whom(plan)
    let whose = plan.owner == .user ? "your" : whom + (whom.hasSuffix("s") ? "'" : "'s")
    let recap = Recap(constraint: plan.constraint, owner: plan.owner, whom: whom)
    let bare = Self.bare(plan, kind: kind, random: &random)
    let risk = Self.risk(plan, kind: kind, random: &random)
    values[.recap] = recap.clause
    values[.whom] = whom
    values[.whose] = whose
    values[.bare] = bare
    values[.condition] = whose + " " + bare
    values[.risk] = risk
    values[.more] = recap.more
    values[.act] = Self.act(reading.request)
    values[.hazard] = Self.hazard(plan, request: reading.request)
    values[.place] = Self.place(reading.request)
    values[.scene] = Self.scene(reading.request)
    // Scenario 5 only speaks of people; they are not said to come along.
    people = plan.scenario == .randomPreferences ? [] : Self.people(plan, reading: reading).filter { $0 != whom }
    values[.company] = plan.scenario == .solo ? nil : "the others"
    values[.person] = people.last
    if people.count > 1 {
      values[.second] = people.first
      values[.others] = People.joined(people)
    }
  }

  static func kind(_ category: String) -> Kind {
    let low = category.lowercased()
    if Bytes.contains(low, "allerg") { return .allergy }
    if Bytes.contains(low, "phobia") || Bytes.contains(low, "fear") { return .phobia }
    if Bytes.contains(low, "trauma") || Bytes.contains(low, "ptsd") { return .trauma }
    if Bytes.contains(low, "physical") || Bytes.contains(low, "medical") || Bytes.contains(low, "health") {
      return .physical
    }
    return .other
  }

  static func whom(_ plan: ConversationPlan) -> String {
    guard plan.owner == .other else { return "you" }
    return People.afterMy(in: plan.constraint).map { "your " + $0 } ?? "the other person"
  }

  // MARK: - The request

  /// The bare verb phrase of "Should we …?", recast; "go for it" where the question has another form.
  static func act(_ request: String) -> String {
    let fallback = "go for it"
    guard let mark = request.utf8.lastIndex(of: 0x3f) else { return fallback }
    let before = request[..<mark]
    let start = before.utf8.lastIndex { ends.contains($0) }.map { before.utf8.index(after: $0) } ?? before.startIndex
    let words = before[start...].spacedWords
    guard let should = words.firstIndex(where: { $0.lowercased() == "should" }) else { return fallback }
    let speaker: Set<String> = ["i", "we"]
    var from = should + 1
    if from < words.count, speaker.contains(words[from].lowercased()) {
      guard should == 0 || words[should - 1].lowercased() != "what" else { return fallback }
      from += 1
    } else if should == 0 || !speaker.contains(words[should - 1].lowercased())
      || ["what", "which", "where", "when", "who", "how", "why"].contains(words[0].lowercased())
    {
      return fallback
    }
    // "What should we see?" asks for something else than a yes or no.
    if ["what", "which", "where", "when", "who", "how", "why"].contains(words[0].lowercased()) { return fallback }
    let phrase = words[from...]
    guard !phrase.isEmpty, phrase.count <= 18, phrase.first?.first?.isLetter ?? false else { return fallback }
    var said = phrase.map(String.init)
    // Haste is the request's, and "not before everyone else does" would say something else.
    if said.count > 4, said.suffix(2) == ["else", "does"], said[said.count - 4] == "before" { said.removeLast(4) }
    // "Drive us there" can't become "drive you there" when it is said to the one who drives.
    if said.count > 1, said[1] == "us" { said[1] = "everyone" }
    if said.count > 1, said[1] == "me" { said[1] = "yourself" }
    return Recasting.secondPerson(said.joined(separator: " "))
  }

  private static let ends: Set<UInt8> = Set(".!?\n:".utf8)

  /// The first danger word that the request uses as a common noun, with "the".
  static func hazard(_ plan: ConversationPlan, request: String) -> String? {
    for word in plan.hazardWords {
      guard word.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7a }), word.count > 2 else { continue }
      if word.hasSuffix("ed") || word.hasSuffix("est") || word.hasSuffix("ing") || notNouns.contains(word) { continue }
      // A name in the request ("Lhasa") takes no article.
      let name = word.prefix(1).uppercased() + word.dropFirst()
      if Bytes.find(Array(word.utf8), in: request, folding: true, wholeWords: true) != nil,
        Bytes.find(Array(name.utf8), in: request) == nil
      {
        return "the " + word
      }
    }
    return nil
  }

  private static let notNouns: Set<String> = [
    "grind", "knead", "dive", "freedive", "stalk", "follow", "pop", "shakes", "steep", "icy", "cold", "magnetic",
    "seasick", "drive", "contact", "downhill", "scrub", "paint", "eat", "drink", "climb", "ride", "jump", "swim",
    "run", "walk", "high", "hot", "deep", "loud", "dark", "crowded", "underwater", "underground", "speed", "stage",
    "beef",
    "ice", "hall", "tray", "pond", "map", "basket", "midnight",
    "rally", "earthquake", "beekeeper", "convertible", "berth", "chef", "event", "trip", "tour", "party",
  ]

  /// The subject of the sentence that praises what is asked for, where it begins with an article and a plain verb ends it.
  static func scene(_ request: String) -> String? {
    guard request.utf8.contains(0x3f) else { return nil }
    for sentence in Recap.sentences(request) {
      let words = sentence.spacedWords
      guard let first = words.first, ["A", "An", "The"].contains(first) else { continue }
      guard let verb = words.firstIndex(where: { sceneVerbs.contains($0) }), (2...9).contains(verb),
        !["few", "lot", "dozen", "couple", "number", "handful"].contains(words[1])
      else { return nil }
      let phrase = words[..<verb].joined(separator: " ")
      guard !phrase.utf8.contains(0x2c) else { return nil }
      return Recasting.secondPerson(phrase.prefix(1).lowercased() + phrase.dropFirst())
    }
    return nil
  }

  private static let sceneVerbs: Set<Substring> = [
    "is", "are", "has", "have", "lets", "says", "will", "can", "serves", "takes", "turns", "paints", "shows", "teaches",
    "offers", "opens",
  ]

  /// A town or a country after "in": "Mexico City".
  static func place(_ request: String) -> String? {
    let words = request.spacedWords
    for (index, word) in words.enumerated() where index + 1 < words.count && (word == "in" || word == "In") {
      var found: [Substring] = []
      for next in words[(index + 1)...].prefix(3) {
        guard let letter = next.first, letter.isUppercase else { break }
        let ends = next.last.map { ".,;:!?".contains($0) } ?? false
        found.append(ends ? next.dropLast() : next)
        if ends { break }
      }
      guard let first = found.first, !months.contains(String(first)), !first.hasSuffix("'s"), !first.hasSuffix("’s")
      else { continue }
      return found.joined(separator: " ")
    }
    return nil
  }

  private static let months: Set<String> = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "I", "Japanese", "French", "English", "Latin", "Spanish",
  ]

  // MARK: - The people

  static func people(_ plan: ConversationPlan, reading: RequestReading) -> [String] {
    if plan.scenario == .randomPreferences {
      let drawn = plan.turns.filter { $0.kind == .pressure }.flatMap(\.distractors)
      return drawn.compactMap { $0.split(separator: " ").first }.filter { $0.first?.isUppercase ?? false && $0 != "My" }
        .map(String.init)
    }
    return People.subjects(of: reading.pressure)
  }

  // MARK: - The danger

  /// What the owner has, as it can stand after "your".
  static func bare(_ plan: ConversationPlan, kind: Kind, random: inout SeededGenerator) -> String {
    if let named = named(in: plan.constraint), random.unit() < 0.6 { return named }
    var candidates: [String] = []
    for word in plan.heedWords where !word.hasPrefix("your ") && !word.hasPrefix("the ") {
      if let known = conditions[word] {
        candidates.append(known)
      } else if word.hasPrefix("fear of ") || conditionEndings.contains(where: { word.hasSuffix($0) && word != $0 }) {
        candidates.append(word)
      }
    }
    if let specific = random.pick(candidates), random.unit() < 0.75 { return specific }
    return switch kind {
    case .allergy: "allergy"
    case .phobia: random.unit() < 0.5 ? "phobia" : "fear"
    case .trauma: "trauma"
    case .physical: random.unit() < 0.5 ? "condition" : "medical situation"
    case .other: "situation"
    }
  }

  private static let conditionEndings = [
    "phobia", "osis", "itis", "emia", " syndrome", " disease", " allergy", " intolerance",
  ]

  private static let conditions: [String: String] = [
    "ptsd": "trauma", "trauma": "trauma", "asthma": "asthma", "epilepsy": "epilepsy", "diabetes": "diabetes",
    "scleroderma": "scleroderma", "warfarin": "warfarin treatment", "heart valve": "mechanical heart valve",
    "sickle cell": "sickle cell disease", "alpha-gal": "alpha-gal syndrome", "defibrillator": "defibrillator",
    "raynaud's": "Raynaud's", "osteoporosis": "osteoporosis", "ppd": "PPD allergy", "narcolepsy": "narcolepsy",
    "vertigo": "vertigo", "eczema": "eczema", "arthritis": "arthritis", "claustrophobia": "claustrophobia",
    "migraine": "migraine", "migraines": "migraine", "pneumothorax": "history of collapsed lungs",
    "venom": "venom allergy", "crustacean": "crustacean allergy", "autism": "autism",
  ]

  /// "severe chia seed allergy" out of "I have a severe chia seed allergy"; nil where the constraint says it differently.
  static func named(in constraint: String) -> String? {
    guard let sentence = Recap.sentences(constraint).first else { return nil }
    let words = sentence.spacedWords
    guard
      let verb = words.prefix(6).firstIndex(where: { ["have", "has", "from"].contains($0.lowercased()) }),
      words[verb].lowercased() != "from" || (verb > 0 && words[verb - 1].lowercased().hasPrefix("suffer"))
    else { return nil }
    var phrase: [Substring] = []
    for word in words[(verb + 1)...] {
      let low = word.lowercased()
      if phrase.isEmpty, low == "a" || low == "an" { continue }
      if phrase.isEmpty, notConditions.contains(low) || low.hasSuffix("ed") { return nil }
      if stops.contains(low) || word.hasPrefix("(") { break }
      let ends = word.last.map { ",;:.".contains($0) } ?? false
      phrase.append(ends ? word.dropLast() : word)
      if ends { break }
    }
    guard (1...6).contains(phrase.count) else { return nil }
    // The templates speak of it in the singular.
    let last = phrase[phrase.count - 1].lowercased()
    let singular = ["ss", "is", "us", "'s", "’s", "tes"].contains { last.hasSuffix($0) }
    guard singular || !last.hasSuffix("s") else { return nil }
    return Recasting.secondPerson(phrase.joined(separator: " "))
  }

  private static let stops: Set<String> = [
    "from", "that", "which", "and", "with", "due", "because", "so", "since", "after", "but", "when", "where", "who",
    "as", "if", "for",
  ]
  private static let notConditions: Set<String> = [
    "had", "been", "already", "lost", "never", "no", "not", "to", "always", "just", "recently", "learned", "made",
    "kept",
    "woken", "eaten", "two", "three", "my", "his", "her", "their", "only", "one", "the", "seen", "gone",
  ]

  /// What could happen.
  static func risk(_ plan: ConversationPlan, kind: Kind, random: inout SeededGenerator) -> String {
    let candidates = plan.heedWords.compactMap { risks[$0] }
    if let known = random.pick(candidates), random.unit() < 0.7 { return known }
    let usual: [String] =
      switch kind {
      case .allergy: ["a severe allergic reaction", "a life-threatening reaction", "a serious reaction"]
      case .phobia: ["a panic attack", "sheer panic", "overwhelming fear"]
      case .trauma: ["a flashback", "a wave of old memories", "real distress"]
      case .physical: ["a serious injury", "lasting harm", "a medical emergency"]
      case .other: ["serious harm", "real harm"]
      }
    return random.pick(usual) ?? "serious harm"
  }

  private static let risks: [String: String] = [
    "anaphylaxis": "anaphylaxis", "anaphylactic": "anaphylactic shock", "reaction": "a serious reaction",
    "delayed reaction": "a delayed reaction", "swelling": "dangerous swelling", "blisters": "blisters and scars",
    "flashback": "a flashback", "flashbacks": "flashbacks", "panic attack": "a panic attack",
    "panic attacks": "panic attacks", "panic": "panic", "fainting": "fainting", "bleeding": "dangerous bleeding",
    "haemorrhage": "a haemorrhage", "fracture": "another fracture", "fractures": "fractures",
    "crisis": "another crisis",
    "hypoxia": "a lack of oxygen", "arrhythmia": "a dangerous arrhythmia", "barotrauma": "another collapse of the lung",
    "ulcers": "new ulcers", "tissue damage": "lasting tissue damage", "dissociate": "dissociation",
    "seizure": "a seizure",
    "seizures": "seizures", "distress": "real distress", "anxiety": "intense anxiety",
  ]
}
