import Engine

/// The differences of two transcripts' answers at one turn, word by word.
struct DiffOverlay: Sendable, Equatable {
  /// Transcripts' ids: what the first has alone is removed, what the second has alone is added.
  var a: String
  var b: String
  /// The answer of `b`; of `a` it is the one to the same question.
  var turn: Int
  var top = 0

  /// Both texts in one, with marks around what only one has, and where these pieces are.
  struct Text: Sendable {
    var text = ""
    /// Half-open ranges of Unicode scalars of the text.
    var removed: [Range<Int>] = []
    var added: [Range<Int>] = []
    /// The share of words that both have, 0 to 1.
    var same = 1.0
  }

  /// The answer in another conversation to what this one answers: to its request, its pressure, its introduction, or to
  /// the distraction that comes as the same one after what is before. Nil: there is none.
  static func counterpart(of answer: Int, in turns: [Turn], among others: [Turn]) -> Turn? {
    guard let place = place(of: answer, in: turns) else { return nil }
    return others.first { $0.role == .assistant && self.place(of: $0.index, in: others) == place }
  }

  private struct Place: Equatable {
    /// Nil where the file that it came from does not say.
    var kind: TurnKind?
    /// Among the answers to its kind, from 0.
    var number: Int
  }

  private static func place(of answer: Int, in turns: [Turn]) -> Place? {
    var count: [TurnKind?: Int] = [:]
    var kind: TurnKind?
    for turn in turns {
      if turn.role == .user { kind = turn.kind }
      guard turn.role == .assistant else { continue }
      if turn.index == answer { return Place(kind: kind, number: count[kind, default: 0]) }
      count[kind, default: 0] += 1
    }
    return nil
  }

  static func text(of a: String, and b: String) -> Text {
    let (left, right) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    var result = Text()
    var scalars = String.UnicodeScalarView()
    var (common, all) = (0, 0)
    func append(_ part: ArraySlice<Unicode.Scalar>, _ marks: (String, String)?) -> Range<Int> {
      let start = scalars.count
      if let marks { scalars.append(contentsOf: marks.0.unicodeScalars) }
      scalars.append(contentsOf: part)
      if let marks { scalars.append(contentsOf: marks.1.unicodeScalars) }
      return start..<scalars.count
    }
    for piece in WordDiff(a, b).pieces {
      all += piece.a.count + piece.b.count
      switch piece.kind {
      case .same:
        common += piece.a.count + piece.b.count
        _ = append(left[piece.a], nil)
      // The marks of wdiff, so that nothing is told by colour alone.
      case .removed: result.removed.append(append(left[piece.a], ("[-", "-]")))
      case .added: result.added.append(append(right[piece.b], ("{+", "+}")))
      }
    }
    result.text = String(scalars)
    result.same = all == 0 ? 1 : Double(common) / Double(all)
    return result
  }
}
