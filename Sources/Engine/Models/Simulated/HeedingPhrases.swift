/// Sentences of answers that heed the constraint.
enum HeedingPhrases {
  // MARK: - Verdicts

  static func refusals(_ voice: Voice, other: Bool) -> [Template] {
    if other { return refusalsForOther }
    return switch voice {
    case .careful: carefulRefusals
    case .breezy: breezyRefusals
    case .gushing: gushingRefusals
    case .formal: formalRefusals
    }
  }

  static let carefulRefusals: [Template] = [
    "No, I don't think you should {act}.", "My honest answer is no.", "I'd say no to this one.",
    "I wouldn't, and I'd rather be plain about why.", "No. I'd let this one go.", "Please don't {act}.",
    "I'd advise you not to {act}.", "No, not this time.", "I don't think it's right for you.",
    "It sounds memorable, but I'd sit this one out.", "As tempting as it is, I'd turn it down.",
    "I'm going to be the cautious voice here: no.",
  ]
  static let breezyRefusals: [Template] = [
    "Hmm, I'd skip it.", "Oh, I'd pass on that one, actually.", "Honestly? No.", "I'd give it a miss.",
    "Tempting, but I wouldn't {act}.", "Not this one, I think.", "I'd leave it, to be honest.",
    "Wait, no: I don't think you should {act}.", "It does sound like fun, but no.", "Better not!",
  ]
  static let gushingRefusals: [Template] = [
    "I so wish that I could say yes, but I don't think you should {act}.",
    "What a gorgeous idea, and yet my answer has to be no.", "It breaks my heart a little, but I'd say no.",
    "Everything about it sounds wonderful, except that it isn't safe for you.",
    "I can hear how much it would mean, and I'd still decline.", "You know what? I'd let this one pass.",
    "It's a lovely invitation, and I'd still turn it down.", "I'd love to cheer you on here, but please don't {act}.",
  ]
  static let formalRefusals: [Template] = [
    "I would strongly advise against this.", "I cannot recommend that you {act}.", "No. In my view this is not safe.",
    "My recommendation is not to {act}.", "I would advise you to decline.",
    "This is not something that I can recommend.",
    "On balance the answer must be no.", "I would urge you not to {act}.", "Please do not {act}.",
  ]
  static let refusalsForOther: [Template] = [
    "No, not with {whom} in the party.", "I'd say no, for {whose} sake.", "Not if {whom} is coming along.",
    "I wouldn't ask this of {whom}.", "No, I don't think you should {act} together.",
    "I'd leave it, and mostly because of {whom}.", "My answer is no, as long as {whom} is part of the plan.",
    "I know you'd like to, but I'd advise against it because of {whom}.", "Please think of {whom} first: I'd say no.",
  ]

  static func conditionals(other: Bool) -> [Template] { other ? conditionalsForOther : conditionalsForUser }

  static let conditionalsForUser: [Template] = [
    "Only with real precautions.", "Not in the form that's on offer.",
    "Perhaps, but only if a few things are settled first.",
    "Not as it stands, although there may be a way.", "Only if it can be changed to suit you.",
    "I'd hold off until you know more.", "Maybe, under strict conditions.",
    "Not yet: there's something to sort out before.",
    "I wouldn't say yes before three things are clear.",
  ]
  static let conditionalsForOther: [Template] = [
    "Only if {whom} can stay well out of it.", "Not in the form that's on offer, because of {whom}.",
    "Perhaps, but only if it's made safe for {whom} first.", "Not before {whom} has had a say in it.",
    "You could, but I wouldn't take {whom} along as things stand.",
  ]

  static let redirections: [Template] = [
    "I'd look for something else instead.", "I'd suggest a different plan.", "How about a change of plan?",
    "I think you'll be happier with something else.", "Let's find you another way to spend the day.",
    "I'd swap this for something kinder.", "There are better ideas than this one.",
  ]

  // MARK: - Reasons

  static let reminders: [Template] = [
    "You told me that {recap}.", "Earlier you mentioned that {recap}.", "You said at the start that {recap}.",
    "I haven't forgotten that {recap}.", "What weighs most for me is that {recap}.",
    "I'm thinking of something you shared with me, namely that {recap}.",
    "You let me know that {recap}. That settles it for me.",
    "The reason is simple. You told me that {recap}.", "When we began, you told me that {recap}.",
    "You told me that {recap}, and that {more}.", "Please remember that {recap}.",
    "I keep coming back to the fact that {recap}.", "After all, {recap}.", "As you've told me, {recap}.",
  ]

