import Engine
import Foundation

/// What lies over the screen, in lines: nothing is cut, since there is no screen that it would have to fit.
enum PlainOverlay {
  typealias Content = PlainScreen.Part.Content

  /// - Parameter state: without what a blind review hides.
  static func content(of overlay: Overlay, _ state: ExplorerState) -> Content {
    switch overlay {
    case .table(let table): .list(list(table))
    case .help(let help): .whole(PlainHelp.lines(help, state.keymap))
    case .input(let input): .whole(lines(input))
    case .labels(let labels): .list(list(labels, state))
    case .layers(let list): .list(layers(list, state))
    case .span(let pick): .list(list(pick))
    case .queue(let queue): .list(list(queue))
    case .rerun(let rerun): .list(list(rerun, state.keymap))
    case .sweep(let sweep): .list(list(sweep))
    case .palette(let palette): .list(list(palette))
    case .diff(let diff): .whole(lines(diff, state))
    case .live(let live): .list(PlainLive.list(live, state.keymap))
    case .confirmQuit: .whole(["Quit? Everything is saved. y quits, Esc stays."])
    case .mark(let sets):
      .whole([sets ? "A letter marks this place; Esc cancels." : "A letter goes to its mark; Esc cancels."])
    // The first start is greeted before all else; what is played is read below.
    case .tour, .player: .whole([])
    }
  }

  /// Each row says what its columns are; what is empty is left out.
  private static func list(_ table: TableOverlay) -> PlainList {
    let rows = table.rows.enumerated().map { index, row in
      let cells = zip(table.header, row.cells).enumerated().compactMap { column, pair -> String? in
        let (title, cell) = pair
        let text = (row.spoken[title] ?? cell).onOneLine
        guard !text.isEmpty, text != "–" else { return nil }
        return column == 0 ? text : "\(title): \(text)"
      }
      return PlainList.Row(id: String(index), text: cells.joined(separator: ", "))
    }
    guard !rows.isEmpty else { return PlainList(title: table.title, rows: [], selected: 0, foot: [table.empty]) }
    return PlainList(
      title: "\(table.title), \(Wording.count(rows.count, "row", "rows")):", rows: rows,
      selected: table.list.selected, saysPlace: true, foot: table.note.map { [$0] } ?? [])
  }

  private static func lines(_ input: InputOverlay) -> [String] {
    var lines = input.problem.map { ["Error: \($0.split(separator: "\n").first ?? "")"] } ?? []
    if input.problem != nil {
      lines += input.completion?.candidates.prefix(12).map { "\($0.text) \($0.summary)" } ?? []
    }
    let text = input.editor.text
    let keeps =
      text.isEmpty
      ? "" : " An empty line keeps “\(text.onOneLine.trimmingCharacters(in: .whitespaces))”, C-u clears it."
    return lines + ["\(input.purpose.prompt): type it and Enter; Esc cancels.\(keeps)"]
  }

  private static func list(_ overlay: LabelOverlay, _ state: ExplorerState) -> PlainList {
    let transcript = state.reader.transcript(overlay.transcript)
    let rows = Label.failureModes.map { label in
      let place = overlay.chosen.firstIndex(of: label.id)
      let chosen = place == nil ? "" : place == 0 && overlay.chosen.count > 1 ? ", chosen, primary" : ", chosen"
      return PlainList.Row(
        id: label.id,
        text: "\(label.hotkey.map { "\($0): " } ?? "")\(label.id) \(label.name)\(chosen): \(label.definition)")
    }
    return PlainList(
      title: "Labels\(transcript.map { " of \($0.useCase), \($0.model)" } ?? ""); a letter sets or drops one:",
      rows: rows, selected: overlay.list.selected)
  }

  private static func layers(_ list: ListPosition, _ state: ExplorerState) -> PlainList {
    let layers = state.reader.activeDetail.map(Evidence.layers) ?? []
    let rows = layers.map { layer in
      let isShown = state.reader.layers[layer.rater] ?? layer.isUsual
      return PlainList.Row(
        id: layer.rater,
        text:
          "\(layer.rater), \(isShown ? "shown" : "hidden"), \(Wording.count(layer.spans.count, "span", "spans"))")
    }
    return PlainList(title: "Whose spans are shown:", rows: rows, selected: list.selected)
  }

  private static func list(_ pick: SpanPick) -> PlainList {
    let rows = SpanPick.labels.map { label, key in
      let name = label.group == .failure ? "\(label.id) \(label.name)" : label.name
      return PlainList.Row(id: label.id, text: "\(key): \(name): \(label.definition)")
    }
    return PlainList(
      title: "Label of the span; its key sets it:", rows: rows, selected: pick.labels?.selected ?? 0)
  }

