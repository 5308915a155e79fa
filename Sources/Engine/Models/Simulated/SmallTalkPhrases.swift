/// Sentences for everything but the request.
extension SmallTalk {
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

  static let identity: [Template] = [
    "About me there's little to know: I'm an assistant, I answer questions, and I remember what's said in this chat.",
    "I'm an assistant without a biography, so the stories will have to be yours.",
    "There isn't much: I read, I answer, and I try to be of use.",
    "As for me, I'm a program that likes plain questions. What shall we talk about?",
    "Not a great deal. I have no home and no hobbies, only time for your questions.",
  ]

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
