import Engine

/// What leaves the explorer for a while: the editor, the pager, a file.
extension Explorer {
  /// Plays on from this user turn with other words.
  ///
  /// - Parameter rerun: what else is to be otherwise.
  mutating func fork(with rerun: Rerun = Rerun()) -> [Effect] {
    guard !waits(before: "edit") else { return [] }
    guard let detail = state.reader.activeDetail, let turn = detail.turns.element(state.reader.turn - 1) else {
      say("There is no turn to edit.")
      return []
    }
    guard turn.role == .user else {
      let ways = "\(keyName(.previousTurn)) and \(keyName(.nextTurn))"
      say("Only what the user says can be said otherwise; \(ways) go to such a turn.")
      return []
    }
    guard !detail.transcript.excerpt else {
      say("Only an excerpt of this conversation is known; \(keyName(.rerun)) plays its whole case.", isError: true)
      return []
    }
    guard rerun.model != nil || canCall(detail.transcript) else { return [] }
    let purpose = InputOverlay.Purpose.fork(transcript: detail.transcript.id, turn: turn.index, with: rerun)
    // A line holds no line breaks.
    if turn.text.contains(where: \.isNewline) {
      change { $0.overlay = nil }
      return [.edit(turn.text, purpose)]
    }
    return show(.input(InputOverlay(purpose: purpose, editor: LineEditor(turn.text))))
  }

  /// What came back from the line or the editor.
  mutating func finishFork(of id: String, turn: Int, with text: String, _ rerun: Rerun) -> [Effect] {
    guard let detail = state.reader.details[id] else { return [] }
    let text = text.trimmingSuffix(while: \.isWhitespace)
    guard !text.isEmpty, text != detail.turns.element(turn - 1)?.text else {
      say("Nothing was changed; \(keyName(.rerunSame)) plays the same again.")
      return []
    }
    var rerun = rerun
    rerun.edits = [.init(turn: turn, text: text)]
    return start(rerun, of: detail.transcript)
  }

  /// The editor failed: what was handed to it is there again.
  mutating func takeBack(_ text: String, _ purpose: InputOverlay.Purpose, _ problem: String) {
    if case .note(let id) = purpose, text != note(on: id) { change { $0.drafts[id] = text } }
    // A line holds no line breaks.
    if state.overlay == nil, !text.contains(where: \.isNewline) {
      var input = InputOverlay(purpose: purpose, editor: LineEditor(text))
      input.problem = problem
      _ = show(.input(input))
    } else {
      say(problem, isError: true)
    }
  }

  mutating func page() -> [Effect] {
    guard let id = state.reader.activeDetail?.transcript.id else {
      say("There is no transcript to open.")
      return []
    }
    return [.page(id)]
  }

  /// Asks where to write what is shown: the transcripts that have a column.
  mutating func openExport() -> [Effect] {
    let shown = visibleTranscripts.compactMap(state.reader.transcript)
    guard let first = shown.first else {
      say("There is nothing to export.")
      return []
    }
    let name = shown.count == 1 ? "\(first.useCase)-\(Wording.shortModel(first.model))" : first.useCase
    let purpose = InputOverlay.Purpose.export(shown.map(\.id))
    return show(.input(InputOverlay(purpose: purpose, editor: LineEditor("\(name).md"))))
  }
}

extension Rerun {
  /// Only who answers, how and how often is otherwise: what was said stays.
  var keepsTheConversation: Bool { scenario == nil && condition == nil && distance == nil && placement == nil }
}

extension String {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isDropped(last) { text.removeLast() }
    return String(text)
  }
}
