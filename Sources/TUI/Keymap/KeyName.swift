/// How keys are written, in the help and in the configuration file.
extension KeyEvent {
  private static let names: [KeyEvent: String] = [
    .enter: "Enter", .escape: "Esc", .tab: "Tab", .backTab: "S-Tab", .backspace: "BackSpace", .delete: "Del",
    .insert: "Ins", .up: "↑", .down: "↓", .left: "←", .right: "→", .home: "Home", .end: "End", .pageUp: "PgUp",
    .pageDown: "PgDn", .character(" "): "Space",
  ]

  private static let byName: [String: KeyEvent] = Dictionary(
    names.map { ($0.value.lowercased(), $0.key) } + [
      ("up", .up), ("down", .down), ("left", .left), ("right", .right), ("escape", .escape), ("return", .enter),
      ("delete", .delete),
    ], uniquingKeysWith: { first, _ in first })

  /// `x`, `Space`, `C-d`, `M-o`, `F1`.
  var name: String {
    switch self {
    case .character(let character): Self.names[self] ?? String(character)
    case .control(let character): "C-\(character)"
    case .alt(let character): "M-\(character)"
    case .function(let number): "F\(number)"
    default: Self.names[self] ?? ""
    }
  }

  /// Reads a name; nil if there is no such key.
  init?(name: String) {
    let characters = Array(name)
    if characters.count == 1 {
      self = Self.byName[name] ?? .character(characters[0])
    } else if let known = Self.byName[name.lowercased()] {
      self = known
    } else if characters.count == 3, characters[1] == "-", characters[0] == "M" {
      self = .alt(characters[2])
    } else if characters.count == 3, characters[1] == "-", characters[0] == "C" {
      let letter = Character(characters[2].lowercased())
      guard letter.isASCII, letter.isLetter || "@\\]^_".contains(letter) else { return nil }
      self = .control(letter)
    } else if characters.first == "F", characters.dropFirst().allSatisfy(\.isNumber),
      let number = Int(name.dropFirst()), (1...24).contains(number)
    {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// Keys that do the same whatever the configuration says: arrows, Enter, Escape, Tab and the like.
  var isFixed: Bool {
    switch self {
    case .character, .alt, .function, .insert: false
    // To a terminal C-h, C-i, C-j and C-m are BackSpace, Tab and Enter.
    case .control(let character): "chijm".contains(character)
    default: true
    }
  }
}
