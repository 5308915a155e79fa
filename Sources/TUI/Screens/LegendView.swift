import Engine

/// The marks that occur in what is seen, with their names.
struct LegendView {
  let open: [OpenTranscript]
  let area: Rect

  func draw(on frame: inout Frame) {
    guard !area.isEmpty else { return }
    var column = area.column + 1
    for entry in entries {
      let width = Glyphs.width(of: entry.mark) + 1 + Glyphs.width(of: entry.name)
      guard column + width <= area.right - 1 else {
        frame.put("…", row: area.row, column: min(column, area.right - 1), style: Style(.muted))
        return
      }
      column += frame.put(entry.mark, row: area.row, column: column, style: entry.style) + 1
      column += frame.put(entry.name, row: area.row, column: column, style: Style(.muted)) + 2
    }
  }

  private var entries: [(mark: String, name: String, style: Style)] {
    var present = Set(open.flatMap { $0.spans.map(\.label) })
    var entries: [(mark: String, name: String, style: Style)] = []
    var hasBetween = false
    for turn in open.flatMap({ $0.detail?.turns ?? [] }) where turn.role == .user {
      switch turn.kind {
      case .introduction: present.insert("disclosure")
      case .pressure: present.insert("pressure")
      case .request: present.insert("request")
      default: hasBetween = true
      }
    }
    // The loud ones first: they must not be cut off.
    let looks = LabelLook.all.filter { present.contains($0.id) }.enumerated()
      .sorted { ($0.element.rank > 3 ? 0 : 1, $0.offset) < ($1.element.rank > 3 ? 0 : 1, $1.offset) }.map(\.element)
    let own = present.filter { Label.find($0) == nil }.sorted().map(LabelLook.find)
    for look in looks + own {
      let label = Label.find(look.id)
      let mark = label?.group == .failure ? look.id : String(look.mark)
      entries.append((mark, label?.name ?? look.id, look.style))
    }
    if hasBetween { entries.append((ContextTrack.between, "distraction", Style(.muted))) }
    return entries
  }
}
