/// What a person wants otherwise in the explorer, as their file says it; the explorer knows what of it can be had.
public struct ExplorerSettings: Sendable, Equatable {
  /// For names of actions (`next-failure`) the names of their keys (`x`, `C-d`, `F2`).
  public var keys: [String: [String]] = [:]
  /// For names of what is coloured (`fail`) the colour (`red bold on 52`).
  public var colors: [String: String] = [:]

  public init(keys: [String: [String]] = [:], colors: [String: String] = [:]) {
    self.keys = keys
    self.colors = colors
  }
}
