internal import CMarkdown

extension RichText {
  /// Markdown as GitHub reads it: tables, strikethrough, bare links and task lists too. Text that is built to make the
  /// parser slow (see `MarkdownReader.isHostile`) is shown plain.
  init(markdown text: String) {
    let bytes = Array(text.utf8)
    guard !MarkdownReader.isHostile(bytes), var reader = MarkdownReader(bytes) else {
      self.init(plain: text)
      return
    }
    self = reader.read()
  }
}

/// Turns the parser's events into blocks. It goes from event to event, so that no depth of nesting exhausts the stack.
struct MarkdownReader {
  private let root: OpaquePointer
  private var aligner: SourceAligner
  private var rich = RichText()
  /// Quotes and list items around the current block.
  private var containers: [Container] = []
  private var lists: [List] = []
  private var traits: [Traits] = []
  private var needsBlank = false
  private var table: RichText.Table?
  /// Columns since the last line break, for tab stops.
  private var column = 0
  private var cellStart = 0
  private var blockStart = 0
  private var linkStart = 0

  private struct Container {
    var first: [RichAtom]
    var rest: [RichAtom]
    /// Whether a block of it has been read, after which `rest` stands before every line.
    var hasBegun = false
  }

  private struct List {
    var isOrdered: Bool
    var next: Int
    var isTight: Bool
  }

  /// Containers deeper than this are not indented any further.
  private static let deepest = 8

  private static let registered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Whether a text could cost the parser more than its length: very long, or heaped with markup in one line.
  static func isHostile(_ bytes: [UInt8]) -> Bool {
    if bytes.count > 1_000_000 { return true }
    var markup = 0
    var pipes = 0
    var opening = 0
    var isStart = true
    for byte in bytes {
      switch byte {
      case 0x0A, 0x0D:
        pipes = 0
        opening = 0
        isStart = true
      case 0x2A, 0x5F, 0x5B, 0x5D, 0x3C, 0x60, 0x7E, 0x21, 0x26: markup += 1
      case 0x7C: pipes += 1
      default: break
      }
      if isStart {
        switch byte {
        case 0x3E, 0x2D, 0x2B, 0x2A, 0x20, 0x09: opening += 1
        default: isStart = byte == 0x0A || byte == 0x0D
        }
      }
      if markup > 20_000 || pipes > 200 || opening > 400 { return true }
    }
    return markup > 2_000 && markup * 4 > bytes.count
  }

