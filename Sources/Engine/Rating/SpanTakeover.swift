/// What becomes of one person's spans of a transcript in another, which was played after an edit of the suite, or in the
/// same one where its spans do not stand any more.
public struct SpanTakeover: Sendable, Equatable {
  /// As they stand now, in the order they were marked, each once.
  public private(set) var spans: [Span] = []
  public private(set) var kept = 0
  public private(set) var moved = 0
  /// Those whose words were edited.
  public private(set) var changed: [Change] = []
  /// As they were marked.
  public private(set) var lost: [Span] = []

  /// Throws if the author has marked nothing there.
  public init(from old: TranscriptDetail, to new: TranscriptDetail, by author: String) throws(NoSpans) {
    let marked = old.spans(by: author)
    guard !marked.isEmpty else { throw NoSpans(old, author: author) }
    let finder = SpanFinder(turns: new.turns)
    for span in marked {
      let turn = old.turns.first { $0.index == span.turn }
      let found = finder.find(span, role: turn?.role, in: turn?.text)
      switch found {
      case .kept: kept += 1
      case .moved: moved += 1
      case .changed(let now): changed.append(Change(was: span, now: now))
      case .lost: lost.append(span)
      }
      if let now = found.span, !spans.contains(where: now.marksTheSame) { spans.append(now) }
    }
  }

  public struct Change: Sendable, Equatable {
    public var was: Span
    public var now: Span
  }

  /// Why there is nothing to take over.
  public struct NoSpans: Error, Sendable, Equatable, CustomStringConvertible {
    public var transcript: String
    public var author: String
    /// Who has marked something there.
    public var others: [String]

    fileprivate init(_ detail: TranscriptDetail, author: String) {
      transcript = detail.transcript.id
      self.author = author
      others = detail.people.filter { !detail.spans(by: $0).isEmpty }
    }

    public var description: String {
      let remedy = others.isEmpty ? "nobody has" : "those who have: \(others.joined(separator: ", "))"
      return "\(author) has marked no spans in \(transcript); \(remedy)."
    }
  }
}

extension TranscriptDetail {
  /// The spans of a person that count: what they marked, else what a file's rating of theirs rests on.
  public func spans(by author: String) -> [Span] {
    for case (author, .spans(let spans)) in annotations.effective.map({ ($0.author, $0.content) }) { return spans }
    return rating(by: "human/\(author)")?.spans ?? []
  }

  /// Everybody who has annotated or rated it.
  fileprivate var people: [String] {
    let raters = ratings.map(\.rater).filter { $0.hasPrefix("human/") }.map { String($0.dropFirst("human/".count)) }
    return Set(annotations.map(\.author) + raters).sorted()
  }
}
