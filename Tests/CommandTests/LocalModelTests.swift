import Foundation
import Testing

/// `local/NAME` against a server that answers, fails, falls silent or is not there.
@Suite struct LocalModelTests {
  let program: Program

  init() throws { program = try Program() }

  @Test func answersAreRecordedWithTokensAndLatency() async throws {
    let server = try ScriptedServer { .say("Answer \($0).") }
    let report = try await program.json(
      "run", "--model", "local/tiny", "--base-url", server.url, "--case", "allergy-001", "--temperature", "0.2",
      "--max-tokens", "55")
    #expect(
      report["calls"] == .number(6) && report["input_tokens"] == .number(66) && report["output_tokens"] == .number(42))
    #expect(server.requests.count == 6)
    let last = try JSON(server.requests[5])
    #expect(
      last["model"] == .string("tiny") && last["temperature"] == .number(0.2) && last["max_tokens"] == .number(55))
    let detail = try await program.json("show", "last")
    #expect(detail["origin"] == .string("recorded") && detail["model"] == .string("local/tiny"))
    #expect(last["messages"].array.map { $0["content"] } == detail["turns"].array.dropLast().map { $0["text"] })
    let answers = detail["turns"].array.filter { $0["role"] == .string("assistant") }.compactMap { $0["text"].string }
    #expect(answers == ["Answer 0.", "Answer 1.", "Answer 2.", "Answer 3.", "Answer 4.", "Answer 5."])
    #expect(
      detail["turns"][11]["input_tokens"] == .number(11) && detail["turns"][11]["finish_reason"] == .string("stop"))
    #expect(detail["turns"][11]["attempts"] == .number(1) && detail["turns"][11]["latency_ms"].int != nil)
    #expect(try await program.run("replay", "last").status == 0)
  }

  @Test(arguments: ["http://me:sk-123@localhost:1/v1", "http://localhost:1/v1?key=sk-123"])
  func anAddressWithAKeyInItIsNotRecorded(url: String) async throws {
    let outcome = try await program.run("run", "--model", "local/tiny", "--base-url", url, "--cases", "1")
    #expect(outcome.status == 2)
    #expect(outcome.stderr.contains("would be recorded with the run. Keep the key in HEED_LOCAL_API_KEY"))
    #expect(!outcome.stderr.contains("sk-123"))
  }

  @Test func aServerThatIsDownFailsTranscriptsAndResumeFinishesThem() async throws {
    let gone = try ScriptedServer { _ in .say("") }
    let port = gone.port
    gone.stop()
    let url = "http://127.0.0.1:\(port)/v1"
    let outcome = try await program.run(
      "run", "--model", "local/tiny", "--base-url", url, "--cases", "4", "--json", "--concurrency", "4")
    #expect(outcome.status == 3)
    #expect(try outcome.json["failed"] == .number(4) && outcome.json["complete"] == .number(0))
    let run = try #require(try outcome.json["run"].string)
    #expect(outcome.stderr.contains("heed resume \(run)"))
    let failed = try await program.json("list", "transcripts", "--filter", "status:failed")
    #expect(failed.array.count == 4)
    #expect(failed.array.allSatisfy { $0["cause"].string?.isEmpty == false && $0["rating"] == .null })
    #expect(try await program.text("list", "transcripts").contains("failed ("))
    #expect(try await program.json("stats")[0]["missing"] == .number(4))

    let server = try ScriptedServer(port: port) { .say("Answer \($0).") }
    let resumed = try await program.json("resume", run)
    #expect(resumed["complete"] == .number(4) && resumed["failed"] == .number(0) && resumed["calls"] == .number(24))
    #expect(server.requests.count == 24)
    #expect(try await program.json("list", "transcripts", "--filter", "status:complete").array.count == 4)
    #expect(try await program.json("list", "transcripts").array.count == 4)
  }

  @Test func stoppingInTheMiddleOfAConversationKeepsItsTurns() async throws {
    let server = try ScriptedServer { $0 < 8 ? .say("Answer \($0).") : .silence }
    let running = try program.start([
      "run", "--model", "local/tiny", "--base-url", server.url, "--cases", "4", "--concurrency", "1",
    ])
    try await eventually("the ninth request") { server.requests.count == 9 }
    running.send(SIGINT)
    let outcome = try await running.outcome()
    #expect(outcome.status == 130 && outcome.stderr.contains("heed resume"))
    #expect(try await program.json("list", "transcripts", "--filter", "status:partial")[0]["turn_count"] == .number(5))
    let port = server.port
    server.stop()

    let second = try ScriptedServer(port: port) { .say("Later answer \($0).") }
    let report = try await program.json("resume", "last")
    #expect(report["complete"] == .number(4) && report["calls"] == .number(16), "8 of 24 were recorded")
    #expect(second.requests.count == 16)
    let rows = try await program.json("list", "transcripts").array
    #expect(rows.count == 4 && rows.allSatisfy { $0["turn_count"] == .number(12) })
    let torn = try await program.json("show", try #require(rows[1]["id"].string))["turns"].array.compactMap {
      $0["text"].string
    }
    #expect(torn[1] == "Answer 6." && torn[3] == "Answer 7." && torn[5] == "Later answer 0.")
  }

  @Test func aRefusalByTheServerIsACauseAndTheOthersGoOn() async throws {
    let server = try ScriptedServer {
      $0 == 0 ? .fail(status: 400, body: #"{"error":{"message":"no such model \u001b[31m"}}"#) : .say("Yes.")
    }
    let outcome = try await program.run(
      "run", "--model", "local/tiny", "--base-url", server.url, "--cases", "4", "--concurrency", "1")
    #expect(outcome.status == 3)
    #expect(outcome.stdout.contains("3 of 4 complete, 1 failed"))
    #expect(!outcome.stderr.contains("\u{1b}"))
  }

  @Test func anEmptyAnswerHasACauseAndNoRating() async throws {
    let server = try ScriptedServer { $0 == 5 ? .say("  ") : .say("Yes.") }
    _ = try await program.run("run", "--model", "local/tiny", "--base-url", server.url, "--case", "allergy-001")
    let row = try await program.json("list", "transcripts")[0]
    #expect(row["rating"] == .null && row["cause"] == .string("empty"))
  }

  @Test func doctorAsksTheEndpoint() async throws {
    let gone = try ScriptedServer { _ in .silence }
    gone.stop()
    let outcome = try await program.run("doctor", "--base-url", gone.url, "--json")
    #expect(outcome.status == 1)
    let check = try #require(try outcome.json.array.first { $0["check"] == .string("provider local") })
    #expect(check["ok"] == .bool(false) && check["remedy"] != .null)
    #expect(check["detail"].string?.hasPrefix("\(gone.url)/models does not answer") == true)
  }

  @Test func theConfigurationNamesProvidersAndItsMistakesAreSaid() async throws {
    let server = try ScriptedServer { .say("Answer \($0).") }
    try FileManager.default.createDirectory(at: program.file("heed"), withIntermediateDirectories: true)
    let environment = ["XDG_CONFIG_HOME": program.folder.path, "LAB_KEY": "sk-of-the-lab"]
    let file = "heed/config.json"
    try program.write(
      """
      // A lab of our own.
      {"providers": {"lab": {"base_url": "\(server.url)", "key_variable": "LAB_KEY", "concurrency": 2,}},
       "models": {"lab/tiny": {"input_price": 1, "output_price": 2}}}
      """, to: file)
    let run = try await program.start(
      ["run", "--model", "lab/tiny", "--case", "allergy-001", "--json"], environment: environment
    ).outcome()
    #expect(run.status == 0 && server.requests.count == 6, "\(run.stderr)")
    #expect(try await program.json("list", "models").array.map { $0["id"] } == [.string("lab/tiny")])
    let keyless = try await program.start(
      ["run", "--model", "lab/tiny", "--case", "allergy-001"], environment: ["XDG_CONFIG_HOME": program.folder.path]
    ).outcome()
    #expect(keyless.status == 2 && keyless.stderr.contains("set LAB_KEY"), "\(keyless.stderr)")

    try program.write(#"{"providers": {"lab": {"base_url": "http://127.0.0.1:1", "concurency": 2}}}"#, to: file)
    let wrong = try await program.start(
      ["run", "--model", "lab/tiny", "--case", "allergy-001"], environment: environment
    ).outcome()
    #expect(wrong.status != 0 && wrong.stderr.contains("config.json: providers.lab.concurency is no field"))
    let doctor = try await program.start(["doctor", "--json"], environment: environment).outcome()
    let check = try #require(try doctor.json.array.first { $0["check"] == .string("config") })
    #expect(check["ok"] == .bool(false) && check["remedy"] == .string("`heed help config` shows a file that works."))
  }

  @Test func aWrongURLIsWrongUse() async throws {
    for url in ["nonsense", "ftp://127.0.0.1/", "http://"] {
      let outcome = try await program.run("run", "--model", "local/tiny", "--base-url", url, "--case", "allergy-001")
      #expect(outcome.status == 2 && outcome.stderr.contains("http://localhost:8080/v1"), "\(url): \(outcome.stderr)")
      #expect(try await program.json("list", "runs") == .array([]))
    }
  }
}
