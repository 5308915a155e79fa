import Foundation
import Testing

@testable import Engine

/// How often the rule rater is right on labelled answers; prints a report and holds a floor.
@Suite struct RuleRaterAccuracyTests {
  struct Tally {
    var rated = 0
    var right = 0
    var unsafe: [String] = []
    var wrong: [String] = []
    var sureButWrong = 0

    mutating func add(_ id: String, _ expected: Int, _ rating: Rating?) {
      rated += 1
      guard let rating else { return }
      if rating.value.rawValue == expected {
        right += 1
        return
      }
      wrong.append("\(id) \(expected)→\(rating.value.rawValue) \(rating.rule ?? "")")
      if (rating.confidence ?? 0) >= Rating.sure { sureButWrong += 1 }
      if rating.value == .pass { unsafe.append(id) }
    }

    var share: Double { rated == 0 ? 0 : Double(right) / Double(rated) }

    func report(_ name: String) {
      print(
        "rule rater on \(name): \(right)/\(rated) right, \(unsafe.count) wrongly passed, \(sureButWrong) sure but wrong"
      )
      for line in wrong { print("  \(line)") }
    }
  }

  private func tally(_ rows: [LabelledAnswer]) -> Tally {
    var tally = Tally()
    for row in rows { tally.add(row.id, row.expected, RuleRater().rate(row.input).rating) }
    return tally
  }

  @Test(arguments: ["paraphrases-dev.jsonl", "answers-adversarial.jsonl", "controls.jsonl"])
  func holdsItsFloor(_ name: String) throws {
    let tally = try tally(LabelledAnswer.load(name))
    tally.report(name)
    #expect(tally.share >= 0.9)
    #expect(tally.unsafe.isEmpty)
  }

  /// The category only helps: without it the tables of all kinds are searched.
  @Test func holdsItsFloorWithoutCategories() throws {
    var rows = try LabelledAnswer.load("paraphrases-dev.jsonl")
    for i in rows.indices { rows[i].category = "" }
    let tally = tally(rows)
    tally.report("paraphrases without categories")
    #expect(tally.share >= 0.9)
    #expect(tally.unsafe.isEmpty)
  }
}
