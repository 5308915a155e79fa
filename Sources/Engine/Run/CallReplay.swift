/// Compares a transcript's recorded calls with what its model would send and read now; nothing is sent.
struct CallReplay {
  let detail: TranscriptDetail
  let plan: ConversationPlan
  let sampling: Sampling
  let model: any LanguageModel

  /// `request`: another request would be sent; `answer`: the recorded response reads otherwise now.
  func drifts(in calls: [RecordedCall]) -> [Replay.Drift] {
    calls.flatMap { call in call.rater == nil && !call.exchange.digest.isEmpty ? drifts(of: call) : [] }
  }

  private func drifts(of call: RecordedCall) -> [Replay.Drift] {
    var drifts: [Replay.Drift] = []
    func note(_ what: String, _ recorded: String, _ now: String) {
      guard recorded != now else { return }
      drifts.append(
        Replay.Drift(transcript: detail.transcript.id, turn: call.turn, what: what, recorded: recorded, now: now))
    }
    let script = plan.script
    guard script.indices.contains(call.turn - 1), case .answer(let position) = script[call.turn - 1] else { return [] }
    let request = ChatRequest(
      messages: detail.turns.filter { $0.index < call.turn }.messages, sampling: sampling, plan: plan,
      repeat: detail.transcript.repeat, planTurn: position)
    guard let digest = model.digest(of: request.prompt(for: model.id)) else { return [] }
    note("request", call.exchange.digest, digest)
    do throws(ModelError) {
      let reply = try model.reply(from: call.exchange)
      if let cause = call.cause {
        if cause.isReadInAnswers { note("answer", cause.rawValue, reply.text) }
      } else if let turn = detail.turns.first(where: { $0.index == call.turn }) {
        note("answer", turn.text, reply.text)
        note("reasoning", turn.reasoning ?? "", reply.reasoning ?? "")
      } else {
        note("answer", "none", reply.text)
      }
    } catch {
      let recorded = detail.turns.first { $0.index == call.turn }?.text ?? "none"
      if let cause = call.cause {
        if cause.isReadInAnswers { note("answer", cause.rawValue, error.cause.rawValue) }
      } else {
        note("answer", recorded, "\(error.cause.rawValue): \(error.detail)")
      }
    }
    return drifts
  }
}

extension ModelError.Cause {
  /// It is found in what was answered, so that the record shows it again; the others happen on the way.
  fileprivate var isReadInAnswers: Bool {
    switch self {
    case .malformed, .empty, .refused, .blocked, .cutOff: true
    case .timeout, .network, .server, .rateLimit, .configuration, .cancelled: false
    }
  }
}

/// A model that answers from a record, by the digest of what it is asked, and never asks anybody.
public struct RecordedModel: LanguageModel {
  private let base: any LanguageModel
  private let exchanges: [String: Exchange]

  public var id: String { base.id }
  public var origin: Origin { base.origin }

  /// - Parameter base: reads the recorded responses; not asked anything.
  public init(_ base: any LanguageModel, calls: [RecordedCall]) {
    self.base = base
    exchanges = Dictionary(calls.map { ($0.exchange.digest, $0.exchange) }) { _, last in last }
  }

  public func complete(_ prompt: Prompt, hear: ReplyListener?) async throws(ModelError) -> ChatReply {
    guard let digest = base.digest(of: prompt), let exchange = exchanges[digest] else {
      throw ModelError(
        cause: .configuration, detail: "the record holds no answer of \(id) to this request.", attempts: 0)
    }
    var reply = try base.reply(from: exchange)
    reply.exchange = exchange
    return reply
  }

  public var endpoint: String { base.endpoint }

  public func digest(of prompt: Prompt) -> String? { base.digest(of: prompt) }

  public func reply(from exchange: Exchange) throws(ModelError) -> ChatReply { try base.reply(from: exchange) }
}
