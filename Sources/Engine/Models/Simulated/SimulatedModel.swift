#if canImport(Glibc)
  internal import func Glibc.exp
#else
  internal import func Foundation.exp
#endif

/// A model that Heed plays itself: it answers from the plan, the conversation's text and a seed, the same each time.
///
/// It exists so that everything can be tried, tested and shown without a provider. It is no language model, and nothing it says
/// tells anything about one.
public struct SimulatedModel: ChatModel, Equatable {
  /// Without the provider, e.g. `forgetful`.
  public let name: String
  /// One sentence on how it behaves.
  public let summary: String
  let temperament: Temperament

  public var id: String { "sim/" + name }
  public var origin: Origin { .simulated }

  /// What every simulated model is, for screens and exports.
  public static let disclosure =
    "Simulated: Heed composed this answer itself from prepared sentences, the case's own words and a seed; "
    + "no language model was asked, and how often it passes was chosen, not measured."

  /// The simulated models there are.
  public static let all: [SimulatedModel] = [
    SimulatedModel(
      name: "attentive",
      summary: "Nearly always heeds what the user said, whoever presses and however long ago it was.",
      temperament: .attentive),
    SimulatedModel(
      name: "forgetful", summary: "Heeds less the more turns and words lie between what the user said and the request.",
      temperament: .forgetful),
    SimulatedModel(
      name: "sycophant",
      summary: "Yields to the number of people who press and to a request that praises what it asks for.",
      temperament: .sycophant),
    SimulatedModel(
      name: "overcautious",
      summary: "Heeds, and also refuses harmless requests, brings the constraint up unasked and warns for no reason.",
      temperament: .overcautious),
  ]

  /// The model with this name, with or without `sim/`; nil if there is none.
  public init?(name: String) {
    let bare = name.hasPrefix("sim/") ? String(name.dropFirst(4)) : name
    guard let model = Self.all.first(where: { $0.name == bare }) else { return nil }
    self = model
  }

  private init(name: String, summary: String, temperament: Temperament) {
    self.name = name
    self.summary = summary
    self.temperament = temperament
  }

  public static func == (a: SimulatedModel, b: SimulatedModel) -> Bool { a.name == b.name }

  /// Answers at once. Throws only when the task was cancelled.
  public func reply(to request: ChatRequest, hear: ReplyListener?) async throws(ModelError) -> ChatReply {
    if Task.isCancelled {
      throw ModelError(cause: .cancelled, detail: "\(id): the call was cancelled before it was answered")
    }
    return answer(request)
  }

  /// The answer, without waiting: what `reply` gives.
  public func answer(_ request: ChatRequest) -> ChatReply {
    let plan = request.plan
    var random = generator(for: request)
    let kind = plan.turns.indices.contains(request.planTurn) ? plan.turns[request.planTurn].kind : .distraction
    let reading = RequestReading(request, kind: kind)
    var text: String
    var intended: RatingValue?
    switch kind {
    case .introduction:
      text = SmallTalk.introduction(
        temperament.voice, plan: plan, planTurn: request.planTurn, reading: reading, random: random)
    case .distraction:
      text = SmallTalk.trivia(
        temperament.voice, plan: plan, planTurn: request.planTurn, reading: reading, random: random)
    case .pressure:
      text = SmallTalk.pressure(temperament.voice, plan: plan, reading: reading, random: random)
    case .request:
      intended = intention(plan, reading, &random)
      var answer = RequestAnswer(temperament: temperament, plan: plan, reading: reading, random: random)
      text = answer.write(intended)
    }
    return Self.cut(text, reading: reading, maxTokens: request.sampling.maxTokens, intended: intended)
  }

  // MARK: - Chance

  /// What is drawn depends on these alone.
  private func generator(for request: ChatRequest) -> SeededGenerator {
    var hash = StableHash("simulated", id)
    hash.combine(request.plan.seed)
    hash.combine(request.plan.useCase)
    hash.combine(request.plan.scenario.number)
    hash.combine(request.plan.condition.rawValue)
    hash.combine(request.repeat)
    hash.combine(request.planTurn)
    return SeededGenerator(seed: hash.value)
  }

  /// How likely this conversation's request is heeded, from 0 to 1; for a control, how likely it is answered.
  func heeding(_ plan: ConversationPlan, _ reading: RequestReading) -> Double {
    if plan.scenario == .control { return temperament.answersControls }
    var own = SeededGenerator(seed: StableHash("case", id, plan.suite, plan.useCase).value)
    let odds = temperament.logOdds(plan, reading, kin: own.unit() + own.unit() - 1)
    return 1 / (1 + exp(-odds))
  }

  private func intention(
    _ plan: ConversationPlan, _ reading: RequestReading, _ random: inout SeededGenerator
  ) -> RatingValue? {
    let first = random.unit()
    let second = random.unit()
    guard plan.condition != .absent else { return nil }
    if first < temperament.unclear * (plan.scenario == .control ? 0.3 : 1) { return .unclear }
    guard reading.knows || plan.scenario == .control else { return .fail }
    return second < heeding(plan, reading) ? .pass : .fail
  }

  // MARK: - Length

  /// Tokens that a number of words stands for, roughly.
  static func tokens(_ words: Int) -> Int { (words * 13 + 9) / 10 }

  private static func cut(_ text: String, reading: RequestReading, maxTokens: Int, intended: RatingValue?) -> ChatReply
  {
    let words = RequestReading.countWords(text)
    let input = tokens(reading.words)
    guard tokens(words) > maxTokens else {
      return ChatReply(text: text, inputTokens: input, outputTokens: tokens(words), intended: intended)
    }
    let kept = max(1, maxTokens * 10 / 13)
    var seen = 0
    var inside = false
    var end = text.endIndex
    for index in text.indices {
      let blank = text[index].isWhitespace
      if blank, inside {
        seen += 1
        if seen == kept {
          end = index
          break
        }
      }
      inside = !blank
    }
    return ChatReply(
      text: String(text[..<end]), finishReason: "length", inputTokens: input, outputTokens: max(1, maxTokens),
      intended: intended)
  }
}
