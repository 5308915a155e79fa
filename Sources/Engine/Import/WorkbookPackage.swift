internal import struct Foundation.Data

/// The parts of an .xlsx file, and how its relationships tie them together.
struct WorkbookPackage {
  private let file: String
  /// By lower-case name without a leading slash: part names do not differ by case.
  private let parts: [String: Data]
  private let workbook: String
  private let relationships: [Relationship]

  init(data: Data, file: String, limits: Workbook.Limits) throws(ImportError) {
    self.file = file
    guard !data.isEmpty else { throw ImportError(file: file, problem: "is empty") }
    guard !data.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) else {
      throw ImportError(
        file: file, problem: "is an old .xls or a password-protected workbook",
        remedy: "save it as .xlsx without a password")
    }
    var parts: [String: Data] = [:]
    do throws(ArchiveError) {
      let wanted = { (name: String) in name.lowercased().hasSuffix(".xml") || name.lowercased().hasSuffix(".rels") }
      for member in try Archive.members(ofZip: data, limit: limits.bytes, where: wanted) {
        parts[member.name.lowercased()] = member.data
      }
    } catch {
      let remedy =
        switch error {
        case .notZip: "an .xlsx file was expected"
        case .tooLarge: "split it into smaller files"
        default: "fetch or save it again"
        }
      throw ImportError(file: file, problem: "\(error)", remedy: remedy)
    }
    self.parts = parts
    let top = try Self.relationships(of: "", in: parts, file: file)
    workbook = top.first { $0.type.hasSuffix("/officeDocument") }?.target ?? "xl/workbook.xml"
    guard parts[workbook] != nil else {
      throw ImportError(file: file, problem: "is a zip without a workbook", remedy: "an .xlsx file was expected")
    }
    relationships = try Self.relationships(of: workbook, in: parts, file: file)
  }

  /// The sheets that hold cells, in the workbook's order.
  func sheetParts() throws(ImportError) -> [(name: String, part: Data)] {
    let list = try read(SheetList(), from: workbook).sheets
    var found: [(name: String, part: Data)] = []
    for sheet in list {
      guard let relationship = relationships.first(where: { $0.id == sheet.relationship }) else {
        throw damaged("the workbook names the sheet \(ImportError.quoted(sheet.name)) but says not where it is")
      }
      // Chart sheets have no cells.
      guard relationship.type.hasSuffix("/worksheet") else { continue }
      guard let part = parts[relationship.target] else {
        throw damaged("the sheet \(ImportError.quoted(sheet.name)) is missing (\(relationship.target))")
      }
      found.append((sheet.name, part))
    }
    guard !found.isEmpty else { throw ImportError(file: file, problem: "holds no sheet with cells") }
    return found
  }

  /// The texts that cells share; none where every text stands in its cell.
  func sharedStrings() throws(ImportError) -> [String] {
    guard let relationship = relationships.first(where: { $0.type.hasSuffix("/sharedStrings") }) else { return [] }
    guard parts[relationship.target] != nil else { throw damaged("the shared texts are missing") }
    return try read(SharedStrings(), from: relationship.target).strings
  }

  private func damaged(_ problem: String) -> ImportError {
    ImportError(file: file, problem: problem, remedy: "open it in a spreadsheet program and save it again as .xlsx")
  }

  private func read<R: XMLReading>(_ reader: R, from part: String) throws(ImportError) -> R {
    try Self.read(reader, from: part, in: parts, file: file)
  }

  private static func read<R: XMLReading>(
    _ reader: R, from part: String, in parts: [String: Data], file: String
  ) throws(ImportError) -> R {
    var reader = reader
    do throws(XMLProblem) {
      try reader.read(parts[part] ?? Data())
    } catch {
      throw ImportError(
        file: file, problem: "\(part) \(error.text)",
        remedy: "open it in a spreadsheet program and save it again as .xlsx")
    }
    return reader
  }

  private static func relationships(
    of part: String, in parts: [String: Data], file: String
  ) throws(ImportError) -> [Relationship] {
    let folder = part.split(separator: "/").dropLast().map(String.init)
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    let path = (folder + ["_rels", name + ".rels"]).joined(separator: "/")
    guard parts[path] != nil else { return [] }
    return try read(Relationships(folder: folder), from: path, in: parts, file: file).list
  }
}

private struct Relationship {
  var id: String
  var type: String
  /// The part's lower-case name from the package's root, without a leading slash.
  var target: String
}

private struct Relationships: XMLReading {
  /// The folder of the part whose relationships these are.
  let folder: [String]
  var list: [Relationship] = []

  mutating func start(_ name: String, _ attributes: [String: String]) {
    guard name == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
      let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    var path = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(String(step)) }
    }
    list.append(Relationship(id: id, type: type, target: path.joined(separator: "/").lowercased()))
  }

  mutating func text(_ piece: String) {}
  mutating func end(_ name: String) {}
}

private struct SheetList: XMLReading {
  var sheets: [(name: String, relationship: String)] = []

  mutating func start(_ name: String, _ attributes: [String: String]) {
    guard name == "sheet" else { return }
    // The prefix of the relationship's attribute is the file's own choice.
    let relationship = attributes.first { $0.key.hasSuffix(":id") }?.value
    sheets.append((attributes["name"] ?? "sheet \(sheets.count + 1)", relationship ?? ""))
  }

  mutating func text(_ piece: String) {}
  mutating func end(_ name: String) {}
}
