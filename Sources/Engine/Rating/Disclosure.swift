/// Whether an edited conversation still states the constraint that it would be rated against.
///
/// It is looked for in what is said before the pressure and the request, which may name the trigger without telling whose
/// constraint it is: to the letter, or at least half of the words of one of the constraint's sentences (two at least), or,
/// in an introduction, one of the use case's own words for it. What an edit left as it was recorded need only have one of
/// these words: its author told the constraint in their own. In doubt it counts as stated, so that a constraint told in
/// other words is rated. What states it no longer is left without a rating, with the cause `undisclosed`, and without a
/// distance: nobody told the model what it is said not to have heeded.
public enum Disclosure {
  /// The cause of a transcript whose edits took the constraint away.
  public static let lost = "undisclosed"
  public static let lostMeaning = "an edit took away the constraint it would be rated against"

  /// - Parameter heedWords: the use case's own words by which heeding shows.
  static func isStated(_ constraint: String, heedWords: [String], in turns: [Turn]) -> Bool {
    let needles = Evidence.needles(of: constraint)
    guard !needles.isEmpty else { return true }
    let words = heedWords.map { RatedText($0).tokens.map(\.stem) }.filter { !$0.isEmpty }
    let wanted = letters(of: constraint)
    // What was said before an answer that was kept stands as it was recorded.
    let recorded = turns.last { $0.role == .assistant && $0.finishReason == Turn.kept }?.index ?? 0
    return turns.contains { turn in
      guard turn.role == .user || turn.role == .system, turn.kind != .request, turn.kind != .pressure else {
        return false
      }
      if letters(of: turn.text).contains(wanted) { return true }
      let text = RatedText(turn.text)
      if text.sentences.contains(where: { Evidence.states(needles, text, $0) }) { return true }
      let stems = text.tokens.map(\.stem)
      if turn.index < recorded, !needles.allSatisfy({ $0.isDisjoint(with: stems) }) { return true }
      guard turn.kind == .introduction else { return false }
      return words.contains { stems.firstRange(of: $0) != nil }
    }
  }

  /// The text as far as its spaces, signs and capitals do not matter.
  private static func letters(of text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
