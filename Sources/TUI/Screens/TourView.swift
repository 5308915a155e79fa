/// What a newcomer needs to know, in one screen; shown when a store is opened for the first time, and never again.
struct TourView {
  let area: Rect

  private static let lines: [(String, String)] = [
    ("", "People tell an assistant something that matters for their safety, talk on,"),
    ("", "and ask for a recommendation later. Here you see who heeded it and who did not."),
    ("", ""),
    ("x", "goes to the next failure; ] and } step through turns and evidence"),
    ("z", "tells why it was rated so"),
    ("0 1 2", "rate it yourself: fail, unclear, pass; a adds labels, v marks words, u undoes"),
    ("r g Enter", "plays it again under the condition guiding; w asks what would have helped"),
    ("T", "makes a review queue of what is shown and goes through it"),
    ("c d", "put transcripts side by side, and show the differences of two answers"),
    ("f / S", "filter, search what is shown, search everything"),
    ("? :", "list all keys, and all commands by name"),
    ("", ""),
    ("", "The transcripts that come with Heed are simulated; they say nothing of any real model."),
    ("", "Any key begins, and does what it does."),
  ]

  func draw(on frame: inout Frame) {
    let inside = frame.dialog("welcome to Heed", height: Self.lines.count, width: 88, in: area)
    frame.onClick(area, .key(.escape))
    frame.clipped(to: inside) { frame in
      for (offset, (keys, text)) in Self.lines.prefix(inside.height).enumerated() {
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
