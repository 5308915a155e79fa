internal import Glibc

public import struct Foundation.Data

/// Splits a file into lines, and reads each as a transcript.
public struct JSONLReader: Sendable {
  /// A line that is not blank.
  struct Line: Sendable {
    /// From 1.
    var number: Int
    var text: Data
  }

  /// The run of lines that name none; the same for the same content.
  public let run: String
  private let data: Data
  private var position: Int
  private var number = 0
  private let file: String
  private let suite: String?
  /// How often a line without an identifier has come: equal lines are different conversations.
  private var occurrences: [UInt64: Int] = [:]

  /// Begins a file, plain or compressed with zstd or gzip. `suite` is the suite of lines that name none.
  public init(_ data: Data, file: String, suite: String? = nil) throws(ImportError) {
    do throws(ArchiveError) {
      self.data = Archive.isCompressed(data) ? try Archive.decompress(data) : data
    } catch {
      throw ImportError(file: file, problem: "\(error)", remedy: "fetch it again")
    }
    self.file = file
    self.suite = suite
    position = self.data.startIndex
    if self.data.starts(with: [0xef, 0xbb, 0xbf]) { position += 3 }
    var hash = StableHash("jsonl")
    self.data.withUnsafeBytes { hash.combine(bytes: $0) }
    run = ULID.derived(from: "run", String(hash.value, radix: 16))
  }

  /// How much of the file has been split, 0 to 1.
  var fraction: Double {
    data.isEmpty ? 1 : Double(position - data.startIndex) / Double(data.count)
  }

  /// The next transcripts, at most `limit`, each read or with what is wrong with its line; none at the end.
  ///
  /// They are read on all cores: decoding takes most of an import's time.
  mutating func next(_ limit: Int) -> [Result<ImportedTranscript, ImportError>] {
    var lines: [Line] = []
    while lines.count < limit, let bytes = nextLine() {
      number += 1
      let text = bytes.trimmed
      if !text.isEmpty { lines.append(Line(number: number, text: text)) }
    }
    let (file, run, suite) = (file, run, suite)
    let read = lines.parallelMap { line in
      Result { () throws(ImportError) in
        try HeedJSONL.decode(line.text, at: HeedJSONL.Place(file: file, line: line.number, run: run, suite: suite))
      }
    }
    return zip(lines, read).map { line, result in
      result.map { transcript in
        guard transcript.transcript.id.isEmpty else { return transcript }
        var named = transcript
        named.transcript.id = identifier(of: line.text)
        return named
      }
    }
  }

  private mutating func nextLine() -> Data? {
    guard position < data.endIndex else { return nil }
    let start = position
    let length = data.withUnsafeBytes { buffer -> Int in
      guard let base = buffer.baseAddress else { return 0 }
      let offset = start - data.startIndex
      guard let found = memchr(base + offset, 0x0a, buffer.count - offset) else { return buffer.count - offset }
      return UnsafeRawPointer(found) - (base + offset)
    }
    position = min(start + length + 1, data.endIndex)
    return data[start..<(start + length)]
  }

  /// What to call a line that has no identifier of its own.
  private mutating func identifier(of line: Data) -> String {
    var hash = StableHash("line")
    line.withUnsafeBytes { hash.combine(bytes: $0) }
    occurrences[hash.value, default: 0] += 1
    return ULID.derived(
      from: "line", String(hash.value, radix: 16), String(occurrences[hash.value, default: 1]))
  }
}

extension Data {
  /// Without spaces, tabs and carriage returns at either end.
  fileprivate var trimmed: Data {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0d }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return Data()
    }
    return self[first...last]
  }
}
