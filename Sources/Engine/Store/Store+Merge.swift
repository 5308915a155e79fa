import Foundation

extension Store {
  /// How many stores SQLite attaches at once.
  public static let mergeLimit = 10

  /// Takes everything of other stores into this one, in one transaction: all of all of them or nothing.
  ///
  /// Suites, runs with their plans, transcripts with turns and calls, ratings and annotations come in by their ids, so that
  /// the same file again changes nothing. What both have and say differently is reported; see `MergeConflict`. The other
  /// files are only read. The full-text index catches up afterwards, see `indexPending`.
  ///
  /// - Parameter dryRun: reports what would be taken and takes nothing.
  /// - Returns: a report of each file, in their order. Throws where one is no store, or a run of it is still under way.
  @discardableResult
  public func merge(_ files: [String], dryRun: Bool = false) throws(StoreError) -> [MergeReport] {
    guard files.count <= Store.mergeLimit else {
      throw StoreError(
        code: 0, message: "\(files.count) stores are too many to merge at once", path: path, sql: nil,
        remedy: "Merge up to \(Store.mergeLimit) at a time.")
    }
    var copies: [StoreCopy] = []
    for file in files {
      guard !isSameFile(file) else {
        throw StoreError(
          code: 0, message: "this is the store that is merged into", path: file, sql: nil,
          remedy: "Name another store, or say with --db which one the others go into.")
      }
      copies.append(try StoreCopy(of: file))
    }
    // A connection of its own: whoever reads this store meanwhile sees nothing of the others.
    let db = try Connection(path: path)
    for (number, copy) in copies.enumerated() {
      try db.run("ATTACH DATABASE ? AS \(Merge.schema(number))", [.text(copy.path)])
    }
    try db.execute(Merge.workingTables)
    return try db.transaction(keeps: !dryRun) { () throws(StoreError) in
      var reports: [MergeReport] = []
      for (number, file) in files.enumerated() {
        var merge = Merge(db: db, from: Merge.schema(number), file: file)
        try merge.run()
        reports.append(merge.report)
      }
      return reports
    }
  }

  private func isSameFile(_ other: String) -> Bool {
    let (mine, theirs) = (Store.fileNumbers(path), Store.fileNumbers(other))
    return mine != nil && mine == theirs
  }

  /// Device and inode.
  private static func fileNumbers(_ path: String) -> [Int]? {
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved),
      let device = attributes[.systemNumber] as? Int, let file = attributes[.systemFileNumber] as? Int
    else { return nil }
    return [device, file]
  }
}
