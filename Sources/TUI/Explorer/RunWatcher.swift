import Engine
import Foundation

/// Watches one run beside the loop and tells what it sees, until told to end or nothing more can happen.
///
/// SQLite tells nobody of what another process writes; its data version is looked at twice a second, which costs a few
/// microseconds, and the run is read only when that has changed.
final class RunWatcher: @unchecked Sendable {
  private let path: String
  private let pricing: Pricing
  private let post: @Sendable (Answer) -> Void
  private let lock = NSLock()
  /// Guarded by `lock`.
  private var watched: (run: String, task: Task<Void, Never>)?

  init(path: String, pricing: @escaping Pricing, post: @escaping @Sendable (Answer) -> Void) {
    self.path = path
    self.pricing = pricing
    self.post = post
  }

  /// The run that is watched now.
  var run: String? { lock.withLock { watched?.run } }

  func watch(_ run: String) {
    stop()
    let (path, pricing, post) = (path, pricing, post)
    let task = Task.detached(priority: .utility) {
      do {
        try await Self.look(at: run, in: try Store(path: path), pricing, post)
      } catch is CancellationError {
        // Nobody watches any more.
      } catch {
        post(.failed("The run cannot be watched: \(error)"))
      }
    }
    lock.withLock { watched = (run, task) }
  }

  func stop() {
    lock.withLock {
      watched?.task.cancel()
      watched = nil
    }
  }

  private static func look(
    at run: String, in store: Store, _ pricing: @escaping Pricing, _ post: @Sendable (Answer) -> Void
  ) async throws {
    var observer = try RunObserver(store: store, run: run, pricing: pricing)
    var seen: Int?
    var unchanged = 0
    while true {
      let version = try store.dataVersion()
      // A process that is killed writes nothing; whether it lives is looked at now and then.
      if version != seen || unchanged >= 4 {
        seen = version
        unchanged = 0
        let progress = try observer.look(at: Date())
        try Task.checkCancellation()
        post(.live(progress))
        if progress.isOver, progress.run.status != .interrupted { return }
      }
      unchanged += 1
      try await Task.sleep(for: .milliseconds(500))
    }
  }
}
