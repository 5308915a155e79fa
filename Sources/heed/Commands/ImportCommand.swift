import Engine
import Foundation

/// `heed import`: reads files into the store.
enum ImportCommand: Command {
  static let spec = CommandSpec(
    name: "import", summary: "read use cases, results and transcripts from files",
    operands: [
      .init(
        name: "FILE", summary: "an .xlsx of CURATe's, or .jsonl (also .jsonl.zst); none: the bundled recordings",
        isOptional: true, isRepeated: true)
    ],
    options: [
      .init(
        name: "format", value: "FORMAT", summary: "what the files hold (default auto: told from the content)",
        choices: ["auto"] + ImportFormat.allCases.map(\.rawValue)),
      .init(name: "suite", value: "NAME", summary: "the suite's name"),
      .init(name: "skip-bad", summary: "leave bad rows out, and say which, instead of refusing the file"),
      .init(
        name: "rater", value: "R", summary: "who rates what comes in: rule or none (default rule)",
        choices: ["rule", "none"]),
    ],
    discussion: """
      Each file comes in wholly or not at all. Importing a file again adds nothing. Of transcripts that are here already,
      only what people said of them elsewhere is taken. Spans whose text was edited in the file are found again by their
      quote; those that are not are named and left out, and the exit status is 3.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let arguments = context.arguments
    let store = try context.store()
    let format = arguments.value("format").flatMap(ImportFormat.init(rawValue:))
    let importer = Importer(format: format, suite: arguments.value("suite"), skipBad: arguments.has("skip-bad"))
    let service = FileImport(store: store, importer: importer, rater: arguments.value("rater") == "none" ? nil : "rule")
    let files = try arguments.operands.isEmpty ? context.dataFolder().recordingFiles.map(\.path) : arguments.operands
    var reports: [ImportReport] = []
    var failures: [String] = []
    for path in files {
      do {
        let report = try service.run(path: path) { fraction in
          context.output.progress("\(ProgressMeter.bar(fraction)) \(path)")
        }
        context.output.endProgress()
        reports.append(report)
        for row in report.skipped { context.output.say("left out: \(row)") }
        for span in report.lostSpans { context.output.say(span.description) }
      } catch let error as ImportError {
        context.output.endProgress()
        failures.append(error.description)
      }
    }
    // The next search should not have to wait for it.
    while try store.indexPending() > 0 { context.output.progress("indexing…") }
    context.output.endProgress()
    for failure in failures { Output.complain(failure) }
    if context.output.isJSON {
      // Of one file, an object; where that failed, there is nothing to tell but the error.
      if files.count == 1, reports.isEmpty { return .failed }
      context.output.print(reports.count == 1 && files.count == 1 ? reports[0].json : .array(reports.map(\.json)))
    } else {
      for report in reports { context.output.print(report.text.onOneLine) }
    }
    if failures.isEmpty { return reports.allSatisfy(\.isWhole) ? .done : .partly }
    return reports.isEmpty ? .failed : .partly
  }
}

extension ImportReport {
  fileprivate var isWhole: Bool { skipped.isEmpty && lostSpans.isEmpty }

  var json: OrderedJSON {
    .object([
      ("file", .string(file)), ("format", .string(format)), ("suite", .optional(suite)), ("cases", .int(cases)),
      ("transcripts", .int(transcripts)), ("ratings", .int(ratings)), ("skipped", .int(skipped.count)),
      ("lost_spans", .array(lostSpans.map { .string($0.description) })),
    ])
  }

  var text: String {
    var parts: [String] = []
    if cases > 0 { parts.append("suite \(suite ?? "") with \(cases) use cases") }
    if transcripts > 0 || cases == 0 { parts.append("\(transcripts) transcripts, \(ratings) ratings") }
    if annotations > 0 { parts.append("\(annotations) annotations of transcripts that were here") }
    if !skipped.isEmpty { parts.append("\(skipped.count) left out") }
    if !lostSpans.isEmpty { parts.append("\(lostSpans.count) span\(lostSpans.count == 1 ? "" : "s") lost") }
    return "\(file) (\(format)): \(parts.joined(separator: ", "))"
  }
}
