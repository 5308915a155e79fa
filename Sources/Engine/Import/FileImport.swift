import Foundation

/// Brings files into the store: each wholly or not at all, rated by the rule rater unless told not to.
public struct FileImport: Sendable {
  private let store: Store
  private let importer: Importer
  private let rater: String?

  /// - Parameter rater: who rates what comes in without a rating by this rater; nil for nobody.
  public init(store: Store, importer: Importer = Importer(), rater: String? = "rule") {
    self.store = store
    self.importer = importer
    self.rater = rater
  }

  /// Reads and stores one file. Throws `ImportError` or `StoreError`, and then has changed nothing.
  ///
  /// - Parameter progress: told how far it is, 0 to 1: reading takes about half of the time, storing the other.
  public func run(path: String, progress: (Double) -> Void = { _ in }) throws -> ImportReport {
    let file = try importer.read(path: path) { progress($0 / 2) }
    var report = ImportReport(
      file: file.file, format: file.format.rawValue, suite: file.suite?.name, cases: file.suite?.cases.count ?? 0,
      transcripts: 0, ratings: 0, skipped: file.skipped.map(\.description))
    if let imported = file.suite { try store.put(suite(imported)) }
    guard !file.transcripts.isEmpty else { return report }
    let groups = runs(of: file)
    report.suite = report.suite ?? groups.first?.run.suite
    let added = try store.put(groups) { done, all in
      progress(0.5 + Double(done) / Double(max(all, 1)) / 2)
    }
    report.transcripts = added.transcripts.count
    report.ratings = added.ratings
    report.annotations = added.annotations
    report.lostSpans = added.lostSpans
    if rater != nil { report.ratings += try rate(Set(added.transcripts), in: groups) }
    return report
  }

  /// Imported use cases bring no distractors of their own; those of the bundled suite serve.
  private func suite(_ imported: ImportedSuite) throws -> Suite {
    let categories = unique(imported.cases.map(\.category)).map { Suite.Category(id: $0, title: $0) }
    let suite = Suite(
      name: imported.name, version: imported.version, title: "imported use cases", categories: categories,
      useCases: imported.cases, pools: Suite.Pools())
    guard let bundled = try store.suite("heed-core") else { return suite }
    return suite.fillingEmptyPools(from: bundled)
  }

  /// Rates those of the added transcripts that carry no rating by the rater. Gives how many got one.
  private func rate(_ added: Set<String>, in groups: [(run: Run, transcripts: [ImportedTranscript])]) throws -> Int {
    guard let rater else { return 0 }
    var rated = 0
    for item in groups.lazy.flatMap(\.transcripts) where added.contains(item.transcript.id) {
      if item.ratings.contains(where: { $0.rater == rater }) { continue }
      if case .rated = try Rater(store: store).rate(item.transcript.id, by: rater) { rated += 1 }
    }
    return rated
  }

  /// The file's transcripts by the run they belong to; those that name none share one of the file's own.
  private func runs(of file: ImportedFile) -> [(run: Run, transcripts: [ImportedTranscript])] {
    var order: [String] = []
    var groups: [String: [ImportedTranscript]] = [:]
    for item in file.transcripts {
      let id = item.transcript.run.isEmpty ? file.run : item.transcript.run
      if groups[id] == nil { order.append(id) }
      groups[id, default: []].append(item)
    }
    return order.map { id in
      let transcripts = (groups[id] ?? []).map(\.transcript)
      let run = Run(
        id: id, name: file.file, status: .complete, suite: transcripts.first?.suite ?? "",
        models: unique(transcripts.map(\.model)), scenarios: unique(transcripts.compactMap(\.scenario)).sorted(),
        conditions: unique(transcripts.map(\.condition)).sorted(), planned: transcripts.count,
        seed: transcripts.first?.seed ?? 1, settings: RunSettings(kind: .import, rater: rater),
        started: transcripts.compactMap(\.started).min(), finished: transcripts.compactMap(\.finished).max())
      return (run, groups[id] ?? [])
    }
  }

  private func unique<T: Hashable>(_ values: [T]) -> [T] {
    var seen: Set<T> = []
    return values.filter { seen.insert($0).inserted }
  }
}
