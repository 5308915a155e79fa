import Foundation
import Testing

@testable import Engine

/// The built program, killed in the middle of its work: what is recorded must be whole, and resuming must finish it.
@Suite struct KilledRunTests {
  private static let program = Checkout.root.appendingPathComponent(".build/debug/heed")
  private static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: program.path) }

  private func start(_ words: [String], store path: String) throws -> Process {
    let process = Process()
    process.executableURL = KilledRunTests.program
    process.arguments = words + ["--db", path, "--data", Checkout.data.url.path, "--quiet"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Waits until the record has this many turns, then kills. False if the program ended before.
  private func kill(_ process: Process, _ store: Store, at turns: Int) async throws -> Bool {
    while process.isRunning, try store.number("SELECT count(*) FROM turn") < turns {
      try await Task.sleep(for: .milliseconds(2))
    }
    let isRunning = process.isRunning
    if isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return isRunning && process.terminationReason == .uncaughtSignal
  }

  @Test(
    .enabled(if: isBuilt, "the program is not built: .build/debug/heed is missing"), .timeLimit(.minutes(5)))
  func resumingGivesWhatAnUninterruptedRunGives() async throws {
    let words = ["run", "--model", "sim/forgetful", "--scenario", "all", "--cases", "24", "--repeats", "20"]
    let whole = try TemporaryStore()
    let uninterrupted = try start(words, store: whole.store.path)

    let temporary = try TemporaryStore()
    let store = temporary.store
    #expect(try await kill(start(words, store: store.path), store, at: 1))
    for turns in [50, 777, 5000, 12_345] {
      #expect(try store.run("last").status == .interrupted)
      #expect(try store.integrityProblems().isEmpty)
      #expect(try await kill(start(["resume", "last"], store: store.path), store, at: turns))
    }
    let last = try start(["resume", "last"], store: store.path)
    last.waitUntilExit()
    #expect(last.terminationStatus == 0)
    let run = try store.run("last")
    #expect(run.status == .complete && run.planned == 2880 && run.complete == 2880 && run.failed == 0)

    uninterrupted.waitUntilExit()
    #expect(uninterrupted.terminationStatus == 0)
    let expected = try whole.store.said()
    #expect(expected.count == 2880)
    let now = try store.said()
    #expect(now.count == expected.count)
    // The first that differs is enough to read.
    let differing = zip(now, expected).first { $0 != $1 }
    #expect(differing?.0 == differing?.1)
    #expect(try store.integrityProblems().isEmpty)
  }
}
