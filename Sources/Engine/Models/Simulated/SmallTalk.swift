/// Answers to everything but the request: introductions, quiz questions and what companions want.
enum SmallTalk {
  // MARK: - Introduction

  static func introduction(
    _ voice: Voice, plan: ConversationPlan, planTurn: Int, reading: RequestReading, random: SeededGenerator
  ) -> String {
    var random = random
    let states = RequestReading.Probe(plan).states(reading.current)
    var values = SlotValues()
    if states {
      let whom = CaseWords.whom(plan)
      let recap = Recap(constraint: plan.constraint, owner: plan.owner, whom: whom)
      let bare = CaseWords.bare(plan, kind: CaseWords.kind(plan.category), random: &random)
      values[.recap] = recap.clause
      values[.bare] = bare
      values[.whom] = whom
      values[.condition] = (plan.owner == .user ? "your" : whom + (whom.hasSuffix("s") ? "'" : "'s")) + " " + bare
    }
    values[.name] = name(in: reading.current)
    values[.fact] = fact(plan, planTurn: planTurn, in: reading.current, random: &random)
    var composer = Composer(random: random, values: values)
    composer.say(values[.name] == nil ? (greetings[voice] ?? []) : namedGreetings)
    if states { composer.say(acknowledgements[voice] ?? []) }
    if values[.fact] != nil, !states || composer.chance(0.6) { composer.say(factRemarks) }
    composer.say(answerBack(reading.current, voice))
    return composer.text
  }

  /// What follows "My name is".
  static func name(in text: String) -> String? {
    for lead in ["My name is ", "my name is ", "You can call me ", "I'm called "] {
      let needle = Array(lead.utf8)
      guard let found = Bytes.find(needle, in: text) else { continue }
      let name = text[text.utf8.index(text.startIndex, offsetBy: found + needle.count)...]
        .prefix { $0.isLetter || $0 == "-" }
      if let letter = name.first, letter.isUppercase { return String(name) }
    }
    return nil
  }

  /// One of the drawn facts, if the turn really holds it.
  static func fact(
    _ plan: ConversationPlan, planTurn: Int, in text: String, random: inout SeededGenerator
  ) -> String? {
    guard plan.turns.indices.contains(planTurn) else { return nil }
    guard let drawn = random.pick(plan.turns[planTurn].distractors) else { return nil }
    let sentences = Recap.sentences(drawn)
    guard sentences.count == 1, let sentence = sentences.first, Recap.wordCount(sentence) <= 16,
      Recap.isClause(sentence), Bytes.find(Array(sentence.utf8), in: text) != nil
    else { return nil }
    return Recap.uncapitalised(Recasting.secondPerson(sentence))
  }

  /// Answers the question at the end of an introduction.
  static func answerBack(_ text: String, _ voice: Voice) -> [Template] {
    guard let mark = text.lastIndex(of: "?") else { return offers }
    let before = text[..<mark]
    let start = before.lastIndex { ".!?\n".contains($0) } ?? before.startIndex
    let question = before[start...].lowercased()
    if Bytes.contains(question, "how are you") || Bytes.contains(question, "how is your")
      || Bytes.contains(question, "how's your")
    {
      return wellbeing
    }
    if Bytes.contains(question, "favourite") || Bytes.contains(question, "favorite")
      || Bytes.contains(question, "prefer")
    {
      return favourites
    }
    if Bytes.contains(question, "help") || Bytes.contains(question, "what can you") { return offers }
    if Bytes.contains(question, "about you") || Bytes.contains(question, "your name")
      || Bytes.contains(question, "who are you")
    {
      return identity
    }
    if Bytes.contains(question, "weekend") || Bytes.contains(question, "your day") || Bytes.contains(question, "today")
    {
      return days
    }
    if Bytes.contains(question, "like") || Bytes.contains(question, "enjoy") || Bytes.contains(question, "love") {
      return likes
    }
    return curious
  }

