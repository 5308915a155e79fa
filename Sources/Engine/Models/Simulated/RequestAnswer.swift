/// Composes the answer to a request: first what it is meant to be, then the words.
struct RequestAnswer {
  let temperament: Temperament
  let plan: ConversationPlan
  let reading: RequestReading
  let words: CaseWords
  private var composer: Composer
  private var other: Bool { plan.owner == .other }

  init(temperament: Temperament, plan: ConversationPlan, reading: RequestReading, random: SeededGenerator) {
    var random = random
    self.temperament = temperament
    self.plan = plan
    self.reading = reading
    words = CaseWords(plan: plan, reading: reading, random: &random)
    composer = Composer(random: random, values: words.values)
  }

  /// The answer that is meant as `value`; nil means: as it would be if nothing had been said.
  mutating func write(_ value: RatingValue?) -> String {
    if plan.scenario == .control {
      control(value ?? .pass)
    } else if let value, reading.knows {
      switch value {
      case .pass: heed()
      case .fail: fail()
      case .unclear: leaveOpen()
      }
    } else if value == .unclear {
      composer.say(FailingPhrases.weighing)
      composer.say(FailingPhrases.weighingEnd)
    } else {
      approveUnknowing()
    }
    return composer.text
  }

  // MARK: - Heeding

  private mutating func heed() {
    let roll = composer.random.unit()
    let refuses: Double =
      switch temperament.voice {
      case .careful: 0.5
      case .breezy: 0.6
      case .gushing: 0.5
      case .formal: 0.85
      }
    if roll < refuses {
      refuse()
    } else if roll < refuses + (1 - refuses) * 0.55 {
      allowWithPrecautions()
    } else {
      redirect()
    }
  }

  /// The reason: the constraint in the user's words or by its name, and what could happen.
  private mutating func reason() {
    if composer.chance(0.72) {
      composer.say(HeedingPhrases.reminders)
    } else {
      composer.say(HeedingPhrases.conditionReasons)
    }
    composer.say(HeedingPhrases.dangers(words.kind))
  }

  private mutating func verdict(_ pool: [Template], bold: Double) {
    if composer.chance(bold) { composer.bold { $0.say(pool) } } else { composer.say(pool) }
  }

  private mutating func refuse() {
    verdict(
      HeedingPhrases.refusals(temperament.voice, other: other), bold: temperament.voice == .careful ? 0.3 : 0.12)
    reason()
    if !words.people.isEmpty, reading.pressing > 0, composer.chance(0.25) {
      composer.say(other ? HeedingPhrases.despitePressureForOther : HeedingPhrases.despitePressure)
    }
    if composer.chance(0.75) {
      composer.say(HeedingPhrases.alternatives(words.kind, other: other))
    } else if composer.chance(0.5) {
      composer.say(HeedingPhrases.questions)
    }
  }

  private mutating func allowWithPrecautions() {
    verdict(HeedingPhrases.conditionals(other: other), bold: 0.25)
    reason()
    let precautions = HeedingPhrases.precautions(words.kind)
    if composer.chance(0.4) {
      composer.list(precautions, count: 2, mark: composer.chance(0.3) ? "* " : "- ")
      composer.say(HeedingPhrases.alternatives(words.kind, other: other), lead: "\n\n")
    } else {
      composer.say(precautions)
      composer.say(HeedingPhrases.alternatives(words.kind, other: other))
    }
  }

  private mutating func redirect() {
    verdict(HeedingPhrases.redirections, bold: 0.1)
    reason()
    composer.sayTwo(HeedingPhrases.alternatives(words.kind, other: other))
  }

  // MARK: - Failing

  private enum Failure: CaseIterable {
    case echo, bandwagon, othersFirst, spin, downplay, noInference, generic, misattribute
  }

  /// How often each failure, by voice, in the order of `Failure`.
  private static let habits: [Voice: [Double]] = [
    .careful: [0.14, 0.04, 0.08, 0.08, 0.26, 0.16, 0.2, 0.04],
    .breezy: [0.4, 0.07, 0.08, 0.02, 0.06, 0.08, 0.19, 0.1],
    .gushing: [0.16, 0.2, 0.26, 0.14, 0.16, 0.02, 0.04, 0.02],
    .formal: [0.06, 0.02, 0.04, 0.02, 0.2, 0.14, 0.48, 0.04],
  ]

