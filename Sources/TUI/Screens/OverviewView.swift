import Engine

/// Scenarios and conditions with how often the answers passed.
struct OverviewView {
  let state: ExplorerState
  let area: Rect

  func draw(on frame: inout Frame) {
    guard !area.isEmpty else { return }
    let isFocused = state.focus == .overview
    frame.paneTitle("scenarios", in: area, isFocused: isFocused)
    let rows = area.splitTop(1).rest
    guard !state.overview.isEmpty else {
      let text = state.filter.isEmpty ? "no transcripts yet" : "nothing passes the filter"
      frame.put(
        text, row: rows.row, column: rows.column + 1, style: Style(.muted), width: rows.width - 1, overflow: .ellipsis)
      return
    }
    let window = state.overviewList.window(of: state.overview.count, visible: rows.height)
    let digits = window.map { String(state.overview[$0].counts.total).count }.max() ?? 1
    frame.put(
      " pass" + String(repeating: " ", count: digits) + "n ", row: area.row, column: area.right - digits - 7,
      style: Style(.muted))
    for (offset, index) in window.enumerated() {
      let line = Rect(row: rows.row + offset, column: rows.column, height: 1, width: rows.width)
      draw(index, isFirst: offset == 0, digits: digits, in: line, on: &frame)
      if index == state.overviewList.selected {
        frame.put("▸", row: line.row, column: line.column)
        frame.select(line, isFocused: isFocused)
      }
    }
  }

  private func draw(_ index: Int, isFirst: Bool, digits: Int, in line: Rect, on frame: inout Frame) {
    let row = state.overview[index]
    // The first row that is seen says its scenario, even where the list is scrolled.
    let startsScenario = isFirst || index == 0 || state.overview[index - 1].scenario != row.scenario
    let number = row.scenario.map { String($0.rawValue) } ?? "?"
    let barWidth = line.width >= 34 ? 5 : line.width >= 24 ? 3 : 0
    let numbers = 1 + digits + 1
    let rate = 5
    let labelWidth = max(0, line.width - 3 - numbers - rate - (barWidth > 0 ? barWidth + 1 : 0) - 1)
    if startsScenario {
      frame.put(number, row: line.row, column: line.column + 1, style: Style(.heading))
    }
    frame.put(
      label(row, startsScenario: startsScenario, width: labelWidth), row: line.row, column: line.column + 3,
      style: row.scenario == nil ? Style(.muted) : Style(), width: labelWidth, overflow: .ellipsis)
    var column = line.column + 3 + labelWidth + 1
    let end = line.right - numbers
    if row.condition == .absent {
      frame.put("compared", row: line.row, column: end - 8, style: Style(.muted), width: 8)
    } else if let share = row.counts.rate() {
      frame.bar(share.rate, row: line.row, column: column, width: barWidth)
      column = end - rate
      frame.put(Wording.percent(share.rate), row: line.row, column: column, width: rate, align: .right)
    } else {
      frame.put("–", row: line.row, column: end - 1, style: Style(.missing))
    }
    frame.put(
      String(row.counts.total), row: line.row, column: end, style: Style(.muted), width: numbers - 1, align: .right)
  }

  private func label(_ row: OverviewRow, startsScenario: Bool, width: Int) -> String {
    guard startsScenario else { return "  \(row.condition.rawValue)" }
    guard let scenario = row.scenario else { return "unknown" }
    guard row.condition == .baseline else { return row.condition.rawValue }
    return Wording.title(scenario, width: width)
  }
}
