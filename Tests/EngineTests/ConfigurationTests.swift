import Foundation
import Testing

@testable import Engine

@Suite struct ConfigurationTests {
  let temporary: TemporaryStore

  init() throws { temporary = try TemporaryStore() }

  private func load(_ text: String, prices: [String: Price] = [:]) throws -> Configuration {
    try Configuration.load(path: temporary.file("config.json", text), prices: prices)
  }

  private func problem(_ text: String) throws -> String {
    let path = try temporary.file("config.json", text)
    do throws(ConfigurationError) {
      _ = try Configuration.load(path: path)
      return "no problem"
    } catch {
      #expect(error.path == path)
      return "\(error.field ?? "-"): \(error.problem)"
    }
  }

  @Test func withoutAFileTheKnownProvidersAreThere() throws {
    let configuration = try Configuration.load(path: "/nowhere/config.json")
    #expect(
      configuration.providers.keys.sorted() == ["anthropic", "google", "local", "openai", "openrouter", "together"])
    #expect(configuration.providers["anthropic"]?.protocol == .anthropic)
    #expect(configuration.models.isEmpty)
  }

  @Test func theExampleIsAFileThatWorks() throws {
    let configuration = try load(Configuration.example)
    #expect(
      configuration.explorer
        == ExplorerSettings(
          keys: ["next-failure": ["F7"], "previous-failure": ["F6", "M-x"]],
          colors: ["fail": "red bold", "search-hit": "16 on 222"]))
    let openai = try #require(configuration.providers["openai"])
    #expect(openai.concurrency == 16 && openai.requestsPerMinute == 500 && openai.tokensPerMinute == 200_000)
    #expect(openai.retry.retries == 5 && openai.retry.longestPause == .seconds(60))
    #expect(openai.limits.connect == .seconds(10) && openai.limits.whole == .seconds(600))
    #expect(configuration.providers["lab"]?.baseURL == "http://gpu-box:8000/v1")
    #expect(configuration.providers["lab"]?.keyIsOptional == true)
    #expect(configuration.settings(of: "openai/gpt-4o").price == Price(input: 2.5, output: 10))
    #expect(configuration.settings(of: "openai/gpt-4o").tokenLimit == .maxCompletionTokens, "the usual stays")
    #expect(configuration.settings(of: "lab/llama-3-70b-base").isBase)
    let thinker = configuration.settings(of: "lab/thinker")
    #expect(!thinker.sendsTemperature && !thinker.sendsSeed && thinker.tokenLimit == .maxCompletionTokens)
  }

  @Test func everyFieldOfTheExampleIsSpokenOf() {
    let fields =
      ConfigurationFile.Provider.CodingKeys.allCases.map(\.rawValue)
      + ConfigurationFile.Model.CodingKeys.allCases.map(\.rawValue)
    for field in fields {
      #expect(Configuration.example.contains("\"\(field)\""), "\(field)")
    }
  }

  @Test(arguments: [
    (#"{"providers": {"openai": {"concurency": 3}}}"#, "providers.openai.concurency: is no field; there are "),
    (#"{"modells": {}}"#, "modells: is no field; there are explorer, models, providers"),
    (#"{"providers": {"openai": {"concurrency": "many"}}}"#, "providers.openai.concurrency: is of the wrong type"),
    (#"{"providers": {"openai": {"concurrency": 0}}}"#, "providers.openai.concurrency: must be 1 or more"),
    (#"{"providers": {"openai": {"protocol": "soap"}}}"#, "providers.openai.protocol: has a wrong value"),
    (#"{"providers": {"lab": {}}}"#, "providers.lab.base_url: is missing"),
    (#"{"providers": {"sim": {"base_url": "http://x"}}}"#, "providers.sim: cannot be a provider's name"),
    (#"{"providers": {"openai": {"timeouts": {"read": 3}}}}"#, "providers.openai.timeouts.read: is no field"),
    (#"{"providers": {"openai": {"timeouts": {"whole": 0}}}}"#, "providers.openai.timeouts.whole: must be more than 0"),
    (#"{"models": {"gpt-4o": {}}}"#, "models.gpt-4o: must begin with a provider's name and a slash"),
    (#"{"models": {"openai/gpt-4o": {"input_price": 1}}}"#, "models.openai/gpt-4o: needs both"),
    ("{", "-: is not JSON"),
  ])
  func aMistakeIsNamedWithItsPlace(text: String, said: String) throws {
    let problem = try problem(text)
    #expect(problem.hasPrefix(said), "\(problem)")
  }

  @Test func listPricesStandWhereTheFileNamesNone() throws {
    let list = ["openai/gpt-4o": Price(input: 9, output: 9), "openai/o1": Price(input: 15, output: 60)]
    let configuration = try load(
      #"{"models": {"openai/gpt-4o": {"input_price": 1, "output_price": 2}}}"#, prices: list)
    #expect(configuration.settings(of: "openai/gpt-4o").price == Price(input: 1, output: 2))
    #expect(configuration.settings(of: "openai/o1").price == Price(input: 15, output: 60))
    #expect(!configuration.settings(of: "openai/o1").sendsTemperature)
    #expect(Price(input: 15, output: 60).cost(inputTokens: 1000, outputTokens: 500) == 0.045)
  }

  @Test(arguments: [
    ("openai/o3-mini", false, true), ("openai/gpt-5", false, true), ("openai/gpt-5-chat-latest", true, true),
    ("openai/gpt-4o", true, true), ("local/o1-like", true, false), ("anthropic/claude-sonnet-4-5", false, false),
  ])
  func whatIsUsualForAModel(id: String, temperature: Bool, completionTokens: Bool) {
    let settings = ModelSettings.usual(for: id)
    #expect(settings.sendsTemperature == temperature)
    #expect((settings.tokenLimit == .maxCompletionTokens) == completionTokens)
  }

  @Test func theBundledPricesCanBeRead() throws {
    let prices = try Prices(from: Checkout.data)
    #expect(prices.models["openai/gpt-4o"] == Price(input: 2.5, output: 10))
    #expect(prices.models.allSatisfy { $0.value.input > 0 && $0.value.output >= $0.value.input })
  }

  @Test func theFileLiesWhereXDGSays() {
    #expect(Configuration.path(environment: ["HOME": "/home/a"]) == "/home/a/.config/heed/config.json")
    #expect(Configuration.path(environment: ["XDG_CONFIG_HOME": "/c", "HOME": "/h"]) == "/c/heed/config.json")
    #expect(Configuration.path(environment: ["XDG_CONFIG_HOME": "rel", "HOME": "/h"]) == "/h/.config/heed/config.json")
  }
}
