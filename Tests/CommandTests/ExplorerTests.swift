import Foundation
import Testing

/// The explorer as a person meets it: in a terminal, key by key.
@Suite(.enabled(if: Terminal.hindrance == nil, Terminal.hindrance), .timeLimit(.minutes(3)))
struct ExplorerTests {
  let program: Program

  init() throws { program = try Program() }

  /// Opens a terminal, and closes it whatever happens.
  private func inTerminal(
    columns: Int = 120, rows: Int = 40, environment: [String: String] = [:], _ body: (Terminal) async throws -> Void
  ) async throws {
    let terminal = try await Terminal(program, columns: columns, rows: rows, environment: environment)
    do { try await body(terminal) } catch {
      await terminal.close()
      throw error
    }
    await terminal.close()
  }

  /// A store with some failures in it, made without the bundled recordings.
  private func record() async throws {
    try await program.text("run", "--model", "sim/attentive,sim/sycophant", "--cases", "8", "--quiet")
  }

  @Test func fromTheFirstStartToAFailureThatIsUnderstoodLabelledAndRerun() async throws {
    try await inTerminal { terminal in
      try await terminal.enter("heed --as tester")
      try await terminal.see("welcome to Heed", "Any key begins")
      try await terminal.press("Escape")
      let first = try await terminal.see("scenarios", "cases 1/340", "two people", "allergy-001", "sim/", "? help")
      #expect(first.contains("assistant") && first.contains("simulated"))
      #expect(try await program.json("list", "transcripts", "--limit", "20").array.count == 20)

      // A failure, and why it is one.
      try await terminal.press("x")
      let line = try await terminal.see(where: { Self.selected($0)?.contains("✗ fail") == true }, "a failure")
      let transcript = try #require(Self.transcript(line), "\(line)")
      try await terminal.press("z")
      try await terminal.see("─ why ─", "▸ rule", "counts")
      try await terminal.press("z")
      try await terminal.miss("─ why ─")

      // The other rating, seen by another process, and undone.
      try await terminal.press("2")
      try await terminal.see("Rated 2 pass as human/tester", "human/tester")
      let rated = try await program.json("list", "transcripts", "--filter", "by:tester")
      #expect(rated.array.map { $0["id"].string } == [transcript])
      #expect(rated[0]["rating"] == .number(2) && rated[0]["rater"] == .string("human/tester"))
      try await terminal.press("u")
      try await terminal.see("Undone")
      #expect(try await program.json("show", transcript)["rater"] == .string("rule"))
      try await terminal.press("0")
      try await terminal.see("Rated 0 fail as human/tester")
      #expect(try await program.json("show", transcript)["rating"] == .number(0))

      // Again under the guiding condition: it stands beside its parent.
      try await terminal.press("r")
      try await terminal.see("─ rerun ─", "‹ baseline ›")
      for condition in ["middle", "unbiased", "hh", "guiding"] {
        try await terminal.press("l")
        try await terminal.see("‹ \(condition) ›")
      }
      try await terminal.press("Enter")
      try await terminal.see("(condition baseline → guiding): ", "baseline → guiding", "› guiding ›")
      let child = try await program.json("list", "transcripts", "--filter", "parent:\(transcript)")
      #expect(child.array.map { $0["changed"] } == [.string("condition baseline → guiding")])
      try await terminal.press("q")
      try await terminal.see("› baseline ›")

      try await quit(terminal)
    }
  }

