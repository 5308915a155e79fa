import Foundation

/// Names a process so that it can be told whether it still runs, even when its number has been given to another.
struct ProcessMark: Equatable {
  var host: String
  var process: Int32
  /// Start time in clock ticks since boot, from `/proc`; empty where that is not known.
  var started: String

  static var current: ProcessMark {
    let process = getpid()
    return ProcessMark(host: hostName, process: process, started: startTime(of: process) ?? "")
  }

  init(host: String, process: Int32, started: String) {
    self.host = host
    self.process = process
    self.started = started
  }

  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, let process = Int32(parts[1]) else { return nil }
    self.init(host: String(parts[0]), process: process, started: String(parts[2]))
  }

  var text: String { "\(host) \(process) \(started)" }

  /// False once the process is gone. A process of another host counts as alive: nothing can be known of it from here.
  var isAlive: Bool {
    guard host == ProcessMark.hostName else { return true }
    guard kill(process, 0) == 0 || errno == EPERM else { return false }
    return started.isEmpty || ProcessMark.startTime(of: process) == started
  }

  private static var hostName: String {
    let name = try? String(contentsOfFile: "/proc/sys/kernel/hostname", encoding: .utf8)
    return name?.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "localhost"
  }

  private static func startTime(of process: Int32) -> String? {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = stat.lastIndex(of: ")")
    else { return nil }
    // The 22nd field; counting starts behind the command's name, which may hold anything.
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    return fields.count > 19 ? String(fields[19]) : nil
  }
}
