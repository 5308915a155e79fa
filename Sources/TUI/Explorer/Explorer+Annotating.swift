import Engine

/// Ratings, labels and notes: saved at once, taken back by undo.
extension Explorer {
  mutating func rate(_ value: RatingValue) -> [Effect] {
    guard let id = annotated("rate") else { return [] }
    // In a queue a rating is the last word on its item: once it is saved the next one comes.
    if isOnItem, state.queue?.isOver == false {
      change {
        $0.goesOn = id
        $0.awaitsItem = true
      }
    }
    return annotate(id, .rating(value))
  }

  /// Saves what was said, and remembers it for undo and for saying it again.
  mutating func annotate(_ id: String, _ content: Annotation.Content) -> [Effect] {
    change { state in
      state.undoable.append(.annotated(id))
      if case .note = content { state.drafts[id] = nil }
      var said = state.lastSaid.flatMap { $0.transcript == id ? $0 : nil } ?? .init(transcript: id)
      switch content {
      case .rating(let value): said.rating = value
      case .labels(let labels): said.labels = labels
      case .note, .spans, .withdrawal: return
      }
      state.lastSaid = said
    }
    // What waits for another program is seen to wait.
    say("Saving…")
    return [.annotate(transcript: id, author: state.author, content, seen: seen(of: id))]
  }

  /// Nothing that could not be saved is undone or said again, and no item is left because of it; what was typed comes back.
  mutating func notSaved(_ content: Annotation.Content, of id: String, _ problem: String) -> [Effect] {
    change { state in
      if let index = state.undoable.lastIndex(of: .annotated(id)) { state.undoable.remove(at: index) }
      if state.lastSaid?.transcript == id { state.lastSaid = nil }
      state.goesOn = nil
      state.awaitsItem = false
      state.typedAhead = []
    }
    if case .labels(var overlay) = state.overlay, overlay.transcript == id {
      overlay.chosen = labels(on: id)
      change { $0.overlay = .labels(overlay) }
    }
    guard case .note(let text) = content else {
      say("Not saved: \(problem)", isError: true)
      return []
    }
    // Whoever has gone on types elsewhere by now: the words wait where they belong.
    change { $0.drafts[id] = text }
    let place = state.reader.transcript(id).map { " on \($0.useCase)" } ?? ""
    say("The note\(place) is not saved, \(keyName(.note)) has its words: \(problem)", isError: true)
    return []
  }

  // MARK: What may sway the author

  /// Remembers what stands before the reader now: having seen it cannot be taken back.
  mutating func noteSeen() {
    for id in visibleTranscripts {
      guard let detail = state.reader.details[id] else { continue }
      // Of what is hidden the filter or the queue may tell.
      let told = state.queue.map { $0.item.transcript == id ? $0.tells : [] } ?? []
      let seen =
        state.hides(detail) ? state.filter.tells.union(told) : Explorer.telling(detail, besides: state.author)
      if state.seen[id]?.isSuperset(of: seen) != true { change { $0.seen[id, default: []].formUnion(seen) } }
    }
  }

  /// What of a transcript tells who answered, or what somebody else thinks of it.
  private static func telling(_ detail: TranscriptDetail, besides author: String) -> Seen {
    var seen: Seen = .model
    if detail.ratings.contains(where: { !$0.rater.hasPrefix("human/") }) { seen.insert(.ratings) }
    if detail.annotations.contains(where: { $0.author != author })
      || detail.ratings.contains(where: { $0.rater.hasPrefix("human/") && $0.rater != "human/\(author)" })
    {
      seen.insert(.others)
    }
    return seen
  }

  /// What this author has had before them since the start, and earlier as far as they said something then.
  private func seen(of id: String) -> Seen {
    var seen = state.seen[id] ?? []
    guard let detail = state.reader.details[id] else { return seen }
    for annotation in detail.annotations where annotation.author == state.author {
      seen.formUnion(annotation.seen ?? [])
      // Whoever has rated has been shown everything, though they take it back.
      if case .rating = annotation.content { seen.formUnion(Explorer.telling(detail, besides: state.author)) }
    }
    return seen
  }

  // MARK: Again, and back

  /// Says of this transcript what was said of the last one: its labels, then its rating.
  mutating func repeatLast() -> [Effect] {
    guard let said = state.lastSaid else {
      say("Nothing has been said yet that could be said again.")
      return []
    }
    guard let id = annotated("annotate") else { return [] }
    guard id != said.transcript else {
      say("This is what was said last; it can be said of another.")
      return []
    }
    // Labels that it has stay.
    let own = self.labels(on: id)
    let labels = said.labels.map { annotate(id, .labels(own + $0.filter { !own.contains($0) })) } ?? []
    return labels + (said.rating.map { rate($0) } ?? [])
  }

  /// Takes back what was done last, on whichever transcript that was; then what was done before it, and so on.
  mutating func undo() -> [Effect] {
    guard let here = annotated("undo") else { return [] }
    switch change({ $0.undoable.popLast() }) {
    case .skipped(let queue, let position):
      guard state.queue?.queue.id == queue else { return undo() }
      change { $0.awaitsItem = true }
      say("No longer skipped.")
      return [.stepQueue(queue, from: position, .unskip)]
    case .annotated(let id): return undo(on: id, from: here)
    case nil:
      // What was said before the program was started last.
      guard let queue = state.queue, isOnItem else { return undo(on: here, from: here) }
      return [.findLastSaid(queue: queue.queue.id, author: state.author)]
    }
  }

  private mutating func undo(on id: String, from here: String) -> [Effect] {
    let effects: [Effect] = [.undo(transcript: id, author: state.author)]
    guard id != here else { return effects }
    if let queue = state.queue {
      change { $0.awaitsItem = true }
      return effects + [.stepQueue(queue.queue.id, from: queue.item.position, .transcript(id))]
    }
    noteJump()
    return effects + locate(id)
  }

  mutating func openNote() -> [Effect] {
    guard let id = annotated("note") else { return [] }
    return show(
      .input(InputOverlay(purpose: .note(transcript: id), editor: LineEditor(state.drafts[id] ?? note(on: id)))))
  }

  /// This author's note on a transcript; empty if there is none.
  func note(on transcript: String) -> String {
    own(on: transcript) { if case .note(let note) = $0 { note } else { nil } } ?? ""
  }

  /// This author's labels on a transcript, the primary one first.
  func labels(on transcript: String) -> [String] {
    own(on: transcript) { if case .labels(let labels) = $0 { labels } else { nil } } ?? []
  }

  /// This author's spans on a transcript.
  func spans(on transcript: String) -> [Span] {
    own(on: transcript) { if case .spans(let spans) = $0 { spans } else { nil } } ?? []
  }

  /// What counts of what this author said; nil where they said nothing of the kind.
  private func own<T>(on transcript: String, _ take: (Annotation.Content) -> T?) -> T? {
    (state.reader.details[transcript]?.annotations.effective ?? [])
      .last { $0.author == state.author && take($0.content) != nil }.flatMap { take($0.content) }
  }

  /// Whether another transcript than the one that is seen has been asked for; says so. Keys typed ahead must not hit the
  /// one that is about to go.
  mutating func waits(before what: String) -> Bool {
    if state.isOnItsWay { say("Another transcript is being loaded; \(what) when it is here.") }
    return state.isOnItsWay
  }

  /// The transcript that an annotation is about; says so where there is none.
  mutating func annotated(_ what: String) -> String? {
    guard !waits(before: what) else { return nil }
    guard let detail = state.reader.activeDetail else {
      say("There is no transcript to \(what).")
      return nil
    }
    return detail.transcript.id
  }
}
