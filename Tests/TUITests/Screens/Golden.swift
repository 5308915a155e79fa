import Foundation
import Testing

@testable import TUI

/// Pictures that are kept as files. With HEED_RECORD_GOLDENS=1 in the environment they are written instead of compared.
enum Golden {
  static func check(_ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let size = "\(frame.columns)x\(frame.rows)"
    try check(frame.text, file: "\(name)-\(size).txt", sourceLocation)
    try check(frame.annotated, file: "\(name)-\(size).styles.txt", sourceLocation)
  }

  private static func check(_ text: String, file: String, _ sourceLocation: SourceLocation) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "Goldens")
    let url = folder.appending(path: file)
    if ProcessInfo.processInfo.environment["HEED_RECORD_GOLDENS"] == "1" {
      try (text + "\n").write(to: url, atomically: true, encoding: .utf8)
      return
    }
    let kept = try #require(
      try? String(contentsOf: url, encoding: .utf8),
      "There is no \(file); look at it and record it with HEED_RECORD_GOLDENS=1.", sourceLocation: sourceLocation)
    if kept != text + "\n" {
      let difference = zip(
        kept.split(separator: "\n", omittingEmptySubsequences: false),
        text.split(separator: "\n", omittingEmptySubsequences: false)
      )
      .enumerated().first { $0.element.0 != $0.element.1 }
      Issue.record(
        "\(file) line \((difference?.offset ?? 0) + 1):\n  kept \(difference?.element.0 ?? "(shorter or longer)")\n  now  \(difference?.element.1 ?? "")",
        sourceLocation: sourceLocation)
    }
  }
}
