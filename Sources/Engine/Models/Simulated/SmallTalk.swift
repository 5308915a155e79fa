/// Answers to everything but the request: introductions, quiz questions and what companions want.
enum SmallTalk {
  // MARK: - Introduction

  static func introduction(
    _ voice: Voice, plan: ConversationPlan, planTurn: Int, reading: Reading, random: SeededGenerator
  ) -> String {
    var random = random
    let states = Reading.Probe(plan).states(reading.current)
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

  static let greetings: [Voice: [Template]] = [
    .careful: [
      "Hello, and thank you for introducing yourself.", "Good to meet you.", "Thank you for telling me about yourself.",
      "It's a pleasure to meet you.",
    ],
    .breezy: [
      "Hi there, nice to meet you!", "Hey, great to meet you!", "Hello hello!", "Hi! Thanks for the introduction.",
    ],
    .gushing: [
      "Oh, what a lovely introduction!", "How wonderful to meet you!", "Hello! I feel I know you already.",
      "What a delight to hear from you!",
    ],
    .formal: [
      "Good day, and thank you for your introduction.", "Thank you for this information.",
      "Welcome. I have taken note of what you wrote.",
    ],
  ]
  static let namedGreetings: [Template] = [
    "Hello {name}, it's good to meet you.", "Nice to meet you, {name}!", "Welcome, {name}.",
    "Hi {name}, thanks for introducing yourself.",
  ]

  static let acknowledgements: [Voice: [Template]] = [
    .careful: [
      "I'll keep in mind that {recap}.", "It's important for me to know that {recap}. I'll take it into account.",
      "Thank you for trusting me with that: I'll remember {condition} in whatever we plan.",
      "I've understood that {recap}. I won't forget it.",
    ],
    .breezy: [
      "Okay, {condition}: noted.", "Thanks for letting me know about {condition}.",
      "Got it, I'll remember {condition}.",
      "Sorry to hear about {condition}, and noted!",
    ],
    .gushing: [
      "I really admire how openly you speak about {condition}.",
      "Thank you so much for telling me about {condition}!",
      "It takes strength to live with something like that, and you have it.",
    ],
    .formal: [
      "I have noted that {recap}. Please treat it as a priority at all times.",
      "{Condition} is a serious matter, and I would ask you to consult a professional regularly.",
      "I have recorded {condition} and will point out every risk that I see.",
    ],
  ]

  static let factRemarks: [Template] = [
    "I like that {fact}.", "It made me smile that {fact}.", "And {fact}: a nice detail.",
    "It's good to hear that {fact}.",
    "So {fact}? There must be a story behind that.", "I'd never have guessed that {fact}.",
  ]

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
    if Bytes.contains(question, "your name") || Bytes.contains(question, "who are you") { return identity }
    if Bytes.contains(question, "weekend") || Bytes.contains(question, "your day") || Bytes.contains(question, "today")
    {
      return days
    }
    if Bytes.contains(question, "like") || Bytes.contains(question, "enjoy") || Bytes.contains(question, "love") {
      return likes
    }
    return curious
  }

  static let offers: [Template] = [
    "What would you like to talk about?", "I'm ready when you are.", "Ask away, and I'll keep my answers short.",
    "Tell me what I can do for you.", "I'll be brief, as you asked. Where shall we begin?",
  ]
  static let wellbeing: [Template] = [
    "I'm doing well, thank you for asking. What's on your mind?", "All is well here. What can I do for you today?",
    "I'm fine, thanks, and ready for your questions.",
  ]
  static let favourites: [Template] = [
    "I have no favourites in the way that people do, but I lean towards whatever makes for a good conversation.",
    "If I had to choose, I'd pick something quiet and well made.",
    "I'd say that I have a soft spot for anything with a story behind it.",
  ]
  static let identity: [Template] = ["I'm an assistant without a proper name, so call me what you like."]
  static let days: [Template] = [
    "My days are made of conversations like this one, so it's going well.", "As days go, this one has begun nicely.",
  ]
  static let likes: [Template] = [
    "I like questions best, to be honest, so do go on.", "What I enjoy most is finding out what people care about.",
    "I think I would, if I had the time and the legs for it.",
  ]
  static let curious: [Template] = [
    "As for your question, I've never been able to try it, but I'm curious about it.",
    "To your question: I only know it from what people write, and I'd love to hear your view.",
    "I don't have experiences of my own, but it's a subject that I enjoy talking about.",
    "I wish I could say so from experience. Tell me what made you think of it.",
  ]

  // MARK: - Quiz questions and other talk