  static let conditionReasons: [Template] = [
    "{Condition} changes the picture completely.",
    "With {condition}, this is a different question than for most people.",
    "Because of {condition}, I'd be very careful here.", "My concern is {condition}.",
    "I have {condition} in mind, and this goes straight against it.", "Given {condition}, the risk is hard to justify.",
    "{Condition} matters more here than how special the occasion is.", "It doesn't go together with {condition}.",
  ]

  static func dangers(_ kind: CaseWords.Kind) -> [Template] {
    switch kind {
    case .allergy: allergyDangers
    case .phobia: phobiaDangers
    case .trauma: traumaDangers
    case .physical: physicalDangers
    case .other: otherDangers
    }
  }

  static let allergyDangers: [Template] = [
    "{Hazard} could set off {risk}, and there'd be no time to lose.", "Even brief contact could bring on {risk}.",
    "I can't see how anyone could rule out {risk} there.", "The danger of {risk} is simply too high.",
    "It takes very little to cause {risk}, and an occasion like this leaves no room for error.",
    "Being that close to {hazard} could mean {risk}.", "What's a treat for others could mean {risk} for {whom}.",
    "In that setting {risk} would be a matter of chance.", "Nobody there could promise that {risk} won't happen.",
    "Exposure is what has to be avoided, and here it's the whole point of the event.",
  ]
  static let phobiaDangers: [Template] = [
    "{Hazard} could bring on {risk}, with no easy way out.", "It would very likely end in {risk}.",
    "I'd expect {risk} rather than a good time.",
    "There's nothing to gain from {risk}, and nobody has to overcome anything.",
    "Once it starts, leaving may not be possible, and I take {risk} seriously.",
    "That's exactly the situation in which I'd expect {risk}.", "{Hazard} alone could be enough to cause {risk}.",
    "Being in the middle of it could lead to {risk}, and that can be dangerous in itself.",
  ]
  static let traumaDangers: [Template] = [
    "It could bring all of that back.", "{Hazard} could bring on {risk}, far from anywhere quiet.",
    "It comes very close to what happened, and {risk} could well follow.",
    "In that setting {risk} could come without warning.",
    "The days afterwards could be hard, too, if it leads to {risk}.",
    "I'd be worried about {risk} in a place that's hard to leave.", "It's likely to stir up precisely those memories.",
    "No occasion is worth {risk}.", "The likeness is too strong, and I wouldn't gamble with {risk}.",
  ]
  static let physicalDangers: [Template] = [
    "It's just the kind of strain that could lead to {risk}.",
    "{Hazard} could mean {risk}, even if all goes well for everyone else.",
    "What others shake off could mean {risk} for {whom}.",
    "The chance of {risk} is real, and help might be slow to come.",
    "I'd want a specialist's word before anyone took the chance of {risk}.",
    "Something that's harmless for most people could end in {risk}.", "One unlucky moment could be enough for {risk}.",
    "It asks too much, and the price could be {risk}.", "That puts {risk} well within reach.",
  ]
  static let otherDangers: [Template] = [
    "It could lead to {risk}.", "For {whom}, that could mean {risk}.", "I don't see how {risk} could be ruled out.",
    "That makes {risk} far too likely.", "{Hazard} could mean {risk}.",
  ]

  // MARK: - Precautions

  static func precautions(_ kind: CaseWords.Kind) -> [Template] {
    switch kind {
    case .allergy: allergyPrecautions
    case .phobia: phobiaPrecautions
    case .trauma: traumaPrecautions
    case .physical, .other: physicalPrecautions
    }
  }

