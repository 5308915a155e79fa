/// How a run ended, or how far it is.
public struct RunReport: Codable, Sendable, Equatable {
  /// The run's id.
  public var run: String
  public var planned: Int
  public var complete: Int
  public var failed: Int
  /// Answers that were asked for by this process; recorded ones are not asked for again.
  public var calls: Int
  /// Answers that were taken from identical calls before.
  public var cached: Int
  public var retries: Int
  public var inputTokens: Int
  public var outputTokens: Int
  /// US dollars that this process's calls cost; nil once one has no known price.
  public var cost: Double?
  /// How many transcripts failed of what.
  public var causes: [String: Int]
  public var seconds: Double
  /// Why it ended before all was done; nil if it did not.
  public var stopped: Stop?

  public enum Stop: String, Codable, Sendable {
    /// Its task was cancelled, or its store failed.
    case cancelled
    /// Somebody wished so.
    case wish
    /// The budget is spent.
    case budget
  }

  public init(run: String, planned: Int) {
    self.run = run
    self.planned = planned
    complete = 0
    failed = 0
    calls = 0
    cached = 0
    retries = 0
    inputTokens = 0
    outputTokens = 0
    cost = 0
    causes = [:]
    seconds = 0
  }

  enum CodingKeys: String, CodingKey {
    case run, planned, complete, failed, calls, cached, retries, cost, causes, seconds, stopped
    case inputTokens = "input_tokens"
    case outputTokens = "output_tokens"
  }
}

/// What a runner tells while it works.
public enum RunEvent: Sendable {
  /// The run is recorded; nothing has been called yet.
  case started(RunReport)
  /// A piece of an answer that is on its way; only for transcripts that somebody listens to.
  case words(transcript: String, turn: Int, piece: ReplyPiece)
  /// A turn of a transcript has been committed.
  case turn(transcript: String, index: Int, role: Role)
  /// A call of a transcript was answered and committed, or failed with its cause.
  case call(transcript: String, model: String, cause: String?, report: RunReport)
  /// A transcript is complete and rated, or failed.
  case transcript(id: String, status: TranscriptStatus, cause: String?, report: RunReport)
  /// Nothing more is called until the wish is taken back; calls that are under way come to their end.
  case paused
  case resumed
}

/// US dollars for so many tokens of a model's calls; nil where nobody knows.
public typealias Pricing = @Sendable (_ model: String, _ inputTokens: Int, _ outputTokens: Int) -> Double?

/// What one launch or resumption of a run may spend.
public struct Budget: Sendable, Equatable {
  /// US dollars.
  public var dollars: Double?
  /// Sent and received together.
  public var tokens: Int?

  public init(dollars: Double? = nil, tokens: Int? = nil) {
    self.dollars = dollars
    self.tokens = tokens
  }
}
