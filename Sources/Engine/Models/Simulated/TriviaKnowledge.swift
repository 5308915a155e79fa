/// What the simulated models know by heart: the answers to the quiz questions of the core suite, each by its question in
/// lower case. The tables stand in one file for each theme.
enum TriviaKnowledge {
  /// The answer as a noun phrase, or nil if the question isn't one of those known.
  static func answer(to question: String) -> String? {
    byQuestion[question.lowercased().trimmingBlanks]
  }

  static let themes = [general, sciences, words, places, arts, games, people, earlier]

  private static let byQuestion: [String: String] =
    themes.reduce(into: [:]) { known, theme in known.merge(theme) { first, _ in first } }
}

extension String {
  /// Without white space at either end.
  fileprivate var trimmingBlanks: String {
    var text = Substring(self)
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
