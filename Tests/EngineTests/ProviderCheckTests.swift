import Testing

@testable import Engine

@Suite struct ProviderCheckTests {
  private func check(
    _ wire: WireProtocol, _ answer: FaultServer.Answer, key: String? = "k", path: String = ""
  ) async throws -> (ProviderCheck, FaultServer) {
    let server = try FaultServer(answer)
    let settings = ProviderSettings(protocol: wire, baseURL: server.url + path, keyVariable: "KEY")
    let found = await ProviderCheck.run("any", settings, environment: key.map { ["KEY": $0] } ?? [:])
    return (found, server)
  }

  @Test func eachProtocolAsksForItsModelsWithItsKey() async throws {
    let (openai, first) = try await check(.openai, .text(#"{"data":[{"id":"a"},{"id":"b"}]}"#), path: "/v1")
    #expect(openai.isOK && openai.detail == "\(first.url)/v1/models serves 2 models, such as a, b")
    #expect(first.received[0].headers["authorization"] == "Bearer k")

    let (anthropic, second) = try await check(.anthropic, .text(#"{"data":[{"id":"c"}]}"#))
    #expect(anthropic.isOK && anthropic.detail.hasSuffix("/v1/models serves 1 models, such as c"))
    #expect(second.received[0].headers["authorization"] == "Bearer k")
    #expect(second.received[0].headers["anthropic-version"] == "2026-10-21")

    let (google, third) = try await check(.google, .text(#"{"models":[{"name":"models/d"}]}"#))
    #expect(google.isOK && google.detail.hasSuffix("/models serves 1 models, such as models/d"))
    #expect(third.received[0].headers["x-goog-api-key"] == "k")
  }

  @Test func whatIsWrongIsSaidWithoutTheKey() async throws {
    let (refused, _) = try await check(.openai, .text("key secret-key is wrong", status: 401), key: "secret-key")
    #expect(!refused.isOK && refused.detail.hasSuffix("refuses the key (status 401)"))
    #expect(refused.remedy == "set KEY, or name a key_file in config.json.")
    #expect(!"\(refused)".contains("secret-key"))
    let (lost, _) = try await check(.openai, .text("", status: 404))
    #expect(!lost.isOK && lost.detail.hasSuffix("answers with status 404"))
  }

  @Test func aProviderWithoutAKeyIsNotAsked() async throws {
    let (check, server) = try await check(.openai, .text("{}"), key: nil)
    #expect(check.isOK && check.detail == "not set up: no key")
    #expect(server.received.isEmpty)
  }
}
