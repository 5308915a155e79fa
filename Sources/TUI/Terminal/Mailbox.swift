internal import CNcurses
internal import Foundation

/// Wakes a thread that waits in `poll`.
final class Wakeup: Sendable {
  let descriptor: Int32

  init() {
    descriptor = heed_eventfd()
  }

  deinit { close(descriptor) }

  func signal() {
    var one: UInt64 = 1
    // Fails only when the counter is full, and then the loop is awake.
    _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
  }

  func clear() {
    var count: UInt64 = 0
    _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
  }
}

/// Where background tasks leave messages for the event loop, from any thread.
final class Mailbox<Message: Sendable>: @unchecked Sendable {
  let wake = Wakeup()
  private let lock = NSLock()
  /// Guarded by `lock`.
  private var messages: [Message] = []

  init() {}

  /// Leaves a message and wakes the loop if it may be asleep.
  func post(_ message: Message) {
    let wasEmpty = lock.withLock {
      messages.append(message)
      return messages.count == 1
    }
    if wasEmpty { wake.signal() }
  }

  /// Takes everything that waits, in order.
  func drain() -> [Message] {
    lock.withLock {
      defer { messages = [] }
      return messages
    }
  }
}
