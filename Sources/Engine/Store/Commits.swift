/// Writes of many tasks, committed together: what comes while others are written shares the next transaction, whose cost is
/// hardly more for many than for one. A task goes on once its own write is committed.
final class Commits: Sendable {
  private struct Waiting: Sendable {
    /// Writes; gives what tells the task so, which is called after the commit.
    var write: @Sendable (Connection) throws(StoreError) -> @Sendable () -> Void
    var fail: @Sendable (StoreError) -> Void
  }

  private struct State {
    var waiting: [Waiting] = []
    /// A task commits, or is about to.
    var isUnderWay = false
  }

  private let state = Locked(State())

  /// Runs `body` in a transaction of the store with others: all of it is committed, or it throws and nothing of it is.
  ///
  /// - Parameter body: may be run twice, the first time for nothing.
  func write<T: Sendable>(
    in store: Store, _ body: @escaping @Sendable (Connection) throws(StoreError) -> T
  ) async throws(StoreError) -> T {
    let result: Result<T, StoreError> = await withCheckedContinuation { continuation in
      let waiting = Waiting(
        write: { (db) throws(StoreError) in
          let value = try body(db)
          return { continuation.resume(returning: .success(value)) }
        }, fail: { continuation.resume(returning: .failure($0)) })
      let isFirst = state.withLock { state in
        state.waiting.append(waiting)
        defer { state.isUnderWay = true }
        return !state.isUnderWay
      }
      // A task of its own is run after those that are ready now, so that their writes come with it.
      if isFirst { Task { commit(in: store) } }
    }
    return try result.get()
  }

  private func commit(in store: Store) {
    let batch = state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
    do throws(StoreError) {
      let done = try store.write { (db) throws(StoreError) in
        try batch.map { (waiting) throws(StoreError) in try waiting.write(db) }
      }
      for tell in done { tell() }
    } catch {
      // Nothing was committed. Each alone: one that cannot be written fails none but itself; a file that is busy fails all.
      for waiting in batch {
        if error.isBusy {
          waiting.fail(error)
          continue
        }
        do throws(StoreError) {
          try store.write { (db) throws(StoreError) in try waiting.write(db) }()
        } catch {
          waiting.fail(error)
        }
      }
    }
    let isMore = state.withLock { state in
      state.isUnderWay = !state.waiting.isEmpty
      return state.isUnderWay
    }
    if isMore { Task { commit(in: store) } }
  }
}
