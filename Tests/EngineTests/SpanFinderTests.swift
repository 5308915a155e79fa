import Foundation
import Testing

@testable import Engine

@Suite struct SpanFinderTests {
  /// The first piece of a turn's text, marked.
  private func mark(_ piece: String, in turn: Turn, label: String = "risk") throws -> Span {
    let range = try #require(turn.text.range(of: piece), "\(piece)")
    let scalars = turn.text.unicodeScalars
    let start = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
    return try #require(
      Span(turn: turn.index, range: start..<(start + piece.unicodeScalars.count), label: label, in: turn.text))
  }

  /// Marks a piece of a turn and looks for it in other turns.
  private func find(_ piece: String, of old: Turn, in new: [Turn]) throws -> SpanFinder.Result {
    SpanFinder(turns: new).find(try mark(piece, in: old), role: old.role, in: old.text)
  }

  private func user(_ index: Int, _ text: String) -> Turn { Turn(index: index, role: .user, text: text) }
  private func answer(_ index: Int, _ text: String) -> Turn { Turn(index: index, role: .assistant, text: text) }

  // MARK: As it was

  @Test func whatStandsIsKept() throws {
    let turn = user(1, "Hi 👩‍👩‍👧. Eggs close my throat, badly.")
    let span = try mark("Eggs close my throat", in: turn)
    #expect(span.start == 10 && span.end == 30)
    #expect(SpanFinder(turns: [turn]).find(span, role: .user) == .kept(span))
    #expect(SpanFinder(turns: [turn]).find(span, role: nil) == .kept(span))
  }

  @Test func aKeptSpanGetsTheNewSurroundings() throws {
    let found = try find("Eggs", of: user(1, "Eggs close my throat."), in: [user(1, "Eggs kill me.")])
    #expect(
      found
        == .kept(Span(turn: 1, start: 0, end: 4, label: "risk", quote: "Eggs", prefix: "", suffix: " kill me.")))
  }

  @Test func aPositionWithoutItsQuoteIsNotTrusted() throws {
    let text = "Eggs close my throat."
    let bad = Span(turn: 1, start: 0, end: 6, label: "risk", quote: "throat")
    #expect(!bad.stands(in: text))
    #expect(
      SpanFinder(turns: [user(1, text)]).find(bad, role: .user)
        == .moved(
          Span(turn: 1, start: 14, end: 20, label: "risk", quote: "throat", prefix: "Eggs close my ", suffix: ".")))
  }

  @Test(arguments: [(Int.min, Int.max, 1), (5, 2, 1), (0, 3, Int.min), (-1, 3, Int.max)])
  func damagedNumbersDoNoHarm(start: Int, end: Int, turn: Int) throws {
    let span = Span(turn: turn, start: start, end: end, label: "risk", quote: "Eggs")
    #expect(!span.stands(in: "Eggs"))
    let turns = [user(1, "Eggs close my throat."), answer(2, "Noted.")]
    let found = SpanFinder(turns: turns).find(span, role: .user)
    #expect(found.span?.start == (turn == 1 ? 0 : nil))
    #expect(SpanFinder(turns: []).find(span, role: nil) == .lost)
  }

  // MARK: The same words elsewhere

  @Test func wordsThatWentOnAreFollowed() throws {
    let found = try find(
      "no satay", of: answer(2, "So no satay."), in: [answer(2, "You are allergic to peanuts. So no satay.")])
    #expect(
      found
        == .moved(
          Span(turn: 2, start: 32, end: 40, label: "risk", quote: "no satay", prefix: " to peanuts. So ", suffix: ".")))
  }

  @Test func ofSeveralTheOneWithItsSurroundingsIsTaken() throws {
    let old = answer(2, "Eat it. Do not eat it raw, though.")
    let span = Span(
      turn: 2, start: 15, end: 21, label: "risk", quote: "eat it", prefix: "Eat it. Do not ", suffix: " raw, though.")
    #expect(span.stands(in: old.text))
    let new = answer(2, "If you eat it, then eat it whole. Do not eat it raw, though; eat it cooked.")
    #expect(SpanFinder(turns: [new]).find(span, role: .assistant).span?.start == 41)
  }

  @Test func ofSeveralAlikeTheNearestIsTaken() {
    let span = Span(turn: 2, start: 20, end: 23, label: "risk", quote: "nut")
    let text = "nut, one, two, three, nut, four, five, six, nut"
    let found = SpanFinder(turns: [answer(2, text)]).find(span, role: .assistant)
    #expect(found.span?.start == 22)
  }

  @Test func itsPlaceAloneMayBeChance() throws {
    let old = answer(2, "Well, no nuts, no eggs, no nuts at all.")
    let span = Span(
      turn: 2, start: 27, end: 31, label: "risk", quote: "nuts", prefix: "ts, no eggs, no ", suffix: " at all.")
    #expect(span.stands(in: old.text))
    let new = answer(2, "Ok, nuts are out; so these nuts are out; no eggs, no nuts at all.")
    #expect(Array(new.text.unicodeScalars)[27..<31].elementsEqual("nuts".unicodeScalars))
    #expect(SpanFinder(turns: [new]).find(span, role: .assistant).span?.start == 53)
  }

  @Test func theShortestWordsNeedSomethingAroundThem() throws {
    let old = answer(2, "Yes, do order it.")
    #expect(try find("Yes", of: old, in: [answer(2, "Well. Some would say: Yes")]) == .lost)
    #expect(try find("Yes", of: old, in: [answer(2, "Well. Yes, do take it.")]).span?.start == 6)
    #expect(try find("Yes", of: old, in: [answer(2, "Yes! Go on.")]).span?.start == 0)
  }

  @Test func turnsThatMovedAreFollowed() throws {
    let old = [
      user(1, "Eggs close my throat."), answer(2, "Noted."), user(3, "Meringue?"), answer(4, "Yes, do order it."),
    ]
    let new = [
      old[0], old[1], user(3, "What is 7 times 8?"), answer(4, "It is 56."), user(5, "Meringue?"),
      answer(6, "Yes, do order it."),
    ]
    #expect(try find("Meringue?", of: old[2], in: new).span?.turn == 5, "a whole turn")
    #expect(try find("do order", of: old[3], in: new).span?.turn == 6)
    #expect(try find("Yes", of: old[3], in: new).span?.turn == 6)
  }

  @Test func itsSurroundingsCountMoreThanItsPlace() throws {
    let old = answer(4, "Yes, do order it.")
    let new = [answer(4, "Yes, Oslo is in Norway."), answer(6, "Yes, do order it.")]
    #expect(try find("Yes", of: old, in: new).span?.turn == 6)
  }

  @Test func otherRolesSayOtherThings() throws {
    let old = user(1, "I have a bad allergy to all nuts, mind.")
    let new = [user(1, "Hello."), answer(2, "You have said: I have a bad allergy to all nuts, mind.")]
    #expect(try find("I have a bad allergy to all nuts", of: old, in: new) == .lost)
    #expect(
      SpanFinder(turns: new).find(try mark("I have a bad allergy to all nuts", in: old), role: nil).span?.turn == 2)
  }

  @Test func shortWordsInAnotherTurnAreNotTheSame() throws {
    let old = answer(4, "Yes, do order it.")
    #expect(try find("Yes", of: old, in: [answer(4, "Order it."), answer(6, "Yes, Oslo is in Norway.")]) == .lost)
    #expect(try find("order it", of: old, in: [answer(4, "No."), answer(6, "Or order it somewhere else.")]) == .lost)
    // Without surroundings, as in a file that does not tell them, nothing speaks for it.
    let bare = Span(turn: 4, start: 0, end: 3, label: "risk", quote: "Yes")
    #expect(SpanFinder(turns: [answer(4, "No."), answer(6, "Yes")]).find(bare, role: .assistant) == .lost)
  }

  @Test func aWordInsideAnotherIsNotIt() throws {
    #expect(try find("no", of: answer(2, "I say no to it."), in: [answer(2, "You know it well.")]) == .lost)
    #expect(try find("heat", of: answer(2, "The heat is bad."), in: [answer(2, "That is cheating.")]) == .lost)
    // But who marked a piece of a word gets it.
    #expect(try find("allerg", of: user(1, "My allergies."), in: [user(1, "All my many allergies.")]).span?.start == 12)
  }

  // MARK: Edited words

  @Test func aMendedTypoChangesTheSpan() throws {
    let old = user(1, "I live here. My throat closes when I eat penuts at all. Bye.")
    let new = user(1, "I live there. My throat closes when I eat peanuts at all. Bye.")
    #expect(
      try find("when I eat penuts at all", of: old, in: [new])
        == .changed(
          Span(
            turn: 1, start: 31, end: 56, label: "risk", quote: "when I eat peanuts at all", prefix: "y throat closes ",
            suffix: ". Bye.")))
    #expect(try find("penuts", of: old, in: [new]).span?.quote == "peanuts")
    #expect(
      try find("My throat closes when I eat penuts", of: old, in: [new]).span?.quote
        == "My throat closes when I eat peanuts")
  }

  @Test func wordsPutInChangeTheSpan() throws {
    let found = try find(
      "am allergic to all nuts", of: user(1, "I am allergic to all nuts."),
      in: [user(1, "Since birth I am severely allergic to all nuts.")])
    guard case .changed(let span) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(span.quote == "am severely allergic to all nuts" && span.start == 14)
  }

  @Test func marksAndCaseChangeTheSpan() throws {
    let found = try find(
      "Do not eat the peanuts, ever", of: answer(2, "Do not eat the peanuts, ever."),
      in: [answer(2, "Sorry: do not eat the **peanuts** – ever!")])
    #expect(found.span?.quote == "do not eat the **peanuts** – ever")
  }

  @Test func tooLittleIsLostRatherThanWrong() throws {
    #expect(try find("Eggs", of: user(1, "Eggs close my throat."), in: [user(1, "Ergs and legs.")]) == .lost)
    #expect(try find("I am a", of: user(1, "I am a nurse."), in: [user(1, "Where I am at home.")]) == .lost)
    #expect(
      try find("the cat sat", of: user(1, "Well, the cat sat."), in: [user(1, "There the bat sat on it.")]) == .lost)
    #expect(
      try find(
        "Eggs close my throat at once", of: user(1, "Eggs close my throat at once."), in: [user(1, "Bees make me run.")]
      )
        == .lost)
    #expect(
      SpanFinder(turns: [user(1, "a")]).find(Span(turn: 1, start: 0, end: 0, label: "x", quote: ""), role: nil) == .lost
    )
  }

  @Test func anEllipsisInAQuoteDoesNotSwallowTheTurn() throws {
    let old = answer(2, "Well, I would think… maybe that is not it.")
    let new = answer(2, "Well, I would think " + String(repeating: "so ", count: 60) + "maybe that is not it.")
    #expect(try find("I would think… maybe that is not", of: old, in: [new]) == .lost)
  }

  // MARK: Approximate matches

  @Test(arguments: [
    ("peanuts", "all the penuts here", 1, 8..<14), ("peanuts", "all the peanuts here", 1, 8..<15),
    ("abcdef", "xxabXdefxx", 1, 2..<8), ("abcdef", "abdef", 1, 0..<5), ("abcdef", "zabccdefz", 1, 1..<8),
    ("abcdef", "abxxef and abcxef", 2, 11..<17),
  ])
  func theFewestEditsWin(pattern: String, text: String, limit: Int, range: Range<Int>) {
    let found = ApproximateMatch.find(Array(pattern.unicodeScalars), in: Array(text.unicodeScalars), limit: limit)
    #expect(found == range)
  }

  @Test func moreEditsThanAllowedAreNoMatch() {
    func find(_ pattern: String, _ text: String, _ limit: Int) -> Range<Int>? {
      ApproximateMatch.find(Array(pattern.unicodeScalars), in: Array(text.unicodeScalars), limit: limit)
    }
    #expect(find("abcdef", "abxxef", 1) == nil)
    #expect(find("abc", "abc", 0) == nil)
    #expect(find("abc", "xyz", 3) == nil)
    #expect(find("", "xyz", 1) == nil)
    #expect(find("abc", "", 1) == nil)
  }

  @Test func theCutOffLosesNothing() {
    var generator = SystemRandomNumberGenerator()
    let letters: [Unicode.Scalar] = ["a", "b", "c"]
    for _ in 0..<2000 {
      let pattern = (0..<Int.random(in: 2...9, using: &generator)).map { _ in letters.randomElement(using: &generator)!
      }
      let text = (0..<Int.random(in: 0...20, using: &generator)).map { _ in letters.randomElement(using: &generator)! }
      let limit = Int.random(in: 1..<pattern.count, using: &generator)
      let fewest = (0...text.count).flatMap { start in
        (start...text.count).map { distance(pattern[...], text[start..<$0]) }
      }.min()!
      let found = ApproximateMatch.find(pattern, in: text, limit: limit)
      #expect((found != nil) == (fewest <= limit), "\(pattern) \(text) \(limit)")
      if let found { #expect(distance(pattern[...], text[found]) == fewest, "\(pattern) \(text) \(limit)") }
    }
  }

  /// The whole table, for comparison.
  private func distance(_ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>) -> Int {
    var row = Array(0...b.count)
    for x in a {
      var diagonal = row[0]
      row[0] += 1
      for (column, y) in b.enumerated() {
        let next = min(diagonal + (x == y ? 0 : 1), row[column] + 1, row[column + 1] + 1)
        diagonal = row[column + 1]
        row[column + 1] = next
      }
    }
    return row[b.count]
  }
}
