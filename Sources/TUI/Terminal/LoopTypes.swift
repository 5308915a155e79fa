/// What the event loop hands to the program.
enum LoopEvent<Message: Sendable>: Sendable {
  case input(InputEvent)
  /// What a background task posted.
  case message(Message)
}

/// What the program wants of the loop after an event.
enum LoopAction: Sendable, Equatable {
  /// Nothing visible changed: nothing is drawn.
  case none
  /// Draw once, after everything that waits has been handled.
  case draw
  /// Forget what the screen shows and draw all of it (`^L`).
  case redraw
  case quit
}
