/// What a merge took from one other store.
public struct MergeReport: Sendable, Equatable {
  /// The other store, as it was named.
  public var file: String
  public var suites = 0
  public var runs = 0
  /// New here, or further there than here.
  public var transcripts = 0
  public var ratings = 0
  /// Withdrawals count too.
  public var annotations = 0
  /// Review queues that are new here, or in which more was done there.
  public var queues = 0
  public var views = 0
  /// What the two stores say differently. Nothing of it is lost: what is said of each kind stands at its `what`.
  public var conflicts: [MergeConflict] = []

  init(file: String) { self.file = file }
}

/// One thing that two stores say differently.
public struct MergeConflict: Sendable, Equatable, CustomStringConvertible {
  /// `suite NAME` and `rating RATER VERSION`: this store's stays. `transcript`: this store's turns and circumstances stay,
  /// the other's ratings and annotations come. `plan`: both played it, both transcripts are kept, the other's without its
  /// plan. `rating|labels|note|spans by AUTHOR`: both annotations are kept, the later counts, and it is told by
  /// every merge until the author says another word. `queue NAME of AUTHOR` and
  /// `view NAME`: both are kept, the other's under another name.
  public var what: String
  /// The transcript's id; nil for a suite, a queue and a view.
  public var transcript: String?
  public var here: String
  public var there: String

  public var description: String {
    "\(transcript.map { "\($0): " } ?? "")\(what): here \(here), there \(there)"
  }
}
