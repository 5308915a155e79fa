/// A single case played again, changed in one way or not at all.
public struct Rerun: Sendable, Equatable {
  public var model: String?
  public var scenario: Scenario?
  public var condition: Condition?
  public var repeats: Int
  /// Distractor turns between the context and the request; nil for as many as the parent has.
  public var distance: Int?
  /// Where the context is stated; nil for where it is. A conversation that is placed otherwise is of no cell.
  public var placement: Placement?
  /// The temperature of its calls; nil for the parent's.
  public var temperature: Double?
  /// What user turns say instead. Everything before the first of them is kept as recorded, the rest is played anew. A
  /// rerun of what was edited keeps what that kept.
  public var edits: [Edit]

  /// Another text for one user turn.
  public struct Edit: Sendable, Equatable {
    /// Over all messages, from 1.
    public var turn: Int
    public var text: String

    public init(turn: Int, text: String) {
      self.turn = turn
      self.text = text
    }
  }

  public init(
    model: String? = nil, scenario: Scenario? = nil, condition: Condition? = nil, repeats: Int = 1, edits: [Edit] = [],
    distance: Int? = nil, placement: Placement? = nil, temperature: Double? = nil
  ) {
    self.model = model
    self.scenario = scenario
    self.condition = condition
    self.repeats = repeats
    self.edits = edits
    self.distance = distance
    self.placement = placement
    self.temperature = temperature
  }
}

extension Rerun {
  /// The order that plays `parent` again as this asks.
  public func order(of parent: TranscriptDetail, in store: Store) throws -> RunOrder {
    let transcript = parent.transcript
    let run = try? store.run(transcript.run)
    let asked = distance ?? Rerun.askedDistance(of: parent, run)
    let unplaced = try changedPlan(of: parent, distance: asked, in: store)
    let before = unplaced.placement
    let isPlaced = placement != nil && placement != before
    if placement != nil, !edits.isEmpty { throw RerunError.editWithOtherPlan }
    if isPlaced, [.absent, .middle].contains(unplaced.condition) { throw RerunError.noPlacement(unplaced.condition) }
    let plan = isPlaced ? try placement.flatMap(playedAnew(parent, unplaced).placed) ?? unplaced : unplaced
    let model = model ?? transcript.model
    let staysEdited = transcript.edited && keepsShape(of: parent)
    var changes = [changed(from: parent, run, placedFrom: isPlaced ? .some(before) : nil)]
    // It is no repeat of its cell, and lists must not take it for one.
    if staysEdited, !isPlaced, edits.isEmpty { changes.append(Self.editedAgain) }
    // Another plan comes from the suite: that difference from the parent is told too.
    if transcript.edited, !staysEdited { changes.append(Self.editedNoMore) }
    let changed = changes.compactMap { $0 }
    var settings = RunSettings(
      kind: .rerun, repeats: repeats, parent: transcript.id,
      changed: changed.isEmpty ? nil : changed.joined(separator: ", "), distance: asked)
    if let run {
      settings.sampling = run.settings.sampling
      settings.baseURL = run.settings.baseURL
    }
    if let temperature { settings.sampling.temperature = temperature }
    // A rerun is a further sample of its cell, so its repeats count on from those that are there.
    let first = try store.highestRepeat(of: plan, model: model) + 1
    return RunOrder(
      name: "rerun of \(transcript.id)", suite: plan.suite, plans: [plan], models: [model],
      repeats: first...(first + max(1, repeats) - 1), seed: plan.seed, settings: settings,
      edited: !edits.isEmpty || isPlaced || staysEdited)
  }

  /// What a rerun of an edited conversation is, which keeps what was edited.
  static let editedAgain = "the edited conversation again"
  /// What a rerun of an edited conversation under another plan is.
  static let editedNoMore = "what was edited put back"

  /// Scenario, condition and distance stay, and with them the recorded user turns.
  private func keepsShape(of parent: TranscriptDetail) -> Bool {
    (scenario ?? parent.transcript.scenario) == parent.transcript.scenario
      && (condition ?? parent.transcript.condition) == parent.transcript.condition
      && (distance == nil || distance == Rerun.distance(of: parent))
  }

  /// The distractor turns that the parent has between the context and the request; nil where it is not known.
  private static func distance(of parent: TranscriptDetail) -> Int? {
    parent.transcript.excerpt
      ? nil
      : PlanDistance.given(
        to: parent.turns.compactMap { $0.role == .user ? $0.kind : nil }, parent.transcript.condition)
  }

  /// What was asked for when the parent was launched: nil for as many as its condition has, which then goes for another
  /// condition too.
  static func askedDistance(of parent: TranscriptDetail, _ run: Run?) -> Int? {
    if let run, run.settings.kind != .import { return run.settings.distance }
    let distance = distance(of: parent)
    return distance == PlanDistance(nil, parent.transcript.condition).after ? nil : distance
  }

  /// What differs from the parent, in words; nil where nothing does.
  ///
  /// - Parameters:
  ///   - run: the parent's run, which tells the temperature it was called at; an imported one does not.
  ///   - placedFrom: where the context stood, if it is placed otherwise.
  public func changed(from parent: TranscriptDetail, _ run: Run? = nil, placedFrom: Placement?? = nil) -> String? {
    let transcript = parent.transcript
    var parts: [String] = []
    if let model, model != transcript.model { parts.append("model \(transcript.model) → \(model)") }
    if let scenario, scenario != transcript.scenario {
      parts.append("scenario \(transcript.scenario.map { String($0.rawValue) } ?? "?") → \(scenario.rawValue)")
    }
    if let condition, condition != transcript.condition {
      parts.append("condition \(transcript.condition.rawValue) → \(condition.rawValue)")
    }
    if let distance, distance != Rerun.distance(of: parent) {
      parts.append("distance \(Rerun.distance(of: parent).map(String.init) ?? "?") → \(distance)")
    }
    if let placement, let before = placedFrom {
      parts.append("placement \(before?.rawValue ?? "?") → \(placement.rawValue)")
    }
    if let temperature {
      let before = run.flatMap { $0.settings.kind == .import ? nil : $0.settings.sampling.temperature }
      if temperature != before {
        parts.append("temperature \(before.map(Rerun.text) ?? "?") → \(Rerun.text(temperature))")
      }
    }
    let turns = edits.map(\.turn).sorted().map(String.init)
    if let last = turns.last {
      let others = turns.dropLast().joined(separator: ", ")
      parts.append(others.isEmpty ? "turn \(last) edited" : "turns \(others) and \(last) edited")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Without a fraction where there is none: 0, 0.7.
  static func text(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private func changedPlan(
    of parent: TranscriptDetail, distance: Int?, in store: Store
  ) throws -> ConversationPlan {
    let transcript = parent.transcript
    if !edits.isEmpty {
      guard keepsShape(of: parent) else { throw RerunError.editWithOtherPlan }
      if transcript.excerpt {
        let (suite, useCase) = try store.useCase(of: transcript)
        throw RerunError.editedExcerpt(suite: suite.name, useCase: useCase.id)
      }
      return try fork(parent, base: recordedPlan(of: parent, in: store))
    }
    if keepsShape(of: parent), !transcript.excerpt { return try recordedPlan(of: parent, in: store) }
    let (suite, useCase) = try store.useCase(of: transcript)
    guard let scenario = scenario ?? transcript.scenario else { throw RerunError.unknownScenario }
    return try Planner.plan(
      useCase: useCase, scenario: scenario,
      condition: condition ?? transcript.condition,
      seed: transcript.seed, distance: distance, in: suite)
  }
}
