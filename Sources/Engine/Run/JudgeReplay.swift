internal import Foundation

/// Reads the recorded calls of a transcript's judges again and compares what they come to; nobody is asked.
struct JudgeReplay {
  let detail: TranscriptDetail
  /// The judge's model, to read records with; nil where it cannot.
  let model: (String) throws(ModelError) -> (any LanguageModel)?

  /// `rating`, `explanation` or `evidence`: the recorded replies come to another; `model`: they cannot be read.
  func drifts(in calls: [RecordedCall]) async -> [Replay.Drift] {
    var drifts: [Replay.Drift] = []
    for rater in Set(calls.compactMap(\.rater)).sorted() {
      drifts += await self.drifts(of: rater, calls.filter { $0.rater == rater })
    }
    return drifts
  }

  private func drifts(of rater: String, _ calls: [RecordedCall]) async -> [Replay.Drift] {
    func drift(_ what: String, _ recorded: String, _ now: String) -> [Replay.Drift] {
      guard recorded != now else { return [] }
      return [
        Replay.Drift(
          transcript: detail.transcript.id, turn: nil, what: what, recorded: "\(rater): \(recorded)",
          now: "\(rater): \(now)")
      ]
    }
    let recorded = detail.ratings.last { $0.rater == rater && $0.version == Judge.version }
    let missing = detail.unrated.last { $0.rater == rater && $0.version == Judge.version }
    // What another version of the prompt asked for is not asked for any more.
    guard let name = JudgeName(rater: rater), recorded != nil || missing != nil else { return [] }
    let base: any LanguageModel
    do throws(ModelError) {
      guard let model = try model(name.model) else { return [] }
      base = model
    } catch {
      return drift("model", name.model, "\(error.cause.rawValue): \(error.detail)")
    }
    let judge = Judge(
      name: name, model: RecordedModel(base, calls: calls), maxTokens: calls.last.flatMap(Self.maxTokens))
    switch (recorded, await judge.judge(detail)) {
    case (let recorded?, .rated(let now, _)):
      return drift("rating", String(recorded.value.rawValue), String(now.value.rawValue))
        + drift("explanation", recorded.explanation, now.explanation)
        + drift("evidence", Replay.text(of: recorded.spans), Replay.text(of: now.spans))
    case (let recorded?, .unrated(let cause, let detail, _)):
      return drift("rating", String(recorded.value.rawValue), "\(cause): \(detail)")
    case (nil, .rated(let now, _)): return drift("rating", missing?.cause ?? "none", String(now.value.rawValue))
    // What fails on the way leaves no reply to read.
    case (nil, .unrated(let cause, _, _)):
      return missing?.cause == JudgeOutcome.unparsed ? drift("cause", JudgeOutcome.unparsed, cause) : []
    case (_, .unrateable(let cause)): return drift("cause", missing?.cause ?? "rated", cause)
    }
  }

  /// The bound that a call was made with, by whatever name its provider has for it.
  private static func maxTokens(of call: RecordedCall) -> Int? {
    let fields = try? JSONSerialization.jsonObject(with: Data(call.exchange.parameters.utf8)) as? [String: Any]
    let own = fields ?? [:]
    let nested = own["generationConfig"] as? [String: Any] ?? [:]
    return ["max_tokens", "max_completion_tokens", "maxOutputTokens"].lazy.compactMap {
      (own[$0] ?? nested[$0]) as? Int
    }.first
  }
}
