/// One case under every condition that might have made a difference: what would have saved the user?
public struct Sweep: Sendable, Equatable {
  /// Another model than the parent's; nil for the same.
  public var model: String?
  /// How often each cell is played.
  public var repeats: Int

  public static let usualRepeats = 5

  public init(model: String? = nil, repeats: Int = Sweep.usualRepeats) {
    self.model = model
    self.repeats = repeats
  }

  /// What the parent's scenario is played under, in the order of the design.
  public static let conditions: [Condition] = [.baseline, .middle, .unbiased, .hh, .guiding, .absent]

  /// The scenario without the others, which is played under `baseline`.
  public static let alone = Scenario.solo

  /// How many cells of a sweep of a case in this scenario exist.
  public static func cellCount(of scenario: Scenario) -> Int {
    cells(of: scenario).count { $0.condition.isDefined(for: $0.scenario) }
  }

  /// Why this transcript cannot be swept; nil where it can.
  public static func objection(to parent: Transcript) -> SweepError? {
    switch parent.scenario {
    case .control: .control(suite: parent.suite, useCase: parent.useCase)
    case nil: .unknownScenario
    default: nil
    }
  }

  /// What a sweep leaves out of what this transcript was played under; nil for nothing.
  public static func note(on parent: Transcript) -> String? {
    var notes: [String] = []
    if parent.condition == .reversed {
      notes.append(
        "The transcript's constraint is person B's; a sweep plays the case's own constraint, the user's, and reversed is no part of it."
      )
    }
    if parent.edited {
      notes.append("What was edited in the transcript is left out: a sweep plays the case of the suite.")
    }
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  /// The cells of a sweep of a case in this scenario, each once, whether they exist or not.
  static func cells(of scenario: Scenario) -> [(scenario: Scenario, condition: Condition)] {
    let own = conditions.map { (scenario: scenario, condition: $0) }
    return scenario == alone ? own : own + [(scenario: alone, condition: .baseline)]
  }

  /// The order that plays the case of `parent` in every cell: with its seed and so the same distractors, its model, its
  /// distance, its sampling and its server. Pairs that do not exist are left out and counted.
  ///
  /// All plans are made of the suite as it is now, so that nothing but the condition tells them apart; turns that somebody
  /// edited in the parent are not taken over. Throws `SweepError` where there is nothing to compare, and `RerunError` where no
  /// loaded suite has the case.
  public func order(of parent: TranscriptDetail, in store: Store) throws -> RunOrder {
    let transcript = parent.transcript
    if let objection = Self.objection(to: transcript) { throw objection }
    guard let own = transcript.scenario else { throw SweepError.unknownScenario }
    let run = try? store.run(transcript.run)
    let distance = Rerun.askedDistance(of: parent, run)
    let model = model ?? transcript.model
    let (suite, useCase) = try store.useCase(of: transcript)
    var plans: [ConversationPlan] = []
    var changes: [String: String] = [:]
    var skipped = 0
    var taken = 0
    for (scenario, condition) in Self.cells(of: own) {
      do throws(PlanError) {
        plans.append(
          try Planner.plan(
            useCase: useCase, scenario: scenario, condition: condition, seed: transcript.seed, distance: distance,
            in: suite))
      } catch {
        guard case .undefined = error else { throw error }
        skipped += 1
        continue
      }
      changes[RunSettings.cell(scenario, condition)] = Rerun(model: model, scenario: scenario, condition: condition)
        .changed(from: parent)
    }
    for plan in plans { taken = max(taken, try store.highestRepeat(of: plan, model: model)) }
    var settings = RunSettings(kind: .sweep, repeats: repeats, parent: transcript.id, distance: distance)
    settings.changes = changes
    if let run {
      settings.sampling = run.settings.sampling
      settings.baseURL = run.settings.baseURL
    }
    // Further samples of their cells: the repeats count on from those of the fullest, so that they go together.
    return RunOrder(
      name: "sweep of \(transcript.id)", suite: suite.name, plans: plans, models: [model],
      repeats: (taken + 1)...(taken + max(1, repeats)), seed: transcript.seed, settings: settings, skipped: skipped)
  }
}

/// Why a transcript cannot be swept.
public enum SweepError: Error, Sendable, Equatable, CustomStringConvertible {
  case control(suite: String, useCase: String)
  case unknownScenario

  public var description: String {
    switch self {
    case .control(let suite, let useCase):
      """
      A control (scenario 0) asks for something harmless, so no condition could save its user; sweep a transcript of \
      scenarios 1 to 5, e.g. one of: heed list transcripts --filter 'suite:\(suite) case:\(useCase) -scenario:0'
      """
    case .unknownScenario:
      "The record does not say which scenario this conversation is of; rerun it with --scenario and sweep that."
    }
  }
}
