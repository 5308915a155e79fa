/// How a run ended, or how far it is.
public struct RunReport: Codable, Sendable, Equatable {
  /// The run's id.
  public var run: String
  public var planned: Int
  public var complete: Int
  public var failed: Int
  /// Answers that were asked for by this process; recorded ones are not asked for again.
  public var calls: Int
  public var retries: Int
  public var inputTokens: Int
  public var outputTokens: Int
  public var seconds: Double

  public init(run: String, planned: Int) {
    self.run = run
    self.planned = planned
    complete = 0
    failed = 0
    calls = 0
    retries = 0
    inputTokens = 0
    outputTokens = 0
    seconds = 0
  }

  enum CodingKeys: String, CodingKey {
    case run, planned, complete, failed, calls, retries, seconds
    case inputTokens = "input_tokens"
    case outputTokens = "output_tokens"
  }
}

/// What a runner tells while it works.
public enum RunEvent: Sendable {
  /// The run is recorded; nothing has been called yet.
  case started(RunReport)
  /// A turn of a transcript has been committed.
  case turn(transcript: String, index: Int, role: Role)
  /// A transcript is complete and rated, or failed.
  case transcript(id: String, status: TranscriptStatus, cause: String?, report: RunReport)
}
