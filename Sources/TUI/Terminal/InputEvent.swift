/// A key as the program sees it.
enum KeyEvent: Sendable, Hashable {
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// Control with a lower-case letter or one of `@[\]^_`.
  case control(Character)
  case alt(Character)
  /// F1 is 1.
  case function(Int)
}

/// Something done with the mouse, where the cell at the top left is row 0, column 0.
struct Mouse: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case press, release, drag, wheelUp, wheelDown
  }

  struct Modifiers: OptionSet, Sendable, Hashable {
    let rawValue: UInt8
    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)
  }

  enum Button: Int, Sendable, Hashable {
    case left = 0
    case middle = 1
    case right = 2
    case none = 3
  }

  var kind: Kind
  var button: Button = .none
  var row: Int
  var column: Int
  var modifiers: Modifiers = []
}

/// What comes from the terminal.
enum InputEvent: Sendable, Hashable {
  case key(KeyEvent)
  case mouse(Mouse)
  /// Text pasted by the terminal, with line ends as `\n`; it is never taken for keys.
  case paste(String)
  case resize(rows: Int, columns: Int)
  /// The terminal has gone away.
  case hangup
}
