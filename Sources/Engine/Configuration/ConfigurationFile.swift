internal import Foundation

/// The user's file as it is written: JSON in which comments, trailing commas and bare names are allowed.
struct ConfigurationFile: Decodable {
  var providers: [String: Provider] = [:]
  var models: [String: Model] = [:]
  var explorer = Explorer()

  struct Provider: Decodable {
    var `protocol`: WireProtocol?
    var baseURL: String?
    var keyVariable: String?
    var keyFile: String?
    var concurrency: Int?
    var requestsPerMinute: Int?
    var tokensPerMinute: Int?
    var retries: Int?
    var longestPause: Double?
    var timeouts: Timeouts?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case `protocol`, concurrency, retries, timeouts
      case baseURL = "base_url"
      case keyVariable = "key_variable"
      case keyFile = "key_file"
      case requestsPerMinute = "requests_per_minute"
      case tokensPerMinute = "tokens_per_minute"
      case longestPause = "longest_pause"
    }
  }

  struct Timeouts: Decodable {
    var connect: Double?
    var firstByte: Double?
    var whole: Double?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case connect, whole
      case firstByte = "first_byte"
    }
  }

  struct Model: Decodable {
    var base: Bool?
    var temperature: Bool?
    var seed: Bool?
    var tokenLimit: ModelSettings.TokenLimit?
    var inputPrice: Double?
    var outputPrice: Double?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case base, temperature, seed
      case tokenLimit = "token_limit"
      case inputPrice = "input_price"
      case outputPrice = "output_price"
    }
  }

  struct Explorer: Decodable {
    var keys: [String: Names]?
    var colors: [String: String]?

    enum CodingKeys: String, CodingKey, CaseIterable { case keys, colors }
  }

  /// One name, or several.
  struct Names: Decodable {
    var names: [String]

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      names = try (try? [value.decode(String.self)]) ?? value.decode([String].self)
    }
  }

  private enum Keys: String, CodingKey, CaseIterable { case providers, models, explorer }

  init(from decoder: any Decoder) throws {
    try Self.refuseUnknown(decoder, Keys.self)
    let fields = try decoder.container(keyedBy: Keys.self)
    if fields.contains(.providers) {
      let nested = try fields.nestedContainer(keyedBy: AnyKey.self, forKey: .providers)
      for key in nested.allKeys {
        let inner = try nested.superDecoder(forKey: key)
        try Self.refuseUnknown(inner, Provider.CodingKeys.self)
        let place = try inner.container(keyedBy: AnyKey.self)
        if place.contains(AnyKey("timeouts")) {
          try Self.refuseUnknown(try place.superDecoder(forKey: AnyKey("timeouts")), Timeouts.CodingKeys.self)
        }
        providers[key.stringValue] = try Provider(from: inner)
      }
    }
    if fields.contains(.explorer) {
      let inner = try fields.superDecoder(forKey: .explorer)
      try Self.refuseUnknown(inner, Explorer.CodingKeys.self)
      explorer = try Explorer(from: inner)
    }
    if fields.contains(.models) {
      let nested = try fields.nestedContainer(keyedBy: AnyKey.self, forKey: .models)
      for key in nested.allKeys {
        let inner = try nested.superDecoder(forKey: key)
        try Self.refuseUnknown(inner, Model.CodingKeys.self)
        models[key.stringValue] = try Model(from: inner)
      }
    }
  }

  /// A field that is misspelt would otherwise just not work.
  private static func refuseUnknown<Known: CodingKey & CaseIterable>(_ decoder: any Decoder, _ keys: Known.Type) throws
  {
    let known = Set(keys.allCases.map(\.stringValue))
    let fields = try decoder.container(keyedBy: AnyKey.self)
    for key in fields.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) where !known.contains(key.stringValue) {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath + [key],
          debugDescription: "is no field; there are \(known.sorted().joined(separator: ", "))"))
    }
  }

  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  // MARK: - Reading

  static func read(_ path: String) throws(ConfigurationError) -> ConfigurationFile {
    do {
      let decoder = JSONDecoder()
      decoder.allowsJSON5 = true
      return try decoder.decode(ConfigurationFile.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let error as DecodingError {
      throw ConfigurationError(path: path, error)
    } catch {
      throw ConfigurationError(path: path, problem: "cannot be read (\(error.localizedDescription))")
    }
  }

  // MARK: - Applying

  func apply(to configuration: inout Configuration, path: String) throws(ConfigurationError) {
    configuration.explorer = ExplorerSettings(
      keys: explorer.keys?.mapValues(\.names) ?? [:], colors: explorer.colors ?? [:])
    for (name, provider) in providers {
      func wrong(_ field: String, _ problem: String) -> ConfigurationError {
        ConfigurationError(path: path, field: "providers.\(name).\(field)", problem: problem)
      }
      guard !name.isEmpty, !name.contains("/"), name != "sim", name != "imported" else {
        throw ConfigurationError(path: path, field: "providers.\(name)", problem: "cannot be a provider's name")
      }
      guard let url = provider.baseURL ?? configuration.providers[name]?.baseURL else {
        throw wrong("base_url", "is missing")
      }
      var settings =
        configuration.providers[name] ?? ProviderSettings(protocol: .openai, baseURL: url, keyIsOptional: true)
      settings.baseURL = url
      if let value = provider.protocol { settings.protocol = value }
      if let value = provider.keyVariable { (settings.keyVariable, settings.keyIsOptional) = (value, false) }
      if let value = provider.keyFile { (settings.keyFile, settings.keyIsOptional) = (value, false) }
      for (field, value) in [
        ("concurrency", provider.concurrency), ("requests_per_minute", provider.requestsPerMinute),
        ("tokens_per_minute", provider.tokensPerMinute),
      ] {
        if let value, value < 1 { throw wrong(field, "must be 1 or more") }
      }
      if let value = provider.concurrency { settings.concurrency = min(value, 1024) }
      settings.requestsPerMinute = provider.requestsPerMinute ?? settings.requestsPerMinute
      settings.tokensPerMinute = provider.tokensPerMinute ?? settings.tokensPerMinute
      if let value = provider.retries {
        guard (0...100).contains(value) else { throw wrong("retries", "must be 0 to 100") }
        settings.retry.retries = value
      }
      func seconds(_ field: String, _ value: Double?, _ set: (Duration) -> Void) throws(ConfigurationError) {
        guard let value else { return }
        guard value > 0, value <= 86_400 else { throw wrong(field, "must be more than 0 and at most 86400 seconds") }
        set(.seconds(value))
      }
      try seconds("longest_pause", provider.longestPause) { settings.retry.longestPause = $0 }
      try seconds("timeouts.connect", provider.timeouts?.connect) { settings.limits.connect = $0 }
      try seconds("timeouts.first_byte", provider.timeouts?.firstByte) { settings.limits.firstByte = $0 }
      try seconds("timeouts.whole", provider.timeouts?.whole) { settings.limits.whole = $0 }
      configuration.providers[name] = settings
    }
    for (id, model) in models {
      func wrong(_ field: String, _ problem: String) -> ConfigurationError {
        ConfigurationError(path: path, field: "models.\(id)\(field)", problem: problem)
      }
      guard let slash = id.firstIndex(of: "/"), configuration.providers[String(id[..<slash])] != nil else {
        throw wrong("", "must begin with a provider's name and a slash")
      }
      var settings = configuration.settings(of: id)
      settings.isBase = model.base ?? settings.isBase
      settings.sendsTemperature = model.temperature ?? settings.sendsTemperature
      settings.sendsSeed = model.seed ?? settings.sendsSeed
      settings.tokenLimit = model.tokenLimit ?? settings.tokenLimit
      switch (model.inputPrice, model.outputPrice) {
      case (let input?, let output?):
        guard input >= 0, output >= 0 else { throw wrong("", "has a price below 0") }
        settings.price = Price(input: input, output: output)
      case (nil, nil): break
      default: throw wrong("", "needs both input_price and output_price")
      }
      configuration.models[id] = settings
    }
  }
}

extension ConfigurationError {
  /// The decoder's error in words; its own speak of Swift's types.
  fileprivate init(path: String, _ error: DecodingError) {
    func place(_ path: [any CodingKey]) -> String? {
      path.isEmpty ? nil : path.map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self.init(path: path, field: place(context.codingPath), problem: "is of the wrong type")
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      let isOurs = context.debugDescription.hasPrefix("is ")
      self.init(
        path: path, field: place(context.codingPath), problem: isOurs ? context.debugDescription : "has a wrong value")
    case .keyNotFound(let key, let context):
      self.init(path: path, field: place(context.codingPath + [key]), problem: "is missing")
    case .dataCorrupted(let context):
      let reason = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String
      self.init(path: path, problem: "is not JSON" + (reason.map { " (\($0))" } ?? ""))
    @unknown default: self.init(path: path, problem: "cannot be read")
    }
  }
}