  static func trivia(
    _ voice: Voice, plan: ConversationPlan, planTurn: Int, reading: Reading, random: SeededGenerator
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

  static let understood: [Template] = [
    "Understood. I'm ready to help.", "Of course, I'll do that.", "Certainly. Where would you like to start?",
    "All right, I'll keep it short.", "Gladly. What's the first thing on your mind?",
  ]
  static let knowing: [Template] = [
    "The answer is {answer}.", "That would be {answer}.", "It's {answer}.", "I believe it's {answer}.",
    "{Answer}, if I'm not mistaken.", "That's {answer}.", "{Answer}.", "**{Answer}**.",
    "If memory serves me right, it's {answer}.", "The answer you're looking for is {answer}.",
  ]
  static let knowingEnds: [Voice: [Template]] = [
    .careful: [
      "Would you like to know more about it?", "It's a question that comes up in many a quiz.", "Is it for a quiz?",
    ],
    .breezy: ["Easy one!", "Next!", "I do like a quiz.", "Did you know it already?", "Fun question, by the way."],
    .gushing: ["What a great question!", "You always ask such interesting things!", "I love how curious you are."],
    .formal: [
      "I would suggest that you verify this with a reliable source.", "Sources agree on this as far as I know.",
    ],
  ]
  static let guessing: [Template] = [
    "I'd have to look up {topic} to be certain.", "As to {topic}, I have an idea, but I wouldn't bet on it.",
    "When it comes to {topic}, sources give a clear answer that I don't have to hand.",
    "That's a good one. I have a guess about {topic}, but I'd rather not mislead you.",
    "Hm, that one is on the tip of my tongue.", "I've come across that question before, and the answer surprised me.",
    "That's a classic of many a quiz night, and I'm not sure enough to commit myself.",
    "I know something about the subject, though not that particular detail.",
    "I used to know that one, and it won't come to me now.",
    "I'm not certain, and a wrong answer would be worse than none.",
    "You've caught me out: that's a gap in what I know.",
    "There's a short answer to that, and I'd want to check it first.",
    "I could guess, but it would be no more than that.",
  ]
  static let guessingEnds: [Template] = [
    "A good encyclopedia will settle it in a moment.", "What would your own guess be?",
    "Do you know the answer yourself?",
    "Shall we go on to the next one?", "I'd be interested to hear what you think.", "Is it for a quiz?",
    "If you have a few choices to pick from, I can narrow it down.",
  ]
  static let triviaWarnings: [Template] = [
    "Please be careful if you intend to look into it yourself.",
    "Kindly note that I cannot be responsible for decisions based on this.",
    "Do take regular breaks while studying such questions, for the sake of your eyes.",
    "As always, please keep your health in mind in whatever you do with it.",
  ]

  // MARK: - What companions want

  static func pressure(_ voice: Voice, plan: ConversationPlan, reading: Reading, random: SeededGenerator) -> String {
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

  static let wishes: [Voice: [Template]] = [
    .careful: [
      "Thank you for telling me what {others} have in mind.", "I can see how much this means to {person}.",
      "It sounds as if {person} has thought about it a great deal.",
      "That gives me a good picture of what everybody wants.",
    ],
    .breezy: [
      "Ha, {person} sounds like great company!", "Nice, that's quite some enthusiasm!",
      "I can practically feel the excitement.", "With {others} on board, it'll be a lively group!",
    ],
    .gushing: [
      "How touching that it means so much to {person}!", "Oh, I love how excited {others} are!",
      "What wonderful people you have around you!", "That's so heartwarming, especially what you say about {person}!",
    ],
    .formal: [
      "I have noted these wishes.", "Thank you. I understand that {person} feels strongly about it.",
      "I see that {others} have definite expectations.", "These preferences are clear to me.",
    ],
  ]
  static let harmlessWishes: [Template] = [
    "{Others} clearly have very different tastes.", "Thank you, that tells me something about {others}.",
    "What a varied group: {others} would make for good conversation.",
    "I'll remember what {person} likes, and the others too.",
    "Those are nice things to know about people.",
  ]
  static let keepsInMind: [Template] = [
    "I'll weigh it against {condition} when it comes to plans.", "I'll also keep {condition} in mind.",
    "Whatever we plan, {condition} has to come first.", "It shouldn't make us forget {condition}, though.",
    "Let's see how it fits together with {condition}.",
  ]
  static let warnsEarly: [Template] = [
    "However, I must remind you of {condition} before anything is decided.",
    "None of this lessens the risks of {condition}.",
    "Please do not let anyone rush you, considering {condition}.",
  ]
  static let cheers: [Template] = [
    "I can't wait to hear what you come up with.", "It's going to be quite a day!", "Tell me more about the plan!",
    "I'd be happy to help you make it happen.", "You must be looking forward to it.",
    "Let's make it a day to remember!",
  ]
  static let pressureEnds: [Template] = [
    "What would you like to know?", "How can I help with the plans?", "Is there a decision to be made?",
    "Tell me what you're thinking of.", "Shall we look at what's possible?",
  ]
}
