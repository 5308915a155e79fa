/// What a typed line means: keys, or the text that is asked for.
enum PlainInput {
  /// The events of a line. Where text is typed, the whole line is the text and replaces what stood there; else its words
  /// are keys by name (`Esc`, `C-d`, `F1`) or letters that are pressed one by one. An empty line is Enter.
  static func events(_ line: String, in overlay: Overlay?) -> [InputEvent] {
    let word = line.trimmingPrefix { $0.isWhitespace }
    if word.lowercased() == "esc" { return [.key(.escape)] }
    if isTyped(overlay) {
      return line.isEmpty ? [.key(.enter)] : [.key(.end), .key(.control("u")), .paste(line), .key(.enter)]
    }
    guard !word.isEmpty else { return [.key(.enter)] }
    return word.split(whereSeparator: \.isWhitespace).flatMap { word -> [InputEvent] in
      KeyEvent(name: String(word)).map { [.key($0)] } ?? word.map { .key(.character($0)) }
    }
  }

  private static func isTyped(_ overlay: Overlay?) -> Bool {
    switch overlay {
    case .input, .palette: true
    case .help(let help): help.isFiltering
    default: false
    }
  }
}
