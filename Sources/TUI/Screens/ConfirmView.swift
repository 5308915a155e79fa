/// Asks before leaving.
struct ConfirmView {
  let area: Rect

  func draw(on frame: inout Frame) {
    let inside = frame.dialog("quit?", height: 2, width: 34, in: area)
    frame.clipped(to: inside) { frame in
      frame.put("Everything is saved.", row: inside.row, column: inside.column)
      let line = inside.row + min(1, inside.height - 1)
      var column = inside.column
      for (key, word) in [("y", "quit"), ("Esc", "stay")] {
        if let event = KeyEvent(name: key) {
          frame.onClick(
            Rect(row: line, column: column, height: 1, width: key.count + 1 + word.count), .key(event))
        }
        column += frame.put(key, row: line, column: column, style: Style(.keyName)) + 1
        column += frame.put(word, row: line, column: column) + 3
      }
    }
  }
}
