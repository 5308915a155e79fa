internal import Dispatch

extension Array where Element: Sendable {
  /// The results of `transform` in the elements' order, worked out on all cores at once. Meant for work that keeps a core
  /// busy for a millisecond or more in all.
  func parallelMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    // A few shares a core, so that a slow share does not leave the others waiting.
    let share = Swift.max(1, count / 64)
    let starts = Swift.Array(stride(from: 0, to: count, by: share))
    let parts = Locked<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: starts.count) { index in
      let part = self[starts[index]..<Swift.min(starts[index] + share, count)].map(transform)
      parts.withLock { $0[index] = part }
    }
    return parts.withLock { found in starts.indices.flatMap { found[$0] ?? [] } }
  }
}
