/// One event of a stream of server-sent events.
struct ServerEvent: Sendable, Equatable {
  /// The event's name; empty for none.
  var name = ""
  var data: [UInt8] = []
}

/// Splits a body of server-sent events as it comes, wherever its pieces are cut.
///
/// Source: the WHATWG HTML standard, section 9.2.6, of which ids and retry times are not needed here.
struct EventStreamParser: Sendable {
  private var line: [UInt8] = []
  private var event = ServerEvent()
  private var hasData = false
  private var endedWithReturn = false
  private var isFirst = true

  /// The events that are whole with this piece.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [ServerEvent] {
    var events: [ServerEvent] = []
    for byte in bytes {
      // CR, LF and CR LF all end a line; the LF of a CR LF ends nothing more.
      if byte == UInt8(ascii: "\n"), endedWithReturn {
        endedWithReturn = false
        continue
      }
      endedWithReturn = byte == UInt8(ascii: "\r")
      if endedWithReturn || byte == UInt8(ascii: "\n") {
        if let event = endLine() { events.append(event) }
      } else {
        line.append(byte)
      }
    }
    return events
  }

  private mutating func endLine() -> ServerEvent? {
    defer { line.removeAll(keepingCapacity: true) }
    if isFirst, line.starts(with: [0xef, 0xbb, 0xbf]) { line.removeFirst(3) }
    isFirst = false
    guard let first = line.first else {
      defer {
        event = ServerEvent()
        hasData = false
      }
      return hasData ? event : nil
    }
    // A line that begins with a colon is a comment.
    if first == UInt8(ascii: ":") { return nil }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    var value = line[min(colon + 1, line.endIndex)...]
    if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
    if line[..<colon].elementsEqual("data".utf8) {
      if hasData { event.data.append(UInt8(ascii: "\n")) }
      event.data += value
      hasData = true
    } else if line[..<colon].elementsEqual("event".utf8) {
      event.name = String(decoding: value, as: UTF8.self)
    }
    return nil
  }
}
