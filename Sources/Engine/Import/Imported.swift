public import struct Foundation.Date

/// A suite as it was read from a file; nothing is stored yet.
public struct ImportedSuite: Sendable, Equatable {
  public var name: String
  /// Derived from the use cases, so that a changed file is a new version.
  public var version: String
  public var cases: [UseCase]

  public init(name: String, version: String, cases: [UseCase]) {
    self.name = name
    self.version = version
    self.cases = cases
  }
}

/// A transcript as it was read from a file; nothing is stored yet.
public struct ImportedTranscript: Sendable, Equatable {
  /// `run`, `useCase` and `category` are empty where the file does not name them.
  public var transcript: Transcript
  public var turns: [Turn]
  public var ratings: [Rating]
  public var annotations: [ImportedAnnotation]
  /// Everything that people said, with its ids, in the order it was said; where a file has it, `annotations` adds nothing.
  public var history: [Annotation]
  /// Spans of these that the turns do not have.
  public var lostSpans: [LostSpan] = []

  public init(
    transcript: Transcript, turns: [Turn], ratings: [Rating] = [], annotations: [ImportedAnnotation] = [],
    history: [Annotation] = []
  ) {
    self.transcript = transcript
    self.turns = turns
    self.ratings = ratings
    self.annotations = annotations
    self.history = history
  }
}

/// What a person said of a transcript beside the rating.
public struct ImportedAnnotation: Sendable, Equatable {
  /// The name after `human/`.
  public var author: String
  public var rating: RatingValue?
  public var labels: [String]
  public var spans: [Span]
  public var note: String?
  public var created: Date?
  public var seen: Seen?

  public init(
    author: String, rating: RatingValue? = nil, labels: [String] = [], spans: [Span] = [], note: String? = nil,
    created: Date? = nil, seen: Seen? = nil
  ) {
    self.author = author
    self.rating = rating
    self.labels = labels
    self.spans = spans
    self.note = note
    self.created = created
    self.seen = seen
  }
}

/// Everything that one file holds.
public struct ImportedFile: Sendable, Equatable {
  /// The file's name without its folder.
  public var file: String
  public var format: ImportFormat
  /// The same for the same content: the run of those transcripts that name none. Empty in a file of use cases.
  public var run: String
  public var suite: ImportedSuite?
  public var transcripts: [ImportedTranscript]
  /// What was left out because the caller asked to skip what is bad.
  public var skipped: [ImportError]

  public init(
    file: String, format: ImportFormat, run: String, suite: ImportedSuite? = nil,
    transcripts: [ImportedTranscript] = [], skipped: [ImportError] = []
  ) {
    self.file = file
    self.format = format
    self.run = run
    self.suite = suite
    self.transcripts = transcripts
    self.skipped = skipped
  }
}
