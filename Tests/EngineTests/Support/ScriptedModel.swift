import Foundation

@testable import Engine

/// A model that says what a test tells it to, and remembers what it was asked.
final class ScriptedModel: ChatModel {
  enum Step: Sendable {
    case say(String)
    case fail(ModelError.Cause)
    /// Waits until the task is cancelled.
    case block
  }

  let id: String
  let origin = Origin.recorded
  private let steps: [Int: Step]
  private let asked = Locked<[ChatRequest]>([])
  private let onCall: @Sendable (Int) -> Void

  /// - Parameters:
  ///   - steps: what happens at the nth call, from 1; at others it says `answer N` by the turn that is asked for.
  ///   - onCall: told the number of each call before it is answered.
  init(id: String = "local/scripted", _ steps: [Int: Step] = [:], onCall: @escaping @Sendable (Int) -> Void = { _ in })
  {
    self.id = id
    self.steps = steps
    self.onCall = onCall
  }

  var requests: [ChatRequest] { asked.withLock { $0 } }
  var calls: Int { requests.count }

  func reply(to request: ChatRequest, hear: ReplyListener?) async throws(ModelError) -> ChatReply {
    let call = asked.withLock { requests in
      requests.append(request)
      return requests.count
    }
    onCall(call)
    switch steps[call] {
    case .say(let text): return ChatReply(text: text)
    case .fail(let cause): throw ModelError(cause: cause, detail: "as scripted")
    case .block:
      // Far longer than any test: only a cancelled task gets past.
      try? await Task.sleep(for: .seconds(3600))
      throw ModelError(cause: .cancelled, detail: "as scripted")
    case nil:
      return ChatReply(
        text: "answer \(request.planTurn + 1) of \(request.plan.useCase) repeat \(request.repeat)", inputTokens: 10,
        outputTokens: 2)
    }
  }
}

extension Runner {
  /// A runner for which every model is this one.
  init(_ store: Store, _ scripted: ScriptedModel, report: @escaping @Sendable (RunEvent) -> Void = { _ in }) {
    self.init(store: store, model: { (_) throws(ModelError) in scripted }, report: report)
  }

  /// A runner with the simulated models.
  init(simulating store: Store) {
    self.init(store: store, model: { (id) throws(ModelError) in try ModelCatalog().model(id) })
  }
}

/// Orders over the tiny suite.
enum TinyOrder {
  static func suite() throws -> Engine.Suite { try SuiteFixture().load() }

  /// Every case of the tiny suite (two) under the conditions, for one model.
  static func order(
    model: String = "local/scripted", scenarios: [Scenario] = [.solo], conditions: [Condition] = [.baseline],
    repeats: ClosedRange<Int> = 1...1, seed: Int = 1, concurrency: Int = 1, rater: String? = nil
  ) throws -> RunOrder {
    let suite = try suite()
    let expansion = try Planner.expand(
      suite: suite, cases: suite.useCases, scenarios: scenarios, conditions: conditions, seed: seed)
    return RunOrder(
      suite: suite.name, plans: expansion.plans, models: [model], repeats: repeats, seed: seed,
      settings: RunSettings(repeats: repeats.count, concurrency: concurrency, rater: rater), skipped: expansion.skipped)
  }
}

extension Store {
  /// What was said in every transcript, without ids and times, in an order of its own.
  func said(filter: Filter = .all) throws -> [String] {
    try transcripts(filter: filter).map { transcript in
      let turns = try turns(of: transcript.id).map { turn in
        "\(turn.index) \(turn.role.rawValue) \(turn.kind?.rawValue ?? "-") \(turn.channel) \(turn.inputTokens ?? -1) "
          + "\(turn.outputTokens ?? -1) \(turn.finishReason ?? "-") \(turn.attempts ?? -1) \(turn.text)"
      }
      return "\(transcript.useCase) \(transcript.scenario?.rawValue ?? -1) \(transcript.condition.rawValue) "
        + "\(transcript.model) \(transcript.repeat) \(transcript.status.rawValue) \(transcript.intended?.rawValue ?? -1) "
        + "\(transcript.rating?.rawValue ?? -1) \(transcript.cause ?? "-") \(transcript.distance?.turns ?? -1) "
        + "\(transcript.distance?.words ?? -1)\n" + turns.joined(separator: "\n")
    }.sorted()
  }
}
