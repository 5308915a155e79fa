/// What is wrong with a file that was to be imported, where in it, and what to do.
public struct ImportError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file's name without its folder.
  public var file: String
  public var sheet: String?
  /// The sheet's own row number, from 1.
  public var row: Int?
  /// The column's letters.
  public var column: String?
  /// In text files, from 1.
  public var line: Int?
  /// The path of a JSON field, e.g. `turns[2].role`; counts from 0.
  public var field: String?
  public var problem: String
  public var remedy: String?

  public init(
    file: String, sheet: String? = nil, row: Int? = nil, column: String? = nil, line: Int? = nil,
    field: String? = nil, problem: String, remedy: String? = nil
  ) {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
    self.line = line
    self.field = field
    self.problem = problem
    self.remedy = remedy
  }

  /// One line: `file: Sheet1 row 14 column B: what is wrong; what to do.`
  public var description: String {
    var place: [String] = []
    if let sheet { place.append(sheet) }
    if let row { place.append("row \(row)") }
    if let column { place.append("column \(column)") }
    if let line { place.append("line \(line)") }
    if let field { place.append("field \(field)") }
    let parts = [file, place.joined(separator: " "), problem].filter { !$0.isEmpty }
    return Self.oneLine(parts.joined(separator: ": ") + (remedy.map { "; \($0)." } ?? "."))
  }

  /// A value as it may stand in an error: one line, at most 40 characters, in quotation marks.
  static func quoted(_ value: String) -> String {
    let line = oneLine(value)
    return "“\(line.count > 40 ? line.prefix(39) + "…" : line)”"
  }

  private static func oneLine(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

  /// The last component of a path.
  static func name(ofPath path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
