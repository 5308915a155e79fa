internal import Engine

/// The keys of every screen: input, help, hints, palette and manual page are made from it.
public struct Keymap: Sendable, Equatable {
  struct Binding: Sendable, Equatable {
    let action: Action
    var keys: [KeyEvent]
    /// What help and palette say.
    let summary: String
    /// For the hint line; nil where it is not hinted.
    let hint: Hint?
    let group: Group

    init(_ action: Action, _ keys: [KeyEvent], _ summary: String, hint: Hint? = nil, _ group: Group = .here) {
      self.action = action
      self.keys = keys
      self.summary = summary
      self.hint = hint
      self.group = group
    }

    /// How the keys are written.
    var written: String { keys.map(\.name).joined(separator: " ") }
  }

  /// One word for what a key does, and the actions that are hinted with it: `j k move`.
  struct Hint: Sendable, Equatable, ExpressibleByStringLiteral {
    let word: String
    let beside: [Action]

    init(_ word: String, beside: Action...) {
      self.word = word
      self.beside = beside
    }

    init(stringLiteral word: String) { self.init(word) }
    init(_ word: String, _ beside: [Action]) {
      self.word = word
      self.beside = beside
    }
  }

  enum Group: String, Sendable, CaseIterable {
    case here = "Here"
    case move = "Moving"
    case find = "Finding"
    case read = "Reading"
    case annotate = "Annotating"
    case queue = "Review queue"
    case run = "Rerunning"
    case show = "Showing"
    case leave = "Leaving"
  }

  private let tables: [KeyScreen: [Binding]]
  private let byKey: [KeyScreen: [KeyEvent: Action]]
  /// Made once: every frame shows them.
  private var hints: [KeyScreen: [Shown]] = [:]

  private struct Shown: Sendable, Equatable {
    let keys: String
    let word: String
    let action: Action
  }

  init(_ tables: [KeyScreen: [Binding]]) {
    self.tables = tables
    byKey = tables.mapValues { bindings in
      Dictionary(
        bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } },
        uniquingKeysWith: { first, _ in first })
    }
    for screen in tables.keys { hints[screen] = makeHints(on: screen) }
  }

  /// What a key does there.
  func action(for key: KeyEvent, on screen: KeyScreen) -> Action? { byKey[screen]?[key] }

  func bindings(on screen: KeyScreen) -> [Binding] { tables[screen] ?? [] }

  func binding(of action: Action, on screen: KeyScreen = .main) -> Binding? {
    tables[screen]?.first { $0.action == action }
  }

  /// The first key of an action, as it is written; `–` where it has none.
  func key(of action: Action, on screen: KeyScreen = .main) -> String {
    binding(of: action, on: screen)?.keys.first?.name ?? "–"
  }

  /// What the hint line says, in its order: the keys, the word, and whose they are.
  func hints(on screen: KeyScreen) -> [(keys: String, word: String, action: Action)] {
    (hints[screen] ?? []).map { ($0.keys, $0.word, $0.action) }
  }

  private func makeHints(on screen: KeyScreen) -> [Shown] {
    // Help comes first, for whoever sees only a few of them.
    let bindings = bindings(on: screen)
    return (bindings.filter { $0.action == .help } + bindings.filter { $0.action != .help }).compactMap { binding in
      guard let hint = binding.hint, !binding.keys.isEmpty else { return nil }
      let keys = ([binding.action] + hint.beside).map { key(of: $0, on: screen) }
      return Shown(keys: keys.joined(separator: " "), word: hint.word, action: binding.action)
    }
  }

  /// The letters that choose a condition in the rerun dialog: their first, where it does nothing else.
  var conditionLetters: [(letter: Character, condition: Condition)] {
    Condition.known.compactMap { condition in
      guard let letter = condition.rawValue.first, action(for: .character(letter), on: .rerun) == nil else {
        return nil
      }
      return (letter, condition)
    }
  }

  /// Keys and what they do, screen by screen, in the order of the help; what is the same on several is said of each.
  public var sections: [(title: String, rows: [(keys: String, name: String, summary: String)])] {
    KeyScreen.allCases.map { screen in
      (screen.title, bindings(on: screen).map { ($0.written, $0.action.name, $0.summary) })
    }
  }

  /// The table as text, by screens and groups, with the names that the configuration file uses.
  public var text: String {
    KeyScreen.allCases.flatMap { screen in
      Group.allCases.compactMap { group -> String? in
        let bindings = bindings(on: screen).filter { $0.group == group }
        guard !bindings.isEmpty else { return nil }
        let lines = bindings.map { binding in
          "  " + padded(binding.written, 16) + padded(binding.action.name, 20) + binding.summary
        }
        return ([group == .here ? screen.title : group.rawValue] + lines).joined(separator: "\n")
      }
    }.joined(separator: "\n\n")
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
