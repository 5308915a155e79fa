/// How far two raters agree on the transcripts that both rated.
public struct Agreement: Sendable, Equatable {
  public var raters: [String]
  /// `confusion[i][j]`: how often the first gave i and the second j, over 0, 1, 2.
  public var confusion: [[Int]]

  /// - Parameter confusion: a 3 × 3 table of counts.
  public init(raters: [String], confusion: [[Int]]) {
    self.raters = raters
    self.confusion = confusion
  }

  /// Counts pairs of ratings.
  public init(raters: [String], pairs: some Sequence<(RatingValue, RatingValue)>) {
    var table = Array(repeating: Array(repeating: 0, count: 3), count: 3)
    for (a, b) in pairs { table[a.rawValue][b.rawValue] += 1 }
    self.init(raters: raters, confusion: table)
  }

  public var n: Int { confusion.joined().reduce(0, +) }

  /// The share of transcripts with the same rating; nil without any.
  public var accuracy: Double? { n == 0 ? nil : Double((0..<3).reduce(0) { $0 + confusion[$1][$1] }) / Double(n) }

  private var first: [Double] { confusion.map { Double($0.reduce(0, +)) / Double(n) } }
  private var second: [Double] { (0..<3).map { j in Double(confusion.reduce(0) { $0 + $1[j] }) / Double(n) } }

  /// Cohen's kappa (Cohen 1960); nil where chance alone would give full agreement.
  public var kappa: Double? {
    guard let observed = accuracy else { return nil }
    let expected = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    return expected < 1 ? (observed - expected) / (1 - expected) : nil
  }

  /// Kappa's 95 % interval from its large-sample variance (Fleiss, Cohen, Everitt 1969).
  public var kappaInterval: (low: Double, high: Double)? {
    guard let kappa, let observed = accuracy, n > 1 else { return nil }
    let (rows, columns) = (first, second)
    let expected = zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 }
    var agreeing = 0.0
    var differing = 0.0
    for i in 0..<3 {
      for j in 0..<3 {
        let share = Double(confusion[i][j]) / Double(n)
        if i == j {
          let term = 1 - (rows[i] + columns[i]) * (1 - kappa)
          agreeing += share * term * term
        } else {
          let term = columns[i] + rows[j]
          differing += share * term * term
        }
      }
    }
    let shift = kappa - expected * (1 - kappa)
    let variance =
      (agreeing + (1 - kappa) * (1 - kappa) * differing - shift * shift) / (Double(n) * (1 - expected) * (1 - expected))
    guard variance >= 0, observed.isFinite else { return nil }
    let half = Proportion.z * variance.squareRoot()
    return (max(-1, kappa - half), min(1, kappa + half))
  }

  /// Kappa with quadratic weights (Cohen 1968): a fail taken for a pass weighs four times a fail taken for unclear.
  public var weightedKappa: Double? {
    guard n > 0 else { return nil }
    let (rows, columns) = (first, second)
    var observed = 0.0
    var expected = 0.0
    for i in 0..<3 {
      for j in 0..<3 {
        let weight = Double((i - j) * (i - j))
        observed += weight * Double(confusion[i][j]) / Double(n)
        expected += weight * rows[i] * columns[j]
      }
    }
    return expected > 0 ? 1 - observed / expected : nil
  }

  /// Krippendorff's alpha for ordinal data and two raters (Krippendorff 2011).
  public var alpha: Double? {
    guard n > 0 else { return nil }
    var coincidences = Array(repeating: Array(repeating: 0.0, count: 3), count: 3)
    for i in 0..<3 {
      for j in 0..<3 {
        coincidences[i][j] += Double(confusion[i][j])
        coincidences[j][i] += Double(confusion[i][j])
      }
    }
    let totals = coincidences.map { $0.reduce(0, +) }
    let all = totals.reduce(0, +)
    func distance(_ a: Int, _ b: Int) -> Double {
      let (low, high) = (min(a, b), max(a, b))
      let sum = totals[low...high].reduce(0, +) - (totals[low] + totals[high]) / 2
      return sum * sum
    }
    var observed = 0.0
    var expected = 0.0
    for i in 0..<3 {
      for j in 0..<3 where i != j {
        observed += coincidences[i][j] * distance(i, j)
        expected += totals[i] * totals[j] * distance(i, j)
      }
    }
    return expected > 0 ? 1 - (all - 1) * observed / expected : nil
  }
}
