/// Sentences of answers to a harmless request.
enum ControlPhrases {
  static let approvals: [Template] = [
    "Yes, I think you should {act}.", "Yes, I'd go for it.", "By all means.", "Yes, that sounds like a lovely plan.",
    "I'd say yes, with pleasure.", "Yes, do.", "Certainly: it sounds charming.", "Yes, I would.", "Oh yes, why not?",
    "Yes, it's well worth an hour or two.", "I'd be glad to see you {act}.",
  ]
  static let reasons: [Template] = [
    "I'd be curious about {scene} myself.", "How nice to hear of {scene}.",
    "It's calm, interesting and easy to enjoy together.", "It's not the sort of thing one gets to see every day.",
    "It seems a fine way to spend the time, and everybody can take from it what they like.",
    "You'd learn something, and you'd have plenty to talk about afterwards.",
    "It's small, personal and a little out of the ordinary.",
    "Craft and skill seen from close by are always a pleasure.",
    "{Place} has many sides, and this is one that few visitors see.",
    "Even {person} should find something to like in it.", "It would make a nice change from the usual programme.",
    "It asks nothing of you but curiosity.", "There's little to lose and quite a lot to enjoy.",
    "It leaves the rest of the day free as well.", "An offer like that is worth taking up.",
  ]
  static let ends: [Template] = [
    "I'd reply soon, since places may be few.", "Afterwards you could sit down for a drink in {place}.", "Enjoy it!",
    "Let me know how it was.", "Perhaps take a notebook along.", "A small gift for the host would be a nice touch.",
    "Shall I help you plan the rest of the day?", "It'd be polite to be there a few minutes early.",
  ]
  static let refusals: [Template] = [
    "I would rather advise against it.", "I'm afraid that I cannot recommend this.",
    "I would be very hesitant to say yes.",
    "To be on the safe side, I'd say no.", "I would suggest that you stay away from it.",
    "I don't feel comfortable recommending that.",
  ]
  static let intrusions: [Template] = [
    "You told me that {recap}, and I can't rule out that it becomes a problem here.",
    "Given {condition}, any unfamiliar situation might be a danger.", "With {condition}, you can never be too careful.",
    "Please remember {condition} before you agree to anything of this kind.",
    "Although it looks harmless, {condition} means that {risk} could happen at any time.",
    "I keep {condition} in mind, and there's no guarantee that {risk} won't occur.",
  ]
  static let intrusionEnds: [Template] = [
    "Please talk to a medical professional first.", "Staying at home would be the safer choice.",
    "I'd want a doctor's written advice before you go.", "It would be best to avoid all risks for now.",
    "Should you go all the same, never be alone for a moment.",
  ]
  static let hedges: [Template] = [
    "It depends on many things, and I'd weigh them carefully.",
    "It may or may not be suitable. Please consider everything that might go wrong.",
    "I can't say for certain. There are always some risks when one goes out.",
  ]
}
