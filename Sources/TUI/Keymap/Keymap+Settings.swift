internal import Engine

/// Keys that the configuration file gives to actions.
extension Keymap {
  /// The standard keys with those of the file in their place, and what of the file does not work and why. Arrows, Enter,
  /// Esc, Tab and the like always do what they do; a key that the file gives away is taken from whoever had it, and said.
  ///
  /// - Parameter settings: for names of actions the names of their keys.
  public static func configured(_ settings: [String: [String]]) -> (keymap: Keymap, problems: [String]) {
    var problems: [String] = []
    var chosen: [Action: [KeyEvent]] = [:]
    for (name, keys) in settings.sorted(by: { $0.key < $1.key }) {
      let place = "explorer.keys.\(name)"
      guard let action = Action.named(name) else {
        problems.append("\(place) is no action; `heed help keys` names them")
        continue
      }
      var events: [KeyEvent] = []
      for key in keys {
        guard let event = KeyEvent(name: key) else {
          problems.append("\(place): “\(key)” is no key; keys are written like x, Space, C-d, M-o and F2")
          continue
        }
        if event.isFixed {
          if !isOwn(event, of: action) { problems.append("\(place): “\(key)” always does what it does") }
        } else {
          events.append(event)
        }
      }
      // No key at all is a choice too; one that is none is a mistake.
      if !events.isEmpty || keys.isEmpty { chosen[action] = events }
    }
    var clashes: [Clash: [KeyScreen]] = [:]
    var tables: [KeyScreen: [Binding]] = [:]
    for screen in KeyScreen.allCases {
      var bindings = standard.bindings(on: screen)
      for index in bindings.indices {
        guard let keys = chosen[bindings[index].action] else { continue }
        bindings[index].keys =
          keys.filter { key in
            guard isLabel(key, on: screen) else { return true }
            clashes[Clash(key: key, action: bindings[index].action, other: nil), default: []].append(screen)
            return false
          } + bindings[index].keys.filter(\.isFixed)
      }
      // Who has a key: those whom the file gives it first.
      var owner: [KeyEvent: Action] = [:]
      let order =
        bindings.indices.filter { chosen[bindings[$0].action] != nil }
        + bindings.indices.filter { chosen[bindings[$0].action] == nil }
      for index in order {
        let action = bindings[index].action
        bindings[index].keys.removeAll { key in
          guard let first = owner[key], first != action else {
            owner[key] = action
            return false
          }
          clashes[Clash(key: key, action: first, other: action), default: []].append(screen)
          return true
        }
      }
      tables[screen] = bindings
    }
    return (Keymap(tables), problems + clashes.map { $0.text(on: $1) }.sorted())
  }

  /// A key that two would have.
  private struct Clash: Hashable {
    var key: KeyEvent
    var action: Action
    /// Nil: a label.
    var other: Action?

    func text(on screens: [KeyScreen]) -> String {
      let places = screens.map { $0.title.lowercased() }.joined(separator: ", ")
      let whose = other.map { "\($0.name)'s (\(places)); give one of them another key" } ?? "a label's (\(places))"
      return "explorer.keys.\(action.name): “\(key.name)” is also \(whose)"
    }
  }

  /// Whether it is the action's own already.
  private static func isOwn(_ key: KeyEvent, of action: Action) -> Bool {
    KeyScreen.allCases.contains { standard.binding(of: action, on: $0)?.keys.contains(key) == true }
  }

  /// Whether the key gives a label there.
  private static func isLabel(_ key: KeyEvent, on screen: KeyScreen) -> Bool {
    guard case .character(let character) = key else { return false }
    switch screen {
    case .labels: return Label.failureModes.contains { $0.hotkey == character }
    case .span: return Label.spans.contains { LabelLook.find($0.id).mark == character }
    case .spanLabels: return SpanPick.labels.contains { $0.key == character }
    default: return false
    }
  }
}
