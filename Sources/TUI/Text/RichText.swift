/// How a piece of rendered text is meant.
struct Traits: OptionSet, Sendable, Hashable {
  let rawValue: UInt16

  static let bold = Traits(rawValue: 1)
  static let italic = Traits(rawValue: 2)
  static let struck = Traits(rawValue: 4)
  static let code = Traits(rawValue: 8)
  static let link = Traits(rawValue: 16)
  static let heading = Traits(rawValue: 32)
  static let quote = Traits(rawValue: 64)
  /// Bullets, quote bars, table rules: drawn, but not in the source.
  static let decoration = Traits(rawValue: 128)
  static let underline = Traits(rawValue: 256)

  /// The style of the text where no span lies over it.
  var style: Style {
    var style = Style()
    if contains(.decoration) {
      style.foreground = .muted
    } else if contains(.code) {
      style.foreground = .code
    } else if contains(.link) {
      style.foreground = .link
    } else if contains(.heading) {
      style.foreground = .heading
    } else if contains(.quote) {
      style.foreground = .quote
    }
    if contains(.bold) { style.attributes.insert(.bold) }
    if contains(.italic) { style.attributes.insert(.italic) }
    if contains(.struck) { style.attributes.insert(.dim) }
    if contains(.underline) { style.attributes.insert(.underline) }
    return style
  }
}

/// One glyph of rendered text and where it stands in the source: sixteen bytes.
struct RichAtom: Sendable, Hashable {
  /// As in `Cell`.
  var code: UInt32
  /// Unicode scalars from the start of the source.
  var start: UInt32
  /// Scalars of the source that this glyph shows; 0 for decoration.
  var length: UInt16
  var traits: Traits
  /// Cells: 1 or 2; 0 for a line break.
  var width: UInt8

  var source: Range<Int> { Int(start)..<Int(start) + Int(length) }
  var isBreak: Bool { code == 0x0A }
  var isSpace: Bool { code == 0x20 }
}

/// Text made ready for the screen once, then wrapped to any width, with every glyph traced back to the Unicode scalars of
/// the source, so that spans can be drawn over plain text and over rendered markdown alike.
struct RichText: Sendable {
  enum Wrapping: Sendable {
    /// At spaces; words that are too long are broken.
    case words
    /// Anywhere, keeping every space, as code needs it.
    case anywhere
    /// Fills the line with one glyph.
    case rule
  }

  struct Table: Sendable {
    enum Alignment: Sendable { case left, center, right }
    /// Ranges of atoms, row after row; the first row is the header.
    var rows: [[Range<Int>]] = []
    var alignments: [Alignment] = []
  }

  /// A paragraph, a heading, a block of code, a rule or a table.
  struct Block: Sendable {
    var atoms: Range<Int>
    /// What stands before the first line and before the others: bullets, bars, indents.
    var first: [RichAtom] = []
    var rest: [RichAtom] = []
    var wrapping = Wrapping.words
    var table: Table?
  }

  var atoms: [RichAtom] = []
  var blocks: [Block] = []
  /// Glyphs of more than one scalar.
  var clusters: [String] = []
  private var clusterIndex: [String: UInt32] = [:]

  init() {}

  /// Text as it is, line by line.
  init(plain text: String) {
    let utf8 = text.utf8
    atoms.reserveCapacity(utf8.count)
    var offset: UInt32 = 0
    var column = 0
    for character in text {
      let count = character.unicodeScalars.count
      if character == "\n" || character == "\r\n" {
        append(breakAt: offset, length: count)
        column = 0
      } else {
        column += append(character, start: offset, length: count, traits: [], column: column)
      }
      offset += UInt32(count)
    }
    blocks = [Block(atoms: 0..<atoms.count)]
  }

  /// Adds a line break.
  mutating func append(breakAt start: UInt32, length: Int) {
    atoms.append(RichAtom(code: 0x0A, start: start, length: UInt16(clamping: length), traits: [], width: 0))
  }

