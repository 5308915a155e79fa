import Engine

/// What the screen shows, in lines that are read one after the other: no columns, no boxes, no colours, marks in words.
struct PlainScreen: Sendable, Equatable {
  /// A part of the screen, said anew where it changed.
  struct Part: Sendable, Equatable {
    var name: String
    var content: Content
    /// It is gone with the next key, and said in full when it comes again.
    var passes = false
    /// What is so at the start, and said only when it comes about.
    var isUsual = false
    /// What it is about: of something else it is said even where the words are the same.
    var subject: String?

    enum Content: Sendable, Equatable {
      /// One thing from beginning to end, such as a turn: any change says all of it.
      case whole([String])
      case list(PlainList)
    }
  }

  var parts: [Part]

  init(_ explorer: Explorer) {
    let state = explorer.state.veiled
    parts = [
      Part(
        name: "message", content: .whole(state.message.map { [($0.isError ? "Error: " : "") + $0.text] } ?? []),
        passes: true)
    ]
    if let overlay = state.overlay, Self.lies(overlay) {
      let name = "overlay \(overlay.keyScreen?.rawValue ?? "")"
      parts.append(Part(name: name, content: PlainOverlay.content(of: overlay, state), passes: true))
      return
    }
    parts.append(Self.place(state))
    parts.append(Part(name: "pane", content: .whole(["You are in the \(Self.name(of: state.focus))."])))
    switch state.focus {
    case .overview: parts.append(Self.overview(state))
    case .cases: parts.append(Self.cases(state))
    case .transcripts: break
    }
    parts += PlainTranscript.parts(state)
    if let queue = state.queue {
      let item = queue.item
      parts.append(
        Part(
          name: "queue",
          content: .whole([
            "Item \(item.position) of \(queue.queue.count)\(item.isFlagged ? ", flagged" : "")\(item.isDone ? ", rated" : item.isSkipped ? ", skipped" : ""), \(queue.queue.open) to go."
          ])))
    }
  }

  /// What is new since another picture: of a list in which one moved, the row one stands on now. Where nothing is, the
  /// place at least.
  func changes(since old: PlainScreen?) -> [String] {
    func part(_ name: String, of screen: PlainScreen?) -> Part? { screen?.parts.first { $0.name == name } }
    // Whoever comes back to a list is told where they stand in it.
    let hasMoved = old != nil && part("pane", of: self) != nil && part("pane", of: self) != part("pane", of: old)
    let new = parts.flatMap { part -> [String] in
      let before = old?.parts.first { $0.name == part.name }
      switch part.content {
      case .whole(let lines):
        if before == nil { return part.isUsual ? [] : lines }
        return before == part && part.name != "message" ? [] : lines
      case .list(let list):
        guard case .list(let known)? = before?.content else { return list.all }
        let changes = list.changes(since: known)
        return changes.isEmpty && hasMoved ? list.here : changes
      }
    }
    guard new.isEmpty else { return new }
    switch parts.last(where: { $0.passes })?.content {
    case .list(let list)?: return list.here
    // Of something long, such as the help, only what it is.
    case .whole(let lines)? where !lines.isEmpty: return lines.count > 3 ? Array(lines.prefix(1)) : lines
    default:
      if case .whole(let lines)? = part("place", of: self)?.content { return lines }
      return []
    }
  }

  /// This picture over another one: what lies below something else is known still.
  func over(_ old: PlainScreen?) -> PlainScreen {
    let names = Set(parts.map(\.name))
    var result = self
    result.parts += (old?.parts ?? []).filter { !$0.passes && !names.contains($0.name) }
    return result
  }

  // MARK: Parts

  private static func place(_ state: ExplorerState) -> Part {
    // So wide that nothing is left out, whatever names and filters there are.
    var frame = Frame(rows: 1, columns: 4000)
    BreadcrumbsView(state: state, area: frame.bounds).draw(on: &frame)
    let words = frame.text(row: 0).split(separator: " ").joined(separator: " ")
    return Part(name: "place", content: .whole(words.isEmpty ? [] : [words]))
  }

  private static func name(of pane: ExplorerState.Pane) -> String {
    switch pane {
    case .overview: "list of scenarios"
    case .cases: "list of cases"
    case .transcripts: "transcript"
    }
  }

  private static func overview(_ state: ExplorerState) -> Part {
    let rows = state.overview.map { row in
      let rate = row.counts.rate().map { Wording.percent($0.rate) + " pass" } ?? "no rate"
      let name = "\(Wording.scenario(row.scenario)), \(row.condition.rawValue)"
      let count = Wording.count(row.counts.total, "transcript", "transcripts")
      return PlainList.Row(id: name, text: "\(name): \(row.condition == .absent ? "compared" : rate), \(count)")
    }
    return Part(
      name: "overview",
      content: .list(PlainList(title: "Scenarios:", rows: rows, selected: state.overviewList.selected)))
  }

  private static func cases(_ state: ExplorerState) -> Part {
    let rows = state.cases.enumerated().map { index, row in
      let verdicts = state.models.compactMap { model -> String? in
        guard let counts = row.byModel[model], let condition = state.selectedOverview?.condition else { return nil }
        return "\(Wording.shortModel(model)) \(VerdictLook(counts, condition: condition).word)"
      }
      return PlainList.Row(
        id: "\(row.suite) \(row.useCase)",
        text:
          "case \(index + 1) of \(state.cases.count), \(row.useCase)\(verdicts.isEmpty ? "" : ": \(verdicts.joined(separator: ", "))")"
      )
    }
    return Part(
      name: "cases", content: .list(PlainList(rows: rows, selected: state.caseList.selected, window: 12)))
  }

  /// Whether it hides what is below; the player and a span that is marked do not.
  private static func lies(_ overlay: Overlay) -> Bool {
    switch overlay {
    case .player: false
    case .span(let pick): pick.labels != nil
    default: true
    }
  }
}
