import Engine

/// The person's review queues, and a new one that could be made.
struct QueueOverlay: Sendable, Equatable {
  var queues: [ReviewQueue]
  /// The last row is the new one.
  var list = ListPosition()
  var order = ReviewQueue.Order.unsure
  /// What the new one would hold.
  var filter: Filter

  var rows: Int { queues.count + 1 }
  var isOnNew: Bool { list.selected >= queues.count }

  /// What the new one will be called: its order and filter, with a number where that is taken.
  var name: String {
    let plain = filter.isEmpty ? order.title : "\(order.title), \(filter.description)"
    let taken = Set(queues.map(\.name))
    guard taken.contains(plain) else { return plain }
    return (2...).lazy.map { "\(plain) (\($0))" }.first { !taken.contains($0) } ?? plain
  }
}

/// The queue that is being worked through, and the item that is open.
struct ActiveQueue: Sendable, Equatable {
  var queue: ReviewQueue
  var item: ReviewItem
  /// Nothing is left to do in it; the last item stays open.
  var isOver = false
  /// What its filter and order tell of every item.
  let tells: Seen

  init(queue: ReviewQueue, item: ReviewItem) {
    self.queue = queue
    self.item = item
    tells = queue.tells
  }
}
