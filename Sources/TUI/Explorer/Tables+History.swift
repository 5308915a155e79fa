import Engine
import Foundation

/// A case's whole history: everything that was ever played of it, repeats together.
extension Tables {
  static func history(suite: String, useCase: String, from: String?, in store: Store) throws -> TableOverlay {
    let transcripts = try store.transcripts(filter: Filter.all.and(.suite, suite).and(.useCase, useCase), order: .case)
    let kinds = try PlayedKind.sorted(transcripts, in: store)
    let changes = PlayedKind.changes(of: kinds.map(\.kind))
    let verdicts = Set(transcripts.compactMap(\.rating))
    return TableOverlay(
      title: "all that was played of \(useCase)",
      header: ["S", "condition", "model", "played", "verdicts", "changed", "last"],
      rows: zip(kinds, changes).map { played, changed in
        let (kind, group) = played
        let target: TableOverlay.Target? =
          group.count == 1
          ? group.first.map { .transcript($0.id) }
          : .plays(
            Filter(terms: [.init(.id, group.map(\.id))]), title: "\(useCase), \(kind.model) \(kind.condition)")
        return .init(
          cells: [
            kind.scenario.map(String.init) ?? "?", kind.condition, kind.model, String(group.count),
            Tables.verdicts(of: group), changed, day(group.compactMap(\.started).max(), withTime: false),
          ], target: target,
          spoken: [
            "S": "scenario \(kind.scenario.map(String.init) ?? "unknown")",
            "verdicts": Tables.verdicts(of: group, inWords: true),
          ])
      }, list: ListPosition(selected: kinds.firstIndex { $0.group.contains { $0.id == from } } ?? 0),
      empty: "Nothing was played of it.",
      note: transcripts.isEmpty
        ? nil
        : "\(Wording.count(transcripts.count, "transcript", "transcripts")) in \(Wording.count(kinds.count, "kind", "kinds"))\(verdicts.count > 1 ? ", with more than one verdict" : ""). Enter opens the repeats of a kind."
    )
  }

  /// Each transcript of a kind.
  static func plays(_ filter: Filter, title: String, in store: Store) throws -> TableOverlay {
    let transcripts = try store.transcripts(filter: filter, order: .case)
    let names = try store.shortIDs(transcripts.map(\.id))
    return TableOverlay(
      title: title, header: ["#", "rating", "by", "confidence", "labels", "turns", "when", "transcript"],
      rows: transcripts.map { transcript in
        .init(
          cells: [
            String(transcript.repeat),
            transcript.rating.map { "\(VerdictLook($0).mark) \($0.title)" } ?? "– \(transcript.cause ?? "none")",
            transcript.rater ?? "–", transcript.confidence.map { Wording.percent($0) } ?? "–",
            transcript.labels.joined(separator: " "), String(transcript.turnCount), day(transcript.started),
            names[transcript.id] ?? transcript.id,
          ], target: .transcript(transcript.id),
          spoken: [
            "#": "repeat \(transcript.repeat)", "rating": VerdictLook(transcript).word, "transcript": transcript.id,
          ])
      }, empty: "There is none.")
  }

  /// How often each verdict came: `✓3 ✗2`, in words `3 pass, 2 fail`.
  private static func verdicts(of group: [Transcript], inWords: Bool = false) -> String {
    let marks = group.map { VerdictLook($0).mark }
    let words = [("✓", "pass"), ("?", "unclear"), ("✗", "fail"), ("≈", "compared"), ("–", "not rated")]
    return words.compactMap { mark, word in
      let count = marks.count { $0 == mark }
      return count == 0 ? nil : inWords ? "\(count) \(word)" : "\(mark)\(count)"
    }.joined(separator: inWords ? ", " : " ")
  }

  /// `2026-11-21 12:30`, in UTC.
  private static func day(_ date: Date?, withTime: Bool = true) -> String {
    guard let date else { return "" }
    let text = date.formatted(
      .iso8601.year().month().day().time(includingFractionalSeconds: false).dateTimeSeparator(.space))
    return String(text.prefix(withTime ? 16 : 10))
  }
}
