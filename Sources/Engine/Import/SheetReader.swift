/// Reads the rows of one sheet.
struct SheetReader: XMLReading {
  private let sharedStrings: [String]
  private let limits: Workbook.Limits
  private(set) var rows: [Workbook.Row] = []
  /// The row being read, or read last; 0 before the first.
  private(set) var row = 0
  private var cells: [Workbook.Cell] = []
  private var column = 0
  private var type = ""
  private var captured = CapturedText()

  init(sharedStrings: [String], limits: Workbook.Limits) {
    self.sharedStrings = sharedStrings
    self.limits = limits
  }

  mutating func start(_ name: String, _ attributes: [String: String]) throws(XMLProblem) {
    switch name {
    case "row":
      if let reference = attributes["r"] {
        guard let number = Int(reference), number > row else {
          throw XMLProblem(text: "the row number \(ImportError.quoted(reference)) is out of order")
        }
        row = number
      } else {
        row += 1
      }
      guard row <= limits.rows else { throw XMLProblem(text: "more than \(limits.rows) rows") }
      column = 0
    case "c":
      if let reference = attributes["r"] {
        guard let number = Workbook.column(ofReference: reference), number > column else {
          throw XMLProblem(text: "the cell reference \(ImportError.quoted(reference)) is out of order")
        }
        column = number
      } else {
        column += 1
      }
      guard column <= limits.columns else { throw XMLProblem(text: "more than \(limits.columns) columns") }
      type = attributes["t"] ?? "n"
      captured = CapturedText()
    case "v": captured.open()
    default: captured.start(name)
    }
  }

  mutating func text(_ piece: String) { captured.append(piece) }

  mutating func end(_ name: String) throws(XMLProblem) {
    switch name {
    case "v": captured.close()
    case "c":
      if captured.any, let value = try value(captured.text) {
        cells.append(Workbook.Cell(column: column, value: value))
      }
    case "row":
      if !cells.isEmpty { rows.append(Workbook.Row(number: row, cells: cells)) }
      cells = []
    default: captured.end(name)
    }
  }

  private func value(_ raw: String) throws(XMLProblem) -> Workbook.Value? {
    switch type {
    case "s":
      guard let index = Int(raw), sharedStrings.indices.contains(index) else {
        throw XMLProblem(text: "column \(letters): there is no shared text \(ImportError.quoted(raw))")
      }
      return sharedStrings[index].isEmpty ? nil : .text(sharedStrings[index])
    case "inlineStr", "str", "d": return raw.isEmpty ? nil : .text(CapturedText.unescaped(raw))
    case "b": return .boolean(raw == "1" || raw == "true")
    case "e": return .error(raw)
    default:
      guard !raw.isEmpty else { return nil }
      guard let number = Double(raw), number.isFinite else {
        throw XMLProblem(text: "column \(letters): \(ImportError.quoted(raw)) is not a number")
      }
      return .number(number)
    }
  }

  private var letters: String { Workbook.letters(ofColumn: column) }
}

/// Reads the texts that cells share.
struct SharedStrings: XMLReading {
  private(set) var strings: [String] = []
  private var captured = CapturedText()

  mutating func start(_ name: String, _ attributes: [String: String]) {
    if name == "si" { captured = CapturedText() } else { captured.start(name) }
  }

  mutating func text(_ piece: String) { captured.append(piece) }

  mutating func end(_ name: String) {
    if name == "si" {
      strings.append(CapturedText.unescaped(captured.text))
    } else {
      captured.end(name)
    }
  }
}

/// The text of one string item: its `t` elements, those of rich-text runs joined, those of phonetic runs left out.
private struct CapturedText {
  private(set) var text = ""
  /// Whether there was an element that could hold a value, even an empty one.
  private(set) var any = false
  private var isOpen = false
  private var inPhonetic = false

  mutating func open() {
    isOpen = true
    any = true
  }

  mutating func close() { isOpen = false }

  mutating func start(_ name: String) {
    if name == "rPh" { inPhonetic = true }
    if name == "t", !inPhonetic { open() }
  }

  mutating func end(_ name: String) {
    if name == "rPh" { inPhonetic = false }
    if name == "t" { close() }
  }

  mutating func append(_ piece: String) {
    if isOpen { text += piece }
  }

  /// Undoes the format's escapes of characters that XML cannot hold: `_x000D_` is a carriage return.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    var units: [UInt16] = []
    let source = Array(text.utf16)
    var index = 0
    while index < source.count {
      if let unit = escape(at: index, in: source) {
        units.append(unit)
        index += 7
      } else {
        units.append(source[index])
        index += 1
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func escape(at index: Int, in source: [UInt16]) -> UInt16? {
    let underscore = UInt16(UInt8(ascii: "_"))
    guard index + 6 < source.count, source[index] == underscore, source[index + 6] == underscore,
      source[index + 1] == UInt16(UInt8(ascii: "x"))
    else { return nil }
    let digits = String(decoding: source[(index + 2)...(index + 5)], as: UTF16.self)
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt16(digits, radix: 16)
  }
}
