/// A judge by its rater's name: `judge/openai/gpt-4o`, or `judge/openai/gpt-4o@published`.
public struct JudgeName: Sendable, Equatable {
  /// `provider/name`.
  public var model: String
  public var mode: Mode

  public enum Mode: String, Sendable {
    /// Heed's own prompt, which asks for a grade, an explanation and quotes.
    case own
    /// What the benchmark's judge saw and how it was sampled.
    case published
  }

  public init(model: String, mode: Mode = .own) {
    self.model = model
    self.mode = mode
  }

  /// Nil for the names of other raters, and for imported judges' (`judge/imported`), which name no model that could be asked.
  public init?(rater: String) {
    guard rater.hasPrefix(Self.prefix) else { return nil }
    var model = rater.dropFirst(Self.prefix.count)
    mode = .own
    if model.hasSuffix(Self.publishedMark) {
      model = model.dropLast(Self.publishedMark.count)
      mode = .published
    }
    guard let slash = model.firstIndex(of: "/"), slash != model.startIndex, model.index(after: slash) != model.endIndex
    else { return nil }
    self.model = String(model)
  }

  public var rater: String { Self.prefix + model + (mode == .published ? Self.publishedMark : "") }

  private static let prefix = "judge/"
  private static let publishedMark = "@published"
}
