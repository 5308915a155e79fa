public import struct Foundation.Data

/// What a file holds; the raw values are those of `--format`.
public enum ImportFormat: String, Sendable, CaseIterable {
  /// CURATe's use cases, an .xlsx of 9 or 11 columns.
  case curateInputs = "curate-inputs"
  /// CURATe's judged answers, an .xlsx of 9 columns, or 11 with human ratings.
  case curateResults = "curate-results"
  /// A log of Inspect, `.eval` or `.json`.
  case inspect
  /// Heed's JSONL or chat JSONL, plain or compressed with zstd or gzip.
  case jsonl
  case usafebench

  /// Tells the format from the content; the name decides nothing. Throws if the content is none that is known.
  public static func detect(path: String, data: Data) throws(ImportError) -> ImportFormat {
    let file = ImportError.name(ofPath: path)
    guard !data.isEmpty else { throw ImportError(file: file, problem: "is empty", remedy: accepted) }
    if Archive.isCompressed(data) { return .jsonl }
    if data.starts(with: [0x50, 0x4b]) { return try ofZip(data, file: file) }
    // Old .xls files: their own error comes from the workbook.
    if data.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) { _ = try Workbook(data: data, file: file) }
    let head = String(decoding: data.prefix(4096), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{feff}" }
    guard head.first == "{" else {
      let problem = head.first == "[" ? "is a JSON array" : "is in no known format"
      throw ImportError(file: file, problem: problem, remedy: accepted)
    }
    // Inspect's logs begin with version, status and eval; a transcript has no field `eval`.
    return head.contains("\"eval\"") && head.contains("\"version\"") ? .inspect : .jsonl
  }

  private static func ofZip(_ data: Data, file: String) throws(ImportError) -> ImportFormat {
    var names: [String] = []
    do throws(ArchiveError) {
      names = try Archive.names(ofZip: data)
    } catch {
      throw ImportError(file: file, problem: "\(error)", remedy: "fetch or save it again")
    }
    if names.contains(where: { $0 == "header.json" || $0.hasPrefix("_journal/") }) { return .inspect }
    return try CurateTable(Workbook(data: data, file: file), file: file).form.format
  }

  static let accepted =
    "accepted are CURATe's .xlsx sheets (use cases, results, results with human ratings) and JSONL with one transcript a line"
}
