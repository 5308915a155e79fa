import Engine
import Foundation

/// What every command works with: its arguments, the store, the data, and where to say things.
struct Context {
  let arguments: Arguments
  let output: Output

  init(_ arguments: Arguments) {
    self.arguments = arguments
    output = Output(
      isQuiet: arguments.has("quiet"), isJSON: arguments.has("json"), usesColor: Context.usesColor(arguments))
  }

  private static func usesColor(_ arguments: Arguments) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return !arguments.has("no-color") && environment["NO_COLOR", default: ""].isEmpty && isatty(STDOUT_FILENO) == 1
      && environment["TERM"] != "dumb"
  }

  /// `--db`, else `heed/heed.db` in the user's data folder.
  var storePath: String {
    if let path = arguments.value("db") { return path }
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"] ?? NSHomeDirectory()
    let base = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.local/share"
    return "\(base)/heed/heed.db"
  }

  /// The store, with the bundled suites in it.
  func store() throws -> Store {
    let store = try Store(path: storePath)
    try BundledData(store: store).loadSuites { try dataFolder() }
    return store
  }

  /// What the user's configuration file says, over what Heed knows and the list prices.
  func configuration() throws -> Configuration {
    // Without the data folder there are no list prices, which only estimates need.
    let prices = (try? Prices(from: dataFolder()).models) ?? [:]
    return try Configuration.load(
      path: Configuration.path(environment: ProcessInfo.processInfo.environment), prices: prices)
  }

  func dataFolder() throws -> DataFolder {
    try DataFolder.locate(named: arguments.value("data"), program: Context.programURL)
  }

  /// Where this program's file is, however it was called.
  static var programURL: URL {
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: CommandLine.arguments.first ?? "heed")
  }

  /// The filter of `--filter`, with `--run` as one more condition.
  func filter() throws -> Filter {
    var filter = Filter.all
    if let text = arguments.value("filter") { filter = try Filter(parsing: text, for: store()) }
    if let run = arguments.value("run") {
      filter = filter.and(.run, try store().resolve(run, in: .run))
    }
    return filter
  }
}