  init?(_ bytes: [UInt8]) {
    guard Self.registered, let parser = cmark_parser_new(CMARK_OPT_UNSAFE) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      if let known = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, known) }
    }
    bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    self.root = root
    aligner = SourceAligner(bytes)
  }

  /// Reads the whole document and frees it.
  mutating func read() -> RichText {
    defer { cmark_node_free(root) }
    guard let iterator = cmark_iter_new(root) else { return rich }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      if event == CMARK_EVENT_ENTER { enter(node) } else { leave(node) }
    }
    return rich
  }

  // MARK: Events

  private mutating func enter(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE:
      let bar = rich.decoration("│ ")
      containers.append(Container(first: bar, rest: bar))
      traits.append(current.union(.quote))
    case CMARK_NODE_LIST:
      lists.append(
        List(
          isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
          next: Int(cmark_node_get_list_start(node)), isTight: cmark_node_get_list_tight(node) != 0))
    case CMARK_NODE_ITEM: enterItem(node)
    case CMARK_NODE_PARAGRAPH: beginBlock(node)
    case CMARK_NODE_HEADING:
      beginBlock(node)
      traits.append(cmark_node_get_heading_level(node) <= 2 ? [.heading, .bold, .underline] : [.heading, .bold])
    case CMARK_NODE_CODE_BLOCK: addLines(node, traits: .code, firstLine: isFenced(node) ? 1 : 0)
    case CMARK_NODE_HTML_BLOCK: addLines(node, traits: [], firstLine: 0)
    case CMARK_NODE_THEMATIC_BREAK:
      beginBlock(node)
      rich.atoms += rich.decoration("─")
      endBlock(wrapping: .rule)
    case CMARK_NODE_TEXT, CMARK_NODE_HTML_INLINE: addLiteral(node, traits: current)
    case CMARK_NODE_CODE: addLiteral(node, traits: current.union(.code))
    case CMARK_NODE_SOFTBREAK: addLineEnd(asSpace: true)
    case CMARK_NODE_LINEBREAK: addLineEnd(asSpace: table != nil)
    case CMARK_NODE_EMPH: traits.append(current.union(.italic))
    case CMARK_NODE_STRONG: traits.append(current.union(.bold))
    case CMARK_NODE_LINK:
      traits.append(current.union(.link))
      linkStart = rich.atoms.count
    case CMARK_NODE_IMAGE:
      addDecoration("[image: ")
      traits.append(current.union(.link))
    default: enterExtension(node)
    }
  }

  private mutating func leave(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE:
      containers.removeLast()
      traits.removeLast()
      needsBlank = true
    case CMARK_NODE_LIST:
      lists.removeLast()
      needsBlank = !(lists.last?.isTight ?? false)
    case CMARK_NODE_ITEM:
      if let container = containers.popLast(), !container.hasBegun {
        addEmptyItem(container)
      }
      needsBlank = !(lists.last?.isTight ?? false)
    case CMARK_NODE_PARAGRAPH: endBlock()
    case CMARK_NODE_HEADING:
      traits.removeLast()
      endBlock()
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG: traits.removeLast()
    case CMARK_NODE_LINK:
      traits.removeLast()
      leaveLink(node)
    case CMARK_NODE_IMAGE:
      traits.removeLast()
      addDecoration("]")
      aligner.leaveLink(hint: nil)
    default: leaveExtension(node)
    }
  }

  private mutating func enterExtension(_ node: OpaquePointer) {
    switch String(cString: cmark_node_get_type_string(node)) {
    case "strikethrough": traits.append(current.union(.struck))
    case "table":
      beginBlock(node)
      var table = RichText.Table()
      let count = Int(cmark_gfm_extensions_get_table_columns(node))
      if let alignments = cmark_gfm_extensions_get_table_alignments(node) {
        table.alignments = (0..<count).map {
          switch alignments[$0] {
          case UInt8(ascii: "r"): .right
          case UInt8(ascii: "c"): .center
          default: .left
          }
        }
      }
      self.table = table
    case "table_header", "table_row":
      aligner.enter(
        line: Int(cmark_node_get_start_line(node)), column: 1, lastLine: Int(cmark_node_get_start_line(node)))
      table?.rows.append([])
      if table?.rows.count == 1 { traits.append(current.union(.bold)) }
    case "table_cell": cellStart = rich.atoms.count
    default: break
    }
  }

  private mutating func leaveExtension(_ node: OpaquePointer) {
    switch String(cString: cmark_node_get_type_string(node)) {
    case "strikethrough": traits.removeLast()
    case "table":
      endBlock()
      rich.blocks[rich.blocks.count - 1].table = table
      table = nil
    case "table_header", "table_row":
      if table?.rows.count == 1 { traits.removeLast() }
    case "table_cell":
      let range = cellStart..<rich.atoms.count
      if let last = table?.rows.indices.last { table?.rows[last].append(range) }
    default: break
    }
  }

  private mutating func enterItem(_ node: OpaquePointer) {
    var marker = "• "
    if let list = lists.last, list.isOrdered {
      marker = "\(list.next). "
      lists[lists.count - 1].next += 1
    }
    if String(cString: cmark_node_get_type_string(node)) == "tasklist" {
      marker = cmark_gfm_extensions_get_tasklist_item_checked(node) ? "[x] " : "[ ] "
    }
    containers.append(
      Container(
        first: rich.decoration(marker), rest: rich.decoration(String(repeating: " ", count: marker.count))))
  }

  // MARK: Blocks

  private var current: Traits { traits.last ?? [] }

  private mutating func beginBlock(_ node: OpaquePointer) {
    aligner.enter(
      line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)),
      lastLine: Int(cmark_node_get_end_line(node)))
    addBlank()
    blockStart = rich.atoms.count
    column = 0
  }

  private mutating func endBlock(wrapping: RichText.Wrapping = .words) {
    let first = containers.prefix(Self.deepest).flatMap { $0.hasBegun ? $0.rest : $0.first }
    for index in containers.indices { containers[index].hasBegun = true }
    let rest = containers.prefix(Self.deepest).flatMap(\.rest)
    rich.blocks.append(
      RichText.Block(atoms: blockStart..<rich.atoms.count, first: first, rest: rest, wrapping: wrapping))
    needsBlank = !(lists.last?.isTight ?? false)
  }

  /// An empty line between blocks, with the bars of the quotes that have begun.
  private mutating func addBlank() {
    guard needsBlank, !rich.blocks.isEmpty else { return }
    needsBlank = false
    var bars: [RichAtom] = []
    for container in containers.prefix(Self.deepest) where container.hasBegun {
      bars += container.rest
    }
    while let last = bars.last, last.isSpace { bars.removeLast() }
    rich.blocks.append(RichText.Block(atoms: rich.atoms.count..<rich.atoms.count, first: bars, rest: bars))
  }

  /// An item without content still shows its bullet.
  private mutating func addEmptyItem(_ container: Container) {
    containers.append(container)
    blockStart = rich.atoms.count
    endBlock()
    containers.removeLast()
  }

  /// Code and raw text, line by line.
  private mutating func addLines(_ node: OpaquePointer, traits: Traits, firstLine: Int) {
    beginBlock(node)
    let line = Int(cmark_node_get_start_line(node)) + firstLine
    var literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    if literal.hasSuffix("\n") { literal.removeLast() }
    let lines = literal.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, text) in lines.enumerated() {
      if index > 0 { rich.append(breakAt: UInt32(aligner.scalar), length: 0) }
      column = 0
      let text = String(text)
      add(text, ranges: aligner.ranges(ofLine: text, line: line + index), traits: current.union(traits))
    }
    endBlock(wrapping: .anywhere)
  }

  private func isFenced(_ node: OpaquePointer) -> Bool {
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    return cmark_node_get_fenced(node, &length, &offset, &character) != 0
  }

  // MARK: Inlines

  private mutating func addLiteral(_ node: OpaquePointer, traits: Traits) {
    guard let pointer = cmark_node_get_literal(node) else { return }
    let literal = String(cString: pointer)
    let hint = aligner.byte(
      line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
    add(literal, ranges: aligner.ranges(of: literal, hint: hint), traits: traits)
  }

  private mutating func add(_ text: String, ranges: [Range<Int>], traits: Traits) {
    var index = 0
    for character in text {
      let count = character.unicodeScalars.count
      let last = min(index + count, ranges.count) - 1
      let start = index < ranges.count ? ranges[index].lowerBound : aligner.scalar
      let end = last >= index ? max(start, ranges[last].upperBound) : start
      index += count
      if character == "\n" || character == "\r\n" {
        rich.append(breakAt: UInt32(start), length: end - start)
        column = 0
      } else {
        column += rich.append(character, start: UInt32(start), length: end - start, traits: traits, column: column)
      }
    }
  }

  private mutating func addLineEnd(asSpace: Bool) {
    let start = UInt32(aligner.takeLineEnd())
    if asSpace {
      rich.append(" ", start: start, length: 1, traits: current, column: column)
      column += 1
    } else {
      rich.append(breakAt: start, length: 1)
      column = 0
    }
  }

  private mutating func addDecoration(_ text: String) {
    rich.atoms += rich.decoration(text)
  }

  /// Shows where a link leads if its text does not say so.
  private mutating func leaveLink(_ node: OpaquePointer) {
    let end = aligner.byte(
      line: Int(cmark_node_get_end_line(node)), column: Int(cmark_node_get_end_column(node)) + 1)
    aligner.leaveLink(hint: end)
    guard let url = cmark_node_get_url(node).map({ String(cString: $0) }), !url.isEmpty else { return }
    let shown = RichLine(atoms: Array(rich.atoms[linkStart...]), clusters: rich.clusters).text
    if url == shown || url == "mailto:" + shown || url == "http://" + shown { return }
    addDecoration(" (\(url))")
  }
}
