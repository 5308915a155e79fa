/// The one rule for what a person who annotates can be called.
///
/// The name stands behind `human/`, in lists with commas, in filters and on screens: one word, without slashes, commas and
/// anything a terminal obeys.
public enum AnnotatorName {
  /// What may be in it, for messages.
  public static let rule = "one word without commas, slashes and control characters"

  /// The name after `human/`, if that is written; nil for what breaks the rule.
  public static func parse(_ text: String) -> String? {
    let name = text.hasPrefix("human/") ? String(text.dropFirst(6)) : text
    return !name.isEmpty && name.unicodeScalars.allSatisfy(isAllowed) ? name : nil
  }

  /// What is left of a name that nobody typed, such as the one somebody is logged in by; nil where nothing is.
  public static func cleaned(_ text: String) -> String? {
    var name = String.UnicodeScalarView()
    name.append(contentsOf: text.unicodeScalars.filter(isAllowed))
    return name.isEmpty ? nil : String(name)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    let text = String(scalar)
    return !scalar.properties.isWhitespace && scalar != "/" && scalar != "," && text.onOneLine == text
  }
}
