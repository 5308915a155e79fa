import Foundation
import Testing

/// Sweeps against a provider that fails in every way there is, and sweeps that are killed.
@Suite(.timeLimit(.minutes(5))) struct FaultyProviderTests {
  let program: Program
  static let key = "sk-heed-test-4f1c9a77e2"

  init() throws {
    program = try Program()
    // Short times, so that what never ends is given up while a test waits.
    try FileManager.default.createDirectory(at: program.file("config/heed"), withIntermediateDirectories: true)
    try program.write(
      """
      {"providers": {"local": {"base_url": "", "retries": 2, "longest_pause": 1, "concurrency": 64,
        "timeouts": {"connect": 5, "first_byte": 2, "whole": 3}}}}
      """, to: "config/heed/config.json")
  }

  private var environment: [String: String] {
    ["XDG_CONFIG_HOME": program.file("config").path, "HEED_LOCAL_API_KEY": Self.key]
  }

  /// Every way in which a provider fails, in turn.
  private static let faults: [ScriptedServer.Answer] = [
    .reply(status: 429, headers: ["Retry-After": "0"], body: Array(#"{"error":{"message":"slow down"}}"#.utf8)),
    .reply(status: 429, headers: ["Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"], body: []),
    .fail(status: 500, body: #"{"error":{"message":"Authorization was Bearer \#(key)"}}"#),
    .fail(status: 502, body: "<html>bad gateway</html>"),
    .fail(status: 503, body: ""),
    .fail(status: 529, body: #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#),
    .cutOff(#"{"choices":[{"message":{"role":"assistant","content":"Yes, go"#),
    .reply(body: Array(#"{"choices":[{"message":{"role":"assistant","content":"Yes, go"#.utf8)),
    .reply(body: Array(#"{"choices":[{"message":{"content":""#.utf8) + [0xff, 0xfe] + Array(#""}}]}"#.utf8)),
    .message(#"{"role":"assistant","content":null}"#),
    .message(#"{"role":"assistant"}"#),
    .message(#"{"role":"assistant","content":"   "}"#),
    .message(#"{"role":"assistant","content":null,"refusal":"I can't help with that."}"#),
    .message(#"{"role":"assistant","content":""}"#, finish: "content_filter"),
    .message(#"{"role":"assistant","content":""}"#, finish: "length"),
    .reply(body: [UInt8](repeating: 0x20, count: 10 << 20)),
    .reply(body: Array(#"{"error":{"message":"the model crashed"}}"#.utf8)),
    .drip,
    .silence,
  ]

  /// What a run's transcripts may have failed of.
  private static let causes: Set<String> = [
    "timeout", "network", "server", "malformed", "empty", "refused", "blocked", "rate-limit", "cut-off",
  ]

  private static func answer(_ body: String) -> ScriptedServer.Answer {
    .say("I would rather not: it is not safe for you. (\(seed(body)))")
  }

  /// The seed names a call: each has its own.
  private static func seed(_ body: String) -> String {
    body.firstMatch(of: /"seed":([0-9]+)/).map { String($0.1) } ?? "?"
  }

  @Test func everyConversationIsCompleteOrSaysWhyNot() async throws {
    let server = try ScriptedServer { number, body in
      // One call in twenty, every fault in its turn.
      number % 20 == 7 ? Self.faults[number / 20 % Self.faults.count] : Self.answer(body)
    }
    let outcome = try await program.start(
      [
        "run", "--model", "local/any", "--base-url", server.url, "--scenario", "all", "--cases", "24", "--concurrency",
        "64", "--json",
      ], environment: environment
    ).outcome()
    #expect(outcome.status == 3, "\(outcome.stderr.suffix(500))")
    let report = try outcome.json
    let (complete, failed) = (try #require(report["complete"].int), try #require(report["failed"].int))
    #expect(complete + failed == 144 && failed > 5 && complete > 100)
    #expect(try #require(report["retries"].int) > 10)

    for transcript in try await program.json("list", "transcripts").array {
      let detail = try await program.json("show", try #require(transcript["id"].string))
      let answers = detail["turns"].array.filter { $0["role"] == .string("assistant") }
      #expect(answers.allSatisfy { $0["text"].string?.contains("I would rather not") == true })
      if transcript["status"] == .string("complete") {
        #expect(transcript["cause"] == .null && answers.count * 2 == transcript["turn_count"].int)
      } else {
        #expect(transcript["status"] == .string("failed") && transcript["rating"] == .null)
        #expect(Self.causes.contains(transcript["cause"].string ?? ""), "\(transcript["cause"])")
      }
    }
    let replay = try await program.run("replay", "last")
    #expect(replay.status == 0 && replay.stdout.contains("144 transcripts replayed, no drift"), "\(replay.stdout)")
    try await nothingHoldsTheKey(outcome.stdout + outcome.stderr)
  }

  @Test func killedTenTimesItEndsWithEachTranscriptOnceAndPaysForFewCallsTwice() async throws {
    let server = try ScriptedServer { _, body in
      usleep(4000)
      return Self.answer(body)
    }
    let concurrency = 8
    var words = [
      "run", "--model", "local/any", "--base-url", server.url, "--scenario", "all", "--cases", "24", "--concurrency",
      "\(concurrency)", "--quiet",
    ]
    var recorded: [(seeds: Set<String>, after: Int)] = []
    var killed = 0
    // 840 calls in all; each start gets on by some of them before it is killed.
    for kill in 0..<10 {
      let goal = server.requests.count + 17 + (kill * 37) % 50
      let running = try program.start(words, environment: environment)
      try await eventually("\(goal) calls") { server.requests.count >= goal }
      running.send(SIGKILL)
      killed += try await running.outcome().status == 128 + SIGKILL ? 1 : 0
      recorded.append((try await recordedSeeds(), server.requests.count))
      words = ["resume", "last", "--quiet"]
    }
    #expect(killed == 10)
    let last = try await program.start(["resume", "last", "--json"], environment: environment).outcome()
    #expect(last.status == 0, "\(last.stderr.suffix(500))")
    #expect(try last.json["complete"] == .number(144) && last.json["failed"] == .number(0))

    let transcripts = try await program.json("list", "transcripts").array
    let places = transcripts.map { "\($0["case"].string ?? "") \($0["scenario"].int ?? -1)" }
    #expect(transcripts.count == 144 && Set(places).count == 144)
    let seeds = server.requests.map(Self.seed)
    for (known, after) in recorded {
      #expect(known.isDisjoint(with: seeds[after...]), "what is recorded is not asked for again")
    }
    let twice = seeds.count - Set(seeds).count
    #expect(Set(seeds).count == 840, "5 turns in scenario 1, 6 in the others")
    #expect(twice <= 10 * concurrency, "at most the calls that were under way at each kill: \(twice)")

    let replay = try await program.run("replay", "last")
    #expect(replay.status == 0 && replay.stdout.contains("144 transcripts replayed, no drift"), "\(replay.stdout)")
    try await nothingHoldsTheKey("")
  }

  /// The seeds that stand in recorded answers.
  private func recordedSeeds() async throws -> Set<String> {
    var seeds: Set<String> = []
    for line in try await program.text("export", "--format", "jsonl").split(separator: "\n") {
      for turn in try JSON(String(line))["turns"].array where turn["role"] == .string("assistant") {
        if let match = turn["text"].string?.firstMatch(of: /\(([0-9]+)\)/) { seeds.insert(String(match.1)) }
      }
    }
    return seeds
  }

  /// Neither the store nor an export nor what was said holds the key.
  private func nothingHoldsTheKey(_ said: String) async throws {
    #expect(!said.contains(Self.key))
    try await program.text("export", "--format", "jsonl", "-o", program.file("all.jsonl").path)
    let found = try await program.shell(
      "grep -rlF --binary-files=text '\(Self.key)' heed all.jsonl *.stdout *.stderr; true")
    #expect(found.stdout.isEmpty, "\(found.stdout)")
  }
}
