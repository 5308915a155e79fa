import Engine

/// `heed search`: full-text search over all turns.
enum SearchCommand: Command {
  static let spec = CommandSpec(
    name: "search", summary: "search all turns for words",
    operands: [.init(name: "WORDS", summary: "all must occur in one turn; \"quoted\" ones together", isRepeated: true)],
    options: [
      .init(name: "role", value: "R", summary: "only turns of this role", choices: Role.allCases.map(\.rawValue)),
      .filter,
      .init(name: "limit", value: "N", summary: "at most this many (default all)"),
    ])

  static func run(_ context: Context) async throws -> ExitStatus {
    let words = context.arguments.operands.joined(separator: " ")
    guard words.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw context.arguments.usage("There is no word to search for.")
    }
    let hits = try context.store().search(
      words, role: context.arguments.value("role").flatMap(Role.init(rawValue:)), filter: context.filter(),
      limit: context.arguments.integer("limit", in: 0...Int.max))
    if context.output.isJSON {
      context.output.print(
        .array(
          hits.map {
            .object([
              ("transcript", .string($0.transcript)), ("turn", .int($0.turn)), ("role", .string($0.role.rawValue)),
              ("snippet", .string(marked($0.snippet, "", ""))), ("model", .string($0.model)),
              ("case", .string($0.useCase)),
            ])
          }))
      return .done
    }
    for hit in hits {
      let snippet =
        context.output.usesColor ? marked(hit.snippet, "\u{1b}[1;33m", "\u{1b}[0m") : marked(hit.snippet, "[", "]")
      context.output.print(
        "\(hit.transcript)  \(hit.useCase.onOneLine)  \(hit.model.onOneLine)  turn \(hit.turn) \(hit.role.rawValue)\n    \(snippet)"
      )
    }
    context.output.say("\(hits.count) turn\(hits.count == 1 ? "" : "s")")
    return .done
  }

  private static func marked(_ snippet: String, _ open: String, _ close: String) -> String {
    snippet.split(separator: "\u{1}", omittingEmptySubsequences: false).enumerated().map { position, part in
      guard position > 0, let end = part.firstIndex(of: "\u{2}") else { return String(part).onOneLine }
      return open + String(part[..<end]).onOneLine + close + String(part[part.index(after: end)...]).onOneLine
    }.joined()
  }
}
