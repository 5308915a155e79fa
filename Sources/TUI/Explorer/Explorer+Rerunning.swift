import Engine

/// Single-case reruns: chosen in a dialog, or the same at once.
extension Explorer {
  mutating func openRerun() -> [Effect] {
    guard !waits(before: "rerun") else { return [] }
    guard let transcript = state.reader.activeTranscript, state.progress == nil else {
      say(
        state.progress == nil
          ? "There is no transcript to rerun." : "A rerun is being played; \(keyName(.runs)) leads to it.")
      return []
    }
    // A model that cannot be called stays on the list, so that the dialog shows what was; another must be chosen.
    var models = state.callableModels
    if !models.contains(transcript.model), transcript.origin == .recorded { models.insert(transcript.model, at: 0) }
    return show(
      .rerun(
        RerunOverlay(
          parent: transcript, models: models,
          model: models.contains(transcript.model) ? transcript.model : models.first ?? transcript.model,
          scenario: transcript.scenario, condition: transcript.condition)))
  }

  mutating func rerunSame() -> [Effect] {
    guard !waits(before: "rerun") else { return [] }
    guard let transcript = state.reader.activeTranscript, state.progress == nil else {
      say(
        state.progress == nil
          ? "There is no transcript to rerun." : "A rerun is being played; \(keyName(.runs)) leads to it.")
      return []
    }
    guard canCall(transcript) else { return [] }
    return start(Rerun(), of: transcript)
  }

  /// Whether its model can be asked again and none is being asked; says so where not.
  mutating func canCall(_ transcript: Transcript) -> Bool {
    if state.progress != nil {
      say("A rerun is being played; \(keyName(.runs)) leads to it.")
      return false
    }
    guard state.callableModels.contains(transcript.model) || transcript.origin == .recorded else {
      say("\(transcript.model) cannot be called; choose another model with \(keyName(.rerun)).", isError: true)
      return false
    }
    return true
  }

  mutating func start(_ rerun: Rerun, of transcript: Transcript) -> [Effect] {
    let condition = rerun.condition ?? transcript.condition
    let turns = state.reader.details[transcript.id]?.turns.count ?? 12
    change {
      $0.progress = .init(
        title: "\(transcript.useCase) · \(condition.rawValue)", parent: transcript.id, turns: max(turns, 2),
        planned: rerun.repeats)
    }
    return [.rerun(rerun, parent: transcript.id)]
  }

  // MARK: The dialog

  mutating func handle(_ action: Action?, _ key: KeyEvent, _ rerun: RerunOverlay) -> [Effect] {
    var rerun = rerun
    let fields = RerunOverlay.Field.allCases
    func field(_ step: Int) -> RerunOverlay.Field {
      fields[(rerun.field.rawValue + step + fields.count) % fields.count]
    }
    switch action {
    case .down: rerun.field = field(1)
    case .up: rerun.field = field(-1)
    case .right: rerun.change(by: 1)
    case .left: rerun.change(by: -1)
    case .open:
      guard rerun.isDefined else {
        say(rerun.problem(with: rerun.condition), isError: true)
        return []
      }
      change { $0.overlay = nil }
      return start(rerun.rerun, of: rerun.parent)
    case .fork:
      let chosen = rerun.rerun
      guard chosen.keepsTheConversation else {
        say("An edited turn keeps scenario, condition, distance and placement; put these back first.", isError: true)
        return []
      }
      // Where that cannot be, the dialog stays with what was chosen.
      return fork(with: chosen)
    default:
      guard case .character(let character) = key else { return meansNothing(key) }
      // The first letter of a condition chooses it: g is guiding.
      guard let condition = Condition.known.first(where: { $0.rawValue.first == character }) else {
        let keys = "\(keyName(.cancel, on: .rerun)) leaves, \(keyName(.help, on: .rerun)) lists the keys"
        say("“\(character)” begins no condition; \(keys).")
        return []
      }
      guard rerun.isDefined(condition) else {
        say(rerun.problem(with: condition), isError: true)
        return []
      }
      rerun.field = .condition
      rerun.condition = condition
    }
    return show(.rerun(rerun))
  }
}
