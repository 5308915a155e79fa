import Engine
import Foundation

/// `heed show`: one transcript with its evidence highlighted.
enum ShowCommand: Command {
  static let spec = CommandSpec(
    name: "show", summary: "print one transcript with its evidence highlighted",
    operands: [.init(name: "TRANSCRIPT", summary: "the transcript's id, a prefix of it, or last")],
    options: [
      .init(
        name: "format", value: "FORMAT", summary: "text (default), json or markdown",
        choices: ["text", "json", "markdown"])
    ])

  static func run(_ context: Context) async throws -> ExitStatus {
    let store = try context.store()
    let detail = try store.detail(named: context.arguments.operands[0])
    let calls = try store.calls(of: detail.transcript.id)
    let format = context.arguments.value("format") ?? (context.output.isJSON ? "json" : "text")
    switch format {
    case "json":
      context.output.print(
        OrderedJSON.object(
          HeedJSONL.fields(of: detail) + [("calls", .array(calls.map { .object(HeedJSONL.fields(of: $0)) }))]))
    case "markdown": context.output.print(TranscriptText(detail, calls: calls, style: .markdown).text)
    default:
      context.output.print(
        TranscriptText(detail, calls: calls, style: context.output.usesColor ? .colors : .plain).text)
    }
    return .done
  }
}
