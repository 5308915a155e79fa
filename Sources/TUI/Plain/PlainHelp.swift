import Engine

/// The keys in lines, one of each, with all that they do.
enum PlainHelp {
  static func lines(_ help: HelpOverlay, _ keymap: Keymap) -> [String] {
    let wanted = help.filter.text.lowercased()
    func fits(_ keys: String, _ summary: String, _ group: String = "") -> Bool {
      wanted.isEmpty || keys.lowercased() == wanted || summary.lowercased().contains(wanted)
        || group.lowercased().contains(wanted)
    }
    var lines: [String] = []
    for group in Keymap.Group.allCases {
      let bindings = keymap.bindings(on: help.screen).filter {
        $0.group == group && !$0.keys.isEmpty && fits($0.written, $0.summary, group.rawValue)
      }
      if group != .here, !bindings.isEmpty { lines.append("\(group.rawValue):") }
      lines += bindings.map { "\($0.written): \($0.summary)" }
    }
    lines += letters(on: help.screen, keymap).filter { fits($0.0, $0.1) }.map { "\($0.0): \($0.1)" }
    if help.screen == .main {
      let spans = Label.spans.filter { fits("", "\($0.name): \($0.definition)") }
      if !spans.isEmpty { lines.append("What evidence is:") }
      lines += spans.map { "\($0.name): \($0.definition)" }
    }
    if lines.isEmpty { lines = ["No key does that."] }
    if help.isFiltering { return ["Type what a key is to do, and Enter; Esc lists all."] }
    let close = keymap.key(of: .cancel, on: .help)
    return ["Keys: \(help.screen.title.lowercased()). \(close) closes this."] + lines
  }

  /// Keys that belong to what is chosen, not to an action.
  private static func letters(on screen: KeyScreen, _ keymap: Keymap) -> [(String, String)] {
    switch screen {
    case .labels: Label.failureModes.compactMap { label in label.hotkey.map { (String($0), label.name) } }
    case .span: Label.spans.map { (String(LabelLook.find($0.id).mark), "mark as \($0.name)") }
    case .spanLabels: SpanPick.labels.map { (String($0.key), $0.label.name) }
    case .rerun: keymap.conditionLetters.map { (String($0.letter), "condition \($0.condition.rawValue)") }
    default: []
    }
  }
}
