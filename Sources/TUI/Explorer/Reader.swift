import Engine

/// The transcripts that can be read, which of them stand side by side, and where the reader is.
struct Reader: Sendable, Equatable {
  /// The transcripts of the selected case, scenario and condition, in order.
  var candidates: [Transcript] = []
  /// What the person has put side by side; empty: the candidates themselves. The active one stands beside them.
  var pinned: [String] = []
  /// The transcript that keys act on.
  var active: String?
  /// What is loaded of them.
  var details: [String: TranscriptDetail] = [:]
  /// The first line seen of the aligned turns.
  var top = 0
  /// The turn that the reader stands on, from 1.
  var turn = 1
  /// The evidence span that the reader stands on, as an index of the active transcript's spans.
  var span: Int?

  /// The transcripts in the order of their columns: the pinned ones and the active one, else the candidates.
  var order: [String] {
    guard !pinned.isEmpty else { return candidates.map(\.id) }
    guard let active, !pinned.contains(active) else { return pinned }
    return pinned + [active]
  }

  /// What can be gone to sideways: the pinned ones, then the other candidates.
  var path: [String] { pinned + candidates.map(\.id).filter { !pinned.contains($0) } }

  /// Makes a transcript the one that keys act on.
  mutating func activate(_ id: String?) {
    guard id != active else { return }
    active = id
    span = nil
  }

  /// Ends the side-by-side; a transcript of the case is the active one then.
  mutating func unpin() {
    let ids = candidates.map(\.id)
    if let active, !ids.contains(active) { activate(pinned.first(where: ids.contains) ?? ids.first) }
    pinned = []
  }

  /// What is known of a transcript.
  func transcript(_ id: String) -> Transcript? {
    details[id]?.transcript ?? candidates.first { $0.id == id }
  }

  var activeDetail: TranscriptDetail? { active.flatMap { details[$0] } }
  var activeTranscript: Transcript? { active.flatMap(transcript) }

  /// The columns seen when there is room for `count`: a window that holds the active one.
  func visible(_ count: Int) -> [String] {
    let order = order
    guard order.count > count, count > 0 else { return order }
    let position = active.flatMap(order.firstIndex) ?? 0
    let first = min(max(0, position - count / 2), order.count - count)
    return Array(order[first..<(first + count)])
  }

  /// The evidence of the active transcript in reading order.
  var spans: [Span] { activeDetail.map(Evidence.spans) ?? [] }
}

/// The spans that are shown on a transcript.
enum Evidence {
  /// The spans of the rating that counts, of the rule rater where that one has none, and people's own, in reading order.
  static func spans(of detail: TranscriptDetail) -> [Span] {
    var spans = detail.effectiveRating?.spans ?? []
    if spans.isEmpty { spans = detail.rating(by: "rule")?.spans ?? [] }
    if spans.isEmpty { spans = detail.latestRatings.last { !$0.spans.isEmpty }?.spans ?? [] }
    for case .spans(let own) in detail.annotations.effective.map(\.content) {
      spans += own.filter { !spans.contains($0) }
    }
    return spans.sorted { ($0.turn, $0.start, $0.end) < ($1.turn, $1.start, $1.end) }
  }
}
