/// The protocol that a provider's endpoint speaks.
public enum WireProtocol: String, Codable, Sendable, CaseIterable {
  /// Chat Completions, as OpenAI and the many servers compatible with it speak it.
  case openai
  /// Anthropic's Messages.
  case anthropic
  /// Google's generateContent.
  case google
}

/// Where a provider's models are served, with which key, and how hard they may be pressed.
public struct ProviderSettings: Sendable {
  public var `protocol`: WireProtocol
  /// Without the path of a call, e.g. `https://api.openai.com/v1`.
  public var baseURL: String
  /// The environment variable that holds the key; nil where none is looked for.
  public var keyVariable: String?
  /// A file that holds the key and nothing else; used where the variable is not set.
  public var keyFile: String?
  /// The provider answers without a key too.
  public var keyIsOptional: Bool
  /// Calls under way at once.
  public var concurrency: Int
  /// Nil: as many as come.
  public var requestsPerMinute: Int?
  /// Tokens sent and received; nil: as many as come.
  public var tokensPerMinute: Int?
  public var limits: HTTPRequest.Limits
  public var retry: RetryPolicy

  public init(
    protocol: WireProtocol, baseURL: String, keyVariable: String? = nil, keyFile: String? = nil,
    keyIsOptional: Bool = false, concurrency: Int = 16, requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil,
    limits: HTTPRequest.Limits = HTTPRequest.Limits(), retry: RetryPolicy = RetryPolicy()
  ) {
    self.protocol = `protocol`
    self.baseURL = baseURL
    self.keyVariable = keyVariable
    self.keyFile = keyFile
    self.keyIsOptional = keyIsOptional
    self.concurrency = concurrency
    self.requestsPerMinute = requestsPerMinute
    self.tokensPerMinute = tokensPerMinute
    self.limits = limits
    self.retry = retry
  }

  /// The providers that Heed knows without a configuration; `local` has no address until `--base-url` names one.
  public static let known: [String: ProviderSettings] = [
    "openai": ProviderSettings(
      protocol: .openai, baseURL: "https://api.openai.com/v1", keyVariable: "OPENAI_API_KEY"),
    "anthropic": ProviderSettings(
      protocol: .anthropic, baseURL: "https://api.anthropic.com", keyVariable: "ANTHROPIC_API_KEY"),
    "google": ProviderSettings(
      protocol: .google, baseURL: "https://generativelanguage.googleapis.com/v1", keyVariable: "GEMINI_API_KEY"),
    "openrouter": ProviderSettings(
      protocol: .openai, baseURL: "https://openrouter.ai/api/v1", keyVariable: "OPENROUTER_API_KEY"),
    "together": ProviderSettings(
      protocol: .openai, baseURL: "https://api.together.xyz/v1", keyVariable: "TOGETHER_API_KEY"),
    "local": ProviderSettings(
      protocol: .openai, baseURL: "", keyVariable: "HEED_LOCAL_API_KEY", keyIsOptional: true, concurrency: 1024),
  ]
}
