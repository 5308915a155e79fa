import Engine

/// What `heed annotate --spans-from` says of the spans it took over.
struct SpanTakeoverReport {
  private let takeover: SpanTakeover
  private let old: String
  private let new: String
  private let author: String

  init(_ takeover: SpanTakeover, from old: String, to new: String, author: String) {
    self.takeover = takeover
    self.old = old
    self.new = new
    self.author = author
  }

  /// One line of counts, then the changed ones, which somebody should look at, and the lost ones.
  var text: String {
    let counts = [
      (takeover.kept, "kept"), (takeover.moved, "moved"), (takeover.changed.count, "changed"),
      (takeover.lost.count, "lost"),
    ]
    let all = counts.reduce(0) { $0 + $1.0 }
    let lines =
      ["\(all) span\(all == 1 ? "" : "s") of \(old): " + counts.map { "\($0) \($1)" }.joined(separator: ", ")]
      + takeover.changed.map { "changed: \(place($0.now)): “\($0.was.quote)” is now “\($0.now.quote)”" }
      + takeover.lost.map { "lost: \(place($0)): “\($0.quote)”" }
    return lines.map(\.onOneLine).joined(separator: "\n")
  }

  private func place(_ span: Span) -> String { "\(span.label), turn \(span.turn)" }

  var json: OrderedJSON {
    .object([
      ("transcript", .string(new)), ("from", .string(old)), ("author", .string(author)), ("kept", .int(takeover.kept)),
      ("moved", .int(takeover.moved)), ("changed", .int(takeover.changed.count)),
      ("changes", .array(takeover.changed.map { span($0.now, [("was", .string($0.was.quote))]) })),
      ("lost", .array(takeover.lost.map { span($0) })),
    ])
  }

  private func span(_ span: Span, _ more: [(String, OrderedJSON)] = []) -> OrderedJSON {
    .object([("turn", .int(span.turn)), ("label", .string(span.label)), ("quote", .string(span.quote))] + more)
  }
}
