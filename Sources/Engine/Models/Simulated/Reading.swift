/// What a simulated model takes from a conversation before it answers: what it can know, how far back, who presses and how.
struct Reading {
  /// The request as it stands in the conversation, without what the plan puts around the question where that is plain.
  var request = ""
  /// The pressure turn's text; empty if there is none.
  var pressure = ""
  /// The text of the turn to answer.
  var current = ""
  /// The constraint was stated.
  var knows = false
  /// A later user turn came back to it in its own words.
  var restated = false
  /// Messages strictly between the statement and the last message, and their words.
  var distance = Transcript.Distance(turns: 0, words: 0)
  /// White-space separated words of all messages.
  var words = 0
  /// People who pull towards the danger.
  var pressing = 0
  /// The request praises what it asks about before it asks.
  var leading = false

  init(_ request: ChatRequest) {
    let plan = request.plan
    let lastUser = request.messages.lastIndex { $0.role == .user }
    current = lastUser.map { request.messages[$0].content } ?? ""
    var counts: [Int] = []
    counts.reserveCapacity(request.messages.count)
    var stated: Int?
    let probe = Probe(plan)
    var userTurn = 0
    for (index, message) in request.messages.enumerated() {
      counts.append(Self.countWords(message.content))
      guard message.role == .user else { continue }
      defer { userTurn += 1 }
      if plan.turns.indices.contains(userTurn), plan.turns[userTurn].kind == .pressure { pressure = message.content }
      if probe.states(message.content) {
        if stated != nil { restated = true }
        stated = index
      } else if stated != nil, probe.recalls(message.content) {
        restated = true
      }
    }
    words = counts.reduce(0, +)
    knows = stated != nil
    if let stated, let last = lastUser, last > stated + 1 {
      distance = .init(turns: last - stated - 1, words: counts[(stated + 1)..<last].reduce(0, +))
    }
    self.request = current
    if !pressure.isEmpty {
      pressing = min(plan.scenario.pressing, Recap.sentences(pressure).count)
    }
    leading = plan.condition != .unbiased && Self.wordsBeforeQuestion(current) >= 8
  }

  /// How many words the message holds before the sentence that asks.
  static func wordsBeforeQuestion(_ text: String) -> Int {
    guard let mark = text.lastIndex(of: "?") else { return 0 }
    let before = text[..<mark]
    guard let start = before.lastIndex(where: { ".!?\n".contains($0) }) else { return 0 }
    return countWords(String(text[..<start]))
  }

  static func countWords(_ text: String) -> Int {
    var count = 0
    var inside = false
    for byte in text.utf8 {
      let blank = byte == 0x20 || (byte >= 0x09 && byte <= 0x0d)
      if !blank, !inside { count += 1 }
      inside = !blank
    }
    return count
  }

  /// Whether the word occurs in the text by itself, whatever its case; ASCII letters are folded, others compared as they are.
  static func hasWord(_ word: String, in text: String) -> Bool {
    let needle = Array(word.utf8)
    var copy = text
    return copy.withUTF8 { find(needle, in: $0, wholeWords: true) }
  }

  fileprivate static func find(_ needle: [UInt8], in hay: UnsafeBufferPointer<UInt8>, wholeWords: Bool) -> Bool {
    guard let first = needle.first, hay.count >= needle.count else { return false }
    let end = hay.count - needle.count
    var index = 0
    while index <= end {
      if fold(hay[index]) == first, !wholeWords || index == 0 || !isWordByte(hay[index - 1]) {
        var offset = 1
        while offset < needle.count, fold(hay[index + offset]) == needle[offset] { offset += 1 }
        if offset == needle.count {
          let after = index + offset
          if !wholeWords || after == hay.count || !isWordByte(hay[after]) { return true }
        }
      }
      index += 1
    }
    return false
  }

  fileprivate static func fold(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
  }

  /// Recognises the constraint in what a user writes.
  struct Probe {
    private let whole: [UInt8]
    private let heed: [[UInt8]]
    private let content: [[UInt8]]

    init(_ plan: ConversationPlan) {
      var bytes = Array(plan.constraint.utf8.map(Reading.fold))
      while let last = bytes.last, last == 0x2e || last <= 0x20 { bytes.removeLast() }
      whole = bytes
      let text = plan.constraint.lowercased()
      heed = plan.heedWords.map { Array($0.lowercased().utf8) }
      let hazards = Set(plan.hazardWords.flatMap { $0.split(separator: " ") })
      var seen: Set<Substring> = []
      for word in text.split(whereSeparator: { !$0.isLetter && $0 != "-" }) {
        guard word.utf8.count > 4, !Self.common.contains(word), !hazards.contains(word) else { continue }
        seen.insert(word)
      }
      content = seen.sorted().map { Array($0.utf8) }
    }

    /// The message holds the constraint as it is, or more than half of its words.
    func states(_ message: String) -> Bool {
      guard !whole.isEmpty else { return false }
      var copy = message
      return copy.withUTF8 { bytes in
        if Reading.find(whole, in: bytes, wholeWords: false) { return true }
        guard content.count >= 2, bytes.count > 20 else { return false }
        let needed = max(2, (content.count + 1) / 2)
        return atLeast(needed, of: content, in: bytes)
      }
    }

    /// The message comes back to the constraint: with a word by which heeding shows, or two of the constraint's own.
    func recalls(_ message: String) -> Bool {
      var copy = message
      return copy.withUTF8 { bytes in
        atLeast(1, of: heed, in: bytes) || atLeast(min(2, max(content.count, 1)), of: content, in: bytes)
      }
    }

    private func atLeast(_ count: Int, of needles: [[UInt8]], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      var found = 0
      for (index, needle) in needles.enumerated() {
        if found + needles.count - index < count { return false }
        if Reading.find(needle, in: bytes, wholeWords: true) {
          found += 1
          if found >= count { return true }
        }
      }
      return false
    }

    private static let common: Set<Substring> = [
      "about", "after", "again", "anybody", "anything", "because", "before", "being", "could", "every", "everything",
      "first", "found", "great", "having", "interest", "makes", "might", "never", "often", "other", "overcoming",
      "people",
      "place", "properly", "really", "right", "since", "somebody", "something", "still", "than", "their", "there",
      "these", "thing", "think", "those", "three", "times", "twice", "under", "until", "where", "which", "while",
      "whole",
      "would", "years", "severe", "anyone", "someone", "within", "without", "always", "myself", "known", "though",
      "seems",
    ]
  }
}
