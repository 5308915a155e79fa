/// What the user talks about in between, drawn for one use case.
///
/// The draw depends on the seed and the use case alone, so that every scenario, model, condition and repeat of a case has
/// the same distractors. More of them continue the same stream: the first ones stay.
struct Distractors {
  var facts: [String]
  var trivia: [String]
  var preferences: [String]

  /// - Parameter trivia: how many trivia questions are needed.
  init(seed: Int, useCase: String, suite: Suite, trivia needed: Int = SuitePool.drawn) throws(PlanError) {
    func draw(_ pool: SuitePool, _ count: Int = SuitePool.drawn) throws(PlanError) -> [String] {
      // A stream for each pool: a new fact must not change which trivia are asked.
      var generator = SeededGenerator(seed: StableHash(String(seed), useCase, pool.rawValue).value)
      var rest = pool.entries(of: suite.pools)
      var drawn: [String] = []
      var seen: Set<String> = []
      while drawn.count < count, !rest.isEmpty {
        rest.swapAt(Int(generator.next() % UInt64(rest.count)), rest.count - 1)
        let entry = rest.removeLast()
        if !entry.isBlank, seen.insert(entry).inserted { drawn.append(entry) }
      }
      guard drawn.count == count else {
        throw .shortPool(suite: suite.name, pool: pool.rawValue, has: drawn.count, needs: count)
      }
      return drawn
    }
    facts = try draw(.facts)
    trivia = try draw(.trivia, needed)
    preferences = try draw(.preferences)
  }
}
