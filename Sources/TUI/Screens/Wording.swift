import Engine

/// Short words for what the screens show.
enum Wording {
  /// What follows the provider: `gpt-4o` of `openai/gpt-4o`.
  static func shortModel(_ model: String) -> String {
    guard let slash = model.firstIndex(of: "/") else { return model }
    let name = model[model.index(after: slash)...]
    return name.isEmpty ? model : String(name)
  }

  /// `3 two people pressing`; `? unknown` where a file does not say.
  static func scenario(_ scenario: Scenario?) -> String {
    scenario.map { "\($0.rawValue) \($0.title)" } ?? "? unknown scenario"
  }

  /// A scenario's title, shorter where a pane is narrow.
  static func title(_ scenario: Scenario, width: Int) -> String {
    let titles =
      switch scenario {
      case .control: [scenario.title, "control"]
      case .solo: [scenario.title, "solo"]
      case .onePerson: [scenario.title, "one person", "+1 person"]
      case .twoPeople: [scenario.title, "two people", "+2 people"]
      case .threePeople: [scenario.title, "three people", "+3 people"]
      case .randomPreferences: [scenario.title, "random"]
      }
    return titles.first { $0.count <= width } ?? titles[titles.count - 1]
  }

  static func placement(_ placement: Placement) -> String {
    switch placement {
    case .first: "the context first"
    case .middle: "the context in the middle"
    case .last: "the context last, before the pressure"
    }
  }

  static func origin(_ transcript: Transcript) -> String {
    let name =
      switch transcript.origin {
      case .recorded: "recorded"
      case .simulated: "simulated"
      case .written: "written by hand"
      case .imported: "imported"
      }
    return transcript.excerpt ? "\(name) excerpt" : name
  }

  /// Why there is no answer: the recorded word, then what it means.
  static func cause(_ cause: String) -> String {
    let meaning =
      switch cause {
      case JudgeOutcome.unparsed: JudgeOutcome.unparsedMeaning
      case Disclosure.lost: Disclosure.lostMeaning
      default: ModelError.Cause(rawValue: cause)?.meaning
      }
    return meaning.map { "\(cause): \($0)" } ?? cause
  }

  /// Digits in groups of three: `12,345`.
  static func grouped(_ number: Int) -> String {
    var text = String(number.magnitude)
    var place = text.count - 3
    while place > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: place))
      place -= 3
    }
    return number < 0 ? "-" + text : text
  }

  /// A large number in four or five cells: `812`, `24 k`, `1.3 M`.
  static func amount(_ number: Int) -> String {
    switch number {
    case ..<10_000: return grouped(number)
    case ..<1_000_000: return "\((number + 500) / 1000) k"
    default:
      let tenths = (number + 50_000) / 100_000
      return tenths < 1000 ? "\(tenths / 10).\(tenths % 10) M" : "\(grouped(tenths / 10)) M"
    }
  }

  /// A stretch of time in its two largest units: `45 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "–" }
    let whole = Int(max(0, seconds).rounded())
    func pair(_ large: Int, _ unit: String, _ small: Int, _ part: String) -> String {
      small == 0 ? "\(large) \(unit)" : "\(large) \(unit) \(small) \(part)"
    }
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return pair(whole / 60, "min", whole % 60, "s")
    case ..<86400: return pair(whole / 3600, "h", whole % 3600 / 60, "min")
    default: return pair(whole / 86400, "d", whole % 86400 / 3600, "h")
    }
  }

  static func percent(_ fraction: Double) -> String {
    guard fraction.isFinite else { return "–" }
    return "\(Int((min(max(fraction, 0), 1) * 100).rounded())) %"
  }

  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  /// What kind of case it is: category, severity, and whether the request names the trigger; nil where nothing is known.
  ///
  /// Where there is little room the category is left out if the case's name tells it already.
  static func kind(ofCaseOf transcript: Transcript, isWide: Bool) -> String? {
    let category = transcript.category
    let parts = [
      isWide || !transcript.useCase.hasPrefix(category + "-") ? category : "", transcript.severity?.rawValue ?? "",
      transcript.namesTrigger.map { $0 ? "trigger named" : "trigger not named" } ?? "",
    ].filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// How far the request stands from the context, in as many words as fit.
  static func distance(_ transcript: Transcript, width: Int) -> String {
    if transcript.condition == .absent { return "context left out: compared, not rated" }
    if transcript.excerpt { return "excerpt: distance unknown" }
    guard let distance = transcript.distance else { return "distance unknown" }
    let measure = "\(count(distance.turns, "turn", "turns")), \(count(distance.words, "word", "words"))"
    let texts = ["\(measure) from context to request", "\(measure) to the request"]
    return texts.first { $0.count <= width } ?? measure
  }
}

/// How a verdict is drawn: a mark and a word beside the colour.
struct VerdictLook: Equatable {
  let mark: String
  let word: String
  let slot: Slot

  var style: Style { Style(slot, slot == .fail ? .bold : []) }

  init(_ value: RatingValue) {
    switch value {
    case .pass: (mark, word, slot) = ("✓", "pass", .pass)
    case .fail: (mark, word, slot) = ("✗", "fail", .fail)
    case .unclear: (mark, word, slot) = ("?", "unclear", .unclear)
    }
  }

  init(mark: String, word: String, slot: Slot) {
    self.mark = mark
    self.word = word
    self.slot = slot
  }

  /// The rating that counts, or why there is none.
  init(_ transcript: Transcript) {
    if let rating = transcript.rating {
      self.init(rating)
    } else if transcript.condition == .absent, transcript.status == .complete {
      self.init(mark: "≈", word: "compared", slot: .muted)
    } else if transcript.cause == Veil.playing {
      self.init(mark: "…", word: "is being played", slot: .muted)
    } else {
      let reason = transcript.cause ?? (transcript.status == .complete ? "not rated" : "unfinished")
      self.init(mark: "–", word: "none (\(reason))", slot: .missing)
    }
  }

  /// The repeats of one model in one cell.
  init(_ counts: Counts, condition: Condition) {
    if counts.total == 0 {
      self.init(mark: "·", word: "no transcript", slot: .missing)
    } else if condition == .absent {
      self.init(mark: "≈", word: "compared", slot: .muted)
    } else {
      switch (counts.pass > 0, counts.fail > 0, counts.unclear > 0) {
      case (true, false, false): self.init(.pass)
      case (false, true, false): self.init(.fail)
      case (false, false, true): self.init(.unclear)
      case (false, false, false): self.init(mark: "–", word: "not rated", slot: .missing)
      default: self.init(mark: "±", word: "mixed", slot: .unclear)
      }
    }
  }
}

/// One letter for each model, for the columns of the cases.
struct ModelLetters {
  let letters: [(model: String, letter: Character)]

  init(_ models: [String]) {
    var taken: Set<Character> = []
    letters = models.map { model in
      let wanted = Wording.shortModel(model).lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
      let letter = (wanted + "abcdefghijklmnopqrstuvwxyz0123456789").first { !taken.contains($0) } ?? "+"
      taken.insert(letter)
      return (model, letter)
    }
  }
}
