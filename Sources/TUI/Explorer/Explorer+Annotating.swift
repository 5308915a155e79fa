import Engine

/// Ratings, labels and notes: saved at once, taken back by undo.
extension Explorer {
  mutating func rate(_ value: RatingValue) -> [Effect] {
    guard let id = annotated("rate") else { return [] }
    return [.annotate(transcript: id, author: state.author, .rating(value))]
  }

  mutating func undo() -> [Effect] {
    guard let id = annotated("undo") else { return [] }
    return [.undo(transcript: id, author: state.author)]
  }

  mutating func openLabels() -> [Effect] {
    guard let id = annotated("label"), let detail = state.reader.activeDetail else { return [] }
    var chosen: [String] = []
    for annotation in detail.annotations.effective where annotation.author == state.author {
      if case .labels(let labels) = annotation.content { chosen = labels }
    }
    return show(.labels(LabelOverlay(transcript: id, chosen: chosen)))
  }

  mutating func openNote() -> [Effect] {
    guard let id = annotated("note") else { return [] }
    return show(.input(InputOverlay(purpose: .note(transcript: id), editor: LineEditor(note(on: id)))))
  }

  /// This author's note on a transcript; empty if there is none.
  func note(on transcript: String) -> String {
    var text = ""
    for annotation in state.reader.details[transcript]?.annotations.effective ?? []
    where annotation.author == state.author {
      if case .note(let note) = annotation.content { text = note }
    }
    return text
  }

  /// Whether another transcript than the one that is seen has been asked for; says so. Keys typed ahead must not hit the
  /// one that is about to go.
  mutating func waits(before what: String) -> Bool {
    if state.isOnItsWay { say("Another transcript is being loaded; \(what) when it is here.") }
    return state.isOnItsWay
  }

  /// The transcript that an annotation is about; says so where there is none.
  private mutating func annotated(_ what: String) -> String? {
    guard !waits(before: what) else { return nil }
    guard let detail = state.reader.activeDetail else {
      say("There is no transcript to \(what).")
      return nil
    }
    return detail.transcript.id
  }
}
