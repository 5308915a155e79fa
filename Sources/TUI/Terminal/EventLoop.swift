internal import Glibc

/// Waits for the terminal, for background tasks and for signals at once, on the calling thread; burns nothing while
/// nothing happens. Everything that waits is handled before one frame is drawn.
struct EventLoop<Message: Sendable> {
  let terminal: Terminal
  let mailbox: Mailbox<Message>

  /// How long the rest of a cut sequence may take: an Escape key acts after that.
  private static var escapeDelay: Duration { .milliseconds(25) }
  /// How long the end of pasted text may take.
  private static var pasteDelay: Duration { .seconds(1) }
  /// A flood of events is drawn at least this often.
  private static var longestBatch: Duration { .milliseconds(30) }
  /// What is expected in a moment is waited for this long before a frame without it is drawn: less than anybody sees,
  /// more than most answers of the store take.
  private static var patience: Duration { .milliseconds(6) }

  /// Runs until `handle` wants to quit, or the terminal goes away or a signal asks for an end (after a last `.hangup`).
  /// - Parameters:
  ///   - handle: takes one event.
  ///   - expects: an answer is on its way without which the frame is soon made again.
  ///   - draw: makes the frame; called only after something asked for it.
  /// - Returns: whether the terminal went away or a signal asked for the end.
  @discardableResult
  func run(
    handle: (LoopEvent<Message>) -> LoopAction, expects: () -> Bool = { false }, draw: () -> Frame
  ) -> Bool {
    var decoder = InputDecoder(extra: terminal.describedKeys)
    var needsDraw = true
    var wantedSince: ContinuousClock.Instant?
    var lastInput = ContinuousClock.now
    var size = (terminal.rows, terminal.columns)
    while true {
      // However it came about: by a signal, or on the way back from another program.
      if size != (terminal.rows, terminal.columns) {
        size = (terminal.rows, terminal.columns)
        if handle(.input(.resize(rows: size.0, columns: size.1))) == .quit { return false }
        needsDraw = true
      }
      var deadline: ContinuousClock.Instant?
      if decoder.isPasting {
        deadline = lastInput + Self.pasteDelay
      } else if decoder.isPending {
        deadline = lastInput + Self.escapeDelay
      }
      var sleepsUntil = deadline
      if needsDraw {
        // Draw when nothing more waits, or a flood has gone on for long enough.
        let waits = poll(timeout: 0)
        let since = wantedSince ?? .now
        let end = since + (waits.input || waits.wake ? Self.longestBatch : expects() ? Self.patience : .zero)
        if ContinuousClock.now >= end {
          terminal.draw(draw())
          needsDraw = false
          wantedSince = nil
        } else {
          wantedSince = since
          sleepsUntil = deadline.map { min($0, end) } ?? end
        }
      }
      let ready = poll(timeout: Self.milliseconds(until: sleepsUntil))

      var events: [LoopEvent<Message>] = []
      var hungUp = false
      if ready.wake {
        mailbox.wake.clear()
        needsDraw = takeSignals() || needsDraw
        if terminal.endSignal != nil {
          hungUp = true
          events.append(.input(.hangup))
        }
        events += mailbox.drain().map { .message($0) }
      }
      if ready.input {
        lastInput = .now
        if let bytes = terminal.read() {
          events += decoder.feed(bytes).map { .input($0) }
        } else {
          hungUp = true
          events.append(.input(.hangup))
        }
      } else if let deadline, ContinuousClock.now >= deadline {
        events += decoder.flush().map { .input($0) }
      }

      for event in events {
        switch handle(event) {
        case .none: break
        case .draw: needsDraw = true
        case .redraw:
          terminal.invalidate()
          needsDraw = true
        case .quit: return hungUp
        }
      }
      if hungUp { return true }
    }
  }

  /// Returns whether all is to be drawn again.
  private func takeSignals() -> Bool {
    let changes = terminal.takeChanges()
    if changes.stopped {
      terminal.suspend()
      return true
    }
    if changes.continued { terminal.invalidate() }
    if changes.resized { _ = terminal.resize() }
    return changes.continued || changes.resized
  }

  /// The time that `poll` may sleep; -1 is for ever.
  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = deadline - .now
    return Int32(clamping: max(0, Int((left / .milliseconds(1)).rounded(.up))))
  }

  private func poll(timeout: Int32) -> (input: Bool, wake: Bool) {
    var waiting = [
      pollfd(fd: terminal.options.input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: mailbox.wake.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    // Interrupted by a signal: its handler has written to the wake-up, so the next turn hears of it.
    guard Glibc.poll(&waiting, 2, timeout) > 0 else { return (false, false) }
    return (waiting[0].revents != 0, waiting[1].revents != 0)
  }
}
