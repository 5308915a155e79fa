import Engine

/// Ratings, labels and notes: saved at once, taken back by undo.
extension Explorer {
  mutating func rate(_ value: RatingValue) -> [Effect] {
    guard let id = annotated("rate") else { return [] }
    let effects = annotate(id, .rating(value))
    // In a queue a rating is the last word on its item.
    return isOnItem ? effects + goOn(.next) : effects
  }

  /// Saves what was said, and remembers it for undo and for saying it again.
  mutating func annotate(_ id: String, _ content: Annotation.Content) -> [Effect] {
    change { state in
      state.annotated.append(id)
      switch content {
      case .rating, .labels: state.lastSaid = content
      case .note, .spans, .withdrawal: break
      }
    }
    return [.annotate(transcript: id, author: state.author, content, seen: seen(of: id))]
  }

  /// What may sway this author and stands before them.
  private func seen(of id: String) -> Seen {
    guard let detail = state.reader.details[id], !state.hides(detail) else { return [] }
    var seen: Seen = .model
    if detail.ratings.contains(where: { !$0.rater.hasPrefix("human/") }) { seen.insert(.ratings) }
    if detail.annotations.contains(where: { $0.author != state.author })
      || detail.ratings.contains(where: { $0.rater.hasPrefix("human/") && $0.rater != "human/\(state.author)" })
    {
      seen.insert(.others)
    }
    return seen
  }

  /// Says the last rating or labels of this transcript too.
  mutating func repeatLast() -> [Effect] {
    switch state.lastSaid {
    case .rating(let value): return rate(value)
    case let said?: return annotated("annotate").map { annotate($0, said) } ?? []
    case nil:
      say("Nothing has been said yet that could be said again.")
      return []
    }
  }

  /// Takes back what was said last, on whichever transcript that was; then what was said before it, and so on.
  mutating func undo() -> [Effect] {
    guard let here = annotated("undo") else { return [] }
    let last = change { $0.annotated.popLast() } ?? here
    let effects: [Effect] = [.undo(transcript: last, author: state.author)]
    guard last != here else { return effects }
    if let queue = state.queue {
      change { $0.awaitsItem = true }
      return effects + [.stepQueue(queue.queue.id, from: queue.item.position, .transcript(last))]
    }
    noteJump()
    return effects + locate(last)
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
