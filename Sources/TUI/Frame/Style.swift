/// How a glyph is drawn beside its colours.
struct Attributes: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let bold = Attributes(rawValue: 1)
  static let dim = Attributes(rawValue: 2)
  static let italic = Attributes(rawValue: 4)
  static let underline = Attributes(rawValue: 8)
  static let reverse = Attributes(rawValue: 16)

  /// The names of what is set, in a fixed order, for dumps.
  var names: [String] {
    var names: [String] = []
    if contains(.bold) { names.append("bold") }
    if contains(.dim) { names.append("dim") }
    if contains(.italic) { names.append("italic") }
    if contains(.underline) { names.append("underline") }
    if contains(.reverse) { names.append("reverse") }
    return names
  }
}

/// What a cell means, not which colour it has: the theme turns slots into colours when the frame is put on a terminal.
struct Style: Sendable, Hashable {
  var foreground: Slot
  var background: Slot
  var attributes: Attributes

  init(_ foreground: Slot = .text, on background: Slot = .screen, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The same style with more attributes.
  func adding(_ more: Attributes) -> Style { Style(foreground, on: background, attributes.union(more)) }

  /// The same style on another background.
  func on(_ background: Slot) -> Style { Style(foreground, on: background, attributes) }
}
