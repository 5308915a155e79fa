public import struct Foundation.Date

/// Why a rater that was asked gave a transcript no rating.
public struct Unrated: Sendable, Equatable {
  public var rater: String
  public var version: String
  /// A `ModelError.Cause`, or `unparsed`.
  public var cause: String
  /// What happened, for a reader.
  public var detail: String
  public var created: Date

  public init(rater: String, version: String, cause: String, detail: String, created: Date) {
    self.rater = rater
    self.version = version
    self.cause = cause
    self.detail = detail
    self.created = created
  }
}
