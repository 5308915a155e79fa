public import struct Foundation.Date

/// Transcripts to be reviewed by one person in an order that was fixed when the queue was made.
public struct ReviewQueue: Sendable, Equatable, Identifiable {
  public var id: Int
  public var name: String
  /// Whose it is: the name after `human/`.
  public var author: String
  /// What the filter was when it was made.
  public var filter: String
  public var order: Order
  public var seed: Int
  public var created: Date
  public var count: Int
  /// Items that the author has rated.
  public var done: Int
  public var skipped: Int
  public var flagged: Int
  /// Spent on all items together.
  public var seconds: Double
  /// Spent on those of them that the author has rated.
  public var ratedSeconds: Double
  /// How many of the rated have a time: others were rated elsewhere.
  public var timed: Int

  /// Which come first.
  public enum Order: String, Sendable, CaseIterable {
    /// What no rater is sure of, and what is unclear or not rated.
    case unsure
    /// What raters differ on.
    case disagreements
    case failures
    /// By a hash of the seed and the transcript.
    case random
    /// The categories in turn, at random within each, so that every beginning of the queue is balanced.
    case stratified
    /// As the lists have them.
    case `case`

    public var title: String {
      switch self {
      case .unsure: "unsure first"
      case .disagreements: "disagreements first"
      case .failures: "failures first"
      case .random: "random"
      case .stratified: "by category in turn"
      case .case: "by case"
      }
    }
  }

  /// Items that are neither done nor skipped.
  public var open: Int { count - done - skipped }

  /// Seconds a rated item took on average; nil before one was rated that took any. Skipped and open items do not count, nor
  /// those that were rated outside the queue.
  public var secondsAnItem: Double? { timed > 0 ? ratedSeconds / Double(timed) : nil }
}

/// One transcript of a queue.
public struct ReviewItem: Sendable, Equatable {
  /// From 1.
  public var position: Int
  /// The transcript's id.
  public var transcript: String
  public var isDone: Bool
  public var isSkipped: Bool
  public var isFlagged: Bool
  public var seconds: Double
}

/// Why there is no such queue.
public enum ReviewQueueError: Error, Sendable, Equatable, CustomStringConvertible {
  case nothing(filter: String)
  case taken(String)
  case unknown(String, known: [String])

  public var description: String {
    switch self {
    case .nothing(let filter):
      filter.isEmpty
        ? "There are no transcripts to review; heed run or heed import brings some."
        : "No transcript fits “\(filter)”; a queue needs at least one. `heed help filters` lists what can be asked for."
    case .taken(let name):
      "There is a queue “\(name.onOneLine)” already; take another name, or delete it with heed queue delete."
    case .unknown(let name, let known):
      "There is no queue “\(name.onOneLine)”; "
        + (known.isEmpty ? "heed queue new makes one." : "there are \(known.map(\.onOneLine).joined(separator: ", ")).")
    }
  }
}
