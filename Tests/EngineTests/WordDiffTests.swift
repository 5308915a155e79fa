import Testing

@testable import Engine

@Suite struct WordDiffTests {
  /// The pieces as text: `same`, `[-removed-]` and `{+added+}`.
  private func marked(_ a: String, _ b: String) -> String {
    let (first, second) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view)
    }
    return WordDiff(a, b).pieces.map { piece in
      switch piece.kind {
      case .same: text(second[piece.b])
      case .removed: "[-\(text(first[piece.a]))-]"
      case .added: "{+\(text(second[piece.b]))+}"
      }
    }.joined()
  }

  @Test(
    arguments: [
      ("", "", ""),
      ("Go home.", "Go home.", "Go home."),
      ("", "Go.", "{+Go.+}"),
      ("Go.", "", "[-Go.-]"),
      ("the cat", "the big cat", "the {+big +}cat"),
      ("the big cat", "the cat", "the [-big -]cat"),
      ("Yes, go.", "No, stay.", "[-Yes, go-]{+No, stay+}."),
      ("Should we take them?", "Should we leave them?", "Should we [-take-]{+leave+} them?"),
      // A single space or a short word between two changes does not split them.
      ("one two three", "uno dos three", "[-one two-]{+uno dos+} three"),
      ("eat the cake", "leave the room", "[-eat the cake-]{+leave the room+}"),
      // Longer words in common do.
      ("eat your cake", "leave your room", "[-eat-]{+leave+} your [-cake-]{+room+}"),
      // What is only added takes nothing out, and stands in one piece where it can.
      ("x z", "x, y z", "x{+, y+} z"),
      ("x, y z", "x z", "x[-, y-] z"),
      ("we go home", "now we go straight home", "{+now +}we go {+straight +}home"),
      // Words are whole, with their apostrophes.
      ("don't go", "do go", "[-don't-]{+do+} go"),
      ("It’s fine", "It is fine", "[-It’s-]{+It is+} fine"),
      ("egg", "eggs", "[-egg-]{+eggs+}"),
      // Paragraphs stand apart.
      ("One.\n\nTwo.", "Uno.\n\nDos.", "[-One-]{+Uno+}.\n\n[-Two-]{+Dos+}."),
      ("One.\n\nThree.", "One.\n\nTwo.\n\nThree.", "One.\n\n{+Two.\n\n+}Three."),
    ])
  func tellsWhatDiffers(a: String, b: String, expected: String) {
    #expect(marked(a, b) == expected)
  }

  @Test func countsUnicodeScalars() {
    // é as one scalar and as two, a family of seven scalars, and a script without spaces.
    #expect(
      WordDiff("Café 👨‍👩‍👧‍👦 on", "Cafe\u{301} 👨‍👩‍👧‍👦 off").pieces == [
        .init(.same, 0..<13, 0..<14), .init(.removed, 13..<15, 14..<14), .init(.added, 15..<15, 14..<17),
      ])
    #expect(marked("我不吃花生。", "我吃花生。") == "我[-不-]吃花生。")
    #expect(marked("Ça va", "Ça ira") == "Ça [-va-]{+ira+}")
    #expect(marked("a 👍🏽 b", "a 👍 b") == "a [-👍🏽-]{+👍+} b")
    #expect(WordDiff("a\r\nb", "a\r\nc").pieces.last == .init(.added, 4..<4, 3..<4))
  }

  // MARK: Whatever the texts are

  /// The first text is what is the same and what was removed, the second what is the same and what was added.
  private func check(_ a: String, _ b: String, location: SourceLocation = #_sourceLocation) {
    let (first, second) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    var (inA, inB) = (0, 0)
    var last: WordDiff.Kind?
    for piece in WordDiff(a, b).pieces {
      #expect(piece.a.lowerBound == inA && piece.b.lowerBound == inB, "\(a) → \(b)", sourceLocation: location)
      #expect(piece.kind != last, "\(a) → \(b)", sourceLocation: location)
      #expect(!(last == .added && piece.kind == .removed), "\(a) → \(b)", sourceLocation: location)
      switch piece.kind {
      case .same:
        #expect(!piece.a.isEmpty && String(first, piece.a) == String(second, piece.b), sourceLocation: location)
      case .removed: #expect(!piece.a.isEmpty && piece.b.isEmpty, "\(a) → \(b)", sourceLocation: location)
      case .added: #expect(piece.a.isEmpty && !piece.b.isEmpty, "\(a) → \(b)", sourceLocation: location)
      }
      (inA, inB) = (piece.a.upperBound, piece.b.upperBound)
      last = piece.kind
    }
    #expect(inA == first.count && inB == second.count, "\(a) → \(b)", sourceLocation: location)
  }

  /// Numbers that look random and are the same every time.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test func putsBothTextsTogetherAgain() {
    let pool = [
      "a", "be", "the", "no", "egg", "peanut", "é", "e\u{301}", "花", " ", " ", " ", " ", "\n", "\n\n", "\r\n",
    ]
    let words = pool + [",", ".", "'", "’", "🌵", "👍🏽", "\u{200d}", "\u{301}"]
    var dice = Dice(state: 7)
    for _ in 0..<1500 {
      func text() -> String {
        (0..<Int.random(in: 0...24, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }.joined()
      }
      check(text(), text())
    }
  }

  @Test func putsLongTextsTogetherAgain() {
    var dice = Dice(state: 9)
    func paragraph(_ words: Int) -> String {
      (0..<words).map { _ in "w\(Int.random(in: 0...400, using: &dice))" }.joined(separator: " ") + ".\n\n"
    }
    let common = (0..<40).map { _ in paragraph(60) }
    var changed = common
    // Too many changes for words alone, but most paragraphs stay.
    for index in stride(from: 0, to: 40, by: 3) { changed[index] = paragraph(80) }
    changed[5] = common[5].replacing("w1", with: "x1")
    check(common.joined(), changed.joined())
    let same = WordDiff(common.joined(), changed.joined()).pieces.filter { $0.kind == .same }.reduce(0) {
      $0 + $1.a.count
    }
    #expect(same > common.joined().count / 2)
  }

  @Test func staysQuickWhereNothingIsAlike() {
    func text(_ prefix: String) -> String { (0..<10_000).map { "\(prefix)\($0)" }.joined(separator: " ") }
    let (a, b) = (text("a"), text("b"))
    let clock = ContinuousClock()
    var pieces: [WordDiff.Piece] = []
    let time = clock.measure { pieces = WordDiff(a, b).pieces }
    #expect(pieces.map(\.kind) == [.removed, .added])
    // Far more than it takes, for slow machines that do other things as well.
    #expect(time < .seconds(5), "\(time)")
  }

  @Test func aFewChangesInALongTextAreFound() {
    let words = (0..<10_000).map { "word\($0)" }
    var other = words
    other[20] = "twenty"
    other.remove(at: 5_000)
    other.insert("more", at: 9_000)
    let pieces = WordDiff(words.joined(separator: " "), other.joined(separator: " ")).pieces
    #expect(pieces.map(\.kind) == [.same, .removed, .added, .same, .removed, .same, .added, .same])
  }
}

extension String {
  fileprivate init(_ scalars: [Unicode.Scalar], _ range: Range<Int>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    self.init(view)
  }
}
