internal import CArchive

public import struct Foundation.Data

extension Archive {
  /// Compresses bytes as one zstd frame. `level`: 1 (fast) to 22 (small).
  public static func compressZstd(_ data: Data, level: Int = 9) throws(ArchiveError) -> Data {
    try write(
      [Member(name: "data", data: data)],
      prepare: {
        archive_write_add_filter_zstd($0)
        archive_write_set_filter_option($0, "zstd", "compression-level", String(level))
        return archive_write_set_format_raw($0)
      })
  }

  /// Packs members into a zip (deflate). The same members give the same bytes: no time is stored.
  public static func zip(_ members: [Member]) throws(ArchiveError) -> Data {
    try write(members, prepare: { archive_write_set_format_zip($0) })
  }

  private static func write(
    _ members: [Member], prepare: (OpaquePointer) -> Int32
  ) throws(ArchiveError) -> Data {
    guard let archive = archive_write_new() else { throw .failed("out of memory") }
    defer { archive_write_free(archive) }
    var made: locale_t?
    let previous = carchive_enter_utf8(&made)
    defer { carchive_leave_utf8(previous, made) }
    let sink = Sink()
    func require(_ success: Bool) throws(ArchiveError) {
      if success { return }
      throw .failed(archive_error_string(archive).map { String(cString: $0) } ?? "unknown")
    }
    try require(prepare(archive) == ARCHIVE_OK)
    archive_write_set_bytes_per_block(archive, 0)
    archive_write_set_bytes_in_last_block(archive, 1)
    try require(
      archive_write_open(
        archive, Unmanaged.passUnretained(sink).toOpaque(), nil,
        { _, context, bytes, count in
          guard let context, let bytes else { return -1 }
          Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue().data
            .append(bytes.assumingMemoryBound(to: UInt8.self), count: count)
          return count
        }, nil) == ARCHIVE_OK)
    for member in members {
      guard let entry = archive_entry_new() else { throw .failed("out of memory") }
      defer { archive_entry_free(entry) }
      archive_entry_set_pathname_utf8(entry, member.name)
      archive_entry_set_filetype(entry, 0o100000)
      archive_entry_set_perm(entry, 0o644)
      archive_entry_set_size(entry, Int64(member.data.count))
      try require(archive_write_header(archive, entry) >= ARCHIVE_WARN)
      let written = member.data.withUnsafeBytes { bytes in
        bytes.isEmpty ? 0 : archive_write_data(archive, bytes.baseAddress, bytes.count)
      }
      try require(written == member.data.count)
    }
    try require(withExtendedLifetime(sink) { archive_write_close(archive) } == ARCHIVE_OK)
    return sink.data
  }

  /// Where libarchive's bytes go.
  private final class Sink {
    var data = Data()
  }
}
