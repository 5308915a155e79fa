import Engine
import Foundation
import TUI

/// `heed` without a command: the explorer.
enum ExplorerCommand {
  static let spec = CommandSpec(
    name: "", summary: "open the explorer",
    options: [
      .init(name: "as", value: "NAME", summary: "under which name annotations are saved (default: who is logged in)"),
      .init(
        name: "theme", value: "T", summary: "colours for a dark or light ground (default: what the terminal says)",
        choices: ["dark", "light"]),
      .init(
        name: "plain",
        summary: "no screen: keys are read line by line, and what changed is printed; for screen readers and scripts"),
      .init(name: "no-mouse", summary: "leave the mouse to the terminal"),
      .init(name: "base-url", value: "URL", summary: "where local/NAME is served, for reruns"),
    ])

  static func run(_ context: Context) throws -> ExitStatus {
    let arguments = context.arguments
    if let extra = arguments.operands.first { throw arguments.usage("There is no command “\(extra)”.") }
    guard !arguments.has("json") else {
      throw arguments.usage("The explorer prints no JSON; commands do, e.g. heed list transcripts --json.")
    }
    let isPlain = arguments.has("plain")
    guard isPlain || isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 else {
      throw arguments.usage("The explorer needs a terminal; heed --plain and the commands work without one.")
    }
    let store = try context.store()
    let isFirstStart = try store.isEmpty()
    if isFirstStart { try loadRecordings(into: store, context) }
    var options = ExplorerApp.Options(author: try author(arguments))
    options.noColor = arguments.has("no-color")
    options.usesMouse = !arguments.has("no-mouse")
    options.ground = arguments.value("theme").flatMap(Ground.init(rawValue:))
    options.errorLog = (store.path as NSString).deletingLastPathComponent + "/heed.log"
    options.baseURL = try arguments.baseURL()
    options.isFirstStart = isFirstStart
    options.configuration = try context.configuration()
    options.callableModels = try callableModels(in: store, options)
    if isPlain {
      PlainApp.run(store: store, options: options, readLine: { readLine() }, print: { context.output.print($0) })
    } else {
      try ExplorerApp.run(store: store, options: options)
    }
    return .done
  }

  /// The simulated models, and those of the store and of the configuration file that have an address and a key.
  private static func callableModels(in store: Store, _ options: ExplorerApp.Options) throws -> [String] {
    let catalog = ModelCatalog(configuration: options.configuration, baseURL: options.baseURL)
    let known = try store.models().map(\.id) + options.configuration.models.keys.sorted()
    var models = SimulatedModel.all.map(\.id)
    for id in known where !models.contains(id) && (try? catalog.model(id)) != nil { models.append(id) }
    return models
  }

  /// The bundled recordings, with progress, before the first screen. The explorer itself indexes them, beside its loop.
  private static func loadRecordings(into store: Store, _ context: Context) throws {
    context.output.say("Loading the bundled recordings…")
    try BundledData(store: store).loadRecordings(from: context.dataFolder()) { file, fraction in
      context.output.progress("\(ProgressMeter.bar(fraction)) \(file)")
    }
    context.output.endProgress()
  }

  /// The name of `--as`, else who is logged in.
  static func author(_ arguments: Arguments) throws(UsageError) -> String {
    guard let given = arguments.value("as") else {
      return AnnotatorName.cleaned(ProcessInfo.processInfo.environment["USER"] ?? NSUserName()) ?? "me"
    }
    guard let name = AnnotatorName.parse(given) else {
      throw arguments.usage("“--as \(given.onOneLine)” cannot be a name: it takes \(AnnotatorName.rule).")
    }
    return name
  }
}
