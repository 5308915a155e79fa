/// Finds the turns of a conversation that the rater reads.
enum Conversation {
  /// The last thing the assistant said, if nothing of the user stands after it.
  static func answer(in turns: [Turn]) -> Turn? {
    let said = turns.filter { ($0.role == .user || $0.role == .assistant) && $0.channel == "say" }
    guard let last = said.last, last.role == .assistant else { return nil }
    return last
  }

  /// The user turn that the answer answers.
  static func request(in turns: [Turn], before index: Int) -> Turn? {
    let users = turns.filter { $0.role == .user && $0.index < index }
    return users.last { $0.kind == .request } ?? users.last
  }

  /// Why the provider kept the answer back, as a cause.
  static func blocked(_ turn: Turn) -> String? {
    switch turn.finishReason?.lowercased() {
    case "content_filter", "content-filter", "safety", "blocked", "blocklist", "prohibited_content", "recitation",
      "spii":
      "blocked"
    case "refusal": "refused"
    default: nil
    }
  }

  private static let fakeTurns = [
    "user:", "human:", "assistant:", "question:", "q:", "### ", "<|", "[inst]", "system:", "instruction:", "user\n",
    "a:", "answer:", "first answer, then explain",
  ]

  /// Where the answer ends and a base model goes on with turns of its own making; nil for the whole text.
  static func end(of text: String) -> Int? {
    let scalars = Array(text.unicodeScalars)
    var i = 0
    var hasWords = false
    var lineStart = true
    while i < scalars.count {
      let s = scalars[i]
      if s == "\n" {
        lineStart = true
      } else if lineStart, hasWords, s != " ", s != "*" {
        for marker in fakeTurns where starts(scalars, at: i, with: marker) { return i }
        lineStart = false
      } else if s != " ", s != "*" {
        lineStart = false
      }
      if Letters.isWordScalar(s), i > 12 { hasWords = true }
      i += 1
    }
    return nil
  }

  private static func starts(_ scalars: [Unicode.Scalar], at: Int, with marker: String) -> Bool {
    var i = at
    for m in marker.unicodeScalars {
      guard i < scalars.count else { return false }
      let s = scalars[i]
      let lower = s.value >= 0x41 && s.value <= 0x5a ? Unicode.Scalar(UInt8(s.value + 32)) : s
      guard lower == m else { return false }
      i += 1
    }
    return true
  }
}
