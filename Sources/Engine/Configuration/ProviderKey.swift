internal import Foundation

/// Finds the key of a provider.
enum ProviderKey: Equatable {
  case found(APIKey)
  case none
  /// The file is there by name only, and why.
  case unreadable(String)

  /// In the variable, else in the file.
  static func find(_ settings: ProviderSettings, environment: [String: String]) -> ProviderKey {
    if let name = settings.keyVariable, let key = environment[name].flatMap(APIKey.init) { return .found(key) }
    guard let file = settings.keyFile else { return .none }
    let path = expanded(file, environment)
    do {
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      guard let key = APIKey(text) else { return .unreadable("\(path) is empty") }
      guard !text.trimmingCharacters(in: .whitespacesAndNewlines).contains(where: \.isNewline) else {
        return .unreadable("\(path) holds more than one line")
      }
      return .found(key)
    } catch {
      return .unreadable("\(path) cannot be read (\(error.localizedDescription))")
    }
  }

  /// What to do where there is none.
  static func remedy(_ settings: ProviderSettings) -> String {
    switch (settings.keyVariable, settings.keyFile) {
    case (let variable?, _): "set \(variable), or name a key_file in config.json."
    case (nil, _): "name a key_variable or a key_file in config.json."
    }
  }

  private static func expanded(_ path: String, _ environment: [String: String]) -> String {
    guard path == "~" || path.hasPrefix("~/") else { return path }
    return (environment["HOME"] ?? NSHomeDirectory()) + path.dropFirst(1)
  }
}
