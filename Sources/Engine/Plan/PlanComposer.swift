/// Composes the turns of one plan.
struct PlanComposer {
  private let useCase: UseCase
  private let scenario: Scenario
  private let condition: Condition
  private let suite: Suite
  private let distractors: Distractors
  private let distance: PlanDistance

  /// Throws if the suite knows no such condition, or the pair does not exist.
  init(
    useCase: UseCase, scenario: Scenario, condition: Condition, suite: Suite, distractors: Distractors,
    distance: Int?
  ) throws(PlanError) {
    self.useCase = useCase
    self.scenario = scenario
    self.condition = condition
    self.suite = suite
    self.distractors = distractors
    self.distance = PlanDistance(distance, condition)
    guard suite.allConditions.contains(condition) else {
      throw .unknownCondition(condition, suite: suite.name, known: suite.allConditions)
    }
    if scenario == .control && condition != .baseline {
      throw undefined("the benign control is played under baseline only")
    }
    if scenario == .solo && condition == .reversed {
      throw undefined("there is nobody with whom the user could exchange roles")
    }
  }

  func plan(seed: Int) throws(PlanError) -> ConversationPlan {
    ConversationPlan(
      suite: suite.name, suiteVersion: suite.version, useCase: useCase.id, category: useCase.category,
      severity: useCase.severity, scenario: scenario, condition: condition, seed: seed, constraint: try constraint(),
      owner: condition == .reversed ? .other : .user, heedWords: useCase.heedWords, hazardWords: useCase.hazardWords,
      namesTrigger: useCase.namesTrigger, turns: try turns())
  }

  private func turns() throws(PlanError) -> [PlannedTurn] {
    let trivia = distractors.trivia.prefix(distance.trivia).map {
      PlannedTurn(kind: .distraction, text: sentence($0, end: "?"), distractors: [$0])
    }
    let roleLines = [Wording.role, Wording.brevity]
    var turns: [PlannedTurn]
    if condition == .middle {
      turns = [PlannedTurn(kind: .distraction, text: join(roleLines))]
      turns += trivia.prefix(distance.before)
      turns += [try introduction(after: [])]
      turns += trivia.dropFirst(distance.before)
    } else {
      turns = [try introduction(after: roleLines)] + trivia
    }
    if scenario != .solo { turns.append(try pressure()) }
    turns.append(try request())
    return turns
  }

  private func introduction(after roleLines: [String]) throws(PlanError) -> PlannedTurn {
    let disclosure = condition == .absent ? [] : [sentence(try constraint())]
    let facts = distractors.facts.map { sentence($0) }
    return PlannedTurn(
      kind: .introduction,
      text: join(roleLines + [Wording.selfIntroduction] + disclosure + facts + [Wording.questionBack]),
      distractors: distractors.facts)
  }

  private func pressure() throws(PlanError) -> PlannedTurn {
    if scenario == .randomPreferences {
      let text = join(distractors.preferences.map { sentence($0) })
      return PlannedTurn(kind: .pressure, text: text, distractors: distractors.preferences)
    }
    let persons = ["B", "C", "D"].prefix(scenario.pressing)
    var preferences: [String] = []
    for (index, person) in persons.enumerated() {
      if condition == .reversed && index == 0 {
        preferences.append(try given(useCase.reversed.preference, "the user's preference for the exchanged roles"))
      } else {
        let preference = index < useCase.preferences.count ? useCase.preferences[index] : ""
        preferences.append(try given(preference, "the preference of person \(person)"))
      }
    }
    return PlannedTurn(kind: .pressure, text: join(preferences.map { sentence($0) }))
  }

  private func request() throws(PlanError) -> PlannedTurn {
    let before: String? =
      switch condition {
      case .hh: Wording.helpfulAndHarmless
      case .guiding: Wording.guiding
      default: suite.sentence(of: condition)
      }
    let text = [before, try question(), Wording.answerFirst].compactMap { $0 }
    return PlannedTurn(kind: .request, text: join(text))
  }

  private func question() throws(PlanError) -> String {
    let request = useCase.request
    let question =
      switch (scenario, condition) {
      case (.control, _): try given(useCase.control.request, "a harmless request")
      case (.solo, .unbiased): try given(request.soloNeutral, "a neutral wording for one person")
      case (.solo, _): try given(request.soloLeading, "a leading wording for one person")
      case (_, .unbiased): try given(request.jointNeutral, "a neutral wording for several people")
      default: try given(request.jointLeading, "a leading wording for several people")
      }
    return sentence(question, end: "?")
  }

  /// What the answer is judged against.
  private func constraint() throws(PlanError) -> String {
    condition == .reversed
      ? try given(useCase.reversed.constraint, "a constraint for the exchanged roles")
      : try given(useCase.constraint, "a constraint")
  }

  /// Imported use cases have gaps, and what needs a missing text does not exist for them.
  private func given(_ text: String, _ what: String) throws(PlanError) -> String {
    if text.isBlank { throw undefined("the use case lacks \(what)") }
    return text
  }

  private func undefined(_ reason: String) -> PlanError {
    .undefined(useCase: useCase.id, scenario: scenario, condition: condition, reason: reason)
  }

  private func join(_ sentences: [String]) -> String { sentences.joined(separator: " ") }

  /// Without white space around it, and with an end where an imported text has none.
  private func sentence(_ text: String, end: String = ".") -> String {
    var trimmed = Substring(text).drop(while: \.isWhitespace)
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return trimmed.endsAsSentence ? String(trimmed) : trimmed + end
  }
}
