import Engine

/// The review queues with how far they are, and the one that could be made.
struct QueueView {
  let overlay: QueueOverlay
  let area: Rect

  func draw(on frame: inout Frame) {
    let inside = frame.dialog("review queues", height: overlay.rows + 3, width: 84, in: area)
    let (rows, foot) = inside.height > 3 ? inside.splitBottom(3) : (inside, Rect(height: 0, width: 0))
    for (offset, index) in overlay.list.window(of: overlay.rows, visible: rows.height).enumerated() {
      let row = rows.row + offset
      if let queue = overlay.queues.element(index) {
        draw(queue, row: row, in: rows, on: &frame)
      } else {
        frame.put(
          "+ new: what is shown now, \(overlay.isOnNew ? "‹ \(overlay.order.title) ›" : overlay.order.title)", row: row,
          column: rows.column, style: Style(.emphasis), width: rows.width, overflow: .ellipsis)
      }
      frame.listRow(index, at: row, in: rows, isSelected: index == overlay.list.selected)
    }
    let note =
      overlay.isOnNew
      ? "Makes a queue “\(overlay.name)”. In it, 0 1 2 rate and go on."
      : "Goes on with the first that is neither rated nor skipped."
    frame.put(wrapping: note, in: foot.splitTop(1).rest, style: Style(.muted))
  }

  private func draw(_ queue: ReviewQueue, row: Int, in rows: Rect, on frame: inout Frame) {
    let bar = 10
    let numbers = "\(queue.done + queue.skipped)/\(queue.count)"
    let width = rows.width - bar - 14
    frame.put(queue.name, row: row, column: rows.column, width: width, overflow: .ellipsis)
    frame.bar(
      Double(queue.done + queue.skipped) / Double(max(1, queue.count)), row: row, column: rows.column + width + 1,
      width: bar)
    frame.put(numbers, row: row, column: rows.right - 12, style: Style(.muted), width: 12, align: .right)
  }
}