  @Test func helpSearchAndFilter() async throws {
    try await record()
    try await inTerminal { terminal in
      try await terminal.enter("heed")
      try await terminal.see("allergy-001", "? help")
      try await terminal.press("?")
      try await terminal.see("─ keys ─", "next failure", "undo the last annotation", "rerun…")
      try await terminal.press("Escape")
      try await terminal.miss("─ keys ─")

      try await terminal.press("Tab", "/")
      try await terminal.see("─ search ─")
      try await terminal.type("brief")
      try await terminal.see("brief")
      try await terminal.press("C-u")
      try await terminal.type("assistant")
      try await terminal.press("Enter")
      try await terminal.see("“assistant”: 1 of ")
      try await terminal.press("n")
      try await terminal.see("“assistant”: 2 of ")

      // A filter with a mistake: what is wrong is said, and the word is pointed at.
      try await terminal.press("f")
      try await terminal.see("┌─ filter ")
      try await terminal.type("model:sim/attentive colour:red")
      try await terminal.press("Enter")
      let wrong = try await terminal.see("colour:red", "no filter")
      let lines = wrong.split(separator: "\n", omittingEmptySubsequences: false)
      let typed = try #require(lines.firstIndex { $0.contains("model:sim/attentive colour:red") })
      let column = try #require(lines[typed].firstRange(of: "colour")).lowerBound
      let offset = lines[typed].distance(from: lines[typed].startIndex, to: column)
      #expect(Array(lines[typed + 1]).dropFirst(offset).first.map { "^~▔▲‾".contains($0) } == true, "\(wrong)")

      for _ in 0..<"colour:red".count { try await terminal.press("BSpace") }
      try await terminal.press("Enter")
      try await terminal.miss("┌─ filter ")
      try await terminal.see("model:sim/attentive")
      try await quit(terminal)
    }
  }

