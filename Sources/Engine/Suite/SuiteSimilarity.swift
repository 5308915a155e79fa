/// How near the use cases of a suite come to each other in their words.
///
/// The measure is Jaccard's over the sets of three successive words: what two texts share, by what either has. Only texts
/// that share something are ever compared, so that hundreds of use cases take milliseconds.
struct SuiteSimilarity {
  /// From here on one text counts as a near copy of the other.
  static let limit = 0.3

  /// Two use cases that have words in common.
  struct Pair: Equatable {
    var wording: SuiteWording
    /// The positions of the use cases, the later one second.
    var first: Int
    var second: Int
    /// In (0, 1].
    var value: Double
  }

  let breaches: [SuiteBreach]
  let nearestConstraints: Pair?
  let nearestRequests: Pair?

  init(_ suite: Suite, places: [SuitePlace]) {
    var breaches: [SuiteBreach] = []
    var nearest: [SuiteWording: Pair] = [:]
    for wording in SuiteWording.allCases {
      let texts = suite.useCases.map(wording.text)
      for pair in SuiteSimilarity.pairs(of: texts, wording) {
        if pair.value > nearest[wording]?.value ?? 0 { nearest[wording] = pair }
        guard pair.value >= SuiteSimilarity.limit else { continue }
        // The very same constraint is told of when the suite is loaded.
        if wording == .constraint, texts[pair.first] == texts[pair.second] { continue }
        let place = places[pair.second]
        var found = Findings(file: place.file, useCase: place.label)
        let other = places[pair.first].label
        if pair.value == 1 {
          found.add(wording.field, "says the same as that of \(other)", "needs words of its own")
        } else {
          found.add(
            wording.field, "is \(SuiteSimilarity.rounded(pair.value)) like that of \(other)",
            "needs to be less than \(SuiteSimilarity.limit)")
        }
        breaches += found.breaches
      }
    }
    self.breaches = breaches
    nearestConstraints = nearest[.constraint]
    nearestRequests = SuiteWording.allCases.dropFirst().compactMap { nearest[$0] }.max { $0.value < $1.value }
  }

  /// All pairs of texts that share three successive words, by the later one.
  static func pairs(of texts: [String], _ wording: SuiteWording = .constraint) -> [Pair] {
    var pairs: [Pair] = []
    var holders: [[String]: [Int]] = [:]
    var sizes: [Int] = []
    for (second, text) in texts.enumerated() {
      let grams = trigrams(of: text)
      sizes.append(grams.count)
      var shared: [Int: Int] = [:]
      for gram in grams {
        for first in holders[gram, default: []] { shared[first, default: 0] += 1 }
        holders[gram, default: []].append(second)
      }
      for (first, count) in shared.sorted(by: { $0.key < $1.key }) {
        let value = Double(count) / Double(sizes[first] + grams.count - count)
        pairs.append(Pair(wording: wording, first: first, second: second, value: value))
      }
    }
    return pairs
  }

  /// Every three successive words; a shorter text counts as one piece.
  private static func trigrams(of text: String) -> Set<[String]> {
    let words = SpokenWords(text).words
    guard words.count > 3 else { return words.isEmpty ? [] : [words] }
    return Set((0...(words.count - 3)).map { Array(words[$0..<($0 + 3)]) })
  }

  /// To two places; what is below the limit is never rounded up to it.
  static func rounded(_ value: Double) -> Double { (value * 100 + 1e-9).rounded(.down) / 100 }
}
