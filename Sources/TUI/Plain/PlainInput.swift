/// What a typed line means: keys, or the text that is asked for.
enum PlainInput: Equatable {
  case events([InputEvent])
  /// A word that is neither a key nor two letters.
  case unknown(String)

  /// Reads a line. Where text is typed, the whole line is the text and replaces what stood there (`C-u` alone clears it);
  /// else its words are keys by name (`Esc`, `C-d`, `F1`) or one or two letters that are pressed one by one: a longer word
  /// would do a thing a letter. An empty line is Enter.
  static func read(_ line: String, in overlay: Overlay?) -> PlainInput {
    let word = line.trimmingPrefix { $0.isWhitespace }
    if word.trimmingSuffix().lowercased() == "esc" { return .events([.key(.escape)]) }
    if isTyped(overlay) {
      if line.isEmpty { return .events([.key(.enter)]) }
      let cleared: [InputEvent] = [.key(.end), .key(.control("u"))]
      return .events(cleared + (line == "C-u" ? [] : [.paste(line)]) + [.key(.enter)])
    }
    guard !word.isEmpty else { return .events([.key(.enter)]) }
    var events: [InputEvent] = []
    for word in word.split(whereSeparator: \.isWhitespace) {
      if let key = KeyEvent(name: String(word)) {
        events.append(.key(key))
      } else if word.count <= 2 {
        events += word.map { .key(.character($0)) }
      } else {
        return .unknown(String(word))
      }
    }
    return .events(events)
  }

  static func isTyped(_ overlay: Overlay?) -> Bool {
    switch overlay {
    case .input, .palette: true
    case .help(let help): help.isFiltering
    default: false
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix() -> Substring {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
