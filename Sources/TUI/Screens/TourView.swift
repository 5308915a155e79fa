/// What a newcomer needs to know, in one screen; shown when a store is opened for the first time, and never again.
struct TourView {
  let keymap: Keymap
  let area: Rect

  private var lines: [(String, String)] {
    func keys(_ actions: Action...) -> String { actions.map { keymap.key(of: $0) }.joined(separator: " ") }
    return [
      ("", "People tell an assistant something that matters for their safety, talk on,"),
      ("", "and ask for a recommendation. See who heeded it and who did not."),
      ("", ""),
      (keys(.nextFailure), "next failure; \(keys(.nextTurn)) and \(keys(.nextSpan)) step through turns and evidence"),
      (keys(.why), "why it was rated so"),
      (keys(.rateFail, .rateUnclear, .ratePass), "rate it: fail, unclear, pass; \(keys(.undo)) undoes"),
      (keys(.labels, .span, .note), "add labels, mark words, write a note"),
      (keys(.rerun, .sweep), "play it again, changed; ask what would have helped"),
      (keys(.queue), "go through what is shown as a review queue"),
      (keys(.compare, .diff), "side by side; differences of two answers"),
      (keys(.filter, .search, .searchAll), "filter, search what is shown, search everything"),
      (keys(.help, .palette), "all keys; all commands by name"),
      ("", ""),
      ("", "The transcripts that come with Heed are simulated:"),
      ("", "they say nothing of any real model."),
      ("", "Any key begins, and does what it does."),
    ]
  }

  func draw(on frame: inout Frame) {
    let inside = frame.dialog("welcome to Heed", height: lines.count, width: 76, in: area)
    frame.onClick(area, .key(.escape))
    frame.clipped(to: inside) { frame in
      for (offset, (keys, text)) in lines.prefix(inside.height).enumerated() {
        let row = inside.row + offset
        guard !keys.isEmpty else {
          frame.put(text, row: row, column: inside.column, width: inside.width, overflow: .ellipsis)
          continue
        }
        frame.put(keys, row: row, column: inside.column, style: Style(.keyName, .bold))
        frame.put(text, row: row, column: inside.column + 11, width: inside.width - 11, overflow: .ellipsis)
      }
    }
  }
}
