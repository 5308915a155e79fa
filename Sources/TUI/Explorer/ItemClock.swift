import Engine
import Foundation

/// How long a queue's item has been open; noted when another one is opened. Used on the effects' queue alone.
final class ItemClock: @unchecked Sendable {
  private var open: (queue: Int, position: Int, since: ContinuousClock.Instant)?

  /// What lies open for longer than this was left alone.
  private static let longest = Duration.seconds(600)

  func start(_ queue: Int, _ position: Int?, in store: Store) {
    if let open, open.queue == queue, open.position == position { return }
    stop(in: store)
    if let position { open = (queue, position, .now) }
  }

  func stop(in store: Store) {
    guard let item = open else { return }
    open = nil
    let spent = min(ContinuousClock.now - item.since, Self.longest)
    // A time that cannot be noted is no reason to stop a review.
    try? store.mark(queue: item.queue, position: item.position, seconds: spent / .seconds(1))
  }
}
