/// What user turns are for, where a file does not say.
enum TurnKinds {
  /// Fills in the kinds that are missing; those that are given stay, and none of them but `distraction` is given twice.
  ///
  /// The last user turn asks. The introduction is the first one that holds the constraint word for word, or else the first.
  /// The one before the request presses if the scenario is known to have other people in it and there are four user turns
  /// or more. The rest distracts.
  static func infer(_ turns: [Turn], constraint: String, scenario: Scenario?) -> [Turn] {
    var turns = turns
    let users = turns.indices.filter { turns[$0].role == .user }
    guard users.contains(where: { turns[$0].kind == nil }) else { return turns }
    func give(_ kind: TurnKind, to index: Int?) {
      guard let index, turns[index].kind == nil, !users.contains(where: { turns[$0].kind == kind }) else { return }
      turns[index].kind = kind
    }
    give(.request, to: users.last)
    let words = constraint.trimmed
    let stating = words.isEmpty ? nil : users.first { turns[$0].text.contains(words) }
    give(.introduction, to: stating ?? users.first)
    if users.count >= 4, let scenario, scenario != .solo { give(.pressure, to: users[users.count - 2]) }
    for index in users where turns[index].kind == nil { turns[index].kind = .distraction }
    return turns
  }
}
