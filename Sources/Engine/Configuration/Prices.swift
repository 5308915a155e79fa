internal import Foundation

/// The list prices that come with Heed: `prices.json` in the data folder.
public struct Prices: Decodable, Sendable, Equatable {
  /// When they were looked up: `YYYY-MM`.
  public var asOf: String
  /// By model id.
  public var models: [String: Price]

  private enum Keys: String, CodingKey {
    case models
    case asOf = "as_of"
  }

  private struct Entry: Decodable {
    var input: Double
    var output: Double
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Keys.self)
    asOf = try fields.decode(String.self, forKey: .asOf)
    models = try fields.decode([String: Entry].self, forKey: .models).mapValues {
      Price(input: $0.input, output: $0.output)
    }
  }

  /// Reads the file of a data folder.
  public init(from folder: DataFolder) throws {
    self = try JSONDecoder().decode(Prices.self, from: Data(contentsOf: folder.prices))
  }
}
