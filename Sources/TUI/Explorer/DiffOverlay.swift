import Engine

/// The differences of two transcripts' answers at one turn, word by word.
struct DiffOverlay: Sendable, Equatable {
  /// Transcripts' ids: what the first has alone is removed, what the second has alone is added.
  var a: String
  var b: String
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