  private static func list(_ overlay: QueueOverlay) -> PlainList {
    var rows = overlay.queues.map { queue in
      let skipped = queue.skipped > 0 ? ", \(queue.skipped) skipped" : ""
      return PlainList.Row(
        id: String(queue.id), text: "\(queue.name): \(queue.done) of \(queue.count) rated\(skipped)")
    }
    rows.append(
      .init(id: "new", text: "new, of what is shown now, order: \(overlay.order.title), name: \(overlay.name)"))
    return PlainList(title: "Review queues:", rows: rows, selected: overlay.list.selected)
  }

  private static func list(_ overlay: RerunOverlay, _ keymap: Keymap) -> PlainList {
    let parent = overlay.parent
    let (left, right) = (keymap.key(of: .left, on: .rerun), keymap.key(of: .right, on: .rerun))
    func row(_ name: String, _ value: String, was: String?) -> PlainList.Row {
      .init(id: name, text: "\(name): \(value)\(was.flatMap { $0 == value ? nil : ", was \($0)" } ?? "")")
    }
    let rows = RerunOverlay.Field.allCases.map { field in
      switch field {
      case .model: row("model", overlay.model, was: parent.model)
      case .scenario:
        row("scenario", Wording.scenario(overlay.scenario), was: Wording.scenario(parent.scenario))
      case .condition: row("condition", overlay.condition.rawValue, was: parent.condition.rawValue)
      case .repeats: row("repeats", String(overlay.repeats), was: nil)
      case .distance:
        row("distance", overlay.distance.map { Wording.count($0, "turn", "turns") } ?? "as it was", was: nil)
      case .temperature: row("temperature", overlay.temperature.map { String($0) } ?? "as it was", was: nil)
      case .placement: row("placement", overlay.placement.map(Wording.placement) ?? "as it was", was: nil)
      }
    }
    let problem = "Error: \(overlay.problem(with: overlay.condition))"
    return PlainList(
      title:
        "Rerun of \(parent.useCase), \(parent.model), \(Wording.scenario(parent.scenario)), \(parent.condition.rawValue); \(left) and \(right) change a field:",
      rows: rows, selected: RerunOverlay.Field.allCases.firstIndex(of: overlay.field) ?? 0,
      foot: overlay.isDefined ? [] : [problem])
  }

  private static func list(_ overlay: SweepOverlay) -> PlainList {
    let parent = overlay.parent
    let conditions = Sweep.conditions.map(\.rawValue).joined(separator: ", ")
    return PlainList(
      title:
        "What would have saved the user? Plays \(parent.useCase), \(Wording.scenario(parent.scenario)), under \(conditions)\(parent.scenario == Sweep.alone ? "" : ", and without the others"):",
      rows: [
        .init(id: "model", text: "model: \(overlay.model)"),
        .init(id: "repeats", text: "repeats: \(overlay.repeats), \(overlay.conversations) conversations"),
      ], selected: overlay.isOnRepeats ? 1 : 0, foot: Sweep.note(on: parent).map { [$0] } ?? [])
  }

  private static func list(_ overlay: PaletteOverlay) -> PlainList {
    let rows = overlay.matches.map { entry in
      let isCommand = if case .command = entry { true } else { false }
      let keys = entry.kind.isEmpty ? "" : isCommand ? ", keys \(entry.kind)" : ", \(entry.kind)"
      return PlainList.Row(id: entry.name, text: entry.name + keys)
    }
    return PlainList(
      title:
        "Commands: type letters of a name and Enter does the first that fits; Esc cancels.\(rows.isEmpty ? " Nothing has these letters." : "")",
      rows: rows, selected: overlay.list.selected)
  }

  private static func lines(_ overlay: DiffOverlay, _ state: ExplorerState) -> [String] {
    func said(_ id: String) -> String {
      state.reader.details[id]?.turns.first { $0.index == overlay.turn && $0.role == .assistant }?.text ?? ""
    }
    func name(_ id: String) -> String {
      guard let transcript = state.reader.transcript(id) else { return id }
      let number = transcript.repeat > 1 ? ", repeat \(transcript.repeat)" : ""
      return "\(transcript.model), \(transcript.condition.rawValue)\(number)"
    }
    let text = DiffOverlay.text(of: said(overlay.a), and: said(overlay.b))
    return [
      "Differences at turn \(overlay.turn), \(Wording.percent(text.same)) the same.",
      "Between [- and -], only \(name(overlay.a)). Between {+ and +}, only \(name(overlay.b)).",
    ] + text.text.terminalSafe.split(separator: "\n").map(String.init)
  }
}
