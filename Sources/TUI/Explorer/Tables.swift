import Engine
import Foundation

/// Tables over the screen: runs, agreement, the matrix, hits.
enum Tables {
  static func runs(in store: Store) throws -> TableOverlay {
    TableOverlay(
      title: "runs", header: ["run", "status", "done", "failed", "models", "name"],
      rows: try store.runs().prefix(500).map { run in
        .init(
          cells: [
            String(run.id.prefix(10)), run.status.rawValue, "\(run.complete)/\(run.planned)", String(run.failed),
            run.models.joined(separator: ", "), run.name ?? "",
          ], target: .run(run.id), spoken: ["run": run.id, "done": "\(run.complete) of \(run.planned)"])
      }, empty: "There are no runs; heed run makes one.")
  }

  static func agreement(filter: Filter, in store: Store) throws -> TableOverlay {
    let raters = Set(try store.raters().map(\.id)).sorted()
    var rows: [TableOverlay.Row] = []
    for (position, first) in raters.enumerated() {
      for second in raters[(position + 1)...] {
        let agreement = try store.agreement(between: first, and: second, filter: filter)
        guard agreement.n > 0 else { continue }
        let interval = agreement.kappaInterval.map { " (\(figure($0.low)) – \(figure($0.high)))" } ?? ""
        let same = (0..<3).reduce(0) { $0 + agreement.confusion[$1][$1] }
        rows.append(
          .init(
            cells: [
              first, second, String(agreement.n), figure(agreement.accuracy), figure(agreement.kappa) + interval,
              String(agreement.n - same),
            ], target: .filter(filter.and(.rater, first).and(.disagreement, "yes"))))
      }
    }
    return TableOverlay(
      title: "agreement between raters", header: ["rater", "rater", "n", "accuracy", "kappa", "differ"], rows: rows,
      empty: "No two raters have rated the same transcript.")
  }

  static func matrix(filter: Filter, in store: Store) throws -> TableOverlay {
    let groups = try store.counts(by: [.model, .condition, .scenario], filter: filter)
    var order: [[String?]] = []
    var cells: [[String?]: [Int: Counts]] = [:]
    for group in groups {
      let key = Array(group.key.prefix(2))
      if cells[key] == nil { order.append(key) }
      cells[key, default: [:]][group.key[2].flatMap { Int($0) } ?? -1] = group.counts
    }
    // Imported transcripts may be of no known scenario.
    let unknown = -1
    let scenarios = Scenario.allCases.map(\.rawValue) + (cells.values.contains { $0[unknown] != nil } ? [unknown] : [])
    return TableOverlay(
      title: "pass rates: models by scenarios",
      header: ["model", "condition"] + scenarios.map { $0 == unknown ? "S?" : "S\($0)" },
      rows: order.map { key in
        .init(
          cells: key.map { $0 ?? "–" }
            + scenarios.map { scenario in
              guard let rate = cells[key]?[scenario]?.rate() else { return "–" }
              return "\(Int((rate.rate * 100).rounded())) %"
            }, target: .filter(filter.and(.model, key[0] ?? "").and(.condition, key[1] ?? "")))
      }, empty: "Nothing is rated yet.")
  }

  static func search(_ words: String, in store: Store) throws -> TableOverlay {
    let limit = 200
    // A few turns are indexed in no time; many are being indexed in the background.
    let pending = try store.pendingTurns()
    let hits = try store.search(words, limit: limit, waits: pending < 2000)
    let note = pending < 2000 ? "" : " so far; \(pending) turns are still being indexed"
    return TableOverlay(
      title:
        "“\(words)”: \(hits.count == limit ? "the first \(limit)" : "\(hits.count)") turn\(hits.count == 1 ? "" : "s")\(note)",
      header: ["case", "model", "turn", "text"],
      rows: hits.map { hit in
        let text = hit.snippet.replacing("\u{1}", with: "").replacing("\u{2}", with: "")
        return .init(
          cells: [hit.useCase, hit.model, "\(hit.turn) \(hit.role.rawValue)", text],
          target: .turn(transcript: hit.transcript, index: hit.turn),
          // The words around the hit, without signs of what stands before and behind.
          spoken: ["text": text.trimmingCharacters(in: ["…"])])
      }, empty: "No turn holds these words.")
  }

  static func lineage(of id: String, in store: Store) throws -> TableOverlay {
    let nodes = try store.lineage(of: id)?.nodes ?? []
    // The rows, whose reruns stand below them.
    let places = Dictionary(nodes.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    let names = try store.shortIDs(nodes.map(\.id))
    return TableOverlay(
      title: "reruns of this transcript", header: ["what was changed", "model", "condition", "rating", "transcript"],
      rows: nodes.map { node in
        let branch = node.depth == 0 ? "" : String(repeating: "  ", count: node.depth - 1) + "└ "
        let mark = node.id == id ? " ◂" : ""
        let what = node.changed ?? (node.depth == 0 ? "as it was first" : "the same again")
        let origin = node.parent.flatMap { places[$0] }.map { "level \(node.depth), rerun of row \($0): " } ?? ""
        return .init(
          cells: [
            branch + what + mark, node.model,
            node.condition.rawValue,
            node.rating.map { "\(VerdictLook($0).mark) \($0.title)" } ?? "– \(node.status.rawValue)",
            names[node.id] ?? node.id,
          ], target: .transcript(node.id),
          spoken: [
            "what was changed": origin + what + (node.id == id ? " (this one)" : ""),
            "rating": node.rating?.title ?? "none (\(node.status.rawValue))", "transcript": node.id,
          ])
      }, list: ListPosition(selected: nodes.firstIndex { $0.id == id } ?? 0), empty: "There are no reruns.")
  }

  static func sweep(_ report: SweepReport) -> TableOverlay {
    TableOverlay(
      title: "what would have saved the user? \(report.model)",
      header: ["played", "pass", "fail", "unclear", "missing", "rate", "95 % interval"],
      rows: report.cells.map { cell in
        let counts = cell.counts
        let numbers =
          (cell.isRated ? [counts.pass, counts.fail, counts.unclear].map(String.init) : ["–", "–", "–"])
          + [String(counts.missing)]
        let same = cell.comparison.map { "same in \($0.same)/\($0.answers)" } ?? "compared"
        return .init(
          cells: [cell.scenario == Sweep.alone ? "without the others" : cell.condition.rawValue] + numbers + [
            cell.rate.map { Wording.percent($0.rate) } ?? (cell.isRated ? "–" : same),
            cell.rate.map { "\(Wording.percent($0.low)) – \(Wording.percent($0.high))" } ?? "",
          ],
          target: .plays(
            cell.filter, title: cell.scenario == Sweep.alone ? "without the others" : cell.condition.rawValue))
      }, empty: "Nothing was played.", note: [report.verdict, report.note].compactMap { $0 }.joined(separator: ". "))
  }

  private static func figure(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "–" }
}
