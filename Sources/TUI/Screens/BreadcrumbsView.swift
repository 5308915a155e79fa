import Engine

/// Where the reader is, from the program down to the transcript, and the filter that narrows it.
struct BreadcrumbsView {
  let state: ExplorerState
  let area: Rect

  func draw(on frame: inout Frame) {
    guard !area.isEmpty else { return }
    var room = area.width
    if !state.filter.isEmpty {
      let text = " filter \(state.filter) "
      let width = min(Glyphs.width(of: text.prefix(area.width)), area.width / 2)
      frame.put(
        text, row: area.row, column: area.right - width, style: Style(.warning), width: width, overflow: .ellipsis)
      frame.onClick(Rect(row: area.row, column: area.right - width, height: 1, width: width), .action(.filter))
      room -= width + 1
    }
    let crumbs = fitting(room)
    var column = area.column
    for (index, crumb) in crumbs.enumerated() {
      if index > 0 {
        column += frame.put(
          " › ", row: area.row, column: column, style: Style(.muted), width: area.column + room - column)
      }
      let isLast = index == crumbs.count - 1
      column += frame.put(
        crumb, row: area.row, column: column, style: isLast ? Style(.title, .bold) : Style(.muted),
        width: area.column + room - column, overflow: .ellipsis)
    }
  }

  /// All of it, or without its beginning where that does not fit.
  private func fitting(_ width: Int) -> [String] {
    var crumbs = crumbs
    while crumbs.count > 1, Glyphs.width(of: crumbs.joined(separator: " › "), upTo: width) == nil {
      crumbs.removeFirst()
    }
    return crumbs
  }

  private var crumbs: [String] {
    var crumbs = ["heed"]
    let transcript = state.reader.activeTranscript
    // What is read may stand elsewhere than the lists: put side by side, or made by a rerun.
    if let suite = transcript?.suite ?? state.selectedCase?.suite { crumbs.append(suite) }
    if let transcript {
      crumbs += [Wording.scenario(transcript.scenario), transcript.condition.rawValue]
    } else if let row = state.selectedOverview {
      crumbs += [Wording.scenario(row.scenario), row.condition.rawValue]
    }
    if let useCase = transcript?.useCase ?? state.selectedCase?.useCase { crumbs.append(useCase) }
    if let transcript {
      crumbs.append(transcript.repeat > 1 ? "\(transcript.model) #\(transcript.repeat)" : transcript.model)
    }
    return crumbs
  }
}
