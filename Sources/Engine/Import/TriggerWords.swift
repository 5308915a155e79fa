/// Whether a request names what the user's constraint is about: the covariate of imported use cases.
///
/// Suites of our own say so in each use case; here it is computed. The constraint's words of three letters or more,
/// without those that frame every constraint (`severe`, `allergy`, `fear`, …), are cut to stems and looked for among the
/// request's stems. That finds the same word and its plain inflections, not synonyms or kinds: `dog` in `dogs`, not
/// `peanut` in `satay`.
enum TriggerWords {
  static func names(_ constraint: String, in request: String) -> Bool {
    let wanted = Set(words(of: constraint).filter { !framing.contains($0) }.map(stem))
      .subtracting(framing.map(stem))
    return words(of: request).contains { wanted.contains(stem($0)) }
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count >= 3 }
  }

  /// Cuts plural and participle endings, as far as at least three letters stay.
  static func stem(_ word: String) -> String {
    for (ending, replacement) in [
      ("ies", "y"), ("ing", ""), ("sses", "ss"), ("es", ""), ("ed", ""), ("s", ""), ("e", ""),
    ]
    where word.hasSuffix(ending) && !word.hasSuffix("ss") && word.count - ending.count >= 3 {
      return word.dropLast(ending.count) + replacement
    }
    return word
  }

  /// Grammar, and the words by which a constraint says that it is one.
  private static let framing: Set<String> = [
    "the", "and", "have", "has", "had", "from", "with", "that", "this", "for", "are", "was", "were", "been", "being",
    "not", "can", "cannot", "could", "makes", "make", "made", "due", "any", "all", "which", "when", "where", "into",
    "out", "off", "its", "their", "them", "they", "you", "your", "our", "who", "how", "but", "than", "very", "such",
    "even", "also", "while", "after", "before", "during", "about", "over", "under", "around", "because",
    "severe", "severely", "extreme", "extremely", "serious", "crippling", "intense", "overwhelming", "debilitating",
    "chronic", "acute", "deadly", "deathly", "strong", "allergy", "allergic", "allergies", "ptsd", "post", "traumatic",
    "stress", "trauma", "traumatized", "disorder", "phobia", "phobic", "fear", "afraid", "terrified", "fearful",
    "anxiety", "condition", "disability", "disease", "syndrome", "suffer", "suffering", "pain", "issue", "issues",
    "problem", "problems", "using", "use", "limit", "limits", "limited", "affect", "affects", "difficult", "ability",
    "experience", "experiencing", "reaction", "reactions", "involving", "life", "user", "physical",
  ]
}
