/// Finds a pattern in a text that has it with a few edits: scalars added, removed or replaced (Sellers 1980).
enum ApproximateMatch {
  /// The first of the pieces that take the fewest edits; nil where all take more than `limit`.
  ///
  /// Takes steps in the text's length times `limit` mostly: what costs more already is not followed (Ukkonen 1985).
  static func find(_ pattern: [Unicode.Scalar], in text: [Unicode.Scalar], limit: Int) -> Range<Int>? {
    guard limit > 0, pattern.count > limit else { return nil }
    // For each beginning of the pattern: the fewest edits that make it a piece of the text that ends here, and where that
    // begins.
    var costs = Array(0...pattern.count)
    var starts = [Int](repeating: 0, count: pattern.count + 1)
    // The longest beginning that is within the limit; what is beyond it keeps costs above the limit.
    var last = limit
    var best: (cost: Int, range: Range<Int>)?
    for (position, scalar) in text.enumerated() {
      var diagonal = (cost: 0, start: position)
      starts[0] = position + 1
      let top = min(last + 1, pattern.count)
      for row in 1...top {
        let left = (cost: costs[row], start: starts[row])
        var cheapest = (cost: diagonal.cost + (pattern[row - 1] == scalar ? 0 : 1), start: diagonal.start)
        if left.cost + 1 < cheapest.cost { cheapest = (left.cost + 1, left.start) }
        if costs[row - 1] + 1 < cheapest.cost { cheapest = (costs[row - 1] + 1, starts[row - 1]) }
        (costs[row], starts[row]) = cheapest
        diagonal = left
      }
      last = top
      while last > 0, costs[last] > limit { last -= 1 }
      if last == pattern.count, costs[last] < best?.cost ?? .max, starts[last] <= position {
        best = (costs[last], starts[last]..<(position + 1))
      }
    }
    return best?.range
  }
}
