import Engine
import Foundation

/// Blind review: what must not sway a reviewer is hidden until they have rated.
extension ExplorerState {
  /// Whether the reviewer may not see yet who answered and what others think of it.
  func hides(_ detail: TranscriptDetail) -> Bool {
    isBlind
      && !detail.annotations.effective.contains {
        guard $0.author == author, case .rating = $0.content else { return false }
        return true
      }
  }

  /// What is drawn: without models, ratings and others' annotations as far as they are hidden.
  var veiled: ExplorerState {
    guard isBlind else { return self }
    var state = self
    var names: [String: String] = [:]
    for transcript in reader.candidates {
      names[transcript.id] = reader.details[transcript.id].map(hides) ?? true ? "model" : nil
    }
    for (id, detail) in reader.details where hides(detail) { state.reader.details[id] = detail.veiled(keeping: author) }
    state.reader.candidates = reader.candidates.map { transcript in
      names[transcript.id] == nil ? transcript : transcript.veiled
    }
    // Marks and rates would tell what the ratings do.
    state.models = []
    state.modelOrigins = [:]
    state.overview = overview.map { row in
      OverviewRow(scenario: row.scenario, condition: row.condition, counts: Counts(missing: row.counts.total))
    }
    return state
  }
}

extension Filter {
  /// The keys whose values would tell in a blind review who answered, or what others think of it.
  static let veiledKeys: Set<Key> = [
    .model, .run, .rating, .rater, .confidence, .label, .disagreement, .adjudicate, .flips, .by, .cause,
  ]
}

extension Transcript {
  /// Without what tells who answered, and what anybody thinks of it.
  var veiled: Transcript {
    var transcript = self
    transcript.model = "hidden"
    transcript.rating = nil
    transcript.rater = nil
    transcript.confidence = nil
    transcript.labels = []
    transcript.disagreement = false
    transcript.cause = status == .complete ? "blind" : cause
    return transcript
  }
}

extension TranscriptDetail {
  func veiled(keeping author: String) -> TranscriptDetail {
    // Where the constraint, the pressure and the request stand is no judgement.
    let groups = Set(Label.spans.filter { $0.group == .context }.map(\.id))
    let spans = Evidence.layers(of: self).flatMap(\.spans).filter { groups.contains($0.label) }
    let own = annotations.filter { $0.author == author }
    let context = Annotation(id: "context", author: "", created: .distantPast, content: .spans(spans))
    return TranscriptDetail(transcript: transcript.veiled, turns: turns, ratings: [], annotations: [context] + own)
  }
}
