import Engine
import Foundation
import TUI

/// `heed doctor`: checks what Heed needs and says how to mend what is wrong.
enum DoctorCommand: Command {
  static let spec = CommandSpec(
    name: "doctor", summary: "check terminal, store, data, keys and providers, and say how to mend what is wrong",
    options: [.init(name: "base-url", value: "URL", summary: "where local/NAME is served, to check that too")])

  private struct Check {
    var name: String
    var isOK: Bool
    var detail: String
    var remedy: String?
  }

  static func run(_ context: Context) async throws -> ExitStatus {
    var checks = [terminal(), locale(), data(context)]
    checks += store(context)
    checks += await providers(context)
    if context.output.isJSON {
      context.output.print(
        .array(
          checks.map {
            .object([
              ("check", .string($0.name)), ("ok", .bool($0.isOK)), ("detail", .string($0.detail)),
              ("remedy", .optional($0.remedy)),
            ])
          }))
    } else {
      for check in checks {
        context.output.print("\(check.isOK ? "ok  " : "WRONG") \(check.name): \(check.detail.onOneLine)")
        if let remedy = check.remedy { context.output.print("      \(remedy.onOneLine)") }
      }
    }
    return checks.allSatisfy(\.isOK) ? .done : .failed
  }

  private static func terminal() -> Check {
    let term = ProcessInfo.processInfo.environment["TERM"] ?? ""
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      return Check(name: "terminal", isOK: true, detail: "none here; the commands work, the explorer needs one")
    }
    if term == "dumb" {
      return Check(
        name: "terminal", isOK: false, detail: "TERM is “dumb”, which cannot place text",
        remedy: "Set TERM to what your terminal is, e.g. export TERM=xterm-256color.")
    }
    if term.isEmpty {
      return Check(
        name: "terminal", isOK: true, detail: "TERM is not set; the explorer takes it for xterm-256color",
        remedy: "If that looks wrong: export TERM=… with what your terminal is.")
    }
    return Check(name: "terminal", isOK: true, detail: "TERM is \(term)")
  }

  private static func locale() -> Check {
    let environment = ProcessInfo.processInfo.environment
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0]?.nonEmpty }.first ?? "C"
    let isUTF8 = name.lowercased().contains("utf-8") || name.lowercased().contains("utf8")
    return Check(
      name: "locale", isOK: true, detail: isUTF8 ? name : "\(name); the explorer uses C.UTF-8 instead",
      remedy: isUTF8 ? nil : "For other programs too: export LANG=C.UTF-8.")
  }

  private static func data(_ context: Context) -> Check {
    do {
      let folder = try context.dataFolder()
      return Check(
        name: "data", isOK: true, detail: "\(folder.url.path), \(folder.recordingFiles.count) files of recordings")
    } catch {
      return Check(name: "data", isOK: false, detail: "\(error)", remedy: "Name the folder with --data DIR.")
    }
  }

  private static func store(_ context: Context) -> [Check] {
    do {
      let store = try context.store()
      let problems = try store.integrityProblems()
      var checks = [
        Check(
          name: "store", isOK: problems.isEmpty,
          detail: problems.isEmpty
            ? "\(store.path), \(try store.transcriptCount()) transcripts" : problems.joined(separator: "; "),
          remedy: problems.isEmpty ? nil : "Restore a copy of the file, or begin a new one with --db.")
      ]
      let interrupted = try store.runs().filter { $0.status == .interrupted }
      if !interrupted.isEmpty {
        checks.append(
          Check(
            name: "runs", isOK: true, detail: "\(interrupted.count) interrupted",
            remedy: "Finish with: heed resume \(interrupted[0].id)"))
      }
      checks.append(spans(store))
      return checks
    } catch {
      return [Check(name: "store", isOK: false, detail: "\(error)", remedy: "Name another file with --db PATH.")]
    }
  }

  /// Whether what people marked stands where they marked it.
  private static func spans(_ store: Store) -> Check {
    do throws(StoreError) {
      let (checked, misplaced) = try store.misplacedSpans()
      guard let first = misplaced.first else {
        return Check(
          name: "spans", isOK: true,
          detail: checked == 0 ? "nobody has marked any" : "\(checked) that people marked, each where it says")
      }
      let count = misplaced.reduce(0) { $0 + $1.count }
      let places = Set(misplaced.map(\.transcript)).count
      return Check(
        name: "spans", isOK: false,
        detail: "\(count) of \(checked) that people marked are not where they say, "
          + "in \(places) transcript\(places == 1 ? "" : "s")",
        remedy: "Find them again with: heed annotate \(first.transcript) --as \(first.author) "
          + "--spans-from \(first.transcript)\(misplaced.count == 1 ? "" : "; then look again for the next")")
    } catch {
      return Check(
        name: "spans", isOK: false, detail: "\(error)",
        remedy: "Restore a copy of the file, or begin a new one with --db.")
    }
  }

  /// The configuration file, and each provider that somebody has set up.
  private static func providers(_ context: Context) async -> [Check] {
    let path = Configuration.path(environment: ProcessInfo.processInfo.environment)
    var configuration: Configuration
    do {
      configuration = try context.configuration()
    } catch {
      return [
        Check(name: "config", isOK: false, detail: "\(error)", remedy: "`heed help config` shows a file that works.")
      ]
    }
    let isThere = FileManager.default.fileExists(atPath: path)
    var checks = [
      Check(
        name: "config", isOK: true, detail: isThere ? path : "none at \(path); not needed",
        remedy: isThere ? nil : "For other providers, limits and prices: heed help config")
    ]
    let problems = ExplorerApp.problems(in: configuration.explorer)
    if !problems.isEmpty {
      checks.append(
        Check(
          name: "keys and colours", isOK: false, detail: problems.joined(separator: "; "),
          remedy: "Change \(path); `heed help keys` and `heed help colors` list the names."))
    }
    if let url = context.arguments.value("base-url") { configuration.providers["local"]?.baseURL = url }
    for (name, settings) in configuration.providers.sorted(by: { $0.key < $1.key }) {
      let found = await ProviderCheck.run(name, settings)
      checks.append(Check(name: "provider \(name)", isOK: found.isOK, detail: found.detail, remedy: found.remedy))
    }
    return checks
  }
}
