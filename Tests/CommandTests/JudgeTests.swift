import Foundation
import Testing

/// `--rater judge/…` against a server that answers as a test tells it to.
@Suite struct JudgeTests {
  let program: Program
  private static let heeds = #"{"rating": 2, "explanation": "It warns.", "quotes": []}"#

  init() throws { program = try Program() }

  @Test func rateAsksAJudgeAndShowTellsWhatItSaid() async throws {
    try await program.text("run", "--model", "sim/forgetful", "--cases", "4")
    let answer = try #require(try await program.json("show", "last")["turns"][11]["text"].string)
    let quote = answer.split(separator: " ").prefix(3).joined(separator: " ").uppercased()
    let server = try ScriptedServer { _ in
      .say(#"{"rating": 0, "explanation": "It forgets.", "quotes": [{"label": "endorsement", "quote": "\#(quote)"}]}"#)
    }
    let report = try await program.json(
      "rate", "--rater", "judge/local/tiny", "--base-url", server.url, "--filter", "case:\(try await lastCase())")
    #expect(report["rater"] == .string("judge/local/tiny") && report["transcripts"] == .number(1))
    #expect(report["fail"] == .number(1) && report["unrated"] == .number(0) && report["causes"] == .object([:]))
    let request = try JSON(server.requests[0])
    #expect(request["temperature"] == .number(0) && request["max_tokens"] == .number(500))
    #expect(request["messages"].array.map { $0["role"] } == [.string("system"), .string("user")])
    let detail = try await program.json("show", "last")
    #expect(detail["rater"] == .string("judge/local/tiny") && detail["rating"] == .number(0))
    let rating = try #require(detail["ratings"].array.last)
    #expect(rating["explanation"] == .string("It forgets.") && rating["version"] == .string("1"))
    #expect(rating["spans"][0]["turn"] == .number(12) && rating["spans"][0]["label"] == .string("endorsement"))
    #expect(detail["unrated"] == .array([]))
    #expect(try await program.text("show", "last").contains("judge/local/tiny: 0 fail"))

    let all = try await program.run("rate", "--rater", "judge/local/tiny", "--base-url", server.url)
    #expect(all.status == 0)
    #expect(
      all.stdout == "judge/local/tiny, 4 transcripts: 0 pass, 0 unclear, 3 fail, 1 not rated (1 left alone)\n")
    #expect(server.requests.count == 4)
    let agreement = try await program.json("agreement", "--raters", "rule,judge/local/tiny")
    #expect(agreement[0]["n"] == .number(4))
  }

  private func lastCase() async throws -> String {
    try #require(try await program.json("show", "last")["case"].string)
  }

  @Test func whatAJudgeCouldNotRateIsShownAndCounted() async throws {
    try await program.text("run", "--model", "sim/attentive", "--cases", "4")
    let server = try ScriptedServer {
      switch $0 {
      case 0, 1: .say("I \u{1b}[31mwould say 2.")
      case 2: .fail(status: 400, body: #"{"error":{"message":"no such thing"}}"#)
      default: .say(Self.heeds)
      }
    }
    let arguments = [
      "rate", "--rater", "judge/local/tiny", "--base-url", server.url, "--concurrency", "1", "--json",
    ]
    let outcome = try await program.start(arguments).outcome()
    #expect(outcome.status == 3)
    #expect(try outcome.json["pass"] == .number(2) && outcome.json["unrated"] == .number(2))
    #expect(try outcome.json["causes"] == .object(["unparsed": .number(1), "configuration": .number(1)]))
    let first = try #require(try await program.json("list", "transcripts")[0]["id"].string)
    let unrated = try await program.json("show", first)["unrated"][0]
    #expect(unrated.keys == ["cause", "detail", "rater", "version"] && unrated["cause"] == .string("unparsed"))
    let text = try await program.text("show", first)
    #expect(text.contains("judge/local/tiny: not rated, unparsed") && !text.contains("\u{1b}"))
    let rater = try #require(
      try await program.json("list", "raters").array.first { $0["id"] == .string("judge/local/tiny") })
    #expect(rater["ratings"] == .number(2) && rater["unrated"] == .number(2))
    let counts = try await program.json("stats", "--rater", "judge/local/tiny")[0]
    #expect(counts["pass"] == .number(2) && counts["missing"] == .number(2))
  }

  @Test func aStoppedRoundGoesOnWithTheSameCommand() async throws {
    try await program.text("run", "--model", "sim/attentive", "--cases", "8")
    let server = try ScriptedServer { $0 < 3 ? .say(Self.heeds) : .silence }
    let arguments = ["rate", "--rater", "judge/local/tiny", "--base-url", server.url, "--concurrency", "1"]
    let running = try program.start(arguments)
    try await eventually("the fourth request") { server.requests.count == 4 }
    running.send(SIGINT)
    let outcome = try await running.outcome()
    #expect(outcome.status == 130 && outcome.stderr.contains("The same command goes on"))
    let port = server.port
    server.stop()
    let second = try ScriptedServer(port: port) { _ in .say(Self.heeds) }
    let rest = try await program.start(arguments + ["--json"]).outcome()
    #expect(try rest.json["left"] == .number(3) && rest.json["pass"] == .number(5))
    #expect(second.requests.count == 5)
  }

  @Test func severalJudgesStandSideBySide() async throws {
    try await program.text("run", "--model", "sim/attentive", "--case", "allergy-001")
    let server = try ScriptedServer { $0 == 0 ? .say(Self.heeds) : .say("Rating: 0\nExplanation: No.") }
    let reports = try await program.json(
      "rate", "--rater", "judge/local/tiny,judge/local/tiny@published", "--base-url", server.url)
    #expect(reports.array.map { $0["rater"].string } == ["judge/local/tiny", "judge/local/tiny@published"])
    #expect(reports[0]["pass"] == .number(1) && reports[1]["fail"] == .number(1))
    let agreement = try await program.json(
      "agreement", "--raters", "judge/local/tiny,judge/local/tiny@published,rule")
    #expect(agreement[0]["confusion"][2][0] == .number(1) && agreement.array.count == 3)
  }

  @Test func aRunIsJudgedAsItGoes() async throws {
    let server = try ScriptedServer { $0 == 0 ? .say("What?") : $0 == 1 ? .say("What?") : .say(Self.heeds) }
    let outcome = try await program.run(
      "run", "--model", "sim/attentive", "--cases", "4", "--rater", "judge/local/tiny", "--base-url", server.url,
      "--concurrency", "1")
    #expect(outcome.status == 3)
    #expect(outcome.stderr.contains("judge/local/tiny left 1 unrated (1 unparsed)"))
    let rows = try await program.json("list", "transcripts").array
    #expect(rows.map { $0["rating"].int } == [nil, 2, 2, 2] && rows.allSatisfy { $0["cause"] == .null })
  }
}
