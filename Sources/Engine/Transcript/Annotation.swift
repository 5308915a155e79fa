public import struct Foundation.Date

/// What a person said of a transcript. Append-only: per author and field the latest counts, and undo appends a withdrawal.
public struct Annotation: Sendable, Equatable, Identifiable {
  /// A ULID in lower case.
  public var id: String
  public var author: String
  public var created: Date
  public var content: Content
  /// What the author had before them; nil where that is not known.
  public var seen: Seen?

  public enum Content: Sendable, Equatable {
    case rating(RatingValue)
    /// The whole set; the first is the primary one.
    case labels([String])
    case note(String)
    /// The whole set of this author's own spans.
    case spans([Span])
    /// Takes back the annotation with this identifier.
    case withdrawal(of: String)

    /// It only takes away what the author said before.
    var isEmpty: Bool {
      switch self {
      case .rating: false
      case .labels(let labels): labels.isEmpty
      case .note(let note): note.isEmpty
      case .spans(let spans): spans.isEmpty
      case .withdrawal: true
      }
    }

    /// The field that this content sets; a withdrawal sets none of its own.
    public var field: Field? {
      switch self {
      case .rating: .rating
      case .labels: .labels
      case .note: .note
      case .spans: .spans
      case .withdrawal: nil
      }
    }
  }

  public enum Field: String, Sendable, CaseIterable {
    case rating, labels, note, spans
  }

  public init(id: String, author: String, created: Date, content: Content, seen: Seen? = nil) {
    self.id = id
    self.author = author
    self.created = created
    self.content = content
    self.seen = seen
  }
}

extension Sequence<Annotation> {
  /// The annotations that count, in the order of their times: per author and field the latest that has not been withdrawn.
  public var effective: [Annotation] {
    var withdrawn: Set<String> = []
    for case .withdrawal(let id) in lazy.map(\.content) { withdrawn.insert(id) }
    var latest: [String: (position: Int, annotation: Annotation)] = [:]
    for (position, annotation) in enumerated() where !withdrawn.contains(annotation.id) {
      guard let field = annotation.content.field else { continue }
      let slot = "\(annotation.author)\u{0}\(field.rawValue)"
      if let known = latest[slot], known.annotation.created > annotation.created { continue }
      latest[slot] = (position, annotation)
    }
    return latest.values.sorted { ($0.annotation.created, $0.position) < ($1.annotation.created, $1.position) }
      .map(\.annotation)
  }
}
