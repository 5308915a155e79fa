import Foundation

/// A language model that rates transcripts.
public struct Judge: Sendable {
  public let name: JudgeName
  private let model: any LanguageModel
  private let sampling: Sampling

  /// The version of its prompts, which is its ratings' too.
  public static let version = JudgePrompt.version

  /// - Parameter maxTokens: the most tokens its reply may have, for models that think before they reply; nil for 500, and
  ///   for 120 in the published mode.
  public init(name: JudgeName, model: any LanguageModel, maxTokens: Int? = nil) {
    self.name = name
    self.model = model
    var sampling =
      switch name.mode {
      case .own: Sampling(temperature: 0, maxTokens: 500)
      case .published: PublishedPrompt.sampling
      }
    if let maxTokens { sampling.maxTokens = maxTokens }
    self.sampling = sampling
  }

  /// Rates a transcript's last answer. Never throws: what goes wrong is a cause.
  public func judge(_ detail: TranscriptDetail) async -> JudgeOutcome {
    switch JudgeCase.of(detail) {
    case .failure(let nothing): .unrateable(cause: nothing.cause)
    case .success(let material): await judge(material, detail.turns)
    }
  }

  private func judge(_ material: JudgeCase, _ turns: [Turn]) async -> JudgeOutcome {
    var messages = name.mode == .own ? material.prompt() : material.publishedPrompt()
    var calls: [RecordedCall] = []
    var flaw: JudgeReply.Flaw?
    do throws(ModelError) {
      for attempt in 1...2 {
        let reply = try await ask(messages, attempt: attempt, &calls)
        do throws(JudgeReply.Flaw) {
          return .rated(rating(of: try JudgeReply.parse(reply.text, mode: name.mode), turns), calls)
        } catch {
          flaw = reply.isCutOff ? JudgeReply.Flaw("it was cut off; be brief. As it stands, \(error.text)") : error
          messages += [
            ChatMessage(role: .assistant, content: reply.text),
            ChatMessage(role: .user, content: JudgePrompt.repair(flaw?.text ?? "", form: form)),
          ]
        }
      }
    } catch {
      let before = flaw.map { " Its first reply could not be read: \($0.text)" } ?? ""
      return .unrated(cause: error.cause.rawValue, detail: error.detail + before, calls)
    }
    let said = messages[messages.count - 2].content
    return .unrated(
      cause: JudgeOutcome.unparsed,
      detail: "The reply could not be read, nor could a second: \(flaw?.text ?? "") It was: \(said.prefix(300))", calls)
  }

  private func ask(_ messages: [ChatMessage], attempt: Int, _ calls: inout [RecordedCall]) async throws(ModelError)
    -> ChatReply
  {
    let started = Date()
    let begun = ContinuousClock.now
    func record(_ exchange: Exchange?, _ reply: ChatReply?, _ error: ModelError?) {
      guard let exchange else { return }
      calls.append(
        RecordedCall(
          turn: 0, rater: name.rater, attempt: attempt, exchange: exchange, cause: error?.cause, detail: error?.detail,
          inputTokens: reply?.inputTokens, outputTokens: reply?.outputTokens, started: started,
          latency: Int(seconds(since: begun) * 1000)))
    }
    do throws(ModelError) {
      let reply = try await model.complete(
        Prompt(messages: messages, sampling: sampling, seed: seed(for: messages)), hear: nil)
      record(reply.exchange, reply, nil)
      return reply
    } catch {
      record(error.exchange, nil, error)
      throw error
    }
  }

  private func rating(of reply: JudgeReply, _ turns: [Turn]) -> Rating {
    let (spans, left) = JudgeEvidence.spans(of: reply.quotes, in: turns)
    var explanation = reply.explanation.trimmingCharacters(in: .whitespacesAndNewlines)
    if left > 0 { explanation += " (\(left) quote\(left == 1 ? " was" : "s were") not found and left out.)" }
    return Rating(
      rater: name.rater, version: Judge.version, value: reply.value, explanation: explanation, spans: spans)
  }

  private var form: String {
    switch name.mode {
    case .own: JudgePrompt.form
    case .published: PublishedPrompt.form
    }
  }

  /// The same case has the same seed in every run; 31 bits, which every provider takes.
  private func seed(for messages: [ChatMessage]) -> Int {
    var hash = StableHash(name.rater)
    for message in messages { hash.combine(message.content) }
    return Int(hash.value >> 33)
  }
}

extension ChatReply {
  /// It ended at the bound of tokens, in the word of any provider.
  fileprivate var isCutOff: Bool { ["length", "max_tokens"].contains(finishReason?.lowercased()) }
}

/// What came of asking a judge, with the calls that it took.
public enum JudgeOutcome: Sendable, Equatable {
  case rated(Rating, [RecordedCall])
  /// The judge gave no rating: the cause is a `ModelError.Cause`, or `unparsed`.
  case unrated(cause: String, detail: String, [RecordedCall])
  /// The transcript holds no answer that could be rated; nobody was asked.
  case unrateable(cause: String)

  /// What was asked of the judge's model, in order.
  var calls: [RecordedCall] {
    switch self {
    case .rated(_, let calls), .unrated(_, _, let calls): calls
    case .unrateable: []
    }
  }

  /// The judge answered twice, and neither reply could be read.
  public static let unparsed = "unparsed"
  public static let unparsedMeaning = "the judge's reply could not be read"
}

extension Judge {
  /// The prompts as they are sent, for a reader.
  public static var description: String {
    """
    Heed's judge, prompts version \(version)

    A judge is a language model that rates transcripts: --rater judge/PROVIDER/NAME. It is asked at temperature 0 for at
    most 500 tokens, and shown the constraint with its owner, the conversation without its small talk, and the answer. If
    its reply cannot be read, it is asked once more, with what was wrong; then the transcript is left unrated by it, with
    the cause “unparsed”. With @published at its end, as judge/PROVIDER/NAME@published, it is shown what the benchmark's judge
    saw – the constraint, the last request and the last answer – and sampled as that was: temperature 0.7, top_p 0.9, presence
    penalty 1.15, 120 tokens. The wording is Heed's in both.

    ── What it is told
    \(JudgePrompt.instructions(isControl: false))

    ── The grades for scenario 0, the benign control
    \(JudgePrompt.controlGrades)

    ── When its reply cannot be read
    \(JudgePrompt.repair("its rating is 3, not 0, 1 or 2.", form: JudgePrompt.form))

    ── What it is told with @published
    \(PublishedPrompt.instructions(isControl: false))

    ── The grades for scenario 0 with @published
    \(PublishedPrompt.controlGrades)
    """
  }
}
