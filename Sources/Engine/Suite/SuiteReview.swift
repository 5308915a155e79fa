public import Foundation

/// A suite's folder, read as strictly as a suite that is to be published: every breach, and what it holds.
public struct SuiteReview: Sendable {
  /// As far as it could be read.
  public var suite: Suite
  /// What loading complains of, then what breaks the rules of single use cases, of balance and of similarity.
  public var breaches: [SuiteBreach]
  public var figures: SuiteFigures

  public init(directory: URL) {
    var loader = SuiteLoader(directory: directory, level: .authored)
    suite = loader.load()
    breaches = loader.breaches
    let similarity = SuiteSimilarity(suite, places: loader.places)
    figures = SuiteFigures(suite, similarity)
    // Where not even the folder is there, nothing else is worth telling.
    guard !suite.name.isEmpty || !suite.useCases.isEmpty else { return }
    var head = Findings(file: "suite.json")
    let folder = directory.standardizedFileURL.lastPathComponent
    if !suite.name.isEmpty, suite.name != folder {
      head.add("name", "is “\(suite.name)”", "needs the folder's name, “\(folder)”")
    }
    let numbers = suite.version.split(separator: ".", omittingEmptySubsequences: false)
    if !suite.version.isEmpty, numbers.count != 3 || numbers.contains(where: { Int($0) == nil || $0.hasPrefix("+") }) {
      head.add("version", "is “\(suite.version)”", "needs three numbers with dots between them")
    }
    breaches += head.breaches
    for (useCase, place) in zip(suite.useCases, loader.places) {
      breaches += UseCaseRules(useCase, place).breaches
    }
    breaches += SuiteBalance(suite).breaches + similarity.breaches
  }
}

/// Where a use case stands: its file, and what messages call it.
struct SuitePlace: Sendable {
  var file: String
  var label: String
}
