/// The longest common subsequence of two lists of numbers, found as long as they do not differ too much.
enum EditScript {
  /// Which positions of the two lists go together, in order; nil where more than `limit` would have
  /// to be removed and added in the midst of the rest.
  ///
  /// Takes steps and memory in the square of what is removed and added (Myers 1986).
  static func matches(_ a: ArraySlice<Int>, _ b: ArraySlice<Int>, limit: Int) -> [(a: Int, b: Int)]? {
    let head = zip(a, b).prefix { $0 == $1 }.count
    let tail = zip(a.dropFirst(head).reversed(), b.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let (first, second) = (Array(a.dropFirst(head).dropLast(tail)), Array(b.dropFirst(head).dropLast(tail)))
    guard let middle = different(first, second, limit: limit) else { return nil }
    let (startA, startB) = (a.startIndex, b.startIndex)
    return (0..<head).map { (startA + $0, startB + $0) }
      + middle.map { (startA + head + $0.a, startB + head + $0.b) }
      + (0..<tail).map { (a.endIndex - tail + $0, b.endIndex - tail + $0) }
  }

  private static func different(_ a: [Int], _ b: [Int], limit: Int) -> [(a: Int, b: Int)]? {
    if a.isEmpty || b.isEmpty { return [] }
    let most = min(limit, a.count + b.count)
    // How far in `a` each diagonal (position in a − position in b) has come, from diagonal −most − 1 on.
    var reached = [Int](repeating: 0, count: 2 * most + 3)
    // The same after each step, the diagonals −step…step alone.
    var history: [[Int]] = []
    for step in 0...most {
      for diagonal in stride(from: -step, through: step, by: 2) {
        let at = diagonal + most + 1
        let adds = diagonal == -step || diagonal != step && reached[at - 1] < reached[at + 1]
        var x = adds ? reached[at + 1] : reached[at - 1] + 1
        while x < a.count, x - diagonal < b.count, a[x] == b[x - diagonal] { x += 1 }
        reached[at] = x
        if x >= a.count, x - diagonal >= b.count { return path(history, a.count, b.count) }
      }
      history.append(Array(reached[(most + 1 - step)...(most + 1 + step)]))
    }
    return nil
  }

  /// Goes back from the ends of both lists to their beginnings.
  private static func path(_ history: [[Int]], _ endA: Int, _ endB: Int) -> [(a: Int, b: Int)] {
    var matches: [(a: Int, b: Int)] = []
    var (x, y) = (endA, endB)
    for (step, reached) in history.enumerated().reversed() {
      // What was reached in `step` steps; the one after it was a removal or an addition.
      let diagonal = x - y
      func at(_ diagonal: Int) -> Int {
        abs(diagonal) <= step ? reached[diagonal + step] : -1
      }
      let adds = diagonal == -(step + 1) || diagonal != step + 1 && at(diagonal - 1) < at(diagonal + 1)
      let (beforeX, beforeY) =
        adds ? (at(diagonal + 1), at(diagonal + 1) - diagonal - 1) : (at(diagonal - 1), at(diagonal - 1) - diagonal + 1)
      let (afterX, afterY) = adds ? (beforeX, beforeY + 1) : (beforeX + 1, beforeY)
      while x > afterX, y > afterY {
        (x, y) = (x - 1, y - 1)
        matches.append((x, y))
      }
      (x, y) = (beforeX, beforeY)
    }
    while x > 0, y > 0 {
      (x, y) = (x - 1, y - 1)
      matches.append((x, y))
    }
    return matches.reversed()
  }
}
