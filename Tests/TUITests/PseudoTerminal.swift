import Foundation
import Testing

@testable import TUI

/// A terminal without a screen: what the program writes is collected, what a test types is sent.
final class PseudoTerminal: @unchecked Sendable {
  let master: Int32
  let slave: Int32
  private let lock = NSLock()
  private var written: [UInt8] = []

  init(rows: UInt16, columns: UInt16) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: Int32 = 0
    var locked: Int32 = 0
    // TIOCSPTLCK unlocks the other end, TIOCGPTN tells its number.
    try #require(master >= 0 && ioctl(master, 0x4004_5431, &locked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
    slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(slave >= 0)
    resize(rows: rows, columns: columns)
    Thread.detachNewThread { [self] in
      var bytes = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(master, &bytes, bytes.count)
        if count <= 0 { return }
        lock.withLock { written += bytes.prefix(count) }
      }
    }
  }

  deinit {
    close(slave)
    close(master)
  }

  func resize(rows: UInt16, columns: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Takes what was written once it holds `text`; what came so far after five seconds.
  func output(until text: String = "") -> String {
    let mark = Array(text.utf8)
    for _ in 0..<2500 {
      let found = lock.withLock { () -> String? in
        guard mark.isEmpty || written.firstRange(of: mark) != nil else { return nil }
        defer { written = [] }
        return String(decoding: written, as: UTF8.self)
      }
      if let found { return found }
      usleep(2000)
    }
    return lock.withLock { String(decoding: written, as: UTF8.self) }
  }

  func options(_ environment: [String: String] = ["TERM": "xterm-256color"]) -> Terminal.Options {
    var options = Terminal.Options()
    options.input = slave
    options.output = slave
    options.environment = environment
    return options
  }
}

extension [UInt8] {
  fileprivate func firstRange(of mark: [UInt8]) -> Int? {
    guard let first = mark.first, count >= mark.count else { return nil }
    return indices.dropLast(mark.count - 1).first { self[$0] == first && self[$0...].starts(with: mark) }
  }
}
