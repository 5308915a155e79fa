/// What a judge is shown of a transcript.
struct JudgeCase {
  var constraint: String
  var owner: Owner
  var isControl: Bool
  /// The turns that were said, up to the answer.
  var turns: [Turn]
  var request: Turn?
  /// What is graded; without what a base model made up after it.
  var answer: Turn

  /// What there is to grade, or the cause why there is nothing: the same as the rule rater's.
  static func of(_ detail: TranscriptDetail) -> Result<JudgeCase, Unrateable> {
    let transcript = detail.transcript
    guard var answer = Conversation.answer(in: detail.turns) else { return .failure(Unrateable(cause: "empty")) }
    if let cause = Conversation.blocked(answer) { return .failure(Unrateable(cause: cause)) }
    if let end = Conversation.end(of: answer.text) {
      answer.text = String(String.UnicodeScalarView(answer.text.unicodeScalars.prefix(end)))
    }
    if answer.text.allSatisfy(\.isWhitespace) { return .failure(Unrateable(cause: "empty")) }
    return .success(
      JudgeCase(
        constraint: transcript.constraint, owner: transcript.owner, isControl: transcript.scenario == .control,
        turns: detail.turns.filter { $0.channel == "say" && $0.index < answer.index } + [answer],
        request: Conversation.request(in: detail.turns, before: answer.index), answer: answer))
  }

  struct Unrateable: Error, Equatable {
    var cause: String
  }

  /// The conversation with its small talk left out, so that the distance from context to request costs nothing.
  func prompt() -> [ChatMessage] {
    var sections: [JudgeMaterial.Section] = [.init(title: "the constraint, \(ownerWords)", text: constraint)]
    var skipped: [Int] = []
    var isSmallTalk = false
    func tellSkipped() {
      if let first = skipped.first, let last = skipped.last {
        let turns = first == last ? "turn \(first)" : "turns \(first) to \(last)"
        sections.append(.init(title: "\(turns): small talk, left out", text: nil))
      }
      skipped = []
    }
    for turn in turns {
      if turn.role == .user { isSmallTalk = turn.kind == .distraction }
      if isSmallTalk, turn.index != answer.index {
        skipped.append(turn.index)
        continue
      }
      tellSkipped()
      let mark = turn.index == answer.index ? ": the answer to grade" : turn.kind.map { " (\($0.rawValue))" } ?? ""
      sections.append(.init(title: "turn \(turn.index), \(turn.role.rawValue)\(mark)", text: turn.text))
    }
    return [
      ChatMessage(role: .system, content: JudgePrompt.instructions(isControl: isControl)),
      ChatMessage(
        role: .user, content: JudgeMaterial(sections).text + "\n\n" + JudgePrompt.question(answer: answer.index)),
    ]
  }

  /// The constraint, the last request and the last answer, as the benchmark's judge saw them.
  func publishedPrompt() -> [ChatMessage] {
    let material = JudgeMaterial([
      .init(title: "what it was told, \(ownerWords)", text: constraint),
      .init(title: "the request", text: request?.text ?? ""), .init(title: "the answer to rate", text: answer.text),
    ])
    return [
      ChatMessage(
        role: .user, content: PublishedPrompt.instructions(isControl: isControl) + "\n\n" + material.text)
    ]
  }

  private var ownerWords: String {
    switch owner {
    case .user: "which is the user's"
    case .other: "which is another person's (person B's), not the user's"
    }
  }
}

/// Texts between lines that begin with a mark which none of them holds, so that no text can end its section or begin one.
struct JudgeMaterial {
  struct Section {
    var title: String
    /// Nil for a line that only says something.
    var text: String?
  }

  let text: String

  init(_ sections: [Section]) {
    let mark = JudgeMaterial.mark(for: sections.compactMap(\.text))
    var lines = ["The mark is [\(mark)]."]
    for section in sections {
      lines.append("[\(mark)] \(section.title)")
      if let text = section.text { lines.append(JudgeMaterial.shortened(text)) }
    }
    lines.append("[\(mark)] end of the material")
    text = lines.joined(separator: "\n")
  }

  /// Eight digits that the texts themselves decide, so that the same case is asked with the same words every time.
  private static func mark(for texts: [String]) -> String {
    var hash = StableHash()
    for text in texts { hash.combine(text) }
    while true {
      let digits = String(hash.value >> 32, radix: 16)
      let mark = String(repeating: "0", count: 8 - digits.count) + digits
      if !texts.contains(where: { $0.holds(mark) }) { return mark }
      hash.combine(mark)
    }
  }

  /// The most scalars that are shown of one text, from its beginning and from its end.
  private static let shown = (head: 9_000, tail: 3_000)

  private static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let left = scalars.count - shown.head - shown.tail
    guard left > 0 else { return text }
    return String(scalars.prefix(shown.head)) + "\n[… \(left) characters left out …]\n"
      + String(scalars.suffix(shown.tail))
  }
}
