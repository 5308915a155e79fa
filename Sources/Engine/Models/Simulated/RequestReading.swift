/// What a simulated model takes from a conversation before it answers: what it can know, how far back, who presses and how.
struct RequestReading {
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

  /// For a quiz question or an introduction, who said what before does not matter: then only words are counted.
  init(_ request: ChatRequest, kind: TurnKind = .request) {
    let plan = request.plan
    let lastUser = request.messages.lastIndex { $0.role == .user }
    current = lastUser.map { request.messages[$0].content } ?? ""
    guard kind == .request || kind == .pressure else {
      words = request.messages.reduce(0) { $0 + Self.countWords($1.content) }
      return
    }
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
      let seen = probe.look(at: message.content)
      if seen.states {
        if stated != nil { restated = true }
        stated = index
      } else if stated != nil, seen.recalls {
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
      let said = Recap.sentences(pressure).count
      pressing = plan.scenario.map { min($0.pressing, said) } ?? said
    }
    leading = plan.condition != .unbiased && Self.wordsBeforeQuestion(current) >= 8
  }

  /// How many words the message holds before the sentence that asks.
  static func wordsBeforeQuestion(_ text: String) -> Int {
    guard let mark = text.utf8.lastIndex(of: 0x3f) else { return 0 }
    let before = text.utf8[..<mark]
    guard let start = before.lastIndex(where: { $0 == 0x2e || $0 == 0x21 || $0 == 0x3f || $0 == 0x0a }) else {
      return 0
    }
    return countWords(text[..<start])
  }

  static func countWords(_ text: some StringProtocol) -> Int {
    var count = 0
    var inside = false
    for byte in text.utf8 {
      let blank = Bytes.isBlank(byte)
      if !blank, !inside { count += 1 }
      inside = !blank
    }
    return count
  }

  /// Recognises the constraint in what a user writes.
  struct Probe {
    private let whole: [UInt8]
    /// Heed words first, then the constraint's own words.
    private var needles: [[UInt8]] = []
    private let heedCount: Int
    private var contentCount: Int { needles.count - heedCount }
    private var initials: [Bool] = Array(repeating: false, count: 256)

    init(_ plan: ConversationPlan) {
      var bytes = Bytes.folded(plan.constraint)
      while let last = bytes.last, last == 0x2e || last <= 0x20 { bytes.removeLast() }
      whole = bytes
      needles = plan.heedWords.map(Bytes.folded).filter { !$0.isEmpty }
      // More than 64 are not kept apart, and nobody needs them.
      if needles.count > 32 { needles.removeLast(needles.count - 32) }
      heedCount = needles.count
      let hazards = plan.hazardWords.map(Bytes.folded)
      for word in bytes.split(whereSeparator: { !Bytes.isWordPart($0) && $0 != 0x2d }) {
        guard word.count > 4, needles.count < 64, !Self.common.contains(Self.hash(word)) else { continue }
        let own = Array(word)
        guard !hazards.contains(where: { Self.holds($0, own) }), !needles[heedCount...].contains(own) else { continue }
        needles.append(own)
      }
      for needle in needles { initials[Int(needle[0])] = true }
    }

    /// Whether the word stands in the phrase by itself.
    private static func holds(_ phrase: [UInt8], _ word: [UInt8]) -> Bool {
      phrase == word || phrase.split(separator: 0x20).contains { $0.elementsEqual(word) }
    }

    /// The message holds the constraint as it is, or more than half of its words.
    func states(_ message: String) -> Bool { look(at: message).states }

    /// Whether the message states the constraint, and whether it comes back to it: with a word by which heeding shows, or two
    /// of the constraint's own.
    func look(at message: String) -> (states: Bool, recalls: Bool) {
      guard !whole.isEmpty else { return (false, false) }
      var copy = message
      return copy.withUTF8 { bytes in
        if Bytes.find(whole, in: bytes, folding: true, wholeWords: false) != nil { return (true, true) }
        var found: UInt64 = 0
        for index in 0..<bytes.count where initials[Int(Bytes.fold(bytes[index]))] {
          guard index == 0 || !Bytes.isWordPart(bytes[index - 1]) else { continue }
          for (bit, needle) in needles.enumerated() where found & (1 << UInt64(bit)) == 0 {
            if needle[0] == Bytes.fold(bytes[index]),
              Bytes.matches(needle, bytes, at: index, folding: true, wholeWords: true)
            {
              found |= 1 << UInt64(bit)
            }
          }
        }
        let heed = (found & ((1 << UInt64(heedCount)) - 1)) != 0
        let content = (found >> UInt64(heedCount)).nonzeroBitCount
        let states = contentCount >= 2 && content >= max(2, (contentCount + 1) / 2)
        return (states, heed || content >= 2 || (contentCount == 1 && content == 1))
      }
    }

    private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
      word.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    private static let common: Set<UInt64> = Set(
      [
        "about", "after", "again", "anybody", "anything", "because", "before", "being", "could", "every", "everything",
        "first", "found", "great", "having", "interest", "makes", "might", "never", "often", "other", "overcoming",
        "people", "place", "properly", "really", "right", "since", "somebody", "something", "still", "their", "there",
        "these", "thing", "think", "those", "three", "times", "twice", "under", "until", "where", "which", "while",
        "whole", "would", "years", "severe", "anyone", "someone", "within", "without", "always", "myself", "known",
        "though", "seems",
      ].map { hash($0.utf8) })
  }
}
