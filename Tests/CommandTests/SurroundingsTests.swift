import Foundation
import Testing

/// Where the program stands, what its store is like, and who reads its output.
@Suite struct SurroundingsTests {
  let program: Program

  init() throws { program = try Program() }

  // MARK: data

  @Test func theDataIsFoundWhereverTheProgramIsCalledFrom() async throws {
    let fromRoot = try await program.run(
      "list", "cases", "--json", data: false, workingDirectory: URL(fileURLWithPath: "/"))
    #expect(try fromRoot.json.array.count == 340)

    let link = program.file("bin/heed")
    try FileManager.default.createDirectory(at: program.file("bin"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: program.executable)
    let linked = try await Program(executable: link).run("import", data: false)
    #expect(linked.stdout.contains("illustrations.jsonl (jsonl): 15 transcripts"))

    let byPath = try await program.shell(
      "PATH=\(program.file("bin").path):$PATH; unset -f heed; cd /; heed list suites --db \(program.file("p.db").path)")
    #expect(byPath.status == 0 && byPath.stdout.contains("heed-core"), "\(byPath.stderr)")
  }

  @Test func anInstalledProgramFindsItsData() async throws {
    let prefix = program.file("usr")
    let installed = prefix.appendingPathComponent("bin/heed")
    let data = prefix.appendingPathComponent("share/heed")
    // A copy, because a link would lead back to the checkout; made by another process, because a file that somebody
    // holds open for writing, even for a moment and by inheritance, cannot be run.
    let copied = try await program.shell(
      """
      mkdir -p usr/bin usr/share && cp '\(program.executable.path)' usr/bin/heed &&
      cp -R '\(Program.repository.path)/Data' usr/share/heed
      """)
    #expect(copied.status == 0, "\(copied.stderr)")
    let inPrefix = try Program(executable: installed)
    let doctor = try await inPrefix.run("doctor", "--json", data: false)
    let check = try doctor.json.array.first { $0["check"] == .string("data") }
    #expect(check?["ok"] == .bool(true))
    #expect(check?["detail"].string?.hasPrefix(data.path) == true)
    let imported = try await inPrefix.run("import", data: false)
    #expect(imported.stdout.contains("illustrations.jsonl (jsonl): 15 transcripts"))

    try FileManager.default.removeItem(at: data)
    let without = try await Program(executable: installed).run("list", "cases", data: false)
    #expect(without.status == 1 && without.stderr.contains("--data"))
    let named = try await Program(executable: installed).run("list", "cases", "--json")
    #expect(try named.json.array.count == 340)
  }

  @Test func aWrongDataFolderIsSaid() async throws {
    let outcome = try await program.run("list", "cases", "--data", "/nowhere/at/all", data: false)
    #expect(outcome.status == 1 && outcome.stderr.contains("/nowhere/at/all") && outcome.stderr.contains("--data"))
  }

  // MARK: the store

  @Test func theStoreLiesWhereXDGSays() async throws {
    _ = try await program.run("list", "runs")
    #expect(FileManager.default.fileExists(atPath: program.store.path))
    _ = try await program.run("list", "runs", environment: ["XDG_DATA_HOME": ""])
    #expect(FileManager.default.fileExists(atPath: program.file(".local/share/heed/heed.db").path))
    _ = try await program.run("list", "runs", "--db", "deep/er/my.db")
    #expect(FileManager.default.fileExists(atPath: program.file("deep/er/my.db").path))
  }

  @Test func aFileThatIsNoStoreIsLeftAlone() async throws {
    let text = String(repeating: "This is my diary.\n", count: 100)
    let path = try program.write(text, to: "diary.txt")
    for arguments in [["list", "runs"], ["run", "--model", "sim/forgetful"], ["import"]] {
      let outcome = try await program.start(arguments + ["--db", path]).outcome()
      #expect(outcome.status == 1 && outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains("diary.txt") && outcome.stderr.contains("--db"), "\(outcome.stderr)")
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    let doctor = try await program.run("doctor", "--db", path, "--json")
    #expect(doctor.status == 1)
    let check = try doctor.json.array.first { $0["check"] == .string("store") }
    #expect(check?["ok"] == .bool(false) && check?["remedy"].string?.contains("--db") == true)
  }

  @Test func aFolderIsNoStore() async throws {
    let outcome = try await program.run("list", "runs", "--db", program.folder.path)
    #expect(outcome.status == 1 && outcome.stderr.contains("--db"))
  }

  @Test func aStoreOfANewerHeedIsNotTouched() async throws {
    _ = try await program.run("list", "runs")
    // `user_version` is the big-endian number at byte 60 of the file.
    let handle = try FileHandle(forUpdating: program.store)
    try handle.seek(toOffset: 60)
    try handle.write(contentsOf: Data([0, 0, 3, 231]))
    try handle.close()
    let before = try Data(contentsOf: program.store)
    let outcome = try await program.run("list", "runs")
    #expect(outcome.status == 1 && outcome.stderr.contains("newer Heed") && outcome.stderr.contains("999"))
    #expect(try Data(contentsOf: program.store) == before)
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func aFolderWithoutPermissionIsSaid() async throws {
    let closed = program.file("closed")
    try FileManager.default.createDirectory(
      at: closed, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o500])
    let outcome = try await program.run("list", "runs", "--db", closed.appendingPathComponent("a.db").path)
    #expect(outcome.status == 1 && outcome.stderr.contains("may be written"))
  }

  // MARK: who reads

  @Test func aReaderThatGoesAwayEndsNothingBadly() async throws {
    try await program.text("run", "--model", "sim/forgetful", "--scenario", "all", "--cases", "8")
    for command in ["list transcripts", "list transcripts --json", "export", "search the", "show last", "help man"] {
      let outcome = try await program.shell("{ heed \(command); echo $? >&2; } | head -1 | wc -l")
      #expect(outcome.stdout == "1\n")
      #expect(outcome.stderr.split(separator: "\n").last == "0", "\(command): \(outcome.stderr)")
      #expect(!outcome.stderr.contains("heed:"), "\(command): \(outcome.stderr)")
    }
  }

  @Test func aFullDiskIsNoSuccess() async throws {
    for command in ["list scenarios", "list scenarios --json", "help filters", "--version"] {
      let outcome = try await program.shell("heed \(command) > /dev/full")
      #expect(outcome.status == 1 && outcome.stderr.contains("could not be written"), "\(command)")
    }
  }

  @Test func colourIsForTerminalsAlone() async throws {
    try await program.text("import", Program.illustrations)
    for command in ["show", "search peanuts", "list transcripts"] {
      let arguments = command.split(separator: " ").map(String.init) + (command == "show" ? ["last"] : [])
      let outcome = try await program.start(arguments, environment: ["TERM": "xterm-256color"]).outcome()
      #expect(outcome.status == 0 && !outcome.stdout.contains("\u{1b}"))
    }
  }

  // MARK: what is recorded

  @Test func nothingThatATerminalObeysIsPrinted() async throws {
    // What a hostile model, file or person could say: a title, a clear screen, C1 in UTF-8, overrides, a carriage return.
    let evil =
      "zebra \\u001b]0;owned\\u0007 \\u001b[2J \\u009b31m \\u202egnorw\\u202c \\u2066x\\u2069 \\u200f \\u007f \\rgone"
    let path = try program.write(
      """
      {"constraint":"\(evil)","case":"\(evil)","category":"\(evil)","model":"\(evil)","suite":"\(evil)","condition":"\(evil)",\
      "changed":"\(evil)","cause":"\(evil)","turns":[{"role":"user","text":"\(evil)"},{"role":"assistant","text":"\(evil)"}],\
      "ratings":[{"rater":"human/\(evil)","value":0,"explanation":"\(evil)","spans":[{"turn":2,"start":0,"end":20,"label":"\(evil)"}]}],\
      "annotations":[{"author":"\(evil)","note":"\(evil)","labels":["\(evil)"]}]}
      """, to: "evil\u{1b}[31m.jsonl")
    let imported = try await program.run("import", path)
    #expect(imported.status == 0, "\(imported.stderr)")
    var said = imported.stdout + imported.stderr
    for arguments in [
      ["list", "transcripts"], ["list", "runs"], ["list", "models"], ["list", "raters"], ["list", "suites"],
      ["show", "last"],
      ["show", "last", "--format", "markdown"], ["search", "zebra"], ["stats", "--by", "model,condition,category"],
      ["agreement"],
      ["replay", "last"], ["rerun", "last"], ["annotate", "last", "--as", "a", "--label", "\u{1b}[31m"],
      ["show", "\u{9b}31mabc"],
      ["import", program.file("gone\u{1b}[31m").path], ["doctor"], ["run", "--model", "\u{1b}[31m"],
      ["list", "transcripts", "--filter", "\u{1b}[31m:x"], ["\u{1b}[31m"], ["help", "\u{1b}[31m"],
    ] {
      for json in [false, true] {
        let outcome = try await program.start(arguments + (json ? ["--json"] : [])).outcome()
        said += outcome.stdout + outcome.stderr
        if let scalar = (outcome.stdout + outcome.stderr).unicodeScalars.first(where: Self.isObeyed) {
          Issue.record("\(arguments) \(json ? "--json" : "") prints U+\(String(scalar.value, radix: 16))")
        }
      }
    }
    #expect(said.contains("zebra"))
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0a: false
    case 0..<0x20, 0x7f..<0xa0, 0x61c, 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069: true
    default: false
    }
  }
}
