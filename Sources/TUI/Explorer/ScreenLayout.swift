/// Where the parts of the screen are; made from sizes alone, so that drawing and the mouse agree.
struct ScreenLayout: Sendable, Equatable {
  var breadcrumbs: Rect
  var overview: Rect
  var cases: Rect
  /// The names behind the letters of the models, below the cases.
  var caseLegend: Rect
  /// All that is right of the lists.
  var transcripts: Rect
  /// The constraint, above the columns.
  var constraint: Rect
  /// Names of all transcripts of the case, where not all have a column.
  var tabs: Rect
  /// One for each transcript that is seen.
  var columns: [Rect]
  var why: Rect
  var legend: Rect
  var status: Rect
  var hints: Rect
  /// Below the breadcrumbs, above status and hints: where something can lie over the screen.
  var overlay: Rect

  /// Lines above a column's text: model and verdict, what it is, the context track, the distance.
  static let columnHeader = 4

  /// Whether there is room for anything at all.
  static func fits(rows: Int, columns: Int) -> Bool { rows >= 8 && columns >= 30 }

  /// How many transcripts stand side by side on a screen of this width.
  static func columnCount(screen columns: Int, zoomed: Bool) -> Int {
    switch columns {
    case ..<110: 1
    case ..<155: 2
    case ..<200: 3
    default: 4
    }
  }

  init(_ state: ExplorerState) {
    let screen = Rect(height: state.rows, width: state.columns)
    let (top, below) = screen.splitTop(1)
    breadcrumbs = top
    let (middle, hintLine) = below.splitBottom(1)
    let (body, statusLine) = middle.splitBottom(1)
    hints = hintLine
    overlay = body
    status = statusLine
    // On a narrow screen the lists and the transcripts take turns.
    let takesTurns = state.columns < 60
    let sidebar: Int
    if state.isZoomed || (takesTurns && state.focus == .transcripts) {
      sidebar = 0
    } else if takesTurns {
      sidebar = state.columns
    } else {
      sidebar = state.columns < 100 ? 27 : state.columns < 160 ? 36 : 40
    }
    let (lists, right) = body.splitLeft(sidebar)
    let wanted = max(1, state.overview.count) + 1
    let (upper, lower) = lists.splitTop(min(wanted, max(4, lists.height * 2 / 5)))
    overview = upper
    let names = state.models.count > 1 && lower.height >= 9 ? min(3, (state.models.count + 1) / 2) : 0
    (cases, caseLegend) = lower.splitBottom(names)
    transcripts = sidebar == 0 ? right : right.splitLeft(1).rest
    var rest = transcripts
    (rest, legend) = rest.splitBottom(rest.height >= 14 ? 1 : 0)
    (rest, why) = rest.splitBottom(state.showsWhy ? min(state.rows < 30 ? 8 : 12, rest.height / 2) : 0)
    let constraintHeight = rest.height >= 12 ? min(2, max(1, rest.height / 8)) : rest.height >= 8 ? 1 : 0
    (constraint, rest) = rest.splitTop(constraintHeight)
    let order = state.reader.order
    let count = min(ScreenLayout.columnCount(screen: state.columns, zoomed: state.isZoomed), max(1, order.count))
    (tabs, rest) = rest.splitTop(order.count > count && rest.height > 8 && !(state.showsWhy && state.rows < 30) ? 1 : 0)
    columns = []
    var area = rest
    for index in 0..<count {
      let width = (area.width - (count - index - 1)) / (count - index)
      let (column, more) = area.splitLeft(width)
      columns.append(column)
      area = more.splitLeft(index == count - 1 ? 0 : 1).rest
    }
  }

  /// The rows that show a list's lines: all but its title.
  static func listRows(_ rect: Rect) -> Int { max(0, rect.height - 1) }

  /// The part of a column that shows turns.
  static func text(of column: Rect) -> Rect { column.splitTop(min(columnHeader, max(0, column.height - 3))).rest }
}
