import Engine

/// Sweeps: what would have saved the user?
extension Explorer {
  mutating func openSweep() -> [Effect] {
    guard !waits(before: "sweep") else { return [] }
    guard let transcript = state.reader.activeTranscript else {
      say("There is no transcript to sweep.")
      return []
    }
    guard state.progress == nil else {
      say("A rerun is being played; wait for it.")
      return []
    }
    if let objection = Sweep.objection(to: transcript) {
      say("\(objection)", isError: true)
      return []
    }
    var models = state.callableModels
    if !models.contains(transcript.model), transcript.origin == .recorded { models.insert(transcript.model, at: 0) }
    guard let first = models.first else {
      say("There is no model that can be called.", isError: true)
      return []
    }
    return show(
      .sweep(
        SweepOverlay(
          parent: transcript, models: models, model: models.contains(transcript.model) ? transcript.model : first)))
  }

  mutating func handle(_ action: Action?, _ key: KeyEvent, _ sweep: SweepOverlay) -> [Effect] {
    var sweep = sweep
    switch action {
    case .down, .up: sweep.isOnRepeats.toggle()
    case .right: sweep.change(by: 1)
    case .left: sweep.change(by: -1)
    case .open:
      change {
        $0.overlay = nil
        $0.progress = .init(
          title: "sweep of \(sweep.parent.useCase)", parent: sweep.parent.id, turns: 12, planned: sweep.conversations)
      }
      return [.sweep(sweep.sweep, parent: sweep.parent.id)]
    default: return meansNothing(key)
    }
    return show(.sweep(sweep))
  }

  /// What would have saved the user, in a line, and each number's transcripts.
  mutating func receive(_ report: SweepReport) -> [Effect] {
    change { $0.progress = nil }
    guard state.overlay == nil else {
      let ways = "\(keyName(.sweep)) shows it again after another sweep; \(keyName(.runs)) has its run"
      say("Swept: \(report.verdict). \(ways).")
      return refreshCounts()
    }
    return show(.table(Tables.sweep(report))) + refreshCounts()
  }
}
