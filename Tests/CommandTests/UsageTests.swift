import Foundation
import Testing

/// How the command line is read, and what is said of wrong use.
@Suite struct UsageTests {
  let program: Program

  init() throws { program = try Program() }

  @Test func helpAndVersionGoToStdoutAndSucceed() async throws {
    for arguments in [["--help"], ["-h"], ["help"], ["--no-color", "--help"]] {
      let outcome = try await program.start(arguments).outcome()
      #expect(outcome.status == 0)
      #expect(outcome.stdout.contains("Usage: heed [COMMAND] [OPTIONS]"))
      #expect(outcome.stderr.isEmpty)
    }
    let version = try await program.run("--version")
    #expect(version.stdout == "heed 0.2.0\n" && version.stderr.isEmpty && version.status == 0)
    #expect(try await program.text("run", "--version") == "heed 0.2.0\n")
  }

  @Test func whatAsksEndsWithItsQuestionMark() async throws {
    let text = try await program.text("sweep", "--help")
    #expect(text.hasPrefix("Run one transcript's case under the other conditions: what would have saved the user?\n"))
    #expect(
      try await program.text("rerun", "--help").hasPrefix("Run one transcript's case again, as it was or changed.\n"))
  }

  @Test func withoutACommandTheHelpOfAllIsNamed() async throws {
    let outcome = try await program.run("--nonsense")
    #expect(outcome.status == 2 && outcome.stderr.contains("See `heed --help`."))
  }

  @Test func everyCommandOfTheContractHasHelpThatNamesItsOptions() async throws {
    let options: [(command: String, names: [String])] = [
      (
        "run",
        [
          "model", "suite", "scenario", "condition", "case", "cases", "category", "repeats", "seed", "concurrency",
          "rater",
          "name", "temperature", "max-tokens", "base-url", "dry-run", "distance",
          "budget", "budget-tokens", "no-cache",
        ]
      ),
      ("resume", []), ("rerun", ["model", "scenario", "condition", "distance", "temperature", "repeats", "edit"]),
      ("sweep", ["repeats", "model", "base-url", "budget", "budget-tokens", "no-cache", "dry-run"]), ("replay", []),
      ("rate", ["rater", "run", "filter", "concurrency", "base-url", "again"]), ("list", ["filter", "sort", "limit"]),
      ("show", ["format"]),
      ("search", ["role", "filter"]), ("annotate", ["as", "rating", "label", "span", "note", "blind"]),
      ("stats", ["by", "denominator", "rater", "filter"]), ("agreement", ["raters", "filter"]),
      ("import", ["format", "suite", "skip-bad", "rater"]), ("export", ["format", "run", "filter", "output"]),
      ("merge", ["dry-run"]), ("doctor", []), ("suite", []),
      ("completions", []), ("help", []),
    ]
    let overview = try await program.text("--help")
    for (command, names) in options {
      #expect(overview.contains("\n  \(command) "), "\(command) is not listed")
      let help = try await program.text(command, "--help")
      for name in names + ["db", "data", "json", "no-color", "quiet", "help", "version"] {
        #expect(help.contains("\n  --\(name)"), "heed \(command) --help does not tell of --\(name)")
      }
      #expect(try await program.text("help", command) == help)
    }
  }

  @Test func helpHasTopics() async throws {
    #expect(try await program.text("help", "KEYS").contains("rerun"))
    #expect(try await program.text("help", "filters").contains("severity:"))
    #expect(try await program.text("help", "labels").contains("W4"))
    #expect(try await program.text("help", "rules").split(separator: "\n").count > 5)
    #expect(try await program.text("help", "judge").contains("Naming is not heeding."))
    let outcome = try await program.run("help", "cooking")
    #expect(outcome.status == 2 && outcome.stdout.isEmpty && outcome.stderr.contains("“cooking”"))
  }

  @Test(
    arguments: [
      (["frobnicate"], "There is no command “frobnicate”"),
      (["lst", "runs"], "did you mean"),
      (["run"], "--model"),
      (["run", "--model"], "“--model” needs a value"),
      (["run", "--model", "sim/nobody"], "sim/attentive"),
      (["run", "--model", "openai"], "openai"),
      (["run", "--model", "local/a"], "--base-url"),
      (["run", "--model", "sim/forgetful", "--scenario", "6"], "“6” is no scenario"),
      (["run", "--model", "sim/forgetful", "--scenario", "5-3"], "5-3"),
      (["run", "--model", "sim/forgetful", "--condition", "gentle"], "gentle"),
      (["run", "--model", "sim/forgetful", "--case", "allergy-999"], "allergy-999"),
      (["run", "--model", "sim/forgetful", "--category", "boredom"], "boredom"),
      (["run", "--model", "sim/forgetful", "--suite", "none"], "heed-core"),
      (["run", "--model", "sim/forgetful", "--scenario", "1", "--condition", "reversed"], "nothing to run"),
      (["run", "--model", "sim/forgetful", "--repeats", "0"], "--repeats 0"),
      (["run", "--model", "sim/forgetful", "--cases", "many"], "--cases many"),
      (["run", "--model", "sim/forgetful", "--seed", "1.5"], "--seed 1.5"),
      (["run", "--model", "sim/forgetful", "--temperature", "nan"], "--temperature nan"),
      (["run", "--model", "sim/forgetful", "--concurrency", "0"], "--concurrency 0"),
      (["run", "--model", "sim/forgetful", "--rater", "dice"], "--rater dice"),
      (["run", "--model", "sim/forgetful", "--rater", "judge/sim/attentive"], "simulated models answer from a script"),
      (["run", "--model", "sim/forgetful", "--dry-run=yes"], "takes no value"),
      (
        ["rate", "--rater", "dice"], "“--rater dice”: There is no rater “dice”; there are rule and judge/PROVIDER/NAME"
      ),
      (["rate", "--rater", "rule,judge/sim/attentive"], "sim/attentive cannot judge"),
      (["rate", "--rater", "judge/local/a"], "--base-url"),
      (["rate", "--rater", "judge/imported"], "no rater “judge/imported”"),
      (["stats", "--rater", "nobody"], "Nothing is rated by “nobody”"),
      (["run", "--model", "sim/forgetful", "--seed", "1", "--seed", "2"], "given twice"),
      (["run", "--model", "sim/forgetful", "extra"], "“extra” is one word too many"),
      (["imprt", "x"], "did you mean import?"),
      (["run", "--modle", "sim/forgetful"], "did you mean --model?"),
      (["run", "-x"], "There is no option “-x”"),
      (["list"], "is missing"),
      (["list", "things"], "“things” cannot be listed"),
      (["list", "transcripts", "--limit", "-1"], "--limit -1"),
      (["list", "transcripts", "--sort", "beauty"], "--sort beauty"),
      (["list", "transcripts", "--filter", "colour:red"], "colour"),
      (["list", "transcripts", "--filter", "rating:7"], "7"),
      (["list", "labels", "--filter", "rating:0"], "--filter"),
      (["list", "cases", "--filter", "rating:0"], "rating:"),
      (["list", "runs", "--db="], "“--db” needs a value"),
      (["show"], "is missing"),
      (["show", "last", "--format", "pdf"], "--format pdf"),
      (["search"], "is missing"),
      (["search", "…"], "no word to search for"),
      (["search", "nuts", "--role", "narrator"], "--role narrator"),
      (["stats", "--by", "weather"], "weather"),
      (["stats", "--denominator", "half"], "--denominator half"),
      (["agreement", "--raters", "rule,nobody"], "nobody"),
      (["agreement", "--raters", "rule"], "two raters"),
      (["import", "x.jsonl", "--format", "word"], "--format word"),
      (["export", "--format", "pdf"], "--format pdf"),
      (["completions"], "is missing"),
      (["completions", "powershell"], "powershell"),
      (["--as", "alice", "--theme", "pink"], "--theme pink"),
      ([], "terminal"),
    ] as [([String], String)])
  func wrongUseIsStatus2AndSaysWhat(arguments: [String], said: String) async throws {
    // The raters that agreement knows must exist.
    if arguments.first == "agreement" {
      try await program.text("run", "--model", "sim/forgetful", "--case", "allergy-001")
    }
    let outcome = try await program.start(arguments).outcome()
    #expect(outcome.status == 2)
    #expect(outcome.stdout.isEmpty)
    #expect(outcome.stderr.hasPrefix("heed: "))
    #expect(outcome.stderr.contains(said), "\(outcome.stderr)")
  }

  @Test func optionsStandBeforeAndAfterTheCommand() async throws {
    let elsewhere = program.file("elsewhere.db").path
    try await program.text("run", "--model=sim/forgetful", "--case=allergy-001", "--db=\(elsewhere)")
    let after = try await program.json("list", "transcripts", "--db", elsewhere)
    #expect(after.array.count == 1)
    #expect(try await program.json("--db", elsewhere, "list", "transcripts") == after)
    #expect(try await program.json("--db=\(elsewhere)", "--filter", "case:allergy-001", "list", "transcripts") == after)
    #expect(
      try await program.json("--filter", "case:allergy-002", "--db", elsewhere, "list", "transcripts").array.isEmpty)
    #expect(try await program.json("list", "--limit", "0", "transcripts", "--db", elsewhere).array.isEmpty)
    #expect(try await program.run("list", "--json", "--db", elsewhere, "--", "transcripts").json == after)
    #expect(try await program.json("list", "transcripts").array.isEmpty, "the default store is another")
  }

  @Test func aDoubleDashEndsTheOptions() async throws {
    let outcome = try await program.run("search", "--", "--model")
    #expect(outcome.status == 0 && outcome.stdout.isEmpty)
    let word = try await program.run("list", "--", "--json")
    #expect(word.status == 2 && word.stderr.contains("“--json” cannot be listed"))
  }

  @Test func theExplorersOptionsAreNoCommand() async throws {
    // Without a terminal it cannot start, but it has understood.
    let outcome = try await program.run("--as", "alice", "--theme", "dark")
    #expect(outcome.status == 2 && outcome.stderr.contains("needs a terminal"), "\(outcome.stderr)")
  }

  @Test func quietSaysNothingButErrors() async throws {
    let run = try await program.run("run", "--model", "sim/forgetful", "--case", "allergy-001", "--quiet")
    #expect(run.status == 0 && run.stderr.isEmpty && run.stdout.contains("1 of 1 complete"))
    let outcome = try await program.run("show", "zzzz", "--quiet")
    #expect(outcome.status == 1 && outcome.stderr.contains("zzzz"))
  }

  @Test func theExplorerRefusesToPrintJSON() async throws {
    for arguments in [["--plain", "--json"], ["--json"]] {
      let outcome = try await program.start(arguments).outcome()
      #expect(outcome.status == 2 && outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains("The explorer prints no JSON; commands do"), "\(outcome.stderr)")
    }
  }

  /// What bash offers for the last of some words, with this program as heed.
  private func offered(_ words: String...) async throws -> [String] {
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let outcome = try await program.shell(
      """
      mkdir -p bin && ln -sf '\(program.executable.path)' bin/heed; heed completions bash > c.bash
      unset -f heed; PATH="$PWD/bin:$PATH" bash -c '. ./c.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _heed
      printf "%s\\n" "${COMPREPLY[@]}"' - heed \(quoted)
      """)
    #expect(outcome.status == 0 && outcome.stderr.isEmpty, "\(outcome.stderr)")
    return outcome.stdout.split(separator: "\n").map(String.init)
  }

  @Test func bashOffersFilesAsTheyAreNamed() async throws {
    for name in ["my results.jsonl", "$(touch PWNED).jsonl"] {
      try Data().write(to: program.file(name))
    }
    #expect(try await offered("import", "my") == ["my results.jsonl"])
    #expect(try await offered("import", "").contains("$(touch PWNED).jsonl"))
    // What belongs to an option is no operand.
    #expect(try await offered("show", "--format", "json", "") == ["last"])
    #expect(try await offered("show", "--format", "=", "json", "") == ["last"])
  }

  @Test func bashOffersTheValuesOfOptions() async throws {
    let models = ["sim/attentive", "sim/forgetful", "sim/overcautious", "sim/sycophant"]
    #expect(try await offered("run", "--model", "").prefix(4).sorted() == models)
    #expect(try await offered("run", "--model", "").suffix(6).first == "anthropic/")
    #expect(try await offered("run", "--model", "sim/").sorted() == models)
    #expect(try await offered("run", "--model", "=", "sim/f") == ["sim/forgetful"])
    #expect(try await offered("run", "--model", "sim/attentive,sim/f") == ["sim/attentive,sim/forgetful"])
    #expect(try await offered("run", "--suite", "") == ["heed-core"])
    #expect(try await offered("run", "--scenario", "") == ["0", "1", "2", "3", "4", "5", "all"])
    #expect(try await offered("run", "--condition", "g") == ["guiding"])
    #expect(try await offered("run", "--category", "al") == ["allergy"])
    #expect(try await offered("run", "--rater", "").prefix(3) == ["rule", "none", "judge/anthropic/"])
    #expect(try await offered("stats", "--by", "model,sc") == ["model,scenario"])
    #expect(try await offered("annotate", "last", "--label", "A") == ["A1", "A2", "A3"])
    #expect(try await offered("annotate", "last", "--note", "").isEmpty)
    #expect(try await offered("list", "--filter", "ca") == ["category:", "cause:", "case:"])
  }

  @Test func aNameThatTheShellWouldObeyIsNotOffered() async throws {
    let path = try program.write(
      #"""
      {"case":"a-1","model":"m/x","constraint":"c","turns":[{"role":"user","text":"x"},{"role":"assistant","text":"y"}],\#
      "ratings":[{"rater":"human/$(touch>obeyed)","value":0},{"rater":"human/ann","value":0}]}
      """#, to: "evil.jsonl")
    try await program.text("import", path)
    #expect(try await offered("stats", "--rater", "human/") == ["human/ann"])
    #expect(!FileManager.default.fileExists(atPath: program.file("obeyed").path))
  }

  @Test func bashOffersTopicsAndTheExplorersOptions() async throws {
    let topics = try await offered("help", "")
    #expect(topics.prefix(8) == ["keys", "colors", "filters", "labels", "rules", "judge", "config", "man"])
    #expect(topics.contains("sweep"))
    let options = try await offered("--")
    for option in ["--as", "--theme", "--plain", "--no-mouse", "--base-url", "--db"] {
      #expect(options.contains(option))
    }
    #expect(try await offered("--theme", "") == ["dark", "light"])
    #expect(try await offered("re") == ["resume", "rerun", "replay"])
    #expect(try await offered("list", "tr") == ["transcripts"])
    #expect(try await offered("show", "") == ["last"])
    try program.write("", to: "notes.jsonl")
    #expect(try await offered("import", "notes") == ["notes.jsonl"])
  }

  @Test func theOtherShellsOfferTheSame() async throws {
    let zsh = try await program.text("completions", "zsh")
    let fish = try await program.text("completions", "fish")
    for (script, words) in [
      (
        zsh,
        [
          "[the suite (default heed-core)]:s:{_heed_list suites 1}'", ":t:(dark light)'", "sim/forgetful",
          "'1:operand:(keys colors filters labels", "'--plain[", ":(baseline middle unbiased",
        ]
      ),
      (
        fish,
        [
          "-l suite -d 'the suite (default heed-core)' -x -a '(__heed_list suites 1)'",
          "-n __fish_use_subcommand -l theme", "sim/forgetful", "-f -a 'keys colors filters labels", "-l plain -d",
        ]
      ),
    ] {
      for word in words { #expect(script.contains(word), "\(word)") }
    }
    // No option with a list of values leads to files.
    #expect(!zsh.split(separator: "\n").contains { $0.contains("--model[") && $0.contains("_files") })
  }

  @Test func completionsNameEveryCommand() async throws {
    let commands = [
      "run", "resume", "rerun", "sweep", "replay", "rate", "list", "show", "search", "annotate", "stats", "agreement",
    ]
    for shell in ["bash", "zsh", "fish"] {
      let script = try await program.text("completions", shell)
      for command in commands + ["import", "export", "merge", "doctor", "suite"] { #expect(script.contains(command)) }
    }
    let checked = try await program.shell("heed completions bash > c.bash && bash -n c.bash && echo good")
    #expect(checked.stdout == "good\n", "\(checked.stderr)")
    let completed = try await program.shell(
      "heed completions bash > c.bash; bash -c '. ./c.bash; COMP_WORDS=(heed list tr); COMP_CWORD=2; _heed; echo ${COMPREPLY[@]}'"
    )
    #expect(completed.stdout == "transcripts\n")
    let filtered = try await program.shell(
      "heed completions bash > c.bash; bash -c '. ./c.bash; COMP_WORDS=(heed list --filter ca); COMP_CWORD=3; _heed; echo ${COMPREPLY[@]}'"
    )
    #expect(filtered.stdout == "category: cause: case:\n")
  }

  @Test func theManualPageIsTroff() async throws {
    let page = try await program.text("help", "man")
    #expect(page.hasPrefix(".TH HEED 1") && page.contains(".SH EXIT STATUS"))
    let lines = Set(page.split(separator: "\n").map(String.init))
    for name in [
      "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "HEED_LOCAL_API_KEY", "VISUAL, EDITOR", "PAGER", "TERM",
      "COLORTERM", "NO_COLOR", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
    ] { #expect(lines.contains("\\fB\(name)\\fR"), "\(name)") }
    for section in ["FILES", "EXAMPLES", "CONFIGURATION FILE"] { #expect(lines.contains(".SH \(section)")) }
    // What the configuration file calls actions and what is coloured.
    #expect(lines.contains("next failure (\\fInext\\-failure\\fR)"))
    for slot in try await program.text("help", "colors").split(separator: "\n") {
      #expect(page.contains(slot.replacing("-", with: "\\-")), "\(slot)")
    }
    let name = try program.write(page, to: "heed.1")
    let formatted = try await program.shell(
      "command -v man > /dev/null && command -v groff > /dev/null || exit 0; man --warnings -E UTF-8 -l '\(name)' > /dev/null"
    )
    #expect(formatted.status == 0 && formatted.stderr.isEmpty, "\(formatted.stderr)")
  }
}