  @Test func resizingRedraws() async throws {
    try await record()
    try await inTerminal { terminal in
      try await terminal.enter("heed")
      try await terminal.see("allergy-001", "? help")
      try await terminal.resize(columns: 80, rows: 24)
      try await terminal.see("allergy-001", "? help", "assistant")
      try await terminal.resize(columns: 20, rows: 5)
      try await terminal.see("too small")
      try await terminal.resize(columns: 160, rows: 45)
      let wide = try await terminal.see("scenarios", "allergy-001", "transcript 01", "? help")
      #expect(!wide.contains("too small"))
      let lines = wide.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count >= 45 && lines[44].contains("? help"), "the last line is used")
      try await quit(terminal)
    }
  }

  @Test func suspendingGivesTheShellBack() async throws {
    try await record()
    try await inTerminal { terminal in
      try await terminal.enter("heed")
      try await terminal.see("allergy-001", "? help")
      try await terminal.press("C-z")
      try await terminal.see(where: { $0.contains("Stopped") && !$0.contains("? help") }, "the shell")
      #expect(try await terminal.value("alternate_on") == "0")
      try await terminal.enter("echo typed $((6 * 7))")
      try await terminal.see("typed 42")
      try await terminal.enter("fg")
      try await terminal.see("allergy-001", "? help")
      try await terminal.press("x")
      try await terminal.see(where: { Self.selected($0)?.contains("✗ fail") == true }, "keys work again")
      try await quit(terminal)
    }
  }

  @Test func aWindowThatChangedMeanwhileIsSeenAfterSuspending() async throws {
    try await record()
    try await inTerminal { terminal in
      try await terminal.enter("heed")
      try await terminal.see("allergy-001", "? help")
      try await terminal.press("C-z")
      try await terminal.see(where: { $0.contains("Stopped") }, "the shell")
      try await terminal.resize(columns: 100, rows: 30)
      try await terminal.enter("fg")
      try await terminal.see(
        where: { screen in
          let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
          return lines.count >= 30 && lines[29].contains("? help")
        }, "all of the window")
      try await quit(terminal)
    }
  }

  @Test(arguments: ["TERM", "HUP"])
  func whatWasMarkedIsKeptWhenASignalEndsIt(signal: String) async throws {
    try await record()
    try await inTerminal { terminal in
      try await terminal.enter("heed --as tester")
      try await terminal.see("allergy-001", "? help")
      try await terminal.press("x", "M", "k")
      try await terminal.see("Marked with k")
      let pid = try await terminal.value("pane_pid")
      _ = try await program.shell("kill -\(signal) $(cat /proc/\(pid)/task/\(pid)/children)")
      try await terminal.see(where: { !$0.contains("? help") }, "the shell")
      try await terminal.enter("heed --as tester")
      try await terminal.see("allergy-001", "? help")
      try await terminal.press("g", "'", "k")
      try await terminal.see(where: { Self.selected($0)?.contains("✗ fail") == true }, "the failure that was marked")
      try await quit(terminal)
    }
  }

  @Test(arguments: ["TERM", "HUP", "INT", "KILL"])
  func aSignalLeavesAUsableTerminal(signal: String) async throws {
    try await record()
    try await inTerminal { terminal in
      try await terminal.enter("heed")
      try await terminal.see("allergy-001", "? help")
      let pid = try await terminal.value("pane_pid")
      let killed = try await program.shell("kill -\(signal) $(cat /proc/\(pid)/task/\(pid)/children)")
      #expect(killed.status == 0, "\(killed.stderr)")
      // Nothing can help against KILL but the shell's own `reset`.
      if signal == "KILL" {
        try await terminal.see("Killed")
        return
      }
      try await terminal.see(where: { !$0.contains("? help") }, "the shell")
      #expect(try await terminal.value("alternate_on") == "0")
      #expect(try await terminal.value("cursor_flag") == "1")
      #expect(try await terminal.value("mouse_any_flag") == "0")
      try await terminal.enter("echo typed $((6 * 7)); stty -a | tr ';' '\\n' | grep -w echo")
      let screen = try await terminal.see("typed 42")
      #expect(!screen.contains("-echo "))
    }
  }

  @Test func aTerminalThatCannotPlaceTextIsSaid() async throws {
    try await record()
    try await inTerminal(environment: ["TERM": "dumb"]) { terminal in
      try await terminal.enter("heed")
      let screen = try await terminal.see("heed: ", "<1>$")
      #expect(screen.contains("\"dumb\" cannot place") && screen.contains("xterm-256color"), "\(screen)")
      try await terminal.enter("heed doctor")
      try await terminal.see("WRONG terminal", "export TERM=xterm-256color")
    }
  }

  @Test(arguments: ["", "no-such-terminal"])
  func aTerminalWithoutANameIsTakenForAnXterm(name: String) async throws {
    try await record()
    try await inTerminal(environment: ["TERM": name]) { terminal in
      try await terminal.enter("heed")
      try await terminal.see("allergy-001", "? help")
      try await quit(terminal)
    }
  }

  @Test func withoutATerminalItSaysSo() async throws {
    let outcome = try await program.run()
    #expect(outcome.status == 2 && outcome.stdout.isEmpty)
    #expect(outcome.stderr.contains("The explorer needs a terminal"))
  }

  @Test func noColorMeansNone() async throws {
    try await record()
    let color = /\u{1b}\[(?:[0-9]*;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]/
    for (environment, option) in [(["NO_COLOR": "1"], ""), ([:], "--no-color")] {
      try await inTerminal(environment: environment) { terminal in
        try await terminal.enter("heed \(option)")
        try await terminal.see("allergy-001", "? help")
        let screen = try await terminal.screen(colors: true)
        #expect(screen.firstMatch(of: color) == nil)
        #expect(screen.contains("\u{1b}["), "bold and reverse stay")
        try await quit(terminal)
      }
      try FileManager.default.removeItem(at: program.file("tmux.socket"))
    }
    try await inTerminal { terminal in
      try await terminal.enter("heed")
      try await terminal.see("allergy-001", "? help")
      #expect(try await terminal.screen(colors: true).firstMatch(of: color) != nil)
    }
  }

  // MARK: helpers

  /// `q` goes back to the top, where it asks; the shell's prompt then tells the exit status.
  private func quit(_ terminal: Terminal) async throws {
    var screen = try await terminal.screen()
    for _ in 0..<12 where !screen.contains("─ quit? ─") {
      try await terminal.press("q")
      // Only a screen that has come to rest tells whether another step is needed: q in the question means yes.
      var before = ""
      repeat {
        before = screen
        try await Task.sleep(for: .milliseconds(120))
        screen = try await terminal.screen()
      } while screen != before
    }
    #expect(screen.contains("─ quit? ─"))
    #expect(try await terminal.value("alternate_on") == "1", "it asks first")
    try await terminal.press("y")
    try await terminal.see(where: { $0.contains("<0>$") && !$0.contains("? help") }, "the shell, status 0")
    #expect(try await terminal.value("alternate_on") == "0")
  }

  /// The header of the transcript that is selected, without those beside it.
  private static func selected(_ screen: String) -> Substring? {
    guard let start = screen.firstRange(of: "▸ sim/")?.lowerBound else { return nil }
    return screen[start...].prefix { $0 != "│" && $0 != "\n" }
  }

  /// The id on the status line.
  private static func transcript(_ screen: String) -> String? {
    screen.firstMatch(of: /transcript ([0-9a-z]{26})/).map { String($0.1) }
  }
}
