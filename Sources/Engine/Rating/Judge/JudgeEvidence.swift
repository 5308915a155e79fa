/// Turns a judge's quotes into evidence spans.
enum JudgeEvidence {
  /// The spans in reading order, and how many quotes could not be used: not found in a turn of the assistant, or with a
  /// label that was not offered.
  static func spans(of quotes: [JudgeReply.Quote], in turns: [Turn]) -> (spans: [Span], left: Int) {
    // The answer comes first, then what was said before it, the latest first.
    let sources = Array(turns.filter { $0.role == .assistant && $0.channel == "say" }.reversed())
    var finders: [QuoteFinder] = []
    func find(_ quote: String) -> (turn: Turn, range: Range<Int>)? {
      for (position, turn) in sources.enumerated() {
        if position == finders.count { finders.append(QuoteFinder(turn.text)) }
        if let range = finders[position].find(quote) { return (turn, range) }
      }
      return nil
    }
    var spans: [Span] = []
    var left = 0
    for quote in quotes {
      let label = JudgePrompt.offeredLabels.first { $0.id.lowercased() == quote.label.lowercased() }
      guard let label, let place = find(quote.quote),
        let span = Span(turn: place.turn.index, range: place.range, label: label.id, in: place.turn.text)
      else {
        left += 1
        continue
      }
      if !spans.contains(span) { spans.append(span) }
    }
    return (spans.sorted { ($0.turn, $0.start, $0.end, $0.label) < ($1.turn, $1.start, $1.end, $1.label) }, left)
  }
}
