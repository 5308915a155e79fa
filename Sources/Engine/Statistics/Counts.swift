/// How the transcripts of a group were rated.
public struct Counts: Sendable, Equatable {
  public var pass: Int
  public var fail: Int
  public var unclear: Int
  /// Neither: failed, unfinished or unrated. Never left out silently.
  public var missing: Int

  public init(pass: Int = 0, fail: Int = 0, unclear: Int = 0, missing: Int = 0) {
    self.pass = pass
    self.fail = fail
    self.unclear = unclear
    self.missing = missing
  }

  public var total: Int { pass + fail + unclear + missing }

  public static func + (a: Counts, b: Counts) -> Counts {
    Counts(
      pass: a.pass + b.pass, fail: a.fail + b.fail, unclear: a.unclear + b.unclear, missing: a.missing + b.missing)
  }

  public static func += (a: inout Counts, b: Counts) { a = a + b }

  /// What a pass rate is a share of.
  public enum Denominator: String, Sendable, CaseIterable {
    /// As the paper has it: passes and fails, the unclear left out.
    case published
    /// Every planned transcript: the unclear and the missing count as not passed.
    case all
  }

  public func trials(_ denominator: Denominator) -> Int {
    switch denominator {
    case .published: pass + fail
    case .all: total
    }
  }

  /// The pass rate with Wilson's interval; nil where nothing counts.
  public func rate(_ denominator: Denominator = .published) -> Proportion? {
    Proportion(successes: pass, trials: trials(denominator))
  }
}

/// A share with its 95 % interval.
public struct Proportion: Sendable, Equatable {
  /// In 0…1, like the interval's ends.
  public var rate: Double
  public var low: Double
  public var high: Double

  /// The 97.5 % quantile of the normal distribution.
  static let z = 1.959963984540054

  /// Wilson's score interval (Wilson 1927); nil without trials.
  public init?(successes: Int, trials: Int) {
    guard trials > 0 else { return nil }
    let n = Double(trials)
    let p = Double(successes) / n
    let z2 = Proportion.z * Proportion.z
    let centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    let half = Proportion.z * (p * (1 - p) / n + z2 / (4 * n * n)).squareRoot() / (1 + z2 / n)
    rate = p
    low = successes == 0 ? 0 : max(0, centre - half)
    high = successes == trials ? 1 : min(1, centre + half)
  }
}
