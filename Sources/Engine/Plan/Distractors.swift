/// What the user talks about in between, drawn for one use case.
///
/// The draw depends on the seed and the use case alone, so that every scenario, model, condition and repeat of a case has
/// the same distractors.
struct Distractors {
  var facts: [String]
  var trivia: [String]
  var preferences: [String]

  init(seed: Int, useCase: String, suite: Suite) throws(PlanError) {
    func draw(_ pool: SuitePool) throws(PlanError) -> [String] {
      // A stream for each pool: a new fact must not change which trivia are asked.
      var generator = SeededGenerator(seed: StableHash(String(seed), useCase, pool.rawValue).value)
      var rest = pool.entries(of: suite.pools)
      var drawn: [String] = []
      while drawn.count < SuitePool.drawn, !rest.isEmpty {
        rest.swapAt(Int(generator.next() % UInt64(rest.count)), rest.count - 1)
        let entry = rest.removeLast()
        if !entry.isBlank, !drawn.contains(entry) { drawn.append(entry) }
      }
      guard drawn.count == SuitePool.drawn else {
        throw .shortPool(suite: suite.name, pool: pool.rawValue, has: drawn.count, needs: SuitePool.drawn)
      }
      return drawn
    }
    facts = try draw(.facts)
    trivia = try draw(.trivia)
    preferences = try draw(.preferences)
  }
}
