/// The sheet of a workbook that has one of CURATe's forms, its header checked.
struct CurateTable {
  let file: String
  let sheet: String
  let form: CurateForm
  /// The rows below the header that hold anything.
  let rows: [Row]

  /// A data row; its cells are asked for by their columns.
  struct Row {
    let table: (file: String, sheet: String, form: CurateForm)
    /// The sheet's own number.
    let number: Int
    /// From 1, counted from the header.
    let position: Int
    let cells: Workbook.Row
  }

  /// Finds the first sheet whose header is one of the known ones; the errors speak of the first sheet that holds anything.
  init(_ workbook: Workbook, file: String) throws(ImportError) {
    let candidates = workbook.sheets.compactMap { sheet in
      sheet.rows.first(where: \.hasText).map { (sheet: sheet, header: $0) }
    }
    guard let first = candidates.first else {
      throw ImportError(file: file, problem: "has only empty sheets", remedy: CurateTable.accepted)
    }
    for (sheet, header) in candidates {
      let titles = header.titles
      guard let form = CurateForm.allCases.first(where: { $0.differences(from: titles) == [] }) else { continue }
      self.file = file
      self.sheet = sheet.name
      self.form = form
      rows = sheet.rows.filter { $0.number > header.number && $0.hasText }.map {
        Row(table: (file, sheet.name, form), number: $0.number, position: $0.number - header.number, cells: $0)
      }
      guard !rows.isEmpty else {
        throw ImportError(file: file, sheet: sheet.name, problem: "has a header but no \(form.unit)")
      }
      for row in rows {
        guard let stray = row.cells.cells.first(where: { $0.column > form.columns.count && !$0.value.isBlank }) else {
          continue
        }
        throw row.error(
          column: stray.column, "\(ImportError.quoted(stray.value.text)) stands outside the table",
          remedy: "\(form.title) end with column \(Workbook.letters(ofColumn: form.columns.count))")
      }
      return
    }
    throw CurateTable.headerError(first.header, sheet: first.sheet.name, file: file)
  }

  private static let accepted =
    "expected " + CurateForm.allCases.map(\.title).joined(separator: ", ")

  /// Says how the header departs from the form that it resembles most.
  private static func headerError(_ header: Workbook.Row, sheet: String, file: String) -> ImportError {
    let titles = header.titles
    func error(_ problem: String, column: Int? = nil, remedy: String?) -> ImportError {
      ImportError(
        file: file, sheet: sheet, row: header.number, column: column.map(Workbook.letters), problem: problem,
        remedy: remedy)
    }
    func shared(_ form: CurateForm) -> Int {
      form.columns.filter { title in titles.contains { CurateColumn.normalized($0) == title.normalized } }.count
    }
    let nearest = CurateForm.allCases.max { shared($0) < shared($1) }
    guard let nearest, shared(nearest) * 2 > nearest.columns.count else {
      return error("the header fits no known form", remedy: accepted)
    }
    let differences = nearest.differences(from: titles)
    if titles.count != nearest.columns.count {
      return error(
        "\(titles.count) columns instead of \(nearest.columns.count)",
        remedy: differences.first.map { index in
          index < nearest.columns.count
            ? "\(nearest.title) have “\(nearest.columns[index].rawValue)” in column \(Workbook.letters(ofColumn: index + 1))"
            : "\(nearest.title) end with column \(Workbook.letters(ofColumn: nearest.columns.count))"
        })
    }
    let index = differences.first ?? 0
    return error(
      "headed \(ImportError.quoted(titles[index]))", column: index + 1,
      remedy: "\(nearest.title) have “\(nearest.columns[index].rawValue)” there")
  }
}

extension CurateTable.Row {
  /// The cell's text without surrounding white space. Throws where the cell is empty but must not be.
  func text(_ column: CurateColumn) throws(ImportError) -> String {
    let text = recorded(column).trimmed
    if text.isEmpty, !column.isOptional { throw error(column, "empty", remedy: need(column)) }
    return text
  }

  /// The cell's text exactly as it was written; empty where there is none.
  func recorded(_ column: CurateColumn) -> String { cells[index(column)]?.text ?? "" }

  func error(_ column: CurateColumn, _ problem: String, remedy: String?) -> ImportError {
    error(column: index(column), problem, remedy: remedy)
  }

  func error(column: Int, _ problem: String, remedy: String?) -> ImportError {
    ImportError(
      file: table.file, sheet: table.sheet, row: number, column: Workbook.letters(ofColumn: column), problem: problem,
      remedy: remedy)
  }

  /// The identifier of one of the four categories. Throws on any other title.
  func category() throws(ImportError) -> String {
    let title = try text(.category)
    let known = ["trauma": "trauma", "allerg": "allergy", "phobia": "phobia", "physical": "physical"]
    let found = known.filter { title.lowercased().contains($0.key) }
    guard found.count == 1, let id = found.first?.value else {
      throw error(
        .category, "\(ImportError.quoted(title)) is no category",
        remedy: "expected Trauma triggers, Severe allergy, Severe phobia or Physical constraint")
    }
    return id
  }

  func need(_ column: CurateColumn) -> String { "every \(table.form.unit) needs \(column.need)" }

  private func index(_ column: CurateColumn) -> Int { (table.form.columns.firstIndex(of: column) ?? 0) + 1 }
}

extension CurateColumn {
  var normalized: String { CurateColumn.normalized(rawValue) }
}

extension CurateForm {
  /// The positions, from 0, at which the titles differ from this form's; none if they fit.
  fileprivate func differences(from titles: [String]) -> [Int] {
    (0..<max(titles.count, columns.count)).filter { index in
      guard index < titles.count, index < columns.count else { return true }
      return CurateColumn.normalized(titles[index]) != columns[index].normalized
    }
  }
}

extension Workbook.Row {
  fileprivate var hasText: Bool { cells.contains { !$0.value.isBlank } }

  /// The texts of the row up to its last one that is not blank.
  fileprivate var titles: [String] {
    guard let last = cells.last(where: { !$0.value.isBlank })?.column else { return [] }
    return (1...last).map { self[$0]?.text ?? "" }
  }
}

extension Workbook.Value {
  fileprivate var isBlank: Bool { text.trimmed.isEmpty }
}
