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
        guard !event.isFixed else {
          problems.append("\(place): “\(key)” cannot be given to another action")
          continue
        }
        events.append(event)
      }
      if !events.isEmpty { chosen[action] = events }
    }
    var tables: [KeyScreen: [Binding]] = [:]
    for screen in KeyScreen.allCases {
      var bindings = standard.bindings(on: screen)
      for index in bindings.indices {
        guard let keys = chosen[bindings[index].action] else { continue }
        bindings[index].keys = keys + bindings[index].keys.filter(\.isFixed)
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
          let text =
            "explorer.keys.\(first.name): “\(key.name)” is also \(action.name)'s (\(screen.title.lowercased())); give one of them another key"
          if !problems.contains(text) { problems.append(text) }
          return true
        }
      }
      tables[screen] = bindings
    }
    return (Keymap(tables), problems)
  }
}
