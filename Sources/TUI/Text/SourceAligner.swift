/// Finds rendered text in its markdown source, going forwards.
///
/// The parser drops markup and tells where blocks begin, but not reliably where inlines do (lines of a quote or a lazy
/// continuation are off). So each literal is looked for from where the last one ended: past markup first, then at the
/// parser's hint, then in a window of what follows.
struct SourceAligner {
  private let bytes: [UInt8]
  private let lineStarts: [Int]
  /// Bytes from the start, and the same place in Unicode scalars.
  private(set) var position = 0
  private(set) var scalar = 0
  /// Nothing is found at or after this byte.
  private var limit: Int

  /// How far ahead a literal is looked for, in bytes, so that hostile text costs no more than its length.
  private static let window = 2048

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    limit = bytes.count
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A) {
        starts.append(index + 1)
      }
    }
    lineStarts = starts
  }

  /// The byte of a place that the parser counts from line 1, column 1; nil when it lies outside.
  func byte(line: Int, column: Int) -> Int? {
    guard line >= 1, line <= lineStarts.count, column >= 1 else { return nil }
    let byte = lineStarts[line - 1] + column - 1
    return byte <= bytes.count ? byte : nil
  }

  /// Starts a block: from its first place up to the end of its last line.
  mutating func enter(line: Int, column: Int, lastLine: Int) {
    if let start = byte(line: line, column: column) { move(to: start) }
    limit = lastLine >= line && lastLine < lineStarts.count ? lineStarts[lastLine] : bytes.count
  }

  /// Moves to the end of the markup that closes a link, if the parser's hint or the text itself shows it.
  mutating func leaveLink(hint: Int?) {
    if let hint, hint > position, hint <= limit, [0x29, 0x5D, 0x3E].contains(bytes[hint - 1]) {
      move(to: hint)
      return
    }
    guard position + 1 < limit, bytes[position] == 0x5D, bytes[position + 1] == 0x28 else { return }
    var depth = 0
    for index in position + 1..<min(limit, position + Self.window) {
      if bytes[index] == 0x28 { depth += 1 }
      if bytes[index] == 0x29 { depth -= 1 }
      if depth == 0 { return move(to: index + 1) }
    }
  }

  /// Moves past the end of the current line and returns the scalar where that end stands.
  mutating func takeLineEnd() -> Int {
    var index = position
    while index < min(limit, position + Self.window), bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    guard index < limit, bytes[index] == 0x0A || bytes[index] == 0x0D else { return scalar }
    move(to: index)
    defer { move(to: index + 1) }
    return scalar
  }

  /// The scalars of the source that each scalar of a rendered literal stands for; what is not found gets an empty range.
  mutating func ranges(of literal: String, hint: Int?) -> [Range<Int>] {
    let wanted = Array(literal.utf8)
    guard !wanted.isEmpty else { return [] }
    if let start = find(wanted, hint: hint) { move(to: start) }
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(wanted.count)
    var rest = wanted[...]
    for character in literal.unicodeScalars {
      let length = UTF8.width(character)
      ranges.append(take(rest, first: rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return ranges
  }

  /// One line of code or raw text: it is the end of its source line, whatever was stripped before it.
  mutating func ranges(ofLine literal: String, line: Int) -> [Range<Int>] {
    let wanted = Array(literal.utf8)
    guard line >= 1, line <= lineStarts.count else { return empty(literal) }
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > lineStarts[line - 1], bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    let start = end - wanted.count
    if start >= lineStarts[line - 1], matches(wanted[...], at: start) {
      move(to: start)
      let first = scalar
      move(to: end)
      return (first..<scalar).map { $0..<$0 + 1 }
    }
    move(to: lineStarts[line - 1])
    limit = end
    defer { limit = bytes.count }
    return ranges(of: literal, hint: nil)
  }

  private func empty(_ literal: String) -> [Range<Int>] {
    literal.unicodeScalars.map { _ in scalar..<scalar }
  }

  /// The source of the next rendered scalar.
  private mutating func take(_ rest: ArraySlice<UInt8>, first: ArraySlice<UInt8>) -> Range<Int> {
    if let range = takeHere(first) { return range }
    // The parser left something out here: stripped indents, a quote bar, a line's trailing spaces.
    let needle = rest.prefix(24)
    if let found = search(needle, from: position) ?? searchPastMarkup(first) {
      move(to: found)
      if let range = takeHere(first) { return range }
    }
    return scalar..<scalar
  }

  private mutating func takeHere(_ wanted: ArraySlice<UInt8>) -> Range<Int>? {
    guard let end = end(of: wanted, at: position) else { return nil }
    let start = scalar
    move(to: end)
    return start..<scalar
  }

  /// Where the source of one rendered scalar ends if it begins at a place: as itself, escaped, as an entity, or a line
  /// end that became a space.
  private func end(of wanted: ArraySlice<UInt8>, at index: Int) -> Int? {
    guard index < limit else { return nil }
    switch bytes[index] {
    case 0x26:
      if let end = entityEnd(at: index), isEntity(from: index, to: end, for: wanted) { return end }
    case 0x5C:
      if matches(wanted, at: index + 1) { return index + 1 + wanted.count }
    case 0x0A, 0x0D:
      if wanted.first == 0x20 { return index + 1 }
    default: break
    }
    return matches(wanted, at: index) ? index + wanted.count : nil
  }

  private func find(_ literal: [UInt8], hint: Int?) -> Int? {
    let needle = literal.prefix(24)
    if let found = searchPastMarkup(needle) { return found }
    if let hint, hint >= position, hint < limit, starts(needle, at: hint) { return hint }
    return search(needle, from: position)
  }

  /// The next place where a literal begins if only markup lies between.
  private func searchPastMarkup(_ needle: ArraySlice<UInt8>) -> Int? {
    var index = position
    while index < limit {
      if starts(needle, at: index) { return index }
      switch bytes[index] {
      // * _ ~ ` [ ! < > | # ] and white space
      case 0x2A, 0x5F, 0x7E, 0x60, 0x5B, 0x21, 0x3C, 0x3E, 0x7C, 0x23, 0x5D, 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return nil
      }
    }
    return nil
  }

  private func search(_ needle: ArraySlice<UInt8>, from start: Int) -> Int? {
    let end = min(limit, start + Self.window)
    guard start < end else { return nil }
    return (start..<end).first { matches(needle, at: $0) }
  }

  /// Whether a literal begins at a place; its first few scalars decide, since what follows may be escaped or have lost
  /// an indent.
  private func starts(_ needle: ArraySlice<UInt8>, at index: Int) -> Bool {
    if matches(needle, at: index) { return true }
    var place = index
    var rest = needle
    for _ in 0..<4 {
      guard let first = rest.first else { return true }
      let scalar = rest.prefix(first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
      guard let end = end(of: scalar, at: place) else { return false }
      place = end
      rest = rest.dropFirst(scalar.count)
    }
    return true
  }

  private func matches(_ wanted: ArraySlice<UInt8>, at index: Int) -> Bool {
    guard index >= 0, index + wanted.count <= bytes.count else { return false }
    var place = index
    for byte in wanted {
      if bytes[place] != byte { return false }
      place += 1
    }
    return true
  }

  /// The end of an entity such as `&amp;` or `&#x27;`.
  private func entityEnd(at index: Int) -> Int? {
    for place in index + 1..<max(index + 1, min(limit, index + 34)) {
      switch bytes[place] {
      case 0x3B: return place > index + 1 ? place + 1 : nil
      case 0x23 where place == index + 1: continue
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: continue
      default: return nil
      }
    }
    return nil
  }

  /// Whether an entity can stand for a scalar. Of the names only the common ones are known; the others stand for some
  /// sign that is neither a letter nor a space of ASCII.
  private func isEntity(from start: Int, to end: Int, for wanted: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: bytes[start + 1..<end - 1], as: UTF8.self)
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHex = digits.first == "x" || digits.first == "X"
      let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      let scalar = value.flatMap { Unicode.Scalar($0) }.map { $0.value == 0 ? "\u{FFFD}" : $0 } ?? "\u{FFFD}"
      return wanted.elementsEqual(String(Character(scalar)).utf8)
    }
    let known: [String: UInt8] = ["amp": 0x26, "AMP": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27]
    guard let first = wanted.first else { return false }
    if let byte = known[name] { return byte == first }
    return first >= 0x80
      || (0x21...0x7E).contains(first) && !(0x30...0x39).contains(first)
        && !(0x41...0x5A).contains(first) && !(0x61...0x7A).contains(first) && first != 0x26
  }

  /// Moves in either direction, keeping the count of scalars.
  private mutating func move(to byte: Int) {
    let byte = min(max(0, byte), bytes.count)
    if byte >= position {
      for index in position..<byte where bytes[index] & 0xC0 != 0x80 { scalar += 1 }
    } else {
      for index in byte..<position where bytes[index] & 0xC0 != 0x80 { scalar -= 1 }
    }
    position = byte
  }
}