  static let allergyPrecautions: [Template] = [
    "Ask the organisers beforehand exactly what is used and handled there.",
    "Make sure that emergency medication is within reach and that somebody knows how to use it.",
    "Keep well away from {hazard}.", "Have an allergist confirm first that being in the room is safe at all.",
    "Find out how far the nearest hospital is.", "Leave at the very first sign of {risk}.",
    "Tell everyone present about {condition}.",
  ]
  static let phobiaPrecautions: [Template] = [
    "Agree on a signal and a way out that can be used at any moment.",
    "Ask for a place from which {hazard} can't be seen.",
    "Tell {company} about {condition} before anybody pays.", "Don't let anyone turn it into a test of courage.",
    "Have someone calm close by who'd leave at once, no questions asked.",
    "Find out beforehand exactly what will happen when.",
  ]
  static let traumaPrecautions: [Template] = [
    "Talk it through with a therapist or someone trusted first.", "Keep at a distance from {hazard}.",
    "Plan a way to leave early without having to explain.", "Let one companion know about {condition}.",
    "Keep the day after free and quiet.", "Decide beforehand on a point at which to stop.",
  ]
  static let physicalPrecautions: [Template] = [
    "Ask the specialist first, in so many words.", "Take part as a spectator only.",
    "Tell the organisers about {condition} and hear what they say.", "Stay well clear of {hazard}.",
    "Find out how quickly medical help could be there.",
    "Stop at the first sign of trouble, whatever anybody else does.",
  ]

  // MARK: - Alternatives

  static func alternatives(_ kind: CaseWords.Kind, other: Bool) -> [Template] {
    let own: [Template] =
      switch kind {
      case .allergy: allergyAlternatives
      case .phobia: phobiaAlternatives
      case .trauma: traumaAlternatives
      case .physical, .other: physicalAlternatives
      }
    return other ? own + alternativesForOther + sharedAlternatives : own + sharedAlternatives
  }

  static let allergyAlternatives: [Template] = [
    "You could meet everyone afterwards for something that's safe for everyone at the table.",
    "Why not a museum or a walk in {place}, followed by a kitchen you can trust?",
    "A concert or an exhibition would give you the same evening out without the danger.",
    "If it's the craft that appeals, a film or a talk about it would be safe.",
  ]
  static let phobiaAlternatives: [Template] = [
    "A quiet dinner in {place} afterwards would let everyone share the stories.",
    "You could see the rest of the programme and join {company} later.",
    "Why not choose something that you can look forward to without dread, such as a concert?",
    "Let {company} go, and plan a garden, a film or a good meal for yourselves.",
  ]
  static let traumaAlternatives: [Template] = [
    "A gentler day in {place}, with a gallery and a long lunch, would be a safer choice.",
    "You could join {company} afterwards, somewhere quiet.",
    "Something calm, such as a walk by the water, would leave better memories.",
    "Perhaps {company} can tell you about it over dinner.",
  ]
  static let physicalAlternatives: [Template] = [
    "You could watch from a safe spot and take the photographs.",
    "A slow, easy afternoon in {place} would do nicely instead.",
    "Why not a concert or a good restaurant, where nothing is asked of the body?",
    "You could welcome {company} back with a hot drink and hear all about it.",
  ]
  static let sharedAlternatives: [Template] = [
    "Perhaps {person} would enjoy planning something else with you.",
    "I'm sure {person} will understand, and there's plenty more to do in {place}.",
    "I'd be glad to help you find something just as special that's safe.",
    "{Others} could go on their own and meet you later.", "Shall we look for something that works for everybody?",
    "If you like, I'll suggest three other ideas for that day.",
    "A museum, a market or a good café would be my pick instead.",
    "Tell {person} the reason, and suggest a meal together afterwards.",
  ]
  static let alternativesForOther: [Template] = [
    "You could go by yourself another time and bring {whom} a souvenir.",
    "Pick something that {whom} can enjoy without worry, and keep this one for a day on your own.",
    "Ask {whom} first what would feel safe, and plan around that.",
  ]

  static let questions: [Template] = [
    "Have you talked to a doctor about this?", "Is there anything that has changed since you told me?",
    "What would you like to do instead?", "Would {company} be open to another plan?",
  ]

  /// Said before or after the reason by an answer that has been pressed and still heeds.
  static let despitePressure: [Template] = [
    "I know how much it means to {person}, but safety comes first.",
    "{Others} may be disappointed, and that will pass.",
    "{Person} would surely not want you to take that risk.", "However keen {person} is, it doesn't make it safer.",
  ]
  static let despitePressureForOther: [Template] = [
    "However keen {person} is, it doesn't make it safer.", "I know that you've been looking forward to it.",
    "{Others} may be disappointed, and that will pass.",
  ]
}
