internal import CArchive

public import struct Foundation.Data

/// Zip files and compressed bytes in memory, by libarchive.
public enum Archive {
  /// One file of an archive.
  public struct Member: Sendable, Equatable {
    public var name: String
    public var data: Data

    public init(name: String, data: Data) {
      self.name = name
      self.data = data
    }
  }

  /// Reads the wanted members of a zip, checksums compared; of the others not even the bytes are unpacked.
  ///
  /// - Parameter limit: the most bytes that the wanted members may have together, unpacked.
  public static func members(
    ofZip data: Data, limit: Int, where wanted: (String) -> Bool = { _ in true }
  ) throws(ArchiveError) -> [Member] {
    guard data.starts(with: [0x50, 0x4b]) else { throw .notZip }
    return try read(data, as: .zip) { reader throws(ArchiveError) in
      var members: [Member] = []
      var left = limit
      while let name = try reader.nextName() {
        guard !name.hasSuffix("/"), wanted(name) else { continue }
        let bytes = try reader.contents(limit: left, of: limit)
        left -= bytes.count
        members.append(Member(name: name, data: bytes))
      }
      return members
    }
  }

  /// The names of a zip's members, in the archive's order.
  public static func names(ofZip data: Data) throws(ArchiveError) -> [String] {
    guard data.starts(with: [0x50, 0x4b]) else { throw .notZip }
    return try read(data, as: .zip) { reader throws(ArchiveError) in
      var names: [String] = []
      while let name = try reader.nextName() { names.append(name) }
      return names
    }
  }

  /// Whether the bytes begin as zstd or gzip data does.
  public static func isCompressed(_ data: Data) -> Bool {
    data.starts(with: [0x28, 0xb5, 0x2f, 0xfd]) || data.starts(with: [0x1f, 0x8b])
  }

  /// Unpacks bytes compressed with zstd or gzip; `limit` bounds the unpacked bytes.
  public static func decompress(_ data: Data, limit: Int = 4 << 30) throws(ArchiveError) -> Data {
    guard isCompressed(data) else { throw .notCompressed }
    return try read(data, as: .compressed) { reader throws(ArchiveError) in
      guard try reader.nextName() != nil else { return Data() }
      return try reader.contents(limit: limit, of: limit)
    }
  }

  private static func read<T>(
    _ data: Data, as packing: Packing,
    body: (borrowing ArchiveReader) throws(ArchiveError) -> T
  ) throws(ArchiveError) -> T {
    let result: Result<T, ArchiveError> = data.withUnsafeBytes { bytes in
      Result { () throws(ArchiveError) in
        var made: locale_t?
        let previous = carchive_enter_utf8(&made)
        defer { carchive_leave_utf8(previous, made) }
        return try body(try ArchiveReader(bytes, packing))
      }
    }
    return try result.get()
  }
}

/// Why bytes could not be packed or unpacked.
public enum ArchiveError: Error, Sendable, Equatable, CustomStringConvertible {
  case notZip
  case notCompressed
  /// Cut off, a wrong checksum, an unknown method: libarchive's own words.
  case damaged(String)
  /// Unpacks to more than so many bytes.
  case tooLarge(limit: Int)
  /// Libarchive cannot write.
  case failed(String)

  public var description: String {
    switch self {
    case .notZip: "is not a zip file"
    case .notCompressed: "is not compressed with zstd or gzip"
    case .damaged(let detail): "is damaged or cut off (\(detail))"
    case .tooLarge(let limit): "unpacks to more than \(limit / 1_000_000) MB"
    case .failed(let detail): "cannot be written (\(detail))"
    }
  }
}

/// What libarchive is to expect; nothing else is tried.
private enum Packing {
  case zip, compressed

  func enable(_ archive: OpaquePointer) -> Int32 {
    switch self {
    case .zip:
      // Reads by the central directory: a zip that was cut off has none and is refused.
      return archive_read_support_format_zip_seekable(archive)
    case .compressed:
      archive_read_support_filter_zstd(archive)
      archive_read_support_filter_gzip(archive)
      archive_read_support_format_empty(archive)
      return archive_read_support_format_raw(archive)
    }
  }
}

/// An open archive; closed when it goes out of scope.
private struct ArchiveReader: ~Copyable {
  private let archive: OpaquePointer

  /// `bytes` must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer, _ packing: Packing) throws(ArchiveError) {
    guard let archive = archive_read_new() else { throw .failed("out of memory") }
    guard packing.enable(archive) == ARCHIVE_OK,
      archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK
    else {
      let problem = Self.problem(archive)
      archive_read_free(archive)
      throw problem
    }
    self.archive = archive
  }

  deinit { archive_read_free(archive) }

  /// Steps to the next member; nil after the last.
  borrowing func nextName() throws(ArchiveError) -> String? {
    var entry: OpaquePointer?
    switch archive_read_next_header(archive, &entry) {
    case ARCHIVE_EOF: return nil
    case ARCHIVE_OK, ARCHIVE_WARN:
      guard let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { return "" }
      return String(cString: name)
    default: throw Self.problem(archive)
    }
  }

  /// The member's bytes; throws as soon as there are more than `limit`, and says that `total` were allowed.
  borrowing func contents(limit: Int, of total: Int) throws(ArchiveError) -> Data {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let count = buffer.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw Self.problem(archive) }
      guard count > 0 else { return data }
      guard data.count + count <= limit else { throw .tooLarge(limit: total) }
      data.append(contentsOf: buffer[..<count])
    }
  }

  private static func problem(_ archive: OpaquePointer) -> ArchiveError {
    guard let text = archive_error_string(archive) else { return .damaged("unreadable") }
    // Some of libarchive's messages hold line ends.
    return .damaged(String(cString: text).split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}
