public import struct Foundation.Data

/// Reads files of other programs and of Heed itself into values. Nothing is stored: a file is read wholly or not at all.
public struct Importer: Sendable {
  /// Nil: told from the content.
  public var format: ImportFormat?
  /// The suite's name, for use cases and for transcripts that name none.
  public var suite: String?
  /// Leave bad rows and lines out, and say so, instead of refusing the file.
  public var skipBad: Bool
  /// How CURATe's use cases get their numbers.
  public var numbering: CurateNumbering?

  public init(
    format: ImportFormat? = nil, suite: String? = nil, skipBad: Bool = false, numbering: CurateNumbering? = nil
  ) {
    self.format = format
    self.suite = suite
    self.skipBad = skipBad
    self.numbering = numbering
  }

  /// The suite of results that name none: their conversation numbers count CURATe's use cases.
  public static let resultsSuite = "curate"

  /// Reads a file.
  ///
  /// - Parameter progress: told which share of a file of lines has been read, 0 to 1.
  public func read(path: String, progress: (Double) -> Void = { _ in }) throws(ImportError) -> ImportedFile {
    try read(ImportFile.bytes(atPath: path), path: path, progress: progress)
  }

  /// Reads a file's bytes; `path` names it in errors, and its name may tell the condition.
  public func read(_ data: Data, path: String, progress: (Double) -> Void = { _ in }) throws(ImportError)
    -> ImportedFile
  {
    let file = ImportError.name(ofPath: path)
    let format: ImportFormat
    if let asked = self.format { format = asked } else { format = try ImportFormat.detect(path: path, data: data) }
    switch format {
    case .curateInputs, .curateResults: return try sheets(data, file: file, format: format)
    case .jsonl: return try lines(data, file: file, progress)
    case .inspect, .usafebench:
      throw ImportError(
        file: file, problem: "the format \(format.rawValue) is not supported yet by this build",
        remedy: ImportFormat.accepted)
    }
  }

  private func sheets(_ data: Data, file: String, format: ImportFormat) throws(ImportError) -> ImportedFile {
    let table = try CurateTable(Workbook(data: data, file: file), file: file)
    guard table.form.format == format else {
      throw ImportError(
        file: file, sheet: table.sheet, problem: "holds \(table.form.title), not \(format.rawValue)",
        remedy: "use --format \(table.form.format.rawValue)")
    }
    switch format {
    case .curateInputs:
      let (suite, skipped) = try CurateInputs.read(
        table, name: suite, numbering: numbering, skipBad: skipBad)
      return ImportedFile(file: file, format: format, run: "", suite: suite, skipped: skipped)
    default:
      let (run, transcripts, skipped) = try CurateResults.read(
        table, suite: suite ?? Importer.resultsSuite, skipBad: skipBad)
      return ImportedFile(
        file: file, format: format, run: run, transcripts: transcripts, skipped: skipped)
    }
  }

  private func lines(_ data: Data, file: String, _ progress: (Double) -> Void) throws(ImportError) -> ImportedFile {
    var reader = try JSONLReader(data, file: file, suite: suite)
    var result = ImportedFile(file: file, format: .jsonl, run: reader.run)
    while true {
      let batch = reader.next(1024)
      if batch.isEmpty { break }
      for item in batch {
        switch item {
        case .success(let transcript): result.transcripts.append(transcript)
        case .failure(let error):
          guard skipBad else { throw error }
          result.skipped.append(error)
        }
      }
      progress(reader.fraction)
    }
    guard !result.transcripts.isEmpty || !result.skipped.isEmpty else {
      throw ImportError(file: file, problem: "holds no transcript", remedy: "expected one JSON object a line")
    }
    return result
  }
}
