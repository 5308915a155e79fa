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
  var veiled: ExplorerState { isBlind ? withoutOpinions : withoutEnd }

  /// While a transcript is played, what has not come yet is not told: no verdict before the last answer.
  private var withoutEnd: ExplorerState {
    guard case .player(let player) = overlay, player.shown < player.count else { return self }
    var state = self
    for id in reader.order {
      guard let detail = reader.details[id], player.shown < detail.turns.count else { continue }
      state.reader.details[id]?.transcript = detail.transcript.withoutVerdict
      state.reader.details[id]?.ratings = detail.ratings.map { rating in
        var rating = rating
        rating.spans.removeAll { $0.turn > player.shown }
        return rating
      }
      state.reader.details[id]?.annotations = detail.annotations.map { annotation in
        var annotation = annotation
        if case .spans(let spans) = annotation.content {
          annotation.content = .spans(spans.filter { $0.turn <= player.shown })
        }
        return annotation
      }
    }
    state.reader.candidates = reader.candidates.map(\.withoutVerdict)
    let row = caseList.selected
    if cases.indices.contains(row) {
      state.cases[row].byModel = cases[row].byModel.mapValues { Counts(missing: $0.total) }
    }
    return state
  }

  private var withoutOpinions: ExplorerState {
    var state = self
    var names: [String: String] = [:]
    for transcript in reader.candidates {
      names[transcript.id] = reader.details[transcript.id].map(hides) ?? true ? "model" : nil
    }
    for (id, detail) in reader.details where hides(detail) { state.reader.details[id] = detail.veiled(keeping: author) }
    state.reader.candidates = reader.candidates.map { transcript in
      names[transcript.id] == nil ? transcript : transcript.veiled
    }
    // By a number, so that one can say which is meant.
    let ids = reader.candidates.map(\.id)
    for (number, id) in (ids + reader.pinned.filter { !ids.contains($0) }).enumerated() {
      let name = "\(Veil.hidden) \(number + 1)"
      if state.reader.details[id]?.transcript.model == Veil.hidden { state.reader.details[id]?.transcript.model = name }
      if number < ids.count, state.reader.candidates[number].model == Veil.hidden {
        state.reader.candidates[number].model = name
      }
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

enum Veil {
  /// Stands for a model.
  static let hidden = "hidden"
  /// The cause for which a transcript that is being played has no verdict yet.
  static let playing = "playing"

  /// In an order that does not tell which model stands where, and is always the same for the same transcripts.
  static func shuffled(_ transcripts: [Transcript]) -> [Transcript] {
    transcripts.map { (StableHash($0.id).value, $0) }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
  }
}

extension Filter {
  /// The keys whose values would tell in a blind review who answered, or what others think of it.
  static let veiledKeys: Set<Key> = [
    .model, .run, .rating, .rater, .confidence, .label, .disagreement, .adjudicate, .flips, .by, .cause,
  ]
}

extension Transcript {
  /// As it was before anybody rated it.
  fileprivate var withoutVerdict: Transcript {
    var transcript = self
    transcript.rating = nil
    transcript.rater = nil
    transcript.confidence = nil
    transcript.labels = []
    transcript.disagreement = false
    if transcript.status == .complete { transcript.cause = Veil.playing }
    return transcript
  }

  /// Without what tells who answered, and what anybody thinks of it.
  var veiled: Transcript {
    var transcript = self
    transcript.model = Veil.hidden
    transcript.rating = nil
    transcript.rater = nil
    transcript.confidence = nil
    transcript.labels = []
    // A rerun's tells the model where that was changed.
    transcript.parent = nil
    transcript.changed = nil
    transcript.disagreement = false
    transcript.annotated = false
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
    var transcript = transcript.veiled
    transcript.annotated = !own.isEmpty
    return TranscriptDetail(transcript: transcript, turns: turns, ratings: [], annotations: [context] + own)
  }
}
