internal import Glibc

public import struct Foundation.Data

/// Reads transcripts line by line, so that a file of any length needs the memory of one line.
///
/// After an error the next call goes on with the next line.
public struct JSONLReader {
  /// The run of lines that name none; the same for the same content.
  public let run: String
  /// The number of the line that was read last, from 1.
  public private(set) var line = 0
  private let data: Data
  private var position: Int
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

  /// The next transcript; nil at the end. Blank lines are passed over.
  public mutating func next() throws(ImportError) -> ImportedTranscript? {
    while let bytes = nextLine() {
      line += 1
      let text = bytes.trimmed
      if text.isEmpty { continue }
      var imported = try HeedJSONL.decode(
        text, at: HeedJSONL.Place(file: file, line: line, run: run, suite: suite))
      if imported.transcript.id.isEmpty { imported.transcript.id = identifier(of: text) }
      return imported
    }
    return nil
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
