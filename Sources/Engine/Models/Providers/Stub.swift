public struct ChatCompletionsModel: ChatModel {
  public let id: String
  public let origin = Origin.recorded
  public init(name: String, baseURL: String) throws(ModelError) { id = "local/\(name)" }
  public func reply(to request: ChatRequest) async throws(ModelError) -> ChatReply { throw ModelError(cause: .network, detail: "") }
  public static func names(servedAt url: String) async throws(ModelError) -> [String] { [] }
}
extension RuleRater { public static var rules: [(id: String, definition: String)] { [] } }
