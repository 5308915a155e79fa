/// What a mistyped word may have meant.
enum Nearest {
  /// The candidates that the word begins, else the nearest of those within two changed letters.
  static func words(to word: String, among candidates: [String]) -> [String] {
    let begun = candidates.filter { word.count > 1 && $0.hasPrefix(word) }
    if !begun.isEmpty { return begun }
    let distances = candidates.map { (word: $0, distance: distance(word, $0)) }
    guard let least = distances.map(\.distance).min(), least <= min(2, word.count - 1) else { return [] }
    return distances.filter { $0.distance == least }.map(\.word)
  }

  /// How many letters have to be put in, left out, replaced or swapped with the next.
  private static func distance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first), Array(second))
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
        row.append(least)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
