/// What one slot looks like, as writing and as ground. Colours are numbers of the 256-colour palette; nil is the
/// terminal's own.
struct Ink: Sendable, Hashable {
  var foreground: UInt8?
  var attributes: Attributes
  var background: UInt8?
  var backgroundAttributes: Attributes

  init(
    _ foreground: UInt8? = nil, _ attributes: Attributes = [], ground background: UInt8? = nil,
    _ backgroundAttributes: Attributes = []
  ) {
    self.foreground = foreground
    self.attributes = attributes
    self.background = background
    self.backgroundAttributes = backgroundAttributes
  }
}

/// The colours and attributes of every slot.
public struct Theme: Sendable {
  let name: String
  /// Indexed by the slot's raw value.
  private let inks: [Ink]

  init(name: String, _ ink: (Slot) -> Ink) {
    self.name = name
    inks = Slot.allCases.map(ink)
  }

  subscript(slot: Slot) -> Ink { inks[Int(slot.rawValue)] }

  /// Colours and attributes of a style.
  func resolve(_ style: Style) -> Ink {
    let writing = self[style.foreground]
    let ground = self[style.background]
    return Ink(
      writing.foreground,
      style.attributes.union(writing.attributes).union(ground.backgroundAttributes),
      ground: ground.background)
  }

  /// The theme for what the terminal can do.
  static func choose(mode: ColorMode, ground: Ground) -> Theme {
    switch (mode, ground) {
    case (.none, _): .mono
    case (.ansi16, _): .ansi16
    case (.palette256, .dark): .dark
    case (.palette256, .light): .light
    }
  }
}
