public import Foundation

/// Writes transcripts as Heed's JSONL, one a line; importing the file gives the same transcripts, ratings and annotations.
public struct JSONLExport: Sendable {
  private let store: Store

  public init(store: Store) { self.store = store }

  /// Writes what the filter lets through, oldest first. Gives how many lines were written.
  @discardableResult
  public func write(filter: Filter, to file: FileHandle) throws -> Int {
    let ids = try store.transcriptIDs(filter: filter)
    for id in ids {
      guard let detail = try store.detail(id) else { continue }
      try file.write(contentsOf: Data((HeedJSONL.encode(ImportedTranscript(detail)) + "\n").utf8))
    }
    return ids.count
  }
}

extension ImportedTranscript {
  /// A stored transcript as it goes into a file: with the annotations that count, and with all there were.
  public init(_ detail: TranscriptDetail) {
    // What an author said at one time goes together; at another time it stands alone, because of two people's ratings the
    // later one counts.
    var entries: [String: ImportedAnnotation] = [:]
    var order: [String] = []
    for annotation in detail.annotations.effective where !annotation.content.isEmpty {
      let entry = "\(annotation.author)\u{0}\(Timestamp.text(annotation.created))\u{0}\(annotation.seen?.text ?? "?")"
      if entries[entry] == nil { order.append(entry) }
      var said =
        entries[entry]
        ?? ImportedAnnotation(author: annotation.author, created: annotation.created, seen: annotation.seen)
      switch annotation.content {
      case .rating(let value): said.rating = value
      case .labels(let labels): said.labels = labels
      case .spans(let spans): said.spans = spans
      case .note(let note): said.note = note
      case .withdrawal: break
      }
      entries[entry] = said
    }
    self.init(
      transcript: detail.transcript, turns: detail.turns, ratings: detail.ratings,
      annotations: order.compactMap { entries[$0] }, history: detail.annotations)
  }
}
