extension StringProtocol {
  /// Whether it ends as a sentence does: with `.`, `?` or `!`, perhaps inside closing quotes or brackets.
  var endsAsSentence: Bool {
    let closers: Set<Character> = ["\"", "'", "”", "’", "»", ")", "]"]
    guard let last = last(where: { !closers.contains($0) }) else { return false }
    return last == "." || last == "?" || last == "!"
  }

  /// Its words in lower case: runs of letters, so that "we'll" and "I’d" give "we" and "i" first.
  ///
  /// "US" is the country and stays in upper case.
  var letterWords: Set<String> {
    Set(split { !$0.isLetter }.map { $0 == "US" ? "US" : $0.lowercased() })
  }
}
