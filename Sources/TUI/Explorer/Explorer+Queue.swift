import Engine

/// Review queues: taken up, gone through item by item, left and resumed.
extension Explorer {
  /// Takes up a queue; in one, leaves it.
  mutating func toggleQueue() -> [Effect] {
    guard let queue = state.queue?.queue else { return awaitTable(.queues(author: state.author)) }
    change { $0.queue = nil }
    say(
      queue.open == 0
        ? "Left “\(queue.name)”, which is done."
        : "Left “\(queue.name)” with \(queue.open) to go; \(keyName(.queue)) takes it up again where you left.")
    return [.leaveItem]
  }

  mutating func handle(_ action: Action?, _ key: KeyEvent, _ overlay: QueueOverlay) -> [Effect] {
    var overlay = overlay
    switch action {
    case .queue: return close()
    case .open:
      change {
        $0.overlay = nil
        $0.awaitsItem = true
      }
      if let queue = overlay.queues.element(overlay.list.selected) { return [.openQueue(queue.id)] }
      return [.makeQueue(name: overlay.name, author: state.author, overlay.filter, overlay.order)]
    case .right, .left:
      guard overlay.isOnNew else {
        say("The order of a queue is chosen when it is made.")
        return []
      }
      let orders = ReviewQueue.Order.allCases
      let index = orders.firstIndex(of: overlay.order) ?? 0
      overlay.order = orders[(index + (action == .right ? 1 : -1) + orders.count) % orders.count]
    default:
      guard let rows = step(action, page: 5) else { return meansNothing(key) }
      overlay.list.select(overlay.list.selected + rows, of: overlay.rows, visible: overlay.rows)
    }
    return show(.queue(overlay))
  }

  /// The open item goes, the next one comes. Who has gone aside comes back to the open item first.
  mutating func goOn(_ step: QueueStep) -> [Effect] {
    guard let active = state.queue else {
      say("No queue is taken up; \(keyName(.queue)) takes one up.")
      return []
    }
    change { $0.awaitsItem = true }
    if case .skip = step {
      change { $0.undoable.append(.skipped(queue: active.queue.id, position: active.item.position)) }
    }
    let isAside = active.item.transcript != state.reader.active
    if case .place = step, isAside { return [.stepQueue(active.queue.id, from: active.item.position, .place(0))] }
    return [.stepQueue(active.queue.id, from: active.item.position, step)]
  }

  mutating func receive(_ queue: ReviewQueue, _ item: ReviewItem?, _ detail: TranscriptDetail?) -> [Effect] {
    change { $0.awaitsItem = false }
    guard let item else {
      change {
        $0.queue?.queue = queue
        $0.queue?.isOver = true
      }
      let flagged = queue.flagged > 0 ? " \(queue.flagged) \(queue.flagged == 1 ? "is" : "are") flagged." : ""
      let ways = "\(keyName(.previousItem)) and \(keyName(.nextItem)) go to them"
      let skipped = queue.skipped > 0 ? " \(queue.skipped) were skipped; \(ways)." : ""
      say("“\(queue.name)” is done: \(queue.done) of \(queue.count) rated.\(skipped)\(flagged)")
      return refreshCounts()
    }
    let isSame = state.queue?.item.position == item.position && state.queue?.queue.id == queue.id
    change { $0.queue = ActiveQueue(queue: queue, item: item) }
    guard let detail else {
      say("Transcript \(item.transcript) is no more; \(keyName(.nextItem)) goes on.", isError: true)
      return []
    }
    // Flagging leaves the reader where they are.
    if isSame, state.reader.active == detail.transcript.id { return [] }
    change { $0.focus = .transcripts }
    let effects = goTo(detail)
    // Whoever is there already is led to the answer too.
    if state.reader.active == detail.transcript.id { standOnRequest() }
    return effects
  }

  /// Whether ratings are of the item that is open.
  var isOnItem: Bool { state.queue.map { $0.item.transcript == state.reader.active } ?? false }
}

/// What becomes of the open item, and where to go then.
enum QueueStep: Sendable, Equatable {
  /// To the next that is to be done.
  case next
  /// The same; this one is left out.
  case skip
  /// This one is flagged, or no longer; it stays open.
  case flag(Bool)
  /// This one is no longer left out.
  case unskip
  /// By places, done or not; 0 is the open item itself.
  case place(Int)
  /// To this transcript's item, e.g. after its rating was undone.
  case transcript(String)
}
