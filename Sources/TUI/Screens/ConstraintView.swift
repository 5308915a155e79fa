import Engine

/// What the assistant should have heeded, in its owner's words.
struct ConstraintView {
  let state: ExplorerState
  let area: Rect

  func draw(on frame: inout Frame) {
    guard !area.isEmpty, let transcript = state.reader.activeTranscript else { return }
    let look = LabelLook.find("disclosure")
    let name =
      transcript.condition == .absent ? "left out" : transcript.owner == .other ? "person B's context" : "context"
    let words = Rect(row: area.row, column: area.column + 2, height: area.height, width: area.width - 3)
    frame.put(String(look.mark), row: area.row, column: area.column, style: look.style)
    frame.put(wrapping: "\(name) “\(transcript.constraint)”", in: words, style: look.style)
    let prefix = Rect(row: area.row, column: words.column, height: 1, width: min(name.count, words.width))
    frame.restyle(prefix) { $0 = Style(.muted) }
  }
}

/// The names of all transcripts of the case, where not every one has a column.
struct TabsView {
  let state: ExplorerState
  let area: Rect

  func draw(on frame: inout Frame) {
    guard !area.isEmpty else { return }
    let tabs = state.reader.order.compactMap { state.reader.transcript($0) }
    guard !tabs.isEmpty else { return }
    let names = TabsView.names(of: tabs)
    let active = tabs.firstIndex { $0.id == state.reader.active } ?? 0
    let widths = names.map { Glyphs.width(of: $0) + 5 }
    // The tabs from the first one that lets the active one be seen.
    var first = 0
    while first < active, widths[first...active].reduce(0, +) > area.width - 4 { first += 1 }
    var column = area.column
    if first > 0 { column += frame.put("‹", row: area.row, column: column, style: Style(.muted)) }
    for index in first..<tabs.count {
      if column + widths[index] > area.right - 1, index > first {
        frame.put("›", row: area.row, column: area.right - 1, style: Style(.muted))
        break
      }
      let isActive = index == active
      let look = VerdictLook(tabs[index])
      let slot: Slot = state.focus == .transcripts ? .selection : .selectionUnfocused
      let style = isActive ? Style(slot, on: slot, .bold) : Style(.muted)
      let start = column
      column += frame.put(isActive ? "[" : " ", row: area.row, column: column, style: style)
      column += frame.put(
        names[index], row: area.row, column: column, style: style, width: area.right - column - 3, overflow: .ellipsis)
      column += frame.put(
        " \(look.mark)", row: area.row, column: column, style: look.style.on(isActive ? slot : .screen))
      column += frame.put(isActive ? "]" : " ", row: area.row, column: column, style: style)
      column = max(column, start + 1)
      frame.onClick(
        Rect(row: area.row, column: start, height: 1, width: column - start), .transcript(tabs[index].id))
    }
  }

  private static let widest = 28

  /// The shortest names that tell them apart: the model, and where that is not enough condition and repeat.
  static func names(of transcripts: [Transcript]) -> [String] {
    let models = Set(transcripts.map(\.model))
    let conditions = Set(transcripts.map(\.condition))
    var seen: [String: Int] = [:]
    for transcript in transcripts { seen[transcript.model, default: 0] += 1 }
    return transcripts.map { transcript in
      var parts: [String] = []
      if models.count > 1 || conditions.count == 1 { parts.append(Wording.shortModel(transcript.model)) }
      if conditions.count > 1 { parts.append(transcript.condition.rawValue) }
      if (seen[transcript.model] ?? 0) > 1 || transcript.repeat > 1 { parts.append("#\(transcript.repeat)") }
      let name = parts.joined(separator: " ")
      return name.count > TabsView.widest ? name.prefix(TabsView.widest - 1) + "…" : name
    }
  }
}
