public import struct Foundation.Data

/// The sheets of an .xlsx file: its cells' values, without styles, formulas or dates.
public struct Workbook: Sendable, Equatable {
  public var sheets: [Sheet]

  /// A sheet's rows, as far as they hold anything.
  public struct Sheet: Sendable, Equatable {
    public var name: String
    public var rows: [Row]
  }

  public struct Row: Sendable, Equatable {
    /// The row's own number, from 1; rows without cells are left out, so there may be gaps.
    public var number: Int
    /// The cells that hold a value, by rising column.
    public var cells: [Cell]

    /// The value in a column, counted from 1.
    public subscript(column: Int) -> Value? { cells.first { $0.column == column }?.value }
  }

  public struct Cell: Sendable, Equatable {
    /// From 1: A is 1.
    public var column: Int
    public var value: Value
  }

  public enum Value: Sendable, Equatable {
    case text(String)
    /// Dates are numbers too: the format that would tell is not read.
    case number(Double)
    case boolean(Bool)
    /// E.g. `#REF!`.
    case error(String)

    /// The value as a person would type it; whole numbers without a fraction.
    public var text: String {
      switch self {
      case .text(let text): text
      case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
      case .boolean(let flag): flag ? "TRUE" : "FALSE"
      case .error(let code): code
      }
    }
  }

  /// Bounds against files that are small on disk and huge when unpacked.
  public struct Limits: Sendable {
    /// Bytes of all XML parts together, unpacked.
    public var bytes = 200_000_000
    public var rows = 1_048_576
    public var columns = 16_384

    public init() {}
  }

  /// Reads a file. Throws if it cannot be read, or is no workbook, damaged or beyond the limits.
  public init(contentsOf path: String, limits: Limits = Limits()) throws(ImportError) {
    let file = ImportError.name(ofPath: path)
    let data = try ImportFile.bytes(atPath: path)
    try self.init(data: data, file: file, limits: limits)
  }

  /// Reads a file's bytes; `file` is what errors call it.
  public init(data: Data, file: String, limits: Limits = Limits()) throws(ImportError) {
    let package = try WorkbookPackage(data: data, file: file, limits: limits)
    let sharedStrings = try package.sharedStrings()
    var sheets: [Sheet] = []
    for (name, part) in try package.sheetParts() {
      var reader = SheetReader(sharedStrings: sharedStrings, limits: limits)
      do throws(XMLProblem) {
        try reader.read(part)
      } catch {
        throw ImportError(
          file: file, sheet: name, row: reader.row > 0 ? reader.row : nil, problem: error.text,
          remedy: "open it in a spreadsheet program and save it again as .xlsx")
      }
      sheets.append(Sheet(name: name, rows: reader.rows))
    }
    self.sheets = sheets
  }

  /// A column's letters: 1 is A, 27 is AA.
  public static func letters(ofColumn column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// The column of a reference such as `AB12`; nil if it does not begin with letters.
  static func column(ofReference reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      guard byte & 0xdf >= UInt8(ascii: "A"), byte & 0xdf <= UInt8(ascii: "Z"), column < 1_000_000 else { break }
      column = column * 26 + Int(byte & 0xdf - UInt8(ascii: "A")) + 1
    }
    return column > 0 ? column : nil
  }
}