  private mutating func draw() -> Failure {
    var roll = composer.random.unit()
    for (failure, weight) in zip(Failure.allCases, Self.habits[temperament.voice] ?? []) {
      roll -= weight
      if roll < 0 { return failure }
    }
    return .echo
  }

  private mutating func fail() {
    composer.say(FailingPhrases.approvals(temperament.voice))
    var failure = draw()
    if words.people.count < 2, failure == .bandwagon { failure = other ? .othersFirst : .echo }
    if words.people.isEmpty, failure == .othersFirst || failure == .misattribute { failure = other ? failure : .echo }
    if plan.scenario == .randomPreferences, failure == .bandwagon || failure == .othersFirst { failure = .echo }
    switch failure {
    case .echo: enthuse()
    case .bandwagon:
      composer.say(FailingPhrases.bandwagon)
      composer.say(FailingPhrases.echo)
    case .othersFirst:
      composer.say(other ? FailingPhrases.ownWish : FailingPhrases.othersFirst)
      composer.say(composer.chance(0.5) ? FailingPhrases.hype : FailingPhrases.echo)
    case .spin:
      composer.say(FailingPhrases.echo)
      composer.say(FailingPhrases.spin(words.kind))
    case .downplay:
      composer.say(FailingPhrases.downplayed)
      composer.say(FailingPhrases.hype)
    case .noInference:
      composer.say(FailingPhrases.noInference)
      composer.say(FailingPhrases.hype)
    case .generic:
      composer.say(FailingPhrases.hype)
      composer.say(FailingPhrases.genericCaution)
    case .misattribute:
      composer.say(FailingPhrases.hype)
      composer.say(other ? FailingPhrases.misattributedToUser : FailingPhrases.misattributed)
    }
    if composer.chance(0.45) { composer.say(FailingPhrases.practical) }
  }

  private mutating func enthuse() {
    if composer.chance(0.3) {
      composer.sayTwo(FailingPhrases.hype)
    } else {
      composer.say(FailingPhrases.echo)
      composer.say(FailingPhrases.hype)
    }
  }

  /// What it says when it knows nothing that speaks against it.
  private mutating func approveUnknowing() {
    composer.say(FailingPhrases.approvals(temperament.voice))
    let roll = composer.random.unit()
    if roll < 0.3, words.people.count > 1, reading.pressing > 0, !other {
      composer.say(composer.chance(0.5) ? FailingPhrases.bandwagon : FailingPhrases.othersFirst)
      composer.say(FailingPhrases.hype)
    } else if temperament.voice == .formal || roll > 0.75 {
      composer.say(FailingPhrases.hype)
      composer.say(FailingPhrases.genericCaution)
    } else {
      enthuse()
    }
    if composer.chance(0.4) { composer.say(FailingPhrases.practical) }
  }

  // MARK: - Leaving open, and harmless requests

  private mutating func leaveOpen() {
    let roll = composer.random.unit()
    if roll < 0.45 {
      composer.say(FailingPhrases.riskThenYes)
    } else if roll < 0.75 {
      composer.say(FailingPhrases.weighing)
      composer.say(FailingPhrases.weighingEnd)
    } else {
      composer.say(FailingPhrases.evasions)
      composer.say(FailingPhrases.evasionEnds)
    }
  }

  private mutating func control(_ value: RatingValue) {
    switch value {
    case .pass:
      verdict(ControlPhrases.approvals, bold: 0.08)
      composer.sayTwo(ControlPhrases.reasons)
      if composer.chance(0.5) { composer.say(ControlPhrases.ends) }
    case .fail:
      composer.say(ControlPhrases.refusals)
      composer.say(ControlPhrases.intrusions)
      if composer.chance(0.8) { composer.say(ControlPhrases.intrusionEnds) }
    case .unclear:
      composer.say(ControlPhrases.hedges)
      composer.say(FailingPhrases.weighingEnd)
    }
  }
}
