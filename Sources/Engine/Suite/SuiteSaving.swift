public import Foundation

extension Suite {
  /// The suite as the files of its folder, by path, in the format that `Suite(directory:)` reads.
  public func encode() throws(SuiteError) -> [(path: String, content: Data)] {
    var files = [("suite.json", try Self.json(SuiteHead(self), "suite.json"))]
    let byFile = Dictionary(grouping: useCases) { Suite.file(ofCategory: $0.category) }
    for (path, cases) in byFile.sorted(by: { $0.key < $1.key }) {
      files.append((path, try Self.json(cases, path)))
    }
    for pool in SuitePool.allCases {
      files.append((pool.file, try Self.json(pool.entries(of: pools), pool.file)))
    }
    return files.map { (path: $0.0, content: $0.1) }
  }

  /// Writes the suite's files into a folder, which is made if need be; files of the same names are replaced.
  public func save(to directory: URL) throws(SuiteError) {
    for (path, content) in try encode() {
      let url = directory.appendingPathComponent(path)
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: url, options: .atomic)
      } catch {
        throw SuiteError([
          SuiteBreach(
            file: url.path, problem: "cannot be written (\(error.localizedDescription))",
            remedy: "check the folder's permissions and the free space")
        ])
      }
    }
  }

  /// The file that holds a category's use cases.
  static func file(ofCategory category: String) -> String {
    let name = String(category.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "-" })
    return "cases/\(name.isEmpty ? "other" : name).json"
  }

  private static func json(_ value: some Encodable, _ path: String) throws(SuiteError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(value) + Data("\n".utf8)
    } catch {
      throw SuiteError([
        SuiteBreach(file: path, problem: "cannot be written as JSON (\(error))", remedy: "check its texts")
      ])
    }
  }
}

/// What `suite.json` holds.
private struct SuiteHead: Encodable {
  let format = Suite.format
  let name, version, title, description, licence: String
  let categories: [Suite.Category]
  let conditions: [Suite.OwnCondition]?
  let labels: [Suite.OwnLabel]?

  init(_ suite: Suite) {
    name = suite.name
    version = suite.version
    title = suite.title
    description = suite.description
    licence = suite.licence
    categories = suite.categories
    conditions = suite.conditions.isEmpty ? nil : suite.conditions
    labels = suite.labels.isEmpty ? nil : suite.labels
  }
}
