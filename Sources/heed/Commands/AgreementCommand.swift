import Engine
import Foundation

/// `heed agreement`: how far raters agree.
enum AgreementCommand: Command {
  static let spec = CommandSpec(
    name: "agreement", summary: "agreement between raters: accuracy, kappa, alpha, confusion",
    options: [
      .init(name: "raters", value: "R,R…", summary: "these raters (default all that rated)", isRepeated: true),
      .filter, .run,
    ],
    discussion: """
      Every pair of raters is compared on the transcripts that both rated, each with its latest version. The rater
      “intended” stands for what simulated answers were meant to be: `heed agreement --raters rule,intended` tells how
      often the rule rater finds it.
      """)

  static func run(_ context: Context) async throws -> ExitStatus {
    let store = try context.store()
    let filter = try context.filter()
    let known = Array(Set(try store.raters().map(\.id))).sorted()
    let raters = context.arguments.has("raters") ? context.arguments.list("raters") : known
    for rater in raters where !known.contains(rater) && rater != "intended" {
      let all = (known + ["intended"]).joined(separator: ", ")
      throw context.arguments.usage("Nothing is rated by “\(rater)”; the raters are \(all).")
    }
    if context.arguments.has("raters"), raters.count < 2 {
      throw context.arguments.usage("Agreement needs two raters, e.g. --raters rule,intended.")
    }
    var rows: [Agreement] = []
    for (position, first) in raters.enumerated() {
      for second in raters[(position + 1)...] {
        let agreement = try store.agreement(between: first, and: second, filter: filter)
        if agreement.n > 0 || context.arguments.has("raters") { rows.append(agreement) }
      }
    }
    if context.output.isJSON {
      context.output.print(.array(rows.map(\.json)))
      return .done
    }
    guard !rows.isEmpty else {
      context.output.say("No two raters have rated the same transcript.")
      return .done
    }
    context.output.print(rows.map(text).joined(separator: "\n\n"))
    return .done
  }

  private static func text(_ agreement: Agreement) -> String {
    func figure(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "–" }
    let interval = agreement.kappaInterval.map { " (\(figure($0.low)) – \(figure($0.high)))" } ?? ""
    let (a, b) = (agreement.raters[0], agreement.raters[1])
    var table = TextTable(
      header: ["\(a) ↓  \(b) →"] + RatingValue.allCases.map(\.title), rightAligned: [1, 2, 3])
    for value in RatingValue.allCases {
      table.rows.append([value.title] + agreement.confusion[value.rawValue].map(String.init))
    }
    return """
      \(a.onOneLine) and \(b.onOneLine): \(agreement.n) transcripts, accuracy \(figure(agreement.accuracy)), kappa \(figure(agreement.kappa))\(interval), \
      weighted kappa \(figure(agreement.weightedKappa)), alpha \(figure(agreement.alpha))
      \(table.text)
      """
  }
}

extension Agreement {
  var json: OrderedJSON {
    .object([
      ("raters", .array(raters.map(OrderedJSON.string))), ("n", .int(n)), ("accuracy", .optional(accuracy)),
      ("kappa", .optional(kappa)), ("kappa_low", .optional(kappaInterval?.low)),
      ("kappa_high", .optional(kappaInterval?.high)), ("weighted_kappa", .optional(weightedKappa)),
      ("alpha", .optional(alpha)), ("confusion", .array(confusion.map { .array($0.map(OrderedJSON.int)) })),
    ])
  }
}