  /// Adds the glyphs of one character and returns their columns.
  /// - Parameter column: where the character starts in its line, for tab stops.
  @discardableResult
  mutating func append(_ character: Character, start: UInt32, length: Int, traits: Traits, column: Int) -> Int {
    var atom = RichAtom(code: 0x20, start: start, length: UInt16(clamping: length), traits: traits, width: 1)
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F {
      atom.code = UInt32(ascii)
      atoms.append(atom)
      return 1
    }
    if character == "\t" {
      let columns = Glyphs.tab - column % Glyphs.tab
      for _ in 0..<columns { atoms.append(atom) }
      return columns
    }
    let (glyph, hidden) = Glyphs.glyphs(for: character)
    var columns = 0
    for glyph in [glyph, hidden] {
      guard let glyph, glyph.width > 0 else { continue }
      atom.code = glyph.cluster.map { intern($0) } ?? glyph.scalar
      atom.width = UInt8(glyph.width)
      atoms.append(atom)
      columns += glyph.width
    }
    return columns
  }

  /// Glyphs that are not in the source.
  mutating func decoration(_ text: String, traits: Traits = .decoration) -> [RichAtom] {
    let end = atoms.count
    for character in text { append(character, start: 0, length: 0, traits: traits, column: 0) }
    let made = Array(atoms[end...])
    atoms.removeSubrange(end...)
    return made
  }

  private mutating func intern(_ cluster: String) -> UInt32 {
    if let known = clusterIndex[cluster] { return known }
    let code = Cell.firstCluster + UInt32(clusters.count)
    clusters.append(cluster)
    clusterIndex[cluster] = code
    return code
  }
}

/// A stretch of one line with the same traits.
struct RichRun: Sendable, Equatable {
  var text: String
  var traits: Traits
  /// The scalars of the source from the first to the last glyph; empty for decoration.
  var source: Range<Int>
}

/// One line of wrapped text.
struct RichLine: Sendable {
  let atoms: [RichAtom]
  let clusters: [String]
  /// From the first to the last scalar of the source in this line; nil for lines of decoration only.
  let source: Range<Int>?

  init(atoms: [RichAtom], clusters: [String]) {
    self.atoms = atoms
    self.clusters = clusters
    var start = UInt32.max
    var end: UInt32 = 0
    for atom in atoms where atom.length > 0 {
      start = min(start, atom.start)
      end = max(end, atom.start + UInt32(atom.length))
    }
    source = start < end ? Int(start)..<Int(end) : nil
  }

  var width: Int { atoms.reduce(0) { $0 + Int($1.width) } }

  var text: String { atoms.reduce(into: "") { $0 += glyph(of: $1) } }

  func glyph(of atom: RichAtom) -> String {
    if atom.code >= Cell.firstCluster {
      let index = Int(atom.code - Cell.firstCluster)
      return index < clusters.count ? clusters[index] : "?"
    }
    return Unicode.Scalar(atom.code).map { String(Character($0)) } ?? "?"
  }

  /// The line as stretches of equal traits.
  var runs: [RichRun] {
    var runs: [RichRun] = []
    for atom in atoms {
      let source = atom.source
      if var last = runs.last, last.traits == atom.traits, last.source.isEmpty == source.isEmpty {
        last.text += glyph(of: atom)
        if !source.isEmpty {
          last.source =
            min(last.source.lowerBound, source.lowerBound)..<max(last.source.upperBound, source.upperBound)
        }
        runs[runs.count - 1] = last
      } else {
        runs.append(RichRun(text: glyph(of: atom), traits: atom.traits, source: source))
      }
    }
    return runs
  }

  /// The scalars shown at a column; nil over decoration and beyond the end.
  func source(atColumn column: Int) -> Range<Int>? {
    var position = 0
    for atom in atoms {
      if column < position + Int(atom.width) { return atom.length > 0 && column >= position ? atom.source : nil }
      position += Int(atom.width)
    }
    return nil
  }

  /// The column of the first glyph that shows a scalar of the source at or after `offset`.
  func column(ofSource offset: Int) -> Int? {
    var position = 0
    for atom in atoms {
      if atom.length > 0 && atom.source.upperBound > offset { return position }
      position += Int(atom.width)
    }
    return nil
  }
}

extension [RichLine] {
  /// The line and column where a scalar of the source is shown; what markup hides is found at the next visible glyph.
  /// The row counts lines from 0.
  func position(ofSource offset: Int) -> Position? {
    for (row, line) in enumerated() {
      guard let source = line.source, source.upperBound > offset else { continue }
      if let column = line.column(ofSource: offset) { return Position(row: row, column: column) }
    }
    return nil
  }
}
