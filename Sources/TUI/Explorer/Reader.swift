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
  /// Raters whose spans the person switched on or off.
  var layers: [String: Bool] = [:]
  /// The evidence span that the reader stands on, as an index of the active transcript's spans.
  var span: Int?

  /// More are too narrow to be read.
  static let mostPinned = 4

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
  var spans: [Span] { marks.map(\.span) }

  /// The same, with who marked it.
  var marks: [Evidence.Mark] { activeDetail.map { Evidence.marks(of: $0, layers: layers) } ?? [] }
}

/// The spans that are shown on a transcript: those of several raters are laid over each other.
enum Evidence {
  struct Mark: Sendable, Equatable {
    var span: Span
    var rater: String
  }

  /// One rater's spans.
  struct Layer: Sendable, Equatable {
    var rater: String
    var spans: [Span]
    /// Shown unless the person says otherwise: the rating that counts, and what people marked.
    var isUsual: Bool
  }

  /// Everybody who marked something.
  static func layers(of detail: TranscriptDetail) -> [Layer] {
    var layers = detail.latestRatings.filter { !$0.spans.isEmpty }.map {
      Layer(rater: $0.rater, spans: $0.spans, isUsual: false)
    }
    // The rating that counts, the rules where that one has none, else the latest that has some.
    let usual = [detail.effectiveRating?.rater, "rule"].compactMap { $0 }
    let shown = usual.first { rater in layers.contains { $0.rater == rater } } ?? layers.last?.rater
    for index in layers.indices where layers[index].rater == shown { layers[index].isUsual = true }
    for annotation in detail.annotations.effective {
      guard case .spans(let spans) = annotation.content, !spans.isEmpty else { continue }
      let rater = annotation.author.isEmpty ? "plan" : "human/\(annotation.author)"
      if let index = layers.firstIndex(where: { $0.rater == rater }) {
        layers[index].spans = spans
        layers[index].isUsual = true
      } else {
        layers.append(Layer(rater: rater, spans: spans, isUsual: true))
      }
    }
    return layers
  }

  /// - Parameter layers: raters that the person switched on or off.
  static func marks(of detail: TranscriptDetail, layers chosen: [String: Bool]) -> [Mark] {
    var marks: [Mark] = []
    for layer in layers(of: detail) where chosen[layer.rater] ?? layer.isUsual {
      marks += layer.spans.map { Mark(span: $0, rater: layer.rater) }
    }
    // What two raters marked alike is shown once, as the first one's.
    var seen: Set<String> = []
    return marks.filter { seen.insert("\($0.span.turn) \($0.span.start) \($0.span.end) \($0.span.label)").inserted }
      .sorted { ($0.span.turn, $0.span.start, $0.span.end) < ($1.span.turn, $1.span.start, $1.span.end) }
  }
}
