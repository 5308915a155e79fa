/// The word that a cursor stands in or at, in a filter that is being typed and need not be right yet.
///
/// It reads the same grammar as `Filter(parsing:)`, but never complains.
struct FilterWord: Equatable {
  /// In characters; a key's colon and a value's quotation marks belong to it.
  var range: Range<Int>
  /// What it says before the cursor, without quotation marks.
  var beginning: String
  var role: Role

  enum Role: Equatable {
    /// Before a colon, or where none is yet: it may become a key, or search the text.
    case key(isNegated: Bool)
    /// One of a term's values; the others are written beside it.
    case value(of: String, others: [String])
  }

  init(in characters: [Character], at cursor: Int) {
    self.init(range: cursor..<cursor, beginning: "", role: .key(isNegated: false))
    var position = 0
    while position < characters.count, position <= cursor {
      if characters[position].isWhitespace {
        position += 1
        continue
      }
      let term = Term(characters, from: position)
      if cursor <= term.end {
        self = term.word(at: cursor, in: characters)
        return
      }
      // What ends a bare word, such as a comma, is skipped.
      position = max(term.end, position + 1)
    }
  }

  private init(range: Range<Int>, beginning: String, role: Role) {
    self.range = range
    self.beginning = beginning
    self.role = role
  }

  /// Where the parts of one term are.
  private struct Term {
    var isNegated = false
    /// With its colon where it has one; a bare word wholly.
    var key: Range<Int>
    var values: [Range<Int>] = []
    var end: Int

    init(_ characters: [Character], from start: Int) {
      var position = start
      if characters[position] == "-" {
        isNegated = true
        position += 1
      }
      let wordStart = position
      while position < characters.count, characters[position].isLetter { position += 1 }
      guard position < characters.count, characters[position] == ":", position > wordStart else {
        end = Term.endOfValue(characters, from: wordStart)
        key = wordStart..<end
        return
      }
      position += 1
      key = wordStart..<position
      while true {
        let valueStart = position
        position = Term.endOfValue(characters, from: position)
        values.append(valueStart..<position)
        guard position < characters.count, characters[position] == "," else { break }
        position += 1
      }
      end = position
    }

    /// Behind a quoted value's closing mark, or at the space or comma after a plain one.
    private static func endOfValue(_ characters: [Character], from start: Int) -> Int {
      var position = start
      guard position < characters.count, characters[position] == "\"" else {
        while position < characters.count, !characters[position].isWhitespace, characters[position] != "," {
          position += 1
        }
        return position
      }
      position += 1
      while position < characters.count, characters[position] != "\"" {
        position += characters[position] == "\\" ? 2 : 1
      }
      return min(position + 1, characters.count)
    }

    func word(at cursor: Int, in characters: [Character]) -> FilterWord {
      let isInKey = values.isEmpty || cursor < key.upperBound
      guard !isInKey, let value = values.first(where: { cursor <= $0.upperBound }) else {
        let beginning = cursor > key.lowerBound ? String(characters[key.lowerBound..<cursor]) : ""
        return FilterWord(range: key, beginning: beginning, role: .key(isNegated: isNegated))
      }
      let others = values.filter { $0 != value }.map { Term.plain(characters[$0]) }
      // A quotation that is not closed would take all that follows with it.
      let range = Term.isOpen(characters[value]) ? value.lowerBound..<cursor : value
      return FilterWord(
        range: range, beginning: Term.plain(characters[value.lowerBound..<cursor]),
        role: .value(of: String(characters[key.dropLast()]), others: others))
    }

    private static func isOpen(_ value: ArraySlice<Character>) -> Bool {
      value.first == "\"" && endOfValue(Array(value) + ["\""], from: 0) > value.count
    }

    /// A value without its quotation marks.
    private static func plain(_ value: ArraySlice<Character>) -> String {
      guard value.first == "\"" else { return String(value) }
      var text = ""
      var isEscaped = false
      for character in value.dropFirst() {
        if !isEscaped, character == "\"" { break }
        isEscaped = !isEscaped && character == "\\"
        if !isEscaped { text.append(character) }
      }
      return text
    }
  }
}
