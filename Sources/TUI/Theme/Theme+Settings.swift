/// Colours that the configuration file gives to what is drawn.
extension Theme {
  /// The theme with the file's colours in their place, as far as the terminal has them, and what of the file is no colour.
  ///
  /// - Parameter settings: for names of slots (`search-hit`) a colour as it is written (`16 bold on 222`).
  func configured(_ settings: [String: String], mode: ColorMode) -> Theme {
    var inks: [Slot: Ink] = [:]
    for (name, text) in settings {
      guard let slot = Slot.named(name), let ink = Ink(text) else { continue }
      inks[slot] = ink.shown(in: mode, over: self[slot])
    }
    return inks.isEmpty ? self : Theme(name: self.name) { inks[$0] ?? self[$0] }
  }

  /// What of the file's colours cannot be had, and why.
  public static func problems(in settings: [String: String]) -> [String] {
    settings.sorted { $0.key < $1.key }.compactMap { name, text in
      let place = "explorer.colors.\(name)"
      if Slot.named(name) == nil { return "\(place): nothing has this name; `heed help colors` lists what is coloured" }
      if Ink(text) == nil { return "\(place): “\(text)” is no colour; they are written like “red bold” or “16 on 222”" }
      return nil
    }
  }

  /// The names of everything that is coloured.
  public static var slotNames: [String] { Slot.allCases.map(\.settingName) }
}

extension Slot {
  /// What the configuration file calls it: `search-hit`.
  var settingName: String {
    name.reduce(into: "") { text, letter in
      text += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }

  static func named(_ name: String) -> Slot? { allCases.first { $0.settingName == name } }
}

extension Ink {
  private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
  private static let attributeNames: [String: Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
  ]

  /// Reads `red bold on 52`: words in any order, a ground after `on`; nil if a word means nothing.
  init?(_ text: String) {
    self.init()
    var isGround = false
    let words = text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return nil }
    for word in words {
      if word == "on", !isGround {
        isGround = true
      } else if let attribute = Ink.attributeNames[String(word)] {
        attributes.insert(attribute)
      } else if let color = Ink.color(String(word)) {
        if isGround { background = color } else { foreground = color }
      } else if word != "default" {
        return nil
      }
    }
  }

  private static func color(_ word: String) -> UInt8? {
    if let number = UInt8(word) { return number }
    let isBright = word.hasPrefix("bright-")
    guard let index = names.firstIndex(of: isBright ? String(word.dropFirst(7)) : word) else { return nil }
    return UInt8(index + (isBright ? 8 : 0))
  }

  /// As far as the terminal can show it: without colours only the attributes count, with sixteen only these.
  fileprivate func shown(in mode: ColorMode, over usual: Ink) -> Ink {
    var ink = self
    switch mode {
    case .palette256: break
    case .ansi16:
      if let color = foreground, color > 15 { ink.foreground = usual.foreground }
      if let color = background, color > 15 { ink.background = usual.background }
    case .none:
      ink.foreground = nil
      ink.background = nil
      ink.attributes.formUnion(usual.attributes)
      ink.backgroundAttributes = usual.backgroundAttributes
    }
    return ink
  }
}
