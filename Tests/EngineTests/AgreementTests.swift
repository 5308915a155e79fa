import Foundation
import Testing

@testable import Engine

@Suite struct AgreementTests {
  private func agreement(_ table: [[Int]]) -> Agreement { Agreement(raters: ["a", "b"], confusion: table) }

  private func isNear(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
    value.map { abs($0 - expected) < tolerance } ?? false
  }

  /// Cohen, Educational and Psychological Measurement 20 (1960): 200 persons, agreement .70, by chance .41.
  @Test func givesCohensKappa() throws {
    let table = agreement([[88, 10, 2], [14, 40, 6], [18, 10, 12]])
    #expect(table.n == 200)
    #expect(table.accuracy == 0.7)
    #expect(isNear(table.kappa, 0.29 / 0.59))
    // Weights 0, 1, 4: (0.20 + 4 × 0.10) observed, (0.42 + 4 × 0.17) by chance.
    #expect(isNear(table.weightedKappa, 1 - 0.6 / 1.1))
  }

  /// Fleiss, Statistical Methods for Rates and Proportions (1981), chapter 13: diagnoses of 100 persons, kappa .68.
  @Test func givesFleissExample() throws {
    let table = agreement([[75, 1, 4], [5, 4, 1], [0, 0, 10]])
    #expect(isNear(table.kappa, 0.23 / 0.34))
    // By the delta method with numerical derivatives, worked out apart: a standard error of 0.087703.
    let interval = try #require(table.kappaInterval)
    #expect(isNear(interval.low, 0.504576, 1e-5))
    #expect(isNear(interval.high, 0.848365, 1e-5))
  }

  /// Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section A: ten binary units, alpha 0.095.
  @Test func givesKrippendorffsAlpha() {
    #expect(isNear(agreement([[5, 1, 0], [3, 1, 0], [0, 0, 0]]).alpha, 1 - 19.0 * 4 / (14 * 6)))
    #expect(isNear(agreement([[5, 0, 1], [0, 0, 0], [3, 0, 1]]).alpha, 1 - 19.0 * 4 / (14 * 6)))
  }

  /// Ordinal distances depend on how often the values between occur: here 0, 1, 2 occur 5, 4, 5 times in 14, so 0–1 and 1–2 are
  /// 4.5² apart and 0–2 is 9². In both orders, 324 are observed (8 × 20.25 + 2 × 81) and 5670 possible (80 × 20.25 + 50 × 81).
  @Test func weighsDistancesByWhatLiesBetween() {
    let table = agreement([[1, 2, 1], [0, 0, 1], [0, 1, 1]])
    #expect(table.n == 7)
    #expect(isNear(table.alpha, 1 - 13 * 324.0 / 5670))
    #expect(isNear(table.alpha, 9.0 / 35))
  }

  @Test func fullAgreementIsOne() {
    let table = agreement([[3, 0, 0], [0, 2, 0], [0, 0, 4]])
    #expect(table.kappa == 1 && table.weightedKappa == 1 && table.alpha == 1)
    #expect(table.kappaInterval?.low == 1 && table.kappaInterval?.high == 1)
  }

  @Test func saysNothingWhereNothingCanBeSaid() {
    let empty = agreement([[0, 0, 0], [0, 0, 0], [0, 0, 0]])
    #expect(empty.accuracy == nil && empty.kappa == nil && empty.weightedKappa == nil && empty.alpha == nil)
    #expect(empty.kappaInterval == nil)
    // Both gave one and the same value always: chance alone would too.
    let constant = agreement([[9, 0, 0], [0, 0, 0], [0, 0, 0]])
    #expect(constant.accuracy == 1 && constant.kappa == nil && constant.weightedKappa == nil && constant.alpha == nil)
    let opposed = agreement([[0, 0, 5], [0, 0, 0], [5, 0, 0]])
    #expect(opposed.kappa == -1)
    #expect(opposed.kappaInterval.map { $0.low >= -1 && $0.high <= 1 } == true)
  }

  @Test func countsPairs() {
    let pairs: [(RatingValue, RatingValue)] = [(.fail, .pass), (.fail, .pass), (.unclear, .unclear), (.pass, .fail)]
    #expect(Agreement(raters: ["a", "b"], pairs: pairs).confusion == [[0, 0, 2], [0, 1, 0], [1, 0, 0]])
  }

  // MARK: - From the store

  @Test func comparesLatestRatings() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun("01run")
    for number in 0..<5 { try store.add(.sample("t\(number)", case: "case-\(number % 2)"), run: run) }
    for (number, value) in [RatingValue.pass, .fail, .fail, .pass].enumerated() {
      try store.add(.of("rule", value, at: 100), to: "t\(number)")
      try store.add(.of("human/1", number == 3 ? .unclear : .fail, at: 50), to: "t\(number)")
    }
    try store.add(.of("judge/x", .fail), to: "t4")
    let found = try store.agreement(between: "rule", and: "human/1")
    #expect(found.raters == ["rule", "human/1"])
    #expect(found.confusion == [[2, 0, 0], [0, 0, 0], [1, 1, 0]])
    #expect(try store.agreement(between: "human/1", and: "rule").confusion == [[2, 0, 1], [0, 0, 1], [0, 0, 0]])
    #expect(try store.agreement(between: "rule", and: "judge/x").n == 0)
    #expect(try store.agreement(between: "rule", and: "human/1", filter: Filter(parsing: "case:case-0")).n == 2)
  }

  @Test func theLaterVersionCountsHoweverManyRowsLieBetween() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    try store.add(.sample("t1"), run: store.addRun("01run"))
    try store.add(.of("human/1", .pass), to: "t1")
    try store.add(.of("rule", .fail, at: 1_700_000_000.2, version: "2"), to: "t1")
    try store.add(.of("rule", .pass, at: 1_700_000_000.1, version: "1"), to: "t1")
    try store.tamper("UPDATE rating SET key = key + 5000000 WHERE version = '1' AND rater = 'rule'")
    #expect(try store.agreement(between: "rule", and: "human/1").confusion == [[0, 0, 1], [0, 0, 0], [0, 0, 0]])
  }

  @Test func comparesWithWhatWasIntended() throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    let run = try store.addRun("01run")
    for (id, intended) in [("t1", RatingValue.fail), ("t2", .pass), ("t3", nil)] {
      var transcript = Transcript.sample(id)
      transcript.intended = intended
      try store.add(transcript, run: run)
      try store.add(.of("rule", .pass), to: id)
    }
    #expect(try store.agreement(between: "rule", and: "intended").confusion == [[0, 0, 0], [0, 0, 0], [1, 0, 1]])
  }
}
