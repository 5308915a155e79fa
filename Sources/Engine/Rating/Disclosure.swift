/// Whether an edited conversation still states the constraint that it would be rated against.
///
/// It does where a sentence of the user's has at least half of the words of one of the constraint's sentences, or where an
/// introduction has one of the use case's own words for it. In doubt it counts as stated, so that a constraint told in
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
    return turns.contains { turn in
      guard turn.role == .user else { return false }
      let text = RatedText(turn.text)
      if text.sentences.contains(where: { Evidence.overlap(needles, text, $0) >= Evidence.enough }) { return true }
      guard turn.kind == .introduction else { return false }
      let stems = text.tokens.map(\.stem)
      return words.contains { stems.firstRange(of: $0) != nil }
    }
  }
}
