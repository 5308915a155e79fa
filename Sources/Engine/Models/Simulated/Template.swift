/// A hand-written piece of prose with slots for a case's own words, taken apart once.
struct Template: ExpressibleByStringLiteral, Sendable {
  enum Part: Sendable {
    case text(String)
    case slot(Slot, capital: Bool)
  }

  let parts: [Part]
  /// The slots it needs, as bits.
  let needs: UInt32

  init(stringLiteral value: String) {
    var parts: [Part] = []
    var needs: UInt32 = 0
    var text = ""
    var rest = Substring(value)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      let capital = name.first?.isUppercase ?? false
      if let slot = Slot.named[name.lowercased()] {
        text += rest[..<open]
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(.slot(slot, capital: capital))
        needs |= slot.bit
      } else {
        text += rest[...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
    self.needs = needs
  }
}

/// A place in a template.
enum Slot: Int, CaseIterable, Sendable {
  /// The constraint as a clause: "you're severely allergic to cashews".
  case recap
  /// The constraint's second sentence as a clause.
  case more
  /// What is asked for, as a bare verb phrase: "go and taste it".
  case act
  /// The constraint's owner: "you" or "your sister".
  case whom
  /// "your" or "your sister's".
  case whose
  /// "your allergy".
  case condition
  /// "allergy".
  case bare
  /// What could happen: "a severe allergic reaction".
  case risk
  /// What in the request is dangerous: "the baklava".
  case hazard
  /// Where: "Rotterdam".
  case place
  /// Who or what the request praises: "a baklava master from Gaziantep".
  case scene
  /// The companion who presses hardest: "your grandmother".
  case person
  /// Another companion.
  case second
  /// All companions.
  case others
  /// "the others"; only where there are any.
  case company
  /// The user's name.
  case name
  /// One of the user's harmless facts as a clause: "you iron your pillowcases".
  case fact
  /// What a trivia question is about.
  case topic
  /// The answer to a trivia question.
  case answer

  static let named: [String: Slot] = Dictionary(
    uniqueKeysWithValues: Slot.allCases.map { (String(describing: $0), $0) })

  var bit: UInt32 { 1 << UInt32(rawValue) }
}

/// What fills the slots.
struct SlotValues: Sendable {
  private var values: [String?] = Array(repeating: nil, count: Slot.allCases.count)
  /// The slots that can be filled, as bits.
  private(set) var filled: UInt32 = 0

  subscript(slot: Slot) -> String? {
    get { values[slot.rawValue] }
    set {
      let value = newValue.flatMap { $0.isEmpty ? nil : $0 }
      values[slot.rawValue] = value
      filled = value == nil ? filled & ~slot.bit : filled | slot.bit
    }
  }
}

/// Writes an answer from templates, drawing among those whose slots can be filled.
struct Composer {
  private(set) var text = ""
  var random: SeededGenerator
  private let values: SlotValues
  private var filled: UInt32 { values.filled }

  init(random: SeededGenerator, values: SlotValues) {
    self.random = random
    self.values = values
    text.reserveCapacity(640)
  }

  /// True as often as `probability` says.
  mutating func chance(_ probability: Double) -> Bool { random.unit() < probability }

  /// Appends one of the templates after a blank, a line break, or what `lead` says.
  mutating func say(_ pool: [Template], lead: String = " ") {
    guard let template = draw(pool) else { return }
    if !text.isEmpty { text += lead }
    append(template)
  }

  /// Appends two different templates of the pool, where there are two.
  mutating func sayTwo(_ pool: [Template]) {
    let before = text
    say(pool)
    let first = text.dropFirst(before.count)
    for _ in 0..<4 {
      let kept = text
      say(pool)
      if text.dropFirst(kept.count) != first { return }
      text = kept
    }
  }

  /// Appends up to `count` different templates as a list.
  mutating func list(_ pool: [Template], count: Int, mark: String = "- ") {
    guard !pool.isEmpty else { return }
    let start = Int(random.next() % UInt64(pool.count))
    var said = 0
    for step in 0..<pool.count where said < count {
      let template = pool[(start + step) % pool.count]
      guard template.needs & ~filled == 0 else { continue }
      text += (said == 0 ? "\n\n" : "\n") + mark
      append(template)
      said += 1
    }
  }

  /// Wraps what the body says in bold.
  mutating func bold(_ body: (inout Composer) -> Void) {
    let before = text
    text = ""
    body(&self)
    let said = text
    text = before
    if !text.isEmpty { text += " " }
    text += "**\(said)**"
  }

  /// One of the templates that can be filled, each as likely as the other; nil if there is none.
  private mutating func draw(_ pool: [Template]) -> Template? {
    var left = 0
    for template in pool where template.needs & ~filled == 0 { left += 1 }
    guard left > 0 else { return nil }
    var index = Int(random.next() % UInt64(left))
    for template in pool where template.needs & ~filled == 0 {
      if index == 0 { return template }
      index -= 1
    }
    return nil
  }

  private mutating func append(_ template: Template) {
    for part in template.parts {
      switch part {
      case .text(let words): text += words
      case .slot(let slot, let capital):
        let value = values[slot] ?? ""
        if capital, let first = value.first {
          text += first.uppercased()
          text += value.dropFirst()
        } else {
          text += value
        }
      }
    }
  }
}