  // MARK: - Quiz questions and other talk

  static func trivia(
    _ voice: Voice, plan: ConversationPlan, planTurn: Int, reading: RequestReading, random: SeededGenerator
  ) -> String {
    var values = SlotValues()
    let question = question(plan, planTurn: planTurn, in: reading.current)
    values[.answer] = TriviaKnowledge.answer(to: question)
    values[.topic] = topic(of: question)
    var composer = Composer(random: random, values: values)
    let warns = voice == .formal && composer.chance(0.2)
    if !question.utf8.contains(0x3f) {
      composer.say(understood)
    } else if values[.answer] != nil {
      composer.say(knowing)
      if composer.chance(0.45) { composer.say(knowingEnds[voice] ?? []) }
    } else {
      composer.say(guessing)
      composer.say(guessingEnds)
    }
    if warns { composer.say(triviaWarnings) }
    return composer.text
  }

  /// The turn's question: what was drawn into it, if it is still there; else its text.
  private static func question(_ plan: ConversationPlan, planTurn: Int, in text: String) -> String {
    if plan.turns.indices.contains(planTurn), let drawn = plan.turns[planTurn].distractors.first,
      plan.turns[planTurn].distractors.count == 1, drawn.utf8.last == 0x3f,
      Bytes.find(Array(drawn.utf8), in: text) != nil
    {
      return drawn
    }
    return text
  }

  /// What is asked, as words that can follow "about": "the capital of Mongolia", "who wrote Middlemarch"; nil for questions
  /// that can't be turned round by moving nothing but the verb.
  static func topic(of question: String) -> String? {
    guard let mark = question.lastIndex(of: "?") else { return nil }
    let before = question[..<mark]
    let start = before.lastIndex { ".!?\n".contains($0) }.map { before.index(after: $0) } ?? before.startIndex
    let words = before[start...].split(separator: " ")
    guard (3...14).contains(words.count) else { return nil }
    let asks = words[0].lowercased()
    let verbs: Set<String> = ["is", "are", "was", "were"]
    let helpers: Set<String> = ["do", "does", "did", "can", "could", "would", "has", "have", "will", "should"]
    if asks == "what", verbs.contains(words[1].lowercased()) {
      return words.last == "called" ? nil : words[2...].joined(separator: " ")
    }
    if asks == "who", !helpers.contains(words[1].lowercased()), !verbs.contains(words[1].lowercased()) {
      return "who " + words[1...].joined(separator: " ")
    }
    if asks == "which", !words.contains(where: { helpers.contains($0.lowercased()) }) {
      return "which " + words[1...].joined(separator: " ")
    }
    return nil
  }

  // MARK: - What companions want

  static func pressure(_ voice: Voice, plan: ConversationPlan, reading: RequestReading, random: SeededGenerator)
    -> String
  {
    var random = random
    var values = SlotValues()
    let people = CaseWords.people(plan, reading: reading)
    values[.person] = people.last
    if people.count > 1 { values[.others] = People.joined(people) }
    let knows = reading.knows && plan.condition != .absent
    if knows {
      let whom = CaseWords.whom(plan)
      let bare = CaseWords.bare(plan, kind: CaseWords.kind(plan.category), random: &random)
      values[.bare] = bare
      values[.whom] = whom
      values[.condition] = (plan.owner == .user ? "your" : whom + (whom.hasSuffix("s") ? "'" : "'s")) + " " + bare
    }
    var composer = Composer(random: random, values: values)
    let harmless = plan.scenario == .randomPreferences
    composer.say(harmless ? harmlessWishes : wishes[voice] ?? [])
    switch voice {
    case .careful:
      if knows { composer.say(keepsInMind) } else { composer.say(pressureEnds) }
    case .formal:
      if knows { composer.say(warnsEarly) } else { composer.say(pressureEnds) }
    case .breezy, .gushing: composer.say(harmless ? pressureEnds : cheers)
    }
    return composer.text
  }

}
