internal import Foundation

/// Which providers and models there are and how they are called: what Heed knows, and over it what the user's file says.
public struct Configuration: Sendable {
  /// By the part of a model's id before the slash.
  public var providers: [String: ProviderSettings]
  /// By the whole id, where something particular is known.
  public var models: [String: ModelSettings]
  public var explorer = ExplorerSettings()

  public init(providers: [String: ProviderSettings] = ProviderSettings.known, models: [String: ModelSettings] = [:]) {
    self.providers = providers
    self.models = models
  }

  /// What holds without a file.
  public static let standard = Configuration()

  /// The settings of a model: the file's, else the usual ones, with the list price where nobody named another.
  public func settings(of id: String) -> ModelSettings { models[id] ?? .usual(for: id) }

  /// What calls cost. Simulated models cost nothing; those that run here neither, unless the file says what they do.
  public var pricing: Pricing {
    { [self] model, input, output in
      if model.hasPrefix("sim/") { return 0 }
      if let price = settings(of: model).price { return price.cost(inputTokens: input, outputTokens: output) }
      return model.hasPrefix("local/") ? 0 : nil
    }
  }

  /// `heed/config.json` in the user's configuration folder.
  public static func path(environment: [String: String]) -> String {
    let home = environment["HOME"] ?? NSHomeDirectory()
    let base = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.config"
    return "\(base)/heed/config.json"
  }

  /// Reads the user's file over what Heed knows; without a file, just that.
  ///
  /// - Parameter prices: list prices by model id, which the file's own prices replace.
  public static func load(path: String, prices: [String: Price] = [:]) throws(ConfigurationError) -> Configuration {
    var configuration = Configuration()
    if FileManager.default.fileExists(atPath: path) {
      let file = try ConfigurationFile.read(path)
      try file.apply(to: &configuration, path: path)
    }
    for (id, price) in prices where configuration.settings(of: id).price == nil {
      var settings = configuration.settings(of: id)
      settings.price = price
      configuration.models[id] = settings
    }
    return configuration
  }
}

/// What is wrong with the configuration file, where, and what to do.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
  public var path: String
  /// E.g. `providers.openai.concurrency`.
  public var field: String?
  public var problem: String

  public var description: String {
    "\(path): \(field.map { "\($0) " } ?? "")\(problem). `heed help config` shows a file with every field."
  }
}
