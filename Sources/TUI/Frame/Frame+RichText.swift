/// A stretch of a source text that is drawn in a style of its own.
struct StyledRange: Sendable, Equatable {
  /// Half-open range of Unicode scalars of the source.
  var range: Range<Int>
  var style: Style

  init(_ range: Range<Int>, _ style: Style) {
    self.range = range
    self.style = style
  }
}

extension Frame {
  /// Writes one wrapped line, asking for the style of every glyph, and returns how many columns it took.
  @discardableResult
  mutating func put(
    _ line: RichLine, row: Int, column: Int, width: Int? = nil, style: (RichAtom) -> Style
  ) -> Int {
    guard row >= clip.row, row < clip.bottom else { return 0 }
    let place = min(max(0, width ?? .max), max(0, clip.right - column))
    var position = 0
    for atom in line.atoms {
      let atomWidth = Int(atom.width)
      if position + atomWidth > place {
        if position < place { set(row: row, column: column + position, code: 0x20, width: 1, style: style(atom)) }
        return place
      }
      let code = atom.code >= Cell.firstCluster ? intern(line.glyph(of: atom)) : atom.code
      set(row: row, column: column + position, code: code, width: atomWidth, style: style(atom))
      position += atomWidth
    }
    return position
  }

  /// Writes one wrapped line with its own styles and spans over them; where spans overlap the last one wins. A span keeps
  /// the attributes of the text under it.
  @discardableResult
  mutating func put(
    _ line: RichLine, row: Int, column: Int, width: Int? = nil, spans: [StyledRange] = [], on background: Slot = .screen
  ) -> Int {
    let near = line.source.map { source in spans.filter { $0.range.overlaps(source) } } ?? []
    return put(line, row: row, column: column, width: width) { atom in
      let own = atom.traits.style
      guard atom.length > 0, let span = near.last(where: { $0.range.overlaps(atom.source) }) else {
        return own.on(background)
      }
      let ground = span.style.background == .screen ? background : span.style.background
      return span.style.on(ground).adding(own.attributes)
    }
  }
}
