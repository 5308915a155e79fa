/// What is drawn for a character: never a control character, never an invisible or reordering one.
struct Glyph: Sendable, Hashable {
  /// The scalar, if it is only one.
  var scalar: UInt32
  /// The scalars, if they are several.
  var cluster: String?
  /// Cells: 1 or 2; 0 for nothing to draw.
  var width: Int

  static func symbol(_ scalar: Unicode.Scalar) -> Glyph { Glyph(scalar: scalar.value, cluster: nil, width: 1) }
  static let nothing = Glyph(scalar: 0, cluster: nil, width: 0)
  /// Stands for something invisible in the text: a zero-width space, a byte order mark, a hidden tag.
  static let hidden = symbol("⌧")
  /// Stands for a control that would turn the direction of the text round.
  static let turned = symbol("⇄")
  static let replacement = symbol("\u{FFFD}")

  var text: String {
    if let cluster { return cluster }
    return width == 0 ? "" : Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
  }
}

/// The one policy from text to cells: what each character shows, and how wide it is.
enum Glyphs {
  /// Columns between tab stops, counted from the start of the text.
  static let tab = 4
  /// More scalars than this in one character are dropped, so that a heap of marks stays harmless.
  static let longestCluster = 16

  /// Calls `body` for every glyph from left to right until it returns false; returns whether it came to the end.
  @discardableResult
  static func forEach(in text: some StringProtocol, _ body: (Glyph) -> Bool) -> Bool {
    var column = 0
    guard let plain = forEachPlain(in: text.utf8, body) else { return false }
    column = plain
    for character in text[text.utf8.index(text.startIndex, offsetBy: plain)...] {
      if character == "\t" {
        let stop = tab - column % tab
        for _ in 0..<stop where !body(.symbol(" ")) { return false }
        column += stop
        continue
      }
      let (first, second) = glyphs(for: character)
      column += first.width
      if !body(first) { return false }
      if let second {
        column += second.width
        if !body(second) { return false }
      }
    }
    return true
  }

  /// The printable ASCII at the start of a text, without taking it apart into characters. Returns its length, or nil if
  /// `body` has had enough.
  private static func forEachPlain(in utf8: some Collection<UInt8>, _ body: (Glyph) -> Bool) -> Int? {
    let length = utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      for (index, byte) in bytes.enumerated() {
        // The byte after may belong to a mark on this character.
        guard byte >= 0x20, byte < 0x7F, index + 1 == bytes.count || bytes[index + 1] < 0x80 else { return index }
        if !body(Glyph(scalar: UInt32(byte), cluster: nil, width: 1)) { return nil }
      }
      return bytes.count
    }
    return length ?? 0
  }

  /// The columns of a text.
  static func width(of text: some StringProtocol) -> Int {
    var width = 0
    forEach(in: text) { glyph in
      width += glyph.width
      return true
    }
    return width
  }

  /// The columns of a text, or nil if they are more than `limit`; reads no further than needed.
  static func width(of text: some StringProtocol, upTo limit: Int) -> Int? {
    var width = 0
    let fits = forEach(in: text) { glyph in
      width += glyph.width
      return width <= limit
    }
    return fits ? width : nil
  }

  /// What a character shows. The second glyph is the sign for something hidden behind the first.
  static func glyphs(for character: Character) -> (Glyph, Glyph?) {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return (.nothing, nil) }
    if scalars.index(after: scalars.startIndex) == scalars.endIndex { return (single(first), nil) }
    return cluster(character, first)
  }

  private static func single(_ scalar: Unicode.Scalar) -> Glyph {
    let value = scalar.value
    if value >= 0x20 && value < 0x7F { return Glyph(scalar: value, cluster: nil, width: 1) }
    if let sign = sign(for: scalar) { return sign }
    let width = width(of: scalar)
    if width > 0 { return Glyph(scalar: value, cluster: nil, width: width) }
    // A mark with nothing to stand on.
    return Glyph(scalar: 0, cluster: "\u{25CC}\(scalar)", width: 1)
  }

  private static func cluster(_ character: Character, _ first: Unicode.Scalar) -> (Glyph, Glyph?) {
    if character == "\r\n" { return (.symbol("␊"), nil) }
    var kept = String.UnicodeScalarView()
    var width = 0
    var hides = false
    let isFlag = first.value == 0x1F3F4
    let isEmoji = isFlag || self.width(of: first) == 2 || isEmojiBase(first)
    for scalar in character.unicodeScalars.prefix(longestCluster) {
      switch scalar.value {
      case 0xFE0F:
        if isEmojiBase(first) { width = max(width, 2) }
        if isEmoji { kept.append(scalar) }
      case 0x200D:
        if isEmoji { kept.append(scalar) }
      case 0x200C, 0x34F, 0xFE00...0xFE0E, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F:
        // Joining hints and variants of letters: harmless, and nothing that a terminal could show.
        break
      case 0xE0020...0xE007F where isFlag:
        kept.append(scalar)
      default:
        if let sign = sign(for: scalar) {
          if scalar == first { kept.append(contentsOf: sign.text.unicodeScalars) } else { hides = true }
          width += scalar == first ? 1 : 0
        } else {
          kept.append(scalar)
          width += self.width(of: scalar)
        }
      }
    }
    if width == 0 {
      kept.insert("\u{25CC}", at: kept.startIndex)
      width = 1
    }
    let glyph: Glyph
    if let only = kept.first, kept.count == 1 {
      glyph = Glyph(scalar: only.value, cluster: nil, width: min(2, width))
    } else {
      glyph = Glyph(scalar: 0, cluster: String(kept), width: min(2, width))
    }
    return (glyph, hides ? .hidden : nil)
  }

  /// The visible sign for a scalar that must not reach a terminal; nil for all others.
  private static func sign(for scalar: Unicode.Scalar) -> Glyph? {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value).map { Glyph.symbol($0) }
    case 0x7F: .symbol("␡")
    case 0x80..<0xA0: .replacement
    case 0xA0: .symbol(" ")
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: .turned
    case 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200D, 0x2060...0x2065,
      0x206A...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A,
      0xE0000...0xE0FFF:
      .hidden
    case 0x2028, 0x2029: .symbol("␊")
    case 0xFDD0...0xFDEF: .replacement
    case let value where value & 0xFFFE == 0xFFFE: .replacement
    default: nil
    }
  }

  /// The cells of one scalar by itself, from the table.
  static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    if value >= 0x4E00 && value < 0xA000 { return 2 }
    return WidthTable.runs.withUnsafeBufferPointer { runs in
      var low = 0
      var high = runs.count
      while low + 1 < high {
        let middle = (low + high) / 2
        if runs[middle] >> 2 <= value { low = middle } else { high = middle }
      }
      return Int(runs[low] & 3)
    }
  }

  /// Whether an emoji presentation selector makes this narrow scalar wide.
  private static func isEmojiBase(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return WidthTable.emojiRanges.withUnsafeBufferPointer { ranges in
      var low = 0
      var high = ranges.count / 2
      while low < high {
        let middle = (low + high) / 2
        if ranges[2 * middle + 1] < value {
          low = middle + 1
        } else if ranges[2 * middle] > value {
          high = middle
        } else {
          return true
        }
      }
      return false
    }
  }
}
